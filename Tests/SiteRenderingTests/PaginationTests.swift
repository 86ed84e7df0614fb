import NoteModel
import SiteRendering
import Testing

@Suite struct PaginationTests {
  /// Notes, notes a page, pages of the list.
  @Test(arguments: [(0, 3, 1), (1, 3, 1), (3, 3, 1), (4, 3, 2), (6, 3, 2), (7, 3, 3), (2, 0, 2)])
  func listsHaveAsManyPagesAsTheyNeed(notes: Int, size: Int, pages: Int) throws {
    let sample = try SampleSite(noteCount: notes, pagination: size)
    let all = sample.pages(tinyTheme)
    for folder in ["", "tags/all/"] {
      for number in 2..<pages + 1 { #expect(all["\(folder)page/\(number)/index.html"] != nil) }
      #expect(all["\(folder)page/\(pages + 1)/index.html"] == nil)
      #expect(all["\(folder)page/1/index.html"] == nil)
      let lists = all.filter { $0.key == folder + "index.html" || $0.key.hasPrefix(folder + "page/") }
      let items = lists.values.joined().split(separator: "\n").filter { $0.hasPrefix("item ") }
      #expect(items.count == notes)
      #expect(Set(items).count == notes)
    }
  }

  @Test func firstMiddleAndLastPageLeadToEachOther() throws {
    let all = try SampleSite(noteCount: 5, pagination: 2).pages(tinyTheme)
    #expect(try #require(all["index.html"]).contains("page 1 of 3 newer  older /page/2/"))
    #expect(try #require(all["page/2/index.html"]).contains("page 2 of 3 newer / older /page/3/"))
    #expect(try #require(all["page/3/index.html"]).contains("page 3 of 3 newer /page/2/ older \n"))
  }

  @Test func anEmptySiteHasAHomePage() throws {
    let all = try SampleSite(noteCount: 0, pagination: 20).pages(DefaultThemeFixture.theme)
    #expect(try #require(all["index.html"]).contains("There are no notes yet."))
    #expect(all["atom.xml"] != nil && all["opensearch.xml"] != nil)
  }

  @Test func aMonthComesOnceInTheArchiveWhateverTheZones() throws {
    var sample = try SampleSite(noteCount: 3, pagination: 5)
    let dates = [
      date(2024, 7, 1, hour: 1, offset: -60), date(2024, 6, 30, hour: 23, offset: -120), date(2024, 7, 1),
    ]
    let old = sample.site
    let notes = try dates.enumerated().map { try note("\($0).md", "/\($0).html", "Note \($0)", date: $1) }
    sample.site = Site(
      settings: old.settings, notes: notes, dated: [0, 1, 2].sorted { dates[$1] < dates[$0] }, undated: [],
      tags: [],
      linkTargets: old.linkTargets, imageTargets: old.imageTargets, backlinks: old.backlinks,
      related: old.related)
    let archive = try #require(sample.pages(tinyTheme)["archive/index.html"])
    #expect(archive.contains("July #y2024-7 (2)\nitem Note 0"))
    #expect(archive.contains("June #y2024-6 (1)\nitem Note 1"))
  }
}
