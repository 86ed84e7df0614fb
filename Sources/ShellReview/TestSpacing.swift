import Diagnostics
import ShellSyntax
import SourceText

extension ShellReviewRules {
  static let testSpacing = Rule(
    "shell.test-spacing", .warning, "A test lacks a blank or its closing bracket.",
    why: """
      `[` is a command, and `]` its last argument: both need blanks around them, and so does `=`. Without \
      them the shell looks for a command named `[yes`, misses the `]`, or tests one long word, which is \
      always true.
      """,
    wrong: "```bash\nif [$answer = yes ]; then\n  make install\nfi\n```",
    right: "```bash\nif [ \"$answer\" = yes ]; then\n  make install\nfi\n```")
}

/// `[$x = y ]`, `[ $x = y]`, `[ $x = y`, `[ $x=y ]`, and the same with `[[`.
func misspacedTests(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  let inCommands = outline.commands.compactMap {
    misspacedTest($0.command.words, bytes) ?? redirectedTest($0.command, bytes)
  }
  let inTests = outline.tests.compactMap { words in
    words.count == 1 ? words.first.flatMap { oneWordTest($0, bytes) } : nil
  }
  return inCommands + inTests
}

/// `[ $count > 5 ]` writes a file named `5`.
private func redirectedTest(_ command: SimpleCommand, _ bytes: [UInt8]) -> Diagnostic? {
  guard let name = command.words.first, let last = command.words.last, name.isPlain("[", in: bytes),
    last.isPlain("]", in: bytes),
    let redirection = command.redirections.first(where: { $0.range.end < last.range.start }),
    redirection.kind == .output || redirection.kind == .input, redirection.target.range.count > 0
  else { return nil }
  let isOutput = redirection.kind == .output
  let target = bytes[redirection.target.range.start..<redirection.target.range.end]
  let isNumber = target.allSatisfy(isDigit) || target.first == UInt8(ascii: "$")
  return Diagnostic(
    ShellReviewRules.testSpacing,
    "`\(isOutput ? ">" : "<")` in `[` is a redirection \(isOutput ? "to" : "from") `\(shortened(String(decoding: target, as: UTF8.self)))`",
    at: redirection.range,
    help: isNumber ? "write `\(isOutput ? "-gt" : "-lt")` to compare numbers" : "write `[[ … ]]`, or quote it"
  )
}

private func misspacedTest(_ words: [ShellWord], _ bytes: [UInt8]) -> Diagnostic? {
  guard let name = words.first, let last = words.last else { return nil }
  if name.isPlain("![", in: bytes), last.isPlain("]", in: bytes) {
    return Diagnostic(
      ShellReviewRules.testSpacing, "no blank between `!` and `[`", at: name.range, help: "write `! [`")
  }
  guard bytes[name.range.start] == UInt8(ascii: "[") else { return nil }
  if name.isPlain("[", in: bytes) {
    if last.isPlain("]", in: bytes) { return words.count == 3 ? oneWordTest(words[1], bytes) : nil }
    return unclosedTest(words, last, bytes)
  }
  return gluedTest(words, name, last, bytes)
}

/// `[ $x = y]` and `[ $x = y`.
private func unclosedTest(_ words: [ShellWord], _ last: ShellWord, _ bytes: [UInt8]) -> Diagnostic? {
  guard isTest(words.dropFirst(), bytes), let name = words.first,
    !words.contains(where: { $0.isPlain("]", in: bytes) })
  else { return nil }
  let text = bytes[last.range.start..<last.range.end]
  if text.count > 1, text.last == UInt8(ascii: "]"), !text.contains(UInt8(ascii: "[")) {
    return Diagnostic(
      ShellReviewRules.testSpacing, "no blank before `]`",
      at: SourceRange(last.range.end - 1, last.range.end),
      help: "write `\(shortened(String(decoding: text.dropLast(), as: UTF8.self))) ]`",
      labels: [Label("the test begins here", at: name.range)])
  }
  return Diagnostic(
    ShellReviewRules.testSpacing, "`[` without its `]`", at: name.range,
    help: "end the test with ` ]`; `&&` and `||` join whole tests, or stand inside `[[ … ]]`")
}

/// `[$x = y ]` and `[[-n $x ]]`.
private func gluedTest(
  _ words: [ShellWord], _ name: ShellWord, _ last: ShellWord, _ bytes: [UInt8]
) -> Diagnostic? {
  let text = bytes[name.range.start..<name.range.end]
  let brackets = text.prefix { $0 == UInt8(ascii: "[") }
  let operand = text.dropFirst(brackets.count)
  guard brackets.count <= 2, words.count > 1, let first = operand.first else { return nil }
  let end = bytes[last.range.start..<last.range.end]
  let closing = end.reversed().prefix { $0 == UInt8(ascii: "]") }.count
  let isUnaryOperator =
    operand.count == 2 && first == UInt8(ascii: "-") && isLetter(operand[operand.endIndex - 1])
  if isUnaryOperator, words.count == 2, end.last == UInt8(ascii: "]"), isCondition(words, bytes) {
    // `[-f x]`: both blanks are missing.
    let bracket = String(decoding: brackets, as: UTF8.self)
    let close = String(repeating: "]", count: brackets.count)
    let argument = String(decoding: end.dropLast(min(closing, brackets.count)), as: UTF8.self)
    return Diagnostic(
      ShellReviewRules.testSpacing, "no blank after `\(bracket)` and before `\(close)`",
      at: SourceRange(name.range.start, last.range.end),
      help: "write `\(bracket) \(String(decoding: operand, as: UTF8.self)) \(shortened(argument)) \(close)`")
  }
  guard closing == brackets.count else { return nil }
  let isOperand = first == UInt8(ascii: "$") || operand.starts(with: "\"$".utf8)
  guard (isOperand && words.count > 2) || (isUnaryOperator && words.count == 3 && end.count == closing) else {
    return nil
  }
  let bracket = String(decoding: brackets, as: UTF8.self)
  return Diagnostic(
    ShellReviewRules.testSpacing, "no blank after `\(bracket)`",
    at: SourceRange(name.range.start, name.range.start + brackets.count),
    help: "write `\(bracket) \(shortened(String(decoding: operand, as: UTF8.self)))`")
}

/// Whether a command stands behind `if` and its like, or before `&&`: a synopsis has `[-f file]` elsewhere.
private func isCondition(_ words: [ShellWord], _ bytes: [UInt8]) -> Bool {
  guard let first = words.first, let last = words.last else { return false }
  let before = bytes[..<first.range.start].suffix(8).split(whereSeparator: isBlank).last ?? []
  let after = bytes[last.range.end...].prefix(4).drop { $0 == UInt8(ascii: " ") }
  return ["if", "elif", "while", "until", "!", "&&", "||"].contains(String(decoding: before, as: UTF8.self))
    || after.starts(with: "&&".utf8) || after.starts(with: "||".utf8)
}

/// `$x=y` as the only word of a test.
private func oneWordTest(_ word: ShellWord, _ bytes: [UInt8]) -> Diagnostic? {
  guard let first = word.parts.first, isExpansion(first) else { return nil }
  for part in word.parts.dropFirst() {
    guard case .literal = part.kind,
      let place = bytes[part.range.start..<part.range.end].firstIndex(of: UInt8(ascii: "="))
    else { continue }
    return Diagnostic(
      ShellReviewRules.testSpacing, "no blanks around `=`: a single word is always true",
      at: word.range, help: "put blanks around the operator",
      labels: [Label("the operator", at: SourceRange(place, place + 1))])
  }
  return nil
}

private func isExpansion(_ part: ShellWordPart) -> Bool {
  switch part.kind {
  case .parameter, .command: true
  case .doubleQuoted(let parts): parts.first.map(isExpansion) ?? false
  default: false
  }
}

/// Whether the words after `[` are a test and not the rest of a synopsis or a line of a log.
private func isTest(_ all: ArraySlice<ShellWord>, _ bytes: [UInt8]) -> Bool {
  let words = all.drop { $0.isPlain("!", in: bytes) }
  guard let first = words.first, words.count > 1 else { return false }
  let text = bytes[first.range.start..<first.range.end]
  if text.count == 2, text.first == UInt8(ascii: "-"), text.last.map(isLetter) ?? false { return true }
  guard let second = words.dropFirst().first else { return false }
  return operators.contains { $0.utf8.elementsEqual(bytes[second.range.start..<second.range.end]) }
}

private let operators = ["=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"]
