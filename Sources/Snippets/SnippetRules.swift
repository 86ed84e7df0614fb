import Diagnostics
import SourceText

/// What can be wrong with a snippet whatever its language: its attributes.
package enum SnippetRules {
  package static let all: [Rule] = [unexpectedPass, unknownAttribute, attributeValue, mistagged, unknownRule]

  static let unexpectedPass = Rule(
    "snippet.unexpected-pass", .error, "a snippet marked `fails` parses",
    why: """
      `fails` says that a snippet is a wrong example: it must give an error or a warning. One that does not no longer shows \
      the mistake it was put there for. Mend the example or take the attribute away.
      """,
    wrong: "```json fails\n{\"a\": 1}\n```",
    right: "```json fails\n{\"a\": 1,}\n```")

  static let unknownAttribute = Rule(
    "snippet.unknown-attribute", .warning, "an attribute of a code fence is misspelt",
    why: """
      A misspelt attribute has no effect: the block that was meant to be skipped is checked, the title is \
      not shown.
      """,
    wrong: "```json titel=\"policy.json\"\n{}\n```",
    right: "```json title=\"policy.json\"\n{}\n```")

  static let attributeValue = Rule(
    "snippet.attribute-value", .warning, "an attribute of a code fence has a value that cannot be used",
    why: """
      Lines are given as `2,4-6`, counted from 1, and only those that are there can be marked; `fold` takes a number of \
      lines. `skip` and `fails` contradict each other: the one \
      says that a block is not checked, the other that it must be refused.
      """,
    wrong: "```json highlight=\"6-4\"\n{}\n```",
    right: "```json highlight=\"1-2\"\n{\n}\n```")

  static let mistagged = Rule(
    "snippet.mistagged", .warning, "a block holds another language than its fence says",
    why: """
      The name behind the fence decides how a block is highlighted, checked and copied: of a session the \
      commands are, of a script every line. Where the text is certainly something else, it is read as what \
      it is, and this is all that is said about the name.
      """,
    wrong: "```json\ncat > daemon.json <<EOF\n{\"dns\": [\"192.0.2.53\"]}\nEOF\n```",
    right: "```sh\ncat > daemon.json <<EOF\n{\"dns\": [\"192.0.2.53\"]}\nEOF\n```")

  static let unknownRule = Rule(
    "snippet.unknown-rule", .warning, "a snippet allows a rule that does not exist",
    why: """
      `allow=…` behind the fence and `# notes: allow …` in a block silence the warnings of the rules they \
      name. A name that no rule of snippets has silences nothing.
      """,
    wrong: "```json allow=json.duplicate-kye\n{\"a\": 1, \"a\": 2}\n```",
    right: "```json allow=json.duplicate-key\n{\"a\": 1, \"a\": 2}\n```")
}

/// Warnings about the attributes of a snippet, in bytes of the note.
func attributeDiagnostics(of snippet: Snippet) -> [Diagnostic] {
  let attributes = snippet.info.attributes
  let remarks = attributes.problems.compactMap { problem in
    remark(on: problem).map { rule, message, help in
      Diagnostic(rule, message, at: snippet.noteRange(ofInfo: problem.range), help: help)
    }
  }
  let missingLines = missingLines(of: snippet).map { [$0] } ?? []
  let unknownRules = unknownRules(among: attributes.allowedRules).map { diagnostic in
    diagnostic.mapped(snippet.noteRange(ofInfo:))
  }
  return (remarks + missingLines + unknownRules).map { diagnostic in
    var diagnostic = diagnostic
    diagnostic.language = snippet.info.tag
    return diagnostic
  }
}

extension Snippet {
  /// The place in the note of a range of the info string.
  package func noteRange(ofInfo range: SourceRange) -> SourceRange {
    // Entities in an info string shift what follows them: the place never leaves the info string.
    let place = range.shifted(by: infoRange.start)
    let start = min(place.start, infoRange.end)
    return SourceRange(start, max(start, min(place.end, infoRange.end)))
  }
}

private func remark(
  on problem: SnippetAttributes.Problem
) -> (rule: Rule, message: String, help: String)? {
  let name = problem.name
  switch problem.kind {
  case .unknown(let nearest):
    guard let nearest else { return nil }
    return (SnippetRules.unknownAttribute, "'\(name)' is not an attribute", "did you mean '\(nearest)'?")
  case .badLines:
    return (
      SnippetRules.attributeValue, "'\(name)' is no list of lines", "number them from 1, as in \"2,4-6\""
    )
  case .badCount:
    return (
      SnippetRules.attributeValue, "'\(name)' is no number of lines", "fold=10 leaves ten lines to be seen"
    )
  case .contradiction(let other):
    return (SnippetRules.attributeValue, "'\(name)' contradicts '\(other)'", "keep one of them")
  case .missingValue:
    return (SnippetRules.attributeValue, "'\(name)' has no value", "write it as \(name)=\"…\"")
  case .openQuote:
    return (SnippetRules.attributeValue, "the quote after '\(name)' is never closed", "add the closing quote")
  }
}

/// A warning when a line is to be marked that the block does not have.
private func missingLines(of snippet: Snippet) -> Diagnostic? {
  guard let last = snippet.info.attributes.highlightedLines.last?.upperBound else { return nil }
  let shown = snippet.shownBytes
  let isOpen = shown.last.map { $0 != UInt8(ascii: "\n") } ?? false
  let count = shown.count { $0 == UInt8(ascii: "\n") } + (isOpen ? 1 : 0)
  guard last > count else { return nil }
  return Diagnostic(
    SnippetRules.attributeValue, "line \(last) is to be marked, and the block has \(count)",
    at: snippet.infoRange, help: "count the lines of the block from 1")
}

/// A warning when `as=` names no kind of document that the validator knows.
func unknownKind(of snippet: Snippet, known: [String]) -> Diagnostic? {
  guard let kind = snippet.info.attributes.kind, !known.contains(kind) else { return nil }
  return Diagnostic(
    SnippetRules.attributeValue, "'\(kind)' is no kind of document known here", at: snippet.infoRange,
    help: nearestSpelling(of: kind, in: known).map { "did you mean '\($0)'?" }, language: snippet.info.tag)
}

/// The error for a snippet that was to be refused and is not.
func unexpectedPass(of snippet: Snippet, _ language: Language) -> Diagnostic {
  Diagnostic(
    SnippetRules.unexpectedPass, "this \(language.displayName) is marked 'fails' and parses",
    at: snippet.infoRange, help: "mend the example so that it shows its mistake, or take 'fails' away",
    language: snippet.info.tag)
}
