import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import ShellSyntax

/// What the fixtures say is what the shell parser reports; see ``Fixture`` for the format.
///
/// The first word of the info string names the dialect: `sh`, `bash`, or any other; `partial` makes it an excerpt.
/// With `tokens`, the expected lines are the tokens for the page, with `⏎` for a line break.
struct ShellFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 100)
    let faults = try mismatches(of: fixtures) { fixture in
      let script = parse(fixture, fixture.bytes)
      guard fixture.words.contains("tokens") else {
        return describe(script.diagnostics, in: fixture.bytes, full: fixture.isFull)
      }
      return script.tokens.map { token in
        let text = fixture.bytes[token.range.start..<token.range.end]
        return "\(token.kind): \(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))"
      }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { parse($0, $0.bytes).diagnostics.map(\.rule.id) }
    #expect(catalogFaults(ShellRules.all, triggered: Set(triggered)) == [])
  }

  /// The stories are true: the wrong example triggers its rule, the right one nothing at all.
  @Test func storiesAreTrue() throws {
    for rule in ShellRules.all {
      let wrong = try #require(Story(rule.wrong), "\(rule.id)").diagnostics
      #expect(wrong.contains { $0.rule == rule }, "\(rule.id): \(wrong)")
      let right = try #require(Story(rule.right), "\(rule.id)").diagnostics
      #expect(right.isEmpty, "\(rule.id): \(right)")
    }
  }

  /// An error message is a short phrase that starts small or with a sign, and has no full stop.
  @Test func messagesAreShortPhrases() throws {
    for fixture in try readFixtures() {
      for diagnostic in parse(fixture, fixture.bytes).diagnostics {
        for text in [diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message) {
          let isPhrase = !text.hasSuffix(".") && !text.isEmpty && text.first?.isUppercase == false
          #expect(isPhrase && text.count < 120 && !text.contains("\n"), "\(fixture.heading): \(text)")
        }
      }
    }
  }
}

/// Parses `bytes` in the dialect that the fixture names.
func parse(_ fixture: Fixture, _ bytes: [UInt8]) -> ShellScript {
  parseShell(
    bytes, dialect: dialect(of: fixture.words.first), excerpt: fixture.words.contains("partial"),
    wantsTokens: true)
}

private func dialect(of language: String?) -> ShellDialect {
  switch language {
  case "sh": .posix
  case "bash": .bash
  default: .other
  }
}

/// A fenced block as a rule tells it, parsed.
private struct Story {
  let diagnostics: [Diagnostic]

  init?(_ block: String) {
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("```"), lines.last == "```" else { return nil }
    let words = first.dropFirst(3).split(separator: " ").map(String.init)
    let text = lines.dropFirst().dropLast().map { $0 + "\n" }.joined()
    diagnostics =
      parseShell(
        Array(text.utf8), dialect: dialect(of: words.first), excerpt: words.contains("partial")
      ).diagnostics
  }
}
