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

  /// A mistake every few bytes costs no more findings than a report can hold, and none of them is lost count of.
  @Test(arguments: [
    ("xml", "a &", "xml."), ("xml", "</a>\n", "xml."), ("nginx", "lisen 80;\n", "nginx."),
    ("nginx", "}\n", "nginx."),
  ])
  func findingsOfOneKindAreCounted(language: String, mistake: String, rules: String) {
    let parsed = parseNote("# T\n\n```\(language)\n" + String(repeating: mistake, count: 30_000) + "```\n")
    let found = parsed.diagnostics.filter { $0.rule.id.hasPrefix(rules) }
    #expect(found.count < 600 && found.reduce(0) { $0 + $1.count } >= 30_000)
  }

  @Test(arguments: ["tags", "aliases"])
  func aNoteHasNoMoreThanAHundredPages(key: String) {
    let values = (0..<1000).map { "/x\($0)/" }.joined(separator: ", ")
    let parsed = parseNote("---\ntitle: T\n\(key): [\(values)]\n---\n")
    let metadata = parsed.note.metadata
    #expect((key == "tags" ? metadata.tags : metadata.aliases).count == 100)
    #expect(parsed.diagnostics.count { $0.message.hasPrefix("1000 \(key) are more than the 100") } == 1)
  }
}
