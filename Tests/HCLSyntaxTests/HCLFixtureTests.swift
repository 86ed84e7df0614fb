import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import HCLSyntax

/// What the fixtures say is what the parser reports; see ``Fixture`` for the format.
///
/// The first word of the info string is `hcl` or `tftpl`; `partial` makes it an excerpt. With `tokens`, the
/// expected lines are the tokens for the page.
struct HCLFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 100)
    let faults = try mismatches(of: fixtures) { fixture in
      guard fixture.words.contains("tokens") else {
        return describe(diagnostics(fixture.words, fixture.bytes), in: fixture.bytes, full: fixture.isFull)
      }
      return tokens(fixture.words, fixture.bytes).map { token in
        let text = fixture.bytes[token.range.start..<token.range.end]
        return "\(token.kind): \(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))"
      }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { diagnostics($0.words, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(HCLRules.all, triggered: Set(triggered)) == [])
  }

  /// The stories are true: the wrong example triggers its rule, the right one nothing at all.
  @Test func storiesAreTrue() throws {
    for rule in HCLRules.all {
      let wrong = try #require(Story(rule.wrong), "\(rule.id)").diagnostics
      #expect(wrong.map(\.rule) == [rule], "\(rule.id): \(wrong)")
      let right = try #require(Story(rule.right), "\(rule.id)").diagnostics
      #expect(right.isEmpty, "\(rule.id): \(right)")
    }
  }

  /// An error message is a short phrase that starts small or with a sign, and has no full stop.
  @Test func messagesAreShortPhrases() throws {
    for fixture in try readFixtures() {
      for diagnostic in diagnostics(fixture.words, fixture.bytes) {
        for text in [diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message) {
          let isPhrase = !text.hasSuffix(".") && !text.isEmpty && text.first?.isUppercase == false
          #expect(isPhrase && text.count < 120 && !text.contains("\n"), "\(fixture.heading): \(text)")
        }
      }
    }
  }
}

/// What is reported about `bytes`; `words` is the info string of their block.
func diagnostics(_ words: [String], _ bytes: [UInt8]) -> [Diagnostic] {
  words.first == "tftpl"
    ? parseHCLTemplate(bytes).diagnostics
    : parseHCL(bytes, excerpt: words.contains("partial")).diagnostics
}

/// How `bytes` are coloured.
func tokens(_ words: [String], _ bytes: [UInt8]) -> [SyntaxToken] {
  words.first == "tftpl" ? highlightHCLTemplate(bytes) : highlightHCL(bytes)
}

/// A fenced block as a rule tells it, parsed.
private struct Story {
  let diagnostics: [Diagnostic]

  init?(_ block: String) {
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("```"), lines.last == "```" else { return nil }
    let words = first.dropFirst(3).split(separator: " ").map(String.init)
    let text = lines.dropFirst().dropLast().map { $0 + "\n" }.joined()
    diagnostics = HCLSyntaxTests.diagnostics(words, Array(text.utf8))
  }
}
