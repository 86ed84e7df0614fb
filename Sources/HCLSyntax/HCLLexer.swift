import Diagnostics
import SourceText

/// Cuts a text into tokens. hclsyntax, Lexical Elements.
///
/// Strings and heredocs hold templates, which hold expressions, which hold strings: what a byte means depends
/// on `frames`. A string ends with its line whether it is closed or not, and a sequence `${` that nothing
/// closes ends with the string or heredoc it stands in, so that one slip does not spoil the rest.
struct HCLLexer {
  let bytes: [UInt8]
  var offset = 0
  var tokens: [HCLToken] = []
  var diagnostics: [Diagnostic] = []
  /// What is open, innermost last.
  var frames: [Frame] = []
  /// Where the sequences begin that nothing closes; they were reported.
  var unclosedSequences: Set<Int> = []
  /// A heredoc or a comment took in the rest of the text.
  var tookInRest = false
  /// Start of the current line.
  var lineStart = 0
  /// How often a part of the text was read once more, and how much of it.
  private var rereadCount = 0
  private var rereadBytes = 0
  /// Rules of which one report is enough, and that were reported.
  /// By rule the report of its first slip, where it is told only once.
  var toldRules: [Rule: Int] = [:]

  /// Deeper than strings within sequences within strings are ever written.
  static let maximumDepth = 100

  enum Frame {
    /// A string; the place of its opening quote.
    case quoted(Int)
    case heredoc(marker: SourceRange, opening: SourceRange)
    /// `${` or `%{`: its index among the tokens, and how many braces are open within.
    case sequence(token: Int, braces: Int)
    case file
  }

  init(_ bytes: [UInt8], isTemplate: Bool) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 4 + 8)
    if bytes.hasBytes("\u{FEFF}", at: 0) { offset = 3 }
    if isTemplate { frames = [.file] }
  }

  /// Reads the whole text.
  mutating func readTokens() {
    repeat {
      while offset < bytes.count {
        readNext()
        if frames.count > Self.maximumDepth { giveUp() }
      }
    } while !finish()
    emit(.end, from: bytes.count)
  }

  private mutating func readNext() {
    switch frames.last {
    case nil, .sequence: readNormal()
    case .quoted(let opening): readQuoted(opening)
    case .heredoc(let marker, _): readHeredoc(marker)
    case .file: readFileText()
    }
  }

  private mutating func giveUp() {
    report(
      HCLRules.tooDeep, "templates are nested more than \(Self.maximumDepth) levels deep",
      at: SourceRange(offset, offset))
    frames = []
    offset = bytes.count
  }

  mutating func emit(_ kind: HCLToken.Kind, from start: Int) {
    tokens.append(HCLToken(kind, start, offset))
  }

  mutating func take(_ kind: HCLToken.Kind, _ length: Int) {
    tokens.append(HCLToken(kind, offset, offset + length))
    offset += length
  }

  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  // MARK: Expressions and structure

  mutating func readNormal() {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): offset += 1
    case 0x0A: readNewline(1)
    case 0x0D where self.byte(at: offset + 1) == 0x0A: readNewline(2)
    case UInt8(ascii: "\""): openString()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: "#"): readLineComment()
    case UInt8(ascii: "/"): readSlash()
    case UInt8(ascii: "<"): readLess()
    case UInt8(ascii: "{"): openBrace()
    case UInt8(ascii: "}"): closeBrace()
    case UInt8(ascii: "~") where self.byte(at: offset + 1) == UInt8(ascii: "}") && isInSequence:
      closeSequence(2)
    case UInt8(ascii: "$"), UInt8(ascii: "%"): readSign()
    case UInt8(ascii: "'"), UInt8(ascii: "`"): readOddQuotes(1)
    case 0x80...: readOther()
    default:
      let end = isLetter(byte) || byte == UInt8(ascii: "_") ? bytes.endOfName(from: offset) : offset
      if end > offset { take(.identifier, end - offset) } else { readPunctuation(byte) }
    }
  }

  private var isInSequence: Bool {
    if case .sequence = frames.last { true } else { false }
  }

  private mutating func readNewline(_ length: Int) {
    take(.newline, length)
    startLine()
  }

  /// What ends a line ends a sequence of a heredoc whose marker stands on the next one.
  private mutating func startLine() {
    lineStart = offset
    guard isInSequence else { return }
    for (index, frame) in frames.enumerated().reversed() {
      guard case .heredoc(let marker, _) = frame else { continue }
      if endOfMarker(marker, at: offset) != nil { abandonSequence(index + 1) }
      return
    }
  }

  private mutating func readLineComment() {
    let start = offset
    offset = min(bytes.endOfLine(from: offset) + 1, bytes.count)
    emit(.lineComment, from: start)
    startLine()
  }

  private mutating func readSlash() {
    switch byte(at: offset + 1) {
    case UInt8(ascii: "/"): readLineComment()
    case UInt8(ascii: "*"):
      let start = offset
      offset += 2
      while offset < bytes.count, !bytes.hasBytes("*/", at: offset) { offset += 1 }
      if offset < bytes.count {
        offset += 2
      } else {
        tookInRest = true
        report(
          HCLRules.unclosedComment, "the comment is never closed", at: SourceRange(start, start + 2),
          help: "add `*/` where it ends")
      }
      emit(.blockComment, from: start)
    default: take(.slash, 1)
    }
  }

  /// A digit, then digits, dots and exponents, the last not a dot.
  private mutating func readNumber() {
    let start = offset
    offset += 1
    while let byte = byte(at: offset) {
      if isDigit(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "."), let end = endOfDots(from: offset) {
        offset = end
      } else if byte | 0x20 == UInt8(ascii: "e"), let length = exponentLength(at: offset) {
        offset += length
      } else {
        break
      }
    }
    emit(.number, from: start)
  }

  /// The place after dots that a digit or an exponent follows.
  private func endOfDots(from start: Int) -> Int? {
    var end = start
    while byte(at: end) == UInt8(ascii: ".") { end += 1 }
    guard let byte = byte(at: end) else { return nil }
    return isDigit(byte) || (byte | 0x20 == UInt8(ascii: "e") && exponentLength(at: end) != nil) ? end : nil
  }

  private func exponentLength(at offset: Int) -> Int? {
    guard let next = byte(at: offset + 1) else { return nil }
    if isDigit(next) { return 2 }
    guard next == UInt8(ascii: "+") || next == UInt8(ascii: "-"), let digit = byte(at: offset + 2) else {
      return nil
    }
    return isDigit(digit) ? 3 : nil
  }

  private mutating func openBrace() {
    if let end = endOfDoubleBraces() ?? endOfTag() { return take(.placeholder, end - offset) }
    if case .sequence(let token, let braces) = frames.last {
      frames[frames.count - 1] = .sequence(token: token, braces: braces + 1)
    }
    take(.openBrace, 1)
  }

  private mutating func closeBrace() {
    guard case .sequence(let token, let braces) = frames.last else { return take(.closeBrace, 1) }
    if braces == 0 { return closeSequence(1) }
    frames[frames.count - 1] = .sequence(token: token, braces: braces - 1)
    take(.closeBrace, 1)
  }

  private mutating func closeSequence(_ length: Int) {
    take(.templateClose, length)
    frames.removeLast()
  }

  private mutating func readPunctuation(_ byte: UInt8) {
    let next = self.byte(at: offset + 1)
    switch byte {
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "=") { return take(.equalEqual, 2) }
      take(next == UInt8(ascii: ">") ? .fatArrow : .equal, next == UInt8(ascii: ">") ? 2 : 1)
    case UInt8(ascii: "."):
      if bytes.hasBytes("...", at: offset) { return take(.ellipsis, 3) }
      take(.dot, 1)
    case UInt8(ascii: ","): take(.comma, 1)
    case UInt8(ascii: "["): take(.openBracket, 1)
    case UInt8(ascii: "]"): take(.closeBracket, 1)
    case UInt8(ascii: "("): take(.openParenthesis, 1)
    case UInt8(ascii: ")"): take(.closeParenthesis, 1)
    case UInt8(ascii: ":"):
      let isDouble = next == UInt8(ascii: ":")
      take(isDouble ? .doubleColon : .colon, isDouble ? 2 : 1)
    case UInt8(ascii: "?"): take(.question, 1)
    case UInt8(ascii: "!"):
      take(next == UInt8(ascii: "=") ? .notEqual : .bang, next == UInt8(ascii: "=") ? 2 : 1)
    case UInt8(ascii: ">"):
      take(next == UInt8(ascii: "=") ? .greaterOrEqual : .greater, next == UInt8(ascii: "=") ? 2 : 1)
    case UInt8(ascii: "&"):
      take(next == UInt8(ascii: "&") ? .and : .unknown, next == UInt8(ascii: "&") ? 2 : 1)
    case UInt8(ascii: "|"):
      take(next == UInt8(ascii: "|") ? .or : .unknown, next == UInt8(ascii: "|") ? 2 : 1)
    case UInt8(ascii: "+"): take(.plus, 1)
    case UInt8(ascii: "-"):
      // `--8<-- "main.tf"` of MkDocs takes the place of a line.
      if bytes.hasBytes("--8<--", at: offset) {
        return take(.placeholder, bytes.endOfLine(from: offset) - offset)
      }
      take(.minus, 1)
    case UInt8(ascii: "*"): take(.star, 1)
    default: take(.unknown, 1)
    }
  }

  // MARK: Reading again

  /// Whether a slip may still be answered by reading a part of the text once more: the work stays linear.
  var canReread: Bool { rereadCount < 16 && rereadBytes <= 2 * bytes.count }

  /// Goes back to `place`.
  mutating func reread(from place: Int) {
    rereadCount += 1
    rereadBytes += max(0, offset - place)
    offset = place
  }

  // MARK: Reports

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    edits: [TextEdit] = []
  ) {
    guard diagnostics.count < HCLParser.maximumReports else { return }
    diagnostics.append(Diagnostic(rule, message, at: range, help: help, labels: labels, edits: edits))
  }
}
