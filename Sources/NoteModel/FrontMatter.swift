import Diagnostics
import JSONSyntax
import SourceText
import TOMLSyntax
import YAMLSyntax

/// What stands before the text of a note.
package struct FrontMatter: Sendable {
  package enum Format: Sendable, Hashable {
    /// Between lines `---`.
    case yaml
    /// Between lines `+++`.
    case toml
    /// An object at the very start.
    case json
  }

  /// `nil` when the note has none.
  package let format: Format?
  /// What it says, in the order of the source, with places in bytes of the file.
  package let entries: [MetadataEntry]
  /// Offset of the first byte of the text.
  package let bodyStart: Int
  /// In bytes of the file.
  package let diagnostics: [Diagnostic]
}

/// Where front matter stands in a file.
package struct FrontMatterPlace: Sendable, Hashable {
  package let format: FrontMatter.Format
  /// What is to be parsed, in bytes of the file.
  package let content: SourceRange
  /// Offset of the first byte after it and the line that closes it.
  package let bodyStart: Int
  /// Whether its end was found.
  package let isClosed: Bool
}

/// Reads the front matter of a note. Never fails: what cannot be read is in the diagnostics.
package func readFrontMatter(_ bytes: [UInt8]) -> FrontMatter {
  guard let place = findFrontMatter(bytes) else { return .none(bytes) }
  let content = Array(bytes[place.content.start..<place.content.end])
  let base = place.content.start
  let (entries, found): ([MetadataEntry]?, [Diagnostic])
  switch place.format {
  case .yaml:
    let document = beginsWithKey(bytes, at: base) ? parseYAMLMapping(content) : parseYAML(content)
    entries = document.root.map { $0.mapping.map { yamlEntries($0, base: base) } } ?? []
    found = document.diagnostics
  case .toml:
    let document = parseTOML(content)
    entries = tomlEntries(document.root, base: base)
    found = document.diagnostics
  case .json:
    let document = parseJSON(content)
    entries = document.root.object.map { jsonEntries($0, base: base) }
    found = document.diagnostics
  }
  // Between two lines `---` there may just be text.
  guard entries != nil || beginsWithKey(bytes, at: base) else { return .none(bytes) }
  var diagnostics = found.map { $0.shifted(by: base) }
  if !place.isClosed {
    let fence = place.format == .yaml ? "---" : "+++"
    let opening = SourceRange(max(0, base - lineBreakLength(before: base, bytes) - 3), base)
    diagnostics.append(
      Diagnostic(
        NoteRules.unclosedFrontMatter, "the front matter is never closed",
        at: SourceRange(opening.start, opening.start + 3),
        help: "put a line '\(fence)' between the front matter and the text"))
  }
  return FrontMatter(
    format: place.format, entries: entries ?? [], bodyStart: place.bodyStart, diagnostics: diagnostics)
}

/// Finds front matter at the start of a file: between lines `---` (closed by `---` or `...`), between lines
/// `+++`, or a JSON object. A byte order mark may stand before it.
///
/// - Returns: `nil` when there is none; a first line `---` may be a thematic break.
package func findFrontMatter(_ bytes: [UInt8]) -> FrontMatterPlace? {
  let start = markLength(bytes)
  if start < bytes.count, bytes[start] == UInt8(ascii: "{") { return findObject(bytes, from: start) }
  for format in [FrontMatter.Format.yaml, .toml] {
    let fence: StaticString = format == .yaml ? "---" : "+++"
    let first = nextLine(bytes, from: start)
    guard isFence(bytes[start..<first.end], fence) else { continue }
    var line = first
    // Where text begins that cannot belong to the front matter: the closing line is missing.
    var textStart: Int?
    var isAfterBlank = false
    while line.next < bytes.count {
      let lineStart = line.next
      line = nextLine(bytes, from: lineStart)
      let content = bytes[lineStart..<line.end]
      if isFence(content, fence) || (format == .yaml && isFence(content, "...")) {
        if let textStart, beginsWithKey(bytes, at: first.next) {
          return open(format, from: first.next, to: textStart)
        }
        // A rule, a heading, a rule: with nothing but blank lines and what YAML takes for comments it is
        // text.
        if format == .yaml, isOnlyHeadings(bytes[first.next..<lineStart]) { return nil }
        return FrontMatterPlace(
          format: format, content: SourceRange(first.next, lineStart), bodyStart: line.next, isClosed: true)
      }
      let isBlank = content.allSatisfy(isBlankByte)
      if textStart == nil, !isBlank, isAfterBlank, !fits(content, format) { textStart = lineStart }
      isAfterBlank = isBlank
    }
    guard beginsWithKey(bytes, at: first.next) else { return nil }
    return open(format, from: first.next, to: textStart ?? bytes.count)
  }
  return nil
}

/// Whether lines hold a Markdown heading, and otherwise nothing but blanks.
private func isOnlyHeadings(_ content: ArraySlice<UInt8>) -> Bool {
  let lines = content.split { isLineBreak($0) }.filter { !$0.allSatisfy(isBlankByte) }
  return !lines.isEmpty && lines.allSatisfy { $0.first == UInt8(ascii: "#") }
}

private func open(_ format: FrontMatter.Format, from start: Int, to end: Int) -> FrontMatterPlace {
  FrontMatterPlace(format: format, content: SourceRange(start, end), bodyStart: end, isClosed: false)
}

/// Finds the end of a JSON object that begins a file. What follows `}` on its line must be blank.
private func findObject(_ bytes: [UInt8], from start: Int) -> FrontMatterPlace? {
  // `{{< … >}}` and `{% … %}` begin the text of notes that come from other programs.
  guard let first = bytes[(start + 1)...].first(where: { !isBlankByte($0) && !isLineBreak($0) }),
    first == UInt8(ascii: "\"") || first == UInt8(ascii: "}")
  else { return nil }
  var depth = 0
  var isString = false
  var offset = start
  while offset < bytes.count {
    switch (bytes[offset], isString) {
    case (UInt8(ascii: "\\"), true): offset += 1
    case (UInt8(ascii: "\""), _): isString.toggle()
    case (0x0A, true): isString = false
    case (UInt8(ascii: "{"), false): depth += 1
    case (UInt8(ascii: "}"), false): depth -= 1
    default: break
    }
    offset += 1
    guard depth == 0 else { continue }
    let line = nextLine(bytes, from: min(offset, bytes.count))
    guard bytes[offset..<line.end].allSatisfy(isBlankByte) else { return nil }
    return FrontMatterPlace(
      format: .json, content: SourceRange(start, offset), bodyStart: line.next, isClosed: true)
  }
  // Up to the first blank line, so that the JSON parser tells where the brace was opened.
  var line = nextLine(bytes, from: start)
  while line.next < bytes.count, line.end > start {
    let next = nextLine(bytes, from: line.next)
    if bytes[line.next..<next.end].allSatisfy(isBlankByte) { break }
    line = next
  }
  return FrontMatterPlace(
    format: .json, content: SourceRange(start, line.end), bodyStart: line.next, isClosed: true)
}

// MARK: Lines

private func markLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Where the line that begins at `start` ends, and where the next one begins.
private func nextLine(_ bytes: [UInt8], from start: Int) -> (end: Int, next: Int) {
  var end = start
  while end < bytes.count, !isLineBreak(bytes[end]) { end += 1 }
  guard end < bytes.count else { return (end, end) }
  let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
  return (end, end + (isPair ? 2 : 1))
}

private func lineBreakLength(before offset: Int, _ bytes: [UInt8]) -> Int {
  var length = 0
  while length < offset, isLineBreak(bytes[offset - 1 - length]) || isBlankByte(bytes[offset - 1 - length]) {
    length += 1
  }
  return length
}

private func isFence(_ line: ArraySlice<UInt8>, _ fence: StaticString) -> Bool {
  fence.withUTF8Buffer { line.starts(with: $0) && line.dropFirst($0.count).allSatisfy(isBlankByte) }
}

/// Whether a line that follows a blank one can still belong to front matter.
private func fits(_ line: ArraySlice<UInt8>, _ format: FrontMatter.Format) -> Bool {
  guard let first = line.first else { return true }
  switch first {
  case 0x20, 0x09, UInt8(ascii: "]"), UInt8(ascii: "}"): return true
  case UInt8(ascii: "#"): return line.dropFirst().first != UInt8(ascii: "#")
  case UInt8(ascii: "["): return format == .toml
  default: return keyLength(line) != nil
  }
}

/// Whether the first line that is neither blank nor a comment looks like `key: value` or `key = value`.
private func beginsWithKey(_ bytes: [UInt8], at start: Int) -> Bool {
  var start = start
  while start < bytes.count {
    let line = nextLine(bytes, from: start)
    let content = bytes[start..<line.end]
    if content.first == UInt8(ascii: "{") { return true }
    if !content.allSatisfy(isBlankByte), content.first != UInt8(ascii: "#") {
      return keyLength(content) != nil
    }
    start = line.next
  }
  return false
}

/// The length of the bare or quoted key at the start of a line, `nil` when no `:` or `=` follows.
private func keyLength(_ line: ArraySlice<UInt8>) -> Int? {
  let key = line.prefix {
    switch $0 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: $0 >= 0x80
    }
  }
  let after = line[key.endIndex...].drop(while: isBlankByte).first
  return !key.isEmpty && (after == UInt8(ascii: ":") || after == UInt8(ascii: "=")) ? key.count : nil
}

extension FrontMatter {
  fileprivate static func none(_ bytes: [UInt8]) -> FrontMatter {
    FrontMatter(format: nil, entries: [], bodyStart: markLength(bytes), diagnostics: [])
  }
}

extension Diagnostic {
  /// The same diagnostic for a text that begins `distance` bytes further on.
  func shifted(by distance: Int) -> Diagnostic {
    var copy = self
    copy.range = range.shifted(by: distance)
    copy.labels = labels.map { Label($0.message, at: $0.range.shifted(by: distance)) }
    return copy
  }
}
