import Diagnostics

/// Slips with strings, numbers, words and single characters.
extension JSONRules {
  static let unclosedString = Rule(
    "json.unclosed-string", .error, "A string lacks one of its quotes.",
    why: #"""
      A string begins and ends with `"` on one line. Without the closing quote, everything up to the end \#
      of the line belongs to the string. A line break inside a string is written as an escape.
      """#,
    wrong: #"""
      { "name": "web }
      """#,
    right: #"""
      { "name": "web" }
      """#)

  static let unescapedQuote = Rule(
    "json.unescaped-quote", .error, "A double quote inside a string ends it too early.",
    why: #"""
      A double quote ends the string. One that belongs to the text is written with a backslash before \#
      it.
      """#,
    wrong: #"""
      { "cmd": "echo "hello" now" }
      """#,
    right: #"""
      { "cmd": "echo \"hello\" now" }
      """#)

  static let singleQuotes = Rule(
    "json.single-quotes", .error, "A string stands in single or back quotes.",
    why: #"""
      JSON takes only the double quote. Single quotes come from Python or JavaScript: a dictionary \#
      printed by Python is not JSON; `json.dumps` writes it.
      """#,
    wrong: "{ 'name': 'web' }",
    right: #"""
      { "name": "web" }
      """#)

  static let smartQuotes = Rule(
    "json.smart-quotes", .error, "A string stands in curly quotes.",
    why: #"""
      Word processors and blog editors replace plain quotes with curly ones. They look alike, and no \#
      JSON reader takes them. Curly quotes inside a string are fine.
      """#,
    wrong: "{ “name”: “web” }",
    right: #"""
      { "name": "web" }
      """#)

  static let unquotedKey = Rule(
    "json.unquoted-key", .error, "A key has no quotes.",
    why: "JavaScript and YAML let a key stand bare; JSON wants it in double quotes.",
    wrong: #"""
      { name: "web" }
      """#,
    right: #"""
      { "name": "web" }
      """#)

  static let badEscape = Rule(
    "json.bad-escape", .error, "A backslash is followed by something that is no escape.",
    why: #"""
      JSON knows `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u` with four hexadecimal digits. \#
      Paths of Windows and regular expressions need each backslash doubled.
      """#,
    wrong: #"""
      { "path": "C:\web" }
      """#,
    right: #"""
      { "path": "C:\\web" }
      """#)

  static let controlCharacter = Rule(
    "json.control-character", .error, "A control character stands as it is.",
    why: #"""
      Tabs and other control characters inside a string are written as escapes; between values only \#
      space, tab and line breaks may stand. They often come from a terminal or a copied table, and are \#
      invisible.
      """#,
    wrong: #"""
      ["\u0007 as a raw bell character"]
      """#,
    right: #"""
      ["\u0007"]
      """#)

  static let loneSurrogate = Rule(
    "json.lone-surrogate", .warning, "Half of a character is written as an escape.",
    why: #"""
      Characters past U+FFFF are two escapes, a high and a low one. One half alone is no character; \#
      readers replace it or refuse it.
      """#,
    wrong: #"""
      ["\ud83d"]
      """#,
    right: #"""
      ["\ud83d\ude00"]
      """#)

  static let badNumber = Rule(
    "json.bad-number", .error, "A number is not written as JSON wants it.",
    why: #"""
      A number is decimal, has no leading zero and no plus sign, and digits on both sides of its point: \#
      `0.5`, `-12`, `1e6`. What only looks like a number, such as a file mode or a postal code, is text \#
      and goes in quotes.
      """#,
    wrong: #"""
      { "mode": 0644 }
      """#,
    right: #"""
      { "mode": "0644" }
      """#)

  static let badLiteral = Rule(
    "json.bad-literal", .error, "An unquoted word is none of the three that JSON knows.",
    why: #"""
      Only `true`, `false` and `null` stand without quotes, in lower case. `True` and `None` are Python, \#
      `undefined` and `NaN` are JavaScript, and all other text needs double quotes.
      """#,
    wrong: #"""
      { "enabled": True }
      """#,
    right: #"""
      { "enabled": true }
      """#)

  static let duplicateKey = Rule(
    "json.duplicate-key", .warning, "One key is given twice in an object.",
    why: #"""
      Most readers keep the last value and drop the first without a word; some refuse. Usually one of \#
      the two is left over from an edit.
      """#,
    wrong: #"""
      { "port": 80, "port": 8080 }
      """#,
    right: #"""
      { "port": 8080 }
      """#)

  static let invalidUTF8 = Rule(
    "json.invalid-utf8", .error, "A byte is no UTF-8.",
    why: #"""
      JSON is exchanged as UTF-8. A byte that is none shows text in an older encoding, such as Latin-1, \#
      or damage.
      """#,
    wrong: #"""
      { "town": "Z\xFCrich" }
      """#,
    right: #"""
      { "town": "Zürich" }
      """#)

  static let byteOrderMark = Rule(
    "json.byte-order-mark", .warning, "The text begins with a byte order mark.",
    why: #"""
      The invisible mark U+FEFF is added by some editors of Windows. The standard forbids writing it, \#
      and several readers stop at it.
      """#,
    wrong: #"""
      \u{FEFF}{ "port": 80 }
      """#,
    right: #"""
      { "port": 80 }
      """#)

  static let noBreakSpace = Rule(
    "json.no-break-space", .error, "An invisible character stands between values.",
    why: #"""
      No-break spaces and marks without width come along when text is copied from a web page or a chat. \#
      They look like spaces, and a JSON reader stops at the first one.
      """#,
    wrong: #"""
      {\u{A0}"port": 80 }
      """#,
    right: #"""
      { "port": 80 }
      """#)
}
