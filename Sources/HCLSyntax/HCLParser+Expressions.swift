import Diagnostics
import SourceText

// Expressions: operators, traversals and terms. hclsyntax, Expressions.

extension HCLParser {
  /// Expression = ExprTerm | Operation | Conditional
  ///
  /// Always returns; `.missing` stands where an expression should have been.
  mutating func parseExpression() -> HCLExpression {
    let start = current.range.start
    return nested(else: HCLExpression(.missing, at: SourceRange(start, start))) { $0.parseConditional() }
  }

  /// Conditional = Expression "?" Expression ":" Expression
  private mutating func parseConditional() -> HCLExpression {
    let condition = parseBinary(from: 1)
    guard !isRecovering, kind == .question else { return condition }
    let question = advance()
    let first = parseExpression()
    guard !isRecovering else { return condition }
    guard kind == .colon else {
      fail(
        HCLRules.unexpectedToken, "the conditional has no `:`", at: current.range,
        help: "write `condition ? one : other`", labels: [Label("its `?`", at: question.range)])
      return condition
    }
    advance()
    let second = parseExpression()
    return HCLExpression(
      .conditional(condition, then: first, else: second), at: condition.range.union(second.range))
  }

  /// BinaryOp = ExprTerm binaryOperator Expression, with the levels of the table of operators
  private mutating func parseBinary(from lowest: Int) -> HCLExpression {
    var left = parseOperand()
    while !isRecovering, let sign = HCLOperator(kind), sign.level >= lowest {
      let level = sign.level
      var rest: [HCLOperation] = []
      while !isRecovering, let next = HCLOperator(kind), next.level == level {
        let token = advance()
        rest.append(HCLOperation(sign: next, operand: parseRightOperand(of: token, above: level)))
      }
      let range = rest.last.map { left.range.union($0.operand.range) } ?? left.range
      left = HCLExpression(.binary(left, rest: rest), at: range)
    }
    return left
  }

  private mutating func parseRightOperand(of sign: HCLToken, above level: Int) -> HCLExpression {
    if kind == .newline || kind == .end {
      fail(
        HCLRules.missingValue, "nothing follows the operator `\(text(sign.range))`", at: sign.range,
        help: kind == .newline ? "an expression over several lines stands in parentheses" : nil)
      lacksValue = true
      return HCLExpression(.missing, at: SourceRange(sign.range.end, sign.range.end))
    }
    if sign.kind == .star, kind == .star {
      fail(
        HCLRules.unknownOperator, "`**` is no operator of HCL", at: sign.range.union(current.range),
        help: "call `pow(base, exponent)`")
      return HCLExpression(.missing, at: SourceRange(sign.range.end, sign.range.end))
    }
    return parseBinary(from: level + 1)
  }

  /// UnaryOp = ("-" | "!") ExprTerm
  private mutating func parseOperand() -> HCLExpression {
    guard kind == .minus || kind == .bang else { return parseAccess(of: parseTerm()) }
    let start = current.range.start
    return nested(else: HCLExpression(.missing, at: SourceRange(start, start))) { parser in
      let sign = parser.advance()
      if sign.kind == .minus, parser.kind == .minus, parser.indentation(ofFirst: sign) != nil {
        parser.fail(
          HCLRules.unexpectedToken, "`--` begins no comment",
          at: sign.range.union(parser.current.range), help: "a comment begins with `#` or `//`")
      }
      let operand = parser.parseOperand()
      return HCLExpression(
        .unary(sign.kind == .minus ? .negate : .not, operand), at: sign.range.union(operand.range))
    }
  }

  // MARK: Attribute access, indexes and splats

  /// ExprTerm (Index | GetAttr | Splat)*
  private mutating func parseAccess(of term: HCLExpression) -> HCLExpression {
    var steps: [HCLStep] = []
    while !isRecovering {
      switch kind {
      case .dot: parseDot(into: &steps)
      case .openBracket: steps.append(parseIndex())
      default:
        guard let last = steps.last else { return term }
        return HCLExpression(.access(term, steps: steps), at: term.range.union(last.range))
      }
    }
    guard let last = steps.last else { return term }
    return HCLExpression(.access(term, steps: steps), at: term.range.union(last.range))
  }

  /// GetAttr = "." Identifier, the legacy index ".0", and attrSplat = "." "*" GetAttr*
  private mutating func parseDot(into steps: inout [HCLStep]) {
    let dot = advance()
    let token = current
    let range = dot.range.union(token.range)
    switch token.kind {
    case .identifier:
      advance()
      steps.append(HCLStep(kind: .attribute(token.range), range: range))
    case .number:
      advance()
      if text(token.range).utf8.contains(UInt8(ascii: ".")) {
        let indexes = text(token.range).split(separator: ".").map { "[\($0)]" }.joined()
        report(
          HCLRules.attributeName, "two indexes in a row cannot be written with dots", at: token.range,
          help: "write `\(shortened(indexes))`")
      }
      steps.append(HCLStep(kind: .legacyIndex(token.range), range: range))
    case .star:
      if steps.contains(where: { if case .attributeSplat = $0.kind { true } else { false } }),
        splatReaches(steps)
      {
        return fail(
          HCLRules.attributeName, "a second `.*` behind the first", at: token.range,
          help: "write `[*]` for both")
      }
      advance()
      steps.append(HCLStep(kind: .attributeSplat, range: range))
    case .ellipsis, .placeholder:
      noteElision(at: token.range)
      advance()
      steps.append(HCLStep(kind: .attribute(token.range), range: range))
    default:
      fail(
        HCLRules.attributeName, "no name follows the dot", at: dot.range,
        help: token.kind == .openBracket ? "take the dot out" : "take the dot out, or name the attribute")
    }
  }

  /// Whether only names and legacy indexes stand behind the last `.*`: they belong to it.
  private func splatReaches(_ steps: [HCLStep]) -> Bool {
    for step in steps.reversed() {
      switch step.kind {
      case .attribute, .legacyIndex: continue
      case .attributeSplat: return true
      case .index, .splat: return false
      }
    }
    return false
  }

  /// Index = "[" Expression "]"; fullSplat = "[" "*" "]"
  private mutating func parseIndex() -> HCLStep {
    let open = advance()
    // What follows `*` must follow at once, while an expression may take several lines.
    if kind == .star {
      advance()
      guard kind == .closeBracket else {
        fail(HCLRules.unclosedBracket, "this `[*` has no `]`", at: open.range, help: "add `]`")
        return HCLStep(kind: .splat, range: open.range)
      }
      return HCLStep(kind: .splat, range: open.range.union(advance().range))
    }
    return withNewlines(false) { parser in
      let key = parser.parseExpression()
      if !parser.isRecovering {
        if parser.kind == .closeBracket {
          parser.advance()
        } else {
          parser.failUnclosed(open, what: "index", closer: "]", wanted: "`]`")
        }
      }
      return HCLStep(
        kind: .index(key), range: SourceRange(open.range.start, max(open.range.end, parser.previousEnd)))
    }
  }

  /// Reports that `open` has no counterpart, or that something stands in its way.
  mutating func failUnclosed(_ open: HCLToken, what: String, closer: String, wanted: String) {
    let token = current
    let isOnNewLine = indentation(ofFirst: token) != nil
    let isMissing =
      token.kind == .end || token.kind == .templateClose || token.kind == .closeQuote
      || (token.kind == .closeBrace && closer != "}") || (token.kind == .closeBracket && closer != "]")
      || (token.kind == .closeParenthesis && closer != ")")
      || (missingBrackets + missingBraces > 0 && isOnNewLine)
    guard isMissing else { return failUnexpected("in the \(what)", wanted: wanted) }
    if closer == "}" { missingBraces -= 1 } else { missingBrackets -= 1 }
    let place = endOfLastToken
    if token.kind == .end, lostEnd || isExcerpt || endsInElision {
      isRecovering = true
      lostEnd = true
      return
    }
    fail(
      HCLRules.unclosedBracket, "`\(closer)` is missing: the \(what) is not closed",
      at: SourceRange(place, place),
      help: "add `\(closer)`", labels: [Label("opened here", at: open.range)])
    if token.kind == .end { lostEnd = true }
  }
}

extension HCLOperator {
  /// The binary operator that a token stands for.
  init?(_ kind: HCLToken.Kind) {
    switch kind {
    case .star: self = .multiply
    case .slash: self = .divide
    case .percent: self = .remainder
    case .plus: self = .add
    case .minus: self = .subtract
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .equalEqual: self = .equal
    case .notEqual: self = .notEqual
    case .and: self = .and
    case .or: self = .or
    default: return nil
    }
  }

  /// hclsyntax, Operations: the levels of precedence, 6 binds most.
  var level: Int {
    switch self {
    case .negate, .not: 7
    case .multiply, .divide, .remainder: 6
    case .add, .subtract: 5
    case .greater, .greaterOrEqual, .less, .lessOrEqual: 4
    case .equal, .notEqual: 3
    case .and: 2
    case .or: 1
    }
  }
}
