import Testing

@testable import NoteParsing

/// Notes that are long in one way or another take time in proportion to their length.
///
/// Each is parsed at one length and at four times that length: quadratic work would take sixteen times as long. The
/// bound leaves room for a busy machine.
@Suite(.serialized) struct LongNoteTests {
  private static let patterns = [
    "*a* [x ", "*a* ~x ", "*a* [[x]] ", "[[x]] ", "[[", "~~a~~ ", "~~a ", "[x](a&amp;b) ", "![a](b&amp;c) ",
    "[x](javascript:y) ", "<b> ", "<b \n>", "a@b.c ", "www.a( ", "http://a.b/( ", "> ", "- a\n",
    "> [!NOTE]\n\n",
    "## a\n\n", "```json\n{\n```\n", "| [[x]] | ~~b~~ |\n", "[^1] ", "![a](", "<!-- ", "\\~ ~~a~~ ",
    "`a` [[b]] ",
  ]

  @Test(arguments: patterns)
  func timeGrowsWithTheLength(of pattern: String) {
    let header = "# T\n\n" + (pattern.hasPrefix("|") ? "| a | b |\n| - | - |\n" : "")
    let clock = ContinuousClock()
    func time(bytes: Int) -> Duration {
      let text = header + String(repeating: pattern, count: bytes / pattern.utf8.count)
      return clock.measure { _ = parseNote(text) }
    }
    let short = (0..<3).map { _ in time(bytes: 8_000) }.min() ?? .zero
    let long = (0..<2).map { _ in time(bytes: 32_000) }.min() ?? .zero
    #expect(long < short * 10 + .milliseconds(20), "\(short) for 8 kB, \(long) for 32 kB")
  }
}
