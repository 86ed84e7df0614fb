import Foundation
import NoteModel
import SiteRendering
import Testing

@Suite struct FeedTests {
  @Test func theFeedHoldsTheTwentyNewestNotesWhole() throws {
    let sample = try SampleSite(noteCount: 30, pagination: 10)
    let feed = try #require(sample.pages(tinyTheme)["atom.xml"])
    #expect(feed.components(separatedBy: "<entry>").count == 21)
    #expect(feed.contains("/0.html</id>") && feed.contains("/19.html</id>"))
    #expect(feed.components(separatedBy: "<content ").count == 21)
  }

  @Test func addressesInTheFeedAreAbsolute() throws {
    let feed = try #require(try SampleSite().pages(tinyTheme)["atom.xml"])
    #expect(feed.contains("href=&quot;https://ops.example/notes/2024/06/oidc.html#flow&quot;"))
    #expect(feed.contains("href=&quot;https://ops.example/notes/2024/06/dns.html#remedy&quot;"))
    #expect(feed.contains("src=&quot;https://ops.example/notes/posts/net.png&quot;"))
    #expect(!feed.contains("=&quot;/"))
  }

  /// jsonfeed.org/version/1.1: what a feed and its items have to hold, and of which types.
  @Test func jsonFeedsAreWhatTheirSpecificationSays() throws {
    let pages = try SampleSite().pages(tinyTheme)
    for path in ["feed.json", "tags/dns/feed.json", "tags/dns/docker/feed.json", "tags/oidc/feed.json"] {
      let text = try #require(pages[path], "\(path)")
      let feed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
      #expect(feed["feed_url"] as? String == "https://ops.example/notes/" + path)
      #expect(
        feed["home_page_url"] as? String == "https://ops.example/notes/" + path.dropLast("feed.json".count))
      #expect((feed["title"] as? String)?.contains("Field notes") == true)
      #expect((feed["authors"] as? [[String: String]]) == [["name": "Ada Marlow"]])
      let items = try #require(feed["items"] as? [[String: Any]])
      #expect(!items.isEmpty && Set(items.compactMap { $0["id"] as? String }).count == items.count)
      for item in items {
        #expect((item["url"] as? String)?.hasPrefix("https://ops.example/notes/20") == true)
        #expect((item["content_html"] as? String)?.isEmpty == false)
        #expect(item["title"] is String && item["tags"] is [String])
        let dates = [item["date_published"], item["date_modified"]].compactMap { $0 as? String }
        #expect(dates.count == 2 && dates.allSatisfy { ISO8601DateFormatter().date(from: $0) != nil })
      }
    }
  }

  /// RFC 4287 §4.1.1 and §4.1.2: elements that there must be one of.
  @Test func atomFeedsAreWhatTheirSpecificationSays() throws {
    let pages = try SampleSite().pages(tinyTheme)
    for (path, text) in pages where path.hasSuffix("atom.xml") {
      let parts = text.components(separatedBy: "<entry>")
      #expect(parts.count > 1, "\(path)")
      for (index, part) in parts.enumerated() {
        for element in ["title", "id", "updated"] {
          #expect(part.components(separatedBy: "<\(element)>").count == 2, "\(path): \(element) \(index)")
        }
      }
      #expect(parts[0].contains("<author><name>"))
      #expect(
        parts[0].contains(
          "rel=\"self\" type=\"application/atom+xml\" href=\"https://ops.example/notes/\(path)\""))
    }
  }

  @Test func feedsOfTagsHoldTheTenNewestNotesWhole() throws {
    let pages = try SampleSite(noteCount: 30, pagination: 10).pages(tinyTheme)
    #expect(try #require(pages["tags/all/atom.xml"]).components(separatedBy: "<content ").count == 11)
    #expect(try #require(pages["tags/all/feed.json"]).components(separatedBy: "\"content_html\"").count == 11)
  }

  @Test func aFeedWithoutNotesHasADateAllTheSame() throws {
    let feed = try #require(try SampleSite(noteCount: 0, pagination: 10).pages(tinyTheme)["atom.xml"])
    #expect(feed.contains("<updated>1970-01-01T00:00:00Z</updated>"))
  }
}
