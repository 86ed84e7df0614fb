import Foundation
import NoteModel
import Snippets
import SourceText
import TestSupport
import Testing

@testable import NoteParsing
@testable import Pipeline

/// `check --fix`. `Mending/*.md`, see there.
struct MendingTests {
  @Test func notesAreMendedAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures("Mending")) { fixture in
      guard let mended = mend(fixture.bytes) else { return [] }
      let lines = mended.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func whatIsMendedStaysSo() throws {
    for fixture in try readFixtures("Mending") {
      guard let mended = mend(fixture.bytes) else { continue }
      #expect(mend(mended.bytes) == nil, "\(fixture.heading)")
    }
  }

  /// Whatever is damaged, a mended note has no more errors than before.
  @Test func mendingDoesNoHarm() throws {
    for fixture in try readFixtures("Mending") {
      var count = 0
      forEachDamage(of: fixture.bytes) { bytes in
        count += 1
        guard count % 97 == 0, let mended = mend(bytes) else { return }
        #expect(errorCount(of: mended.bytes) <= errorCount(of: bytes), "\(fixture.heading)")
      }
    }
  }

  /// Thousands of damaged strings are mended in one run.
  @Test func allOfABlockIsMended() {
    let strings = (0..<3000).map { "  “key\($0)”: “value”" }.joined(separator: ",\n")
    let mended = mend(Array("```json\n{\n\(strings)\n}\n```\n".utf8))
    #expect(mended?.changes.count == 12_000)
    #expect(mended.map { errorCount(of: $0.bytes) } == 0)
  }

  @Test func aCheckWritesTheNoteAndTellsWhatItDid() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A\n\n```sh\necho “x”\n```\n",
      "posts/2024-06-02-b.md": "# B\n\n```sh\necho “x”\n```\n",
    ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: site.folder.path(of: "Content/posts/2024-06-02-b.md"))
    var request = site.request()
    request.mendsNotes = true
    let report = try await checkSite(site.location, request: request)
    #expect(report.mended.map(\.path) == ["Content/posts/2024-06-01-a.md"])
    #expect(report.mended.flatMap(\.note.changes).map(\.line) == [4, 4])
    #expect(report.failures.map(\.path).map { $0.hasSuffix("b.md") } == [true])
    #expect(report.findings.map(\.source.path) == ["Content/posts/2024-06-02-b.md"])
    #expect(try site.folder.read("Content/posts/2024-06-01-a.md") == "# A\n\n```sh\necho \"x\"\n```\n")
  }

  private func mend(_ bytes: [UInt8]) -> MendedText? {
    mendedNote(bytes, path: "posts/note.md", isSilenced: { _ in false })
  }

  private func errorCount(of bytes: [UInt8]) -> Int {
    let options = NoteParsingOptions(settings: SiteSettings(), checksSnippets: true, rendersHTML: false)
    return parseNote(path: "posts/note.md", file: SourceFile(path: "note.md", bytes: bytes), options: options)
      .diagnostics.count { $0.severity == .error }
  }
}
