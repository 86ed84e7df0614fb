import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import DockerfileSyntax

/// What the fixtures say is what the parser reports; see ``Fixture`` for the format.
///
/// The first word of the info string is `dockerfile`; `partial` makes it an excerpt. With `tokens`, the expected lines
/// are the tokens for the page, with `commands` what is handed to a shell.
struct DockerfileFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 50)
    let faults = try mismatches(of: fixtures) { fixture in
      if fixture.words.contains("tokens") { return tokenLines(fixture.bytes) }
      if fixture.words.contains("commands") { return commandLines(fixture.bytes) }
      return describe(diagnostics(fixture.words, fixture.bytes), in: fixture.bytes, full: fixture.isFull)
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { diagnostics($0.words, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(DockerfileRules.all, triggered: Set(triggered)) == [])
  }

  /// The stories are true: the wrong example triggers its rule, the right one nothing at all.
  @Test func storiesAreTrue() throws {
    for rule in DockerfileRules.all {
      let wrong = try #require(storyDiagnostics(rule.wrong), "\(rule.id)")
      #expect(wrong.map(\.rule) == [rule], "\(rule.id): \(wrong)")
      let right = try #require(storyDiagnostics(rule.right), "\(rule.id)")
      #expect(right.isEmpty, "\(rule.id): \(right)")
    }
  }

  /// A message is a short phrase that starts small, with a sign or the name of an instruction, and has no full stop.
  @Test func messagesAreShortPhrases() throws {
    let keywords = Set(DockerfileKeyword.allCases.map { Substring($0.rawValue) } + ["AS", "EOF"])
    for fixture in try readFixtures() {
      for diagnostic in diagnostics(fixture.words, fixture.bytes) {
        for text in [diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message) {
          let first = text.prefix { $0.isLetter }
          let isPhrase =
            !text.hasSuffix(".") && (first.first?.isUppercase != true || keywords.contains(first))
          #expect(isPhrase && text.count < 120 && !text.contains("\n"), "\(fixture.heading): \(text)")
        }
      }
    }
  }

  private func tokenLines(_ bytes: [UInt8]) -> [String] {
    highlightDockerfile(parseDockerfile(bytes)).map { token in
      let text = String(decoding: bytes[token.range.start..<token.range.end], as: UTF8.self)
      return "\(token.kind): \(text.replacing("\n", with: "⏎"))"
    }
  }

  private func commandLines(_ bytes: [UInt8]) -> [String] {
    parseDockerfile(bytes).shellCommands().map { command in
      let text = command.ranges.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }.joined(
        separator: "|")
      let shell = command.shell.map { " [\($0.joined(separator: " "))]" } ?? ""
      return "\(command.image ?? "-")\(shell): \(text.replacing("\n", with: "⏎"))"
    }
  }
}

/// What is reported about `bytes`; `words` is the info string of their block.
func diagnostics(_ words: [String], _ bytes: [UInt8]) -> [Diagnostic] {
  parseDockerfile(bytes, excerpt: words.contains("partial")).diagnostics
}

/// What is reported about a fenced block as a rule tells it; `nil` if it is none.
private func storyDiagnostics(_ block: String) -> [Diagnostic]? {
  let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
  guard let first = lines.first, first.hasPrefix("```"), lines.last == "```" else { return nil }
  let words = first.dropFirst(3).split(separator: " ").map(String.init)
  return diagnostics(words, Array(lines.dropFirst().dropLast().map { $0 + "\n" }.joined().utf8))
}
