import Foundation
import ImageFiles
import NoteModel
import SiteRendering
import SourceText
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Text of the author can neither end an attribute nor open an element, wherever it is shown.
@Suite struct EscapingTests {
  static let hostile = [
    "</title><script>alert(1)</script>", "x\" onmouseover=\"alert(1)", "x' onfocus='alert(1)",
    "{{site.title}}",
    // One Character with the mark after it, or with the number sign before it.
    "x\"\u{301} onmouseover=alert(1) y=\"\u{301}", "\u{600}\"\u{600}<script>", "<\u{301}script>",
    "]]>&lt;&amp;",
    "nul \u{0} bell \u{7} escape \u{1B} delete \u{7F} end \u{FFFF}\u{FFFE}",
  ]

  /// What the hostile texts would leave on a page if a byte of them were not escaped. Looked for by bytes:
  /// a `Character` may hide them.
  static let forbidden = [
    "<script>alert", "\u{600}<script", "<\u{301}", "\"\u{301}", "\u{600}\"", "\" onmouseover", "' onfocus",
  ]

  @Test(arguments: hostile) func nothingOfTheAuthorIsMarkup(_ text: String) throws {
    let pages = try hostileSite(text).pages(DefaultThemeFixture.theme)
    for (path, page) in pages where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      let bytes = Array(page.utf8)
      for markup in Self.forbidden {
        let found = bytes.firstRange(of: Array(markup.utf8)) != nil
        #expect(!found, "\(path)")
      }
      for scalar in page.unicodeScalars {
        #expect(
          scalar == "\n" || scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value < 0xFFFE, "\(path)")
      }
    }
  }

  @Test(arguments: hostile) func feedsSitemapAndSearchDataStayWellFormed(_ text: String) throws {
    let pages = try hostileSite(text).pages(tinyTheme)
    for (path, page) in pages where path.hasSuffix(".xml") {
      #expect(XMLParser(data: Data(page.utf8)).parse(), "\(path)")
    }
    let files = pages.filter { $0.key.hasPrefix("search/index/notes-") }
    let titles = try files.values.flatMap { file in
      try #require(JSONSerialization.jsonObject(with: Data(file.utf8)) as? [[String: Any]])
        .map { $0["title"] as? String }
    }
    #expect(titles.contains(text))
  }

  /// What is in the head for search engines reads back as the author wrote it.
  @Test(arguments: hostile) func structuredDataStaysJSON(_ text: String) throws {
    let pages = try hostileSite(text).pages(DefaultThemeFixture.theme)
    let blocks = try #require(pages["2024/06/dns.html"])
      .components(separatedBy: "<script type=\"application/ld+json\">").dropFirst()
    #expect(blocks.count == 1)
    let data = try #require(blocks.first?.components(separatedBy: "</script>").first)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    let article = try #require((root["@graph"] as? [[String: Any]])?.first)
    let allowed = text.unicodeScalars.filter { $0.value != 0x7F && $0.value < 0xFFFE }
    #expect(article["headline"] as? String == String(String.UnicodeScalarView(allowed)))
    #expect(!data.contains("<") && !data.contains("&"))
  }

  /// What stands in a page and in `_headers` as it is cannot end what it stands in.
  @Test(arguments: hostile) func aPolicyIsOneLineOfPlainCharacters(_ text: String) throws {
    let sample = try SampleSite { $0.securityPolicy = ["img-src": text, text: "'self'"] }
    let page = try #require(sample.pages(tinyTheme)["404.html"])
    let policy = try #require(page.split(separator: "\n").first { $0.hasPrefix("policy ") })
    #expect(policy.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\"<>&,".utf8.contains($0) })
  }

  private func hostileSite(_ text: String) throws -> SampleSite {
    var sample = try SampleSite {
      $0.title = text
      $0.description = text
      $0.author = text
      $0.language = text
      $0.navigation = [NavigationEntry(title: text, address: text)]
      $0.themeParameters = ["footer": .string(text)]
    }
    let old = sample.site
    let notes = try old.notes.map { old in
      let images = [
        image(text, alt: text, caption: text), image(text, alt: text, caption: "Source: " + text),
        image(text, alt: text, caption: text), image(text, alt: text, isBlock: false),
        image(text, alt: text, isBlock: false),
      ]
      return try note(
        old.path, old.permalink.path, text, date: old.date, tags: [text], aliases: ["/a"], summary: text,
        headings: [(2, text, text), (3, text, text), (2, text, text)], links: [text, text, text, text],
        images: images, checked: 1, extra: ["k": .string(text)])
    }
    sample.site = Site(
      settings: old.settings, notes: notes, dated: old.dated, undated: old.undated,
      tags: [
        TagGroup(
          name: text, permalink: try permalink("/tags/t/"), description: text, notes: [1, 2, 3, 0],
          ownNotes: [1, 2, 3, 0])
      ],
      series: [SeriesGroup(name: text, permalink: try permalink("/series/s/"), notes: [1, 2, 3, 0])],
      linkTargets: old.linkTargets.map { $0.map { _ in .none } },
      imageTargets: [
        [], [.file(hostileImage(text)), .remote("https://" + text), .missing, .remote(text), .missing],
      ] + old.notes.dropFirst(2).map { _ in [] },
      backlinks: old.backlinks, related: old.related, sections: old.sections)
    return sample
  }
}

/// An image with a hostile address in every place that one can stand.
private func hostileImage(_ text: String) -> ShownImage {
  let candidates = [ImageCandidate(text, .none), ImageCandidate(text, .density(text))]
  return ShownImage(
    address: text, format: .png, size: ImageSize(width: 640, height: 400),
    sources: [ImageSource(isDark: true, format: .webp, candidates: candidates)], candidates: candidates)
}
