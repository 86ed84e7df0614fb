import TestSupport
import Testing

@testable import XMLSyntax

/// What the fixtures say is what is reported. `partial` in the info string makes a text an excerpt, and with `tokens`
/// the expected lines are the tokens for the page.
struct XMLFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws { #expect(try suite().fixtureFaults() == []) }
  @Test func everyRuleHasAStoryAndAFixture() throws { #expect(try suite().ruleFaults() == []) }
  @Test func storiesAreTrue() throws { #expect(try suite().storyFaults() == []) }
  @Test func messagesAreShortPhrases() throws { #expect(try suite().phraseFaults() == []) }

  @Test(.timeLimit(.minutes(20))) func damageIsHarmless() throws { #expect(try suite().damageFaults() == []) }
  @Test(.timeLimit(.minutes(20))) func timeIsLinear() throws { #expect(try suite().growthFaults() == []) }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: XMLRules.all, signs: signs,
    check: { bytes, words in checkXML(bytes, excerpt: words.contains("partial")) },
    highlight: { bytes, _ in highlightXML(bytes) })
}

private let signs = [
  "<", ">", "<a>", "</a>", "</b>", "<a b=\"", "\"", "'", "=", "&", "&amp;", "&#1;", "<!--", "-->", "--", "<![CDATA[", "]]>", "<?xml ?>", "<?", "?>", "<!DOCTYPE a [", "]>", "{{ a }}", "...", "<...>", "<%", "%>", "/>", "<a ", "\n", " ", "“", "é", "\u{A0}",
]
