import Diagnostics
import SourceText

// Blocks, on one line or several. hclsyntax, Structural Elements.

extension HCLParser {
  /// `nil` when there is no `{`.
  mutating func parseBlock(_ type: HCLToken) -> HCLBlock? {
    var labels: [HCLLabel] = []
    while true {
      let token = current
      switch token.kind {
      case .identifier:
        labels.append(HCLLabel(range: token.range, text: advance().range))
      case .placeholder, .ellipsis:
        noteElision(at: token.range)
        labels.append(HCLLabel(range: token.range, text: advance().range))
      case .openQuote: labels.append(parseQuotedLabel())
      case .openBrace: return parseBlockBody(type, labels, advance())
      case .newline where isFollowedByBody(type): return parseBodyWithoutBrace(type, labels)
      default:
        failAtHeader(type, labels)
        return nil
      }
    }
  }

  /// A header without its `{`, and a body that is indented. Where a `}` is left over, it is read as its block.
  mutating func parseBodyWithoutBrace(_ type: HCLToken, _ labels: [HCLLabel]) -> HCLBlock? {
    let end = labels.last?.range.end ?? type.range.end
    let place = SourceRange(end, end)
    report(
      HCLRules.blockHeader, "`\(shortened(text(type.range.union(place))))` has no `{`", at: place,
      help: "add `{` at the end of the line")
    guard strayBraces > 0 else {
      isRecovering = true
      return nil
    }
    strayBraces -= 1
    return parseBlockBody(type, labels, HCLToken(.openBrace, end, end))
  }

  private mutating func parseQuotedLabel() -> HCLLabel {
    let template = parseTemplate()
    let range = SourceRange(max(0, template.content.start - 1), max(template.content.end, previousEnd))
    if let sequence = template.parts.first(where: { if case .text = $0 { false } else { true } }) {
      report(
        HCLRules.blockHeader, "a label of a block is no template", at: sequence.range,
        help: "labels are written out; to name things by a variable, use an argument")
    }
    return HCLLabel(range: range, text: template.content)
  }

  private mutating func failAtHeader(_ type: HCLToken, _ labels: [HCLLabel]) {
    let header = labels.last.map { type.range.union($0.range) } ?? type.range
    let endOfHeader = SourceRange(header.end, header.end)
    let name = shortened(text(header))
    switch kind {
    case .newline where startsBlockOnNextLine:
      report(
        HCLRules.blockHeader, "the `{` of `\(name)` stands on the next line", at: endOfHeader,
        help: "put it here, at the end of this one", labels: [Label("it stands here", at: following.range)])
      // It is read as the block that was meant.
      while kind == .newline { advance() }
      _ = parseBlockBody(type, labels, advance())
    case .newline, .end:
      if labels.count == 1 {
        let value = shortened(text(labels[0].range))
        return fail(
          HCLRules.blockHeader, "`\(name)` is neither an argument nor a block", at: header,
          help: "write `\(shortened(text(type.range))) = \(value)` for an argument, or add `{` for a block")
      }
      fail(
        HCLRules.blockHeader, "`\(name)` has no `{`", at: endOfHeader, help: "add `{` at the end of the line")
      if strayBraces > 0 { expectedStrays += 1 }
    case .equal:
      fail(
        HCLRules.blockHeader, "`=` after the labels of a block", at: current.range,
        help: "a block has no `=`; an argument has no labels")
    default: failUnexpected("in the header of the block `\(name)`", wanted: "a label or `{`")
    }
  }

  /// Whether the next line that is not empty begins an item and is indented more than the one with `type`.
  func isFollowedByBody(_ type: HCLToken) -> Bool {
    var place = index
    while [.newline, .lineComment, .blockComment].contains(tokens[place].kind) { place += 1 }
    guard let column = indentation(ofFirst: tokens[place]) else { return false }
    return column > indentation(ofLineWith: type.range.start)
      && bytes.looksLikeItem(at: tokens[place].range.start)
  }

  private var startsBlockOnNextLine: Bool { following.kind == .openBrace }

  /// From behind the `{` on.
  private mutating func parseBlockBody(_ type: HCLToken, _ labels: [HCLLabel], _ brace: HCLToken) -> HCLBlock
  {
    let header = labels.last.map { type.range.union($0.range) } ?? type.range
    let open = OpenBlock(
      header: header, openBrace: brace.range, indentation: indentation(ofLineWith: type.range.start))
    let missing = (
      HCLBody(items: [], range: SourceRange(brace.range.end, brace.range.end), isElided: false),
      SourceRange?.none
    )
    let (body, closeBrace) = nested(else: missing) { parser in
      if let found = parser.parseCommentedBody(brace) { return found }
      return parser.withNewlines(true) {
        switch $0.kind {
        case .newline, .end, .closeBrace, .ellipsis, .placeholder: $0.parseBody(of: open)
        default: $0.parseOneLineBody(of: open)
        }
      }
    }
    let block = HCLBlock(
      type: type.range, labels: labels, openBrace: brace.range, body: body, closeBrace: closeBrace,
      range: SourceRange(type.range.start, max(brace.range.end, closeBrace?.end ?? body.range.end)))
    if closeBrace != nil, !isRecovering { endBlock() }
    return block
  }

  /// `{ # ... }`: the brace is part of the comment, which stands for the body.
  private mutating func parseCommentedBody(_ brace: HCLToken) -> (HCLBody, closeBrace: SourceRange?)? {
    let comment = tokens[index]
    guard missingBraces > 0, comment.kind == .lineComment else { return nil }
    let words = text(comment.range)
    guard words.contains(utf8: "...") || words.contains(utf8: "…"),
      let last = bytes[comment.range.start..<comment.range.end].lastIndex(where: { $0 > 0x20 }),
      bytes[last] == UInt8(ascii: "}")
    else { return nil }
    missingBraces -= 1
    noteElision(at: SourceRange(comment.range.start, last + 1))
    let body = HCLBody(items: [], range: SourceRange(brace.range.end, last), isElided: true)
    return (body, SourceRange(last, last + 1))
  }

  /// OneLineBlock = Identifier (StringLit | Identifier)* "{" (Identifier "=" Expression)? "}" Newline
  private mutating func parseOneLineBody(of block: OpenBlock) -> (HCLBody, closeBrace: SourceRange?) {
    let first = current
    let start = block.openBrace.end
    var items: [HCLItem] = []
    if first.kind == .identifier, following.kind == .equal {
      advance()
      items.append(.attribute(parseAttribute(first, isOnLineOfBlock: true)))
    } else if first.kind == .identifier, [.openBrace, .openQuote, .identifier].contains(following.kind) {
      fail(
        HCLRules.oneLineBlock, "a block within a block on one line", at: first.range,
        help: "give each block lines of its own")
    } else if first.kind == .identifier, following.kind == .colon || following.kind == .fatArrow {
      advance()
      reportOddEquals(current)
      items.append(.attribute(parseAttribute(first, isOnLineOfBlock: true)))
    } else if first.kind == .openQuote, isLikelyObject(block) {
      let close = parseObjectInBlock(block)
      return (
        HCLBody(
          items: [], range: SourceRange(start, max(start, close?.start ?? previousEnd)), isElided: false),
        close
      )
    } else if first.kind == .openQuote {
      failAtItem(first)
    } else {
      failUnexpected("after `{`", wanted: "an argument, `}` or a new line")
    }
    func body(_ end: Int) -> HCLBody {
      HCLBody(items: items, range: SourceRange(start, max(start, end)), isElided: false)
    }
    if isRecovering {
      let close = recoverToBrace(of: block)
      return (body(close?.start ?? previousEnd), close)
    }
    let token = current
    switch token.kind {
    case .closeBrace:
      advance()
      return (body(token.range.start), token.range)
    case .comma:
      fail(
        HCLRules.oneLineBlock, "more than one argument in a block on one line", at: token.range,
        help: "put each on a line of its own, without commas")
    case .newline where missingBraces > 0:
      fail(
        HCLRules.unclosedBlock, "the block `\(shortened(text(block.header)))` is not closed on its line",
        at: block.openBrace, help: "add `}` at the end of the line")
      missingBraces -= 1
      isRecovering = false
      return (body(token.range.start), nil)
    case .newline:
      fail(
        HCLRules.oneLineBlock, "an argument on the line of its block, which is closed on another line",
        at: first.range, help: "put the argument on the next line")
    case .end: reportOpenEnd(of: block)
    case .identifier where following.kind == .equal:
      fail(
        HCLRules.oneLineBlock, "more than one argument in a block on one line", at: token.range,
        help: "put each on a line of its own")
    default: failUnexpected("after the argument", wanted: "`}`")
    }
    let close = recoverToBrace(of: block)
    return (body(close?.start ?? previousEnd), close)
  }

  /// What may stand behind the `}` of a block.
  private mutating func endBlock() {
    let token = current
    switch token.kind {
    case .newline: advance()
    case .end: break
    case .ellipsis, .placeholder: noteElision(at: advance().range)
    case .comma:
      report(
        HCLRules.missingSeparator, "a comma after a block", at: token.range,
        help: "blocks are separated by line breaks alone; take the comma out")
      advance()
    case .closeBrace:
      report(
        HCLRules.missingSeparator, "this `}` stands on the line of another one", at: token.range,
        help: "give each `}` of a block a line of its own")
    case .identifier:
      fail(
        HCLRules.missingSeparator, "`\(shortened(text(token.range)))` begins on the line of another block",
        at: token.range, help: "put it on a line of its own")
    default: failUnexpected("after the `}` of a block", wanted: "the end of the line")
    }
  }
}
