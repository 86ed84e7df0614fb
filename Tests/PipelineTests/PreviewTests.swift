import Foundation
import NoteModel
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

/// What `notes serve` shows is what a build would publish.
@Suite struct PreviewTests {
  /// As `IncrementalTests`, with the same edits: a site in memory that is told which files have changed equals one built for the first
  /// time, file by file, and says the same about it.
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func editsThenPreviewEqualsBuildFromScratch(seed: UInt64) async throws {
    var writer = RandomWriter(seed: seed)
    let site = try TestSite()
    for _ in 0..<8 { try writer.addNote(to: site) }
    let clock = TestClock(writer.now)
    var preview = SitePreview(site.location, request: clock.request(site, drafts: writer.includesDrafts))
    _ = await preview.update(.everything)
    for step in 0..<IncrementalTests.editCount {
      let before = try files(of: site)
      let drafts = writer.includesDrafts
      let edit = try writer.edit(site)
      if step % 4 != 3 { try site.ageFiles() }
      clock.set(writer.now)
      if writer.includesDrafts != drafts {
        // What is asked for does not change while a preview lives.
        try await preview.save()
        preview = SitePreview(site.location, request: clock.request(site, drafts: writer.includesDrafts))
      }
      let changed = differences(before, try files(of: site))
      let update = await preview.update(PreviewChanges(paths: Set(changed)))
      let snapshot = try #require(update.snapshot)
      #expect(update.failure == nil)

      let fresh = try TestSite()
      for folder in ["Content", "Themes"] where site.folder.exists(folder) {
        try fresh.folder.copy(contentOf: URL(fileURLWithPath: site.folder.path(of: folder)), to: folder)
      }
      let report = try await fresh.build(drafts: writer.includesDrafts, now: writer.now)
      let wrong = differences(try await files(of: snapshot), try fresh.published())
      #expect(wrong.isEmpty, "seed \(seed), step \(step), after \(edit)")
      let (said, wanted) = (lines(of: update.check.findings), lines(of: report.check.findings))
      #expect(said == wanted, "seed \(seed), step \(step), after \(edit)")
      if !wrong.isEmpty || said != wanted { return }
    }
    #expect(!site.folder.exists("Public"))
  }

  private func files(of site: TestSite) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for folder in ["Content", "Themes"] {
      for (path, bytes) in try site.folder.files(below: folder) { files[folder + "/" + path] = bytes }
    }
    return files
  }

  private func files(of snapshot: SiteSnapshot) async throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try await snapshot.paths() { files[path] = try await snapshot.file(path) }
    return files
  }

  private let note = "---\ntitle: Tokens\ndate: 2024-06-07\n---\nFirst words.\n"
  private let page = "2024/06/tokens.html"

  @Test func settingsThatCannotBeUsedLeaveTheSiteAsItWas() async throws {
    let site = try TestSite(["posts/tokens.md": note])
    let preview = SitePreview(site.location, request: TestClock().request(site))
    let first = await preview.update(.everything)
    let snapshot = try #require(first.snapshot)
    #expect(first.isPublishable && first.isCurrent)

    try site.write("pagination: many\n", to: "site.yml")
    try site.write(note.replacing("First", with: "Other"), to: "posts/tokens.md")
    let broken = await preview.update(PreviewChanges(paths: ["Content/site.yml", "Content/posts/tokens.md"]))
    #expect(broken.snapshot === snapshot && !broken.isCurrent && !broken.isPublishable)
    #expect(lines(of: broken.check.findings).contains { $0.hasPrefix("Content/site.yml:1:13 error") })

    // What has changed meanwhile is taken in with them.
    try site.write("title: Works\n", to: "site.yml")
    let mended = await preview.update(PreviewChanges(paths: ["Content/site.yml"]))
    let text = try await mended.snapshot?.file(page).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(text.contains("Other words.") && text.contains("Works") && mended.isCurrent)
  }

  @Test func aSiteThatIsBrokenFromTheStartComesWhenItIsMended() async throws {
    let site = try TestSite(["posts/tokens.md": note, "site.yml": "pagination: many\n"])
    let preview = SitePreview(site.location, request: TestClock().request(site))
    #expect(await preview.update(.everything).snapshot == nil)
    try site.write("pagination: 9\n", to: "site.yml")
    let mended = await preview.update(PreviewChanges(paths: ["Content/site.yml"]))
    #expect(try await mended.snapshot?.file(page) != nil)
  }

  @Test func errorsInNotesAreShownWithTheNewText() async throws {
    let site = try TestSite(["posts/tokens.md": note])
    let preview = SitePreview(site.location, request: TestClock().request(site))
    _ = await preview.update(.everything)
    try site.write(note + "\nSecond.\n\n```json\n{\"a\" 1}\n```\n", to: "posts/tokens.md")
    let update = await preview.update(PreviewChanges(paths: ["Content/posts/tokens.md"]))
    #expect(!update.isPublishable && update.isCurrent)
    let text = try await update.snapshot?.file(page).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(text.contains("Second."))
    #expect(update.snapshot?.note(onPage: page) == "Content/posts/tokens.md")
  }

  /// A page of one state is never made with a text of another.
  @Test func aTextThatHasChangedSinceIsAnError() async throws {
    let site = try TestSite(["posts/tokens.md": note, "posts/more.md": "---\ntitle: More\n---\nMore.\n"])
    let preview = SitePreview(site.location, request: TestClock().request(site))
    let snapshot = try #require(await preview.update(.everything).snapshot)
    try site.write(note.replacing("First", with: "Other"), to: "posts/tokens.md")
    await #expect(throws: FileError.self) { try await snapshot.file(page) }
    await #expect(throws: FileError.self) { try await snapshot.file("atom.xml") }
    #expect(try await snapshot.file("index.html") != nil)
    let next = await preview.update(PreviewChanges(paths: ["Content/posts/tokens.md"])).snapshot
    #expect(try await next?.file(page) != nil)
  }

  /// Notes need not be parsed again by the next preview, nor after a build.
  @Test func whatIsKnownOfNotesIsKept() async throws {
    let site = try TestSite(["posts/tokens.md": note])
    try site.ageFiles()
    let counter = Counter()
    let request = TestClock().request(site) { counter.add() }
    let preview = SitePreview(site.location, request: request)
    _ = await preview.update(.everything)
    #expect(counter.value == 1)
    try await preview.save()
    #expect(site.folder.exists(".notes/serve"))
    let next = await SitePreview(site.location, request: request).update(.everything)
    #expect(counter.value == 1)
    #expect(try await next.snapshot?.file(page) != nil)
  }
}

/// A clock that can be set.
final class TestClock: Sendable {
  private let now: Mutex<String>

  init(_ now: String = "2024-07-01T12:00:00Z") { self.now = Mutex(now) }

  func set(_ text: String) { now.withLock { $0 = text } }

  func request(
    _ site: TestSite, drafts: Bool = false, onProgress: @escaping @Sendable () -> Void = {}
  ) -> BuildRequest {
    let check = CheckRequest(workingDirectory: site.folder.path, width: 2) { [self] zone in
      let text = now.withLock { $0 }
      guard let date = NoteDate(parsing: text, timeZone: zone) else { throw TestSite.InvalidDate(text: text) }
      return date
    }
    return BuildRequest(
      check: check, includesDrafts: drafts, includesFuture: false, progress: { _ in onProgress() })
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func add() { count.withLock { $0 += 1 } }
}
