import Foundation
import NoteModel
import SearchIndex
import TestSupport
import Testing

@testable import Pipeline

/// What a build writes, what it leaves alone, and what stops it.
@Suite struct BuildTests {
  private static let content = [
    "posts/2024-06-01-alpha.md": "---\ntitle: Alpha\ntags: [one]\n---\n\nAbout the resolver.\n",
    "posts/2024-06-02-beta.md":
      "---\ntitle: Beta\ntags: [one, two]\n---\n\nSee [Alpha](2024-06-01-alpha.md).\n",
    "posts/2024-06-03-gamma.md": "---\ntitle: Gamma\ntags: [three]\n---\n\n![A plan](plan.svg)\n",
    "posts/2024-01-01-delta.md": "---\ntitle: Delta\n---\n\nBy itself.\n",
    "posts/plan.svg": "<svg/>\n",
    "about.md": "# About\n\nA page.\n",
  ]

  private static let broken = "---\ntitle: Broken\ndate: 2024-06-04\n---\n\n```json\n{\"a\" 1}\n```\n"

  @Test func aSecondBuildWritesNothing() async throws {
    let site = try TestSite(Self.content)
    let first = try await site.build()
    #expect(first.output?.unchanged == 0)
    let before = try site.stamps()
    let second = try await site.build()
    #expect(second.output?.written == 0 && second.output?.removed == 0)
    #expect(second.output?.unchanged == first.output?.written)
    #expect(differences(try site.stamps(), before).isEmpty)
  }

  @Test func editingANoteRewritesOnlyWhatShowsIt() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    let before = try site.stamps()
    try site.write(
      "---\ntitle: Gamma\ntags: [three]\ndescription: ''\n---\n\n![A plan](plan.svg)\n\nMore.\n",
      to: "posts/2024-06-03-gamma.md")
    let report = try await site.build()
    let changed = differences(try site.stamps(), before)
    #expect(changed.contains("2024/06/gamma.html"))
    // Its summary stands in lists, in feeds and in the index of the search, and on no other note's page.
    let allowed: Set<String> = [
      "2024/06/gamma.html", "index.html", "atom.xml", "feed.json", "archive/index.html",
      "tags/three/index.html", "tags/three/atom.xml", "tags/three/feed.json",
    ]
    let pages = changed.filter { !$0.hasPrefix("search/index") }
    #expect(Set(pages).subtracting(allowed).isEmpty, "\(changed)")
    #expect((report.output?.written ?? 0) + (report.output?.removed ?? 0) == changed.count)
  }

  @Test func aNewTitleReachesEveryPageThatNamesTheNote() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    try site.write(
      "---\ntitle: Omega\ntags: [one]\n---\n\nAbout the resolver.\n", to: "posts/2024-06-01-alpha.md")
    try await site.build()
    let traces = try site.published().filter { String(decoding: $0.value, as: UTF8.self).contains(">Alpha") }
      .keys
    // The text of the link in Beta is its author's.
    #expect(traces.filter { $0.hasSuffix(".html") } == ["2024/06/beta.html"])
    #expect(try site.page("2024/01/delta.html").contains("Omega"))
  }

  @Test func aRemovedNoteTakesItsPageAndItsFoldersWithIt() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    let before = try site.published().keys
    try site.remove("posts/2024-01-01-delta.md")
    try site.remove("posts/plan.svg")
    try await site.build()
    let after = try site.published()
    #expect(!site.folder.exists("Public/2024/01"))
    #expect(!site.folder.exists("Public/posts"))
    let removed = before.filter { after[$0] == nil && !$0.hasPrefix("search/index/") }
    #expect(removed.sorted() == ["2024/01/delta.html", "posts/plan.svg"])
    let search = try await searchSite(
      site.location, query: SearchQuery(text: "itself", limit: 5, codeOnly: false), request: site.request())
    #expect(search.hits.isEmpty)
  }

  @Test func filesOfOthersStay() async throws {
    let site = try TestSite(Self.content)
    try site.folder.write("ops.example\n", to: "Public/CNAME")
    try site.folder.write("x\n", to: "Public/2024/01/mine.txt")
    try await site.build()
    try site.remove("posts/2024-01-01-delta.md")
    try await site.build()
    #expect(try site.page("CNAME") == "ops.example\n")
    #expect(try site.page("2024/01/mine.txt") == "x\n")
    #expect(!site.folder.exists("Public/2024/01/delta.html"))
  }

  @Test func withoutItsStateABuildStillDeletesNothingOfOthers() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    try site.folder.remove(".notes")
    try site.folder.write("mine\n", to: "Public/mine.txt")
    let report = try await site.build()
    #expect(report.output?.written == 0 && report.output?.removed == 0)
    #expect(site.folder.exists("Public/mine.txt"))
  }

  /// Without the list of what was written, what is known of the build before tells it.
  @Test func aLostListOfOutputsIsMadeGood() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    try site.folder.remove(".notes/outputs")
    try site.folder.write("mine\n", to: "Public/mine.txt")
    try site.remove("posts/2024-01-01-delta.md")
    let report = try await site.build()
    #expect(!site.folder.exists("Public/2024/01/delta.html") && site.folder.exists("Public/mine.txt"))
    #expect(report.unknownCount == 0)
    #expect(site.folder.exists(".notes/outputs"))
  }

  @Test func errorsLeaveWhatIsPublishedAsItWas() async throws {
    let site = try TestSite(Self.content)
    try await site.build()
    let (files, stamps) = (try site.published(), try site.stamps())
    try site.write(Self.broken, to: "posts/broken.md")
    try site.remove("posts/2024-01-01-delta.md")
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(lines(of: report.check.findings).contains { $0.hasPrefix("Content/posts/broken.md:7:") })
    #expect(differences(try site.published(), files).isEmpty)
    #expect(differences(try site.stamps(), stamps).isEmpty)
  }

  @Test func aFirstBuildWithErrorsPublishesNothing() async throws {
    let site = try TestSite(["broken.md": Self.broken])
    #expect(try await site.build().output == nil)
    #expect(try site.published().isEmpty)
  }

  @Test(arguments: [
    "[x](nowhere.md)", "[x](#nowhere)", "[[Nowhere]]", "[x](2024-06-01-alpha.md#nowhere)",
    "[x](/nowhere.html)",
  ])
  func aLinkThatLeadsNowhereStopsABuild(_ link: String) async throws {
    let site = try TestSite(Self.content)
    try site.write("---\ntitle: Links\n---\n\nText \(link)\n", to: "posts/links.md")
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(lines(of: report.check.findings).filter { $0.hasPrefix("Content/posts/links.md:5:") }.count == 1)
  }

  @Test(arguments: [
    "titl: x\npagination: many\n", "title: [\n", "permalink: /:yaer/:slug.html\n", "baseURL: nowhere\n",
    "timeZone: Nowhere/City\n", "theme: [a]\n", "check: maybe\n",
  ])
  func wrongSettingsStopABuild(_ settings: String) async throws {
    let site = try TestSite(Self.content)
    try site.write(settings, to: "site.yml")
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(lines(of: report.check.findings).contains { $0.hasPrefix("Content/site.yml:") })
  }

  @Test func checkWarnPublishesAllTheSame() async throws {
    let site = try TestSite(Self.content)
    try site.write("check: warn\n", to: "site.yml")
    try site.write(Self.broken, to: "posts/broken.md")
    let report = try await site.build()
    #expect(report.output != nil)
    #expect(report.check.findings.flatMap(\.diagnostics).contains { $0.rule.id == "json.missing-colon" })
    #expect(site.folder.exists("Public/2024/06/broken.html"))
  }

  @Test func checkOffRunsNoValidator() async throws {
    let site = try TestSite(Self.content)
    try site.write("check: off\n", to: "site.yml")
    try site.write(Self.broken, to: "posts/broken.md")
    let report = try await site.build()
    #expect(report.output != nil)
    #expect(report.check.findings.isEmpty)
    #expect(report.check.snippets == SnippetCount(total: 1, checked: 0))
  }

  @Test func severitiesAreASetting() async throws {
    let site = try TestSite(Self.content)
    try site.write(Self.broken, to: "posts/broken.md")
    try site.write("severities:\n  json.missing-colon: warning\n", to: "site.yml")
    let lowered = try await site.build()
    #expect(lowered.output != nil)
    #expect(lowered.check.findings.flatMap(\.diagnostics).map(\.severity) == [.warning])

    try site.write("severities:\n  json.missing-colon: off\n", to: "site.yml")
    #expect(try await site.build().check.findings.isEmpty)

    try site.write("severities:\n  image.missing: error\n", to: "site.yml")
    try site.remove("posts/plan.svg")
    try site.remove("posts/broken.md")
    let raised = try await site.build()
    #expect(raised.output == nil)
    #expect(raised.check.findings.flatMap(\.diagnostics).map(\.severity) == [.error])
  }

  @Test func theClockIsAnInput() async throws {
    let site = try TestSite(Self.content)
    try site.write("timeZone: America/New_York\n", to: "site.yml")
    try await site.build(now: "2024-06-03T03:59:59Z")
    #expect(!site.folder.exists("Public/2024/06/gamma.html"))
    try await site.build(now: "2024-06-03T04:00:00Z")
    #expect(site.folder.exists("Public/2024/06/gamma.html"))
    try await site.build(future: true, now: "2020-01-01T00:00:00Z")
    #expect(site.folder.exists("Public/2024/06/gamma.html"))
  }

  @Test func aSiteMayHaveNoNotesAtAll() async throws {
    let site = try TestSite()
    try FileManager.default.createDirectory(
      atPath: site.folder.path(of: "Content"), withIntermediateDirectories: true)
    let report = try await site.build()
    #expect(report.output != nil && report.publishedCount == 0)
    #expect(site.folder.exists("Public/index.html") && site.folder.exists("Public/atom.xml"))
  }

  /// An address may turn from a file into a folder and back when the settings change.
  @Test func aPageMayTakeThePlaceOfAFolder() async throws {
    let site = try TestSite(["a.md": "# A\n\nText.\n"])
    for pattern in ["/:path/:slug", "/:path/:slug/", "/:path/:slug"] {
      try site.write("pagePermalink: \(pattern)\n", to: "site.yml")
      let report = try await site.build()
      #expect(report.output != nil, "\(pattern)")
      let file = pattern.hasSuffix("/") ? "a/index.html" : "a"
      #expect(try site.published().keys.contains(file), "\(pattern)")
    }
  }

  /// What lies at one address cannot be a file and a folder at once: a diagnostic, not a failure in the middle of writing.
  @Test func aPageThatNeedsTheNameOfAFolderIsReported() async throws {
    let site = try TestSite(["a.md": "# A\n\nText.\n", "tags.md": "# T\n\nText.\n"])
    try site.write("pagePermalink: /:path/:slug\n", to: "site.yml")
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(lines(of: report.check.findings).contains { $0.hasPrefix("Content/tags.md:1:") })
  }

  /// So it is whatever the settings make of errors, and `Public/` stays as it was.
  @Test(arguments: [
    (
      "posts/2024-01-01-archive.md", "permalink: /:slug",
      "posts/2024-01-01-archive.md:1:1 error note.duplicate-permalink: /archive is also a folder: a page of the site's own lies in it"
    ),
    (
      "man/one.md", "pagePermalink: /:path/:slug/",
      "man/one.md:1:1 error note.duplicate-permalink: /man/one/ lies below /man/one, the address of the file 'man/one'"
    ),
    (
      "man/one/two.md", "pagePermalink: /:path/:slug",
      "man/one.md:1:1 error note.duplicate-permalink: /man/one is also a folder: 'man/one/two.md' lies in it"
    ),
    (
      "tags", "pagination: 9",
      "tags:1:1 error note.duplicate-permalink: /tags is the address of the file 'tags' and a folder in which a page of the site's own lies"
    ),
  ])
  func aPageAndAFolderOfOneNameAreReported(_ path: String, _ setting: String, _ finding: String) async throws
  {
    for policy in ["check: error", "check: warn", "severities:\n  note.duplicate-permalink: off"] {
      let site = try TestSite(["a.md": "# A\n\nText.\n"])
      try await site.build()
      let before = try site.stamps()
      try site.write("\(policy)\n\(setting)\n", to: "site.yml")
      if path == "man/one.md" { try site.write("Plain.\n", to: "man/one") }
      if path == "man/one/two.md" { try site.write("# One\n\nText.\n", to: "man/one.md") }
      try site.write(path.hasSuffix(".md") ? "# A note\n\nText.\n" : "Plain.\n", to: path)
      for _ in 0..<2 {
        let report = try await site.build()
        #expect(lines(of: report.check.findings) == ["Content/\(finding)"], "\(policy)")
        #expect(report.output == nil)
        #expect(try site.stamps() == before)
      }
      try site.remove(path)
      #expect(try await site.build().output != nil)
    }
  }

  /// The diagrams of all entries of a feed may end up on one page.
  @Test func diagramsInFeedsHaveNoIDs() async throws {
    let diagram = "```mermaid\nflowchart LR\n  a --> b\n```\n\n`<title id=\"dg:` stays.\n"
    let site = try TestSite([
      "2024-06-01-a.md": "# A\n\n\(diagram)", "2024-06-02-b.md": "# B\n\n\(diagram)",
    ])
    try await site.build()
    #expect(try site.page("2024/06/a.html").contains("<title id=\"dg:1t\">"))
    let feed = try site.page("atom.xml")
    #expect(feed.components(separatedBy: "&lt;svg class=&quot;dg").count == 3, "\(feed)")
    #expect(feed.components(separatedBy: "&lt;title&gt;").count == 3)
    #expect(!feed.contains("labelledby") && !feed.contains("id=&quot;dg:1"))
    #expect(feed.components(separatedBy: "title id=&quot;dg:&lt;/code&gt; stays").count == 3)
  }
}
