import NoteModel
import SearchIndex
import TestSupport
import Testing

@testable import Pipeline

/// Secrets wherever they may be published from, and notes that are nobody's business.
@Suite struct LeakTests {
  private static let secret = "k4Jw9sQzT1xV"

  @Test func secretsAreFoundInAllThatIsPublished() async throws {
    let site = try TestSite([
      "site.yml": "title: T\nauthor: token=\(Self.secret)1\n",
      "note.md": """
      ---
      title: T
      api_key: \(Self.secret)2
      ---

      <!-- password: \(Self.secret)3 -->

      In text, password: \(Self.secret)4, and [a link](https://a:\(Self.secret)5@git.corp.net/).

      ```python
      PASSWORD = "\(Self.secret)6"
      ```

      ```sh file="run.sh"
      ```

      """,
      "run.sh": "export PGPASSWORD=\(Self.secret)7\n", ".hidden": "PASSWORD=\(Self.secret)8\n",
      "app.env": "PASSWORD=\(Self.secret)9\n", "data.png": "PASSWORD=\(Self.secret)8\n",
    ])
    try site.folder.write(
      "<!-- token: \(Self.secret)0 -->\n", to: "Themes/default/templates/partials/foot.mustache")
    let expected = [
      "Content/app.env:1:10", "Content/note.md:11:13", "Content/note.md:3:10", "Content/note.md:6:16",
      "Content/note.md:8:20", "Content/note.md:8:58", "Content/run.sh:1:19", "Content/site.yml:2:15",
      "Themes/default/templates/partials/foot.mustache:1:13",
    ]
    let report = try await site.check()
    #expect(places(report) == expected)
    let build = try await site.build()
    #expect(places(build.check) == expected)
    #expect(build.output == nil)
  }

  @Test func aFingerprintAllowsASecret() async throws {
    let site = try TestSite([
      "a.md": "# A\n\npassword: \(Self.secret)\n", "b.env": "PASSWORD=\(Self.secret)\n",
    ])
    let found = try await site.check()
    #expect(places(found) == ["Content/a.md:3:11", "Content/b.env:1:10"])
    let fingerprints = Set(found.findings.flatMap(\.diagnostics).compactMap(\.secret?.fingerprint))
    #expect(fingerprints.count == 1)
    try site.write("allowedSecrets: [\(fingerprints.sorted().joined())]\n", to: "site.yml")
    #expect(try await places(site.check()) == [])
    try site.write("severities:\n  secret.password: off\n", to: "site.yml")
    #expect(try await places(site.check()) == [])
  }

  /// 2100-01-01 is the `exp` of the token.
  @Test(arguments: [("2024-07-01", 1), ("2099-12-31T23:59:59Z", 1), ("2100-01-01", 0)])
  func aWebTokenIsGoodUntilItRunsOut(now: String, count: Int) async throws {
    let token =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lkLmNvcnAubmV0Iiwic3ViIjoia2ltIiwiZXhwIjo0MTAyNDQ0ODAwfQ"
    let site = try TestSite(["a.md": "# A\n\n\(token).Kq2ZsV7wXe4RmN1bYcP0dLfJ8hTuG5aB3iQx6yWv9zE\n"])
    let report = try await site.build(now: now)
    #expect(places(report.check).count == count)
    #expect((report.output == nil) == (count > 0))
  }

  private func places(_ report: CheckReport) -> [String] {
    lines(of: report.findings).filter { $0.contains(" secret.") }
      .compactMap { $0.split(separator: " ").first.map { String($0.dropLast($0.hasSuffix(":") ? 1 : 0)) } }
      .sorted()
  }
}

/// Words that stand in unpublished notes only are nowhere in `Public/`.
@Suite struct CanaryTests {
  private static let kinds = ["draft: true", "date: 2025-01-01", "private: true"]

  private static func hidden(_ number: Int) -> String {
    """
    ---
    title: Zanzibar\(number) title
    slug: quokka\(number)
    tags: [walrus\(number), shared]
    series: Narwhal\(number)
    aliases: [/ocelot\(number).html]
    description: Axolotl\(number)
    \(kinds[number])
    ---

    ## Wombat\(number)

    Pangolin\(number) ![Tapir\(number)](capybara\(number).png) [[shown]] [file](lemur\(number).txt)

    """
  }

  private static let words = [
    "zanzibar", "quokka", "walrus", "narwhal", "ocelot", "axolotl", "wombat", "pangolin", "tapir", "capybara",
    "lemur",
    "hippo",
  ]

  /// Links of a published note in every form, none of which names an unpublished one in its text.
  private static var shown: String {
    let links = kinds.indices.map { number in
      """
      [a](hippo\(number).md) [b](<hippo\(number).md> "Zanzibar\(number)") [c](hippo\(number)\\.md)
      [d][walrus\(number)] [e](hippo\(number).md#wombat\(number)
      "Zanzibar\(number)") [f](../posts/hippo%\(30 + number).md) [[hippo\(number)|g]] [h][H\(number)]

      [walrus\(number)]: hippo\(number).md
        "Zanzibar\(number)"
      [H\(number)]: <hippo\(number).md> 'Zanzibar\(number)'
      [unused\(number)]: hippo\(number).md

      """
    }
    return "---\ntitle: Shown\ndate: 2024-01-01\ntags: [shared]\n---\n\n" + links.joined(separator: "\n")
  }

  private func site() throws -> TestSite {
    let site = try TestSite([
      "posts/shown.md": Self.shown,
      "posts/other.md": "---\ntitle: Other\ndate: 2024-01-02\n---\n\n[s](shown.md)\n",
      "site.yml": "check: warn\nmarkdownCopies: true\nformerPermalinks: /:year/:slug.html\n",
    ])
    for number in Self.kinds.indices {
      try site.write(Self.hidden(number), to: "posts/hippo\(number).md")
      try site.folder.write(TinyImage.png(4, 3), to: "Content/posts/capybara\(number).png")
      try site.write("lemur\n", to: "posts/lemur\(number).txt")
    }
    return site
  }

  @Test func nothingOfAnUnpublishedNoteIsPublished() async throws {
    let site = try site()
    let report = try await site.build()
    #expect(report.publishedCount == 2)
    let published = try site.published()
    let traces = published.flatMap { path, bytes in
      let text = (path + "\n" + String(decoding: bytes, as: UTF8.self)).lowercased()
      return Self.words.flatMap { word in
        Self.kinds.indices.filter { text.contains("\(word)\($0)") }.map { "\(path): \(word)\($0)" }
      }
    }
    #expect(
      traces.sorted() == [], "\(String(decoding: published["2024/01/shown.html.md"] ?? [], as: UTF8.self))")
  }

  /// Of private notes not even `--drafts --future` tells.
  @Test func privateNotesAreInNoBuild() async throws {
    let site = try site()
    let report = try await site.build(drafts: true, future: true)
    #expect(report.publishedCount == 4)
    let text = try site.published().map { $0 + String(decoding: $1, as: UTF8.self) }.joined().lowercased()
    #expect(text.contains("zanzibar0") && text.contains("zanzibar1") && !text.contains("zanzibar2"))
  }

  @Test func theSearchOfTheTerminalFindsThemAndSaysSo() async throws {
    let site = try site()
    let search = try await searchSite(
      site.location, query: SearchQuery(text: "pangolin", limit: 9, codeOnly: false), request: site.request())
    let states = search.hits.sorted { $0.path < $1.path }.map {
      "\($0.path) \($0.isDraft) \($0.isFuture(at: search.now)) \($0.isPrivate)"
    }
    #expect(
      states == [
        "posts/hippo0.md true false false", "posts/hippo1.md false true false",
        "posts/hippo2.md false false true",
      ])
    let listing = try await listSite(
      site.location, request: site.request(), includesDrafts: true, includesFuture: true,
      includesPrivate: true)
    #expect(
      listing.order.map { listing.state(of: $0).rawValue }.sorted() == [
        "draft", "future", "private", "published", "published",
      ])
  }

  @Test func aTitleInBracketsIsTold() async throws {
    let site = try TestSite([
      "a.md": "# A\n\n[[Zanzibar]] and [[b.md|it]]\n", "b.md": "---\ntitle: Zanzibar\nprivate: true\n---\n",
    ])
    let help = try await site.check().findings.flatMap(\.diagnostics).compactMap(\.help)
    #expect(
      help == [
        "readers see the title of that note: write [[b.md|other words]] if they are not to",
        "the text stays on the page, the link is left out",
      ])
  }
}

/// Positions in images, found and stripped.
@Suite struct ImagePositionTests {
  private static let exif =
    Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]
    + [0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]

  @Test func aPositionIsReportedAndStripped() async throws {
    let site = try TestSite(["a.md": "# A\n\n![Desk](desk.jpg)\n"])
    let photograph = TinyImage.photograph(exif: Self.exif)
    try site.folder.write(photograph, to: "Content/desk.jpg")
    // Copied, too, though no note shows it.
    try site.folder.write(photograph, to: "Content/other.jpeg")
    let build = try await site.build()
    #expect(positions(build.check) == ["Content/desk.jpg", "Content/other.jpeg"])
    #expect(try site.published()["desk.jpg"] == photograph)
    try site.write("imageMetadata: strip\n", to: "site.yml")
    let stripped = try await site.build()
    #expect(positions(stripped.check) == [])
    #expect(try site.published()["desk.jpg"] == TinyImage.photograph())
    #expect(try site.published()["other.jpeg"] == TinyImage.photograph())
    #expect(try await positions(site.check()) == [])
  }

  private func positions(_ report: CheckReport) -> [String] {
    report.findings.filter { $0.diagnostics.contains { $0.rule.id == "image.position" } }.map(\.source.path)
  }
}
