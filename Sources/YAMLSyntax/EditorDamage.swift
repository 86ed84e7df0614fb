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
  let indentation = OddIndentation(lines, cursor)
  var isIndented = false
  var result = found.compactMap { diagnostic -> Diagnostic? in
    guard diagnostic.severity == .error else { return diagnostic }
    let line = lines.lineIndex(of: diagnostic.range.start)
    if indentation.explains(diagnostic, onLine: line) {
      isIndented = true
      return nil
    }
    guard let blank = oddBlank(behindColonOnLine: line, lines, cursor) else { return diagnostic }
    return oddBlankDiagnostic(at: blank, bytes)
  }
  if !found.contains(where: { $0.severity == .error }) {
    var search = DamageSearch(cursor: cursor)
    for document in documents { search.visit(document) }
    for diagnostic in search.found {
      if diagnostic.rule == YAMLRules.invisibleCharacter, indentation.holds(diagnostic.range) {
        isIndented = true
      } else {
        result.append(diagnostic)
      }
    }
  }
  if isIndented { result += indentation.diagnostic.map { [$0] } ?? [] }
  return result.sorted(by: Diagnostic.isInOrder)
}

/// Lines that blanks indent which are none. They come from one page that was copied: all are mended, or none.
private struct OddIndentation {
  private let bytes: [UInt8]
  /// The blanks, in order.
  private var blanks: [SourceRange] = []
  private var starts: Set<Int> = []
  private var lines: Set<Int> = []

  init(_ table: LineTable, _ cursor: ByteCursor) {
    bytes = cursor.bytes
    for line in 0..<table.count {
      let content = table.contentRange(ofLine: line)
      var place = content.start
      // A mark at the start of a file is no indentation.
      if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place += 3 }
      while place < content.end {
        if let length = cursor.invisibleLength(at: place) {
          blanks.append(SourceRange(place, place + length))
          starts.insert(place)
          lines.insert(line)
          place += length
        } else if bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "-") {
          place += 1
        } else {
          break
        }
      }
    }
  }

  /// Whether an error is on such a line, or about the indentation right below one.
  func explains(_ error: Diagnostic, onLine line: Int) -> Bool {
    lines.contains(line) || error.rule == YAMLRules.indentation && lines.contains(line - 1)
  }

  func holds(_ range: SourceRange) -> Bool { starts.contains(range.start) }

  var diagnostic: Diagnostic? {
    guard let first = blanks.first else { return nil }
    if lines.count == 1, blanks.count == 1 { return oddBlankDiagnostic(at: first, bytes) }
    let places = lines.count == 1 ? "in this line" : "in \(lines.count) lines"
    return Diagnostic(
      YAMLRules.invisibleCharacter,
      "no-break spaces or marks without width in the indentation: to YAML they are letters", at: first,
      help: "put plain spaces in their place, \(places)",
      edits: blanks.flatMap { [TextEdit].plainBlank(at: $0, in: bytes) })
  }
}

/// What is no blank right behind the first colon of a line.
private func oddBlank(
  behindColonOnLine line: Int, _ lines: LineTable, _ cursor: ByteCursor
) -> SourceRange? {
  let content = lines.contentRange(ofLine: line)
  guard let colon = cursor.bytes[content.start..<content.end].firstIndex(of: UInt8(ascii: ":")),
    let length = cursor.invisibleLength(at: colon + 1)
  else { return nil }
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
