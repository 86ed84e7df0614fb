import NoteModel
import SourceText
import TestSupport
import Testing

@testable import Pipeline

/// `check --fix`. `Mending/*.md`, see there.
struct MendingTests {
  @Test func notesAreMendedAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures("Mending")) { fixture in
      let mended = mending(of: fixture.bytes)
      guard !mended.changes.isEmpty else { return [] }
      let lines = mended.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func whatIsMendedStaysSo() throws {
    for fixture in try readFixtures("Mending") {
      let again = mending(of: mending(of: fixture.bytes).bytes)
      #expect(again.changes.isEmpty, "\(fixture.heading)")
    }
  }

  /// Whatever is damaged, a mended note has no more errors than before.
  @Test func mendingDoesNoHarm() throws {
    for fixture in try readFixtures("Mending") {
      var count = 0
      forEachDamage(of: fixture.bytes) { bytes in
        count += 1
        guard count % 11 == 0 else { return }
        let mended = mending(of: bytes)
        #expect(mended.errorCount(of: mended.bytes) <= mended.errorCount(of: bytes), "\(fixture.heading)")
      }
    }
  }

  @Test func aCheckWritesTheNoteAndTellsWhatItDid() async throws {
    let site = try TestSite(["posts/2024-06-01-a.md": "# A\n\n```sh\necho “x”\n```\n"])
    var request = site.request()
    request.mendsNotes = true
    let report = try await checkSite(site.location, request: request)
    #expect(report.mended.map(\.path) == ["Content/posts/2024-06-01-a.md"])
    #expect(report.mended.flatMap(\.changes).map(\.line) == [4, 4])
    #expect(report.findings.flatMap(\.diagnostics).map(\.rule.id) == [])
    #expect(try site.folder.read("Content/posts/2024-06-01-a.md") == "# A\n\n```sh\necho \"x\"\n```\n")
  }

  private func mending(of bytes: [UInt8]) -> NoteMending {
    var mending = NoteMending(path: "posts/note.md", bytes: bytes, settings: SiteSettings())
    mending.mend()
    return mending
  }
}
