import SourceText

extension TOMLParser {
  /// basic-string = " *basic-char "    literal-string = ' *literal-char '
  ///
  /// - Returns: `nil` after reporting that it does not end on its line.
  mutating func parseQuotedText() -> String? {
    let start = cursor.offset
    guard let quote = cursor.current else { return nil }
    let isBasic = quote == UInt8(ascii: "\"")
    cursor.offset += 1
    var text: [UInt8] = []
    while let byte = cursor.current, byte != 0x0A, !cursor.starts(with: "\r\n") {
      if byte == quote {
        cursor.offset += 1
        return String(decoding: text, as: UTF8.self)
      }
      if isBasic, byte == UInt8(ascii: "\\") {
        appendEscape(to: &text)
        continue
      }
      if isForbidden(byte) { reportControl() }
      text.append(byte)
      cursor.offset += 1
    }
    let mark = isBasic ? "\"" : "'"
    let hasCurlyEnd = (start..<cursor.offset).contains { cursor.isCurlyQuote(at: $0) }
    report(
      TOMLRules.unclosedString, "the quote is never closed", at: SourceRange(start, start + 1),
      help: hasCurlyEnd
        ? "an editor has changed the closing quote: write \(mark)"
        : "add the closing \(mark); text of several lines stands in triple quotes")
    skipRestOfText(quote)
    return nil
  }

  /// Skips the next line where it is the rest of a text that should not have gone on there: no key, and the quote at
  /// its end.
  private mutating func skipRestOfText(_ quote: UInt8) {
    guard use != .document else { return }
    var ahead = cursor
    ahead.skip { $0 == 0x0D }
    guard ahead.eat(0x0A) else { return }
    let start = ahead.offset
    ahead.skip { $0 != 0x0A }
    let line = cursor.bytes[start..<ahead.offset].reversed().drop { $0 <= 0x20 }
    guard line.first == quote, line.count(where: { $0 == quote }) == 1, !line.contains(UInt8(ascii: "="))
    else {
      return
    }
    cursor.offset = ahead.offset
  }

  /// ml-basic-string and ml-literal-string: in triple quotes, a line break right after them dropped.
  mutating func parseLongText() -> String? {
    let start = cursor.offset
    guard let quote = cursor.current else { return nil }
    let isBasic = quote == UInt8(ascii: "\"")
    cursor.offset += 3
    _ = eatNewline()
    var text: [UInt8] = []
    while let byte = cursor.current {
      if byte == quote {
        let count = quoteCount(quote)
        cursor.offset += count
        // Up to two quotes may stand right before the three that close.
        text += Array(repeating: quote, count: count < 3 ? count : count - 3)
        if count >= 3 { return String(decoding: text, as: UTF8.self) }
      } else if isBasic, byte == UInt8(ascii: "\\") {
        if !skipLineContinuation() { appendEscape(to: &text) }
      } else if eatNewline() {
        text.append(0x0A)
      } else {
        if isForbidden(byte) { reportControl() }
        text.append(byte)
        cursor.offset += 1
      }
    }
    report(
      TOMLRules.unclosedString, "the triple quotes are never closed", at: SourceRange(start, start + 3),
      help: "add the closing \(isBasic ? "\"\"\"" : "'''")")
    return nil
  }

  /// Number of quotes in a row here, at most five.
  private func quoteCount(_ quote: UInt8) -> Int {
    var count = 0
    while count < 5, cursor.peek(count) == quote { count += 1 }
    return count
  }

  /// mlb-escaped-nl = escape ws newline *( wschar / newline )
  private mutating func skipLineContinuation() -> Bool {
    let start = cursor.offset
    cursor.offset += 1
    cursor.skip { $0 == 0x20 || $0 == 0x09 }
    guard eatNewline() else {
      cursor.offset = start
      return false
    }
    repeat { cursor.skip { $0 == 0x20 || $0 == 0x09 } } while eatNewline()
    return true
  }

  /// escaped = \ ( " \ b f n r t / uXXXX / UXXXXXXXX )
  private mutating func appendEscape(to text: inout [UInt8]) {
    let start = cursor.offset
    cursor.offset += 1
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(cursor.current ?? 0)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return appendScalar(digits: 4, from: start, to: &text)
    case UInt8(ascii: "U"): return appendScalar(digits: 8, from: start, to: &text)
    default:
      let isHere = cursor.current.map { $0 > 0x20 } ?? false
      if isHere { skipCharacter() }
      return report(
        TOMLRules.badEscape, "'\(cursor.text(cursor.range(from: start)))' is no escape",
        at: cursor.range(from: start),
        help: "write \\\\ for a backslash, or put the value in single quotes")
    }
    cursor.offset += 1
  }

  private mutating func appendScalar(digits: Int, from start: Int, to text: inout [UInt8]) {
    cursor.offset += 1
    var value: UInt32 = 0
    var count = 0
    while count < digits, let digit = cursor.current.flatMap(hexadecimalValue) {
      value = value << 4 | UInt32(digit)
      count += 1
      cursor.offset += 1
    }
    guard count == digits, let scalar = Unicode.Scalar(value) else {
      return report(
        TOMLRules.badEscape,
        count == digits
          ? "'\(cursor.text(cursor.range(from: start)))' is no character"
          : "expected \(digits) hexadecimal digits, found \(count)",
        at: cursor.range(from: start))
    }
    text += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
