import TestSupport
import Testing

@testable import XMLSyntax

/// What the fixtures say is what is reported. `partial` in the info string makes a text an excerpt, and with `tokens`
/// the expected lines are the tokens for the page.
struct XMLFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let faults = try suite().fixtureFaults()
    #expect(faults == [])
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let faults = try suite().ruleFaults()
    #expect(faults == [])
  }

  @Test func storiesAreTrue() throws {
    let faults = try suite().storyFaults()
    #expect(faults == [])
  }

  @Test func messagesAreShortPhrases() throws {
    let faults = try suite().phraseFaults()
    #expect(faults == [])
  }

  @Test(.timeLimit(.minutes(20))) func damageIsHarmless() throws {
    let faults = try suite().damageFaults()
    #expect(faults == [])
  }

  @Test(.timeLimit(.minutes(20))) func timeIsLinear() throws {
    let faults = try suite().growthFaults()
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
