import SourceText

/// Colours a configuration file, however damaged: types of blocks, labels, arguments, functions, references,
/// strings with their templates, numbers, operators, comments, placeholders.
package func highlightHCL(_ bytes: [UInt8]) -> [SyntaxToken] {
  let file = parseHCL(bytes)
  var names = NameRoles(bytes)
  names.visit(file.body)
  return syntaxTokens(of: file.tokens, in: bytes, names: names)
}

/// The same for a template file.
package func highlightHCLTemplate(_ bytes: [UInt8]) -> [SyntaxToken] {
  let file = parseHCLTemplate(bytes)
  var names = NameRoles(bytes)
  names.visit(file.template)
  return syntaxTokens(of: file.tokens, in: bytes, names: names, isTextPlain: true)
}

/// - Parameter isTextPlain: the text around sequences is no string, but the file itself.
private func syntaxTokens(
  of tokens: [HCLToken], in bytes: [UInt8], names: NameRoles, isTextPlain: Bool = false
) -> [SyntaxToken] {
  var result: [SyntaxToken] = []
  result.reserveCapacity(tokens.count)
  let roles = names.sorted()
  var next = 0
  /// Frames of strings in sequences: only the outermost text of a template file is plain.
  var depth = 0
  func add(_ kind: SyntaxKind, _ range: SourceRange) {
    if range.count > 0 { result.append(SyntaxToken(kind, range)) }
  }
  for (index, token) in tokens.enumerated() {
    let range = token.range
    while next < roles.count, roles[next].start < range.start { next += 1 }
    let role = next < roles.count && roles[next].start == range.start ? roles[next].kind : nil
    switch token.kind {
    case .identifier: add(role ?? .variable, range)
    case .number: add(.number, range)
    case .openQuote, .closeQuote: add(role ?? .string, range)
    case .quotedText:
      if isTextPlain, depth == 0 { continue }
      addText(range, in: bytes, as: role ?? .string, to: &result)
    case .heredocOpen, .heredocClose: add(.keyword, trimmed(range, in: bytes))
    case .heredocText: add(.string, range)
    case .interpolationOpen, .directiveOpen:
      depth += 1
      add(.escape, range)
    case .templateClose:
      depth -= 1
      add(.escape, range)
    case .openBrace, .closeBrace, .openBracket, .closeBracket, .openParenthesis, .closeParenthesis, .comma,
      .colon:
      add(.punctuation, range)
    case .ellipsis where startsLine(index, of: tokens): add(.placeholder, range)
    case .ellipsis, .equal, .fatArrow, .question, .plus, .minus, .star, .slash, .percent, .equalEqual,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .bang:
      add(role ?? .operator, range)
    // A reference is one piece: `aws_vpc.main.id`.
    case .dot, .doubleColon:
      add(result.last.map { $0.range.end == range.start ? $0.kind : .punctuation } ?? .punctuation, range)
    case .lineComment, .blockComment: add(.comment, trimmed(range, in: bytes))
    case .placeholder: add(.placeholder, range)
    case .unknown: add(.invalid, range)
    case .newline, .end: break
    }
  }
  return result
}

/// Whether the token at `index` is the first one of its line.
private func startsLine(_ index: Int, of tokens: [HCLToken]) -> Bool {
  guard index > 0 else { return true }
  return tokens[index - 1].kind == .newline || tokens[index - 1].kind == .lineComment
}

/// The text of a string, its escapes apart.
private func addText(
  _ range: SourceRange, in bytes: [UInt8], as kind: SyntaxKind, to result: inout [SyntaxToken]
) {
  var start = range.start
  var place = range.start
  while place < range.end {
    guard bytes[place] == UInt8(ascii: "\\") else {
      place += 1
      continue
    }
    if place > start { result.append(SyntaxToken(kind, SourceRange(start, place))) }
    var end = min(place + 2, range.end)
    while end < range.end, bytes[end] & 0xC0 == 0x80 { end += 1 }
    result.append(SyntaxToken(.escape, SourceRange(place, end)))
    start = end
    place = end
  }
  if place > start { result.append(SyntaxToken(kind, SourceRange(start, place))) }
}

/// Without blanks and line breaks around it.
private func trimmed(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange {
  var (start, end) = (range.start, range.end)
  while start < end, bytes[start] <= 0x20 { start += 1 }
  while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
  return SourceRange(start, end)
}

/// What the names in a tree are, by their places.
private struct NameRoles {
  private let bytes: [UInt8]
  private var roles: [(start: Int, kind: SyntaxKind)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func sorted() -> [(start: Int, kind: SyntaxKind)] { roles.sorted { $0.start < $1.start } }

  private mutating func note(_ kind: SyntaxKind, _ range: SourceRange) { roles.append((range.start, kind)) }

  mutating func visit(_ body: HCLBody) {
    for item in body.items {
      switch item {
      case .attribute(let attribute):
        note(.key, attribute.name)
        visit(attribute.value)
      case .block(let block):
        note(.keyword, block.type)
        for label in block.labels {
          note(.type, label.range)
          note(.type, label.text)
          note(.type, SourceRange(label.text.end, label.text.end))
        }
        visit(block.body)
      }
    }
  }

  mutating func visit(_ expression: HCLExpression) {
    switch expression.kind {
    case .missing, .number, .variable: break
    case .placeholder: note(.placeholder, expression.range)
    case .literal: note(.constant, expression.range)
    case .template(let template): visit(template)
    case .access(let base, let steps):
      visit(base)
      for step in steps { if case .index(let key) = step.kind { visit(key) } }
    case .call(let call):
      noteFunction(call.name)
      for argument in call.arguments { visit(argument) }
    case .parentheses(let inner), .unary(_, let inner): visit(inner)
    case .binary(let first, let rest):
      visit(first)
      for operation in rest { visit(operation.operand) }
    case .conditional(let condition, let one, let other):
      visit(condition)
      visit(one)
      visit(other)
    case .tuple(let elements): for element in elements { visit(element) }
    case .object(let items):
      for item in items {
        if case .variable = item.key.kind { note(.key, item.key.range) } else { visit(item.key) }
        visit(item.value)
      }
    case .forLoop(let loop): visit(loop, in: expression.range)
    }
  }

  /// Each part of `provider::ns::name`.
  private mutating func noteFunction(_ name: SourceRange) {
    var place = name.start
    while place < name.end {
      let end = bytes.endOfName(from: place)
      if end > place { note(.function, SourceRange(place, end)) }
      place = max(end, place + 1)
    }
  }

  private mutating func visit(_ loop: HCLForLoop, in range: SourceRange) {
    noteWord("for", from: range.start + 1)
    for name in loop.names { note(.variable, name) }
    noteWord("in", from: loop.names.last?.end ?? range.start)
    visit(loop.collection)
    if let key = loop.key { visit(key) }
    visit(loop.value)
    if let condition = loop.condition {
      noteWord("if", from: loop.value.range.end)
      visit(condition)
    }
  }

  /// Notes the keyword that follows `start`, behind blanks, dots and line breaks.
  private mutating func noteWord(_ word: StaticString, from start: Int) {
    var place = start
    while place < bytes.count, bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: ".") { place += 1 }
    if bytes.hasBytes(word, at: place) { note(.keyword, SourceRange(place, place)) }
  }

  mutating func visit(_ template: HCLTemplate) {
    for part in template.parts {
      switch part {
      case .text: break
      case .interpolation(let value, _): visit(value)
      case .directive(let directive, let range): visit(directive, in: range)
      }
    }
  }

  private mutating func visit(_ directive: HCLDirective, in range: SourceRange) {
    var start = range.start + 2
    while start < range.end, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "~") { start += 1 }
    note(.keyword, SourceRange(start, start))
    switch directive {
    case .if(let condition): visit(condition)
    case .for(let names, let collection):
      noteWord("in", from: names.last?.end ?? start)
      visit(collection)
    case .else, .endif, .endfor, .missing: break
    }
  }
}
