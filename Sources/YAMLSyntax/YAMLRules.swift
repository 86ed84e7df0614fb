import Diagnostics

/// What can be wrong with YAML.
package enum YAMLRules {
  package static let all: [Rule] = [
    syntax, tab, reservedCharacter, unquotedColon, unclosedQuote, unclosedBracket, trailingText, missingColon,
    indentation, badEscape, badCharacter, curlyQuotes, invisibleCharacter, duplicateKey, unknownAlias,
    secondDocument, tooDeep, tooLarge, unquotedTemplate,
    elision,
  ]

  static let syntax = Rule(
    "yaml.syntax", .error, "the text is not YAML",
    why: """
      The parser cannot go on here. Often the cause stands a line above: a bracket, a quote, an \
      indentation.
      """,
    wrong: "---\ntags: [aws, {dns]\n---",
    right: "---\ntags: [aws, dns]\n---")

  static let tab = Rule(
    "yaml.tab", .error, "a tab indents a line",
    why: """
      YAML forbids tabs in the indentation, because editors disagree on their width. Most editors can be \
      told to insert spaces instead.
      """,
    wrong: "---\nparams:\n\tcolor: blue\n---",
    right: "---\nparams:\n  color: blue\n---")

  static let reservedCharacter = Rule(
    "yaml.reserved-character", .error, "a value begins with a character that means something else",
    why: """
      At the start of a value `*`, `&`, `!`, `|`, `>`, `%`, `@` and the backtick belong to YAML itself. \
      In quotes they are text.
      """,
    wrong: "---\ntitle: @scope/package in a private registry\n---",
    right: "---\ntitle: \"@scope/package in a private registry\"\n---")

  static let unquotedColon = Rule(
    "yaml.unquoted-colon", .error, "a value that is not quoted holds a colon and a blank",
    why: "A colon followed by a blank ends a key. In a title it is easily written; put the title in quotes.",
    wrong: "---\ntitle: EKS: the access types\n---",
    right: "---\ntitle: \"EKS: the access types\"\n---")

  static let unclosedQuote = Rule(
    "yaml.unclosed-quote", .error, "a quote is never closed",
    why: "All up to the next quote would be the value. Inside double quotes a quote is written `\\\"`.",
    wrong: "---\ntitle: \"Scaling in EKS\n---",
    right: "---\ntitle: \"Scaling in EKS\"\n---")

  static let unclosedBracket = Rule(
    "yaml.unclosed-bracket", .error, "a bracket or brace is never closed",
    why: "A list in brackets may run over several lines and ends only at its closing bracket.",
    wrong: "---\ntags: [aws, eks\n---",
    right: "---\ntags: [aws, eks]\n---")

  static let trailingText = Rule(
    "yaml.trailing-text", .error, "text follows a value that is closed already",
    why: "A value that begins with a quote or a bracket ends with it. Quote the whole value instead.",
    wrong: "---\ntitle: \"Right-sizing\" of nodes\n---",
    right: "---\ntitle: '\"Right-sizing\" of nodes'\n---")

  static let missingColon = Rule(
    "yaml.missing-colon", .error, "a line is no 'key: value'",
    why: "Each entry is a key, a colon, a blank and a value. What goes on from the line before is indented.",
    wrong: "---\ntitle:Scaling in EKS\ndate: 2024-06-15\n---",
    right: "---\ntitle: Scaling in EKS\ndate: 2024-06-15\n---")

  static let indentation = Rule(
    "yaml.indentation", .error, "a line is indented like none of its neighbours",
    why: "The indentation tells what belongs together; entries of one level begin in one column.",
    wrong: "---\ntitle: Scaling in EKS\n  tags: [eks]\n---",
    right: "---\ntitle: Scaling in EKS\ntags: [eks]\n---")

  static let badEscape = Rule(
    "yaml.bad-escape", .error, "a backslash in double quotes begins an unknown escape",
    why: """
      Double quotes know `\\n`, `\\t`, `\\"`, `\\\\`, `\\u00e9` and a few more. Single quotes take a \
      backslash as it is.
      """,
    wrong: "---\ntitle: \"C:\\Windows and WSL\"\n---",
    right: "---\ntitle: 'C:\\Windows and WSL'\n---")

  static let badCharacter = Rule(
    "yaml.bad-character", .error, "a character that YAML does not allow",
    why:
      "Control characters and bytes that are no UTF-8 come from copying out of a terminal or a binary file.",
    wrong: "---\ntitle: Scaling\u{7F} in EKS\n---",
    right: "---\ntitle: Scaling in EKS\n---")

  static let curlyQuotes = Rule(
    "yaml.curly-quotes", .warning, "an editor has turned the quotes into curly ones",
    why: "To YAML curly quotes are letters: they quote nothing, and end up in the value.",
    wrong: "image: “nginx:1.27”",
    right: "image: \"nginx:1.27\"")

  static let invisibleCharacter = Rule(
    "yaml.invisible-character", .error, "a blank that is none stands in the place of one",
    why: """
      No-break spaces come along when a text is copied from a web page. YAML takes them as letters: the line is \
      not indented, the key begins with one, the colon ends no key.
      """,
    wrong: "spec:\n\u{A0}\u{A0}replicas: 2",
    right: "spec:\n  replicas: 2")

  static let duplicateKey = Rule(
    "yaml.duplicate-key", .error, "a key is given twice in one mapping",
    why: "Programs differ in which of the two counts. Here the first one does.",
    wrong: "---\ntitle: Scaling\ntags: [eks]\ntitle: Scaling in EKS\n---",
    right: "---\ntitle: Scaling in EKS\ntags: [eks]\n---")

  static let unknownAlias = Rule(
    "yaml.unknown-alias", .error, "an alias refers to no anchor",
    why: "`*name` stands for the value that was marked `&name` before. As text it is put in quotes.",
    wrong: "---\ntitle: *everything\n---",
    right: "---\ntitle: \"*everything\"\n---")

  static let secondDocument = Rule(
    "yaml.second-document", .error, "a second document follows the first",
    why: "A line `---` begins a new document. Settings are read from one.",
    wrong: "title: Notes\n---\nauthor: Kim",
    right: "title: Notes\nauthor: Kim")

  static let tooDeep = Rule(
    "yaml.too-deep", .error, "values are nested too deeply",
    why: "Beyond a hundred levels a text is damaged or made to harm the programs that read it.",
    wrong: "x: [[[[[[[[[[[[ and so on",
    right: "x: []")

  static let tooLarge = Rule(
    "yaml.too-large", .error, "aliases stand for too many values",
    why: """
      Aliases of aliases grow with each step; a few lines can stand for billions of values. More than a \
      hundred thousand are not read.
      """,
    wrong: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
    right: "a: [x, x]")

  static let unquotedTemplate = Rule(
    "yaml.unquoted-template", .error, "a value begins with '{{' in a file that is read as YAML first",
    why: """
      Ansible and Prometheus read a file as YAML and fill the templates in afterwards. To YAML `{{` begins two \
      mappings, so that the value is refused. In quotes it is text.
      """,
    wrong: "- hosts: all\n  tasks:\n    - debug:\n        msg: {{ greeting }} world",
    right: "- hosts: all\n  tasks:\n    - debug:\n        msg: \"{{ greeting }} world\"")

  static let elision = Rule(
    "yaml.elision", .info, "something is left out on purpose",
    why: """
      `...`, `<name>` on a line of its own and the lines of template languages stand for what is not shown. They \
      are taken as meant, and nothing is called missing beside them.
      """,
    wrong: "spec:\n  ...\n  replicas: 2",
    right: "spec:\n  # more\n  replicas: 2")
}
