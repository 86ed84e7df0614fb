import SourceText

/// Asks for one element a line, so that lines can be numbered and marked.
package struct LineMarkup: Sendable {
  /// Lines to mark, 1-based and in order.
  package let marked: [ClosedRange<Int>]

  package init(marked: [ClosedRange<Int>]) { self.marked = marked }
}

/// Appends code as HTML text with a `<span>` for each token.
///
/// With `lines`, every line stands in a `<span class="line">` of its own that ends in the line break: where
/// such spans are blocks, a break between two of them would show as an empty line.
package func appendHighlighted(
  _ bytes: [UInt8], tokens: [SyntaxToken], lines: LineMarkup?, to html: inout [UInt8]
) {
  var writer = HighlightWriter(bytes: bytes, lines: lines, html: html)
  html = []  // so that the writer holds the only reference and appends in place
  writer.write(tokens)
  html = writer.html
}

private struct HighlightWriter {
  let bytes: [UInt8]
  let lines: LineMarkup?
  private(set) var html: [UInt8]
  /// 1-based number of the line that is written.
  private var line = 1
  private var isLineOpen = false
  /// Index of the first marked range that does not end before `line`.
  private var nextMark = 0

  init(bytes: [UInt8], lines: LineMarkup?, html: [UInt8]) {
    self.bytes = bytes
    self.lines = lines
    self.html = html
  }

  mutating func write(_ tokens: [SyntaxToken]) {
    var offset = 0
    for token in tokens {
      // Trusts no token: what lies outside of the text or was written already is cut off.
      let start = min(max(token.range.start, offset), bytes.count)
      let end = min(token.range.end, bytes.count)
      guard start < end else { continue }
      write(offset, start, as: nil)
      write(start, end, as: token.kind)
      offset = end
    }
    write(offset, bytes.count, as: nil)
    if isLineOpen { append("</span>") }
  }

  private mutating func write(_ start: Int, _ end: Int, as kind: SyntaxKind?) {
    guard lines != nil else { return writeSpan(start, end, as: kind) }
    var start = start
    while start < end {
      if !isLineOpen { openLine() }
      var lineEnd = start
      while lineEnd < end, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
      writeSpan(start, lineEnd, as: kind)
      if lineEnd < end {
        append("\n</span>")
        isLineOpen = false
        line += 1
        lineEnd += 1
      }
      start = lineEnd
    }
  }

  private mutating func openLine() {
    let marked = lines?.marked ?? []
    while nextMark < marked.count, marked[nextMark].upperBound < line { nextMark += 1 }
    let isMarked = nextMark < marked.count && marked[nextMark].contains(line)
    append(isMarked ? "<span class=\"line marked\">" : "<span class=\"line\">")
    isLineOpen = true
  }

  private mutating func writeSpan(_ start: Int, _ end: Int, as kind: SyntaxKind?) {
    guard start < end else { return }
    guard let kind else { return writeText(start, end) }
    append("<span class=\"")
    append(kind.cssClass)
    append("\">")
    writeText(start, end)
    append("</span>")
  }

  private mutating func writeText(_ start: Int, _ end: Int) {
    var written = start
    for index in start..<end {
      let entity: StaticString
      switch bytes[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      // Forbidden in HTML (§13.2.3.5); pasted colours of a terminal bring them in.
      case 0..<0x09, 0x0B, 0x0E..<0x20, 0x7F: entity = "\u{FFFD}"
      default: continue
      }
      html += bytes[written..<index]
      append(entity)
      written = index + 1
    }
    html += bytes[written..<end]
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { html += $0 }
  }
}
