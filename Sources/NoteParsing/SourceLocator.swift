import SourceText

/// Finds where inline text stands in the note. cmark tells the line of an inline node, and no column that
/// holds after an indented line, so its own words are looked for from there on.
struct SourceLocator {
  let bytes: [UInt8]
  let lines: LineTable
  /// Lines of front matter before the text that cmark was given.
  let lineShift: Int
  /// Where the last search ended: nodes come in document order, so the next is not before it.
  private var reached = 0
  /// For each mark the last line asked about.
  private var escapes: [UInt8: (line: Int, isEscaped: Bool)] = [:]

  init(bytes: [UInt8], lines: LineTable, lineShift: Int) {
    self.bytes = bytes
    self.lines = lines
    self.lineShift = lineShift
  }

  /// The 0-based line of the note for a 1-based one of the parsed text.
  func noteLine(_ line: Int) -> Int { min(max(line - 1, 0) + lineShift, lines.count - 1) }

  /// The place of `words` at or after the parsed text's `line`, within the next few lines; the whole line
  /// where they do not stand so (references, decoded entities).
  mutating func range(of words: [UInt8], line: Int) -> SourceRange {
    let first = noteLine(line)
    let content = lines.contentRange(ofLine: first)
    guard let start = words.first else { return content }
    let last = lines.contentRange(ofLine: min(first + 8, lines.count - 1)).end - words.count
    var offset = max(content.start, reached)
    while offset <= last {
      if bytes[offset] == start, bytes[offset..<offset + words.count].elementsEqual(words) {
        reached = offset + words.count
        return SourceRange(offset, reached)
      }
      offset += 1
    }
    return content
  }

  /// Whether the line holds a backslash before `byte`: cmark decodes escapes, so that an escaped mark looks like a
  /// meant one.
  mutating func isEscaped(_ byte: UInt8, line: Int) -> Bool {
    let line = noteLine(line)
    // One long line may hold thousands of text nodes: it is read once for each mark.
    if let known = escapes[byte], known.line == line { return known.isEscaped }
    let isEscaped = hasEscape(of: byte, in: lines.contentRange(ofLine: line))
    escapes[byte] = (line, isEscaped)
    return isEscaped
  }

  private func hasEscape(of byte: UInt8, in content: SourceRange) -> Bool {
    guard content.count > 1 else { return false }
    for offset in content.start..<content.end - 1
    where bytes[offset] == UInt8(ascii: "\\") && bytes[offset + 1] == byte {
      return true
    }
    return false
  }
}
