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
  mutating func endOpenString(_ opening: Int, textStart: Int) {
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
  mutating func forget(from place: Int) {
    while let last = diagnostics.last, last.range.start >= place { diagnostics.removeLast() }
  }
}
