import Snippets
import TestSupport
import Testing

@testable import NoteParsing

/// `Rewriting/*.md`, see there.
struct SnippetRewritingTests {
  @Test func notesAreRewrittenAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures("Rewriting")) { fixture in
      guard let note = rewriteSnippets(of: fixture.bytes, rewritten) else { return [] }
      let lines = note.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      return lines.map { String(decoding: $0, as: UTF8.self).replacing("\r", with: "⏎") }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  /// Whatever is damaged, all lines but those of code stay, and writing what stands there changes nothing.
  @Test func damageNeverTraps() throws {
    for fixture in try readFixtures("Rewriting") {
      forEachDamage(of: fixture.bytes) { bytes in
        _ = rewriteSnippets(of: bytes, rewritten)
        if let note = rewriteSnippets(of: bytes, { $0.bytes }), note.bytes != bytes {
          Issue.record("\(fixture.heading): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  private func rewritten(_ snippet: Snippet) -> [UInt8]? {
    let lines = snippet.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast()
    switch snippet.info.tag {
    case "up":
      return Array(
        lines.map { line in
          let text = String(decoding: line, as: UTF8.self).uppercased()
          return (text.isEmpty ? "" : "  " + text) + "\n"
        }.joined().utf8)
    case "split":
      return Array(
        String(decoding: snippet.bytes, as: UTF8.self).split { " \n".contains($0) }.joined(separator: "\n")
          .utf8)
        + [UInt8(ascii: "\n")]
    default: return nil
    }
  }
}
