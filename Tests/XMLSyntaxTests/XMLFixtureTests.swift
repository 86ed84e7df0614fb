import TestSupport
import Testing

@testable import XMLSyntax

/// What the fixtures say is what is reported. `partial` in the info string makes a text an excerpt, and with `tokens`
/// the expected lines are the tokens for the page.
struct XMLFixtureTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theLanguageHolds(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: XMLRules.all, signs: signs,
    check: { bytes, words in checkXML(bytes, excerpt: words.contains("partial")) },
    highlight: { bytes, _ in highlightXML(bytes) })
}

private let signs = [
  "<", ">", "<a>", "</a>", "</b>", "<a b=\"", "\"", "'", "=", "&", "&amp;", "&#1;", "<!--", "-->", "--",
  "<![CDATA[", "]]>", "<?xml ?>", "<?", "?>", "<!DOCTYPE a [", "]>", "{{ a }}", "...", "<...>", "<%", "%>",
  "/>", "<a ", "\n", " ", "“", "é", "\u{A0}",
]
