#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Content is not trusted: it leads neither reads nor writes out of the site.
@Suite struct SafetyTests {
  @Test func linksAndSpecialFilesAreNotFollowed() async throws {
    let outside = try TemporaryFolder()
    try outside.write("# Secret\n\nOutside.\n", to: "secret.md")
    try outside.write("secret\n", to: "secret.txt")
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    let links = [
      ("link.md", outside.path(of: "secret.md")), ("link.txt", outside.path(of: "secret.txt")),
      ("folder", outside.path), ("loop", site.folder.path(of: "Content")), ("dangling.md", "/nowhere/at/all"),
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: site.folder.path(of: "Content/" + name), withDestinationPath: target)
    }
    #expect(mkfifo(site.folder.path(of: "Content/pipe.md"), 0o600) == 0)
    #expect(mkfifo(site.folder.path(of: "Content/pipe.txt"), 0o600) == 0)
    let report = try await site.build()
    #expect(report.output != nil && report.publishedCount == 1)
    for (path, bytes) in try site.published() {
      // Among the words that the theme's search knows is this one.
      let isOurs = path.hasPrefix("assets/")
      #expect(isOurs || !String(decoding: bytes, as: UTF8.self).lowercased().contains("secret"), "\(path)")
      #expect(!path.contains("link") && !path.contains("folder") && !path.contains("pipe"), "\(path)")
    }
  }

  @Test(arguments: [
    "slug: ../../../escape", "slug: /escape", "slug: ..", "slug: \"..\\\\..\\\\escape\"", "slug: \"a\\0b\"",
    "aliases: [/../../escape.html]", "aliases: [../escape.html]", "aliases: [/a/../../../escape.html]",
    "aliases: [//escape.html]", "aliases: [\"/..\\\\escape.html\"]", "aliases: [/%2e%2e/%2e%2e/escape.html]",
    "tags: [../../escape]", "tags: [\"..\"]", "tags: [\"/\"]", "tags: [\"\\0\"]",
  ])
  func frontMatterWritesNothingOutside(_ line: String) async throws {
    for check in ["error", "warn"] {
      let site = try TestSite([
        "site/Content/posts/note.md": "---\ntitle: T\ndate: 2024-06-01\n\(line)\n---\n\nText.\n",
        "site/Content/site.yml": "check: \(check)\n",
      ])
      try await expectNothingOutside(site, "\(line), check: \(check)")
    }
  }

  @Test(arguments: [
    "permalink: /../../:slug.html", "permalink: ../:slug.html", "permalink: /:path/../../../:slug.html",
    "permalink: \"/..\\\\:slug.html\"", "theme: ../../escape", "theme: /etc", "theme: ..", "theme: .",
    "theme: .hidden",
    "theme:\n  name: a/../../b",
  ])
  func settingsWriteNothingOutside(_ line: String) async throws {
    let site = try TestSite([
      "site/Content/posts/note.md": "---\ntitle: T\ndate: 2024-06-01\n---\n\nText.\n",
      "site/Content/site.yml": "check: warn\n\(line)\n", "escape/templates/note.mustache": "stolen\n",
    ])
    try await expectNothingOutside(site, line)
    for (path, bytes) in try site.folder.files(below: "Content/site/Public") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("stolen"), "\(line): \(path)")
    }
  }

  /// A list of what an earlier build wrote, in which someone put paths of others.
  @Test func theListOfOutputsIsNotTrusted() async throws {
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    try site.folder.write("precious\n", to: "precious.txt")
    try site.folder.write(
      "../precious.txt\n/\(site.folder.path)/precious.txt\nx/../../precious.txt\n", to: ".notes/outputs")
    try await site.build()
    #expect(site.folder.exists("precious.txt"))
  }

  /// A folder in `Public/` that is a link to elsewhere: what lies there is neither replaced nor removed.
  @Test func linksInPublicAreNotFollowedByRemoval() async throws {
    let outside = try TemporaryFolder()
    try outside.write("precious\n", to: "precious.html")
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    try await site.build()
    try FileManager.default.createSymbolicLink(
      atPath: site.folder.path(of: "Public/elsewhere"), withDestinationPath: outside.path)
    try await site.build()
    #expect(outside.exists("precious.html"))
  }

  /// The site's own folders may be links, and so may what lies in `Public/`: nothing is written or removed behind them.
  @Test(arguments: ["Public", "Public/tags", "Public/2024/06", ".notes"])
  func nothingIsWrittenBehindALink(_ path: String) async throws {
    let outside = try TemporaryFolder()
    try outside.write("precious\n", to: "index.html")
    let site = try TestSite(["a.md": "---\ntitle: A\ndate: 2024-06-01\ntags: [b]\n---\nText.\n"])
    try site.link(path, to: outside.path)
    await #expect(throws: FileError.self) { try await site.build() }
    #expect(try outside.files(below: "").keys.sorted() == ["index.html"])
    #expect(try outside.read("index.html") == "precious\n")
  }

  /// What a file of `Public/` is a link to stays as it is.
  @Test func aLinkInPlaceOfAPageIsReplaced() async throws {
    let outside = try TemporaryFolder()
    try outside.write("precious\n", to: "page.html")
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    try site.link("Public/index.html", to: outside.path(of: "page.html"))
    try await site.build()
    #expect(try outside.read("page.html") == "precious\n")
    #expect(try site.page("index.html").contains("<html"))
  }

  /// Pages that an earlier build wrote into a folder that is a link by now.
  @Test func nothingIsRemovedBehindALink() async throws {
    let outside = try TemporaryFolder()
    let site = try TestSite(["posts/a.md": "# A\n\nText.\n", "b.md": "# B\n\nText.\n"])
    try await site.build()
    try FileManager.default.moveItem(
      atPath: site.folder.path(of: "Public/posts"), toPath: outside.path(of: "posts"))
    try site.link("Public/posts", to: outside.path(of: "posts"))
    try site.remove("posts/a.md")
    try await site.build()
    #expect(outside.exists("posts/a.html"))
  }

  @Test func contentThatIsALinkIsNotRead() async throws {
    let outside = try TestSite(["secret.md": "# Secret\n\nText.\n"])
    let site = try TestSite()
    try site.link("Content", to: outside.location.content)
    let error = await #expect(throws: FileError.self) { try await site.build() }
    #expect(error?.description == "cannot open \(site.location.content): a symbolic link is not followed")
    #expect(!site.folder.exists("Public"))
  }

  /// An index that is a link is a database of somebody else.
  @Test func anIndexThatIsALinkIsNotOpened() async throws {
    let outside = try TemporaryFolder()
    try outside.write("precious\n", to: "other.sqlite")
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    try site.link(".notes/index.sqlite", to: outside.path(of: "other.sqlite"))
    await #expect(throws: FileError.self) { try await site.build() }
    #expect(try outside.read("other.sqlite") == "precious\n")
  }

  @Test func themesBehindALinkAreNotRead() async throws {
    let outside = try TemporaryFolder()
    try outside.write("stolen\n", to: "t/templates/note.mustache")
    let site = try TestSite(["a.md": "# A\n\nText.\n", "site.yml": "theme: t\n"])
    try site.link("Themes", to: outside.path)
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(
      lines(of: report.check.findings) == [
        "Content/site.yml:1:8 error settings.wrong-value: 'Themes/t' is no folder"
      ])
  }

  @Test func filesBeyondTheLimitAreReportedAndNotRead() async throws {
    let settings = "limits: {noteSize: 1 kB, fileSize: 2 kB}\n"
    let site = try TestSite([
      "a.md": "# A\n\nText.\n", "long.md": "# Long\n" + String(repeating: "word\n", count: 300),
      "fits.txt": String(repeating: "x", count: 2000), "large.txt": String(repeating: "x", count: 2001),
      "site.yml": settings,
    ])
    let expected = [
      "Content/large.txt:1:1 error site.too-large: 2 kB are more than the 2 kB that a file may have",
      "Content/long.md:1:1 error site.too-large: 1.5 kB are more than the 1 kB that a note may have",
    ]
    #expect(lines(of: try await site.build().check.findings) == expected)
    #expect(lines(of: try await site.check().findings) == expected)
    try site.write(settings + "check: warn\n", to: "site.yml")
    #expect(try await site.build().publishedCount == 1)
    let published = try site.published().keys.filter { $0.contains("long") || $0.hasSuffix(".txt") }
    #expect(published.sorted() == ["fits.txt", "robots.txt"])
  }

  /// Builds the site in `Content/site` of a larger folder, all of which but `Public/` and `.notes/` must stay as it was.
  private func expectNothingOutside(_ site: TestSite, _ comment: String) async throws {
    let inner = SiteLocation(root: site.folder.path(of: "Content/site"))
    let before = try site.folder.files(below: "")
    _ = try? await buildSite(
      inner,
      request: BuildRequest(
        check: site.request(), includesDrafts: false, includesFuture: false, progress: { _ in }))
    let after = try site.folder.files(below: "").filter { path, _ in
      !path.hasPrefix("Content/site/Public/") && !path.hasPrefix("Content/site/.notes/")
    }
    #expect(differences(before, after).isEmpty, "\(comment)")
  }
}
