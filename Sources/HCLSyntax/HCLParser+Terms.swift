import Diagnostics
import SourceText

// Terms: literals, collections, calls and `for`. hclsyntax, Expression Terms.

extension HCLParser {
  /// ExprTerm = LiteralValue | CollectionValue | TemplateExpr | VariableExpr | FunctionCall | ForExpr
  ///   | "(" Expression ")"
  mutating func parseTerm() -> HCLExpression {
    let token = current
    switch token.kind {
    case .number: return parseNumber()
    case .identifier: return parseName()
    case .openQuote, .heredocOpen:
      let template = parseTemplate()
      return HCLExpression(
        .template(template), at: SourceRange(token.range.start, max(token.range.end, previousEnd)))
    case .openParenthesis: return parseParentheses()
    case .openBracket: return isForLoop ? parseForLoop() : parseTuple()
    case .openBrace: return isForLoop ? parseForLoop() : parseObject()
    case .placeholder, .ellipsis:
      noteElision(at: token.range)
      return HCLExpression(.placeholder, at: advance().range)
    case .question where isRowOfQuestions: return parseRowOfQuestions()
    case .interpolationOpen: return parseBareInterpolation()
    default:
      failAtTerm(token)
      return HCLExpression(.missing, at: SourceRange(token.range.start, token.range.start))
    }
  }

  /// `????` in the place of a value.
  private var isRowOfQuestions: Bool {
    let row = tokens[index...].prefix { $0.kind == .question }
    let after = tokens[row.endIndex].kind
    return row.count > 1 && [.newline, .lineComment, .end, .comma, .closeBracket].contains(after)
  }

  private mutating func parseRowOfQuestions() -> HCLExpression {
    var range = current.range
    while kind == .question { range = range.union(advance().range) }
    noteElision(at: range)
    return HCLExpression(.placeholder, at: range)
  }

  private mutating func failAtTerm(_ token: HCLToken) {
    switch token.kind {
    case .newline, .end, .closeBrace, .closeBracket, .closeParenthesis, .templateClose, .comma, .colon,
      .question, .equal, .closeQuote:
      fail(
        HCLRules.missingValue,
        token.kind == .newline || token.kind == .end
          ? "an expression is missing at the end of the line"
          : token.kind == .closeQuote
            ? "an expression is missing before the end of the string"
            : "an expression is missing before `\(text(token.range))`",
        at: token.range)
      lacksValue = token.kind == .newline
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual:
      failUnexpected(
        "here", wanted: "an expression",
        help: "a version constraint stands in quotes: `\"\(restOfLine(from: token.range.start))\"`")
    case .dot where following.kind == .number:
      fail(HCLRules.badNumber, "a number begins with a dot", at: token.range, help: "write `0` before it")
    case .plus:
      fail(HCLRules.badNumber, "`+` before a value", at: token.range, help: "take it out")
    default: failUnexpected("here", wanted: "an expression")
    }
  }

  /// NumericLit = decimal+ ("." decimal+)? (expmark decimal+)?
  private mutating func parseNumber() -> HCLExpression {
    let token = advance()
    let digits = bytes[token.range.start..<token.range.end]
    let exponents = digits.indices.filter { digits[$0] | 0x20 == UInt8(ascii: "e") }
    let dots = digits.indices.filter { digits[$0] == UInt8(ascii: ".") }
    let isOrdered = zip(dots, exponents).allSatisfy { $0 < $1 }
    if dots.count > 1 || exponents.count > 1 || !isOrdered {
      report(
        HCLRules.badNumber, "`\(shortened(text(token.range)))` is no number", at: token.range,
        help:
          "write `\"\(shortened(text(token.range.union(maskBehind(token.range)))))\"` if it is a version or an address"
      )
    }
    return HCLExpression(.number, at: token.range)
  }

  /// `/8` behind `10.0.0.0`.
  private func maskBehind(_ address: SourceRange) -> SourceRange {
    guard kind == .slash, following.kind == .number, current.range.start == address.end,
      following.range.start == current.range.end
    else { return address }
    return following.range
  }

  /// VariableExpr = Identifier; FunctionCall = Identifier "(" arguments ")"
  private mutating func parseName() -> HCLExpression {
    let token = advance()
    if kind == .openParenthesis { return parseCall(token.range) }
    if kind == .doubleColon { return parseNamespacedCall(token.range) }
    if isWord("true", token) { return HCLExpression(.literal(.true), at: token.range) }
    if isWord("false", token) { return HCLExpression(.literal(.false), at: token.range) }
    if isWord("null", token) { return HCLExpression(.literal(.null), at: token.range) }
    return HCLExpression(.variable, at: token.range)
  }

  /// Identifier ("::" Identifier)* "(" arguments ")"
  private mutating func parseNamespacedCall(_ first: SourceRange) -> HCLExpression {
    var name = first
    while kind == .doubleColon {
      advance()
      guard kind == .identifier else {
        fail(HCLRules.unexpectedToken, "no name follows `::`", at: current.range)
        return HCLExpression(.missing, at: name)
      }
      name = name.union(advance().range)
    }
    guard kind == .openParenthesis else {
      fail(
        HCLRules.unexpectedToken, "`\(shortened(text(name)))` is the name of a function and is not called",
        at: name, help: "add `(` and its arguments")
      return HCLExpression(.missing, at: name)
    }
    return parseCall(name)
  }

  private mutating func parseParentheses() -> HCLExpression {
    let open = advance()
    return withNewlines(false) { parser in
      let inner = parser.parseExpression()
      if !parser.isRecovering {
        if parser.kind == .closeParenthesis {
          parser.advance()
        } else {
          parser.failUnclosed(open, what: "parentheses", closer: ")", wanted: "`)`")
        }
      }
      return HCLExpression(
        .parentheses(inner), at: SourceRange(open.range.start, max(open.range.end, parser.previousEnd)))
    }
  }

  /// `${…}` outside of quotes.
  private mutating func parseBareInterpolation() -> HCLExpression {
    let open = advance()
    if unclosedSequences.contains(open.range.start) {
      recoverToTemplateClose()
      advance()
      return HCLExpression(.missing, at: open.range)
    }
    report(
      HCLRules.bareInterpolation, "`${…}` stands outside of a string", at: open.range,
      help: "write the expression alone, without `${` and `}`")
    return withNewlines(false) { parser in
      let inner = parser.parseExpression()
      if !parser.isRecovering, !parser.eat(.templateClose) {
        parser.failUnexpected("in the interpolation", wanted: "`}`")
      }
      return inner
    }
  }

  // MARK: Calls

  /// Arguments = ( () | (Expression ("," Expression)* ("," | "...")?) )
  private mutating func parseCall(_ name: SourceRange) -> HCLExpression {
    let open = advance()
    return withNewlines(false) { parser in
      var arguments: [HCLExpression] = []
      var isExpanded = false
      var isElided = false
      loop: while !parser.isRecovering {
        switch parser.kind {
        case .closeParenthesis:
          parser.advance()
          break loop
        case .ellipsis where arguments.isEmpty || parser.isAfterComma:
          isElided = true
          parser.noteElision(at: parser.advance().range)
        case .closeBrace, .closeBracket, .templateClose, .closeQuote, .end:
          parser.failUnclosed(
            open, what: "call of `\(shortened(parser.text(name)))`", closer: ")", wanted: "`)`")
          break loop
        default:
          arguments.append(parser.parseExpression())
          guard !parser.isRecovering else { break loop }
          if parser.kind == .ellipsis {
            parser.advance()
            isExpanded = true
            guard parser.kind == .closeParenthesis else {
              parser.failUnclosed(open, what: "call, behind `...`", closer: ")", wanted: "`)`")
              break loop
            }
          }
        }
        if parser.kind == .closeParenthesis || parser.eat(.comma) { continue }
        parser.failAtElementEnd(open, what: "call of `\(shortened(parser.text(name)))`", closer: ")")
      }
      let call = HCLCall(name: name, arguments: arguments, isExpanded: isExpanded, isElided: isElided)
      return HCLExpression(.call(call), at: SourceRange(name.start, max(open.range.end, parser.previousEnd)))
    }
  }

  var isAfterComma: Bool {
    var place = index - 1
    while place >= 0 {
      switch tokens[place].kind {
      case .newline, .lineComment, .blockComment: place -= 1
      case .comma: return true
      default: return false
      }
    }
    return false
  }
}
