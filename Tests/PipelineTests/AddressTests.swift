import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// What is published at an address, and what links lead to.
@Suite struct AddressTests {
  private static let content = [
    "posts/2024-06-01-alpha.md":
      "---\ntitle: Alpha\ntags: [dns, dns/zones]\nseries: One\naliases: [/old/alpha]\n---\n\nAbout the resolver.\n",
    "x/index.md": "# X\n\nA page of a folder.\n", "posts/plan.svg": "<svg/>\n",
  ]

  /// Two things cannot lie at one address: an alias is an address, too.
  @Test(arguments: [
    "/x/", "/x", "/x/index.html", "/2024/06/alpha.html", "/old/alpha", "/old/alpha/", "/archive/", "/archive",
    "/graph/", "/tags/dns/zones/", "/series/", "/series/one/",
    "/tags/dns/", "/tags/dns", "/", "/404.html", "/atom.xml", "/sitemap.xml", "/opensearch.xml",
    "/feed.json", "/site.webmanifest", "/_headers", "/search/index.bin",
    "/tags/dns/atom.xml", "/tags/dns/feed.json",
    "/2024/06/alpha.html/more", "/_redirects", "/llms.txt", "/apple-touch-icon.png", "/robots.txt",
    "/page/2/",
    "/tags/dns/page/3/", "/sitemap-1.xml", "/assets/style.css", "/assets/a/b.png", "/search/index/words.bin",
    "/posts/plan.svg", "/posts/plan.svg/",
  ])
  func anAliasThatIsTakenIsReported(_ alias: String) async throws {
    let site = try TestSite(Self.content)
    try site.write(
      "---\ntitle: Beta\ndate: 2024-06-02\naliases: [\(alias)]\n---\n\nText.\n", to: "posts/beta.md")
    let report = try await site.build()
    let found = lines(of: report.check.findings)
    #expect(report.output == nil && found.contains { $0.hasPrefix("Content/posts/beta.md:") }, "\(found)")
  }

  @Test(arguments: ["slug: alpha", "slug: ../2024/06/alpha", "slug: alpha\naliases: [/a.html]"])
  func twoNotesWithOnePermalinkAreReported(_ line: String) async throws {
    let site = try TestSite(Self.content)
    try site.write("---\ntitle: Beta\ndate: 2024-06-02\n\(line)\n---\n\nText.\n", to: "posts/beta.md")
    let report = try await site.build()
    #expect(report.output == nil)
  }

  /// Where errors do not stop the build, what is there stays.
  @Test func anAliasThatIsTakenIsNotWritten() async throws {
    let site = try TestSite(Self.content)
    try site.write("check: warn\nmarkdownCopies: true\n", to: "site.yml")
    let taken = ["/assets/style.css", "/posts/plan.svg", "/atom.xml", "/2024/06/alpha.html.md"]
    try site.write(
      "---\ntitle: Beta\ndate: 2024-06-02\naliases: [\(taken.joined(separator: ", ")), /free.html]\n---\n\nText.\n",
      to: "posts/beta.md")
    let report = try await site.build()
    #expect(
      lines(of: report.check.findings)
        == [
          "/2024/06/alpha.html.md is also the address of the Markdown of 'posts/2024-06-01-alpha.md'",
          "/assets/style.css is also the address of a file of the theme",
          "/atom.xml is also the address of a page of the site's own",
          "/posts/plan.svg is also the address of the file 'posts/plan.svg'",
        ].map { "Content/posts/beta.md:4:10 error note.duplicate-permalink: the alias \($0)" })
    #expect(try !site.page("assets/style.css").contains("url=/"))
    #expect(
      try site.page("_redirects") == """
        /old/alpha/ /2024/06/alpha.html 301
        /old/alpha /2024/06/alpha.html 301
        /free.html /2024/06/beta.html 301\n
        """)
  }

  @Test(arguments: ["/assets/:slug.css", "/search/:slug.json", "/posts/:slug.svg", "/:slug.txt"])
  func aPageAtTheAddressOfAFileIsReported(_ pattern: String) async throws {
    let site = try TestSite(["posts/plan.svg": "<svg/>\n", "robots.txt": "\n"])
    try site.write("permalink: \(pattern)\n", to: "site.yml")
    for slug in ["style", "plan", "robots"] {
      try site.write("---\ntitle: \(slug)\ndate: 2024-06-02\n---\n\nText.\n", to: "\(slug).md")
    }
    let report = try await site.build()
    let found = lines(of: report.check.findings)
    #expect(report.output == nil && found.contains { $0.contains("note.duplicate-permalink") }, "\(found)")
  }

  @Test(arguments: [
    "/", "/tags/", "/tags/dns/", "/tags/dns/atom.xml", "/archive/", "/graph/", "/tags/dns/zones/", "/series/",
    "/series/one/", "/search/", "/atom.xml", "/sitemap.xml",
    "/robots.txt", "/old/alpha", "/old/alpha/", "/x/", "/posts/plan.svg",
    "/2024/06/alpha.html",
    "2024-06-01-alpha.md", "../x/index.md", "../x/", "plan.svg", "./plan.svg", "2024-06-01-alpha.md?x=1#top",
  ])
  func linksToWhatIsPublishedAreRight(_ target: String) async throws {
    let site = try TestSite(Self.content)
    try site.write("---\ntitle: Beta\ndate: 2024-06-02\n---\n\n[text](\(target))\n", to: "posts/beta.md")
    let report = try await site.build()
    #expect(report.output != nil, "\(lines(of: report.check.findings))")
    guard report.output != nil else { return }
    #expect(try site.page("2024/06/beta.html").contains("\">text</a>"))
    #expect(try deadLinks(of: site) == [])
  }

  /// `#` and `?` end the name of a file where they are written as such, and are part of it where they are encoded.
  @Test(arguments: [
    ("[y](<2024-01-01 a%23b%25c.md>)", "href=\"/2024-01-01%20a%23b%25c.html\""),
    ("[y](<2024-01-01 a%23b%25c.md#part>)", "href=\"/2024-01-01%20a%23b%25c.html#part\""),
    ("[y](/2024-01-01%20a%23b%25c.html)", "href=\"/2024-01-01%20a%23b%25c.html\""),
    ("[P](x%23y.svg)", "href=\"/x%23y.svg\""), ("[P](x%23y.svg?raw=1#a)", "href=\"/x%23y.svg?raw=1#a\""),
    ("![P](x%23y.svg)", "src=\"/x%23y.svg\""), ("![P](q%3Fz.svg?raw=1)", "src=\"/q%3Fz.svg\""),
    ("![P](%2523.svg)", "src=\"/%2523.svg\""),
    // As it is written, what may not stand in an address encoded.
    ("![P](<https://img.example/a b\"{1}.svg>)", "src=\"https://img.example/a%20b%22%7B1%7D.svg\""),
    (
      "![P](https://img.example/a%20b%2Fc.svg?x=%26&y#z)",
      "src=\"https://img.example/a%20b%2Fc.svg?x=%26&amp;y#z\""
    ),
    ("![P](<//img.example/ä.svg>)", "src=\"https://img.example/%C3%A4.svg\""),
  ])
  func charactersWithAMeaningMayBeEncoded(_ text: String, _ link: String) async throws {
    let site = try TestSite([
      "site.yml": "remoteImages: show\n",
      "2024-01-01 a#b%c.md": "---\ntitle: Y\n---\n\n## Part\n\nText.\n",
      "x#y.svg": "<svg/>", "q?z.svg": "<svg/>", "%23.svg": "<svg/>", "page.md": "# Page\n\n\(text)\n",
    ])
    let report = try await site.build()
    let found = lines(of: report.check.findings)
    #expect(found == [] && report.output != nil, "\(found)")
    guard report.output != nil else { return }
    let page = try site.page("page.html")
    #expect(page.contains(link), "\(page)")
  }

  /// A note answers at the addresses that it had by earlier patterns, drafts at none.
  @Test func formerPermalinksLeadToTheNote() async throws {
    let site = try TestSite(Self.content)
    try site.write(
      "permalink: /n/:slug/\nformerPermalinks:\n  - /:year/:month/:slug.html\n  - /:year/:slug/\n",
      to: "site.yml")
    try site.write(
      "---\ntitle: Beta\ndate: 2024-06-02\n---\n\n[old](/2024/06/alpha.html)\n", to: "posts/beta.md")
    try site.write("---\ntitle: Draft\ndate: 2024-06-03\ndraft: true\n---\n\nText.\n", to: "posts/draft.md")
    let report = try await site.build()
    #expect(lines(of: report.check.findings) == [])
    #expect(try site.page("2024/06/alpha.html").contains("url=/n/alpha/"))
    #expect(
      try site.page("_redirects") == """
        /old/alpha/ /n/alpha/ 301
        /old/alpha /n/alpha/ 301
        /2024/06/alpha.html /n/alpha/ 301
        /2024/alpha/ /n/alpha/ 301
        /2024/alpha /n/alpha/ 301
        /2024/06/beta.html /n/beta/ 301
        /2024/beta/ /n/beta/ 301
        /2024/beta /n/beta/ 301\n
        """)
    #expect(!(try site.published().keys.contains { $0.contains("draft") }))
    #expect(try deadLinks(of: site) == [])
  }

  /// What a page or an alias has stays theirs; of two notes the first has it.
  @Test func aFormerPermalinkThatIsTakenIsReported() async throws {
    let site = try TestSite(Self.content)
    try site.write("formerPermalinks: /:year/:slug.html\n", to: "site.yml")
    for (day, alias) in [("03", ""), ("04", "aliases: [/2024/gamma.html]\n")] {
      try site.write(
        "---\ntitle: Alpha again\ndate: 2024-07-\(day)\nslug: alpha\(day == "03" ? "" : "-too")\n\(alias)---\n\nText.\n",
        to: "posts/alpha-\(day).md")
    }
    try site.write("---\ntitle: Gamma\ndate: 2024-06-05\n---\n\nText.\n", to: "posts/gamma.md")
    let report = try await site.build(now: "2024-08-01")
    #expect(
      lines(of: report.check.findings) == [
        "Content/posts/alpha-03.md:4:7 warning note.former-permalink: the former address /2024/alpha.html is also that of 'posts/2024-06-01-alpha.md'",
        "Content/posts/gamma.md:3:7 warning note.former-permalink: the former address /2024/gamma.html is also that of 'posts/alpha-04.md'",
      ])
    #expect(try site.page("2024/alpha.html").contains("url=/2024/06/alpha.html"))
    #expect(try site.page("2024/gamma.html").contains("url=/2024/07/alpha-too.html"))
  }

  /// A file beside a draft is published once a published note leads to it.
  @Test func filesThatPublishedNotesLeadToArePublished() async throws {
    let site = try TestSite(Self.content)
    try site.write(
      "# Secret\n\nNo.\n".replacing("# Secret", with: "---\ndraft: true\n---\n# Secret"), to: "d/index.md")
    try site.write("<svg/>\n", to: "d/plan.svg")
    try site.write(
      "---\ntitle: B\ndate: 2024-06-02\n---\n\n[t](../d/plan.svg) ![i](../d/plan.svg)\n", to: "posts/b.md")
    let report = try await site.build()
    #expect(report.output != nil)
    #expect(try deadLinks(of: site) == [])
  }

  @Test(arguments: ["", "/notes"])
  func theBasePathStandsBeforeEveryAddress(_ path: String) async throws {
    let site = try TestSite(Self.content)
    try site.write("baseURL: https://ops.example\(path)\nnavigation:\n  - X: /x/\n", to: "site.yml")
    try await site.build()
    #expect(try deadLinks(of: site, basePath: path) == [])
  }

  @Test(arguments: [1, 3, 16])
  func theNumberOfWorkersDoesNotShow(_ width: Int) async throws {
    let (one, many) = (try TestSite(), try TestSite())
    for site in [one, many] {
      for number in 0..<40 {
        try site.write(
          "---\ntitle: N \(number)\ndate: 2024-06-0\(number % 9 + 1)\ntags: [t\(number % 7)]\n---\n\n[[N \(number / 2)]]\n",
          to: "n\(number).md")
      }
    }
    try await one.build()
    _ = try await buildSite(
      many.location,
      request: BuildRequest(
        check: CheckRequest(workingDirectory: many.folder.path, width: width, now: one.request().now),
        includesDrafts: false, includesFuture: false, progress: { _ in }))
    #expect(differences(try one.published(), try many.published()).isEmpty)
  }
}

/// Links and pictures of published pages that lead to no published file, as `page: address`.
func deadLinks(of site: TestSite, basePath: String = "") throws -> [String] {
  let published = try site.published()
  var dead: [String] = []
  for (path, bytes) in published.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") {
    let page = String(decoding: bytes, as: UTF8.self)
    for attribute in ["href=\"", "src=\""] {
      for part in page.split(separator: attribute).dropFirst() {
        let address = part.prefix { $0 != "\"" }
        guard address.hasPrefix("/"), !address.hasPrefix("//") else { continue }
        let target = address.prefix { $0 != "#" && $0 != "?" }
        let file = String(target.dropFirst(basePath.count + 1)).removingPercentEncoding ?? ""
        let isThere = published[file.isEmpty || file.hasSuffix("/") ? file + "index.html" : file] != nil
        if !target.hasPrefix(basePath + "/") || !isThere { dead.append("\(path): \(address)") }
      }
    }
  }
  return dead
}
