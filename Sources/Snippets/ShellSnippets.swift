import Diagnostics
import SessionSyntax
import ShellReview
import ShellSyntax
import SourceText

/// Scripts.
let shellChecker = SnippetChecker(
  languages: [.shell], rules: ShellRules.all + ShellReviewRules.all, check: checkScript, documentKinds: [],
  highlight: { parseShell($0, wantsTokens: true).tokens })

/// Sessions: their commands are scripts, the rest is what was printed.
let sessionChecker = SnippetChecker(
  languages: [.session], rules: [], check: checkCommands, documentKinds: [], highlight: highlightSession)

private func checkScript(_ input: SnippetInput) -> SnippetFindings {
  let dialect = ShellDialect(of: input)
  let script = parseShell(input.bytes, dialect: dialect, excerpt: input.isExcerpt)
  let error = script.diagnostics.first { $0.severity == .error }
  let asBash = dialect == .bash && !input.isExcerpt ? script : nil
  if let foreign = foreignText(in: script.bytes, near: error?.range.start, readAs: asBash) {
    // Tests for Bats go by a name of the shell, and are not quite shell.
    return SnippetFindings(
      foreign.tag == input.tag.lowercased() ? [] : [mistag(foreign, tag: input.tag, script)])
  }
  var diagnostics = checkShell(script)
  if dialect == .other {
    // zsh and ksh have forms of commands that bash has not; what they quote is the same.
    for index in diagnostics.indices where ShellRules.ofCommands.contains(diagnostics[index].rule) {
      diagnostics[index].severity = max(diagnostics[index].severity, .warning)
    }
  }
  return SnippetFindings(
    diagnostics,
    nested: nestedSnippets(in: script, isExcerpt: input.isExcerpt, unknown: input.placeholders))
}

private func checkCommands(_ input: SnippetInput) -> SnippetFindings {
  var findings = SnippetFindings([])
  for command in parseSession(input.bytes).commands where command.isChecked {
    let script = parseShell(
      command.text, dialect: ShellDialect(prompt: input.bytes[command.prompt.start..<command.prompt.end]),
      excerpt: input.isExcerpt)
    findings.diagnostics += checkShell(script).map(command.inSnippet)
    findings.nested += nestedSnippets(in: script, isExcerpt: input.isExcerpt).map {
      $0.moved(by: command.snippetRange)
    }
  }
  return findings
}

/// Instead of all else, a warning with the name that fits the block.
private func mistag(_ foreign: ForeignText, tag: String, _ script: ShellScript) -> Diagnostic {
  // A session without a prompt is all output.
  let lacksPrompts = foreign.tag == "console" && parseSession(script.bytes).commands.isEmpty
  return Diagnostic(
    SnippetRules.mistagged, "this is \(foreign.what), not \(tag)", at: foreign.range,
    help: "tag the block `\(foreign.tag)`" + (lacksPrompts ? " and put `$ ` before the commands" : ""))
}

extension ShellDialect {
  /// `❯`, `➜` and `%` are prompts of zsh and fish, which know patterns that bash refuses.
  fileprivate init(prompt: ArraySlice<UInt8>) {
    let text = String(decoding: prompt, as: UTF8.self)
    self = text.contains { "❯➜%".contains($0) } ? .other : .bash
  }

  /// The first line decides where it names a shell, else the name behind the fence.
  fileprivate init(of input: SnippetInput) {
    let shell = interpreter(of: input.bytes) ?? input.tag.lowercased()
    self =
      switch shell {
      case "sh", "dash", "ash", "posix": .posix
      case "zsh", "ksh": .other
      default: .bash
      }
  }
}

/// `bash` of `#!/usr/bin/env bash` on the first line.
private func interpreter(of bytes: [UInt8]) -> String? {
  guard bytes.starts(with: "#!".utf8) else { return nil }
  let line = bytes.dropFirst(2).prefix(200).prefix { $0 != UInt8(ascii: "\n") }
  let words = line.split(separator: UInt8(ascii: " ")).map { baseName(String(decoding: $0, as: UTF8.self)) }
  return words.first { $0 != "env" && !$0.hasPrefix("-") }
}
