import Diagnostics
import ShellSyntax
import SourceText

/// Finds what a script hands over in other languages: here-documents that become files or manifests, JSON in
/// arguments, commands for another shell.
///
/// Only what is certain counts: the name of a file, an option whose value has one form.
///
/// - Parameter unknown: what stands in the script for something that is not known.
func nestedSnippets(in script: ShellScript, isExcerpt: Bool, unknown: [SourceRange] = []) -> [NestedSnippet] {
  // Where quotes went wrong, what looks like an argument may be anything.
  let isDamaged = script.diagnostics.contains { $0.severity == .error }
  var finder = EmbeddingFinder(script, isExcerpt: isExcerpt, unknown: unknown, readsArguments: !isDamaged)
  finder.visit(script.statements)
  return finder.finished()
}

/// A walk over all commands of a script, those in functions, loops and substitutions too.
private struct EmbeddingFinder {
  let bytes: [UInt8]
  let hereDocuments: [HereDocument]
  let isExcerpt: Bool
  let unknown: [SourceRange]
  let readsArguments: Bool
  private var found: [(snippet: NestedSnippet, file: ShellWord?)] = []
  /// The files that the script appends to, as it spells them.
  private var appended: Set<String> = []

  init(_ script: ShellScript, isExcerpt: Bool, unknown: [SourceRange], readsArguments: Bool) {
    bytes = script.bytes
    hereDocuments = script.hereDocuments
    self.isExcerpt = isExcerpt
    self.unknown = unknown
    self.readsArguments = readsArguments
  }

  /// What was found. A file that is written in pieces is whole in none of them.
  func finished() -> [NestedSnippet] {
    found.map { snippet, file in
      guard let file, appended.contains(text(file)) else { return snippet }
      var snippet = snippet
      snippet.input.isExcerpt = true
      return snippet
    }
  }

  mutating func visit(_ statements: [ShellStatement]) {
    for statement in statements {
      for pipeline in statement.pipelines {
        for index in pipeline.commands.indices {
          visit(pipeline.commands[index], before: pipeline.commands[(index + 1)...])
        }
      }
    }
  }

  private mutating func visit(_ command: ShellCommand, before rest: ArraySlice<ShellCommand>) {
    switch command {
    case .simple(let command): visit(command, before: rest)
    case .compound(let command): visit(command)
    case .function(let function): visit(function.body, before: [])
    case .missing: break
    }
  }

  private mutating func visit(_ command: CompoundCommand) {
    for redirection in command.redirections { visit(redirection) }
    switch command.kind {
    case .group(let body), .subshell(let body), .arithmeticLoop(_, let body): visit(body)
    case .conditional(let branches):
      for branch in branches {
        visit(branch.condition)
        visit(branch.body)
      }
    case .loop(let condition, let body):
      visit(condition)
      visit(body)
    case .iteration(_, let words, let body):
      for word in words ?? [] { visit(word) }
      visit(body)
    case .selection(let word, let cases):
      visit(word)
      for item in cases { visit(item.body) }
    case .test(let words): for word in words { visit(word) }
    case .arithmetic: break
    case .coprocess(let command): visit(command, before: [])
    }
  }

  private mutating func visit(_ redirection: ShellRedirection) {
    visit(redirection.target)
    if redirection.kind == .append { appended.insert(text(redirection.target)) }
  }

  private func text(_ word: ShellWord) -> String {
    word.text(in: bytes) ?? String(decoding: bytes[word.range.start..<word.range.end], as: UTF8.self)
  }

  private mutating func visit(_ word: ShellWord) { for part in word.parts { visit(part) } }

  private mutating func visit(_ part: ShellWordPart) {
    switch part.kind {
    case .command(let statements), .process(let statements): visit(statements)
    case .doubleQuoted(let parts), .parameter(_, let parts), .extendedGlob(let parts):
      for part in parts { visit(part) }
    case .array(let words): for word in words { visit(word) }
    case .literal, .escaped, .singleQuoted, .ansiQuoted, .arithmetic, .placeholder: break
    }
  }

  private mutating func visit(_ command: SimpleCommand, before rest: ArraySlice<ShellCommand>) {
    for assignment in command.assignments {
      visit(assignment.value)
      for element in assignment.elements ?? [] { visit(element) }
    }
    for word in command.words { visit(word) }
    for redirection in command.redirections { visit(redirection) }

    guard let call = CommandCall(command, in: bytes) else { return }
    if let input = input(of: command), let use = call.useOfInput(before: rest) { add(input, use) }
    // A text in an argument stands in quotes.
    guard readsArguments, command.words.contains(where: { !$0.parts.isEmpty }) else { return }
    for (word, use) in call.embeddedArguments() {
      if let template = argument(word) { add(template, use) }
    }
    if let word = call.printedWord, let use = call.useOfOutput(before: rest), let template = argument(word) {
      add(template, use)
    }
  }

  /// What the command reads: a here-document or a here-string, the last one given.
  private func input(of command: SimpleCommand) -> EmbeddedTemplate? {
    for redirection in command.redirections.reversed() {
      switch redirection.kind {
      case .hereDocument:
        guard let index = redirection.hereDocument, index < hereDocuments.count else { return nil }
        return EmbeddedTemplate(hereDocuments[index], in: bytes)
      case .hereString: return readsArguments ? argument(redirection.target) : nil
      case .input: return nil
      case .output, .append, .duplicate: continue
      }
    }
    return nil
  }

  /// The value of a word in quotes, also of `"$(cat <<EOF …)"`.
  ///
  /// Without quotes the shell takes those of JSON away: that is not what this is about.
  private func argument(_ word: ShellWord) -> EmbeddedTemplate? {
    guard let first = word.parts.first else { return nil }
    switch first.kind {
    case .singleQuoted, .ansiQuoted: break
    case .doubleQuoted(let parts):
      if word.parts.count == 1, parts.count == 1, case .command(let statements) = parts[0].kind {
        return document(catenatedBy: statements)
      }
    case .literal, .escaped, .parameter, .command, .arithmetic, .process, .extendedGlob, .array, .placeholder:
      return nil
    }
    return EmbeddedTemplate(word, in: bytes)
  }

  private func document(catenatedBy statements: [ShellStatement]) -> EmbeddedTemplate? {
    guard statements.count == 1, statements[0].rest.isEmpty, statements[0].first.commands.count == 1,
      case .simple(let command) = statements[0].first.commands[0],
      let call = CommandCall(command, in: bytes), call.isCatenation
    else { return nil }
    return input(of: command)
  }

  private mutating func add(_ template: EmbeddedTemplate, _ use: EmbeddedUse) {
    var use = use
    let template = template.separated(at: unknown)
    switch use.condition {
    case .always: break
    case .beginsWithBracket:
      guard template.beginsWithBracket(in: bytes) else { return }
    case .beginsAsJSON:
      guard template.beginsWithBracket(in: bytes), template.hasQuotedStart(in: bytes) else { return }
    case .jsonIfBracket:
      guard template.beginsWithBracket(in: bytes) else { break }
      use.language = .json
      // It is read as YAML, in which a comma at the end and bare words are right.
      use.severityLimit = .warning
    }
    var nested = NestedSnippet(
      template.text(as: use.language, in: bytes), language: use.language, tag: use.tag)
    nested.input.title = use.title
    nested.input.documentKind = use.documentKind
    nested.input.isExcerpt = isExcerpt || use.isPart
    nested.severityLimit = use.severityLimit
    found.append((nested, use.file))
    if use.isPart, let file = use.file { appended.insert(text(file)) }
  }
}

/// What a text in a script is used as.
struct EmbeddedUse {
  /// What the text itself must show.
  enum Condition {
    case always
    /// `{` or `[`: anything else is the name of a file, a form, a filter.
    case beginsWithBracket
    /// The same, and no bare word behind it: what takes YAML, too, may get that.
    case beginsAsJSON
    /// JSON then, `language` otherwise.
    case jsonIfBracket
  }

  var language: Language
  /// Where it says more than the language: `sh`.
  var tag: String?
  var condition = Condition.always
  /// The file it is written to, and the name of that.
  var file: ShellWord?
  var title: String?
  var documentKind: String?
  /// It is appended to something.
  var isPart = false
  /// A warning where the program that reads it may take more than our validator.
  var severityLimit = Severity.error
}
