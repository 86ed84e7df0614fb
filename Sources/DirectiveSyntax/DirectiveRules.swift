import Diagnostics

/// What both languages share, told with the words of each.
struct DirectiveRules: Sendable {
  let elision, missingSemicolon, unclosedBlock, unopenedBlock, unclosedQuote: Rule
  let emptyDirective: Rule
  let all: [Rule]

  /// - Parameters:
  ///   - id: of the language.
  ///   - outer, inner: a block and a directive in it, right, without their ends.
  private init(_ id: String, outer: String, inner: String, value: String, end: String, hasEmpty: Bool) {
    func story(_ text: String) -> String { "```\(id)\n\(text)\n```" }
    let right = story("\(outer) {\n  \(inner);\n}\(end)")
    elision = Rule(
      "\(id).elision", .info, "something is left out on purpose",
      why: """
        `...` and `<name>` on a line stand for what the reader is to fill in. They are taken as meant, and the rest is \
        checked all the same. Mark the block `partial` to say so once and for all.
        """,
      wrong: story("\(outer) {\n  ...\n}\(end)"), right: right)
    missingSemicolon = Rule(
      "\(id).missing-semicolon", .error, "a `;` is missing",
      why: """
        A directive ends with `;`, not with its line. Without one it takes the words of the next line for its own, and \
        the program complains about a line below, or not at all.
        """,
      wrong: story("\(outer) {\n  \(inner)\n}\(end)"), right: right)
    unclosedBlock = Rule(
      "\(id).unclosed-block", .error, "a block is never closed",
      why: """
        Each `{` has its `}`. Where a brace below is indented less than the block that it closes, the brace was lost in \
        that block. A block that is cut out of a file is marked `partial`, or ends with `...`.
        """,
      wrong: story("\(outer) {\n  \(inner);"), right: right)
    unopenedBlock = Rule(
      "\(id).unopened-block", .error, "a `}` closes nothing",
      why: "Each `}` has its `{`. One too many ends the block around it, or stops the program.",
      wrong: story("\(outer) {\n  \(inner);\n}\(end)\n}"), right: right)
    unclosedQuote = Rule(
      "\(id).unclosed-quote", .error, "a quote is never closed",
      why: "A string goes on over lines up to its closing quote: all that follows lands in it.",
      wrong: story("\(outer) {\n  \(value) \"/srv/web;\n}\(end)"),
      right: story("\(outer) {\n  \(value) \"/srv/web\";\n}\(end)"))
    emptyDirective = Rule(
      "\(id).empty-directive", .error, "a `;` or a block stands alone",
      why: "A directive has a name. A `;` behind the `}` of a block is one too many: nginx refuses it.",
      wrong: story("\(outer) {\n  \(inner);\n};"), right: right)
    all =
      [elision, missingSemicolon, unclosedBlock, unopenedBlock, unclosedQuote]
      + (hasEmpty ? [emptyDirective] : [])
  }

  static let nginx = DirectiveRules(
    "nginx", outer: "server", inner: "listen 80", value: "root", end: "", hasEmpty: true)
  static let named = DirectiveRules(
    "named", outer: "options", inner: "recursion no", value: "directory", end: ";", hasEmpty: false)
}

enum NginxRules {
  static let otherFormat = Rule(
    "nginx.other-format", .warning, "a block tagged `nginx` holds something else",
    why: """
      Most of the directives are none of nginx, and it could not read the braces and semicolons. It may be the file of \
      another program, a script or what a command printed. Only this is said about such a block.
      """,
    wrong: "```nginx\nvrrp_script check {\n  interval 2\n}\n```",
    right: "```nginx\nserver {\n  listen 80;\n}\n```")

  static let all = [otherFormat, braceInRegex, unknownDirective, arguments, block, place]

  static let braceInRegex = Rule(
    "nginx.brace-in-regex", .error, "a regular expression with braces stands without quotes",
    why: "A word ends at `{`, where a block begins. An expression such as `\\d{3}` is put in quotes.",
    wrong: "```nginx\nlocation ~ ^/v\\d{1,2}/ {\n  return 204;\n}\n```",
    right: "```nginx\nlocation ~ \"^/v\\d{1,2}/\" {\n  return 204;\n}\n```")

  static let unknownDirective = Rule(
    "nginx.unknown-directive", .warning, "a directive is most likely misspelt",
    why: """
      nginx does not start with a directive that none of its modules knows. Only names that are close to one of the \
      common directives are reported: a module of third parties may know any other.
      """,
    wrong: "```nginx\nserver {\n  server_nane www.example.com;\n}\n```",
    right: "```nginx\nserver {\n  server_name www.example.com;\n}\n```")

  static let arguments = Rule(
    "nginx.arguments", .error, "a directive has too many or too few arguments",
    why: """
      nginx knows how many arguments each directive takes, and stops at another number. A value with blanks is put in \
      quotes.
      """,
    wrong: "```nginx\nserver {\n  root /srv/my site;\n}\n```",
    right: "```nginx\nserver {\n  root \"/srv/my site\";\n}\n```")

  static let block = Rule(
    "nginx.block", .error, "a directive has a block that it cannot have, or lacks its own",
    why: "`server`, `location` and their like hold a block in braces; all others end with `;`.",
    wrong: "```nginx\nserver {\n  location /healthz;\n}\n```",
    right: "```nginx\nserver {\n  location /healthz {\n    return 204;\n  }\n}\n```")

  static let place = Rule(
    "nginx.place", .error, "a directive stands in a block that it does not belong into",
    why: "Each directive has its contexts: `server_name` belongs into a `server`, not into a `location`.",
    wrong: "```nginx\nlocation / {\n  server_name www.example.com;\n}\n```",
    right: "```nginx\nserver {\n  server_name www.example.com;\n}\n```")
}

enum NamedRules {
  static let unknownStatement = Rule(
    "named.unknown-statement", .warning, "a statement is most likely misspelt",
    why:
      "named does not start with a statement that it does not know. Only names close to one of them are reported.",
    wrong: "```named\noption {\n  recursion no;\n};\n```",
    right: "```named\noptions {\n  recursion no;\n};\n```")
}
