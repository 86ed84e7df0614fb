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
