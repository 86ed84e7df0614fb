import Diagnostics
import SourceText

/// Arithmetic: XCU 2.6.4, and `((…))` of bash.
extension ShellParser {
  /// What a pair of double parentheses turns out to be.
  enum ArithmeticScan {
    /// `))` stands at this place.
    case closed(Int)
    /// A `)` stands alone: the parentheses are two subshells.
    case notArithmetic
    /// The text ends first.
    case unclosed
  }

  /// Looks for the `))` that ends an expression, past quotes and pairs of parentheses.
  func scanArithmetic(from start: Int) -> ArithmeticScan {
    let bytes = cursor.bytes
    var depth = 0
    var index = start
    while index < cursor.limit {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 {
          return index + 1 < cursor.limit && bytes[index + 1] == UInt8(ascii: ")")
            ? .closed(index) : .notArithmetic
        }
        depth -= 1
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        let quote = bytes[index]
        index += 1
        while index < cursor.limit, bytes[index] != quote { index += 1 }
      case UInt8(ascii: "\""):
        index += 1
        while index < cursor.limit, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
    return .unclosed
  }

  /// Whether a `)` closes what was opened right before `start`.
  func isPaired(from start: Int) -> Bool {
    if case .unclosed = scanArithmetic(from: start) { false } else { true }
  }

  /// `$(( expression ))`; `nil` where the parentheses turn out to be those of a subshell.
  mutating func parseArithmeticExpansion() -> ShellWordPart? {
    let start = cursor.offset
    let opening = SourceRange(start, start + 3)
    switch scanArithmetic(from: start + 3) {
    case .notArithmetic: return nil
    case .unclosed:
      cursor.offset = cursor.limit
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`$((` is never closed", at: opening,
        help: "add the closing `))`, or write `$(` for the output of a command")
      return ShellWordPart(kind: .arithmetic(nil), range: cursor.range(from: start))
    case .closed(let end):
      takeOperator(3)
      let expression = parseArithmetic(to: end).first
      takeOperator(2)
      return ShellWordPart(kind: .arithmetic(expression), range: cursor.range(from: start))
    }
  }

  /// `$[ expression ]`, an old way of bash.
  mutating func parseOldArithmetic() -> ShellWordPart {
    let start = cursor.offset
    let opening = SourceRange(start, start + 2)
    takeOperator(2)
    enclosing.append(Enclosure(closers: [], opening: opening, isBarrier: true))
    defer { enclosing.removeLast() }
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    if skipTo(UInt8(ascii: "]"), opening: UInt8(ascii: "[")) == nil {
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`$[` is never closed", at: opening,
        help: "add the closing `]`")
    }
    return ShellWordPart(kind: .arithmetic(nil), range: cursor.range(from: start))
  }

  /// Parses the expressions up to `end`, of which there is more than one only in `for ((a; b; c))`.
  ///
  /// The shell looks at them only when it runs the line, so a mistake is no more than a warning; and where
  /// something is expanded first, which may come to anything, there is none.
  mutating func parseArithmetic(to end: Int) -> [ShellArithmetic] {
    let start = cursor.offset
    let limit = cursor.limit
    let outer = arithmetic
    cursor.limit = end
    arithmetic = ArithmeticState()
    enclosing.append(Enclosure(closers: [], opening: SourceRange(start - 2, start), isBarrier: true))
    if enclosing.count > Self.maximumDepth { giveUp(at: SourceRange(start - 2, start)) }
    var expressions = [parseExpression()]
    while let byte = cursor.current {
      if byte == UInt8(ascii: ";") {
        takeOperator(1)
        expressions.append(parseExpression())
      } else {
        noteArithmeticProblem("cannot follow a value")
        skipArithmeticToken()
      }
      skipArithmeticBlanks()
    }
    if let problem = arithmetic.problem, !arithmetic.hasExpansion {
      report(ShellRules.arithmetic, problem.message, at: problem.range)
    }
    enclosing.removeLast()
    (arithmetic, cursor.limit, cursor.offset) = (outer, limit, end)
    return expressions
  }

  /// What is known of the expression at hand.
  struct ArithmeticState {
    /// The first thing that cannot be.
    var problem: (message: String, range: SourceRange)?
    var hasExpansion = false
    var depth = 0
    /// Signs so far; the tree of a longer expression would be too deep to be taken down again.
    var signCount = 0
  }

  private mutating func noteArithmeticProblem(_ what: String) {
    guard arithmetic.problem == nil else { return }
    let width = ArithmeticOperator(at: cursor)?.width ?? 1
    var end = cursor.offset
    while end < cursor.limit, isNameByte(cursor.bytes[end]) { end += 1 }
    let range = SourceRange(cursor.offset, min(max(end, cursor.offset + width), cursor.limit))
    let found = cursor.isAtEnd ? "the end" : quoted(range)
    arithmetic.problem = ("\(found) \(what)", range)
  }

  private mutating func skipArithmeticBlanks() {
    while let byte = cursor.current {
      if byte <= 0x20 {
        cursor.offset += 1
      } else if byte == UInt8(ascii: "\\"), let width = widthOfContinuation() {
        cursor.offset += min(width, cursor.limit - cursor.offset)
      } else {
        return
      }
    }
  }

  /// Takes a value or a sign, for what cannot be parsed.
  private mutating func skipArithmeticToken() {
    let before = cursor.offset
    _ = parseValue()
    if cursor.offset == before { takeOperator(1) }
  }

  // MARK: Expressions

  /// An expression, or nothing where the whole is empty.
  private mutating func parseExpression() -> ShellArithmetic {
    skipArithmeticBlanks()
    guard let byte = cursor.current, byte != UInt8(ascii: ";") else {
      return .missing(cursor.range(from: cursor.offset))
    }
    return parseOperation(from: ArithmeticOperator.comma)
  }

  /// operation = operand { operator operation | "?" expression ":" operation }, for operators that bind as
  /// tight as `precedence` or tighter.
  private mutating func parseOperation(from precedence: Int) -> ShellArithmetic {
    arithmetic.depth += 1
    defer { arithmetic.depth -= 1 }
    guard arithmetic.depth < Self.maximumDepth else { return giveUpArithmetic() }
    var left = parseOperand()
    while true {
      skipArithmeticBlanks()
      arithmetic.signCount += 1
      if arithmetic.signCount > 1000 { return giveUpArithmetic() }
      if cursor.current == UInt8(ascii: "?"), precedence <= ArithmeticOperator.conditional {
        left = parseConditional(left)
      } else if let sign = ArithmeticOperator(at: cursor), sign.precedence >= precedence {
        let range = SourceRange(cursor.offset, cursor.offset + sign.width)
        takeOperator(sign.width)
        let right = parseOperation(from: sign.isRightAssociative ? sign.precedence : sign.precedence + 1)
        left = .binary(left, range, right)
      } else {
        return left
      }
    }
  }

  /// Takes the rest as it is, and says nothing about it.
  private mutating func giveUpArithmetic() -> ShellArithmetic {
    arithmetic.hasExpansion = true
    cursor.offset = cursor.limit
    return .missing(cursor.range(from: cursor.limit))
  }

  private mutating func parseConditional(_ condition: ShellArithmetic) -> ShellArithmetic {
    takeOperator(1)
    let first = parseOperation(from: ArithmeticOperator.comma)
    skipArithmeticBlanks()
    if cursor.current == UInt8(ascii: ":") {
      takeOperator(1)
    } else {
      noteArithmeticProblem("stands where the `:` after `?` should be")
    }
    return .conditional(condition, first, parseOperation(from: ArithmeticOperator.conditional))
  }

  /// operand = { "+" | "-" | "!" | "~" | "++" | "--" } value [ "++" | "--" ]
  private mutating func parseOperand() -> ShellArithmetic {
    skipArithmeticBlanks()
    let start = cursor.offset
    switch cursor.current {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "~"):
      var signs: [SourceRange] = []
      while let byte = cursor.current, "+-!~".utf8.contains(byte), signs.count < 100 {
        signs.append(SourceRange(cursor.offset, cursor.offset + 1))
        takeOperator(1)
        skipArithmeticBlanks()
      }
      if signs.count == 100 { return giveUpArithmetic() }
      return signs.reversed().reduce(parseOperand()) { .prefix($1, $0) }
    default: break
    }
    let value = parseValue()
    if case .missing = value {
      noteArithmeticProblem("stands where a value should be")
      return .missing(SourceRange(start, start))
    }
    if cursor.starts(with: "++") || cursor.starts(with: "--") {
      let range = SourceRange(cursor.offset, cursor.offset + 2)
      takeOperator(2)
      return .postfix(value, range)
    }
    return value
  }

  /// value = number | name [ subscript ] | expansion | "(" expression ")"
  private mutating func parseValue() -> ShellArithmetic {
    let start = cursor.offset
    guard let byte = cursor.current else { return .missing(SourceRange(start, start)) }
    if byte == UInt8(ascii: "(") {
      takeOperator(1)
      let inner = parseOperation(from: ArithmeticOperator.comma)
      skipArithmeticBlanks()
      if cursor.current == UInt8(ascii: ")") {
        takeOperator(1)
      } else {
        noteArithmeticProblem("stands where a `)` should be")
      }
      return inner
    }
    let parts = parseExpandedParts()
    if !parts.isEmpty { return .expansion(parts, cursor.range(from: start)) }
    if isDigit(byte) {
      // `16#ff` names its base.
      cursor.skip { isNameByte($0) || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }
      mark(.number, start, cursor.offset)
      return .number(cursor.range(from: start))
    }
    guard isNameStart(byte) else { return .missing(SourceRange(start, start)) }
    cursor.skip(while: isNameByte)
    mark(.variable, start, cursor.offset)
    if cursor.current == UInt8(ascii: "[") {
      // The key of an associative array is any text.
      arithmetic.hasExpansion = true
      cursor.offset += 1
      _ = skipTo(UInt8(ascii: "]"), opening: UInt8(ascii: "["))
    }
    return .variable(cursor.range(from: start))
  }

  /// Expansions, quotes and placeholders with what is glued to them; empty where none begins.
  private mutating func parseExpandedParts() -> [ShellWordPart] {
    var parts: [ShellWordPart] = []
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "$"):
        guard let part = parseDollar(isQuoted: true) else { return parts }
        parts.append(part)
      case UInt8(ascii: "`"): parts.append(parseBackquotes())
      case UInt8(ascii: "\""): parts.append(parseDoubleQuotes(signWidth: 0))
      case UInt8(ascii: "'"): parts.append(parseSingleQuotes(signWidth: 0))
      case UInt8(ascii: "<"):
        guard parts.isEmpty, let end = placeholderEnd() else { return parts }
        parts.append(ShellWordPart(kind: .placeholder, range: SourceRange(cursor.offset, end)))
        mark(.placeholder, cursor.offset, end)
        cursor.offset = end
      case _ where byte >= 0x80 || byte == UInt8(ascii: ".") || !parts.isEmpty && isNameByte(byte):
        let start = cursor.offset
        cursor.skip { $0 >= 0x80 || $0 == UInt8(ascii: ".") || isNameByte($0) }
        parts.append(ShellWordPart(kind: .literal, range: cursor.range(from: start)))
      default: return parts
      }
      arithmetic.hasExpansion = true
    }
    return parts
  }
}
