import Diagnostics

/// What an author may well have meant, and a reader should know.
extension JSONRules {
  static let comment = Rule(
    "json.comment", .warning, "The text has comments.",
    why: #"""
      JSON has no comments, and most readers refuse them. A comment for the reader of a page is fine \#
      there, but breaks what is pasted. Where the reader does take them, as editors do in their \#
      settings, tag the block `jsonc`.
      """#,
    wrong: #"""
      {
        // the resolver of the office
        "dns": ["192.0.2.53"]
      }
      """#,
    right: #"""
      {
        "dns": ["192.0.2.53"]
      }
      """#)

  static let elision = Rule(
    "json.elision", .info, "A part is left out on purpose.",
    why: #"""
      Dots, `<placeholders>` and template variables say that something is to be filled in or is not \#
      shown. That is read as intended; the rest of the text is checked all the same. Mark the block \#
      `partial` to say so once and for all.
      """#,
    wrong: #"""
      { "users": [ ... ] }
      """#,
    right: #"""
      { "users": [] }
      """#)

  static let fragment = Rule(
    "json.fragment", .info, "The outer brackets are not shown.",
    why: #"""
      Members without the braces around them are an excerpt. That is read as intended, and the members \#
      are checked; pasted alone it is no JSON. Mark the block `partial` to say so once and for all.
      """#,
    wrong: #"""
      "type": "module"
      """#,
    right: #"""
      { "type": "module" }
      """#)

  static let severalDocuments = Rule(
    "json.several-documents", .warning, "Several JSON values follow one another.",
    why: #"""
      A JSON text is one value. A stream of values, one a line, is called JSON Lines; tag such a block \#
      `ndjson`, or split it.
      """#,
    wrong: #"""
      { "id": 1 }
      { "id": 2 }
      """#,
    right: #"""
      [{ "id": 1 }, { "id": 2 }]
      """#)

  static let mistagged = Rule(
    "json.mistagged", .warning, "The block is tagged as JSON and holds something else.",
    why: #"""
      Its first line is a command, a prompt, a header or a line of another language. The tag decides how \#
      a block is coloured and checked, and what a reader expects to copy.
      """#,
    wrong: #"""
      $ cat daemon.json
      { "dns": ["192.0.2.53"] }
      """#,
    right: #"""
      { "dns": ["192.0.2.53"] }
      """#)
}
