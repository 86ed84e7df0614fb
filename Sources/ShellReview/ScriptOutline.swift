import ShellSyntax
import SourceText

/// The tree of a script laid flat: what most rules look for, in the order of the text.
struct ScriptOutline: Sendable {
  /// Every simple command, those in substitutions and functions included.
  private(set) var commands: [SimpleCommand] = []
  private(set) var pipelines: [ShellPipeline] = []
  /// Every list of statements: the script, the body of a loop, a substitution.
  private(set) var lists: [[ShellStatement]] = []
  /// Every `[[ … ]]` and every word of a `case`.
  private(set) var tests: [[ShellWord]] = []
  /// Every `for name in words`.
  private(set) var iterations: [SourceRange] = []
  /// Every `$name` and `${name…}`.
  private(set) var parameters: [ShellParameter] = []

  init(_ script: ShellScript) { visit(script.statements) }

  private mutating func visit(_ list: [ShellStatement]) {
    guard !list.isEmpty else { return }
    lists.append(list)
    for statement in list {
      for pipeline in statement.pipelines {
        pipelines.append(pipeline)
        for command in pipeline.commands { visit(command) }
      }
    }
  }

  private mutating func visit(_ command: ShellCommand) {
    switch command {
    case .simple(let command):
      commands.append(command)
      for assignment in command.assignments { visit(assignment) }
      for word in command.words { visit(word) }
      for redirection in command.redirections { visit(redirection.target) }
    case .compound(let command):
      visit(command.kind)
      for redirection in command.redirections { visit(redirection.target) }
    case .function(let function): visit(function.body)
    case .missing: break
    }
  }

  private mutating func visit(_ kind: CompoundCommand.Kind) {
    switch kind {
    case .group(let list), .subshell(let list): visit(list)
    case .conditional(let branches):
      for branch in branches {
        visit(branch.condition)
        visit(branch.body)
      }
    case .loop(let condition, let body):
      visit(condition)
      visit(body)
    case .iteration(let name, let words, let body):
      iterations.append(name)
      for word in words ?? [] { visit(word) }
      visit(body)
    case .arithmeticLoop(_, let body): visit(body)
    case .selection(let word, let cases):
      tests.append([word])
      visit(word)
      for clause in cases {
        for pattern in clause.patterns { visit(pattern) }
        visit(clause.body)
      }
    case .test(let words):
      tests.append(words)
      for word in words { visit(word) }
    case .arithmetic: break
    case .coprocess(let command): visit(command)
    }
  }

  private mutating func visit(_ assignment: ShellAssignment) {
    visit(assignment.value)
    // The elements are parts of the value where the parser kept them there.
    if assignment.value.parts.isEmpty { for element in assignment.elements ?? [] { visit(element) } }
  }

  private mutating func visit(_ word: ShellWord) { for part in word.parts { visit(part) } }

  private mutating func visit(_ part: ShellWordPart) {
    switch part.kind {
    case .literal, .escaped, .singleQuoted, .ansiQuoted, .arithmetic, .placeholder: break
    case .doubleQuoted(let parts), .extendedGlob(let parts): for part in parts { visit(part) }
    case .parameter(let parameter, let parts):
      parameters.append(parameter)
      for part in parts { visit(part) }
    case .command(let list), .process(let list): visit(list)
    case .array(let words): for word in words { visit(word) }
    }
  }
}

/// A command without what only says how to run it: `sudo`, `env`, `command` and their options.
struct PlainCommand: Sendable {
  /// The name and the arguments, from the name on.
  let words: ArraySlice<ShellWord>
  /// Runs as root: behind `sudo` or `doas` without another user.
  let isRoot: Bool

  /// The name without its folder; `nil` where it is not written out.
  func name(in bytes: [UInt8]) -> String? {
    guard let value = words.first?.value(in: bytes) else { return nil }
    return String(decoding: value[((value.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...], as: UTF8.self)
  }

  var arguments: ArraySlice<ShellWord> { words.dropFirst() }
}

extension SimpleCommand {
  /// What is run in the end.
  func plain(in bytes: [UInt8]) -> PlainCommand {
    var rest = words[...]
    var isRoot = false
    while let name = rest.first?.value(in: bytes),
      let prefix = prefixes[String(decoding: name, as: UTF8.self)]
    {
      guard rest.count > 1 else { break }
      rest.removeFirst()
      var isOther = false
      while let option = rest.first?.value(in: bytes) {
        let isOption = option.first == UInt8(ascii: "-") && option.count > 1
        let isAssignment = option.firstIndex(of: UInt8(ascii: "=")).map { isName(option[..<$0]) } ?? false
        guard isOption || isAssignment else { break }
        rest.removeFirst()
        let text = String(decoding: option, as: UTF8.self)
        if prefix.userOptions.contains(text) {
          isOther = rest.first.map { !$0.isPlain("root", in: bytes) } ?? false
        }
        if prefix.valued.contains(text) { rest = rest.dropFirst() }
        if text == "--" { break }
      }
      if prefix.isRoot { isRoot = !isOther }
    }
    return PlainCommand(words: rest, isRoot: isRoot)
  }
}

/// A command that runs another, and those of its options that take a value.
private struct Prefix: Sendable {
  var isRoot = false
  var valued: Set<String> = []
  var userOptions: Set<String> = []
}

private let prefixes: [String: Prefix] = [
  "sudo": Prefix(
    isRoot: true,
    valued: ["-u", "-g", "-p", "-C", "-h", "-r", "-t", "-U", "-D", "-R", "-T", "--user", "--group"],
    userOptions: ["-u", "--user"]),
  "doas": Prefix(isRoot: true, valued: ["-u", "-C"], userOptions: ["-u"]),
  "command": Prefix(), "exec": Prefix(), "nohup": Prefix(), "builtin": Prefix(),
  "env": Prefix(valued: ["-u", "-C", "-S"]),
  "nice": Prefix(valued: ["-n"]),
]
