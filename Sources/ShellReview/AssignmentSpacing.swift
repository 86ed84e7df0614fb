import Diagnostics
import ShellSyntax
import SourceText

extension ShellReviewRules {
  static let assignmentSpacing = Rule(
    "shell.assignment-spacing", .warning, "Blanks stand around the `=` of an assignment.",
    why: """
      The shell assigns only where name, `=` and value are one word. `NAME = value` runs a command named \
      `NAME`, and `NAME= value` runs `value` with an empty variable.
      """,
    wrong: "```bash\nREGION = eu-west-1\naws s3 ls --region \"$REGION\"\n```",
    right: "```bash\nREGION=eu-west-1\naws s3 ls --region \"$REGION\"\n```")
}

/// `NAME = value`, `NAME =value`, and `NAME= value` where a value was plainly meant.
func misspacedAssignments(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  let commands = outline.commands.map(\.command)
  let apart = commands.filter { spacedAssignment($0, bytes) != nil }
  let emptied =
    commands.contains { emptyAssignment($0, bytes) != nil }
    ? usedVariables(outline, bytes) : VariableUse()
  let isSettings = isSettingsFile(apart, outline, bytes)
  return commands.compactMap { command in
    if let spaced = spacedAssignment(command, bytes) {
      return isSettings || isListOrTable(spaced.value, bytes) ? nil : report(spaced.name, spaced.value, bytes)
    }
    guard let assignment = emptyAssignment(command, bytes), let value = command.words.first else {
      return nil
    }
    let isMeant = isPlainlyValue(value, bytes) || emptied.expects(bytes.text(assignment.name), assignment)
    return isMeant ? report(assignment.name, value.range, bytes) : nil
  }
}

private func report(_ name: SourceRange, _ value: SourceRange, _ bytes: [UInt8]) -> Diagnostic {
  Diagnostic(
    ShellReviewRules.assignmentSpacing, "blanks around `=`: `\(shortened(bytes.text(name)))` is not assigned",
    at: name.union(value), help: "write `\(shortened("\(bytes.text(name))=\(bytes.text(value))"))`")
}

/// Name and value of `NAME = value`, also after `export` and its like.
private func spacedAssignment(_ command: SimpleCommand, _ bytes: [UInt8]) -> (
  name: SourceRange, value: SourceRange
)? {
  guard command.assignments.isEmpty, let first = command.words.first, first.parts.isEmpty,
    command.words[1...].prefix(2).contains(where: { bytes.byte(at: $0.range.start) == UInt8(ascii: "=") })
  else { return nil }
  let isDeclaration = declarations.contains(bytes.text(first.range))
  let words = isDeclaration ? command.words.dropFirst() : command.words[...]
  guard let name = words.first, name.parts.isEmpty, isName(bytes[name.range.start..<name.range.end]),
    isDeclaration || !comparing.contains(bytes.text(name.range)), let equals = words.dropFirst().first
  else { return nil }
  if equals.isPlain("=", in: bytes), let value = words.dropFirst(2).first { return (name.range, value.range) }
  let text = bytes[equals.range.start..<equals.range.end]
  guard words.count == 2, text.count > 1, text.first == UInt8(ascii: "="),
    text[equals.range.start + 1] != UInt8(ascii: "="), text[equals.range.start + 1] != UInt8(ascii: "~")
  else { return nil }
  return (name.range, SourceRange(equals.range.start + 1, equals.range.end))
}

/// `[` or `{` begins a value of Python, HCL or TOML.
private func isListOrTable(_ value: SourceRange, _ bytes: [UInt8]) -> Bool {
  value.count > 0 && (bytes[value.start] == UInt8(ascii: "[") || bytes[value.start] == UInt8(ascii: "{"))
}

/// `NAME=` before a command of one word.
private func emptyAssignment(_ command: SimpleCommand, _ bytes: [UInt8]) -> ShellAssignment? {
  guard let assignment = command.assignments.first, command.assignments.count == 1, command.words.count == 1,
    assignment.range.end == assignment.value.range.end, assignment.value.range.count == 0,
    assignment.elements == nil, !environment.contains(bytes.text(assignment.name))
  else { return nil }
  return assignment
}

/// A number, or text in quotes with blanks or an address in it: no command has such a name.
private func isPlainlyValue(_ word: ShellWord, _ bytes: [UInt8]) -> Bool {
  guard let value = word.value(in: bytes), let first = value.first else { return false }
  if value.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) { return true }
  let isQuoted = bytes[word.range.start] == UInt8(ascii: "\"") || bytes[word.range.start] == UInt8(ascii: "'")
  let hasBlank = isQuoted && value.contains(UInt8(ascii: " "))
  let isAddress = value.starts(with: "http://".utf8) || value.starts(with: "https://".utf8)
  return hasBlank && first != UInt8(ascii: "/") || isAddress
}

/// Which variables a script reads, and which it gives a value.
private struct VariableUse {
  var assigned: Set<String> = []
  var lastRead: [String: Int] = [:]

  /// Whether the script reads `name` after it, and nothing else gives it a value: that was to be the value.
  func expects(_ name: String, _ assignment: ShellAssignment) -> Bool {
    !assigned.contains(name) && lastRead[name].map { $0 > assignment.range.end } ?? false
  }
}

private func usedVariables(_ outline: ScriptOutline, _ bytes: [UInt8]) -> VariableUse {
  var use = VariableUse()
  for parameter in outline.parameters { use.lastRead[bytes.text(parameter.name)] = parameter.name.start }
  for name in outline.iterations { use.assigned.insert(bytes.text(name)) }
  for command in outline.commands.map(\.command) {
    for assignment in command.assignments where assignment.value.range.count > 0 || command.words.isEmpty {
      use.assigned.insert(bytes.text(assignment.name))
    }
    for word in command.words.dropFirst() {
      let text = bytes[word.range.start..<word.range.end]
      let name = text.prefix { $0 != UInt8(ascii: "=") }
      if isName(name) { use.assigned.insert(String(decoding: name, as: UTF8.self)) }
    }
  }
  return use
}

/// Whether the block is another language under a wrong tag: several lines of `key = value`, or one below a
/// heading, with keys that no shell script would choose and nobody reads.
private func isSettingsFile(_ settings: [SimpleCommand], _ outline: ScriptOutline, _ bytes: [UInt8]) -> Bool {
  let headings = outline.commands.count { command in
    command.words.count == 1
      && command.words.first.map { bytes[$0.range.start] == UInt8(ascii: "[") } ?? false
  }
  guard settings.count + headings > 1 else { return false }
  let read = Set(outline.parameters.map { bytes.text($0.name) })
  return settings.allSatisfy { command in
    guard let key = command.words.first?.range else { return false }
    return bytes[key.start..<key.end].contains { $0 >= UInt8(ascii: "a") } && !read.contains(bytes.text(key))
  }
}

private let declarations: Set<String> = ["export", "local", "readonly", "declare", "typeset"]

/// Commands whose arguments can begin with `=`.
private let comparing: Set<String> = ["test", "expr", "let", "set", "echo", "printf", "setenv", "grep"]

/// Variables that are emptied for one command on purpose.
private let environment: Set<String> = [
  "IFS", "LANG", "LC_ALL", "LANGUAGE", "PATH", "CDPATH", "PYTHONPATH", "LD_PRELOAD", "LD_LIBRARY_PATH",
  "DISPLAY",
  "HOME", "PS1", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY",
]
