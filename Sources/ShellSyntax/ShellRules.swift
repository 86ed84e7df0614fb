import Diagnostics

/// What the shell refuses, and what it takes although it was hardly meant. Their stories, as `notes explain`
/// tells them, are sorted by what is missing.
package enum ShellRules {
  /// Every rule, in the order of a catalog.
  package static let all: [Rule] = [
    unclosedQuote, unclosedExpansion, unclosedCommand, unclosedHereDocument, missingKeyword, missingCommand,
    missingTarget, unexpectedToken, testExpression, arithmetic, tooDeep, bashOnly, onlyComment, loneOpening,
  ]

  /// Those about the form of commands, which other shells may know in another one.
  package static let ofCommands: Set<Rule> = [
    unclosedCommand, missingKeyword, missingCommand, unexpectedToken, testExpression,
  ]

  static let unclosedQuote = Rule(
    "shell.unclosed-quote", .error, "A quote is opened and never closed.",
    why: """
      All that follows, up to the next quote of the same kind, becomes part of the string. The shell waits for \
      more, or reports an error at the end of the script, far from the mistake. An apostrophe in a text outside \
      of double quotes opens a string too.
      """,
    wrong: "```sh\nkubectl annotate node \"$NODE drain=yes\n```",
    right: "```sh\nkubectl annotate node \"$NODE\" drain=yes\n```")

  static let unclosedExpansion = Rule(
    "shell.unclosed-expansion", .error, "`${`, `$(`, `((`, a backquote or a bracket is never closed.",
    why: """
      The shell reads on to find the other half, and takes what follows as part of it. `$((` begins \
      arithmetic: for the output of a command it is one parenthesis.
      """,
    wrong: "```sh\naws eks describe-cluster --name \"${CLUSTER\"\n```",
    right: "```sh\naws eks describe-cluster --name \"${CLUSTER}\"\n```")

  static let unclosedCommand = Rule(
    "shell.unclosed-command", .error, "`if`, a loop, `case`, a group or a test has no end.",
    why: """
      Each of them has a word that ends it: `fi`, `done`, `esac`, `}`, `)`, `]]`. Without it the shell reads to \
      the end of the script and runs nothing. Before `}` there must be `;` or a line break, before `]]` a blank.
      """,
    wrong: "```sh\nfor z in a b; do\n  dig \"$z.example.com\"\n```",
    right: "```sh\nfor z in a b; do\n  dig \"$z.example.com\"\ndone\n```")

  static let unclosedHereDocument = Rule(
    "shell.unclosed-here-document", .error, "A here-document has no end.",
    why: """
      The line that ends it must be the delimiter and nothing else: no blanks before it (with `<<-`, tabs only), \
      none after it, no `;`. bash only warns, and takes the rest of the script for text.
      """,
    wrong: "```sh\ncat > policy.json <<EOF\n{}\n  EOF\n```",
    right: "```sh\ncat > policy.json <<EOF\n{}\nEOF\n```")

  static let missingKeyword = Rule(
    "shell.missing-keyword", .error, "`then`, `do` or `in` is missing.",
    why: """
      The words `if` and `while` are followed by commands, and only `then` and `do` say where they end and the \
      body begins. They stand where a command could: after `;` or on a new line.
      """,
    wrong: "```sh\nif grep -q ndots /etc/resolv.conf; echo found; fi\n```",
    right: "```sh\nif grep -q ndots /etc/resolv.conf; then echo found; fi\n```")

  static let missingCommand = Rule(
    "shell.missing-command", .error, "An operator or a reserved word has no command where it wants one.",
    why: """
      `|`, `&&` and `||` stand between two commands; `then`, `do`, `{` and `(` are followed by at least one. \
      `:` is the command that does nothing.
      """,
    wrong: "```sh\nsudo apt update && && sudo apt upgrade\n```",
    right: "```sh\nsudo apt update && sudo apt upgrade\n```")

  static let missingTarget = Rule(
    "shell.missing-target", .error, "A redirection does not say where to.",
    why: """
      After `<`, `>`, `>>` and their like stands the name of a file, after `<<` the word that ends the text, \
      after `<<<` a word, after `>&` a number.
      """,
    wrong: "```sh\nkubectl get nodes -o yaml >\n```",
    right: "```sh\nkubectl get nodes -o yaml > nodes.yaml\n```")

  static let unexpectedToken = Rule(
    "shell.unexpected-token", .error, "A word or an operator stands where it cannot.",
    why: """
      Some words and signs mean something only in their place: `fi` after an `if`, `)` after a `(`, `;` after a \
      command. As plain text they are quoted: `\\(`, '(', \"&\".
      """,
    wrong: "```sh\necho done (all of it)\n```",
    right: "```sh\necho 'done (all of it)'\n```")

  static let testExpression = Rule(
    "shell.test-expression", .error, "What stands in `[[ … ]]` is no condition.",
    why: """
      A condition is a word, an operator with a file or string (`-f name`), or two words with an operator \
      between them (`a == b`). All of them, and `]]`, have blanks around them. Conditions are joined by `&&` and \
      `||` and grouped by parentheses.
      """,
    wrong: "```bash\nif [[ $a b ]]; then echo same; fi\n```",
    right: "```bash\nif [[ $a == b ]]; then echo same; fi\n```")

  static let arithmetic = Rule(
    "shell.arithmetic", .warning, "What stands in `$((…))` or `((…))` is no expression.",
    why: """
      Between the parentheses stand numbers and variables with operators between them. The shell looks at them \
      when it runs the line, and stops there.
      """,
    wrong: "```sh\necho $((3 * ))\n```",
    right: "```sh\necho $((3 * 4))\n```")

  static let tooDeep = Rule(
    "shell.too-deep", .error, "Commands are nested too deep to be followed.",
    why: "No script that a person wrote is nested like that. What follows is not checked.",
    wrong: "```sh\n" + String(repeating: "( ", count: 100) + "true" + String(repeating: " )", count: 100)
      + "\n```",
    right: "```sh\n( ( true ) )\n```")

  static let bashOnly = Rule(
    "shell.bash-only", .warning, "A block tagged `sh` uses what only bash and its like know.",
    why: """
      `sh` promises that any POSIX shell runs the block. On Debian and Alpine `/bin/sh` is dash or BusyBox, which \
      know no arrays, no `[[`, no `<(…)`. Tag the block `bash`, or write it in POSIX shell.
      """,
    wrong: "```sh\nif [[ -n $CLUSTER ]]; then echo \"$CLUSTER\"; fi\n```",
    right: "```bash\nif [[ -n $CLUSTER ]]; then echo \"$CLUSTER\"; fi\n```")

  static let onlyComment = Rule(
    "shell.only-comment", .warning, "A body holds a comment and no command.",
    why: """
      A comment in the place of a body says that it is left out, which is understood. The shell refuses it \
      nevertheless: whoever copies the block needs at least `:`.
      """,
    wrong: "```sh\nif [ -n \"$CLUSTER\" ]; then\n  # use it\nfi\n```",
    right: "```sh\nif [ -n \"$CLUSTER\" ]; then\n  :  # use it\nfi\n```")

  static let loneOpening = Rule(
    "shell.lone-opening", .warning, "A block is one line that opens what is closed elsewhere.",
    why: """
      Such a block quotes a line of a longer script. Say so with `partial`, and the check knows that the rest is \
      meant to be missing.
      """,
    wrong: "```bash\nif [[ -n \"$FILES\" ]]; then\n```",
    right: "```bash partial\nif [[ -n \"$FILES\" ]]; then\n```")
}
