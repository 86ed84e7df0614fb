import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import Snippets

/// The fixtures named below: a snippet as a note has it, its info string included, and what must be reported
/// about it at which place of the snippet.
@Suite struct SnippetFixtureTests {
  private static let files = [
    "nested.md", "dockerfile.md", "allow.md", "tags.md", "terraform.md", "documents.md", "yaml.md",
    "policies.md",
  ]

  private func fixtures() throws -> [Fixture] {
    try readFixtures().filter { fixture in Self.files.contains { fixture.file.hasSuffix("/" + $0) } }
  }

  @Test func everyFindingIsAtItsPlace() throws {
    let messages = try mismatches(of: try fixtures()) { fixture in
      allFindings(checkSnippet(snippet(fixture.info, fixture.bytes)))
    }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func noDamageTrapsOrLeavesTheSnippet() throws {
    for fixture in try fixtures() where fixture.bytes.count < 240 {
      let count = fixture.bytes.count
      forEachDamage(of: fixture.bytes) { bytes in
        let found = allFindings(checkSnippet(snippet(fixture.info, bytes)))
        let inSnippet = found.filter { $0.rule.id != "snippet.unexpected-pass" }
        #expect(placeFaults(inSnippet, count: max(count, bytes.count)).isEmpty, "\(fixture.heading)")
      }
    }
  }

  @Test func storiesShowTheirRule() throws {
    for rule in SnippetRules.all {
      for (story, isWrong) in [(rule.wrong, true), (rule.right, false)] {
        let lines = story.split(separator: "\n", omittingEmptySubsequences: false)
        let code = lines.dropFirst().dropLast().map { $0 + "\n" }.joined()
        let info = String(lines[0].drop { $0 == "`" })
        let found = allFindings(checkSnippet(snippet(info, Array(code.utf8))))
        #expect(found.contains { $0.rule == rule } == isWrong, "\(rule.id)")
      }
    }
  }

  /// A snippet whose note is its own text, so that places in the note are places in the snippet.
  private func snippet(_ info: String, _ bytes: [UInt8]) -> Snippet {
    let map = SnippetMap(snippet: bytes, note: bytes, noteLines: LineTable(bytes), firstLine: 0)
    return Snippet(info: InfoString(info), bytes: bytes, map: map, infoRange: SourceRange(0, 0))
  }
}

private func allFindings(_ check: SnippetCheck) -> [Diagnostic] { check.remarks + check.diagnostics }
