import Diagnostics
import SourceText

// What word processors and web pages leave behind: curly quotes and blanks that are none.

/// Warnings about damage in a text that parses all the same, and the true cause of errors that come of it.
///
/// - Parameter found: what the parser said, in order of place.
func withEditorDamage(_ found: [Diagnostic], in bytes: [UInt8], _ documents: [YAMLValue]) -> [Diagnostic] {
  guard bytes.contains(where: { $0 >= 0x80 }) else { return found }
  let cursor = ByteCursor(bytes)
  let lines = LineTable(bytes)
  var result = found.map { diagnostic in
    guard diagnostic.severity == .error,
      let blank = oddBlank(onLine: lines.lineIndex(of: diagnostic.range.start), lines, cursor)
    else { return diagnostic }
    return oddBlankDiagnostic(at: blank, bytes)
  }
  guard !found.contains(where: { $0.severity == .error }) else { return result }
  var search = DamageSearch(cursor: cursor)
  for document in documents { search.visit(document) }
  result += search.found
  return result.sorted(by: Diagnostic.isInOrder)
}

/// The first blank that is none in the indentation of a line, before its first item, or behind its first colon.
private func oddBlank(onLine line: Int, _ lines: LineTable, _ cursor: ByteCursor) -> SourceRange? {
  let content = lines.contentRange(ofLine: line)
  let colon = cursor.bytes[content.start..<content.end].firstIndex(of: UInt8(ascii: ":"))
  var place = content.start
  while place < content.end {
    if let length = cursor.invisibleLength(at: place) { return SourceRange(place, place + length) }
    guard cursor.bytes[place] <= 0x20 || cursor.bytes[place] == UInt8(ascii: "-") else { break }
    place += 1
  }
  guard let colon, let length = cursor.invisibleLength(at: colon + 1) else { return nil }
  return SourceRange(colon + 1, colon + 1 + length)
}

private func oddBlankDiagnostic(at range: SourceRange, _ bytes: [UInt8]) -> Diagnostic {
  Diagnostic(
    YAMLRules.invisibleCharacter, "a no-break space or a mark without width: to YAML it is a letter",
    at: range,
    help: "put a plain space in its place", edits: .plainBlank(at: range, in: bytes))
}

/// Looks through values that are written without quotes.
private struct DamageSearch {
  let cursor: ByteCursor
  private(set) var found: [Diagnostic] = []
  /// Values of aliases are visited where they were written.
  private var reached = 0

  init(cursor: ByteCursor) { self.cursor = cursor }

  mutating func visit(_ value: YAMLValue) {
    switch value.kind {
    case .scalar(let scalar): if scalar.style == .plain { look(at: value.range) }
    case .sequence(let items): for item in items where isAhead(item) { visit(item) }
    case .mapping(let members):
      for member in members {
        if isAhead(member.key) { visit(member.key) }
        if isAhead(member.value) { visit(member.value) }
      }
    }
  }

  private func isAhead(_ value: YAMLValue) -> Bool { value.range.start >= reached }

  private mutating func look(at range: SourceRange) {
    reached = range.end
    guard range.count > 1 else { return }
    if let length = cursor.invisibleLength(at: range.start), length < range.count {
      found.append(oddBlankDiagnostic(at: SourceRange(range.start, range.start + length), cursor.bytes))
    }
    // A title may begin with a quoted word: only what is quoted as a whole was meant as a string.
    guard cursor.isCurlyQuote(at: range.start), let last = lastCharacter(of: range),
      last > range.start, cursor.isCurlyQuote(at: last),
      !(range.start + 2..<last).contains(where: cursor.isCurlyQuote)
    else { return }
    found.append(
      Diagnostic(
        YAMLRules.curlyQuotes, "curly quotes are a part of this value", at: range,
        help: "an editor changed them: write plain ones",
        edits: isCode(range) ? .plainQuotes(around: range, in: cursor.bytes, .doubleAndSingle) : []
      ))
  }

  /// Whether the text is surely no word of a human language, whose quotes may be meant.
  private func isCode(_ range: SourceRange) -> Bool {
    let text = cursor.bytes[range.start..<range.end]
    return !text.contains { $0 <= 0x20 }
      && text.contains { (0x30...0x39).contains($0) || "/:.=_@$".utf8.contains($0) }
  }

  private func lastCharacter(of range: SourceRange) -> Int? {
    cursor.bytes[range.start..<range.end].lastIndex { $0 & 0xC0 != 0x80 }
  }
}
