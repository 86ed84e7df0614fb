import Diagnostics

// Rules about strings, heredocs and single characters.

extension HCLRules {
  static let unclosedString = Rule(
    "hcl.unclosed-string", .error, "A string is not closed before its line ends.",
    why: """
      A string in double quotes ends on its own line. When the closing quote is lost, everything up to the next \
      quote would belong to the text. A text of several lines is written as a heredoc.
      """,
    wrong: "```hcl\nname = \"www\nttl  = 300\n```", right: "```hcl\nname = \"www\"\nttl  = 300\n```")

  static let unclosedSequence = Rule(
    "hcl.unclosed-interpolation", .error, "A `${` or `%{` is never closed.",
    why: """
      What `${` opens is an expression that reaches to its `}`. Without it the rest of the string is read as \
      part of the expression. For the two characters themselves write `$${` or `%%{`.
      """,
    wrong: "```hcl\nname = \"${var.name\"\n```", right: "```hcl\nname = \"${var.name}\"\n```")

  static let unclosedHeredoc = Rule(
    "hcl.unclosed-heredoc", .error, "A heredoc has no end.",
    why: """
      A heredoc reaches up to a line that holds its marker and nothing else. Without it, all that follows \
      belongs to the text.
      """,
    wrong: "```hcl\nscript = <<EOT\necho hello\n```", right: "```hcl\nscript = <<EOT\necho hello\nEOT\n```")

  static let heredocMarker = Rule(
    "hcl.heredoc-marker", .error, "The marker of a heredoc is not written as HCL wants it.",
    why: """
      After `<<` or `<<-` the marker follows at once, without quotes, and ends the line. Quotes are a habit of \
      the shell; a blank behind the marker cannot be seen and spoils it.
      """,
    wrong: "```hcl\nscript = <<\"EOT\"\necho hello\nEOT\n```",
    right: "```hcl\nscript = <<EOT\necho hello\nEOT\n```")

  static let unclosedComment = Rule(
    "hcl.unclosed-comment", .error, "A `/*` is never closed.",
    why: "A comment that begins with `/*` reaches up to `*/`, over as many lines as it takes.",
    wrong: "```hcl\n/* not yet\nttl = 300\n```", right: "```hcl\n/* not yet */\nttl = 300\n```")

  static let badEscape = Rule(
    "hcl.bad-escape", .error, "A backslash stands before something that needs none.",
    why: """
      In a string a backslash begins an escape: `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`. A \
      backslash of a regular expression or a Windows path is written twice.
      """,
    wrong: "```hcl\npattern = \"^\\d+$\"\n```", right: "```hcl\npattern = \"^\\\\d+$\"\n```")

  static let otherQuotes = Rule(
    "hcl.quotes", .error, "A string stands in single quotes or backquotes.",
    why: "HCL knows one kind of quotes, the double ones. For a text of several lines there are heredocs.",
    wrong: "```hcl\nregion = 'eu-west-1'\n```", right: "```hcl\nregion = \"eu-west-1\"\n```")

  static let curlyQuotes = Rule(
    "hcl.curly-quotes", .error, "An editor has turned the quotes into curly ones.",
    why: """
      Word processors and blog editors replace `"` by typographic quotes, which mean nothing to Terraform. All \
      of the block is affected, as a rule; the first place is reported.
      """,
    wrong: "```hcl\nregion = “eu-west-1”\n```", right: "```hcl\nregion = \"eu-west-1\"\n```")

  static let invisibleCharacter = Rule(
    "hcl.invisible-character", .error, "A blank that is none, or a mark without width, stands in the code.",
    why: """
      No-break spaces and marks without width come from editors and web pages. They look like nothing, and HCL \
      takes only blanks, tabs and newlines between its tokens.
      """,
    wrong: "```hcl\nttl =\u{A0}300\n```", right: "```hcl\nttl = 300\n```")

  static let elision = Rule(
    "hcl.elision", .info, "Something is left out on purpose.",
    why: """
      `...`, `…`, `<name>` and `$NAME` stand for what the reader is to fill in. They are taken as meant, and what \
      depends on them is not checked. This is for your information: the block cannot be applied as it stands.
      """,
    wrong: "```hcl\nmodule \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n  ...\n}\n```",
    right:
      "```hcl\nmodule \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n  # more arguments\n}\n```")
}
