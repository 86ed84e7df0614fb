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
