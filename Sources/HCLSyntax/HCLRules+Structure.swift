import Diagnostics

// Rules about blocks, arguments and brackets.

extension HCLRules {
  static let unclosedBlock = Rule(
    "hcl.unclosed-block", .error, "A block is never closed.",
    why: """
      Each `{` has its `}`. The last brace of a pasted block is lost easily. Where the indentation shows what \
      the block should hold, the report stands where the brace is missing, and a label where the block began.
      """,
    wrong: "```hcl\nlocals {\n  zone = \"example.com\"\n```",
    right: "```hcl\nlocals {\n  zone = \"example.com\"\n}\n```")

  static let unclosedBracket = Rule(
    "hcl.unclosed-bracket", .error, "A list, an object or a call is never closed.",
    why: "What `[`, `{` or `(` opens is closed before the next argument begins.",
    wrong: "```hcl\nzones = [\"a\", \"b\"\nttl = 300\n```",
    right: "```hcl\nzones = [\"a\", \"b\"]\nttl = 300\n```")

  static let strayBracket = Rule(
    "hcl.stray-bracket", .error, "A closing bracket closes nothing.",
    why:
      "There is one closing bracket too many, or what it closes has been lost: the line with its opening one.",
    wrong: "```hcl\nttl = 300\n}\n```", right: "```hcl\nttl = 300\n```")

  static let blockHeader = Rule(
    "hcl.block-header", .error, "The first line of a block is not complete.",
    why: """
      A block begins with its type, its labels and `{`, all on one line. A word alone is neither a block nor an \
      argument.
      """,
    wrong: "```hcl\nresource \"aws_eip\" \"nat\"\n{\n}\n```",
    right: "```hcl\nresource \"aws_eip\" \"nat\" {\n}\n```")

  static let oneLineBlock = Rule(
    "hcl.one-line-block", .error, "A block on one line holds more than one argument.",
    why: """
      On one line a block may hold one argument and must be closed there. Otherwise each argument stands on a \
      line of its own, and so does the brace. Objects, which are values, may hold several on one line, with commas.
      """,
    wrong: "```hcl\ntimeouts { create = \"5m\", delete = \"5m\" }\n```",
    right: "```hcl\ntimeouts {\n  create = \"5m\"\n  delete = \"5m\"\n}\n```")

  static let missingEquals = Rule(
    "hcl.missing-equals", .error, "Something else stands where `=` is wanted.",
    why: """
      An argument is given by `name = value`. `:` and `=>` belong to YAML, JSON and other languages; only inside \
      of an object `:` may take the place of `=`.
      """,
    wrong: "```hcl\nttl: 300\n```", right: "```hcl\nttl = 300\n```")

  static let missingValue = Rule(
    "hcl.missing-value", .error, "An expression is missing.",
    why: "An operator, a comma or `=` has nothing behind it. A value begins on the same line as its `=`.",
    wrong: "```hcl\nttl =\n```", right: "```hcl\nttl = 300\n```")

  static let missingSeparator = Rule(
    "hcl.missing-separator", .error, "A comma or a line break is missing, or there is one too many.",
    why: """
      Elements of a list and arguments of a function are separated by commas. Arguments of a block are separated \
      by line breaks and never by commas.
      """,
    wrong: "```hcl\nzones = [\n  \"a\"\n  \"b\",\n]\n```",
    right: "```hcl\nzones = [\n  \"a\",\n  \"b\",\n]\n```")

  static let argumentName = Rule(
    "hcl.argument-name", .error, "The name of an argument is not a plain name.",
    why: """
      Arguments of a block are named without quotes, dots or interpolations. Keys with such characters belong in \
      an object.
      """,
    wrong: "```hcl\nresource \"aws_route53_record\" \"web\" {\n  \"ttl\" = 300\n}\n```",
    right: "```hcl\nresource \"aws_route53_record\" \"web\" {\n  ttl = 300\n}\n```")

  static let duplicateArgument = Rule(
    "hcl.duplicate-argument", .error, "An argument is given twice in one block.",
    why: "Each argument of a block may be set once. Which of the two was meant?",
    wrong: "```hcl\nttl = 300\nttl = 600\n```", right: "```hcl\nttl = 300\n```")

  static let unexpectedToken = Rule(
    "hcl.unexpected-token", .error, "Something stands where it cannot.",
    why: "Neither a block nor an argument nor an expression goes on with what stands here.",
    wrong: "```hcl\nttl = 300 seconds\n```", right: "```hcl\nttl = 300\n```")
}
