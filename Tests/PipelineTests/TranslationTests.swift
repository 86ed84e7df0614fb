import SearchIndex
import TestSupport
import Testing

@testable import Pipeline

/// A note and its translations: one note of a list, two pages.
@Suite struct TranslationTests {
  private let english =
    "---\ntitle: Drain a node\ntags: [nodes]\n---\n\nPods move elsewhere, says [the manual](manual.md).\n"
  private let german =
    "---\ntitle: Knoten leeren\ntags: [nodes]\n---\n\nPods ziehen um, siehe [Handbuch](manual.md).\n"

  private func site(_ more: [String: String] = [:]) throws -> TestSite {
    let content = [
      "site.yml": "baseURL: https://ops.example\n",
      "2024-06-01-drain.md": english, "2024-06-01-drain.de.md": german,
      "manual.md": "---\ntitle: Manual\n---\n\nAll of it.\n",
    ]
    return try TestSite(content.merging(more) { $1 })
  }

  @Test func pagesNameEachOther() async throws {
    let site = try site()
    try await site.build()
    for path in ["2024/06/drain.html", "de/2024/06/drain.html"] {
      let page = try site.page(path)
      for (tag, address) in [
        ("en", "/2024/06/drain.html"), ("x-default", "/2024/06/drain.html"), ("de", "/de/2024/06/drain.html"),
      ] {
        let link = "<link rel=\"alternate\" hreflang=\"\(tag)\" href=\"https://ops.example\(address)\">"
        #expect(page.contains(link), "\(path) \(tag)")
      }
    }
    #expect(try site.page("de/2024/06/drain.html").contains("<html lang=\"de\">"))
    #expect(try site.page("de/2024/06/drain.html").contains(">1. Juni 2024<"))
    #expect(try site.page("2024/06/drain.html").contains("<html lang=\"en\">"))
    #expect(
      try site.page("2024/06/drain.html").contains("lang=\"de\" href=\"/de/2024/06/drain.html\">Deutsch</a>"))
    #expect(try !site.page("manual.html").contains("hreflang"))
  }

  @Test func listsShowTheNoteOnce() async throws {
    let site = try site()
    try await site.build()
    for path in ["index.html", "archive/index.html", "tags/nodes/index.html", "atom.xml"] {
      let page = try site.page(path)
      #expect(page.contains("Drain a node"), "\(path)")
      #expect(!page.contains("Knoten leeren"), "\(path)")
    }
    // Of the notes that link to the manual the one is named that its readers read.
    #expect(try site.page("manual.html").contains("Drain a node"))
    #expect(try !site.page("manual.html").contains("Knoten leeren"))
    #expect(try site.page("sitemap.xml").contains("https://ops.example/de/2024/06/drain.html"))
  }

  @Test func listsShowTheSitesLanguage() async throws {
    let site = try site([
      "site.yml": "language: de\nbaseURL: https://ops.example\n",
      "2024-06-01-drain.md": english.replacing("tags:", with: "lang: en\ntags:"),
    ])
    try await site.build()
    #expect(try site.page("index.html").contains("Knoten leeren"))
    #expect(try !site.page("index.html").contains("Drain a node"))
    // The address tells the file, whatever the language of the site.
    let link =
      "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://ops.example/de/2024/06/drain.html\">"
    #expect(try site.page("2024/06/drain.html").contains(link))
  }

  /// Neither a language without an original nor a point in a name makes a translation.
  @Test func onlyATranslationIsOne() async throws {
    let site = try site([
      "setup.io.md": "---\ntitle: Setup\n---\n\nText.\n", "v1.md": "---\ntitle: One\n---\n\nText.\n",
      "v1.2.md": "---\ntitle: One, two\n---\n\nText.\n", "alone.fr.md": "---\ntitle: Seul\n---\n\nTexte.\n",
      "a.b.md": "---\ntitle: AB\n---\n\nText.\n", "a.md": "---\ntitle: A\n---\n\nText.\n",
    ])
    try await site.build()
    for path in ["setup.io.html", "v1.2.html", "alone.fr.html", "a.b.html"] {
      #expect(try site.page(path).contains("<html lang=\"en\">"), "\(path)")
    }
  }

  @Test func aTranslationOfADraftIsANoteOfItsOwn() async throws {
    let site = try site(["2024-06-01-drain.md": english.replacing("tags:", with: "draft: true\ntags:")])
    try await site.build()
    let home = try site.page("index.html")
    #expect(home.contains("<a href=\"/de/2024/06/drain.html\" lang=\"de\" dir=\"auto\">Knoten leeren</a>"))
    #expect(try !site.page("de/2024/06/drain.html").contains("hreflang"))
  }

  @Test func wikiLinksByNameLeadToTheOriginal() async throws {
    let site = try site([
      "2024-06-02-next.md": "---\ntitle: Next\n---\n\nFirst [[drain]], then [[Knoten leeren]].\n"
    ])
    let report = try await site.build()
    #expect(report.check.findings.isEmpty)
    let page = try site.page("2024/06/next.html")
    #expect(page.contains("<a href=\"/2024/06/drain.html\">drain</a>"))
    #expect(page.contains("<a href=\"/de/2024/06/drain.html\">Knoten leeren</a>"))
  }

  /// Whether a note is a translation depends on another file, which the index has to notice.
  @Test func theIndexFollowsTheOriginal() async throws {
    let site = try site()
    try await site.build()
    #expect(try await addresses(site) == ["/2024/06/drain.html", "/de/2024/06/drain.html"])
    try site.remove("2024-06-01-drain.md")
    #expect(try await addresses(site) == ["/2024/06/drain.de.html"])
    try site.write(english, to: "2024-06-01-drain.md")
    #expect(try await addresses(site) == ["/2024/06/drain.html", "/de/2024/06/drain.html"])
  }

  /// An older address is the original's; a translation has it below its language, as its page.
  @Test func formerPermalinksLeadToTheOriginal() async throws {
    let site = try site(["site.yml": "formerPermalinks: /:year/:slug.html\n"])
    let report = try await site.build()
    #expect(lines(of: report.check.findings) == [])
    #expect(try site.page("2024/drain.html").contains("url=/2024/06/drain.html"))
    #expect(
      try site.page("_redirects") == """
        /de/2024/drain.html /de/2024/06/drain.html 301
        /2024/drain.html /2024/06/drain.html 301\n
        """)
  }

  /// Of each language the links that its notes have, and no others.
  @Test func theGraphHasLinksAsTheyAreWritten() async throws {
    let site = try site([
      "manual.de.md": "---\ntitle: Handbuch\n---\n\nAlles.\n",
      "2024-06-01-drain.de.md": german.replacing("manual.md", with: "manual.de.md"),
    ])
    let report = try await site.build()
    #expect(lines(of: report.check.findings) == [])
    let listing = try await listSite(
      site.location, request: site.request(), includesDrafts: false, includesFuture: false)
    let links = listing.order.map { note in
      "\(listing.site.notes[note].path): "
        + listing.graph.outgoing[note].map { listing.site.notes[$0].path }.joined(separator: " ")
    }
    #expect(
      links == [
        "2024-06-01-drain.md: manual.md", "manual.md: ", "2024-06-01-drain.de.md: manual.de.md",
        "manual.de.md: ",
      ])
    #expect(listing.graph.linkCount == 2)
    let tags = listing.site.tags.map { "\($0.name) \($0.notes.count)" }
    #expect(tags == ["nodes 1"])
  }

  private func addresses(_ site: TestSite) async throws -> [String] {
    let report = try await searchSite(
      site.location, query: SearchQuery(text: "pods", limit: 10, codeOnly: false), request: site.request())
    return report.hits.map(\.permalink.path).sorted()
  }
}
