import Diagnostics
import DocumentSchema
import YAMLSyntax

/// What can be wrong with a Compose file.
package enum ComposeRules {
  package static let all: [Rule] = [unknownField, wrongType, missingField, repeatedItem, badName]

  static let unknownField = Rule(
    "compose.unknown-field", .error, "an element that the Compose specification does not have",
    why: """
      Compose refuses the whole file for one element it does not know. Most often it is a slip of spelling, or \
      stands a level too high or too low. Elements of your own begin with `x-`.
      """,
    wrong: "services:\n  web:\n    image: nginx\n    depend_on: [db]",
    right: "services:\n  web:\n    image: nginx\n    depends_on: [db]")

  static let wrongType = Rule(
    "compose.wrong-type", .error, "an element has a value of another kind than it takes",
    why: """
      Many elements take a short and a long form, a list or a mapping, a number or a string; others take one \
      only. An element that is named and left empty counts as a value, too: take the line away.
      """,
    wrong: "services:\n  web:\n    image: nginx\n    ports: \"80:80\"",
    right: "services:\n  web:\n    image: nginx\n    ports: [\"80:80\"]")

  static let missingField = Rule(
    "compose.missing-field", .error, "the long form of an element lacks a part that it needs",
    why: "Compose refuses the file. Where you leave parts out on purpose, write `...` in their place.",
    wrong: "services:\n  web:\n    image: nginx\n    volumes:\n      - source: data\n        target: /data",
    right: """
      services:
        web:
          image: nginx
          volumes:
            - type: volume
              source: data
              target: /data
      """)

  static let repeatedItem = Rule(
    "compose.repeated-item", .error, "an item stands in a list twice",
    why: "Compose wants the items of most lists to differ, and refuses the file.",
    wrong: "services:\n  web:\n    image: nginx\n    ports: [\"80:80\", \"80:80\"]",
    right: "services:\n  web:\n    image: nginx\n    ports: [\"80:80\", \"443:443\"]")

  static let badName = Rule(
    "compose.bad-name", .error, "a service, network or volume has a name that is none",
    why: "Names become parts of host names and paths: letters, digits, `.`, `_` and `-`.",
    wrong: "services:\n  web server:\n    image: nginx",
    right: "services:\n  web-server:\n    image: nginx")
}

extension SchemaRules {
  static let compose = SchemaRules(
    unknownField: ComposeRules.unknownField, wrongType: ComposeRules.wrongType,
    missingField: ComposeRules.missingField, repeatedItem: ComposeRules.repeatedItem,
    badName: ComposeRules.badName, booleanWord: YAMLRules.booleanWord)
}
