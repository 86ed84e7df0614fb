import Foundation
import NoteModel
import SiteRendering
import Testing

/// Every page kind of a small site, byte for byte.
@Suite struct GoldenPageTests {
  @Test func everyPageIsAsExpected() throws {
    let pages = try SampleSite().pages(tinyTheme)
    if isUpdating { try? FileManager.default.removeItem(atPath: testFolder + "/Golden") }
    for (path, text) in pages.sorted(by: { $0.key < $1.key }) { try expectGolden(Array(text.utf8), path) }
    #expect(try filePaths(below: testFolder + "/Golden") == pages.keys.sorted())
    #expect(tinyTheme.findings.isEmpty)
  }

  @Test func rendersTheSameBytesAgain() throws {
    let sample = try SampleSite()
    #expect(sample.pages(tinyTheme) == sample.pages(tinyTheme))
  }

  @Test func remoteImagesBecomeLinksWhereASettingSaysSo() throws {
    let sample = try SampleSite { $0.remoteImages = .link }
    let page = try #require(sample.pages(tinyTheme)["2024/06/dns.html"])
    #expect(!page.contains("<img src=\"https"))
    let link = "<a href=\"https://pics.example/a.png?x=1&amp;y=2\" rel=\"noreferrer\">A chart</a>"
    #expect(page.contains("<figure class=\"image image-link\">\(link)</figure>"))
  }

  @Test func everyAddressBeginsWithTheBasePath() throws {
    let pages = try SampleSite().pages(DefaultThemeFixture.theme)
    for (path, text) in pages where path.hasSuffix(".html") {
      for address in attributes(["href", "src", "action", "data-search-index"], of: text)
      where address.hasPrefix("/") {
        #expect(address.hasPrefix("/notes/"), "\(path): \(address)")
      }
    }
  }

  @Test func aSiteAtTheRootOfItsHostHasNoBasePath() throws {
    let pages = try SampleSite { $0.baseURL = "https://ops.example" }.pages(tinyTheme)
    #expect(try #require(pages["404.html"]).contains("url /404.html canonical https://ops.example/404.html"))
    #expect(try #require(pages["2024/06/dns.html"]).contains("<img src=\"/posts/net.png\""))
  }

  @Test func notesOfTheFutureAreMarked() throws {
    let sample = try SampleSite()
    let renderer = sample.renderer(tinyTheme, now: date(2024, 6, 10))
    let text = { String(decoding: sample.notePage($0, renderer).bytes, as: UTF8.self) }
    #expect(text(1).contains("future true"))
    #expect(text(2).contains("future false"))
  }

  /// Values of attributes, found by their quotes.
  private func attributes(_ names: [String], of text: String) -> [String] {
    names.flatMap { name in
      text.components(separatedBy: " \(name)=\"").dropFirst().compactMap {
        $0.components(separatedBy: "\"").first
      }
    }
  }
}
