import Foundation
import NoteImport
import NoteModel
import TestSupport
import Testing

@testable import Pipeline

/// A blog of 200 posts, with all that editors do to them, becomes a site.
@Suite struct BloggerImportTests {
  private static func request(_ path: String, media: String? = nil, isTrial: Bool = false) -> ImportRequest {
    ImportRequest(
      path: path, kind: nil, media: media, keepsRemoteImages: false, isTrial: isTrial, environment: [:])
  }

  private static let check = CheckRequest(
    workingDirectory: "/", width: 2, requiresLanguage: false, mendsNotes: false,
    now: {
      NoteDate(parsing: "2026-01-01", timeZone: $0)
        ?? NoteDate(year: 2026, month: 1, day: 1, secondsSinceEpoch: 1_767_225_600, offsetMinutes: 0)
    })

  @Test(arguments: [BloggerExport.Form.settings, .takeout])
  func twoHundredPostsBecomeASiteThatCheckReadsAsClean(_ form: BloggerExport.Form) async throws {
    let export = BloggerExport(posts: 200, form: form)
    let folder = try TemporaryFolder()
    let name = form == .takeout ? "in/Takeout/Blogger/Blogs/Ops notepad/feed.atom" : "in/blog-01-31-2024.xml"
    try folder.write(export.xml, to: name)
    for image in export.imagesAtHand {
      try folder.write(TinyImage.png(640, 480), to: "in/Takeout/Blogger/Albums/Ops notepad/\(image)")
    }
    let site = SiteLocation(root: folder.path(of: "site"))

    let trial = try importNotes(Self.request(folder.path(of: "in"), isTrial: true), into: site)
    #expect(!folder.exists("site"))
    let report = try importNotes(Self.request(folder.path(of: "in")), into: site)
    #expect(report.failures.isEmpty && report.madeSite)
    #expect(trial.plan.notes.map(\.path) == report.plan.notes.map(\.path))
    #expect(report.plan.files.count == export.imagesAtHand.count)

    try await expectNotes(of: export, in: site)
    // Only what cannot be mended without its author is reported.
    let checked = try await checkSite(site, request: Self.check)
    let rules = Set(checked.findings.flatMap { $0.diagnostics.map(\.rule.id) })
    #expect(rules == ["shell.lost-continuation"], "\(rules)")

    let first = try folder.files(below: "site")
    let again = try importNotes(Self.request(folder.path(of: "in")), into: site)
    #expect(again.plan.notes.allSatisfy { $0.bytes == nil } && again.plan.files.isEmpty)
    #expect(try folder.files(below: "site") == first)
  }

  /// Each post has its title, instant, address, tags and state, and links lead to notes.
  private func expectNotes(of export: BloggerExport, in site: SiteLocation) async throws {
    let listing = try await listSite(site, request: Self.check, includesDrafts: true, includesFuture: true)
    let notes = listing.site.notes
    #expect(notes.count == export.posts.count + export.pages.count)
    for post in export.posts + export.pages {
      let note = try #require(
        notes.first { $0.metadata.extra[importedKey] == .string("blogger:\(post.number)") })
      #expect(note.title == post.title)
      #expect(note.metadata.isDraft == post.isDraft)
      #expect(Set(note.metadata.tags) == Set(post.labels))
      if !post.isDraft {
        #expect(note.permalink.path == post.address)
        #expect(note.metadata.aliases.isEmpty)
      }
      if !post.address.hasPrefix("/p/") {
        #expect(note.metadata.date == NoteDate(parsing: post.published, timeZone: "UTC"))
      }
      // Nothing leads to the old blog any more.
      #expect(!note.links.contains { $0.target.contains("blogspot") }, "\(note.path)")
    }
  }

  @Test func whatAnAuthorChangedSinceIsKept() throws {
    let export = BloggerExport(posts: 3, form: .settings)
    let folder = try TemporaryFolder()
    try folder.write(export.xml, to: "blog.xml")
    let site = SiteLocation(root: folder.path(of: "site"))
    let report = try importNotes(Self.request(folder.path(of: "blog.xml")), into: site)
    let path = "site/Content/" + report.plan.notes[0].path
    let text = try folder.read(path) + "\nAn afterthought.\n"
    // Moved, too.
    try folder.remove(path)
    try folder.write(text, to: "site/Content/elsewhere/first.md")
    // A note that is lost comes again, and its links lead to where the other one is now.
    try folder.remove("site/Content/" + report.plan.notes[1].path)
    let again = try importNotes(Self.request(folder.path(of: "blog.xml")), into: site)
    #expect(again.plan.notes.filter { $0.bytes != nil }.map(\.path) == [report.plan.notes[1].path])
    #expect(try folder.read("site/Content/elsewhere/first.md") == text)
    #expect(!folder.exists(path))
    #expect(try folder.read("site/Content/p/about.md").contains("posts/"))
  }

  @Test func aFileThatIsThereIsNotOverwritten() throws {
    let export = BloggerExport(posts: 1, form: .settings)
    let folder = try TemporaryFolder()
    try folder.write(export.xml, to: "blog.xml")
    try folder.write("---\ntitle: Mine\n---\n", to: "site/Content/posts/2012-01-01-notes-of-week.md")
    let site = SiteLocation(root: folder.path(of: "site"))
    let report = try importNotes(Self.request(folder.path(of: "blog.xml")), into: site)
    #expect(report.plan.notes[0].path == "posts/2012-01-01-notes-of-week-2.md")
    #expect(report.plan.settings == nil)
    #expect(try folder.read("site/Content/posts/2012-01-01-notes-of-week.md").contains("Mine"))
  }
}
