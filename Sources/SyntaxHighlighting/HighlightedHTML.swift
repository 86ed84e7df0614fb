import SourceText

/// What is done to lines of a block.
package struct LineMarkup: Sendable {
  /// Lines to mark, 1-based and in order.
  package let marked: [ClosedRange<Int>]
  /// Asks for one element a line, so that a style sheet can count them.
  package let isNumbered: Bool

  package init(marked: [ClosedRange<Int>], isNumbered: Bool) {
    self.marked = marked
    self.isNumbered = isNumbered
  }
}

/// Code as HTML text with an element for each token, written in one part or in several.
///
/// The elements are short, because there are hundreds on a page, and chosen so that code is legible where no
/// style sheet comes along (feed readers, reading modes): what names something is `<b>`, what is a value `<i>`,
/// output `<samp>`, a placeholder `<var>`. Punctuation and operators have no element. Marked lines stand in a `<mark>`
/// together, numbered ones in a `<span>` each; both end in a line break, since a break between two blocks would show as
/// an empty line.
package struct HighlightedHTML {
  private let bytes: [UInt8]
  private let tokens: [SyntaxToken]
  /// Inserted and deleted lines, which hold other tokens.
  private let changes: [SyntaxToken]
  private let lines: LineMarkup?
  private var html: [UInt8] = []
  /// What is written up to.
  private var offset = 0
  /// Index of the first token that does not end before `offset`.
  private var nextToken = 0
  /// Where the next element of lines begins or ends.
  private var stretchEnd = 0
  private var isMarked = false
  private var openLines = OpenLines()
  /// 1-based number of the line that begins at `stretchEnd`.
  private var nextLine = 1
  /// Index of the first marked range that does not end before `nextLine`.
  private var nextMark = 0

  /// Index of the first change that does not end before `offset`.
  private var nextChange = 0

  /// From the outermost to the innermost.
  private struct OpenLines {
    var mark = false
    var line = false
    var change: SyntaxElement?
  }

  /// - Parameter tokens: in order, none overlapping; only in inserted and deleted lines may others stand, behind them
  ///   in the list.
  package init(_ bytes: [UInt8], tokens: [SyntaxToken], lines: LineMarkup?) {
    self.bytes = bytes
    self.lines = lines
    self.tokens = tokens.filter { !$0.kind.isChange }
    var changes: [SyntaxToken] = []
    for token in tokens where token.kind.isChange {
      if let last = changes.last, last.kind == token.kind, last.range.end + 1 == token.range.start {
        // Lines that follow one another; an empty one between them would be no change.
        changes[changes.count - 1] = SyntaxToken(token.kind, last.range.union(token.range))
      } else {
        changes.append(token)
      }
    }
    self.changes = changes
  }

  /// The HTML from where the last part ended to `limit`, which is a line's end or that of the text. Its elements are
  /// closed.
  package mutating func part(upTo limit: Int) -> [UInt8] {
    let limit = min(limit, bytes.count)
    html.removeAll(keepingCapacity: true)
    html.reserveCapacity((limit - offset) * 2)
    while offset < limit {
      // Trusts no token: what lies outside of the text or was written already is cut off.
      while nextToken < tokens.count, tokens[nextToken].range.end <= offset { nextToken += 1 }
      guard nextToken < tokens.count, tokens[nextToken].range.start < limit else {
        write(upTo: limit, in: nil)
        break
      }
      let token = tokens[nextToken]
      if token.range.start > offset { write(upTo: token.range.start, in: nil) }
      write(upTo: endOfStretch(of: token.kind, limit: limit), in: token.kind.element)
    }
    closeLine(andMark: true)
    return html
  }

  /// The end of the next token, together with those of its kind that only blanks part from it.
  private mutating func endOfStretch(of kind: SyntaxKind, limit: Int) -> Int {
    var end = min(tokens[nextToken].range.end, limit)
    // Underlined, or looked at one by one when a session is copied.
    guard kind != .placeholder, kind != .prompt, kind != .invalid else { return end }
    while nextToken + 1 < tokens.count {
      let next = tokens[nextToken + 1]
      guard next.kind == kind, next.range.start >= end, next.range.start < limit,
        bytes[end..<next.range.start].allSatisfy({ $0 <= 0x20 })
      else { break }
      nextToken += 1
      end = min(next.range.end, limit)
    }
    return end
  }

  private mutating func write(upTo end: Int, in element: SyntaxElement?) {
    while offset < end {
      if offset == stretchEnd { beginLines() } else { openLinesAgain() }
      let stop = min(end, stretchEnd, endOfChange())
      // The break that ends a block must be the last thing in it.
      let textEnd = element != nil && bytes[stop - 1] == UInt8(ascii: "\n") ? stop - 1 : stop
      if let element, offset < textEnd {
        append(element.open)
        writeText(offset, textEnd)
        append(element.close)
        writeText(textEnd, stop)
      } else {
        writeText(offset, stop)
      }
      offset = stop
    }
  }

  /// Opens or closes the element of a change at `offset`.
  ///
  /// - Returns: where the change, or what stands before the next one, ends.
  private mutating func endOfChange() -> Int {
    while nextChange < changes.count, changes[nextChange].range.end <= offset {
      closeChange()
      nextChange += 1
    }
    guard nextChange < changes.count else {
      closeChange()
      return bytes.count
    }
    let change = changes[nextChange]
    guard change.range.start <= offset else {
      closeChange()
      return change.range.start
    }
    if openLines.change == nil, let element = change.kind.element {
      append(element.open)
      openLines.change = element
    }
    return change.range.end
  }

  private mutating func closeChange() {
    if let change = openLines.change { append(change.close) }
    openLines.change = nil
  }

  // MARK: Lines

  /// At the start of a line: closes and opens elements of lines, and looks where that is to be done next.
  private mutating func beginLines() {
    guard let lines else {
      stretchEnd = bytes.count
      return
    }
    while nextMark < lines.marked.count, lines.marked[nextMark].upperBound < nextLine { nextMark += 1 }
    let mark = nextMark < lines.marked.count ? lines.marked[nextMark] : nil
    let isMarked = mark?.contains(nextLine) == true
    if openLines.line || isMarked != self.isMarked { closeLine(andMark: isMarked != self.isMarked) }
    self.isMarked = isMarked
    openLinesAgain()
    var last = nextLine
    if !lines.isNumbered {
      last = isMarked ? mark?.upperBound ?? .max : mark.map { $0.lowerBound - 1 } ?? .max
    }
    while nextLine <= last, stretchEnd < bytes.count {
      stretchEnd = min(endOfLine(bytes, from: stretchEnd, limit: bytes.count) + 1, bytes.count)
      nextLine += 1
    }
  }

  private mutating func openLinesAgain() {
    guard let lines else { return }
    if isMarked, !openLines.mark {
      append("<mark>")
      openLines.mark = true
    }
    if lines.isNumbered, !openLines.line {
      append("<span>")
      openLines.line = true
    }
  }

  private mutating func closeLine(andMark: Bool) {
    closeChange()
    if openLines.line { append("</span>") }
    if andMark, openLines.mark { append("</mark>") }
    openLines = OpenLines(mark: openLines.mark && !andMark)
  }

  // MARK: Text

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

/// The element of a kind of token.
private struct SyntaxElement: Sendable {
  let open: StaticString
  let close: StaticString

  init(_ open: StaticString, _ close: StaticString) {
    self.open = open
    self.close = close
  }
}

extension SyntaxKind {
  fileprivate var isChange: Bool { self == .inserted || self == .deleted }

  /// Documented in `Content/manual/themes.md`.
  fileprivate var element: SyntaxElement? {
    switch self {
    case .keyword: SyntaxElement("<b class=k>", "</b>")
    case .command: SyntaxElement("<b class=cm>", "</b>")
    case .type: SyntaxElement("<b class=t>", "</b>")
    case .function: SyntaxElement("<b class=f>", "</b>")
    // The most frequent two have no class.
    case .key: SyntaxElement("<b>", "</b>")
    case .string: SyntaxElement("<i>", "</i>")
    case .escape: SyntaxElement("<i class=e>", "</i>")
    case .number: SyntaxElement("<i class=n>", "</i>")
    case .constant: SyntaxElement("<i class=l>", "</i>")
    case .variable: SyntaxElement("<i class=v>", "</i>")
    case .comment: SyntaxElement("<i class=c>", "</i>")
    case .placeholder: SyntaxElement("<var>", "</var>")
    case .prompt: SyntaxElement("<b class=pr>", "</b>")
    case .output: SyntaxElement("<samp>", "</samp>")
    case .inserted: SyntaxElement("<ins>", "</ins>")
    case .deleted: SyntaxElement("<del>", "</del>")
    case .invalid: SyntaxElement("<u>", "</u>")
    case .operator, .punctuation: nil
    }
  }
}
