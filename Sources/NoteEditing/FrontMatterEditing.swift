import Diagnostics
import NoteModel
import SourceText

/// Changes of a note's front matter that leave all else of it as it is: order, comments, form.
package struct FrontMatterEditor {
  private let bytes: [UInt8]
  private let place: FrontMatterPlace?
  private let frontMatter: FrontMatter

  /// - Parameter bytes: of the whole note.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    frontMatter = readFrontMatter(bytes)
    place = frontMatter.format == nil ? nil : findFrontMatter(bytes)
  }

  /// Puts a text behind those that a key lists already; makes the key, and front matter, where there is none.
  ///
  /// - Returns: `nil` where that cannot be done without a doubt: broken front matter, or a value that is neither text nor list.
  package func appending(_ text: String, to key: String) -> TextEdit? {
    guard let place, let entry = frontMatter.entries.first(where: { $0.key == key }) else {
      return adding([(key, { "[\(scalar(text, $0))]" })])
    }
    guard isSound(place) else { return nil }
    switch entry.value {
    case .null where place.format == .yaml && isEmpty(entry):
      return insertion(" [\(yamlScalar(text))]", at: endOfKey(entry))
    case .list(let items) where items.isEmpty:
      return edit(entry.valueRange, "[\(scalar(text, place.format))]")
    case .list: return appending(text, toListOf: entry, place.format)
    case .string, .integer:
      let old = String(decoding: bytes[entry.valueRange.start..<entry.valueRange.end], as: UTF8.self)
      guard !old.contains("\n") else { return nil }
      return edit(entry.valueRange, "[\(old), \(scalar(text, place.format))]")
    case .null, .bool, .number, .map: return nil
    }
  }

  private func appending(_ text: String, toListOf entry: MetadataEntry, _ format: FrontMatter.Format)
    -> TextEdit?
  {
    guard let last = entry.itemRanges.last else { return nil }
    guard format == .yaml, bytes[entry.valueRange.start] != UInt8(ascii: "[") else {
      return insertion(", \(scalar(text, format))", at: last.end)
    }
    // A block sequence: a line like that of its last item.
    let line = lineRange(around: last.start)
    guard let dash = bytes[line.start..<last.start].firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let prefix = String(decoding: bytes[line.start..<last.start], as: UTF8.self)
    guard bytes[line.start..<dash].allSatisfy({ $0 == 0x20 }),
      !prefix.dropFirst(dash - line.start + 1).contains("-")
    else { return nil }
    let lastLine = lineRange(around: max(last.start, last.end - 1))
    return insertion(lineBreak + prefix + yamlScalar(text), at: lastLine.end)
  }

  private func isSound(_ place: FrontMatterPlace) -> Bool {
    place.isClosed && !frontMatter.diagnostics.contains { $0.severity == .error }
  }

  /// A key and its value as a format writes it.
  package typealias Member = (key: String, value: (FrontMatter.Format) -> String)

  /// Adds keys that are not there yet, and front matter where there is none.
  ///
  /// - Returns: `nil` where that cannot be done without a doubt.
  package func adding(_ members: [Member]) -> TextEdit? {
    let (colon, equals) = (": ", " = ")
    func lines(_ format: FrontMatter.Format, _ lineBreak: String) -> String {
      members.map { $0.key + (format == .toml ? equals : colon) + $0.value(format) + lineBreak }.joined()
    }
    guard let place else {
      return insertion("---\n" + lines(.yaml, "\n") + "---\n\n", at: frontMatter.bodyStart)
    }
    guard isSound(place) else { return nil }
    switch place.format {
    case .yaml:
      let first = bytes[place.content.start..<place.content.end].first { $0 > 0x20 }
      guard first != UInt8(ascii: "{") else { return nil }
      return insertion(lines(.yaml, lineBreak), at: place.content.end)
    case .toml:
      // Before the first key: what stands behind a table's head belongs to that table.
      return insertion(lines(.toml, lineBreak), at: place.content.start)
    case .json:
      let opening = place.content.start + 1
      let first = frontMatter.entries.first?.keyRange.start ?? opening
      let blank = String(decoding: bytes[opening..<max(opening, first)], as: UTF8.self)
      guard blank.allSatisfy(\.isWhitespace) else { return nil }
      let texts = members.map { blank + doubleQuoted($0.key) + colon + $0.value(.json) }
      return insertion(texts.joined(separator: ",") + (first > opening ? "," : ""), at: opening)
    }
  }

  // MARK: Tags

  /// Writes each tag for which `newName` gives another one anew; of two that become one the later goes.
  ///
  /// - Returns: `nil` where the tags cannot be told apart in the text; no edits where nothing changes.
  package func renamingTags(_ newName: (String) -> String?) -> [TextEdit]? {
    guard let place, let entry = frontMatter.entries.first(where: { $0.key == "tags" }) else { return [] }
    switch entry.value {
    case .string(let text): return renamingWords(of: text, in: entry.valueRange, newName)
    case .integer(let number): return renamingWords(of: String(number), in: entry.valueRange, newName)
    case .list(let items):
      guard items.count == entry.itemRanges.count else { return nil }
      return renamingItems(items, of: entry, place.format, newName)
    case .null: return []
    case .bool, .number, .map: return nil
    }
  }

  /// Tags in one text, with commas between them.
  private func renamingWords(
    of text: String, in range: SourceRange, _ newName: (String) -> String?
  ) -> [TextEdit]? {
    let tags = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard tags.contains(where: { newName(trimmed($0)) != nil }) else { return [] }
    let raw = bytes[range.start..<range.end]
    guard let start = raw.firstRange(of: Array(text.utf8))?.lowerBound else { return nil }
    var kept: [String] = []
    var names: Set<String> = []
    for tag in tags {
      let name = newName(trimmed(tag)) ?? trimmed(tag)
      guard names.insert(name.lowercased()).inserted else { continue }
      let blank = tag.prefix { $0.isWhitespace }
      kept.append(blank + name)
    }
    let new = kept.joined(separator: ",")
    // What is plain must stay so.
    let isQuoted = start > range.start
    let isSound = kept.allSatisfy {
      isQuoted ? !$0.contains { "\"'\\".contains($0) } : isPlainText(trimmed($0))
    }
    guard isSound else { return nil }
    return [TextEdit(SourceRange(start, start + text.utf8.count), of: bytes, with: new)]
  }

  private func renamingItems(
    _ items: [MetadataValue], of entry: MetadataEntry, _ format: FrontMatter.Format,
    _ newName: (String) -> String?
  ) -> [TextEdit]? {
    let names: [String] = items.map { item in
      switch item {
      case .string(let text): trimmed(text)
      case .integer(let number): String(number)
      case .null, .bool, .number, .list, .map: ""
      }
    }
    // A name that stays is kept before one that becomes it.
    var taken = Set(names.filter { newName($0) == nil }.map { $0.lowercased() })
    var edits: [TextEdit] = []
    for (index, name) in names.enumerated() {
      guard !name.isEmpty, let new = newName(name) else { continue }
      if taken.insert(new.lowercased()).inserted {
        edits.append(edit(entry.itemRanges[index], scalar(new, format, like: entry.itemRanges[index])))
      } else {
        edits.append(edit(removal(of: index, from: entry, format), ""))
      }
    }
    return edits
  }

  /// What goes with an item of a list: its line, where it stands alone on it, else the comma.
  private func removal(of index: Int, from entry: MetadataEntry, _ format: FrontMatter.Format) -> SourceRange
  {
    let items = entry.itemRanges
    let line = lineRange(around: items[index].start)
    let before = bytes[line.start..<items[index].start]
    let isBlock = format == .yaml && bytes[entry.valueRange.start] != UInt8(ascii: "[")
    let isAlone = before.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "-") }
    let isLastOfJSON = format == .json && index == items.count - 1
    if isBlock || isAlone && !isLastOfJSON && items[index].end <= line.end {
      // The value of a block begins with its first item, behind the blanks of its line.
      return SourceRange(line.start, min(bytes.count, line.end + lineBreak.utf8.count))
    }
    if index + 1 < items.count { return SourceRange(items[index].start, items[index + 1].start) }
    return index > 0 ? SourceRange(items[index - 1].end, items[index].end) : items[index]
  }

  // MARK: Text

  private func scalar(_ text: String, _ format: FrontMatter.Format, like old: SourceRange? = nil) -> String {
    let quote = old.flatMap { bytes[$0.start..<$0.end].first }
    switch format {
    case .yaml where quote == UInt8(ascii: "'") && !text.contains("'"): return "'\(text)'"
    case .yaml where quote == UInt8(ascii: "\""): return doubleQuoted(text)
    case .yaml: return yamlScalar(text)
    case .toml, .json: return doubleQuoted(text)
    }
  }

  private func edit(_ range: SourceRange, _ text: String) -> TextEdit {
    TextEdit(range, of: bytes, with: text)
  }

  private func insertion(_ text: String, at offset: Int) -> TextEdit {
    edit(SourceRange(offset, offset), text)
  }

  private func isEmpty(_ entry: MetadataEntry) -> Bool {
    let line = lineRange(around: entry.keyRange.start)
    return bytes[endOfKey(entry)..<line.end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Behind the colon.
  private func endOfKey(_ entry: MetadataEntry) -> Int {
    bytes[entry.keyRange.end...].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? entry.keyRange.end
  }

  /// Without its line break.
  private func lineRange(around offset: Int) -> SourceRange {
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    return SourceRange(start, max(start, end))
  }

  /// As the note has it.
  private var lineBreak: String {
    guard let feed = bytes.firstIndex(of: 0x0A), feed > 0, bytes[feed - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }
}

/// A text as a scalar of YAML: bare where that is certainly a string, in a list too, else in double quotes (YAML 1.2 §7.3).
package func yamlScalar(_ text: String) -> String { isPlainText(text) ? text : doubleQuoted(text) }

private func isPlainText(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
    first.properties.isAlphabetic || first == "/", last != " "
  else { return false }
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || [" ", "-", "_", ".", "/"].contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .spacingMark
  }
  return isPlain
    && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
}

/// In double quotes, as JSON, TOML and YAML all have it.
package func doubleQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\" + String(scalar)
    default: quoted.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
  }
  return quoted + "\""
}

private func trimmed(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}
