import Diagnostics
import SourceText

extension JSONParser {
  /// Parses a string in double quotes, the cursor at the opening one.
  ///
  /// RFC 8259 §7: string = quotation-mark *char quotation-mark
  mutating func parseString(asKey: Bool = false) -> JSONValue {
    let start = cursor.offset
    hasDoubleQuotes = true
    cursor.offset += 1
    var text: [UInt8] = []
    var runStart = cursor.offset
    /// Where a `${` inside the string begins that no `}` has closed.
    var substitution: Int?
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "\""):
        let end = cursor.offset
        if asKey, !isEndOfString(end), let colon = colonOfUnclosedKey(from: start, to: end) {
          return endUnclosedKey(from: start, colon)
        }
        if let inside = endOfInnerQuotes(at: end, substitution: substitution) {
          cursor.offset = inside
          substitution = nil
          continue
        }
        text.append(contentsOf: cursor.bytes[runStart..<end])
        cursor.offset += 1
        return JSONValue(.string(String(decoding: text, as: UTF8.self)), at: cursor.range(from: start))
      case UInt8(ascii: "\\"):
        text.append(contentsOf: cursor.bytes[runStart..<cursor.offset])
        parseEscape(into: &text)
        runStart = cursor.offset
      case 0x0A, 0x0D:
        if asKey, let colon = colonOfUnclosedKey(from: start, to: cursor.offset) {
          return endUnclosedKey(from: start, colon)
        }
        return endUnclosedString(from: start, text + Array(cursor.bytes[runStart..<cursor.offset]))
      case 0..<0x20:
        reportOnce(
          JSONRules.controlCharacter,
          byte == UInt8(ascii: "\t")
            ? "a tab inside a string" : "the control character \(codePoint(UInt32(byte))) inside a string",
          at: SourceRange(cursor.offset, cursor.offset + 1),
          help: byte == UInt8(ascii: "\t")
            ? "write `\\t`" : "write `\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))`")
        cursor.offset += 1
      case UInt8(ascii: "$"):
        cursor.offset += 1
        if cursor.current == UInt8(ascii: "{") { substitution = cursor.offset }
      case UInt8(ascii: "}"):
        substitution = nil
        cursor.offset += 1
      default: cursor.offset += 1
      }
    }
    return endUnclosedString(from: start, text + Array(cursor.bytes[runStart..<cursor.offset]))
  }

  /// Takes `\"name\"`, as JSON stands within a string of another language; `nil` where its line has no second `\"`.
  mutating func parseEscapedString() -> JSONValue? {
    let start = cursor.offset
    guard cursor.peek(1) == UInt8(ascii: "\"") else { return nil }
    var end = start + 2
    while end + 1 < cursor.bytes.count,
      cursor.bytes[end] != UInt8(ascii: "\\") || cursor.bytes[end + 1] != UInt8(ascii: "\"")
    {
      if cursor.bytes[end] == UInt8(ascii: "\"") || cursor.bytes[end] == 0x0A { return nil }
      end += 1
    }
    guard end + 1 < cursor.bytes.count else { return nil }
    cursor.offset = end + 2
    reportOnce(
      JSONRules.badEscape, "a backslash stands before the quote of a string",
      at: SourceRange(start, start + 1),
      help: "take it away: it belongs to quotes within a string")
    return JSONValue(.string(cursor.text(SourceRange(start + 2, end))), at: cursor.range(from: start))
  }

  /// The place after the quote on one of the next lines that ends a string whose text goes on there.
  private func endOfSplitString(from lineEnd: Int) -> Int? {
    let bytes = cursor.bytes
    var offset = lineEnd
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < bytes.count, !"\"{}[],".utf8.contains(bytes[offset]) else { return nil }
    let limit = min(bytes.count, lineEnd + 400)
    while offset < limit, bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < limit, isEndOfString(offset), !isFollowedByColon(offset + 1) else { return nil }
    return offset + 1
  }

  /// A string whose line ends first. What looks like the punctuation after it is left to the container.
  private mutating func endUnclosedString(from start: Int, _ text: [UInt8]) -> JSONValue {
    let lineEnd = cursor.offset
    if let quote = lastClosingSmartQuote(from: start + 1, to: lineEnd) {
      cursor.offset = quote.end
      let mark = cursor.text(quote)
      reportOnce(
        JSONRules.smartQuotes, "the string ends in a curly quote `\(mark)`", at: quote,
        help: "write the plain quote `\"`", edits: [TextEdit(quote, of: cursor.bytes, with: "\"")])
      return JSONValue(
        .string(cursor.text(SourceRange(start + 1, quote.start))), at: cursor.range(from: start))
    }
    if let end = endOfSplitString(from: lineEnd) {
      cursor.offset = end
      report(
        JSONRules.unclosedString, "the string goes over several lines", at: SourceRange(start, start + 1),
        help: "write a line break inside as `\\n`",
        labels: [Label("it goes on here", at: SourceRange(lineEnd, lineEnd))])
      return JSONValue(.string(String(decoding: text, as: UTF8.self)), at: cursor.range(from: start))
    }
    var end = lineEnd
    while end > start + 1, isPunctuationAfterString(cursor.bytes[end - 1]) { end -= 1 }
    cursor.offset = end
    report(
      JSONRules.unclosedString, "the string is never closed", at: SourceRange(start, start + 1),
      help: "add `\"` where it ends; a line break inside is written `\\n`",
      labels: end > start + 1
        ? [Label("the line ends here without a closing quote", at: SourceRange(end, end))] : [])
    return JSONValue(.string(String(decoding: text, as: UTF8.self)), at: cursor.range(from: start))
  }

  /// The colon after a key whose closing quote was lost: `"name: "web"`, `"spec: {`.
  private func colonOfUnclosedKey(from start: Int, to end: Int) -> Int? {
    let bytes = cursor.bytes
    let opensValue = [UInt8](" {[\"".utf8)
    return (start..<end).first { offset in
      bytes[offset] == UInt8(ascii: ":") && offset + 1 < bytes.count && opensValue.contains(bytes[offset + 1])
    }
  }

  private mutating func endUnclosedKey(from start: Int, _ colon: Int) -> JSONValue {
    cursor.offset = colon
    let range = cursor.range(from: start)
    report(
      JSONRules.unclosedString, "the key has no closing quote", at: SourceRange(start, start + 1),
      help: "add `\"` before the colon",
      labels: [Label("it seems to end here", at: SourceRange(colon, colon))])
    return JSONValue(.string(cursor.text(SourceRange(start + 1, colon))), at: range)
  }

  /// Takes text that has a closing quote and no opening one: `name": 1`, `"a": web",`; `nil` when that is not
  /// what stands at `start`.
  mutating func parseStringWithoutOpening(from start: Int, asKey: Bool = false) -> JSONValue? {
    let limit = min(cursor.bytes.count, start + 300)
    guard start < limit,
      let quote = cursor.bytes[start..<limit].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == 0x0A }),
      cursor.bytes[quote] == UInt8(ascii: "\""), quote > start, cursor.bytes[quote - 1] != UInt8(ascii: " "),
      isEndOfString(quote), isFollowedByColon(quote + 1) == asKey
    else { return nil }
    cursor.offset = quote + 1
    let range = cursor.range(from: start)
    report(
      JSONRules.unclosedString, "the string has no opening quote", at: SourceRange(start, start + 1),
      help: "add `\"` before it", labels: [Label("its closing quote", at: SourceRange(quote, quote + 1))])
    return JSONValue(.string(cursor.text(SourceRange(start, quote))), at: range)
  }

  private func isFollowedByColon(_ offset: Int) -> Bool {
    var next = offset
    while next < cursor.bytes.count, cursor.bytes[next] == UInt8(ascii: " ") { next += 1 }
    return next < cursor.bytes.count && cursor.bytes[next] == UInt8(ascii: ":")
  }

  private func isPunctuationAfterString(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte <= 0x20
  }

  /// Where to go on when the quote at `offset` does not end the string but belongs to its text.
  ///
  /// Either a shell default, `"${NAME:-"none"}"`, which the shell unquotes before it is JSON; or quotes that
  /// were not escaped, `"say "hi" twice"`: text follows at once, and later on the line a quote ends the
  /// string.
  private mutating func endOfInnerQuotes(at offset: Int, substitution: Int?) -> Int? {
    let bytes = cursor.bytes
    guard offset + 1 < bytes.count, isWordByte(bytes[offset + 1]), bytes[offset + 1] != UInt8(ascii: "/"),
      bytes[offset + 1] != UInt8(ascii: "#")
    else { return nil }
    let limit = min(bytes.count, offset + 400)
    if let substitution {
      var end = offset + 1
      while end < limit, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "}") { end += 1 }
      if end < limit, bytes[end] == UInt8(ascii: "}") {
        noteElision(
          "the shell substitution `$\(excerptText(SourceRange(substitution, end + 1)))`",
          at: SourceRange(substitution - 1, end + 1))
        return end + 1
      }
    }
    var end = offset + 1
    while end < limit, bytes[end] != 0x0A {
      if bytes[end] == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if bytes[end] == UInt8(ascii: "\""), isEndOfString(end) {
        // `"a": 1x "b": "c"`: a quote that opens stands after a blank, one inside text closes after a word.
        guard bytes[end - 1] != UInt8(ascii: " ") || end > offset + 2 else { return nil }
        report(
          JSONRules.unescapedQuote, "a quote inside the string ends it too early",
          at: SourceRange(offset, offset + 1), help: "write `\\\"` for a quote inside a string",
          labels: [Label("the string seems to end here", at: SourceRange(end, end + 1))])
        return end
      }
      end += 1
    }
    return nil
  }

  /// Whether only punctuation follows the quote at `offset` on its line.
  private func isEndOfString(_ offset: Int) -> Bool {
    var next = offset + 1
    while next < cursor.bytes.count, cursor.bytes[next] == UInt8(ascii: " ") { next += 1 }
    guard next < cursor.bytes.count else { return true }
    switch cursor.bytes[next] {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x0A, 0x0D: return true
    default: return false
    }
  }

  /// Offset after the string that opens at `start`, when it closes on its line.
  func endOfString(from start: Int) -> Int? {
    var offset = start + 1
    while offset < cursor.bytes.count, cursor.bytes[offset] != 0x0A {
      if cursor.bytes[offset] == UInt8(ascii: "\"") { return offset + 1 }
      offset += cursor.bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// RFC 8259 §7: escape ( quotation-mark / reverse-solidus / solidus / b / f / n / r / t / uXXXX )
  private mutating func parseEscape(into text: inout [UInt8]) {
    let start = cursor.offset
    cursor.offset += 1
    guard let byte = cursor.current else { return }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return parseUnicodeEscape(from: start, into: &text)
    case 0x0A, 0x0D: return  // the string ends here unclosed; the caller says so
    default:
      let length = cursor.bytes.scalar(at: cursor.offset)?.length ?? 1
      let range = SourceRange(start, cursor.offset + length)
      let help =
        switch byte {
        case UInt8(ascii: "'"): "write `'`; it needs no escape"
        case UInt8(ascii: "x"): "write `\\u00` and two digits; JSON has no `\\x`"
        default: "write `\\\\` for a backslash"
        }
      let name = byte < 0x20 ? "a backslash before \(codePoint(UInt32(byte)))" : "`\(cursor.text(range))`"
      report(JSONRules.badEscape, "\(name) is no escape of JSON", at: range, help: help)
      cursor.offset += length
      return
    }
    cursor.offset += 1
  }

  private mutating func parseUnicodeEscape(from start: Int, into text: inout [UInt8]) {
    guard let unit = parseFourDigits(from: start) else { return }
    var scalar = unit
    if (0xD800...0xDFFF).contains(unit) {
      let low = cursor.offset
      guard unit < 0xDC00, cursor.starts(with: "\\u"), let second = peekFourDigits(at: low + 2),
        (0xDC00...0xDFFF).contains(second)
      else {
        report(
          JSONRules.loneSurrogate, "`\(cursor.text(cursor.range(from: start)))` is half of a character",
          at: cursor.range(from: start), help: "write both halves, or the character itself")
        text.append(contentsOf: "\u{FFFD}".utf8)
        return
      }
      cursor.offset = low + 6
      scalar = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)
    }
    if let character = Unicode.Scalar(scalar) { text.append(contentsOf: String(Character(character)).utf8) }
  }

  /// Takes `uXXXX`; `nil` and a report when that is not what stands there.
  private mutating func parseFourDigits(from start: Int) -> UInt32? {
    cursor.offset += 1
    if let value = peekFourDigits(at: cursor.offset) {
      cursor.offset += 4
      return value
    }
    let digits = cursor.offset
    while cursor.offset < digits + 4, let byte = cursor.current, hexadecimalValue(byte) != nil {
      cursor.offset += 1
    }
    let range = cursor.range(from: start)
    report(
      JSONRules.badEscape, "`\(cursor.text(range))` lacks hexadecimal digits", at: range,
      help: "`\\u` takes four of them: `\\u00e9`")
    return nil
  }

  private func peekFourDigits(at offset: Int) -> UInt32? {
    guard offset + 4 <= cursor.bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in cursor.bytes[offset..<(offset + 4)] {
      guard let digit = hexadecimalValue(byte).map(UInt32.init) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}

// MARK: Other quotes

extension JSONParser {
  /// The length of the curly or angled quote at `offset`; `nil` when none stands there.
  func isSmartQuote(at offset: Int) -> Int? {
    guard let (scalar, length) = cursor.bytes.scalar(at: offset) else { return nil }
    switch scalar {
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2032, 0x2033, 0x2039, 0x203A: return length
    default: return nil
    }
  }

  /// The last curly quote of a line, when only punctuation follows it.
  private func lastClosingSmartQuote(from start: Int, to end: Int) -> SourceRange? {
    var last = end
    while last > start,
      isPunctuationAfterString(cursor.bytes[last - 1]) || cursor.bytes[last - 1] == UInt8(ascii: ":")
    {
      last -= 1
    }
    for length in [2, 3] where last - length >= start {
      if isSmartQuote(at: last - length) == length { return SourceRange(last - length, last) }
    }
    return nil
  }

  /// Parses a string in single, back or curly quotes, which is a slip.
  mutating func parseOddString() -> JSONValue {
    let start = cursor.offset
    let smartLength = isSmartQuote(at: start)
    let quote = cursor.bytes[start]
    let isDouble = cursor.isDoubleCurlyQuote(at: start)
    cursor.offset += smartLength ?? 1
    let textStart = cursor.offset
    while let byte = cursor.current, byte != 0x0A, byte != 0x0D {
      if let smartLength {
        // The `’` of `it’s` ends no string, nor does any single quote end one in double quotes.
        let isEnd =
          isSmartQuote(at: cursor.offset) == smartLength && !cursor.isApostrophe(at: cursor.offset)
          && (!isDouble || cursor.isDoubleCurlyQuote(at: cursor.offset))
        if byte == UInt8(ascii: "\"") || isEnd {
          return endOddString(
            from: start, textStart, closingLength: byte == UInt8(ascii: "\"") ? 1 : smartLength)
        }
      } else if byte == quote {
        return endOddString(from: start, textStart, closingLength: 1)
      } else if byte == UInt8(ascii: "\\"), let next = cursor.peek(), next >= 0x20 {
        cursor.offset += 1
      }
      cursor.offset += 1
    }
    var end = cursor.offset
    while end > textStart, isPunctuationAfterString(cursor.bytes[end - 1]) { end -= 1 }
    cursor.offset = end
    report(
      JSONRules.unclosedString, "the string is never closed", at: SourceRange(start, textStart),
      help: "put the text between plain quotes `\"`")
    return JSONValue(.string(cursor.text(SourceRange(textStart, end))), at: cursor.range(from: start))
  }

  private mutating func endOddString(from start: Int, _ textStart: Int, closingLength: Int) -> JSONValue {
    let content = cursor.text(SourceRange(textStart, cursor.offset))
    let quoted = "\"\(shortened(content))\""
    cursor.offset += closingLength
    let range = cursor.range(from: start)
    let opening = cursor.text(SourceRange(start, textStart))
    switch cursor.bytes[start] {
    case UInt8(ascii: "'"):
      reportOnce(
        JSONRules.singleQuotes, "single quotes around a string", at: range,
        help: "JSON takes only `\"`: \(quoted)")
    case UInt8(ascii: "`"):
      reportOnce(
        JSONRules.singleQuotes, "backquotes around a string", at: range,
        help: "JSON takes only `\"`: \(quoted)")
    default:
      reportOnce(
        JSONRules.smartQuotes, "curly quotes around a string: `\(opening)`", at: range,
        help: "an editor changed them; write \(quoted)",
        edits: .plainQuotes(around: range, in: cursor.bytes))
    }
    return JSONValue(.string(content), at: range)
  }
}
