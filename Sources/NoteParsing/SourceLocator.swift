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

  init(bytes: [UInt8], lines: LineTable, lineShift: Int) {
    self.bytes = bytes
    self.lines = lines
    self.lineShift = lineShift
  }

  /// The 0-based line of the note for a 1-based one of the parsed text.
  func noteLine(_ line: Int) -> Int { min(max(line - 1, 0) + lineShift, lines.count - 1) }

  /// The place of `words` in the paragraph from the parsed text's `line` on; the whole line where they do not
  /// stand so (references, decoded entities).
  mutating func range(of words: [UInt8], line: Int) -> SourceRange {
    let first = noteLine(line)
    let content = lines.contentRange(ofLine: first)
    if let range = search(words, from: max(content.start, reached), to: content.end) {
      reached = range.end
      return range
    }
    // A link whose text is wrapped has its destination on a later line, before the blank one that ends the
    // paragraph.
    for next in first + 1..<max(first + 1, min(first + 9, lines.count)) {
      let content = lines.contentRange(ofLine: next)
      if content.count == 0 { break }
      if let range = search(words, from: content.start, to: content.end) { return range }
    }
    return content
  }

  /// Looks a few thousand bytes ahead, no more: a line of thousands of links that are written otherwise would
  /// be read thousands of times.
  private func search(_ words: [UInt8], from start: Int, to end: Int) -> SourceRange? {
    guard let initial = words.first else { return nil }
    var offset = start
    let last = min(end, start + 4096) - words.count
    while offset <= last {
      if bytes[offset] == initial, bytes[offset..<offset + words.count].elementsEqual(words) {
        return SourceRange(offset, offset + words.count)
      }
      offset += 1
    }
    return nil
  }
}
