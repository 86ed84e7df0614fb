import Diagnostics
import SourceText

/// What can be wrong with a snippet whatever its language: its attributes.
package enum SnippetRules {
  package static let all: [Rule] = [unexpectedPass, unknownAttribute, attributeValue]

  static let unexpectedPass = Rule(
    "snippet.unexpected-pass", .error, "a snippet marked `fails` parses",
    why: """
      `fails` says that a snippet is a wrong example: it must not parse. One that parses no longer shows \
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
      Line numbers are given as `2,4-6`, counted from 1. `skip` and `fails` contradict each other: the one \
      says that a block is not checked, the other that it must be refused.
      """,
    wrong: "```json highlight=\"6-4\"\n{}\n```",
    right: "```json highlight=\"4-6\"\n{}\n```")
}

/// Warnings about the attributes of a snippet, at its info string.
func attributeDiagnostics(of snippet: Snippet) -> [Diagnostic] {
  snippet.info.attributes.problems.map { problem in
    switch problem {
    case .misspelt(let name, let meant):
      Diagnostic(
        SnippetRules.unknownAttribute, "'\(name)' is not an attribute", at: snippet.infoRange,
        help: "did you mean '\(meant)'?", language: snippet.info.tag)
    case .badValue(let name, let value, let expected):
      Diagnostic(
        SnippetRules.attributeValue, "\(name)=\"\(value)\" cannot be used", at: snippet.infoRange,
        help: "expected \(expected)", language: snippet.info.tag)
    case .contradiction:
      Diagnostic(
        SnippetRules.attributeValue, "'skip' and 'fails' contradict each other", at: snippet.infoRange,
        help: "keep one of them", language: snippet.info.tag)
    }
  }
}

/// The error for a snippet that was to be refused and is not.
func unexpectedPass(of snippet: Snippet, _ language: Language) -> Diagnostic {
  Diagnostic(
    SnippetRules.unexpectedPass, "this \(language.displayName) is marked 'fails' and parses",
    at: snippet.infoRange, help: "mend the example so that it shows its mistake, or take 'fails' away",
    language: snippet.info.tag)
}
