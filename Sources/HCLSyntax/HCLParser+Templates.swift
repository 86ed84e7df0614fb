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
    var open = OpenDirectives()
    while index < tokens.count - 1, tokens[index].kind != end {
      let token = tokens[index]
      index += 1
      switch token.kind {
      case .quotedText, .heredocText: parts.append(.text(token.range))
      case .interpolationOpen:
        let value = parseSequence(token) { $0.parseInterpolation() }
        parts.append(
          .interpolation(
            value ?? HCLExpression(.missing, at: token.range), token.range.union(closeOfSequence)))
      case .directiveOpen:
        let directive = parseSequence(token) { $0.parseDirective(token) } ?? .missing
        let range = token.range.union(closeOfSequence)
        check(directive, at: range, in: &open)
        parts.append(.directive(directive, range))
      // The lexer puts nothing else here, apart from what an unclosed sequence left.
      default: break
      }
    }
    if !lostEnd { reportOpen(open, end: tokens[index].range.start) }
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
    if open.kind == .interpolationOpen, kind == .colon {
      return fail(
        HCLRules.unexpectedToken, "`:` in an interpolation", at: current.range,
        help: "if a shell is to read this, write `$${` so that it is left alone")
    }
    if isWord("if", current), index > 0, isWord("else", tokens[index - 1]) {
      return fail(
        HCLRules.templateDirective, "there is no `else if`", at: tokens[index - 1].range.union(current.range),
        help: "nest another `%{ if }` within `%{ else }`")
    }
    failUnexpected("in `\(text(SourceRange(open.range.start, open.range.start + 2)))…}`", wanted: "`}`")
  }

  // MARK: Directives

  /// `%{ if … }` and `%{ for … }` that wait for their ends.
  private struct OpenDirectives {
    struct Directive {
      let range: SourceRange
      let isLoop: Bool
      var hasElse = false
    }

    var directives: [Directive] = []
    /// A directive could not be read: it may be the one that is missed.
    var isUncertain = false
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
          ? "nest another `%{ if }` within `%{ else }`"
          : meant.map { "did you mean `\($0)`?" } ?? "write `%%{` for the characters themselves")
    return .missing
  }

  private mutating func check(
    _ directive: HCLDirective, at range: SourceRange, in open: inout OpenDirectives
  ) {
    switch directive {
    case .missing: open.isUncertain = true
    case .if: open.directives.append(OpenDirectives.Directive(range: range, isLoop: false))
    case .for: open.directives.append(OpenDirectives.Directive(range: range, isLoop: true))
    case .else:
      guard let last = open.directives.last, !last.isLoop, !last.hasElse else {
        return reportUnbalanced("else", at: range, &open)
      }
      open.directives[open.directives.count - 1].hasElse = true
    case .endif: close(isLoop: false, "endif", at: range, &open)
    case .endfor: close(isLoop: true, "endfor", at: range, &open)
    }
  }

  private mutating func close(
    isLoop: Bool, _ name: String, at range: SourceRange, _ open: inout OpenDirectives
  ) {
    guard let last = open.directives.last, last.isLoop == isLoop else {
      return reportUnbalanced(name, at: range, &open)
    }
    open.directives.removeLast()
  }

  private mutating func reportUnbalanced(_ name: String, at range: SourceRange, _ open: inout OpenDirectives)
  {
    guard !open.isUncertain else { return }
    // One mistake, one report: from here on the counts are off.
    open.isUncertain = true
    let rule = HCLRules.templateDirective
    guard let last = open.directives.last else {
      return report(rule, "`\(name)` without its `\(name == "endfor" ? "for" : "if")`", at: range)
    }
    let labels = [Label(last.isLoop ? "this `for` is open" : "this `if` is open", at: last.range)]
    if name == "else" {
      let message = last.isLoop ? "`else` within a `for`" : "a second `else` for one `if`"
      return report(rule, message, at: range, labels: labels)
    }
    report(
      rule, "`\(name)` where `\(last.isLoop ? "endfor" : "endif")` was expected", at: range, labels: labels)
  }

  private mutating func reportOpen(_ open: OpenDirectives, end: Int) {
    guard let directive = open.directives.last, !open.isUncertain else { return }
    let name = directive.isLoop ? "for" : "if"
    let place = lastTokenEnd(before: end)
    report(
      HCLRules.templateDirective, "the text ends before `\(name)` has its `end\(name)`",
      at: SourceRange(place, place), help: "add `%{ end\(name) }`",
      labels: [Label("opened here", at: directive.range)])
  }
}
