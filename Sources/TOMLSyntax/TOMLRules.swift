import Diagnostics

/// What can be wrong with TOML.
package enum TOMLRules {
  package static let all: [Rule] = [
    expectedKey, expectedEquals, expectedValue, unquotedText, unclosedString, badEscape, badCharacter,
    badNumber,
    badDate, duplicateKey, unclosedHeader, unclosedArray, unclosedTable, expectedComma, extraComma, extraText,
    tooDeep, curlyQuotes, invisibleCharacter, bareCarriageReturn, elision,
  ]

  static let expectedKey = Rule(
    "toml.expected-key", .error, "a key is missing or holds a character that it cannot",
    why: "Bare keys are letters, digits, `_` and `-`. Any other key stands in quotes; dots part the levels.",
    wrong: "```toml\nnode group = \"blue\"\n= 3\n```",
    right: "```toml\n\"node group\" = \"blue\"\ncount = 3\n```")

  static let expectedEquals = Rule(
    "toml.expected-equals", .error, "no '=' stands after a key",
    why: "TOML has `key = value`. The colon belongs to YAML and JSON.",
    wrong: "```toml\nregion: \"eu-central-1\"\n```",
    right: "```toml\nregion = \"eu-central-1\"\n```")

  static let expectedValue = Rule(
    "toml.expected-value", .error, "a value is missing",
    why: "Each key has a value; TOML knows no null. Leave the line out, or write an empty text.",
    wrong: "```toml\ndescription =\n```",
    right: "```toml\ndescription = \"\"\n```")

  static let unquotedText = Rule(
    "toml.unquoted-text", .error, "text stands without quotes",
    why: "Only numbers, dates, `true` and `false` (in lower case) stand without quotes.",
    wrong: "```toml\nregion = eu-central-1\n```",
    right: "```toml\nregion = \"eu-central-1\"\n```")

  static let unclosedString = Rule(
    "toml.unclosed-string", .error, "a quote is never closed",
    why: "Text in one pair of quotes ends on its line; text of several lines stands in triple quotes.",
    wrong: "```toml\nregion = \"eu-central-1\n```",
    right: "```toml\nregion = \"eu-central-1\"\n```")

  static let badEscape = Rule(
    "toml.bad-escape", .error, "a backslash in double quotes begins an unknown escape",
    why: """
      Double quotes know `\\n`, `\\t`, `\\"`, `\\\\`, `\\u00e9` and a few more. Single quotes take a \
      backslash as it is.
      """,
    wrong: "```toml\npath = \"C:\\Windows\"\n```",
    right: "```toml\npath = 'C:\\Windows'\n```")

  static let badCharacter = Rule(
    "toml.bad-character", .error, "a control character",
    why: "Control characters come from copying out of a terminal or a binary file. In text they are escaped.",
    wrong: "```toml\nname = \"no\u{7F}de\"\n```",
    right: "```toml\nname = \"node\"\n```")

  static let badNumber = Rule(
    "toml.bad-number", .error, "a number is not written as TOML has it",
    why: """
      Whole numbers have no leading zero and fit into 64 bits; a decimal point has digits on both sides; \
      underscores stand between digits. Versions and account numbers are text.
      """,
    wrong: "```toml\naccount = 012345678901\nversion = 1.31.2\n```",
    right: "```toml\naccount = \"012345678901\"\nversion = \"1.31.2\"\n```")

  static let badDate = Rule(
    "toml.bad-date", .error, "a date or time does not exist or is written otherwise",
    why: "Dates follow RFC 3339: `2024-06-07`, `08:30:00`, `2024-06-07T08:30:00Z`; seconds included.",
    wrong: "```toml\ndate = 2024-02-30\n```",
    right: "```toml\ndate = 2024-02-29\n```")

  static let duplicateKey = Rule(
    "toml.duplicate-key", .error, "a key or table is given twice",
    why: """
      A key has one value, a table one header. Inline tables are complete as they stand, and dotted keys \
      only add to tables that dotted keys beside them made.
      """,
    wrong: "```toml\n[cluster]\nname = \"blue\"\nname = \"green\"\n```",
    right: "```toml\n[cluster]\nname = \"green\"\n```")

  static let unclosedHeader = Rule(
    "toml.unclosed-header", .error, "the header of a table is not closed",
    why: "A header is a key in brackets, `[table]`, or in two for each element of an array, `[[array]]`.",
    wrong: "```toml\n[cluster\nname = \"blue\"\n```",
    right: "```toml\n[cluster]\nname = \"blue\"\n```")

  static let unclosedArray = Rule(
    "toml.unclosed-array", .error, "an array is never closed",
    why: "An array may run over several lines and ends at its `]`.",
    wrong: "```toml\nzones = [\"a\", \"b\"\ncount = 2\n```",
    right: "```toml\nzones = [\"a\", \"b\"]\ncount = 2\n```")

  static let unclosedTable = Rule(
    "toml.unclosed-table", .error, "an inline table does not end on its line",
    why: "A table in braces stands on one line. A longer one has a header and lines of its own.",
    wrong: "```toml\ncluster = { name = \"blue\",\n  count = 2 }\n```",
    right: "```toml\n[cluster]\nname = \"blue\"\ncount = 2\n```")

  static let expectedComma = Rule(
    "toml.expected-comma", .error, "a comma is missing between two values",
    why: "The elements of an array and the members of an inline table are parted by commas.",
    wrong: "```toml\nzones = [\"a\" \"b\"]\n```",
    right: "```toml\nzones = [\"a\", \"b\"]\n```")

  static let extraComma = Rule(
    "toml.extra-comma", .error, "a comma stands before the end of an inline table",
    why: "Arrays may end in a comma; inline tables may not before TOML 1.1.",
    wrong: "```toml\ncluster = { name = \"blue\", }\n```",
    right: "```toml\ncluster = { name = \"blue\" }\n```")

  static let extraText = Rule(
    "toml.extra-text", .error, "text follows a value or a header on its line",
    why: "Each key has a line of its own. Comments begin with `#`.",
    wrong: "```toml\na = 1 b = 2\n```",
    right: "```toml\na = 1\nb = 2\n```")

  static let tooDeep = Rule(
    "toml.too-deep", .error, "values are nested too deeply",
    why: "Beyond a hundred levels a text is damaged or made to harm the programs that read it.",
    wrong: "```toml\nx = [[[[[[[[[[[[ and so on\n```",
    right: "```toml\nx = []\n```")

  static let curlyQuotes = Rule(
    "toml.curly-quotes", .error, "an editor has turned the quotes into curly ones",
    why: """
      Word processors and blog editors replace `"` by typographic quotes, which mean nothing to TOML. All of the \
      block is affected, as a rule; the first place is reported.
      """,
    wrong: "```toml\nregion = “eu-central-1”\n```",
    right: "```toml\nregion = \"eu-central-1\"\n```")

  static let invisibleCharacter = Rule(
    "toml.invisible-character", .error, "a blank that is none, or a mark without width",
    why: """
      No-break spaces and marks without width come from editors and web pages. They look like nothing, and TOML \
      takes only blanks, tabs and line breaks between its words. The first place is reported.
      """,
    wrong: "```toml\ncount =\u{A0}3\n```",
    right: "```toml\ncount = 3\n```")

  static let bareCarriageReturn = Rule(
    "toml.bare-carriage-return", .error, "a carriage return without a line feed",
    why: "Lines end in a line feed, or in a carriage return and a line feed. The first place is reported.",
    wrong: "```toml\na = 1\rb = 2\n```",
    right: "```toml\na = 1\nb = 2\n```")

  static let elision = Rule(
    "toml.elision", .info, "something is left out on purpose",
    why: """
      `...`, `<name>` and `{{ name }}` stand for what the reader is to fill in. They are taken as meant, and the \
      rest is checked all the same. Mark the block `partial` to say so once and for all.
      """,
    wrong: "```toml\nregion = ...\n```",
    right: "```toml\nregion = \"eu-central-1\"\n```")
}
