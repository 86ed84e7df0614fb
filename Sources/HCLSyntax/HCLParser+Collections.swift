import Diagnostics
import SourceText

// Lists, objects and `for`. hclsyntax, Collection Values and For Expressions.

extension HCLParser {
  // MARK: Lists and objects

  /// tuple = "[" ((Expression ("," Expression)* ","?)?) "]"
  mutating func parseTuple() -> HCLExpression {
    let open = advance()
    return withNewlines(false) { parser in
      var elements: [HCLExpression] = []
      loop: while !parser.isRecovering {
        switch parser.kind {
        case .closeBracket:
          parser.advance()
          break loop
        case .ellipsis:
          parser.noteElision(at: parser.current.range)
          elements.append(HCLExpression(.placeholder, at: parser.advance().range))
          parser.eat(.comma)
          continue
        case .closeBrace, .closeParenthesis, .templateClose, .closeQuote, .end:
          parser.failUnclosed(open, what: "list", closer: "]", wanted: "`]`")
          break loop
        default:
          if parser.isNextItem(after: open) {
            parser.failUnclosed(open, what: "list", closer: "]", wanted: "`,` or `]`")
            break loop
          }
          elements.append(parser.parseExpression())
          guard !parser.isRecovering else { break loop }
        }
        switch parser.kind {
        case .closeBracket, .ellipsis: continue
        case .placeholder: elements.append(parser.parseTerm())
        default: break
        }
        if parser.kind == .closeBracket || parser.eat(.comma) { continue }
        parser.failAtElementEnd(open, what: "list", closer: "]")
      }
      return HCLExpression(
        .tuple(elements), at: SourceRange(open.range.start, max(open.range.end, parser.previousEnd)))
    }
  }

  /// Behind an element of a list or an argument of a call stands neither a comma nor the end.
  mutating func failAtElementEnd(_ open: HCLToken, what: String, closer: String) {
    let token = current
    let startsElement: Bool =
      switch token.kind {
      case .openQuote, .number, .identifier, .openBrace, .openBracket, .heredocOpen: true
      default: false
      }
    if startsElement, !isNextItem(after: open) {
      let place = SourceRange(previousEnd, previousEnd)
      return fail(
        HCLRules.missingSeparator, "a comma is missing in the \(what)", at: place,
        help: "add `,` here", labels: [Label("the next one begins here", at: token.range)])
    }
    failUnclosed(open, what: what, closer: closer, wanted: "`,` or `\(closer)`")
  }

  /// Whether a bracket is missing, and the next token begins an argument or block that is not indented more
  /// than the line with `open`.
  private func isNextItem(after open: HCLToken) -> Bool {
    let isMissing = open.kind == .openBrace ? missingBraces > 0 : missingBrackets > 0
    let token = current
    guard isMissing, token.kind == .identifier, let line = indentation(ofFirst: token) else { return false }
    return line <= indentation(ofLineWith: open.range.start) && bytes.looksLikeItem(at: token.range.start)
  }

  /// object = "{" ((objectelem (("," | Newline) objectelem)* ("," | Newline)?)?) "}"
  mutating func parseObject() -> HCLExpression {
    let open = advance()
    return withNewlines(true) { parser in
      let items = parser.parseObjectItems(open)
      return HCLExpression(
        .object(items), at: SourceRange(open.range.start, max(open.range.end, parser.previousEnd)))
    }
  }

  /// From behind the `{` on, with line breaks that count.
  mutating func parseObjectItems(_ open: HCLToken) -> [HCLObjectItem] {
    var items: [HCLObjectItem] = []
    while !isRecovering {
      switch kind {
      case .newline: advance()
      case .closeBrace where !isDedented(current, from: open):
        advance()
        return items
      case .closeBrace, .closeBracket, .closeParenthesis, .templateClose, .closeQuote, .end:
        failUnclosed(open, what: "object", closer: "}", wanted: "`}`")
      case .ellipsis: parseElidedItem()
      case .placeholder where ![.equal, .colon].contains(following.kind): parseElidedItem()
      case .openBracket where following.kind == .ellipsis: parseElidedItem()
      default:
        if isNextItem(after: open) {
          failUnclosed(open, what: "object", closer: "}", wanted: "`}`")
        } else if let item = parseObjectItem(open) {
          items.append(item)
        }
      }
    }
    return items
  }

  private mutating func parseElidedItem() {
    noteElision(at: elidedRange)
    if eat(.openBracket) {
      advance()
      eat(.closeBracket)
    } else {
      advance()
    }
    eat(.comma)
  }

  /// objectelem = (Identifier | Expression) ("=" | ":") Expression
  private mutating func parseObjectItem(_ open: HCLToken) -> HCLObjectItem? {
    let key = parseExpression()
    guard !isRecovering else { return nil }
    let sign = current
    switch sign.kind {
    case .equal, .colon: advance()
    case .fatArrow:
      report(
        HCLRules.missingEquals, "`=>` in the place of `=`", at: sign.range,
        help: "`=>` belongs to `for` expressions alone; write `=`")
      advance()
    case .newline, .comma, .closeBrace:
      fail(
        HCLRules.missingValue, "`\(shortened(text(key.range)))` has no value", at: key.range,
        help: "an element of an object is `key = value`")
      return nil
    case .openBrace:
      fail(
        HCLRules.missingEquals, "`=` is missing between the key and its value", at: sign.range,
        help: "an object holds `key = { … }`; only a body holds blocks",
        labels: [Label("the key", at: key.range)])
      return nil
    case .end:
      failUnclosed(open, what: "object", closer: "}", wanted: "`=`")
      return nil
    default:
      failUnexpected("after the key `\(shortened(text(key.range)))`", wanted: "`=`")
      return nil
    }
    let value = parseValue(after: sign)
    guard !isRecovering else { return nil }
    switch kind {
    case .newline, .comma: advance()
    case .closeBrace: break
    case .ellipsis, .placeholder: noteElision(at: advance().range)
    case .identifier, .openQuote, .openParenthesis:
      if indentation(ofFirst: current) == nil {
        let place = SourceRange(previousEnd, previousEnd)
        fail(
          HCLRules.missingSeparator, "a comma is missing in the object", at: place,
          help: "add `,` here, or give each element a line of its own",
          labels: [Label("the next one begins here", at: current.range)])
      } else {
        failUnexpected("in the object", wanted: "`,`, a new line or `}`")
      }
    default: failUnclosed(open, what: "object", closer: "}", wanted: "`,`, a new line or `}`")
    }
    return HCLObjectItem(key: key, value: value)
  }

  // MARK: for

  /// Whether `for` follows the bracket that comes next, on this line or another.
  var isForLoop: Bool {
    var place = index
    var isOpen = false
    while place < tokens.count {
      switch tokens[place].kind {
      case .newline, .lineComment, .blockComment: place += 1
      case .openBrace, .openBracket:
        if isOpen { return false }
        isOpen = true
        place += 1
      default: return isOpen && isWord("for", tokens[place])
      }
    }
    return false
  }

  /// forTupleExpr = "[" forIntro Expression forCond? "]"
  /// forObjectExpr = "{" forIntro Expression "=>" Expression "..."? forCond? "}"
  mutating func parseForLoop() -> HCLExpression {
    let open = advance()
    let isObject = open.kind == .openBrace
    return withNewlines(false) { parser in
      let keyword = parser.advance()
      let loop = parser.parseForParts(isObject: isObject, keyword)
      if !parser.isRecovering {
        if parser.kind == (isObject ? .closeBrace : .closeBracket) {
          parser.advance()
        } else {
          parser.failUnclosed(
            open, what: "`for` expression", closer: isObject ? "}" : "]", wanted: isObject ? "`}`" : "`]`")
        }
      }
      let range = SourceRange(open.range.start, max(open.range.end, parser.previousEnd))
      return HCLExpression(loop.map { .forLoop($0) } ?? .missing, at: range)
    }
  }

  private mutating func parseForParts(isObject: Bool, _ keyword: HCLToken) -> HCLForLoop? {
    guard let names = parseForNames(keyword, HCLRules.forExpression) else { return nil }
    let collection = parseExpression()
    guard !isRecovering else { return nil }
    guard eat(.colon) else {
      let intro = "for \(names.map(text).joined(separator: ", ")) in …"
      if isWord("if", current) {
        fail(
          HCLRules.forExpression, "the condition of a `for` stands before its value", at: current.range,
          help: "write `\(shortened(intro)) : value if condition`")
      } else {
        let place = endOfLastToken
        fail(
          HCLRules.forExpression, "the `for` expression has no `:`", at: SourceRange(place, place),
          help: "write `\(shortened(intro)) : value`")
      }
      return nil
    }
    var key: HCLExpression?
    var value = parseExpression()
    if !isRecovering, kind == .fatArrow {
      let arrow = advance()
      key = value
      value = parseExpression()
      if !isObject {
        report(
          HCLRules.forExpression, "`key => value` in a list", at: arrow.range,
          help: "keys belong in an object: write `{` and `}` around the `for`")
      }
    } else if isObject, !isRecovering {
      report(
        HCLRules.forExpression, "a `for` in braces without a key", at: value.range,
        help: "write `key => value`, or brackets around the `for`")
    }
    var isGrouping = false
    if !isRecovering, kind == .ellipsis {
      let dots = advance()
      isGrouping = true
      if !isObject {
        report(
          HCLRules.forExpression, "`...` groups by key, and a list has no keys", at: dots.range,
          help: "take it out")
      }
    }
    var condition: HCLExpression?
    if !isRecovering, isWord("if", current) {
      advance()
      condition = parseExpression()
    }
    return HCLForLoop(
      names: names, collection: collection, key: key, value: value, condition: condition,
      isGrouping: isGrouping)
  }

  /// "for" Identifier ("," Identifier)? "in"
  mutating func parseForNames(_ keyword: HCLToken, _ rule: Rule) -> [SourceRange]? {
    var names: [SourceRange] = []
    repeat {
      guard kind == .identifier else {
        fail(
          rule, names.isEmpty ? "no name follows `for`" : "no name follows the comma", at: current.range,
          help: "write `for item in list` or `for key, value in map`")
        return nil
      }
      names.append(advance().range)
    } while names.count < 2 && eat(.comma)
    guard isWord("in", current) else {
      fail(
        rule, "`in` is missing after the name", at: current.range,
        help: "write `for \(names.map(text).joined(separator: ", ")) in …`",
        labels: [Label("its `for`", at: keyword.range)])
      return nil
    }
    advance()
    return names
  }
}
