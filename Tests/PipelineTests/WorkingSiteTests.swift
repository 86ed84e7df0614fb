import Diagnostics
import Foundation
import NoteModel
import TestSupport
import Testing

@testable import Pipeline

/// A site that is edited is found to be what `check` finds once it is saved.
@Suite struct WorkingSiteTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("GoldenSites")
  private static let names = ["everything", "german", "serbian"]

  private func site(_ name: String) throws -> TestSite {
    let site = try TestSite()
    try site.folder.copy(contentOf: Self.root.appendingPathComponent(name + "/input"))
    return site
  }

  private func findings(of working: WorkingSite, _ site: TestSite) throws -> [String: [Diagnostic]] {
    try working.findings(at: site.request().now(working.settings.timeZone)).byFile
  }

  private func checked(_ site: TestSite) async throws -> [String: [Diagnostic]] {
    let report = try await site.check()
    return Dictionary(grouping: report.findings, by: \.source.path).mapValues {
      $0.flatMap(\.diagnostics).sorted(by: Diagnostic.isInOrder)
    }
  }

  @Test(arguments: names) func findingsAreThoseOfACheck(_ name: String) async throws {
    let site = try site(name)
    let working = try await WorkingSite(site.location, after: nil, buffers: [], width: 2)
    #expect(differences(try findings(of: working, site), try await checked(site)) == [])
  }

  /// What a build has left serves as well as the files.
  @Test(arguments: names) func whatABuildHasLeftIsTheSame(_ name: String) async throws {
    let site = try site(name)
    try site.ageFiles()
    try await site.build()
    let working = try await WorkingSite(site.location, after: nil, buffers: [], width: 2)
    #expect(differences(try findings(of: working, site), try await checked(site)) == [])
  }

  /// Notes are edited one after another, and put back: what is found is what a check finds in the files.
  @Test(arguments: names) func editsCountAsIfTheyWereSaved(_ name: String) async throws {
    let site = try site(name)
    var working = try await WorkingSite(site.location, after: nil, buffers: [], width: 2)
    for note in working.notes.prefix(12) {
      let path = "Content/" + note.path
      let text = try site.folder.read(path)
      let edited = text.replacing("# ", with: "# Another ") + "\n[gone](gone.md)\n\n```json\n{\n```\n"
      working.apply(working.reading(note.path, bytes: Array(edited.utf8)))
      try site.folder.write(edited, to: path)
      #expect(differences(try findings(of: working, site), try await checked(site)) == [], "\(note.path)")
      working.apply(working.reading(note.path, bytes: Array(text.utf8)))
      try site.folder.write(text, to: path)
    }
    #expect(differences(try findings(of: working, site), try await checked(site)) == [])
  }

  @Test func whatHasChangedOnDiskIsReadAndTheRestKept() async throws {
    let site = try TestSite(["a.md": "# A\n\n[b](b.md)\n", "b.md": "# B\n", "site.yml": "title: T\n"])
    try site.ageFiles()
    let first = try await WorkingSite(site.location, after: nil, buffers: [], width: 2)
    #expect(try findings(of: first, site).isEmpty)
    try site.remove("b.md")
    try site.write("# C\n\n![x](y.png)\n", to: "c.md")
    let second = try await WorkingSite(site.location, after: first, buffers: [], width: 2)
    #expect(second.notes.map(\.path) == ["a.md", "c.md"])
    #expect(try findings(of: second, site).keys.sorted() == ["Content/a.md", "Content/c.md"])
    // A setting makes all of it anew.
    try site.write("severities:\n  link.broken: off\n", to: "site.yml")
    let third = try await WorkingSite(site.location, after: second, buffers: [], width: 2)
    #expect(!third.hasSettings(of: second))
    #expect(try findings(of: third, site).keys.sorted() == ["Content/c.md"])
  }

  @Test func aSiteThatIsGoneIsAnError() async throws {
    let site = try TestSite(["a.md": "# A\n"])
    let first = try await WorkingSite(site.location, after: nil, buffers: [], width: 2)
    try site.folder.remove("Content")
    await #expect(throws: FileError.self) {
      try await WorkingSite(site.location, after: first, buffers: [], width: 2)
    }
  }
}
