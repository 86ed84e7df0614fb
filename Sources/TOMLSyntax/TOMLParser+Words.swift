import SourceText

extension TOMLParser {
  /// Values without quotes and brackets: booleans, numbers, dates; and text that lacks its quotes.
  mutating func parseWord() -> TOMLValue {
    let start = cursor.offset
    cursor.skip(while: isWordByte)
    if let end = endOfElision(at: cursor.offset) { return elidedValue(from: start, end) }
    takeTimeAfterBlank(from: start)
    let range = cursor.range(from: start)
    let word = cursor.bytes[start..<cursor.offset]
    switch cursor.text(range) {
    case "true": return TOMLValue(.bool(true), at: range)
    case "false": return TOMLValue(.bool(false), at: range)
    case "inf", "+inf": return TOMLValue(.float(.infinity), at: range)
    case "-inf": return TOMLValue(.float(-.infinity), at: range)
    case "nan", "+nan", "-nan": return TOMLValue(.float(.nan), at: range)
    default: break
    }
    guard let first = word.first(where: { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      isDigit(first), isEndOfWord(cursor.current)
    else { return unquotedText(from: start) }
    if looksLikeDate(word) { return parseDate(word, range) }
    guard let kind = number(word) else { return badNumber(range, word) }
    return TOMLValue(kind, at: range)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isBareKeyByte(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  /// What may follow a number or a date; anything else belongs to a text such as `10.0.0.0/16`.
  private func isEndOfWord(_ byte: UInt8?) -> Bool {
    switch byte {
    case nil, 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"),
      UInt8(ascii: "}"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// RFC 3339 lets a blank stand between day and time: `2024-06-07 08:30:00`.
  private mutating func takeTimeAfterBlank(from start: Int) {
    guard cursor.offset - start == 10, cursor.current == 0x20, cursor.bytes[start + 4] == UInt8(ascii: "-"),
      let digit = cursor.peek(1), isDigit(digit), let next = cursor.peek(2), isDigit(next),
      cursor.peek(3) == UInt8(ascii: ":")
    else { return }
    cursor.offset += 1
    cursor.skip(while: isWordByte)
  }

  // MARK: Text without quotes

  /// Text that should stand in quotes; the rest of the line, or of the element, belongs to it.
  private mutating func unquotedText(from start: Int) -> TOMLValue {
    if cursor.isCurlyQuote(at: start) { return parseCurlyText(from: start) }
    let word = cursor.text(cursor.range(from: start))
    let isNested = depth > 0
    cursor.skip {
      $0 != 0x0A && $0 != 0x0D && $0 != UInt8(ascii: "#")
        && !(isNested && ($0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "}")))
    }
    if cursor.offset == start { skipCharacter() }
    var end = cursor.offset
    while end > start + 1, cursor.bytes[end - 1] == 0x20 || cursor.bytes[end - 1] == 0x09 { end -= 1 }
    let text = cursor.text(SourceRange(start, end))
    if ["true", "false"].contains(word.lowercased()), text == word {
      report(
        TOMLRules.unquotedText, "'\(word)' is no value", at: SourceRange(start, end),
        help: "write \(word.lowercased())")
    } else {
      let isPlain = !text.contains(utf8: "\"") && !text.contains(utf8: "\\") && text.utf8.count <= 60
      report(
        TOMLRules.unquotedText, "text without quotes", at: SourceRange(start, end),
        help: isPlain ? "write \"\(text)\"" : "put it in quotes")
    }
    return TOMLValue(.missing, at: SourceRange(start, end))
  }

  // MARK: Numbers

  /// integer = dec-int / hex-int / oct-int / bin-int    float = dec-int ( exp / frac [ exp ] )
  ///
  /// - Returns: `nil` when the word is neither.
  private func number(_ word: ArraySlice<UInt8>) -> TOMLValue.Kind? {
    if word.first == UInt8(ascii: "0"), word.count > 2 {
      let digits = word.dropFirst(2)
      switch word[word.startIndex + 1] {
      case UInt8(ascii: "x"): return integer(digits, radix: 16, negative: false)
      case UInt8(ascii: "o"): return integer(digits, radix: 8, negative: false)
      case UInt8(ascii: "b"): return integer(digits, radix: 2, negative: false)
      default: break
      }
    }
    let isNegative = word.first == UInt8(ascii: "-")
    let hasSign = isNegative || word.first == UInt8(ascii: "+")
    let unsigned = hasSign ? word.dropFirst() : word
    let whole = unsigned.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
    // A leading zero stands alone.
    guard whole.first != UInt8(ascii: "0") || whole.count == 1 else { return nil }
    var rest = unsigned.dropFirst(whole.count)
    if rest.isEmpty { return integer(whole, radix: 10, negative: isNegative) }
    guard hasSoundUnderscores(whole) else { return nil }
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
      guard hasSoundUnderscores(fraction) else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if let mark = rest.first {
      guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
      var exponent = rest.dropFirst()
      if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
        exponent = exponent.dropFirst()
      }
      guard hasSoundUnderscores(exponent) else { return nil }
    }
    let text = String(decoding: word.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    return Double(text).map(TOMLValue.Kind.float)
  }

  private func integer(_ digits: ArraySlice<UInt8>, radix: Int, negative: Bool) -> TOMLValue.Kind? {
    let isSound = digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") || isHexLetter($0) }
    guard isSound, digits.first != UInt8(ascii: "_"), digits.last != UInt8(ascii: "_"),
      !hasDoubleUnderscore(digits)
    else { return nil }
    let text = String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    return Int((negative ? "-" : "") + text, radix: radix).map(TOMLValue.Kind.integer)
  }

  /// Digits, with underscores only between two of them.
  private func hasSoundUnderscores(_ digits: ArraySlice<UInt8>) -> Bool {
    !digits.isEmpty && digits.first != UInt8(ascii: "_") && digits.last != UInt8(ascii: "_")
      && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") } && !hasDoubleUnderscore(digits)
  }

  private func hasDoubleUnderscore(_ digits: ArraySlice<UInt8>) -> Bool {
    zip(digits, digits.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == UInt8(ascii: "_") }
  }

  private mutating func badNumber(_ range: SourceRange, _ word: ArraySlice<UInt8>) -> TOMLValue {
    let text = cursor.text(range)
    let unsigned = word.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isWhole = unsigned.allSatisfy(isDigit)
    let message =
      if unsigned.first == UInt8(ascii: "0"), let next = unsigned.dropFirst().first, isDigit(next) {
        "a number cannot begin with 0"
      } else if isWhole, unsigned.count > 18 {
        "the number does not fit into 64 bits"
      } else if unsigned.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }) {
        "an underscore stands between two digits, not elsewhere"
      } else if unsigned.last == UInt8(ascii: "."), unsigned.dropLast().allSatisfy(isDigit) {
        "a decimal point has digits on both sides"
      } else {
        "'\(shortened(text))' is no number"
      }
    report(
      TOMLRules.badNumber, message, at: range,
      help: text.utf8.count <= 60 ? "if it is text, write \"\(text)\"" : "if it is text, put it in quotes")
    return TOMLValue(.missing, at: range)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isHexLetter(_ byte: UInt8) -> Bool { (0x61...0x66).contains(byte | 0x20) }

  // MARK: Dates

  /// Four digits and `-`, or two digits and `:`.
  private func looksLikeDate(_ word: ArraySlice<UInt8>) -> Bool {
    let digits = word.prefix(while: isDigit).count
    let mark = word.dropFirst(digits).first
    return (mark == UInt8(ascii: "-") && digits > 0) || (mark == UInt8(ascii: ":") && digits > 0)
  }

  /// date-time = offset-date-time / local-date-time / local-date / local-time
  private mutating func parseDate(_ word: ArraySlice<UInt8>, _ range: SourceRange) -> TOMLValue {
    let text = cursor.text(range)
    switch readTOMLDate(word) {
    case .success(let kind): return TOMLValue(.date(text, kind), at: range)
    case .failure(let problem):
      report(
        TOMLRules.badDate, "'\(text)' is no date: \(problem.message)", at: range,
        help: problem.isForm ? "write it as 2024-06-07, 08:30:00 or 2024-06-07T08:30:00Z" : nil)
      return TOMLValue(.missing, at: range)
    }
  }
}
