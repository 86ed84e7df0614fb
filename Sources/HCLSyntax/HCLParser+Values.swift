import Diagnostics
import SourceText

// What a note shows of an argument without the argument: a value, or a part of a list or an object.

extension HCLParser {
  /// Values, or elements of an object, that fill the text: `jsonencode({…})`, `"key" = value`, addresses of a line
  /// each. Each becomes an argument without a name, or with the name of its key.
  ///
  /// `nil` where the text may as well be arguments and blocks that went wrong.
  ///
  /// - Parameter isByLine: a line break ends a value; otherwise one may go on behind it, as in parentheses.
  mutating func parseLooseValues(isByLine: Bool) -> HCLBody? {
    // Comments and line breaks may come first.
    guard diagnostics.isEmpty, withNewlines(false, { $0.mayBeginValues }) else { return nil }
    return withNewlines(isByLine) { parser in
      var values = LooseValues()
      while true {
        while parser.eat(.newline) {}
        if parser.kind == .end { break }
        guard parser.parseLooseItem(into: &values), !parser.isRecovering else { return nil }
        if parser.kind == .comma {
          parser.advance()
          values.commas += 1
        } else if ![.newline, .end].contains(parser.kind), parser.indentation(ofFirst: parser.current) == nil
        {
          return nil
        }
      }
      guard let first = values.items.first, values.isCertain,
        !parser.diagnostics.contains(where: { $0.severity == .error })
      else { return nil }
      if !parser.isExcerpt, parser.diagnostics.isEmpty {
        parser.report(
          HCLRules.elision,
          values.keys > 0
            ? "elements of an object alone: what holds them is left out"
            : "a value alone: the argument that takes it is left out", at: first.range)
      }
      return HCLBody(
        items: values.items.map { .attribute($0) }, range: SourceRange(0, parser.bytes.count), isElided: true)
    }
  }

  /// Whether the text begins as no argument and no block does. A key without quotes may be either.
  private var mayBeginValues: Bool {
    switch kind {
    case .openQuote, .heredocOpen, .openBrace, .openBracket, .openParenthesis, .number, .minus, .bang:
      return true
    case .identifier:
      return [.equal, .openParenthesis, .doubleColon, .question].contains(following.kind)
        || (following.kind == .dot && following.range.start == current.range.end)
    default: return false
    }
  }

  /// What was found so far.
  private struct LooseValues {
    var items: [HCLAttribute] = []
    var commas = 0
    /// Items that have a key, and those of them whose key is a name without quotes.
    var keys = 0
    var names = 0

    /// Names without quotes are those of arguments, and commas behind them a slip, unless objects follow: those
    /// are elements of a map.
    var isCertain: Bool {
      guard keys == 0 || keys == items.count else { return false }
      return names == 0
        || commas >= max(1, items.count - 1)
          && items.allSatisfy { if case .object = $0.value.kind { true } else { false } }
    }
  }

  /// Whether an expression is no more than a word and signs around it, which says nothing.
  private func isWord(_ value: HCLExpression) -> Bool {
    switch value.kind {
    case .variable: true
    case .unary(_, let inner), .parentheses(let inner): isWord(inner)
    default: false
    }
  }

  /// One value or element; `false` where it is neither.
  private mutating func parseLooseItem(into values: inout LooseValues) -> Bool {
    if kind == .ellipsis || kind == .placeholder {
      noteElision(at: advance().range)
      return true
    }
    let start = current
    let first = parseExpression()
    guard !isRecovering else { return false }
    var value = first
    var name = SourceRange(start.range.start, start.range.start)
    switch kind {
    case .equal, .colon:
      switch first.kind {
      case .variable: values.names += 1
      case .template, .parentheses: break
      default: return false
      }
      values.keys += 1
      name = first.range
      advance()
      value = parseExpression()
    default:
      if isWord(first) { return false }
    }
    values.items.append(HCLAttribute(name: name, value: value, range: first.range.union(value.range)))
    return true
  }
}
