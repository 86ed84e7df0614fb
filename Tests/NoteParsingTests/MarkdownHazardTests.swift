import Markdown
import Testing

/// Texts that would take minutes are told from long ones that are read as any other.
@Suite struct MarkdownHazardTests {
  private static let hazards: [(head: String, repeated: String, count: Int, tail: String, what: String)] = [
    ("", "a <? ", 50_000, "", "`<?`, `<!` or `<![CDATA[` without an end"),
    ("", "a <!A ", 50_000, "", "`<?`, `<!` or `<![CDATA[` without an end"),
    ("", "a <![CDATA[ ", 50_000, "", "`<?`, `<!` or `<![CDATA[` without an end"),
    ("", "*[a](b)* ", 50_000, "", "`]` behind `*` or `_` in one paragraph"),
    ("", "_a [b](c)\n", 50_000, "", "`]` behind `*` or `_` in one paragraph"),
    ("", "![[]()*", 50_000, "", "`]` behind `*` or `_` in one paragraph"),
    ("", "|a", 50_000, "|\n", "cells in one table"),
    ("|a|\n|-|\n", "|", 50_000, "", "cells in one table"),
    (
      String(repeating: "a|", count: 1000) + "\n" + String(repeating: "-|", count: 1000) + "\n", "a\n", 1000,
      "",
      "cells in one table"
    ),
    (String(repeating: "- ", count: 5000) + "a\n", "\n", 50_000, "", "lists and quotes within one another"),
    (String(repeating: "> ", count: 5000) + "a\n", "b\n", 50_000, "", "lists and quotes within one another"),
    ("[a]: " + String(repeating: "x", count: 5000) + "\n\n", "[a] ", 5000, "", "text in links by reference"),
    (
      "[A  b]: x '\n" + String(repeating: "x\n", count: 5000) + "'\n\n", "[a b] ", 5000, "",
      "text in links by reference"
    ),
    // What cmark takes for the same label.
    ("[ß]: " + String(repeating: "x", count: 5000) + "\n\n", "[SS] ", 5000, "", "text in links by reference"),
    (
      "> [a\n> b]: " + String(repeating: "x", count: 5000) + "\n\n", "[A b] ", 5000, "",
      "text in links by reference"
    ),
    (
      "[a\\]]:\n" + String(repeating: "x]:", count: 2000) + "\n\n", "[a\\]] ", 5000, "",
      "text in links by reference"
    ),
    ("", "[a]:<[b]:(", 100_000, "", "text in links by reference"),
    (
      "", "[a]: b (x\n", 200_000, ")\n\n" + String(repeating: "[a] ", count: 20), "text in links by reference"
    ),
  ]

  @Test(arguments: hazards)
  func aHazardIsFound(head: String, repeated: String, count: Int, tail: String, what: String) {
    let text = head + String(repeating: repeated, count: count) + tail
    #expect(MarkdownText(Array(text.utf8)[...]).hazard?.what == what)
  }

  /// Long, but in pieces, with an end, or nothing to cmark.
  @Test(arguments: [
    ("a <? ?> <!A > <![CDATA[ ]]> ", 50_000), ("* *a* [b](c)\n", 50_000), ("*a* [b](c)\n\n", 50_000),
    ("```\n" + String(repeating: "a[*b*] <? | ", count: 10_000) + "\n```\n", 5), ("| a | b |\n", 50_000),
    ("> > - a\n", 50_000), ("[a] ", 100_000), ("[a]: http://example.com/\n", 50_000),
    ("- - - - - -\n", 50_000),
    (
      "[image]: data:" + String(repeating: "x", count: 200_000) + "\n\n"
        + String(repeating: "[b] ", count: 900), 1
    ),
    ("- [x]: \"\n\n", 50_000),
    ("a <!-- ", 50_000), ("# a *b* [c](d)\n\n", 50_000), ("1. a\n\n   b\n", 50_000),
  ])
  func aLongTextIsNone(repeated: String, count: Int) {
    #expect(MarkdownText(Array(String(repeating: repeated, count: count).utf8)[...]).hazard == nil)
  }
}
