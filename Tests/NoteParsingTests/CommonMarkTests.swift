import CMarkGFM
import Testing

@testable import NoteParsing

/// What is plain CommonMark comes out as cmark's own renderer writes it, but for the ids and links of headings and
/// for quotes, which need no escape in text.
@Suite struct CommonMarkTests {
  private static let samples = [
    "a\nb", "a  \nb", "a\\\nb", "*a* _b_ **c** ***d*** *a **b** c* **a *b* c**",
    "*a*b*c* _a_b_c_ a_b_c 2 * 3 * 4",
    "* a\n* b\n\n* c", "- a\n  - b\n    - c\n- d", "1. a\n2. b\n   1. c", "3) a\n4) b", "- a\n\n  b\n- c",
    "- a\n- b\n\n\n- c\n\ntext", "-\n- a\n-", "> a\n> b\nlazy\n\n> > c", "> - a\n>   > b\n>\n> c",
    "- > a\n  > b\n- c",
    "# A\n## B\n### C\n#### D\n##### E\n###### F\n####### G", "A\n=\n\nB\n-", "***\n---\n___",
    "`a` ``b ` c`` ` d ` `e",
    "&lt; &amp; &copy; &#x41; &unknown; < > \" &", "\\* \\_ \\# \\` \\\\ \\q \\&amp;",
    "[a](https://x.example/) [b](https://x.example/?a=b&c=d \"t & \\\"u\\\"\") <https://y.example/>",
    "[a][r] [r][] [r]\n\n[r]: https://x.example/ 'title'", "[not a link] [a](b c) [a] (b)", "![not an image",
    "a * b * c ** d", "1986\\. A year", "14. a\n\n- b", "text\n- list", "    \na\n   b\n c", "a<!--", "<", "",
    "**a\nb** *c\n\nd*", "[*a* `b` **c**](https://x.example/)", "*[a](https://x.example/)*",
    "é ü 日本 😀 \u{A0}x",
  ]

  @Test func bodiesEqualTheReference() {
    for sample in Self.samples {
      // The paragraph keeps the first block from being taken for the title.
      let source = "text before\n\n" + sample
      let body = oneLine(withoutAnchors(bodyText(parseNote(source).body)))
      #expect(
        body.replacing("&quot;", with: "\"") == oneLine(reference(source)).replacing("&quot;", with: "\""))
    }
  }

  /// Bytes are looked at eight at a time: wherever the last one falls, nothing behind it is read.
  @Test func aBackslashAtTheEndIsText() {
    for count in 0..<24 {
      let text = String(repeating: "a", count: count) + "\\"
      #expect(bodyText(parseNote(text).body) == "<p>\(text)</p>\n", "\(count)")
    }
  }
}

/// cmark's HTML, its void elements written as HTML and not as XML.
private func reference(_ markdown: String) -> String {
  let bytes = Array(markdown.utf8CString)
  guard let html = cmark_markdown_to_html(bytes, bytes.count - 1, CMARK_OPT_DEFAULT) else { return "" }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html).replacing(" />", with: ">")
}

/// `html` without the line breaks beside its tags, which no reader sees.
private func oneLine(_ html: String) -> String {
  html.replacing(">\n", with: ">").replacing("\n<", with: "<")
}

/// `html` with bare headings.
private func withoutAnchors(_ html: String) -> String {
  var result = ""
  for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = line[...]
    if line.hasPrefix("<h"), let link = line.firstRange(of: "<a href=\"#"),
      let close = line[link.upperBound...].firstIndex(of: ">")
    {
      line.removeSubrange(link.lowerBound...close)
      line = line.replacing("</a>", with: "")[...]
    }
    if let id = line.firstRange(of: " id=\""), let close = line[id.upperBound...].firstIndex(of: "\"") {
      line.removeSubrange(id.lowerBound...close)
    }
    result += (result.isEmpty ? "" : "\n") + line
  }
  return result
}
