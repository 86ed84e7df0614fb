import TestSupport
import Testing

@testable import Pipeline

/// Drafts and future notes leave no trace in what is published.
@Suite struct DraftTests {
  private static let words = [
    "Confidential", "hush-hush", "undisclosed", "leak", "ledger", "unspoken", "Confidencial",
  ]

  private static func note(_ extra: String) -> String {
    """
    ---
    title: Confidential plan
    slug: hush-hush
    tags: [undisclosed, dns]
    aliases: [/leak.html]
    description: unspoken
    \(extra)
    ---

    ## Unspoken part

    ![ledger](ledger.svg) [names](../../posts/names.md)

    """
  }

  private static let names = """
    ---
    title: Names
    date: 2024-06-02
    tags: [dns]
    ---

    Linked [here](../drafts/secret/index.md), [there](../drafts/secret/index.md#unspoken-part) and by address.

    """

  private func site(_ extra: String) throws -> TestSite {
    try TestSite([
      "drafts/secret/index.md": Self.note(extra), "drafts/secret/ledger.svg": "<svg>ledger</svg>",
      "posts/names.md": Self.names, "posts/chart.svg": "<svg/>",
    ])
  }

  private func traces(in site: TestSite) throws -> [String] {
    try site.published().flatMap { path, bytes in
      let text = path + "\n" + String(decoding: bytes, as: UTF8.self)
      // The author of Names wrote the fragment; the link is left out with its address.
      return Self.words.filter { text.lowercased().contains($0.lowercased()) }.map { "\(path): \($0)" }
    }.sorted()
  }

  @Test(arguments: [
    "date: 2024-06-01\ndraft: true", "draft: true", "date: 2024-07-02", "date: 2024-06-01\ndraft: maybe",
    "date: 2024-06-01\nprivate: true", "date: 2024-06-01\nprivate: maybe", "date: 2024-06-01\nPrivate: true",
  ])
  func unpublishedNotesLeaveNoTrace(_ extra: String) async throws {
    let site = try site(extra)
    try site.write("check: warn\n", to: "site.yml")
    #expect(try await site.build().output != nil)
    let traces = try traces(in: site)
    #expect(traces.isEmpty, "\(traces)")
    #expect(site.folder.exists("Public/posts/chart.svg"))
  }

  @Test func aNoteThatBecomesADraftTakesItsTracesWithIt() async throws {
    let site = try site("date: 2024-06-01")
    #expect(try await site.build().output != nil)
    #expect(try Set(traces(in: site).map { $0.split(separator: " ").last.map(String.init) }).count >= 6)
    try site.write(Self.note("date: 2024-06-01\ndraft: true"), to: "drafts/secret/index.md")
    #expect(try await site.build().output != nil)
    let traces = try traces(in: site)
    #expect(traces.isEmpty, "\(traces)")
  }

  @Test func filesOfADraftAmongPublishedNotesStayBehind() async throws {
    let site = try TestSite([
      "posts/names.md": "---\ntitle: Names\ndate: 2024-06-02\n---\n\n![chart](chart.svg)\n",
      "posts/secret.md":
        "---\ntitle: Secret\ndraft: true\n---\n\n![ledger](ledger.svg) ![chart](chart.svg)\n",
      "posts/ledger.svg": "<svg/>", "posts/chart.svg": "<svg/>",
    ])
    try await site.build()
    #expect(site.folder.exists("Public/posts/chart.svg"))
    #expect(!site.folder.exists("Public/posts/ledger.svg"))
  }

  @Test func draftsAndFutureNotesCanBeAskedFor() async throws {
    let draft = try site("date: 2024-06-01\ndraft: true")
    try await draft.build(drafts: true)
    #expect(draft.folder.exists("Public/2024/06/hush-hush.html") && draft.folder.exists("Public/leak.html"))
    let future = try site("date: 2024-08-01")
    try await future.build(drafts: true)
    #expect(!future.folder.exists("Public/2024/08/hush-hush.html"))
    try await future.build(future: true)
    #expect(future.folder.exists("Public/2024/08/hush-hush.html"))
  }

  @Test func checkCoversDraftsToo() async throws {
    let site = try TestSite(["d.md": "---\ntitle: D\ndraft: true\n---\n\n```json\n{,}\n```\n"])
    let report = try await site.check()
    #expect(lines(of: report.findings).count == 1 && report.unpublishedCount == 1)
  }
}
