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
  /// A heredoc took in the rest of the text.
  var hasOpenHeredoc = false
  /// Start of the current line.
  private var lineStart = 0
  /// How often the text after an unclosed sequence was read once more.
  private var rereadCount = 0
  /// Rules of which one report is enough, and that were reported.
  var toldRules: Set<Rule> = []

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

  private mutating func take(_ kind: HCLToken.Kind, _ length: Int) {
    tokens.append(HCLToken(kind, offset, offset + length))
    offset += length
  }

  private func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  // MARK: Expressions and structure

  private mutating func readNormal() {
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
    if let end = endOfDoubleBraces() { return take(.placeholder, end - offset) }
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
    case UInt8(ascii: "-"): take(.minus, 1)
    case UInt8(ascii: "*"): take(.star, 1)
    default: take(.unknown, 1)
    }
  }

  // MARK: Strings

  private mutating func openString() {
    frames.append(.quoted(offset))
    take(.openQuote, 1)
  }

  /// Text up to the quote, the sequence or the end of the line.
  private mutating func readQuoted(_ opening: Int) {
    let start = offset
    while let byte = byte(at: offset) {
      switch byte {
      case UInt8(ascii: "\""):
        emitText(.quotedText, from: start)
        take(.closeQuote, 1)
        frames.removeLast()
        return
      case 0x0A: return endOpenString(opening, textStart: start)
      case 0x0D where self.byte(at: offset + 1) == 0x0A: return endOpenString(opening, textStart: start)
      case UInt8(ascii: "\\"): takeEscape()
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        if let length = sequenceLength(at: offset) {
          emitText(.quotedText, from: start)
          return openSequence(length)
        }
        offset += escapedSequenceLength(at: offset)
      default: offset += 1
      }
    }
    endOpenString(opening, textStart: start)
  }

  private mutating func emitText(_ kind: HCLToken.Kind, from start: Int) {
    if offset > start { emit(kind, from: start) }
  }

  /// The length of `${`, `%{`, `${~` or `%{~` at `offset`.
  private func sequenceLength(at offset: Int) -> Int? {
    guard byte(at: offset + 1) == UInt8(ascii: "{") else { return nil }
    return byte(at: offset + 2) == UInt8(ascii: "~") ? 3 : 2
  }

  /// `$${` and `%%{` are text.
  private func escapedSequenceLength(at offset: Int) -> Int {
    let isEscaped = byte(at: offset + 1) == bytes[offset] && byte(at: offset + 2) == UInt8(ascii: "{")
    return isEscaped ? 3 : 1
  }

  private mutating func openSequence(_ length: Int) {
    let kind: HCLToken.Kind =
      bytes[offset] == UInt8(ascii: "$") ? .interpolationOpen : .directiveOpen
    frames.append(.sequence(token: tokens.count, braces: 0))
    take(kind, length)
  }

  /// hclsyntax, Template Expressions: `\n`, `\r`, `\t`, `\"`, `\\`, `\uNNNN`, `\UNNNNNNNN`
  private mutating func takeEscape() {
    let start = offset
    guard let byte = byte(at: offset + 1), byte != 0x0A, byte != 0x0D else { return offset += 1 }
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
      offset += 2
    case UInt8(ascii: "u"): takeUnicodeEscape(digits: 4)
    case UInt8(ascii: "U"): takeUnicodeEscape(digits: 8)
    default:
      offset += 1 + (byte < 0x80 ? 1 : bytes.scalar(at: offset + 1).length)
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      report(
        HCLRules.badEscape, "`\(text)` is no escape of HCL", at: SourceRange(start, offset),
        help: "write `\\\(text)` for a backslash, or one of `\\n` `\\t` `\\r` `\\\"` `\\\\` `\\uNNNN`")
    }
  }

  private mutating func takeUnicodeEscape(digits: Int) {
    let start = offset
    offset += 2
    var value: UInt64 = 0
    while offset < start + 2 + digits, let byte = byte(at: offset), isHexadecimal(byte) {
      value = value << 4 | UInt64(byte & 0x0F) + (isDigit(byte) ? 0 : 9)
      offset += 1
    }
    let range = SourceRange(start, offset)
    if range.count < 2 + digits {
      report(
        HCLRules.badEscape, "`\\\(digits == 4 ? "u" : "U")` lacks hexadecimal digits", at: range,
        help: digits == 4 ? "it takes four of them: `\\u00e9`" : "it takes eight of them: `\\U0001f600`")
    } else if Unicode.Scalar(UInt32(truncatingIfNeeded: value)) == nil {
      report(HCLRules.badEscape, "there is no character with this number", at: range)
    }
  }

  /// A string whose line ends first.
  ///
  /// What looks like the punctuation after it is read again as such. Where a sequence began on the same line
  /// and the text behind it is not that of a string, the brace was lost and not the quote.
  private mutating func endOpenString(_ opening: Int, textStart: Int) {
    let lineEnd = offset
    frames.removeLast()
    if let index = sequenceToBlame(for: opening, lineEnd: lineEnd) {
      return abandonSequence(index)
    }
    var end = lineEnd
    while end > max(textStart, opening + 1), isPunctuationAfterString(bytes[end - 1]) { end -= 1 }
    offset = end
    emitText(.quotedText, from: min(textStart, end))
    emit(.closeQuote, from: end)
    report(
      HCLRules.unclosedString, "this string is never closed", at: SourceRange(opening, opening + 1),
      help: "add `\"` where it ends; a text of several lines is written as a heredoc (`<<EOT`)")
  }

  private func isPunctuationAfterString(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "{"),
      UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0D:
      true
    default: false
    }
  }

  /// The outermost frame of a sequence that began on this line and has likely lost its brace.
  private func sequenceToBlame(for opening: Int, lineEnd: Int) -> Int? {
    let index = frames.firstIndex { frame in
      guard case .sequence(let token, _) = frame else { return false }
      return tokens[token].range.start >= lineStart
    }
    guard let index else { return nil }
    let text = bytes[(opening + 1)..<lineEnd]
    if text.allSatisfy(isPunctuationAfterString) { return index }
    return bytes.looksLikeItem(at: min(lineEnd + 1, bytes.count)) ? index : nil
  }

  /// Reports the sequence of the frame at `index` as unclosed and goes on behind what it stands in: the end
  /// of the line for a string, here for a heredoc or a file.
  private mutating func abandonSequence(_ index: Int) {
    guard case .sequence(let token, _) = frames[index] else { return }
    let opening = tokens[token].range
    forget(from: opening.end)
    tokens.removeSubrange((token + 1)...)
    unclosedSequences.insert(opening.start)
    emit(.templateClose, from: offset)
    frames.removeSubrange(index...)
    let sign = String(decoding: bytes[opening.start..<(opening.start + 2)], as: UTF8.self)
    report(
      HCLRules.unclosedSequence, "this `\(sign)` is never closed", at: opening,
      help: "add `}` where the expression ends")
    if case .quoted = frames.last {
      emit(.closeQuote, from: offset)
      frames.removeLast()
    }
  }

  /// Takes back what was said about the text from `place` on.
  private mutating func forget(from place: Int) {
    while let last = diagnostics.last, last.range.start >= place { diagnostics.removeLast() }
  }

  // MARK: Heredocs and files

  /// `<<EOT`, `<<-EOT`, `<name>` or an operator.
  private mutating func readLess() {
    if let heredoc = heredocOpening() {
      let start = offset
      offset = min(bytes.endOfLine(from: heredoc.marker.end) + 1, bytes.count)
      emit(.heredocOpen, from: start)
      if let slip = heredoc.slip {
        report(
          HCLRules.heredocMarker, slip, at: SourceRange(start, heredoc.marker.end),
          help: "write `\(heredoc.isIndented ? "<<-" : "<<")"
            + "\(String(decoding: bytes[heredoc.marker.start..<heredoc.marker.end], as: UTF8.self))`"
            + " and nothing behind it")
      }
      frames.append(.heredoc(marker: heredoc.marker, opening: SourceRange(start, heredoc.marker.end)))
      lineStart = offset
      return
    }
    if let end = endOfAngled() { return take(.placeholder, end - offset) }
    let isOrEqual = byte(at: offset + 1) == UInt8(ascii: "=")
    take(isOrEqual ? .lessOrEqual : .less, isOrEqual ? 2 : 1)
  }

  private struct HeredocOpening {
    let marker: SourceRange
    let isIndented: Bool
    /// What keeps it from being one.
    let slip: String?
  }

  private func heredocOpening() -> HeredocOpening? {
    guard bytes.hasBytes("<<", at: offset) else { return nil }
    var start = offset + 2
    let isIndented = byte(at: start) == UInt8(ascii: "-")
    if isIndented { start += 1 }
    let quote = byte(at: start)
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let isApart = quote.map(isBlank) ?? false
    let nameStart = isQuoted ? start + 1 : bytes.endOfBlanks(from: start)
    let nameEnd = bytes.endOfName(from: nameStart)
    guard nameEnd > nameStart else { return nil }
    let marker = SourceRange(nameStart, nameEnd)
    var end = nameEnd
    if isQuoted, byte(at: end) == quote { end += 1 }
    let rest = bytes.endOfBlanks(from: end)
    let isAtLineEnd =
      rest >= bytes.count || bytes[rest] == 0x0A || (bytes[rest] == 0x0D && byte(at: rest + 1) == 0x0A)
    guard isAtLineEnd else { return nil }
    let slip: String? =
      if isQuoted {
        "a heredoc's marker takes no quotes"
      } else if isApart {
        "a blank stands between `<<` and the marker"
      } else if rest > end {
        "a blank stands behind the heredoc's marker"
      } else {
        nil
      }
    return HeredocOpening(marker: marker, isIndented: isIndented, slip: slip)
  }

  /// The place after the marker where it stands alone on the line that begins at `start`.
  private func endOfMarker(_ marker: SourceRange, at start: Int) -> Int? {
    let first = bytes.endOfBlanks(from: start)
    let end = first + marker.count
    guard end <= bytes.count, bytes[first..<end].elementsEqual(bytes[marker.start..<marker.end]) else {
      return nil
    }
    var rest = bytes.endOfBlanks(from: end)
    if byte(at: rest) == 0x0D { rest += 1 }
    return rest >= bytes.count || bytes[rest] == 0x0A ? end : nil
  }

  /// A line of a heredoc, up to its first sequence.
  private mutating func readHeredoc(_ marker: SourceRange) {
    let start = offset
    if offset == lineStart, let end = endOfMarker(marker, at: offset) {
      offset = end
      emit(.heredocClose, from: start)
      // Blanks behind it belong to it; what follows is the end of the line.
      offset = bytes.endOfBlanks(from: end)
      frames.removeLast()
      return
    }
    while let byte = byte(at: offset) {
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
        if let length = sequenceLength(at: offset) {
          emitText(.heredocText, from: start)
          return openSequence(length)
        }
        offset += escapedSequenceLength(at: offset)
      } else {
        offset += 1
        if byte == 0x0A { break }
      }
    }
    emitText(.heredocText, from: start)
    if bytes[offset - 1] == 0x0A { lineStart = offset }
  }

  /// Text of a template file up to its next sequence.
  private mutating func readFileText() {
    let start = offset
    while let byte = byte(at: offset) {
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
        if let length = sequenceLength(at: offset) {
          emitText(.quotedText, from: start)
          return openSequence(length)
        }
        offset += escapedSequenceLength(at: offset)
      } else {
        offset += 1
        if byte == 0x0A { lineStart = offset }
      }
    }
    emitText(.quotedText, from: start)
  }

  // MARK: The end

  /// Closes what is still open at the end of the text. `false` when a part of it is to be read once more.
  private mutating func finish() -> Bool {
    while let frame = frames.last {
      switch frame {
      case .quoted(let opening): endOpenString(opening, textStart: offset)
      case .heredoc(let marker, let opening):
        let name = String(decoding: bytes[marker.start..<marker.end], as: UTF8.self)
        hasOpenHeredoc = true
        report(
          HCLRules.unclosedHeredoc, "the heredoc has no end: no line holds `\(name)` alone", at: opening,
          help: "add a line with nothing but `\(name)` on it")
        emit(.heredocClose, from: offset)
        frames.removeLast()
      case .file: frames.removeLast()
      case .sequence: return endOpenSequence()
      }
      if offset < bytes.count { return false }
    }
    return true
  }

  /// The outermost sequence that is open is to blame; the lines after it are read as if it were closed.
  private mutating func endOpenSequence() -> Bool {
    guard
      let index = frames.firstIndex(where: { if case .sequence = $0 { true } else { false } }),
      case .sequence(let token, _) = frames[index]
    else { return true }
    if rereadCount < 16 {
      rereadCount += 1
      offset = bytes.endOfLine(from: tokens[token].range.start)
      switch frames[..<index].last {
      case .heredoc, .file:
        offset = min(offset + 1, bytes.count)
        lineStart = offset
      case .quoted, .sequence, nil: break
      }
    }
    abandonSequence(index)
    return offset >= bytes.count && frames.isEmpty
  }

  // MARK: Reports

  mutating func report(_ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help))
  }
}
