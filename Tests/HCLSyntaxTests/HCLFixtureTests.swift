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
        return describe(diagnostics(of: fixture, fixture.bytes), in: fixture.bytes, full: fixture.isFull)
      }
      return tokens(of: fixture, fixture.bytes).map { token in
        let text = fixture.bytes[token.range.start..<token.range.end]
        return "\(token.kind): \(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))"
      }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { diagnostics(of: $0, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(HCLRules.all, triggered: Set(triggered)) == [])
  }

  /// An error message is a short phrase that starts small or with a sign, and has no full stop.
  @Test func messagesAreShortPhrases() throws {
    for fixture in try readFixtures() {
      for diagnostic in diagnostics(of: fixture, fixture.bytes) {
        for text in [diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message) {
          let isPhrase = !text.hasSuffix(".") && !text.isEmpty && text.first?.isUppercase == false
          #expect(isPhrase && text.count < 120 && !text.contains("\n"), "\(fixture.heading): \(text)")
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(2))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 400 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(
          diagnostics(of: fixture, bytes), tokens: tokens(of: fixture, bytes), count: bytes.count)
        if !faults.isEmpty {
          Issue.record("\(fixture.heading): \(faults) in \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  /// What opens something, or ends it, or looks for an end, over and over: in linear time, whatever it is.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "(", "[", "{", "a{", "a {\n", "a=[\n", "a={\n", "\"", "\"${", "a=\"${", "${", "%{", "%{ if a }", "<<A\n",
      "a=<<A\n", "a=<<A\n${", "<", "<a", "<a> ", "a <b ", "{{", "{{a", "'", "`", "“", "a='", "!", "-", "a?", "a?b:",
      "a.", "a[", "a[*].", "a.*.", "a+", "a*b+", "a,", "f(", "[for a in ", "{for a in b:", "}", "]", ")", "a=1\n",
      "a = 1,", "a b", "a \"b", "#\n", "//", "/*", "\\", "\"\\q", "$", "$a", "%%a", "...\n", "…", "\n", "\r", "\r\n",
      "\0", "é", "\u{FEFF}", "\u{A0}", "1", "1.", "1e", "::", "a::", "a:", "=>", "=", "&", ";", "\"${\"${a}\"}\"",
      "\"${a\n", "a=<<A\n\"${\nA\n",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let bytes = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
    for words in [["hcl"], ["tftpl"]] {
      let faults = placeFaults(
        diagnostics(words, bytes), tokens: tokens(words, bytes), count: bytes.count)
      #expect(faults == [])
    }
  }

  private func diagnostics(of fixture: Fixture, _ bytes: [UInt8]) -> [Diagnostic] {
    diagnostics(fixture.words, bytes)
  }

  private func diagnostics(_ words: [String], _ bytes: [UInt8]) -> [Diagnostic] {
    words.first == "tftpl"
      ? parseHCLTemplate(bytes).diagnostics
      : parseHCL(bytes, excerpt: words.contains("partial")).diagnostics
  }

  private func tokens(of fixture: Fixture, _ bytes: [UInt8]) -> [SyntaxToken] { tokens(fixture.words, bytes) }

  private func tokens(_ words: [String], _ bytes: [UInt8]) -> [SyntaxToken] {
    words.first == "tftpl" ? highlightHCLTemplate(bytes) : highlightHCL(bytes)
  }
}
