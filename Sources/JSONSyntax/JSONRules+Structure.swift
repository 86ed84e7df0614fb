import Diagnostics

/// Slips with brackets, commas and colons.
extension JSONRules {
  static let expectedValue = Rule(
    "json.expected-value", .error, "A value is missing.",
    why: #"""
      After a colon, and between the commas of an array, JSON wants a value: an object, an array, a \#
      string, a number, `true`, `false` or `null`. Something else stands there, or nothing at all.
      """#,
    wrong: #"""
      { "retries": }
      """#,
    right: #"""
      { "retries": 3 }
      """#)

  static let expectedKey = Rule(
    "json.expected-key", .error, "Something that is no key stands where a key belongs.",
    why: #"""
      An object holds pairs: a key in double quotes, a colon and a value. A bare value belongs into an \#
      array, in square brackets.
      """#,
    wrong: "{ 80, 443 }",
    right: #"""
      { "ports": [80, 443] }
      """#)

  static let trailingComma = Rule(
    "json.trailing-comma", .error, "A comma follows the last entry.",
    why: #"""
      JSON puts commas between entries, never after the last one. Many languages allow the extra comma, \#
      so it slips in when the last line of a list is removed; JSON readers refuse the whole file. In \#
      excerpts, and next to comments, this is a warning.
      """#,
    wrong: #"""
      {
        "dns": ["192.0.2.53"],
      }
      """#,
    right: #"""
      {
        "dns": ["192.0.2.53"]
      }
      """#)

  static let missingComma = Rule(
    "json.missing-comma", .error, "Two entries have no comma between them.",
    why: #"""
      Entries of an object or an array are separated by commas, also when each stands on its own line. \#
      The comma of the line before is often forgotten when a line is added at the end.
      """#,
    wrong: #"""
      {
        "name": "web"
        "port": 80
      }
      """#,
    right: #"""
      {
        "name": "web",
        "port": 80
      }
      """#)

  static let extraComma = Rule(
    "json.extra-comma", .error, "A comma has no entry before it.",
    why: #"""
      Two commas in a row, or one right after the opening bracket, leave an empty place that JSON does \#
      not know. To say that a value is absent, write `null`.
      """#,
    wrong: "[1,, 2]",
    right: "[1, 2]")

  static let missingColon = Rule(
    "json.missing-colon", .error, "A key has no colon after it.",
    why: #"""
      A colon stands between a key and its value. An equals sign or an arrow belongs to other languages; \#
      a key alone says nothing.
      """#,
    wrong: #"""
      { "port" 80 }
      """#,
    right: #"""
      { "port": 80 }
      """#)

  static let unexpectedColon = Rule(
    "json.unexpected-colon", .error, "A colon stands where no key can be.",
    why: #"""
      One key takes one value, and the elements of an array have no keys. Usually a comma, a quote or an \#
      opening brace was lost shortly before.
      """#,
    wrong: #"""
      ["name": "web"]
      """#,
    right: #"""
      [{ "name": "web" }]
      """#)

  static let missingOpening = Rule(
    "json.missing-opening", .error, "An opening bracket was lost.",
    why: #"""
      A closing bracket further down has no partner, and the entries here show where the opening one has \#
      been. Editors and copying lose brackets at the ends of lines.
      """#,
    wrong: #"""
      {
        "Principal":
          "Service": "ec2.amazonaws.com"
        }
      }
      """#,
    right: #"""
      {
        "Principal": {
          "Service": "ec2.amazonaws.com"
        }
      }
      """#)

  static let unclosedObject = Rule(
    "json.unclosed-object", .error, "An object has no closing brace.",
    why: #"""
      Every `{` needs a `}`. A lost brace often shows only at the end of the text, so the indentation of \#
      the lines is used to point to the place where it was most likely lost; the second place shown is \#
      where the object began.
      """#,
    wrong: #"""
      {
        "web": {
          "port": 80
        "db": {
          "port": 5432
        }
      }
      """#,
    right: #"""
      {
        "web": {
          "port": 80
        },
        "db": {
          "port": 5432
        }
      }
      """#)

  static let unclosedArray = Rule(
    "json.unclosed-array", .error, "An array has no closing bracket.",
    why: #"""
      Every `[` needs a `]`. The first place shown is where it was most likely lost, as the indentation \#
      of the lines tells; the second is where the array began.
      """#,
    wrong: #"""
      {
        "tags": [
          "a",
          "b"
      }
      """#,
    right: #"""
      {
        "tags": [
          "a",
          "b"
        ]
      }
      """#)

  static let mismatchedBracket = Rule(
    "json.mismatched-bracket", .error, "A bracket is closed by one of the other kind.",
    why: "An object opens with `{` and closes with `}`; an array opens with `[` and closes with `]`.",
    wrong: #"""
      { "ports": [80, 443} }
      """#,
    right: #"""
      { "ports": [80, 443] }
      """#)

  static let unexpectedClosing = Rule(
    "json.unexpected-closing", .error, "A closing bracket has nothing to close.",
    why: #"""
      There is one closing bracket too many, or the opening one was lost before it. A bracket left over \#
      ends the value too early for most readers.
      """#,
    wrong: #"""
      { "port": 80 }}
      """#,
    right: #"""
      { "port": 80 }
      """#)

  static let trailingContent = Rule(
    "json.trailing-content", .error, "Something follows after the value has ended.",
    why: #"""
      A JSON text is one value. What follows it is often the rest of a script, such as a semicolon, or \#
      the value was closed too early.
      """#,
    wrong: #"""
      { "port": 80 };
      """#,
    right: #"""
      { "port": 80 }
      """#)

  static let tooDeep = Rule(
    "json.too-deep", .error, "The nesting is deeper than anyone reads.",
    why: #"""
      Objects and arrays are followed 512 levels deep. Text nested deeper is damaged or made to break \#
      readers, which give up at similar depths.
      """#,
    wrong: "[[[[[[[[ (five hundred more) ]]]]]]]]",
    right: "[[1]]")
}
