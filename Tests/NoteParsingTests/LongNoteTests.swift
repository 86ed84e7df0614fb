import Testing

@testable import NoteParsing

/// Notes that are long in one way or another are parsed in bounded time; quadratic work would go on for minutes.
@Suite(.serialized) struct LongNoteTests {
  private static let patterns = [
    "*a* [x ", "*a* ~x ", "*a* [[x]] ", "[[x]] ", "[[", "~~a~~ ", "~~a ", "[x](a&amp;b) ", "![a](b&amp;c) ",
    "[x](javascript:y) ", "<b> ", "<b \n>", "a@b.c ", "www.a( ", "http://a.b/( ", "> ", "- a\n",
    "> [!NOTE]\n\n",
    "## a\n\n", "# a\n\n", "```json\n{\n```\n", "| [[x]] | ~~b~~ |\n", "[^1] ", "![a](", "<!-- ",
    "\\~ ~~a~~ ",
    "`a` [[b]] ",
    "[x](b) ", "![[a.png]] ",
  ]

  @Test(.timeLimit(.minutes(20)), arguments: patterns)
  func aLongNoteIsParsedInBoundedTime(of pattern: String) {
    let header = "# T\n\n" + (pattern.hasPrefix("|") ? "| a | b |\n| - | - |\n" : "")
    let parsed = parseNote(header + String(repeating: pattern, count: 100_000 / pattern.utf8.count))
    #expect(parsed.note.title == "T")
  }
}
