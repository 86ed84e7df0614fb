import TestSupport
import Testing

@testable import DirectiveSyntax

/// What the fixtures say is what is reported. `partial` in the info string makes a text an excerpt, and with `tokens`
/// the expected lines are the tokens for the page.
struct DirectiveFixtureTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theLanguageHolds(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: DirectiveFormat.nginx.rules + DirectiveFormat.named.rules, signs: signs,
    check: { bytes, words in checkDirectives(bytes, as: format(words), excerpt: words.contains("partial")) },
    highlight: { bytes, words in highlightDirectives(bytes, as: format(words)) })
}

private func format(_ words: [String]) -> DirectiveFormat { words.first == "named" ? .named : .nginx }

private let signs = [
  "{", "}", ";", "\"", "'", "\\", "#", "//", "/*", "*/", "$", "${a}", "{{ a }}", "{% if a %}", "...", "<a b>",
  "server {\n", "}\n", "listen 80;\n", "content_by_lua_block {", "[[", "]]", "--", "\n", " ", "~ ^/\\d{3}",
  "\u{A0}", "é",
]
