import Foundation
import NoteEditing
import NoteModel
import TestSupport
import Testing

@testable import Pipeline

/// What `notes rename` does to files; what it plans is in `NoteEditingTests`.
struct RenameTests {
  @Test func filesMoveAndLinksFollow() async throws {
    let site = try TestSite(["a.md": "# A\n", "z.md": "# Z\n\n[a](a.md)\n"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: site.folder.path(of: "Content/a.md"))
    try await rename(site, "a.md", "guides/b.md").apply()
    #expect(try site.folder.files(below: "Content").keys.sorted() == ["guides/b.md", "z.md"])
    #expect(try site.folder.read("Content/z.md") == "# Z\n\n[a](guides/b.md)\n")
    #expect(try site.folder.read("Content/guides/b.md") == "---\naliases: [/a.html]\n---\n\n# A\n")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: site.folder.path(of: "Content/guides/b.md"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try lines(of: await site.check().findings).isEmpty)
  }

  @Test func thePageOfTheOldAddressLeadsToTheNewOne() async throws {
    let site = try TestSite(["a.md": "# A\n", "index.md": "# Home\n\n[a](a.md)\n"])
    try await rename(site, "a.md", "b.md").apply()
    try await site.build()
    #expect(try site.page("a.html").contains("url=/b.html"))
    #expect(try site.page("index.html").contains("href=\"/b.html\""))
  }

  /// A note that is write-protected stops the renaming after the first files are written.
  @Test func aStepThatFailsTakesBackThoseBefore() async throws {
    let site = try TestSite([
      "plan/index.md": "# Plan\n\n![Plan](plan.png)\n", "plan/plan.png": "x", "b.md": "# B\n\n[p](plan/)\n",
      "z.md": "# Z\n\n[p](plan/index.md)\n",
    ])
    let before = try site.folder.files(below: "Content")
    let plan = try await rename(site, "plan/index.md", "map/index.md")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: site.folder.path(of: "Content/z.md"))
    #expect(throws: FileError.self) { try plan.apply() }
    #expect(try differences(before, site.folder.files(below: "Content")).isEmpty)
  }

  @Test func aNoteThatHasChangedMeanwhileIsNotTouched() async throws {
    let site = try TestSite(["a.md": "# A\n", "z.md": "# Z\n\n[a](a.md)\n"])
    let plan = try await rename(site, "a.md", "b.md")
    try site.write("# Z\n\nNew text before [a](a.md)\n", to: "z.md")
    let before = try site.folder.files(below: "Content")
    #expect(throws: RenamingError.self) { try plan.apply() }
    #expect(try differences(before, site.folder.files(below: "Content")).isEmpty)
  }

  @Test func nothingIsOverwrittenThatAppearedMeanwhile() async throws {
    let site = try TestSite(["a.md": "# A\n", "z.md": "# Z\n\n[a](a.md)\n"])
    let plan = try await rename(site, "a.md", "b.md")
    try site.write("# Mine\n", to: "b.md")
    let before = try site.folder.files(below: "Content")
    #expect(throws: FileError.self) { try plan.apply() }
    #expect(try differences(before, site.folder.files(below: "Content")).isEmpty)
  }

  private func rename(_ site: TestSite, _ old: String, _ new: String) async throws -> SiteRename {
    try await planRename(of: site.location, request: site.request()) { try $0.renamingNote(old, to: new) }
  }
}
