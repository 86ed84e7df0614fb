import Foundation
import NoteModel
import SiteRendering
import Testing

/// Headers, manifest, sitemap: what depends on settings and theme.
@Suite struct HostFileTests {
  private func headers(_ change: (inout SiteSettings) -> Void) throws -> String {
    try #require(try SampleSite(settings: change).pages(DefaultThemeFixture.theme)["_headers"])
  }

  @Test func remoteImagesAreAllowedWhereTheyAreShown() throws {
    #expect(try headers { $0.remoteImages = .show }.contains("; img-src 'self' https: http:; "))
    #expect(try headers { $0.remoteImages = .link }.contains("; img-src 'self'; "))
  }

  @Test func rawHTMLMayBeStyledAndFramedButBringsNoScript() throws {
    let text = try headers { $0.allowsRawHTML = true }
    #expect(text.contains("; style-src 'self' 'unsafe-inline'; "))
    #expect(text.contains("; frame-src 'self' https:; "))
    #expect(text.contains("; script-src 'self'; "))
    #expect(!text.contains("require-trusted-types-for"))
  }

  @Test func directivesOfTheSettingsTakeThePlaceOfOurs() throws {
    let text = try headers {
      $0.securityPolicy = [
        "script-src": "'self' https://stats.example", "upgrade-insecure-requests": "",
        "frame-ancestors": "'self'",
      ]
    }
    #expect(text.contains("default-src 'none'; script-src 'self' https://stats.example; style-src"))
    #expect(text.contains("; frame-ancestors 'self'; upgrade-insecure-requests\n"))
    #expect(!text.contains("require-trusted-types-for"))
  }

  /// Hosts differ in what they make of a header that two rules say for one path.
  @Test func noHeaderIsSaidTwiceForAPath() throws {
    let rules = try headers { _ in }.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let starts = rules.indices.filter { !rules[$0].hasPrefix(" ") } + [rules.count]
    let names = zip(starts, starts.dropFirst()).map { start, end in
      rules[(start + 1)..<end].compactMap { $0.split(separator: ":").first }
    }
    #expect(
      rules[0] == "/notes/*" && starts.allSatisfy { $0 == rules.count || rules[$0].hasPrefix("/notes/") })
    for others in names.dropFirst() { #expect(Set(names[0]).isDisjoint(with: others)) }
    // Besides the first, patterns lie in folders of their own or are files.
    let patterns = starts.dropLast().dropFirst().map { rules[$0] }
    #expect(Set(patterns).count == patterns.count && patterns.filter { $0.hasSuffix("*") }.count == 1)
  }

  @Test func aMarkOfTheThemesOwnComesWithoutOurPictures() throws {
    let mark = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
    let own = try SampleSite().pages(Theme(files: ["assets/favicon.svg": mark]))
    #expect(own["assets/icon-192.png"] == nil && own["apple-touch-icon.png"] == nil)
    #expect(try #require(own["site.webmanifest"]).components(separatedBy: "\"src\"").count == 2)
    let sample = try SampleSite()
    let files = sample.files(sample.renderer(DefaultThemeFixture.theme))
    for path in ["assets/icon-192.png", "assets/icon-512.png", "apple-touch-icon.png"] {
      let bytes = try #require(files.first { $0.path == path }?.bytes)
      // PNG §5.2 and §11.2.2.
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(
        bytes[16..<24].elementsEqual(
          path.contains("512") ? [0, 0, 2, 0, 0, 0, 2, 0] : [0, 0, 0, 192, 0, 0, 0, 192]))
    }
  }

  @Test func manifestsAreJSONWithWhatBrowsersAskFor() throws {
    let text = try #require(try SampleSite().pages(DefaultThemeFixture.theme)["site.webmanifest"])
    let manifest = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(manifest["name"] as? String == "Field notes")
    #expect(manifest["start_url"] as? String == "/notes/" && manifest["scope"] as? String == "/notes/")
    let icons = try #require(manifest["icons"] as? [[String: String]])
    #expect(icons.map { $0["sizes"] } == ["any", "192x192", "512x512"])
  }

  /// sitemaps.org: no more than 50,000 addresses a file.
  @Test func aLongSitemapComesInParts() throws {
    let pages = try SampleSite(noteCount: 50_001, pagination: 10_000)
    let renderer = pages.renderer(tinyTheme)
    let maps = renderer.sitePages.filter { $0.path.hasPrefix("sitemap") }
    #expect(maps.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    let texts = maps.map { String(decoding: renderer.render($0, texts: pages.texts).bytes, as: UTF8.self) }
    #expect(texts[0].components(separatedBy: "<sitemap><loc>").count == 3)
    #expect(texts[1].utf8.split(separator: UInt8(ascii: "\n")).count == 50_003)
    #expect(texts[2].utf8.split(separator: UInt8(ascii: "\n")).count == 9)
  }

  @Test func localesHaveARegion() throws {
    for (language, locale) in ["de-CH": "de_CH", "sr-Latn-RS": "sr_RS", "en": nil, "zh-Hant": nil] {
      let page = try #require(try SampleSite { $0.language = language }.pages(tinyTheme)["404.html"])
      let line = page.split(separator: "\n").first { $0.hasPrefix("locale ") }
      #expect(line.map(String.init) == locale.map { "locale \($0)" })
    }
  }
}
