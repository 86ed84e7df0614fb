import NoteEditing
import NoteModel

/// The front matter of an imported note, with the lines around it and a blank line behind it.
func frontMatter(of note: SourceNote, aliases: [String]) -> [UInt8] {
  var text = "---\ntitle: \(yamlScalar(note.title))\n"
  if let date = note.date { text += "date: \(date.text)\n" }
  if let updated = note.updated { text += "updated: \(updated.text)\n" }
  let tags = distinctTags(note.tags)
  if !tags.isEmpty { text += "tags: [\(tags.map(yamlScalar).joined(separator: ", "))]\n" }
  if !note.slug.isEmpty { text += "slug: \(yamlScalar(note.slug))\n" }
  if !note.description.isEmpty { text += "description: \(yamlScalar(note.description))\n" }
  if !note.language.isEmpty { text += "lang: \(yamlScalar(note.language))\n" }
  if note.isDraft { text += "draft: true\n" }
  if note.isPrivate { text += "private: true\n" }
  if aliases.count == 1 {
    text += "aliases: [\(yamlScalar(aliases[0]))]\n"
  } else if !aliases.isEmpty {
    text += "aliases:\n" + aliases.map { "  - \(yamlScalar($0))\n" }.joined()
  }
  for entry in note.extra { text += "\(yamlScalar(entry.key)): \(yamlValue(entry.value))\n" }
  text += "\(importedKey): \(yamlScalar(note.origin))\n---\n\n"
  return Array(text.utf8)
}

/// The key that says where a note was imported from, by which a second import knows it again.
package let importedKey = "imported"

/// Each tag once, whatever its case; a tag is no longer than 100 bytes.
private func distinctTags(_ tags: [String]) -> [String] {
  var seen: Set<String> = []
  return tags.compactMap { tag in
    let tag = tag.split { $0.isWhitespace }.joined(separator: " ")
    return !tag.isEmpty && tag.utf8.count <= 100 && seen.insert(tag.lowercased()).inserted ? tag : nil
  }
}

/// Any value on one line: JSON is YAML.
private func yamlValue(_ value: MetadataValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let flag): "\(flag)"
  case .integer(let number): "\(number)"
  case .number(let number): "\(number)"
  case .string(let text): yamlScalar(text)
  case .list(let items): "[" + items.map(yamlValue).joined(separator: ", ") + "]"
  case .map(let members):
    "{" + members.map { "\(doubleQuoted($0.key)): \(yamlValue($0.value))" }.joined(separator: ", ") + "}"
  }
}
