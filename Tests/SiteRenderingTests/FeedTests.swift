import Foundation
import NoteModel
import SiteRendering
import Testing

@Suite struct FeedTests {
  @Test func theFeedHoldsTheTwentyNewestNotesWhole() throws {
    let sample = try SampleSite(noteCount: 30, pagination: 10)
    let renderer = sample.renderer(tinyTheme)
    #expect(renderer.feedNotes == Array(0..<20))
    let feed = try #require(sample.pages(tinyTheme)["atom.xml"])
    #expect(feed.components(separatedBy: "<entry>").count == 21)
    #expect(feed.components(separatedBy: "<content ").count == 21)
  }

  @Test func addressesInTheFeedAreAbsolute() throws {
    let feed = try #require(try SampleSite().pages(tinyTheme)["atom.xml"])
    #expect(feed.contains("href=&quot;https://ops.example/notes/2024/06/oidc.html#flow&quot;"))
    #expect(feed.contains("href=&quot;https://ops.example/notes/2024/06/dns.html#remedy&quot;"))
    #expect(feed.contains("src=&quot;https://ops.example/notes/posts/net.png&quot;"))
    #expect(!feed.contains("=&quot;/"))
  }

  @Test func aFeedWithoutNotesHasADateAllTheSame() throws {
    let feed = try #require(try SampleSite(noteCount: 0, pagination: 10).pages(tinyTheme)["atom.xml"])
    #expect(feed.contains("<updated>1970-01-01T00:00:00Z</updated>"))
  }
}
