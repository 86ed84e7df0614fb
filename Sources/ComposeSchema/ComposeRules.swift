import Diagnostics
import DocumentSchema
import YAMLSyntax

/// What can be wrong with a Compose file.
package enum ComposeRules {
  package static let all: [Rule] = [
    unknownField, wrongType, missingField, repeatedItem, badName, badValue, interpolation, unknownReference,
    conflict,
  ]

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

  static let badValue = Rule(
    "compose.bad-value", .error, "a duration, size, port or policy that is none",
    why: """
      Durations are written `10s` or `1m30s`, sizes `512m` or `1g`, ports `8080:80` or `8080:80/udp`. Compose \
      refuses the file for any other.
      """,
    wrong: "services:\n  web:\n    image: nginx\n    mem_limit: 1 gigs",
    right: "services:\n  web:\n    image: nginx\n    mem_limit: 1g")

  static let interpolation = Rule(
    "compose.interpolation", .error, "a dollar sign that begins no variable",
    why: """
      Compose replaces `$NAME` and `${NAME}` in all values before anything else reads them, and refuses what only \
      looks so. A dollar sign for the shell in the container is written `$$`.
      """,
    wrong: "services:\n  web:\n    image: nginx\n    command: echo ${1}",
    right: "services:\n  web:\n    image: nginx\n    command: echo $${1}")

  static let unknownReference = Rule(
    "compose.unknown-reference", .warning, "a service, volume, network or secret that the file does not have",
    why: "Compose refuses the project unless another of its files has it.",
    wrong: """
      services:
        web:
          image: nginx
          networks: [frontent]
      networks:
        frontend:
      """,
    right: """
      services:
        web:
          image: nginx
          networks: [frontend]
      networks:
        frontend:
      """)

  static let conflict = Rule(
    "compose.conflict", .error, "two elements exclude each other, or services wait for each other",
    why: "Compose refuses the file: it cannot follow both.",
    wrong: "services:\n  web:\n    image: nginx\n    network_mode: host\n    networks: [front]",
    right: "services:\n  web:\n    image: nginx\n    network_mode: host")
}

extension SchemaRules {
  static let compose = SchemaRules(
    unknownField: ComposeRules.unknownField, wrongType: ComposeRules.wrongType,
    missingField: ComposeRules.missingField, repeatedItem: ComposeRules.repeatedItem,
    badName: ComposeRules.badName, booleanWord: YAMLRules.booleanWord)
}
