import Diagnostics
import SourceText

/// `[[ … ]]` of bash, with operators and a grammar of its own. Manual of bash, 3.2.5.3.
extension ShellParser {
  /// "[[" expression "]]"
  mutating func parseTestCommand() -> ShellCommand {
    let opening = takeKeyword(2)
    noteBashOnly("`[[`", at: opening, help: "use `[ … ]`")
    var test = TestParser(opening: opening)
    enclosing.append(Enclosure(closers: [], opening: opening, isBarrier: false))
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    test.parseOr(&self)
    enclosing.removeLast()
    finishTest(test)
    return finish(.test(test.words), from: opening.start)
  }

  /// Takes `]]`, or reports what stands in its place.
  private mutating func finishTest(_ test: TestParser) {
    skipLineBreaks()
    if isWord("]]") {
      _ = takeKeyword(2)
      return
    }
    if cursor.isAtEnd {
      guard !hasStopped, !isExcerpt else { return }
      reportOpen(
        .compound, ShellRules.unclosedCommand, "`[[` is never closed: `]]` is missing", at: test.opening,
        help: "add ` ]]` after the condition")
      return
    }
    if !test.hasFailed {
      reportInTest(test.opening, expected: "`]]` or an operator")
    }
    // Up to `]]`, or to where the line or the command ends.
    silence += 1
    defer { silence -= 1 }
    while let byte = cursor.current, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: ";") {
      if isWord("]]") {
        cursor.offset += 2
        return
      }
      let before = cursor.offset
      _ = parseWord()
      if cursor.offset == before { cursor.offset += 1 }
      skipTestBlanks()
    }
  }

  fileprivate mutating func reportInTest(_ opening: SourceRange, expected: String) {
    let found = operatorAtCursor() ?? rangeOfWord()
    let what = quoted(found)
    let word = cursor.text(found)
    var before = cursor.offset
    while before > opening.end, cursor.bytes[before - 1] == 0x20 { before -= 1 }
    let isGlued =
      before - opening.end > 2 && equals(cursor.bytes, SourceRange(before - 2, before), "]]")
    let help: String? =
      if isGlued {
        "put a blank before `]]`"
      } else if word == "]" {
        "close it with `]]`"
      } else if word == ";" || word == "\n" || word.isEmpty {
        "close it with `]]`, a blank before it"
      } else if word.hasPrefix("]]") {
        "put a blank after `]]`"
      } else if word.hasSuffix("]]") && word.count > 2 {
        "put a blank before `]]`"
      } else if word == "|" || word == "&" {
        "join conditions with `\(word)\(word)`"
      } else if expected == "an operator", !endsWord(cursor.current) {
        "compare the two with `==`, or put them in quotes"
      } else {
        nil
      }
    report(
      ShellRules.testExpression, "\(what) stands in this `[[` where \(expected) should be", at: found,
      help: help, labels: [Label("test begins here", at: opening)])
  }

  fileprivate mutating func skipTestBlanks() {
    while let byte = cursor.current {
      if byte == 0x20 || byte == 0x09 || byte == 0x0D && cursor.peek() == 0x0A {
        cursor.offset += 1
      } else if byte == UInt8(ascii: "\\"), let width = widthOfContinuation() {
        cursor.offset += width
      } else {
        return
      }
    }
  }
}

/// The grammar between `[[` and `]]`.
private struct TestParser {
  let opening: SourceRange
  var words: [ShellWord] = []
  var hasFailed = false
  var depth = 0

  init(opening: SourceRange) { self.opening = opening }

  /// expression = and { "||" and }
  mutating func parseOr(_ parser: inout ShellParser) {
    parseAnd(&parser)
    while !hasFailed, takeOperator("||", &parser) { parseAnd(&parser) }
  }

  /// and = term { "&&" term }
  private mutating func parseAnd(_ parser: inout ShellParser) {
    parseTerm(&parser)
    while !hasFailed, takeOperator("&&", &parser) { parseTerm(&parser) }
  }

  private mutating func takeOperator(_ sign: StaticString, _ parser: inout ShellParser) -> Bool {
    parser.skipLineBreaks()
    guard parser.cursor.starts(with: sign) else { return false }
    parser.takeOperator(2)
    parser.skipLineBreaks()
    return true
  }

  /// term = "(" expression ")" | "!" term | unary-operator word | word [ binary-operator word ]
  private mutating func parseTerm(_ parser: inout ShellParser) {
    parser.skipLineBreaks()
    // bash takes an empty test, and nothing after `!`, `&&` and `||`.
    if parser.cursor.isAtEnd || parser.isWord("]]") { return }
    if parser.isWord("!") {
      parser.mark(.operator, parser.cursor.offset, parser.cursor.offset + 1)
      parser.cursor.offset += 1
      depth += 1
      defer { depth -= 1 }
      guard depth < ShellParser.maximumDepth else { return parser.giveUp(at: opening) }
      return parseTerm(&parser)
    }
    if parser.cursor.current == UInt8(ascii: "(") { return parseGroup(&parser) }
    guard isAtWord(parser) else { return fail(&parser, "a word") }
    let first = parseWord(&parser)
    if isUnaryOperator(first, parser) { return parseUnaryOperand(first, &parser) }
    parseBinary(&parser)
  }

  private mutating func parseGroup(_ parser: inout ShellParser) {
    let start = SourceRange(parser.cursor.offset, parser.cursor.offset + 1)
    parser.takeOperator(1)
    depth += 1
    defer { depth -= 1 }
    guard depth < ShellParser.maximumDepth else { return parser.giveUp(at: opening) }
    parser.skipLineBreaks()
    if parser.cursor.current == UInt8(ascii: ")") { return fail(&parser, "a condition") }
    parseOr(&parser)
    guard !hasFailed else { return }
    parser.skipLineBreaks()
    if parser.cursor.current == UInt8(ascii: ")") {
      parser.takeOperator(1)
    } else if !parser.cursor.isAtEnd {
      parser.reportInTest(start, expected: "the `)` of this group")
      hasFailed = true
    }
  }

  /// `-f file`. Before `]]` and operators the word stands for itself only where it is no operator: `-f ]]` is
  /// refused.
  private mutating func parseUnaryOperand(_ word: ShellWord, _ parser: inout ShellParser) {
    parser.mark(.key, word.range.start, word.range.end)
    parser.skipTestBlanks()
    if parser.cursor.isAtEnd { return }
    guard isAtWord(parser), !parser.isWord("]]") else {
      return fail(&parser, "the operand of \(parser.quoted(word.range))")
    }
    _ = parseWord(&parser)
  }

  private mutating func parseBinary(_ parser: inout ShellParser) {
    parser.skipTestBlanks()
    guard let byte = parser.cursor.current else { return }
    if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), !parser.isProcessSubstitution {
      parser.takeOperator(1)
      return parseOperand(&parser, isPattern: false)
    }
    if parser.isWord("]]") || byte == UInt8(ascii: ")") || parser.cursor.starts(with: "&&")
      || parser.cursor.starts(with: "||")
    {
      return
    }
    guard isAtWord(parser) else { return fail(&parser, "an operator") }
    let found = parser.rangeOfWord()
    if equals(parser.cursor.bytes, found, "=~") {
      parser.takeOperator(2)
      parser.skipTestBlanks()
      return parseRegularExpression(&parser)
    }
    guard isBinaryOperator(found, parser.cursor.bytes) else { return fail(&parser, "an operator") }
    parser.takeOperator(found.count)
    parseOperand(&parser, isPattern: true)
  }

  private mutating func parseOperand(_ parser: inout ShellParser, isPattern: Bool) {
    parser.skipTestBlanks()
    if parser.cursor.isAtEnd { return }
    guard isAtWord(parser), !parser.isWord("]]") else { return fail(&parser, "a word to compare with") }
    _ = parseWord(&parser)
  }

  /// The word after `=~`: parentheses are in pairs, and blanks within them belong to it.
  private mutating func parseRegularExpression(_ parser: inout ShellParser) {
    let start = parser.cursor.offset
    if parser.cursor.isAtEnd { return }
    guard !parser.isWord("]]"), parser.cursor.current != UInt8(ascii: "\n") else {
      return fail(&parser, "a regular expression")
    }
    while let byte = parser.cursor.current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): break
      case UInt8(ascii: "("):
        let opening = SourceRange(parser.cursor.offset, parser.cursor.offset + 1)
        parser.cursor.offset += 1
        _ = parser.parsePatternParts()
        if !parser.cursor.eat(UInt8(ascii: ")")) {
          parser.reportOpen(
            .expansion, ShellRules.unclosedExpansion, "the `(` of this regular expression is never closed",
            at: opening, help: "add the closing `)`, or write `\\(`")
        }
        continue
      case UInt8(ascii: "|"):
        if parser.cursor.peek() == UInt8(ascii: "|"), start == parser.cursor.offset { break }
        parser.cursor.offset += 1
        continue
      case UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"):
        if !parser.isWordStart(byte) { break }
        _ = parser.parseWord()
        continue
      default:
        let before = parser.cursor.offset
        _ = parser.parseWord()
        if parser.cursor.offset == before { parser.cursor.offset += 1 }
        continue
      }
      break
    }
    if parser.cursor.offset == start { return fail(&parser, "a regular expression") }
    words.append(ShellWord(plain: parser.cursor.range(from: start)))
  }

  // MARK: Words

  private mutating func parseWord(_ parser: inout ShellParser) -> ShellWord {
    let before = parser.cursor.offset
    let word = parser.parseWord()
    if parser.cursor.offset == before { parser.cursor.offset += 1 }
    words.append(word)
    return word
  }

  private mutating func fail(_ parser: inout ShellParser, _ expected: String) {
    parser.reportInTest(opening, expected: expected)
    hasFailed = true
  }

  private func isAtWord(_ parser: ShellParser) -> Bool {
    guard let byte = parser.cursor.current else { return false }
    return !endsWord(byte) || parser.isWordStart(byte)
  }

  private func isUnaryOperator(_ word: ShellWord, _ parser: ShellParser) -> Bool {
    let bytes = parser.cursor.bytes
    guard word.parts.isEmpty, word.range.count == 2, bytes[word.range.start] == UInt8(ascii: "-") else {
      return false
    }
    return "abcdefghkLnNoprsStuvwxzGOR".utf8.contains(bytes[word.range.start + 1])
  }

  private func isBinaryOperator(_ range: SourceRange, _ bytes: [UInt8]) -> Bool {
    let operators: [StaticString] = [
      "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
    ]
    return operators.contains { equals(bytes, range, $0) }
  }
}
