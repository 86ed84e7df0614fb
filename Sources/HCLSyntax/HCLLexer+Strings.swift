import Diagnostics
import SourceText

// Strings and their escapes. hclsyntax, Template Expressions.

extension HCLLexer {
  mutating func openString() {
    frames.append(.quoted(offset))
    take(.openQuote, 1)
  }

  /// Text up to the quote, the sequence or the end of the line.
  mutating func readQuoted(_ opening: Int) {
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

  mutating func emitText(_ kind: HCLToken.Kind, from start: Int) {
    if offset > start { emit(kind, from: start) }
  }

  /// The length of `${`, `%{`, `${~` or `%{~` at `offset`.
  func sequenceLength(at offset: Int) -> Int? {
    guard byte(at: offset + 1) == UInt8(ascii: "{") else { return nil }
    return byte(at: offset + 2) == UInt8(ascii: "~") ? 3 : 2
  }

  /// `$${` and `%%{` are text.
  func escapedSequenceLength(at offset: Int) -> Int {
    let isEscaped = byte(at: offset + 1) == bytes[offset] && byte(at: offset + 2) == UInt8(ascii: "{")
    return isEscaped ? 3 : 1
  }

  mutating func openSequence(_ length: Int) {
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
      let sign = digits == 4 ? "\\u" : "\\U"
      report(
        HCLRules.badEscape, "`\(sign)` lacks hexadecimal digits", at: range,
        help: range.count == 2
          ? "write `\\\(sign)` for a backslash"
          : digits == 4 ? "it takes four of them: `\\u00e9`" : "it takes eight of them: `\\U0001f600`")
    } else if Unicode.Scalar(UInt32(truncatingIfNeeded: value)) == nil {
      report(HCLRules.badEscape, "there is no character with this number", at: range)
    }
  }

  /// A string whose line ends first.
  ///
  /// What looks like the punctuation after it is read again as such. Where a sequence began on the same line
  /// and the text behind it is not that of a string, the brace was lost and not the quote.
  mutating func endOpenString(_ opening: Int, textStart: Int) {
    let lineEnd = offset
    frames.removeLast()
    if let index = sequenceToBlame(for: opening, lineEnd: lineEnd) {
      return abandonSequence(index)
    }
    if canReread, let quote = misplacedQuote() {
      return mend(quote)
    }
    closeString(opening, textStart: textStart, lineEnd: lineEnd)
  }

  /// Reports the string at `opening` and takes it to end before the punctuation at the end of its text.
  private mutating func closeString(_ opening: Int, textStart: Int, lineEnd: Int) {
    var end = lineEnd
    while end > max(textStart, opening + 1), isPunctuationAfterString(bytes[end - 1]) { end -= 1 }
    offset = end
    emitText(.quotedText, from: min(textStart, end))
    emit(.closeQuote, from: end)
    report(
      HCLRules.unclosedString, "this string is never closed", at: SourceRange(opening, opening + 1),
      help: "add `\"` where it ends; a text of several lines is written as a heredoc (`<<EOT`)")
  }

  // MARK: Quotes of which one is lost

  private enum MisplacedQuote {
    /// `"a "b"`: the closing quote touches a word. The index of its opening one, and its place.
    case closing(openToken: Int, place: Int)
    /// `a" "b"`: the opening quote touches the word before it. The index of that word.
    case opening(wordToken: Int)
    /// `a" = 1`: the word is a name, which needs no quotes. The index of the quote.
    case surplus(quoteToken: Int)
  }

  /// Of a line whose quotes do not come in pairs, the first one that touches a word on its wrong side.
  private func misplacedQuote() -> MisplacedQuote? {
    guard frames.isEmpty else { return nil }
    return quoteThatTouchesAWord() ?? lastQuoteOfLine()
  }

  /// The quote that nothing but punctuation follows: it closes what stands before it.
  private func lastQuoteOfLine() -> MisplacedQuote? {
    guard let last = tokens.lastIndex(where: { $0.kind == .openQuote }),
      bytes[tokens[last].range.end..<bytes.endOfLine(from: offset)].allSatisfy(isPunctuationAfterString)
    else { return nil }
    return wordToken(before: last).map { .opening(wordToken: $0) }
  }

  private func quoteThatTouchesAWord() -> MisplacedQuote? {
    var index = tokens.count
    while index > 0, tokens[index - 1].range.start >= lineStart, tokens[index - 1].range.end > lineStart {
      index -= 1
    }
    var openToken: Int?
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .openQuote:
        openToken = index
        if let word = wordToken(before: index) {
          let isFirst = word == 0 || [.newline, .lineComment, .openBrace].contains(tokens[word - 1].kind)
          let next = byte(at: bytes.endOfBlanks(from: token.range.end))
          let isName = isFirst && [UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "\"")].contains(next)
          return isName ? .surplus(quoteToken: index) : .opening(wordToken: word)
        }
      case .closeQuote:
        if let openToken, bytes.endOfName(from: token.range.end) > token.range.end {
          return .closing(openToken: openToken, place: token.range.start)
        }
      // What stands in a sequence is another matter.
      case .interpolationOpen, .directiveOpen, .templateClose, .heredocOpen: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The first of the tokens that touch the quote with the index `quote` from the left and may be the text of a
  /// string; `nil` when there is none.
  private func wordToken(before quote: Int) -> Int? {
    var first = quote
    while first > 0, tokens[first - 1].range.end == tokens[first].range.start {
      switch tokens[first - 1].kind {
      case .identifier, .number, .dot, .minus, .slash, .colon, .star, .placeholder: first -= 1
      case .templateClose:
        guard let open = openingSequence(of: first - 1) else { return nil }
        first = open
      default: return first < quote ? first : nil
      }
    }
    return first < quote ? first : nil
  }

  /// The index of the token that opens the sequence which the token at `close` ends.
  private func openingSequence(of close: Int) -> Int? {
    var depth = 0
    for index in tokens[...close].indices.reversed() {
      switch tokens[index].kind {
      case .templateClose: depth += 1
      case .interpolationOpen, .directiveOpen:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// Reads on as if the quote that is missing were there.
  private mutating func mend(_ quote: MisplacedQuote) {
    switch quote {
    case .closing(let openToken, let place):
      let opening = tokens[openToken].range
      forget(from: opening.end)
      tokens.removeSubrange((openToken + 1)...)
      reread(from: opening.end)
      closeString(opening.start, textStart: opening.end, lineEnd: place)
    case .opening(let wordToken):
      let start = tokens[wordToken].range.start
      forget(from: start)
      tokens.removeSubrange(wordToken...)
      reread(from: start)
      while lineStart > 0, lineStart > start || bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
      emit(.openQuote, from: start)
      frames.append(.quoted(start))
      let text = bytes[start..<min(start + 200, bytes.endOfLine(from: start))].prefix {
        $0 != UInt8(ascii: "\"")
      }
      let word = shortened(String(decoding: text, as: UTF8.self))
      report(
        HCLRules.unclosedString, "the opening quote before `\(word)` is missing",
        at: SourceRange(start, start),
        help: "write `\"\(word)\"`")
    case .surplus(let quoteToken):
      let quote = tokens[quoteToken].range
      forget(from: quote.start)
      tokens.removeSubrange(quoteToken...)
      reread(from: quote.end)
      report(HCLRules.unclosedString, "this quote closes nothing", at: quote, help: "take it out")
    }
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
  func sequenceToBlame(for opening: Int, lineEnd: Int) -> Int? {
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
  mutating func abandonSequence(_ index: Int) {
    guard case .sequence(let token, _) = frames[index] else { return }
    let opening = tokens[token].range
    let isCommented = tokens[(token + 1)...].first.map { isComment($0) } ?? false
    forget(from: opening.end)
    tokens.removeSubrange((token + 1)...)
    unclosedSequences.insert(opening.start)
    emit(.templateClose, from: offset)
    frames.removeSubrange(index...)
    let sign = String(decoding: bytes[opening.start..<(opening.start + 2)], as: UTF8.self)
    report(
      HCLRules.unclosedSequence, "this `\(sign)` is never closed", at: opening,
      help: isCommented
        ? "a comment begins behind it; if a shell is to read this, write `\(sign.prefix(1))\(sign)`"
        : "add `}` where the expression ends")
    if case .quoted = frames.last {
      emit(.closeQuote, from: offset)
      frames.removeLast()
    }
  }

  private func isComment(_ token: HCLToken) -> Bool {
    token.kind == .lineComment && bytes[token.range.start] == UInt8(ascii: "#")
  }

  /// Takes back what was said about the text from `place` on.
  mutating func forget(from place: Int) {
    while let last = diagnostics.last, last.range.start >= place { diagnostics.removeLast() }
  }
}
