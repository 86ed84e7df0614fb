import Diagnostics
import SourceText

// Templates: strings, heredocs and files. hclsyntax, Template Expressions.

extension HCLParser {
  /// The whole text as a template.
  mutating func parseTemplateFile() -> HCLTemplate {
    let parts = parseParts(to: .end)
    return HCLTemplate(form: .file, parts: parts, content: SourceRange(0, bytes.count))
  }

  /// quotedTemplate = '"' parts '"'; heredocTemplate = ("<<" | "<<-") Identifier Newline parts Identifier Newline
  mutating func parseTemplate() -> HCLTemplate {
    let open = advance()
    let isHeredoc = open.kind == .heredocOpen
    let parts = parseParts(to: isHeredoc ? .heredocClose : .closeQuote)
    let content = SourceRange(open.range.end, max(open.range.end, current.range.start))
    advance()
    guard isHeredoc else { return HCLTemplate(form: .quoted, parts: parts, content: content) }
    let isIndented = bytes.hasBytes("<<-", at: open.range.start)
    var name = open.range.start + (isIndented ? 3 : 2)
    while name < open.range.end, bytes.endOfName(from: name) == name { name += 1 }
    return HCLTemplate(
      form: .heredoc(marker: SourceRange(name, bytes.endOfName(from: name)), isIndented: isIndented),
      parts: parts, content: content)
  }

  /// Up to the token `end`, which is left.
  private mutating func parseParts(to end: HCLToken.Kind) -> [HCLTemplatePart] {
    var parts: [HCLTemplatePart] = []
    var open: [OpenDirective] = []
    while index < tokens.count - 1, tokens[index].kind != end {
      let token = tokens[index]
      index += 1
      switch token.kind {
      case .quotedText, .heredocText: parts.append(.text(token.range))
      case .interpolationOpen:
        let value = parseSequence(token) { $0.parseInterpolation() }
        parts.append(
          .interpolation(value ?? HCLExpression(.missing, at: token.range), token.range.union(closeOfSequence)))
      case .directiveOpen:
        let directive = parseSequence(token) { $0.parseDirective(token) } ?? .missing
        let range = token.range.union(closeOfSequence)
        check(directive, at: range, in: &open)
        parts.append(.directive(directive, range))
      // The lexer puts nothing else here, apart from what an unclosed sequence left.
      default: break
      }
    }
    if let first = open.first, !lostEnd { reportOpen(first) }
    return parts
  }

  private var closeOfSequence: SourceRange { tokens[max(0, index - 1)].range }

  /// Parses what stands within `${` or `%{` and its end. After an error it goes on behind the sequence.
  private mutating func parseSequence<Result>(
    _ open: HCLToken, _ parse: (inout Self) -> Result
  ) -> Result? {
    let wasRecovering = isRecovering
    defer { isRecovering = wasRecovering }
    if unclosedSequences.contains(open.range.start) {
      recoverToTemplateClose()
      advance()
      return nil
    }
    return withNewlines(false) { parser in
      let result = parser.nested(else: Result?.none) { parse(&$0) }
      if !parser.isRecovering, parser.kind != .templateClose { parser.failAtSequenceEnd(open) }
      if parser.isRecovering { parser.recoverToTemplateClose() }
      parser.eat(.templateClose)
      return result
    }
  }

  private mutating func parseInterpolation() -> HCLExpression {
    if kind == .templateClose {
      report(
        HCLRules.missingValue, "the interpolation is empty", at: current.range,
        help: "write an expression, or `$${` for the characters themselves")
      return HCLExpression(.missing, at: current.range)
    }
    return parseExpression()
  }

  private mutating func failAtSequenceEnd(_ open: HCLToken) {
    if kind == .colon {
      return fail(
        HCLRules.unexpectedToken, "`:` in an interpolation", at: current.range,
        help: "if a shell is to read this, write `$${` so that it is left alone")
    }
    failUnexpected("in `\(text(SourceRange(open.range.start, open.range.start + 2)))…}`", wanted: "`}`")
  }

  // MARK: Directives

  /// `%{ if … }` or `%{ for … }` that waits for its end.
  private struct OpenDirective {
    let range: SourceRange
    let isLoop: Bool
    var hasElse = false
  }

  private mutating func parseDirective(_ open: HCLToken) -> HCLDirective {
    let keyword = current
    guard keyword.kind == .identifier else {
      fail(
        HCLRules.templateDirective, "no keyword follows `%{`", at: keyword.range,
        help: "write `if`, `else`, `endif`, `for` or `endfor`, or `%%{` for the characters themselves")
      return .missing
    }
    advance()
    if isWord("else", keyword) { return .else }
    if isWord("endif", keyword) { return .endif }
    if isWord("endfor", keyword) { return .endfor }
    if isWord("if", keyword) { return .if(parseExpression()) }
    if isWord("for", keyword) {
      guard let names = parseForNames(keyword, HCLRules.templateDirective) else { return .missing }
      return .for(names: names, parseExpression())
    }
    let name = text(keyword.range)
    let meant = name == "end" ? nil : nearestSpelling(of: name, in: ["if", "else", "endif", "for", "endfor"])
    fail(
      HCLRules.templateDirective, "`\(shortened(name))` is no directive of a template", at: keyword.range,
      help: name == "end"
        ? "write `endif` or `endfor`"
        : name == "elsif" || name == "elif" || name == "elseif"
          ? "nest another `%{ if }` within `%{ else }`" : meant.map { "did you mean `\($0)`?" })
    return .missing
  }

  private mutating func check(
    _ directive: HCLDirective, at range: SourceRange, in open: inout [OpenDirective]
  ) {
    switch directive {
    case .missing: break
    case .if: open.append(OpenDirective(range: range, isLoop: false))
    case .for: open.append(OpenDirective(range: range, isLoop: true))
    case .else:
      guard let last = open.last, !last.isLoop, !last.hasElse else {
        return reportUnbalanced("else", at: range, open.last)
      }
      open[open.count - 1].hasElse = true
    case .endif: close(isLoop: false, "endif", at: range, &open)
    case .endfor: close(isLoop: true, "endfor", at: range, &open)
    }
  }

  private mutating func close(
    isLoop: Bool, _ name: String, at range: SourceRange, _ open: inout [OpenDirective]
  ) {
    guard let last = open.last, last.isLoop == isLoop else {
      reportUnbalanced(name, at: range, open.last)
      // One of the kind further out ends here, and what stands within has lost its end.
      if let place = open.lastIndex(where: { $0.isLoop == isLoop }) { open.removeSubrange(place...) }
      return
    }
    open.removeLast()
  }

  private mutating func reportUnbalanced(_ name: String, at range: SourceRange, _ last: OpenDirective?) {
    let labels = last.map { [Label($0.isLoop ? "this `for` is open" : "this `if` is open", at: $0.range)] } ?? []
    let isSecondElse = name == "else" && last?.isLoop == false
    report(
      HCLRules.templateDirective,
      isSecondElse
        ? "a second `else` for one `if`"
        : last == nil ? "`\(name)` without its `\(name == "endfor" ? "for" : "if")`" : "`\(name)` where \(last?.isLoop == true ? "`endfor`" : "`endif`") was expected",
      at: range, labels: labels)
  }

  private mutating func reportOpen(_ directive: OpenDirective) {
    report(
      HCLRules.templateDirective, "this `\(directive.isLoop ? "for" : "if")` has no end", at: directive.range,
      help: "add `%{ \(directive.isLoop ? "endfor" : "endif") }`")
  }
}
