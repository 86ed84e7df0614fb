import SourceText
import SyntaxHighlighting
import TestSupport
import Testing

@Suite struct HighlightedHTMLTests {
  @Test func tokensBecomeSpans() {
    #expect(html("let a", [(.keyword, 0, 3)]) == "<span class=\"k\">let</span> a")
    #expect(html("a<\"b\">&", [(.string, 2, 5)]) == "a&lt;<span class=\"s\">\"b\"</span>&gt;&amp;")
    #expect(html("", []) == "")
    #expect(html("", [], marked: []) == "")
  }

  @Test func whatWasWrittenBeforeStays() {
    var result = Array("<code>".utf8)
    appendHighlighted(Array("x".utf8), tokens: [], lines: nil, to: &result)
    #expect(String(decoding: result, as: UTF8.self) == "<code>x")
  }

  @Test func everyLineIsAnElementThatEndsInItsBreak() {
    #expect(
      html("a\n\nb", [], marked: [2...3]) == """
        <span class="line">a
        </span><span class="line marked">
        </span><span class="line marked">b</span>
        """)
  }

  @Test func aTokenOverLinesIsReopenedOnEach() {
    #expect(
      html("`a\n\nb`;\n", [(.string, 0, 6)], marked: [1...1]) == """
        <span class="line marked"><span class="s">`a</span>
        </span><span class="line">
        </span><span class="line"><span class="s">b`</span>;
        </span>
        """)
  }

  @Test func linesThatAreNotThereAreNotMarked() {
    #expect(html("a\n", [], marked: [2...2, 9...9]) == "<span class=\"line\">a\n</span>")
    #expect(html("a", [], marked: [1...1, 1...1]) == "<span class=\"line marked\">a</span>")
  }

  @Test func tokensThatOverlapOrLieOutsideAreCut() {
    let tokens: [(SyntaxKind, Int, Int)] = [
      (.string, 0, 2), (.number, 1, 3), (.comment, 0, 1), (.key, 3, 99),
    ]
    #expect(
      html("abcd", tokens)
        == "<span class=\"s\">ab</span><span class=\"n\">c</span><span class=\"a\">d</span>")
  }

  /// Without its elements the HTML is the escaped code, with and without lines; spans are balanced.
  @Test func nothingIsLostOrAdded() throws {
    for fixture in try readFixtures() {
      let plain = html(fixture.bytes, [], lines: nil)
      let tokens = try #require(highlight(fixture.bytes, language: fixture.info))
      for lines in [nil, LineMarkup(marked: []), LineMarkup(marked: [1...2, 4...4])] {
        let text = html(fixture.bytes, tokens, lines: lines)
        #expect(withoutElements(text) == plain, "\(fixture.heading)")
        #expect(
          text.split(separator: "<span", omittingEmptySubsequences: false).count
            == text.split(separator: "</span", omittingEmptySubsequences: false).count)
      }
    }
  }

  private func html(
    _ text: String, _ tokens: [(SyntaxKind, Int, Int)], marked: [ClosedRange<Int>]? = nil
  ) -> String {
    html(
      Array(text.utf8), tokens.map { SyntaxToken($0, SourceRange($1, $2)) },
      lines: marked.map { LineMarkup(marked: $0) })
  }

  private func html(_ bytes: [UInt8], _ tokens: [SyntaxToken], lines: LineMarkup?) -> String {
    var result: [UInt8] = []
    appendHighlighted(bytes, tokens: tokens, lines: lines, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private func withoutElements(_ html: String) -> String {
    var isInside = false
    return String(
      html.filter { character in
        if character == "<" { isInside = true }
        defer { if character == ">" { isInside = false } }
        return !isInside
      })
  }
}
