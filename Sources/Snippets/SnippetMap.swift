import SourceText

/// Where each byte of a snippet stands in its note.
///
/// Markdown takes container marks (`> `, list indentation) and the fence's own indentation off the left of
/// each line, so a line of a snippet is the tail of a line of the note: one offset a line is enough.
package struct SnippetMap: Sendable {
  /// For each line of the snippet: offset of its first byte in the snippet and in the note.
  private let lines: [Line]

  private struct Line: Sendable {
    let snippetStart: Int
    let noteStart: Int
    /// Blanks at the start that stand for one partly eaten tab of the note (CommonMark §2.2).
    let tabFill: Int
    /// Bytes of the line without its break.
    let count: Int
  }

  /// Aligns the lines of `snippet` with the lines of the note that begin at `firstLine`.
  ///
  /// - Parameters:
  ///   - firstLine: 0-based line of the note that holds the snippet's first line.
  package init(snippet: [UInt8], note: [UInt8], noteLines: LineTable, firstLine: Int) {
    var lines: [Line] = []
    var start = 0
    var line = firstLine
    while start < snippet.count || lines.isEmpty {
      var end = start
      while end < snippet.count, snippet[end] != UInt8(ascii: "\n") { end += 1 }
      let raw = noteLines.contentRange(ofLine: min(line, noteLines.count - 1))
      lines.append(Self.align(snippet, start..<end, note: note, raw: raw))
      start = end + 1
      line += 1
    }
    self.lines = lines
  }

  private static func align(
    _ snippet: [UInt8], _ content: Range<Int>, note: [UInt8], raw: SourceRange
  ) -> Line {
    var shared = 0
    while shared < content.count, shared < raw.count,
      snippet[content.upperBound - 1 - shared] == note[raw.end - 1 - shared]
    {
      shared += 1
    }
    return Line(
      snippetStart: content.lowerBound, noteStart: raw.end - shared, tabFill: content.count - shared,
      count: content.count)
  }

  /// The place in the note of a byte of the snippet; its end maps to the end of the last line.
  package func noteOffset(of offset: Int) -> Int {
    let line = line(of: offset)
    let column = min(offset - line.snippetStart, line.count)
    return line.noteStart + max(0, column - line.tabFill)
  }

  /// The place in the note of a range of the snippet.
  package func noteRange(of range: SourceRange) -> SourceRange {
    let start = noteOffset(of: range.start)
    guard range.count > 0 else { return SourceRange(start, start) }
    // The end is mapped through the last byte, so that a range stays on its line. Line breaks and the blanks
    // of a partly eaten tab are no bytes of the note's line: a range that ends in one ends before it.
    let last = line(of: range.end - 1)
    let column = range.end - 1 - last.snippetStart
    let isInNote = column >= last.tabFill && column < last.count
    let end = noteOffset(of: range.end - 1) + (isInNote ? 1 : 0)
    return SourceRange(start, max(start, end))
  }

  private func line(of offset: Int) -> Line {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].snippetStart <= offset { low = middle } else { high = middle }
    }
    return lines[low]
  }
}
