import SourceText
import SyntaxHighlighting
import TestSupport
import Testing

@Suite struct HighlightedHTMLTests {
  @Test func tokensBecomeElements() {
    #expect(html("let a", [(.keyword, 0, 3)]) == "<b class=k>let</b> a")
    #expect(html("a<\"b\">&", [(.string, 2, 5)]) == "a&lt;<i>\"b\"</i>&gt;&amp;")
    #expect(html("{}", [(.punctuation, 0, 1), (.operator, 1, 2)]) == "{}")
    #expect(html("", []) == "")
    #expect(html("", [], marked: []) == "")
  }

  @Test func neighboursOfOneKindShareAnElement() {
    #expect(html("a b c", [(.key, 0, 1), (.key, 2, 3), (.string, 4, 5)]) == "<b>a b</b> <i>c</i>")
    #expect(html("#a\n  #b\n", [(.comment, 0, 2), (.comment, 5, 7)]) == "<i class=c>#a\n  #b</i>\n")
    #expect(html("a.b", [(.key, 0, 1), (.key, 2, 3)]) == "<b>a</b>.<b>b</b>")
    #expect(html("<a> <b>", [(.placeholder, 0, 3), (.placeholder, 4, 7)]).contains("</var> <var>"))
  }

  @Test func markedLinesShareAnElementThatEndsInABreak() {
    #expect(html("a\n\nb", [], marked: [2...3]) == "a\n<mark>\nb</mark>")
    #expect(html("a\nb\nc\nd\n", [], marked: [1...2, 4...4]) == "<mark>a\nb\n</mark>c\n<mark>d\n</mark>")
  }

  @Test func everyNumberedLineIsAnElementThatEndsInItsBreak() {
    #expect(
      html("a\n\nb\nc", [], marked: [2...3], numbered: true) == """
        <span>a
        </span><mark><span>
        </span><span>b
        </span></mark><span>c</span>
        """)
  }

  @Test func aTokenOverLinesIsReopenedOnEach() {
    #expect(
      html("`a\n\nb`;\n", [(.string, 0, 6)], marked: [1...1], numbered: true) == """
        <mark><span><i>`a</i>
        </span></mark><span>
        </span><span><i>b`</i>;
        </span>
        """)
    #expect(
      html("`a\n\nb`;\n", [(.string, 0, 6)], marked: [1...1]) == "<mark><i>`a</i>\n</mark><i>\nb`</i>;\n")
  }

  @Test func linesThatAreNotThereAreNotMarked() {
    #expect(html("a\n", [], marked: [2...2, 9...9]) == "a\n")
    #expect(html("a", [], marked: [1...1, 1...1]) == "<mark>a</mark>")
  }

  @Test func tokensThatOverlapOrLieOutsideAreCut() {
    let tokens: [(SyntaxKind, Int, Int)] = [
      (.string, 0, 2), (.number, 1, 3), (.comment, 0, 1), (.key, 3, 99),
    ]
    #expect(html("abcd", tokens) == "<i>ab</i><i class=n>c</i><b>d</b>")
  }

  @Test func partsAreClosedAndGoOnWhereTheLastEnded() {
    var writer = HighlightedHTML(
      Array("a\n\"b\nc\"\nd\n".utf8), tokens: [SyntaxToken(.string, SourceRange(2, 7))],
      lines: LineMarkup(marked: [2...3], isNumbered: false))
    #expect(String(decoding: writer.part(upTo: 5), as: UTF8.self) == "a\n<mark><i>\"b</i>\n</mark>")
    #expect(String(decoding: writer.part(upTo: 99), as: UTF8.self) == "<mark><i>c\"</i>\n</mark>d\n")
    #expect(writer.part(upTo: 99).isEmpty)
  }

  /// Without its elements the HTML is the escaped code, with and without lines; elements are balanced.
  @Test func nothingIsLostOrAdded() throws {
    for fixture in try readFixtures() {
      let plain = html(fixture.bytes, [], lines: nil)
      let tokens = try #require(highlight(fixture.bytes, language: fixture.info))
      for marked in [[], [1...2, 4...4]] {
        for isNumbered in [false, true] {
          let text = html(fixture.bytes, tokens, lines: LineMarkup(marked: marked, isNumbered: isNumbered))
          #expect(withoutElements(text) == plain, "\(fixture.heading)")
          #expect(isBalanced(text), "\(fixture.heading)")
        }
      }
    }
  }

  private func html(
    _ text: String, _ tokens: [(SyntaxKind, Int, Int)], marked: [ClosedRange<Int>]? = nil,
    numbered: Bool = false
  ) -> String {
    html(
      Array(text.utf8), tokens.map { SyntaxToken($0, SourceRange($1, $2)) },
      lines: marked.map { LineMarkup(marked: $0, isNumbered: numbered) })
  }

  private func html(_ bytes: [UInt8], _ tokens: [SyntaxToken], lines: LineMarkup?) -> String {
    var writer = HighlightedHTML(bytes, tokens: tokens, lines: lines)
    return String(decoding: writer.part(upTo: bytes.count), as: UTF8.self)
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

  private func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for tag in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      let name = tag.prefix { $0 != ">" && $0 != " " }
      if !name.hasPrefix("/") {
        open.append(name)
      } else if open.popLast() != name.dropFirst() {
        return false
      }
    }
    return open.isEmpty
  }
}
