import SourceText
import TestSupport
import Testing

@testable import Pipeline

/// Checks of a part of a site: what has changed, and texts that are in no file.
@Suite struct PartialCheckTests {
  private func check(
    _ text: String, at path: String?, in site: TestSite
  ) async throws -> [String] {
    lines(of: try await checkText(Array(text.utf8), at: path, request: site.request()).findings)
  }

  @Test func aTextCountsInThePlaceOfItsFile() async throws {
    let site = try TestSite(["posts/a.md": "# A\n\n[b](gone.md)\n", "posts/b.md": "# B\n\n[a](a.md#x)\n"])
    #expect(
      try await check("# A\n\n[b](b.md) [c](c.md)\n", at: "Content/posts/a.md", in: site) == [
        "Content/posts/a.md:3:15 error link.broken: 'c.md' leads nowhere in this site"
      ])
    // A note that is still to be written, in a folder that is.
    #expect(try await check("# N\n\n[b](../posts/b.md)\n", at: "Content/new/n.md", in: site).isEmpty)
    #expect(
      try await check("# N\n\n[b](b.md)\n", at: "Content/new/n.md", in: site) == [
        "Content/new/n.md:3:5 error link.broken: 'b.md' leads nowhere in this site"
      ])
    #expect(!site.folder.exists("Content/new"))
  }

  @Test func aTextWithoutAPlaceStandsByItself() async throws {
    let site = try TestSite(["a.md": "# A\n"])
    #expect(
      try await check("# N\n\n[b](gone.md)\n\n```json\n{\"a\": }\n```\n", at: nil, in: site) == [
        "<stdin>:6:7 error json.expected-value: expected a value, found `}`"
      ])
    await #expect(throws: FileError.self) { try await check("", at: "Content/a.txt", in: site) }
    await #expect(throws: FileError.self) { try await check("", at: "Content/site.yml", in: site) }
  }

  @Test(.enabled(if: GitFolder.isAvailable)) func onlyWhatHasChangedIsReported() async throws {
    let git = try GitFolder()
    let broken = "```json\n{\n```\n"
    for (name, text) in [
      ("old.md", "# Old\n\n" + broken), ("moved.md", "# Moved\n"), ("kept.md", "# Kept\n"),
      ("shows.md", "# Shows\n\n```json file=\"files/a.json\"\n```\n"), ("files/a.json", "{}\n"),
      ("site.yml", "titel: x\n"),
    ] { try git.folder.write(text, to: "Content/" + name) }
    try git.commit()
    func check() async throws -> CheckReport {
      var request = TestSite(folder: git.folder).request()
      request.changedSince = "HEAD"
      request.environment = git.environment
      return try await checkSite(SiteLocation(root: git.folder.path), request: request)
    }
    #expect(try await check().noteCount == 0)
    try git.folder.write("# Kept\n\n[old](old.md) [gone](moved.md)\n\n" + broken, to: "Content/kept.md")
    try git.folder.write("{,}\n", to: "Content/files/a.json")
    try git.folder.remove("Content/moved.md")
    let report = try await check()
    #expect(report.checkedPaths == ["Content/kept.md", "Content/shows.md"])
    #expect(report.findings.map(\.source.path) == ["Content/files/a.json", "Content/kept.md"])
    #expect(
      lines(of: report.findings).contains {
        $0.hasPrefix("Content/kept.md:3:22 error link.broken: 'moved.md' leads nowhere")
      })
    // Links of other notes that lead to what has changed, and no others.
    try git.folder.write(
      "# Links\n\n[a](moved.md) ![b](gone.png) [c](none.md) [d](old)\n", to: "Content/links.md")
    try git.folder.write("# Anchors\n\n[a](kept.md#lost) [b](old.md#lost)\n", to: "Content/anchors.md")
    try git.git("add", "Content/links.md", "Content/anchors.md")
    try git.git("commit", "--quiet", "--message", "links")
    try git.folder.remove("Content/old.md")
    let led = lines(of: try await check().findings).filter {
      $0.hasPrefix("Content/links.md") || $0.hasPrefix("Content/anchors.md")
    }
    #expect(
      led.map { $0.prefix { $0 != " " } } == [
        "Content/anchors.md:3:5", "Content/anchors.md:3:23", "Content/links.md:3:5", "Content/links.md:3:47",
      ])
    // The settings are reported with their file.
    try git.folder.write("titel: y\n", to: "Content/site.yml")
    #expect(try await check().findings.map(\.source.path).contains("Content/site.yml"))
  }
}
