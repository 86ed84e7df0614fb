import SourceText

/// The text of `file` in the layout of `terraform fmt`: two blanks for each open bracket, one blank between
/// tokens where people put one, `=` and comments behind code aligned over neighbouring lines.
///
/// Only blanks and tabs between tokens change. No line is made or taken away, text in quotes and heredocs
/// stays as it is, and laying out twice changes nothing more. Byte for byte what `hclwrite.Format` (hcl 2.14)
/// gives.
/// - Parameter file: one without diagnostics; of others, what is no token would be lost.
package func formattedHCL(_ file: HCLFile) -> [UInt8] {
  var layout = HCLLayout(file)
  layout.indent()
  layout.space()
  layout.align(\.assignment)
  // Behind the assignments: where they end decides where comments begin.
  layout.align(\.comment)
  guard layout.size <= maximumGrowth * (file.bytes.count + 256) else { return file.bytes }
  // A byte order mark is no token, and stays.
  let mark = file.bytes.prefix(3)
  return mark.elementsEqual("\u{FEFF}".utf8) ? mark + layout.text() : layout.text()
}

/// A text that would become longer by this factor stays as it is: a name of thousands of letters above thousands
/// of short ones would fill the memory with blanks. People's texts do not double.
private let maximumGrowth = 16

/// The tokens of a file in lines, and how many blanks go in front of each.
private struct HCLLayout {
  private let bytes: [UInt8]
  private let tokens: [HCLToken]
  private let lines: [Line]
  /// For each token; those of the file are gone, except in front of the end.
  private var blanks: [Int]

  /// A line has up to three cells: what it begins with, ` = value` and a comment. A heredoc is all one line.
  struct Line {
    /// Indexes of its tokens; never empty.
    let tokens: Range<Int>
    /// The `=`, where all that is opened behind it is also closed.
    let assignment: Int?
    /// A comment behind something else.
    let comment: Int?

    /// The tokens but for a comment behind them.
    var code: Range<Int> { tokens.lowerBound..<(comment ?? tokens.upperBound) }
    /// The first cell.
    var head: Range<Int> { tokens.lowerBound..<(assignment ?? comment ?? tokens.upperBound) }
  }

  init(_ file: HCLFile) {
    bytes = file.bytes
    tokens = withBlanksBehindMarkers(file.tokens)
    blanks = Array(repeating: 0, count: tokens.count)
    var lines: [Line] = []
    var start = 0
    for (index, token) in tokens.enumerated() {
      let isEnd = token.kind == .end
      if isEnd ? index > start : Self.endsLine(token, bytes) {
        lines.append(Self.line(of: start..<(isEnd ? index : index + 1), tokens))
        start = index + 1
      }
      if isEnd, index > 0 { blanks[index] = token.range.start - tokens[index - 1].range.end }
    }
    self.lines = lines
  }

  private static func endsLine(_ token: HCLToken, _ bytes: [UInt8]) -> Bool {
    switch token.kind {
    case .newline: true
    case .lineComment: token.range.count > 0 && bytes[token.range.end - 1] == UInt8(ascii: "\n")
    default: false
    }
  }

  private static func line(of range: Range<Int>, _ tokens: [HCLToken]) -> Line {
    let last = range.upperBound - 1
    let isCommented = range.count > 1 && [.lineComment, .blockComment].contains(tokens[last].kind)
    let code = range.lowerBound..<(isCommented ? last : range.upperBound)
    let equal = code.dropFirst().first { tokens[$0].kind == .equal }
    // `tags = {` begins something that goes on below: its `=` has no neighbours to align with.
    let isWhole = equal.map { change(in: tokens[$0..<code.upperBound]) == 0 } ?? false
    return Line(tokens: range, assignment: isWhole ? equal : nil, comment: isCommented ? last : nil)
  }

  /// How many more brackets are opened than closed.
  private static func change(in tokens: some Sequence<HCLToken>) -> Int {
    tokens.reduce(0) { $0 + ($1.kind.isOpening ? 1 : $1.kind.isClosing ? -1 : 0) }
  }

  // MARK: Blanks

  /// Puts each line in from the left by what is open there.
  mutating func indent() {
    var open = OpenBrackets()
    for line in lines where tokens[line.tokens.lowerBound].kind != .newline {
      // What a heredoc opens, it closes.
      let head = tokens[line.head].prefix { $0.kind != .heredocOpen }
      blanks[line.tokens.lowerBound] = 2 * open.depth(of: Self.change(in: head))
    }
  }

  /// Puts blanks between the tokens of each cell.
  mutating func space() {
    for line in lines {
      for index in line.code.dropFirst() where index != line.assignment {
        let isFirstPair = index - 1 == line.tokens.lowerBound || index - 1 == line.assignment
        let isSpaced = isSpaced(
          tokens[index - 1], tokens[index].kind, after: isFirstPair ? nil : tokens[index - 2].kind)
        blanks[index] = isSpaced ? 1 : 0
      }
    }
  }

  /// Puts the cells of lines that follow one another below each other, one blank behind the longest.
  mutating func align(_ cell: KeyPath<Line, Int?>) {
    var run: [(cell: Int, width: Int)] = []
    for line in lines {
      if let index = line[keyPath: cell] {
        run.append((index, width(of: line.tokens.lowerBound..<index)))
      } else {
        align(run)
        run.removeAll(keepingCapacity: true)
      }
    }
    align(run)
  }

  private mutating func align(_ run: [(cell: Int, width: Int)]) {
    let widest = run.reduce(0) { max($0, $1.width) }
    for (cell, width) in run { blanks[cell] = widest - width + 1 }
  }

  /// In characters as people count them, the blanks in front of each token included.
  private func width(of range: Range<Int>) -> Int {
    range.reduce(0) { $0 + blanks[$1] + characterCount(bytes[tokens[$1].range.start..<tokens[$1].range.end]) }
  }

  // MARK: Tokens

  /// Whether a blank stands between two tokens of a cell.
  ///
  /// - Parameter previous: what stands in front of `left` in the cell.
  private func isSpaced(_ left: HCLToken, _ right: HCLToken.Kind, after previous: HCLToken.Kind?) -> Bool {
    switch (left.kind, right) {
    // What clings to its neighbours wherever it stands. The order of the cases matters from here on.
    case (_, .newline), (_, .comma), (_, .ellipsis), (_, .dot), (.dot, _), (_, .doubleColon),
      (.doubleColon, _),
      (.identifier, .openParenthesis):
      false
    case (.comma, _): true
    case (.openQuote, _), (.heredocOpen, _), (.quotedText, _), (.heredocText, _), (_, .quotedText),
      (_, .heredocText), (_, .closeQuote), (_, .heredocClose):
      false
    // `for x in [a]`: a bracket behind any other name would be an index.
    case (.identifier, _) where previous == .identifier && isWord(left, "in"): true
    case (let kind, .openBracket) where kind == .identifier || kind == .number || kind.isClosing: false
    case (.bang, _): false
    case (.minus, _): previous.map { !$0.precedesSign } ?? false
    case (.openBrace, .closeBrace): false
    case (.openBrace, _), (_, .closeBrace): true
    // `${ { a = 1 } }`
    case (.interpolationOpen, .openBrace), (.directiveOpen, .openBrace), (.closeBrace, .templateClose): true
    case (.templateClose, .interpolationOpen), (.templateClose, .directiveOpen): false
    case (let kind, let next): !kind.isOpening && !next.isClosing
    }
  }

  private func isWord(_ token: HCLToken, _ word: String) -> Bool {
    bytes[token.range.start..<token.range.end].elementsEqual(word.utf8)
  }

  /// In bytes.
  var size: Int { tokens.reduce(blanks.reduce(0, +)) { $0 + $1.range.count } }

  func text() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(size)
    for (token, count) in zip(tokens, blanks) {
      result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
      result += bytes[token.range.start..<token.range.end]
    }
    return result
  }
}

/// The tokens, with the blanks behind the marker of a heredoc as part of it: the heredoc ends with its line,
/// and stays.
private func withBlanksBehindMarkers(_ tokens: [HCLToken]) -> [HCLToken] {
  var tokens = tokens
  for (index, token) in tokens.enumerated().dropLast() where token.kind == .heredocClose {
    tokens[index] = HCLToken(.heredocClose, token.range.start, tokens[index + 1].range.start)
  }
  return tokens
}

/// Brackets that are open, those of one line together: `f({` puts the lines below it in once, and `})` back
/// out.
private struct OpenBrackets {
  private var groups: [Int] = []

  /// Takes a line in that opens (or, below zero, closes) so many, and tells how deep it stands.
  mutating func depth(of change: Int) -> Int {
    if change > 0 {
      groups.append(change)
      return groups.count - 1
    }
    var closed = -change
    while closed > 0, let group = groups.popLast() {
      if group > closed { groups.append(group - closed) }
      closed -= group
    }
    return groups.count
  }
}

extension HCLToken.Kind {
  fileprivate var isOpening: Bool {
    switch self {
    case .openBrace, .openBracket, .openParenthesis, .interpolationOpen, .directiveOpen: true
    default: false
    }
  }

  fileprivate var isClosing: Bool {
    switch self {
    case .closeBrace, .closeBracket, .closeParenthesis, .templateClose: true
    default: false
    }
  }

  /// Whether a minus behind it is a sign. hclwrite takes one behind `=>` or `${` for a subtraction, and so do
  /// we.
  fileprivate var precedesSign: Bool {
    switch self {
    case .openParenthesis, .openBrace, .openBracket, .equal, .colon, .comma, .question, .plus, .minus, .star,
      .slash, .percent, .equalEqual, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual, .and, .or,
      .bang:
      true
    default: false
    }
  }
}

/// Grapheme clusters; a tab is one.
private func characterCount(_ bytes: ArraySlice<UInt8>) -> Int {
  let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
  return isPlain ? bytes.count : String(decoding: bytes, as: UTF8.self).count
}
