import ShellSyntax
import SourceText

/// The tree of a script laid flat: what most rules look for, in the order of the text.
struct ScriptOutline: Sendable {
  /// Every simple command, those in substitutions and functions included.
  private(set) var commands: [ReviewedCommand] = []
  private(set) var pipelines: [Pipeline] = []
  /// Every list of statements: the script, the body of a loop, a substitution.
  private(set) var lists: [[ShellStatement]] = []
  /// Every `[[ … ]]` and every word of a `case`.
  private(set) var tests: [[ShellWord]] = []
  /// Every `for name in words`.
  private(set) var iterations: [SourceRange] = []
  /// Every `$name` and `${name…}`.
  private(set) var parameters: [ShellParameter] = []

  /// The simple commands of a pipeline.
  struct Pipeline: Sendable {
    let commands: [ReviewedCommand]
    let range: SourceRange
  }

  private let bytes: [UInt8]

  init(_ script: ShellScript) {
    bytes = script.bytes
    visit(script.statements)
  }

  private mutating func visit(_ list: [ShellStatement]) {
    guard !list.isEmpty else { return }
    lists.append(list)
    for statement in list {
      for pipeline in statement.pipelines {
        visit(pipeline)
      }
    }
  }

  private mutating func visit(_ pipeline: ShellPipeline) {
    var simple: [ReviewedCommand] = []
    for case .simple(let command) in pipeline.commands { simple.append(ReviewedCommand(command, bytes)) }
    pipelines.append(Pipeline(commands: simple, range: pipeline.range))
    var next = simple.startIndex
    for command in pipeline.commands {
      guard case .simple = command else {
        visit(command)
        continue
      }
      visit(simple[next])
      next += 1
    }
  }

  private mutating func visit(_ reviewed: ReviewedCommand) {
    commands.append(reviewed)
    for assignment in reviewed.command.assignments { visit(assignment) }
    for word in reviewed.command.words { visit(word) }
    for redirection in reviewed.command.redirections { visit(redirection.target) }
  }

  private mutating func visit(_ command: ShellCommand) {
    switch command {
    case .simple(let command): visit(ReviewedCommand(command, bytes))
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
