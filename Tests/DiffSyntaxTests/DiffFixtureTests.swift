import TestSupport
import Testing

@testable import DiffSyntax

/// What the fixtures say is what is reported. `partial` in the info string makes a text an excerpt, and with `tokens`
/// the expected lines are the tokens for the page.
struct DiffFixtureTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theLanguageHolds(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: DiffRules.all, signs: signs,
    check: { bytes, words in checkDiff(bytes, excerpt: words.contains("partial")) },
    highlight: { bytes, _ in highlightDiff(bytes) })
}

private let signs = [
  "@@ -1,2 +1,2 @@\n", "@@", "+", "-", " ", "--- a\n", "+++ b\n", "diff --git a b\n", "\\ No newline\n",
  "...\n", "\n", "\r\n", "+a\n", "-a\n", " a\n", "@@ -1,999999999 +1 @@\n", "-- \n", "é",
]
