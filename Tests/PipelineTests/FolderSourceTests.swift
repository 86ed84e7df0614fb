import Foundation
import NoteModel
import TestSupport
import Testing

@testable import Pipeline

/// Folders of Markdown that are published as they lie there, with what git knows of them.
@Suite(.enabled(if: GitFolder.isAvailable)) struct FolderSourceTests {
  @Test func datesComeFromTheHistoryUnlessTheNoteHasOne() async throws {
    let folder = try GitFolder()
    try folder.folder.write("# Top\n", to: "README.md")
    try folder.folder.write("# A\n", to: "dns/a.md")
    try folder.folder.write("---\ndate: 2020-01-02\n---\n# B\n", to: "dns/b.md")
    try folder.commit(at: "2021-03-04T10:00:00+02:00")
    try folder.folder.write("# A\n\nMore.\n", to: "dns/a.md")
    try folder.commit(at: "2022-05-06T10:00:00+02:00")
    try folder.folder.write("# C\n", to: "c.md")

    #expect(
      try await lines(of: folder) == [
        "README.md / - - ",
        "c.md /c.html - - ",
        "dns/a.md /dns/a.html 2021-03-04 2022-05-06 dns",
        "dns/b.md /dns/b.html 2020-01-02 2021-03-04 dns",
      ])
    // The second time the dates are those that were kept, until there is another commit.
    #expect(folder.folder.exists(".notes/dates"))
    #expect(try await lines(of: folder).contains("dns/a.md /dns/a.html 2021-03-04 2022-05-06 dns"))
    try folder.commit(at: "2023-07-08T10:00:00+02:00")
    #expect(try await lines(of: folder).contains("c.md /c.html 2023-07-08 - "))
  }

  @Test func aShallowCloneIsSaidAndNotBelieved() async throws {
    let origin = try GitFolder()
    try origin.folder.write("# A\n", to: "a.md")
    try origin.commit(at: "2021-03-04T10:00:00+02:00")
    try origin.folder.write("# B\n", to: "b.md")
    try origin.commit(at: "2022-05-06T10:00:00+02:00")
    try origin.folder.write("# C\n", to: "c.md")
    try origin.commit(at: "2023-05-06T10:00:00+02:00")
    let clone = try GitFolder(isRepository: false)
    try clone.git(
      "clone", "--quiet", "--depth", "2", "file://" + origin.folder.path, clone.folder.path(of: "clone"))
    let location = clone.location("clone")
    #expect(location.source?.notice?.contains("shallow") == true)
    let found = try await lines(of: location)
    #expect(found == ["a.md /a.html - - ", "b.md /b.html - - ", "c.md /c.html 2023-05-06 - "])
  }

  @Test func aCommitIsSeenByTheNextBuild() async throws {
    let folder = try GitFolder()
    try folder.folder.write("# A\n", to: "a.md")
    let request = BuildRequest(check: request(folder), includesDrafts: false, includesFuture: false) { _ in }
    _ = try await buildSite(folder.location(), request: request)
    #expect(try !folder.folder.read("Public/a.html").contains("2021-03-04"))
    try folder.commit(at: "2021-03-04T10:00:00+02:00")
    _ = try await buildSite(folder.location(), request: request)
    #expect(try folder.folder.read("Public/a.html").contains("2021-03-04"))
  }

  private func request(_ folder: GitFolder) -> CheckRequest {
    CheckRequest(workingDirectory: folder.folder.path, width: 2) { zone in
      try #require(NoteDate(parsing: "2024-07-01", timeZone: zone))
    }
  }

  private func lines(of folder: GitFolder) async throws -> [String] {
    try await lines(of: folder.location())
  }

  /// Path, address, date, change and tags of each note.
  private func lines(of location: SiteLocation) async throws -> [String] {
    let request = CheckRequest(workingDirectory: location.root, width: 2) { zone in
      try #require(NoteDate(parsing: "2024-07-01", timeZone: zone))
    }
    let listing = try await listSite(location, request: request, includesDrafts: true, includesFuture: true)
    return listing.site.notes.map { note in
      let days = [note.date, note.metadata.updated].map { $0?.isoDay ?? "-" }
      return ([note.path, note.permalink.path] + days + [note.tags.joined(separator: ",")]).joined(
        separator: " ")
    }
  }
}

extension GitFolder {
  fileprivate func location(_ path: String = "") -> SiteLocation {
    let folder = resolvedPath(self.folder.path(of: path)) ?? ""
    return SiteLocation(folder: folder, source: FolderSource(folder, environment: environment))
  }
}
