import NoteModel
import SourceText

/// What the keys of front matter mean to the program that a note comes from.
struct FrontMatterDialect {
  /// Whether `tags: a b` are two.
  var splitsTagsAtBlanks = false
  /// Whether `aliases` are addresses; Obsidian has further names of the note there.
  var aliasesAreAddresses = true
  /// Keys that say something to that program only.
  var dropped: Set<String> = []
  /// IANA name of the zone of dates without an offset.
  var timeZone = "UTC"
}

/// A file of Markdown: what its front matter says, and its text.
struct MarkdownSource {
  var note: SourceNote
  /// Behind the front matter.
  var body: [UInt8]
  /// `url` or `permalink`, as it stands there.
  var address: String?
  /// Those of its tags that are categories, of which some programs make addresses.
  var categories: [String] = []
  /// Further names of the note that are no addresses.
  var otherNames: [String] = []

  init(_ source: [UInt8], note: SourceNote, dialect: FrontMatterDialect) {
    self.note = note
    // Lines end as those of the front matter that is written anew.
    let bytes = source.contains(0x0D) ? withLineFeeds(source) : source
    let matter = readFrontMatter(bytes)
    body = Array(bytes[matter.bodyStart...].drop { $0 == 0x0A || $0 == 0x0D })
    for diagnostic in matter.diagnostics.prefix(3) where diagnostic.severity == .error {
      self.note.remarks.count(.lost, "front matter that cannot be read: \(diagnostic.message)")
    }
    for entry in matter.entries { read(entry, dialect) }
    takeHeading()
  }

  private mutating func read(_ entry: MetadataEntry, _ dialect: FrontMatterDialect) {
    let text = entry.value.importedText
    switch entry.key.lowercased() {
    case "title": note.title = text.map(onOneLine) ?? ""
    case "published" where entry.value.flag != nil: note.isDraft = note.isDraft || entry.value.flag == false
    case "date", "created", "publishdate", "pubdate", "published":
      if note.date == nil || entry.key.lowercased() == "date" {
        note.date = date(text, entry.key, dialect) ?? note.date
      }
    case "lastmod", "updated", "modified", "last_modified_at", "lastmodified":
      note.updated = date(text, entry.key, dialect)
    case "tags", "tag": note.tags += words(entry.value, dialect)
    case "categories", "category":
      categories += words(entry.value, dialect)
      note.tags += words(entry.value, dialect)
    case "description", "summary", "excerpt":
      if note.description.isEmpty { note.description = text.map(onOneLine) ?? "" }
    case "slug": note.slug = text.map { slugify($0) == $0 ? $0 : slugify($0) } ?? ""
    case "url", "permalink": address = text
    case "aliases", "redirect_from", "alias":
      if dialect.aliasesAreAddresses {
        note.addresses += texts(entry.value).map { $0.hasPrefix("/") ? $0 : "/" + $0 }
      } else {
        otherNames = texts(entry.value)
      }
    case "draft": note.isDraft = note.isDraft || entry.value.flag ?? false
    case "private": note.isPrivate = entry.value.flag ?? true
    case "lang", "language": note.language = text ?? ""
    case "weight", "nav_order":
      if case .integer = entry.value { note.extra.append(renamed(entry, "order")) }
    case "imported": break
    case let key where dialect.dropped.contains(key): break
    default: if entry.value != .null { note.extra.append(entry) }
    }
  }

  private func renamed(_ entry: MetadataEntry, _ key: String) -> MetadataEntry {
    MetadataEntry(key: key, value: entry.value, keyRange: entry.keyRange, valueRange: entry.valueRange)
  }

  private mutating func date(_ text: String?, _ key: String, _ dialect: FrontMatterDialect) -> SourceDate? {
    guard let text, !text.isEmpty else { return nil }
    if let date = SourceDate(text, timeZone: dialect.timeZone) { return date }
    note.remarks.count(.lost, "a date that cannot be read: '\(key): \(text.prefix(60))'")
    return nil
  }

  private func words(_ value: MetadataValue, _ dialect: FrontMatterDialect) -> [String] {
    if case .string(let text) = value {
      let separator: (Character) -> Bool =
        text.contains(",") ? { $0 == "," } : { dialect.splitsTagsAtBlanks && $0.isWhitespace }
      return text.split(whereSeparator: separator).map { cleanTag(String($0)) }.filter { !$0.isEmpty }
    }
    return texts(value).map(cleanTag).filter { !$0.isEmpty }
  }

  private func cleanTag(_ tag: String) -> String { String(tag.trimmedBlanks.drop { $0 == "#" }) }

  private func texts(_ value: MetadataValue) -> [String] {
    if case .list(let items) = value { return items.compactMap(\.importedText) }
    return value.importedText.map { [$0] } ?? []
  }

  /// Takes the first heading for the title where there is no other, and out of the text where it repeats it.
  private mutating func takeHeading() {
    let lines = body.split(separator: 0x0A, maxSplits: 64, omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { $0.contains { $0 > 0x20 } }),
      lines[index].starts(with: "# ".utf8)
    else { return }
    var text = lines[index].dropFirst(2).trimmingBytes { $0 <= 0x20 }
    while text.last == UInt8(ascii: "#") { text.removeLast() }
    let heading = String(decoding: text, as: UTF8.self).trimmedBlanks
    let plain = heading.filter { $0 != "`" && $0 != "*" }
    guard note.title.isEmpty || note.title == heading || note.title == plain else { return }
    if note.title.isEmpty { note.title = plain }
    let end = lines[index].endIndex
    body = Array(body[min(end + 1, body.count)...].drop { $0 == 0x0A || $0 == 0x0D })
  }
}

private func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  for (index, byte) in text.enumerated() {
    if byte != 0x0D {
      result.append(byte)
    } else if index + 1 == text.count || text[index + 1] != 0x0A {
      result.append(0x0A)
    }
  }
  return result
}

private func onOneLine(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

extension MetadataValue {
  /// Text, or a number as it is written.
  var importedText: String? {
    switch self {
    case .string(let text): text.trimmedBlanks
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let flag): String(flag)
    case .null, .list, .map: nil
    }
  }

  var flag: Bool? {
    switch self {
    case .bool(let flag): flag
    case .string("true"), .string("yes"): true
    case .string("false"), .string("no"): false
    case .null, .integer, .number, .string, .list, .map: nil
    }
  }

  /// The value of a key of a mapping.
  subscript(key: String) -> MetadataValue? {
    if case .map(let members) = self {
      members.first { $0.key.lowercased() == key.lowercased() }?.value
    } else {
      nil
    }
  }
}

extension ArraySlice<UInt8> {
  func trimmingBytes(_ isUnwanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = drop(while: isUnwanted)
    while rest.last.map(isUnwanted) == true { rest.removeLast() }
    return rest
  }
}

/// The settings of another program, read as front matter is: YAML, TOML or JSON by the name of the file.
func readConfiguration(_ path: String, _ source: ImportSource) -> MetadataValue {
  guard let bytes = source.read(path) else { return .null }
  let text: [UInt8]
  if path.hasSuffix(".toml") {
    text = Array("+++\n".utf8) + bytes + Array("\n+++\n".utf8)
  } else if path.hasSuffix(".json") {
    text = bytes + Array("\n".utf8)
  } else {
    text = Array("---\n".utf8) + bytes + Array("\n---\n".utf8)
  }
  return .map(readFrontMatter(text).entries)
}

/// The words of a file's name, for a note without a title.
func titleFromName(_ stem: String) -> String {
  let words = stem.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
  return words.isEmpty ? stem : words.prefix(1).uppercased() + words.dropFirst()
}

/// The name of a file without its extension.
func stem(of path: String) -> String {
  let name = lastPart(path)
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
  return String(name[..<dot])
}
