import Diagnostics

/// What can be wrong with the Markdown of a note.
package enum MarkdownRules {
  package static let all: [Rule] = [rawHTML, unsafeURL, malformedText, tooCostly]

  static let rawHTML = Rule(
    "markdown.raw-html", .warning, "raw HTML is shown as text",
    why: """
      A page holds nothing that did not come through Markdown, so that no pasted tag or script can break it. \
      HTML in a note is therefore escaped. Placeholders such as <your-cluster> are no HTML and not reported. \
      If you trust all notes of the site, `rawHTML: true` in site.yml lets HTML through.
      """,
    wrong: "Press <kbd>Ctrl</kbd>.",
    right: "Press `Ctrl`.")

  static let unsafeURL = Rule(
    "markdown.unsafe-url", .warning, "a link has a scheme that never reaches a page",
    why: """
      `javascript:`, `data:`, `file:` and unknown schemes can run code in the reader's browser or lead to \
      the author's own disk. The text of the link is kept, its destination is not.
      """,
    wrong: "[open](javascript:alert(1))",
    right: "[open](https://docs.example/open)")

  static let malformedText = Rule(
    "note.malformed-text", .warning, "the file holds bytes that are not UTF-8 text",
    why: """
      Notes are UTF-8. Bytes that are not (an old Latin-1 file, a stray NUL) are shown as �. Convert \
      the file to UTF-8.
      """,
    wrong: "caf\u{FFFD}",
    right: "café")

  static let tooCostly = Rule(
    "markdown.too-costly", .error, "a note would take minutes to read",
    why: """
      Some texts take a reader of Markdown time in the square of their length: tens of thousands of links between \
      asterisks in one paragraph, of `<?` without `?>`, of columns or of quotes within one another. No note that \
      somebody wrote comes near. Mostly it is data or the output of a program: put it into a fence.
      """,
    wrong: "*[a](b)* *[a](b)* *[a](b)* … and 100,000 more in one paragraph",
    right: "A list, or a fence around what is no prose.")
}
