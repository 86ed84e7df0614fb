import Diagnostics
import SourceText

// Structural elements: bodies, attributes and blocks.

/// A block whose body is being read.
struct OpenBlock {
  let header: SourceRange
  let openBrace: SourceRange
  /// Indentation of the line with the header.
  let indentation: Int
}

extension HCLParser {
  /// ConfigFile = Body
  mutating func parseFile() -> HCLBody {
    let (body, _) = parseBody(of: nil)
    return body
  }

  /// Body = (Attribute | Block | OneLineBlock)*
  ///
  /// Takes the closing brace of `block`, which is `nil` at the top.
  mutating func parseBody(of block: OpenBlock?) -> (HCLBody, closeBrace: SourceRange?) {
    let start = block?.openBrace.end ?? 0
    var items: [HCLItem] = []
    var names = ArgumentNames()
    var isElided = false
    while true {
      let token = current
      switch token.kind {
      case .newline: advance()
      case .end:
        if let block { reportOpenEnd(of: block) }
        return (
          HCLBody(items: items, range: SourceRange(start, max(start, token.range.start)), isElided: isElided),
          nil
        )
      case .closeBrace:
        if let block,
          isDedented(token, from: HCLToken(.openBrace, block.openBrace.start, block.openBrace.end))
        {
          reportLost(block, "is not closed before the `}` of what is around it")
          return (HCLBody(items: items, range: SourceRange(start, previousEnd), isElided: isElided), nil)
        }
        advance()
        guard block == nil else {
          return (
            HCLBody(items: items, range: SourceRange(start, token.range.start), isElided: isElided),
            token.range
          )
        }
        reportStray(token)
      case .placeholder where [.equal, .openBrace, .openQuote].contains(following.kind):
        // `<argument> = …`: it is read, and since its name is not known it belongs to what is left out.
        isElided = true
        noteElision(at: token.range)
        _ = parseItem(in: block)
        if isRecovering { recoverToItem(from: token, in: block) }
      case .ellipsis, .placeholder:
        isElided = true
        parseElidedLine()
      case .openBracket where isElidedBracket, .openParenthesis where isElidedBracket,
        .dot where isSpacedDots:
        isElided = true
        parseElidedLine()
      case .openQuote where block.map(isLikelyObject) ?? false:
        guard let block else { continue }
        let close = parseObjectInBlock(block)
        return (
          HCLBody(items: items, range: SourceRange(start, close?.start ?? previousEnd), isElided: isElided),
          close
        )
      default:
        if let block, isLost(block, before: token) {
          return (HCLBody(items: items, range: SourceRange(start, previousEnd), isElided: isElided), nil)
        }
        let item = parseItem(in: block)
        if isRecovering { recoverToItem(from: token, in: block) }
        guard let item else { continue }
        items.append(item)
        if case .attribute(let attribute) = item {
          checkRepetition(of: attribute, in: &names, isInBlock: block != nil)
        }
      }
    }
  }

  /// A block without labels that holds a key in quotes, which comes next: it was meant as an object.
  func isLikelyObject(_ block: OpenBlock) -> Bool {
    guard text(block.header).utf8.allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "_") }),
      let close = tokens[index...].firstIndex(where: { $0.kind == .closeQuote || $0.kind == .newline })
    else { return false }
    let sign = tokens[min(close + 1, tokens.count - 1)].kind
    return tokens[close].kind == .closeQuote && (sign == .equal || sign == .colon)
  }

  /// The rest of `block` from a name in quotes on, with its brace.
  mutating func parseObjectInBlock(_ block: OpenBlock) -> SourceRange? {
    let name = shortened(text(block.header))
    report(
      HCLRules.missingEquals, "`=` is missing between `\(name)` and its `{`",
      at: SourceRange(block.header.end, block.header.end),
      help: "write `\(name) = {`, since a name in quotes is the key of an object",
      labels: [Label("a name in quotes", at: current.range)])
    _ = parseObjectItems(HCLToken(.openBrace, block.openBrace.start, block.openBrace.end))
    if isRecovering { return recoverToBrace(of: block) }
    let end = previousEnd
    return SourceRange(end - 1, end)
  }

  private mutating func reportStray(_ token: HCLToken) {
    if expectedStrays > 0 { return expectedStrays -= 1 }
    guard !isExcerpt, !startsWithElision else { return }
    report(
      HCLRules.strayBracket, "this `}` closes nothing", at: token.range,
      help: "take it out, or add the line with the `{` that it belongs to")
  }

  /// Whether `token` begins an item that cannot belong to `block`, since it is not indented more than the
  /// block itself, and a brace is missing somewhere.
  private mutating func isLost(_ block: OpenBlock, before token: HCLToken) -> Bool {
    guard missingBraces > 0, token.kind == .identifier, let indentation = indentation(ofFirst: token),
      indentation <= block.indentation, bytes.looksLikeItem(at: token.range.start)
    else { return false }
    reportLost(block, "is not closed before `\(shortened(text(token.range)))`")
    return true
  }

  private mutating func reportLost(_ block: OpenBlock, _ what: String) {
    missingBraces -= 1
    let place = endOfLastToken
    report(
      HCLRules.unclosedBlock, "the block `\(shortened(text(block.header)))` \(what)",
      at: SourceRange(place, place), help: "add a line with `}` after this one",
      labels: [Label("opened here", at: block.openBrace)])
  }

  /// Whether the brace `close` stands further to the left than the line with `open`, and a brace is missing
  /// somewhere: it belongs to what is around.
  func isDedented(_ close: HCLToken, from open: HCLToken) -> Bool {
    guard missingBraces > 0, let column = indentation(ofFirst: close) else { return false }
    return column < indentation(ofLineWith: open.range.start)
  }

  /// The place after the last token before the next one that is no comment and no line break.
  var endOfLastToken: Int {
    var place = index
    while place > 0, [.newline, .lineComment, .blockComment].contains(tokens[place - 1].kind) { place -= 1 }
    return place > 0 ? tokens[place - 1].range.end : 0
  }

  /// The place after the last byte before `offset` that is no blank.
  func lastTokenEnd(before offset: Int) -> Int {
    var last = offset
    while last > 0, isBlank(bytes[last - 1]) || bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D {
      last -= 1
    }
    return last
  }

  /// The text has ended in `block`.
  mutating func reportOpenEnd(of block: OpenBlock) {
    // Of several open blocks the innermost was reported; the others end with it.
    guard !lostEnd, !isExcerpt else { return }
    lostEnd = true
    if endsInElision { return }
    let end = lastTokenEnd(before: bytes.count)
    report(
      HCLRules.unclosedBlock, "the block `\(shortened(text(block.header)))` is never closed",
      at: block.openBrace, help: "add `}`",
      labels: end > block.openBrace.end ? [Label("the text ends here", at: SourceRange(end, end))] : [])
  }

  // MARK: Items

  /// Attribute = Identifier "=" Expression Newline
  /// Block = Identifier (StringLit | Identifier)* "{" Newline Body "}" Newline
  ///
  /// `nil` when neither was found.
  private mutating func parseItem(in block: OpenBlock?) -> HCLItem? {
    let token = current
    guard token.kind == .identifier || token.kind == .placeholder else {
      failAtItem(token)
      return nil
    }
    advance()
    switch kind {
    case .equal: return .attribute(parseAttribute(token, isOnLineOfBlock: false))
    case .openBrace, .openQuote, .identifier, .placeholder: return parseBlock(token).map { .block($0) }
    case .ellipsis where isFollowedByBrace: return parseBlock(token).map { .block($0) }
    case .colon, .fatArrow, .equalEqual:
      reportOddEquals(current)
      if following.kind == .newline { isRecovering = true }
      return .attribute(parseAttribute(token, isOnLineOfBlock: false))
    case .openBracket where current.range.start == token.range.end:
      fail(
        HCLRules.argumentName, "the name of an argument holds an index", at: current.range,
        help: "an argument is set as a whole: write `\(shortened(text(token.range))) = …`")
    case .openBracket, .number, .heredocOpen:
      report(
        HCLRules.missingEquals, "`=` is missing after `\(shortened(text(token.range)))`",
        at: SourceRange(token.range.end, token.range.end),
        help: "write `\(shortened(text(token.range))) = …`")
      return .attribute(parseAttribute(token, valueAfter: token, isOnLineOfBlock: false))
    case .dot:
      fail(
        HCLRules.argumentName, "the name of an argument holds a dot", at: current.range,
        help: "arguments of a block are named without dots; keys with dots belong in an object, in quotes")
    case .newline where isFollowedByBody(token): return parseBodyWithoutBrace(token, []).map { .block($0) }
    case .newline, .end:
      fail(
        HCLRules.blockHeader,
        "`\(shortened(text(token.range)))` stands alone: it is no argument and no block",
        at: token.range,
        help: "write `\(shortened(text(token.range))) = …` or `\(shortened(text(token.range))) {`")
    default: failUnexpected("after `\(shortened(text(token.range)))`", wanted: "`=` or `{`")
    }
    return nil
  }

  /// Whether a block is opened at the end of this line.
  private var isFollowedByBrace: Bool {
    let line = tokens[index...].prefix { $0.kind != .newline && $0.kind != .end && $0.kind != .lineComment }
    return line.last?.kind == .openBrace
  }

  mutating func reportOddEquals(_ token: HCLToken) {
    report(
      HCLRules.missingEquals, "`\(text(token.range))` in the place of `=`", at: token.range,
      help: "an argument is given by `=`")
  }

  /// What stands where an argument or block should begin.
  mutating func failAtItem(_ token: HCLToken) {
    switch token.kind {
    case .openQuote:
      fail(
        HCLRules.argumentName, "the name of an argument stands in quotes", at: token.range,
        help: following.kind == .quotedText
          ? "take them away: write `\(shortened(text(following.range))) = …`" : "take them away")
    case .question, .colon, .and, .or, .plus, .star, .slash, .percent, .equalEqual, .notEqual, .less,
      .lessOrEqual,
      .greater, .greaterOrEqual, .dot:
      if bytes.hasBytes("<!--", at: token.range.start) {
        return fail(
          HCLRules.unexpectedToken, "`<!--` begins no comment", at: token.range,
          help: "a comment begins with `#` or `//`")
      }
      fail(
        HCLRules.unexpectedToken, "`\(text(token.range))` at the beginning of a line", at: token.range,
        help: "a line break ends an expression; put one of several lines in parentheses")
    case .minus where following.kind == .minus:
      fail(
        HCLRules.unexpectedToken, "`--` begins no comment",
        at: SourceRange(token.range.start, following.range.end),
        help: "a comment begins with `#` or `//`")
    case .closeBracket, .closeParenthesis:
      fail(
        HCLRules.strayBracket, "this `\(text(token.range))` closes nothing", at: token.range,
        help: "take it out, or add what opens it")
    case .openBrace:
      fail(
        HCLRules.blockHeader, "a `{` without the type of a block before it", at: token.range,
        help: "`{` stands at the end of the line with the type and labels of its block")
    default: failUnexpected("here", wanted: "an argument or a block")
    }
  }

  /// Takes from `=` on. `isOnLineOfBlock`: it is the one argument of a block on one line.
  mutating func parseAttribute(_ name: HCLToken, isOnLineOfBlock: Bool) -> HCLAttribute {
    parseAttribute(name, valueAfter: advance(), isOnLineOfBlock: isOnLineOfBlock)
  }

  mutating func parseAttribute(
    _ name: HCLToken, valueAfter sign: HCLToken, isOnLineOfBlock: Bool
  ) -> HCLAttribute {
    let value = parseValue(after: sign)
    let attribute = HCLAttribute(
      name: name.range, value: value, range: name.range.union(SourceRange(name.range.end, previousEnd)))
    if !isOnLineOfBlock, !isRecovering { endAttribute(attribute) }
    return attribute
  }

  /// An expression behind `=`, `:` or an operator on the same line.
  mutating func parseValue(after sign: HCLToken) -> HCLExpression {
    if let place = commentInPlaceOfValue {
      noteElision(at: place)
      return HCLExpression(.placeholder, at: place)
    }
    if kind == .newline || kind == .end {
      fail(
        HCLRules.missingValue, "a value is missing after `\(text(sign.range))`", at: sign.range,
        help: "write it behind `\(text(sign.range))`, on the same line")
      lacksValue = true
      return HCLExpression(.missing, at: SourceRange(sign.range.end, sign.range.end))
    }
    return parseExpression()
  }

  /// What may stand behind the value of an argument.
  private mutating func endAttribute(_ attribute: HCLAttribute) {
    let token = current
    switch token.kind {
    case .newline: advance()
    case .end: break
    case .ellipsis, .placeholder: noteElision(at: advance().range)
    case .comma:
      report(
        HCLRules.missingSeparator, "a comma after an argument", at: token.range,
        help: following.kind == .newline
          ? "take it out; arguments of a block are separated by line breaks alone"
          : bytes.looksLikeItem(at: following.range.start)
            ? "put each argument on a line of its own, without commas"
            : "if this is a list, write `[` before its first element")
      advance()
      if kind == .newline { advance() } else { isRecovering = true }
    case .closeBrace:
      report(
        HCLRules.missingSeparator, "this `}` stands on the line of an argument", at: token.range,
        help: "put it on a line of its own")
    case .identifier where following.kind == .equal:
      report(
        HCLRules.missingSeparator,
        "`\(shortened(text(token.range)))` begins another argument on the same line",
        at: token.range, help: "put it on a line of its own")
    case .closeBracket, .closeParenthesis:
      fail(
        HCLRules.strayBracket, "this `\(text(token.range))` closes nothing", at: token.range,
        help: "take it out, or add what opens it")
    case .identifier where text(attribute.value.range) == "not":
      fail(
        HCLRules.unknownOperator, "`not` is no operator of HCL", at: attribute.value.range, help: "write `!`")
    default:
      failUnexpected(
        "after the value of `\(shortened(text(attribute.name)))`", wanted: "the end of the line",
        help: helpForLooseText(after: attribute.value))
    }
  }

  /// What may be meant where a value goes on behind its end.
  private func helpForLooseText(after value: HCLExpression) -> String? {
    if case .template(let template) = value.kind, case .quoted = template.form,
      current.range.start == value.range.end, kind == .identifier || kind == .number
    {
      return "a quote within the text is written `\\\"`"
    }
    if case .variable = value.kind, text(value.range) == "if" {
      return "there is no `if`: write `condition ? one : other`"
    }
    if kind == .openQuote { return "put texts together in one string: `\"${…}…\"`" }
    guard kind == .identifier || kind == .number else { return nil }
    return "a text stands in quotes: `\"\(restOfLine(from: value.range.start))\"`"
  }

  /// The text from `start` to the end of its line, or to what cannot be part of a text without quotes.
  func restOfLine(from start: Int) -> String {
    let near = bytes[start..<min(bytes.count, start + 200)]
    let rest = String(decoding: near.prefix { $0 != 0x0A }, as: UTF8.self)
    let line = rest.prefix { $0 != "\"" && $0 != "#" && $0 != "\r" && $0 != "}" && $0 != "]" }
    return shortened(String(line.reversed().drop { $0 == " " || $0 == "," }.reversed()))
  }

  // MARK: Repetition

  /// Where the arguments of a body were first given.
  private struct ArgumentNames {
    var first: [String: SourceRange] = [:]
    private var scanned = 0
    private var comment = 0

    /// Where the last comment begins among the tokens up to `index`; 0 where there is none.
    mutating func latestComment(before index: Int, in tokens: [HCLToken]) -> Int {
      while scanned < index {
        if tokens[scanned].kind == .lineComment || tokens[scanned].kind == .blockComment {
          comment = tokens[scanned].range.start
        }
        scanned += 1
      }
      return comment
    }
  }

  private mutating func checkRepetition(
    of attribute: HCLAttribute, in names: inout ArgumentNames, isInBlock: Bool
  ) {
    let name = text(attribute.name)
    guard let first = names.first.updateValue(attribute.name, forKey: name) else { return }
    names.first[name] = first
    // Arguments alone are an excerpt, and comments tell alternatives apart.
    let isAlternative = !isInBlock && names.latestComment(before: index, in: tokens) > first.end
    report(
      HCLRules.duplicateArgument, "`\(shortened(name))` is given a second time", at: attribute.name,
      help: isAlternative
        ? "write alternatives as snippets of their own" : "each argument of a block is given once",
      labels: [Label("first given here", at: first)], severity: isAlternative ? .warning : nil)
  }
}

extension HCLTemplatePart {
  var range: SourceRange {
    switch self {
    case .text(let range), .interpolation(_, let range), .directive(_, let range): range
    }
  }
}
