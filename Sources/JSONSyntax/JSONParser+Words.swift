import Diagnostics
import SourceText

extension JSONParser {
  /// Parses a number, a literal, or whatever unquoted text stands where a value belongs.
  mutating func parseWord() -> JSONValue {
    let start = cursor.offset
    cursor.skip { isWordByte($0) && $0 != UInt8(ascii: "\\") }
    if let comment = startOfComment(from: start) { cursor.offset = comment }
    let range = cursor.range(from: start)
    guard range.count > 0 else { return parseNothing() }
    if !isPlainWord(range), let string = parseStringWithoutOpening(from: start) { return string }
    switch cursor.bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return parseNumber(range)
    default: return parseLiteral(range)
    }
  }

  /// Whether the word is complete: a literal or a number with nothing glued to it.
  private func isPlainWord(_ range: SourceRange) -> Bool {
    guard cursor.current != UInt8(ascii: "\"") else { return false }
    let word = cursor.bytes[range.start..<range.end]
    return isNumber(word) || ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
  }

  /// A character that begins nothing, `=` or a stray backslash; it is skipped.
  private mutating func parseNothing() -> JSONValue {
    let start = cursor.offset
    let name = found
    cursor.offset += 1
    if cursor.bytes[start] == UInt8(ascii: "\\") { cursor.skip { isWordByte($0) } }
    report(JSONRules.expectedValue, "expected a value, found \(name)", at: cursor.range(from: start))
    return missing(start)
  }

  /// Where a comment is glued to the word that begins at `start`: `true//yes`.
  private func startOfComment(from start: Int) -> Int? {
    guard cursor.offset - start > 1 else { return nil }
    for offset in (start + 1)..<cursor.offset where cursor.bytes[offset] == UInt8(ascii: "/") {
      guard offset + 1 < cursor.bytes.count else { return nil }
      let next = cursor.bytes[offset + 1]
      return next == UInt8(ascii: "/") || next == UInt8(ascii: "*") ? offset : nil
    }
    return nil
  }
}

// MARK: Numbers

extension JSONParser {
  /// RFC 8259 §6: number = [ minus ] int [ frac ] [ exp ]
  private mutating func parseNumber(_ range: SourceRange) -> JSONValue {
    let word = cursor.bytes[range.start..<range.end]
    if isNumber(word) { return JSONValue(.number(cursor.text(range)), at: range) }
    if word.containsEllipsis || word.suffix(3).allSatisfy({ $0 | 0x20 == UInt8(ascii: "x") }) {  // 1234..., 12xxx
      noteElision("`\(excerptText(range))`", at: range)
      return JSONValue(.elision, at: range)
    }
    let (message, help) = faultOfNumber(word)
    let isLiteral = word.contains(where: isLetter) && !word.contains(where: isDigit)
    report(isLiteral ? JSONRules.badLiteral : JSONRules.badNumber, message, at: range, help: help)
    // `1 000` and `- 1` are one mistake.
    if word.count == 1, cursor.current == UInt8(ascii: " "), let next = cursor.peek(), isDigit(next) {
      cursor.offset += 1
      cursor.skip(while: isWordByte)
    }
    return JSONValue(.missing, at: cursor.range(from: range.start))
  }

  private func faultOfNumber(_ word: ArraySlice<UInt8>) -> (String, String?) {
    let text = excerptText(SourceRange(word.startIndex, word.endIndex))
    let unsigned = word.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let lower = String(decoding: unsigned.prefix(9), as: UTF8.self).lowercased()
    if lower == "infinity" || lower == "inf" || lower == "nan" {
      return ("`\(text)` is no JSON number", "write `null`, or the text in quotes")
    }
    if word.first == UInt8(ascii: "+") { return ("`\(text)` has a plus sign", "leave the `+` out") }
    if lower.hasPrefix("0x") || lower.hasPrefix("0b") || lower.hasPrefix("0o") {
      return ("`\(text)` is not decimal", "write the number in base ten, or put it in quotes")
    }
    if unsigned.first == UInt8(ascii: ".") {
      return (
        "`\(text)` has no digit before the point", unsigned.count > 1 ? "write `0` before the point" : nil
      )
    }
    if unsigned.first == UInt8(ascii: "0"), unsigned.count > 1,
      unsigned.dropFirst().allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
    {
      return ("`\(text)` has a leading zero", "leave the zero out, or put the text in quotes")
    }
    if unsigned.contains(UInt8(ascii: "_")) { return ("`\(text)` has an underscore", "leave the `_` out") }
    if unsigned.last == UInt8(ascii: ".") { return ("`\(text)` has no digit after the point", nil) }
    if unsigned.contains(where: { isLetter($0) && $0 | 0x20 != UInt8(ascii: "e") })
      || unsigned.filter({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }).count > 1
    {
      return ("`\(text)` is no number", "put it in quotes if it is text")
    }
    return ("`\(text)` is no number", nil)
  }

  private func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.first != UInt8(ascii: "0") || whole.count == 1 else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      return !rest.isEmpty && rest.allSatisfy(isDigit)
    }
    return rest.isEmpty
  }
}

// MARK: Literals and unquoted text

extension JSONParser {
  /// RFC 8259 §3: false, null and true, in lower case.
  private mutating func parseLiteral(_ range: SourceRange) -> JSONValue {
    let text = excerptText(range)
    switch text {
    case "true": return JSONValue(.bool(true), at: range)
    case "false": return JSONValue(.bool(false), at: range)
    case "null": return JSONValue(.null, at: range)
    default: break
    }
    if isPlaceholderWord(text) {
      noteElision("`\(text)`", at: range)
      return JSONValue(.elision, at: range)
    }
    takeRestOfText(from: range.start)
    let whole = cursor.range(from: range.start)
    let (rule, message, help) = faultOfLiteral(text, isAlone: whole == range, whole)
    report(rule, message, at: whole, help: help)
    if rule == JSONRules.expectedValue, let value = parseValueAfterJunk() { return value }
    return JSONValue(.missing, at: whole)
  }

  /// The value after a stray character on the same line: `: = "web"`.
  private mutating func parseValueAfterJunk() -> JSONValue? {
    cursor.skip { $0 == UInt8(ascii: " ") }
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): return parseValue()
    default: return nil
    }
  }

  private func faultOfLiteral(
    _ text: String, isAlone: Bool, _ range: SourceRange
  ) -> (Rule, String, String?) {
    switch text.lowercased() {
    case "true", "yes", "on":
      return (JSONRules.badLiteral, "`\(text)` is not how JSON spells it", "write `true`")
    case "false", "no", "off":
      return (JSONRules.badLiteral, "`\(text)` is not how JSON spells it", "write `false`")
    case "null", "none", "nil", "undefined":
      return (JSONRules.badLiteral, "`\(text)` is not how JSON spells it", "write `null`")
    case "nan", "infinity", "inf":
      return (JSONRules.badLiteral, "`\(text)` is no JSON number", "write `null`, or the text in quotes")
    default: break
    }
    let whole = excerptText(range)
    guard text.utf8.contains(where: isLetterOrDigit) else {
      return (JSONRules.expectedValue, "expected a value, found `\(whole)`", nil)
    }
    if isAlone, let near = nearestSpelling(of: text, in: ["true", "false", "null"]), text.utf8.count > 2 {
      return (JSONRules.badLiteral, "`\(text)` is no JSON value", "did you mean `\(near)`?")
    }
    return (JSONRules.badLiteral, "text without quotes: `\(whole)`", "write it as a string: \"\(whole)\"")
  }

  /// Takes the other words of unquoted text on this line, `hello big world`, as one mistake.
  private mutating func takeRestOfText(from start: Int) {
    var end = cursor.offset
    while end < cursor.bytes.count {
      let byte = cursor.bytes[end]
      guard byte == UInt8(ascii: " ") || isWordByte(byte), byte != UInt8(ascii: "#") else { break }
      end += 1
      if byte != UInt8(ascii: " ") { cursor.offset = end }
    }
  }

  /// Unquoted words that documentation puts for a value of the reader's: a type, as AWS's request syntax
  /// does, a name in capitals, a word for what was cut.
  private func isPlaceholderWord(_ text: String) -> Bool {
    let types = [
      "string", "number", "integer", "int", "boolean", "bool", "float", "double", "timestamp", "blob", "any",
      "object",
    ]
    if types.contains(text) || isSnipWord(text) { return true }
    let isCapitals = text.utf8.allSatisfy {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || isDigit($0) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
    return isCapitals
      && (text.utf8.contains(UInt8(ascii: "_")) || text.hasPrefix("YOUR") || text.hasPrefix("MY"))
  }
}
