import Diagnostics
import SourceText

extension TOMLParser {
  /// val = string / boolean / array / inline-table / date-time / float / integer
  ///
  /// Always returns; `.missing` stands where a value should have been, and the diagnostic is written.
  mutating func parseValue() -> TOMLValue {
    let start = cursor.offset
    if let elided = parseElidedValueIfPresent() { return elided }
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text =
        cursor.starts(with: "\"\"\"") || cursor.starts(with: "'''") ? parseLongText() : parseQuotedText()
      return TOMLValue(text.map { .string($0) } ?? .missing, at: cursor.range(from: start))
    case UInt8(ascii: "["): return nested { $0.parseArray() }
    case UInt8(ascii: "{"): return nested { $0.parseInlineTable() }
    case nil, 0x0A, 0x0D, UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      report(
        TOMLRules.expectedValue, "expected a value", at: SourceRange(start, start),
        help: "an empty text is written \"\"")
      return TOMLValue(.missing, at: SourceRange(start, start))
    default: return parseWord()
    }
  }

  /// Runs `parse` one level deeper, or reports and skips the line when the limit is reached.
  private mutating func nested(_ parse: (inout Self) -> TOMLValue) -> TOMLValue {
    guard depth < Self.maximumDepth else {
      let start = cursor.offset
      report(
        TOMLRules.tooDeep, "nested deeper than \(Self.maximumDepth) levels", at: SourceRange(start, start + 1)
      )
      cursor.offset = cursor.bytes.count
      isUnclosed = true
      return TOMLValue(.missing, at: SourceRange(start, start))
    }
    depth += 1
    defer { depth -= 1 }
    return parse(&self)
  }

  // MARK: Arrays

  /// array = [ [ array-values ] ws-comment-newline ]
  private mutating func parseArray() -> TOMLValue {
    let start = cursor.offset
    cursor.offset += 1
    var elements: [TOMLValue] = []
    while true {
      skipBlanksAndLines()
      if cursor.eat(UInt8(ascii: "]")) { break }
      guard !cursor.isAtEnd, !beginsNextLine() else {
        // After `...` as the last word, the bracket is left out as well.
        if elements.last?.isElided != true { reportUnclosed(start, closing: "]") }
        break
      }
      let before = cursor.offset
      let value = parseValue()
      elements.append(value)
      if case .missing = value.kind { skipToSeparator() }
      let end = cursor.offset
      skipBlanksAndLines()
      if cursor.eat(UInt8(ascii: ",")) { continue }
      if cursor.current == UInt8(ascii: "]") || cursor.isAtEnd || beginsNextLine() { continue }
      // Around `...` commas are left out, too.
      if value.isElided || isAtElision { continue }
      if cursor.offset > before, !isUnknown(value) {
        reportNoComma(in: start, closing: "]", after: end)
      }
      skipToSeparator()
      if !cursor.eat(UInt8(ascii: ",")), cursor.offset == before { skipCharacter() }  // never stuck
    }
    return TOMLValue(.array(elements), at: cursor.range(from: start))
  }

  /// Whether the cursor begins a line that is `key = …`: the array before it was not closed.
  private func beginsNextLine() -> Bool {
    var ahead = cursor
    while let byte = ahead.peek(-1), byte == 0x20 || byte == 0x09 { ahead.offset -= 1 }
    guard ahead.offset == 0 || isLineBreak(ahead.peek(-1)) else { return false }
    ahead.skip { $0 == 0x20 || $0 == 0x09 }
    let key = ahead.offset
    ahead.skip { isBareKeyByte($0) || $0 == UInt8(ascii: ".") }
    guard ahead.offset > key else { return false }
    ahead.skip { $0 == 0x20 || $0 == 0x09 }
    return ahead.current == UInt8(ascii: "=")
  }

  /// Goes to a `,` or a closing bracket or the end of the line.
  private mutating func skipToSeparator() {
    cursor.skip {
      $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "}") && $0 != 0x0A
    }
  }

  private func isUnknown(_ value: TOMLValue) -> Bool {
    switch value.kind {
    case .missing, .elided: true
    default: false
    }
  }

  /// Reports at what comes instead of a comma, or at `end`, where it belongs, if that stands on another line.
  private mutating func reportNoComma(in opening: Int, closing: String, after end: Int) {
    let isOnLine = cursor.bytes[end..<cursor.offset].allSatisfy { !isLineBreak($0) }
    let range = isOnLine ? SourceRange(cursor.offset, cursor.offset + 1) : SourceRange(end, end)
    let what = closing == "]" ? "array" : "table"
    report(
      TOMLRules.expectedComma, "expected ',' or '\(closing)'", at: range,
      labels: [Label("the \(what) opened here", at: SourceRange(opening, opening + 1))])
  }

  // MARK: Inline tables

  /// inline-table = { [ keyval *( ws , ws keyval ) ] }
  private mutating func parseInlineTable() -> TOMLValue {
    let start = cursor.offset
    cursor.offset += 1
    let table = builder.makeInlineTable()
    skipBlanks()
    if !cursor.eat(UInt8(ascii: "}")) { parseInlineMembers(of: table, from: start) }
    return builder.value(ofInline: table, at: cursor.range(from: start))
  }

  private mutating func parseInlineMembers(of table: Int, from start: Int) {
    while true {
      skipBlanks()
      if endsAtLineEnd(from: start, mayGoOn: true) || cursor.eat(UInt8(ascii: "}")) { return }
      if skipElidedMember() { continue }
      guard let path = parseKey() else { return skipLine() }
      skipBlanks()
      guard cursor.eat(UInt8(ascii: "=")) else {
        if path.contains(where: \.isElided),
          cursor.eat(UInt8(ascii: ",")) || cursor.current == UInt8(ascii: "}")
        {
          continue
        }
        report(
          TOMLRules.expectedEquals, "expected '=' after the key",
          at: SourceRange(cursor.offset, cursor.offset),
          help: "write 'key = value'")
        return skipLine()
      }
      skipBlanks()
      let value = parseValue()
      if isUnknown(value) { skipToSeparator() }
      set(path, to: value, in: table)
      skipBlanks()
      if endsAtLineEnd(from: start, mayGoOn: false) || cursor.eat(UInt8(ascii: "}")) { return }
      if value.isElided || isAtElision {
        _ = cursor.eat(UInt8(ascii: ","))
        continue
      }
      let separator = cursor.offset
      guard cursor.eat(UInt8(ascii: ",")) else {
        reportNoComma(in: start, closing: "}", after: separator)
        return skipLine()
      }
      skipBlanks()
      if cursor.eat(UInt8(ascii: "}")) {
        return report(
          TOMLRules.extraComma, "a comma before the closing '}'", at: SourceRange(separator, separator + 1),
          help: "remove it")
      }
    }
  }

  /// Reports an inline table whose line ends before it does, and goes on with it where the next line
  /// certainly belongs to it.
  ///
  /// - Returns: whether the table ends here.
  private mutating func endsAtLineEnd(from start: Int, mayGoOn: Bool) -> Bool {
    let end = cursor
    guard cursor.isAtEnd || isLineBreak(cursor.current) || cursor.current == UInt8(ascii: "#") else {
      return false
    }
    reportUnclosed(start, closing: "}")
    skipBlanksAndLines()
    switch cursor.current {
    case UInt8(ascii: "}"): return false
    case let byte? where mayGoOn && (isBareKeyByte(byte) || byte == UInt8(ascii: "\"")): return false
    default:
      cursor = end
      skipLine()
      return true
    }
  }

  private mutating func reportUnclosed(_ start: Int, closing: String) {
    guard !isUnclosed else { return }
    isUnclosed = true
    let isTable = closing == "}"
    report(
      isTable ? TOMLRules.unclosedTable : TOMLRules.unclosedArray,
      isTable ? "the inline table does not end on its line" : "the array is never closed",
      at: SourceRange(start, start + 1),
      help: isTable ? "write it on one line, or under a header of its own" : "add the closing '\(closing)'")
  }
}
