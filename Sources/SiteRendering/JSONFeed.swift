import JSONSyntax
import NoteModel

extension PageRenderer {
  /// A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
  ///
  /// - Parameter address: Where it is published.
  func jsonFeedBytes(_ feed: Feed, at address: SiteAddress) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", "https://jsonfeed.org/version/1.1")
      writer.member("title", feed.title)
      writer.member("home_page_url", feed.page)
      writer.member("feed_url", addresses.absolute(address))
      if !feed.subtitle.isEmpty { writer.member("description", feed.subtitle) }
      if let icon = theme.icon(.large) { writer.member("icon", addresses.absolute(.asset(icon))) }
      writer.member("authors", array: { $0.object { $0.member("name", feedAuthor) } })
      writer.member("language", site.settings.language)
      writer.member("items", array: { for entry in feed.entries { $0.item(entry) } })
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func item(_ entry: Feed.Entry) {
    object { writer in
      writer.member("id", entry.address)
      writer.member("url", entry.address)
      writer.member("title", entry.title)
      if !entry.summary.isEmpty { writer.member("summary", entry.summary) }
      writer.member("content_html", String(decoding: entry.content, as: UTF8.self))
      if let published = entry.published { writer.member("date_published", published.rfc3339) }
      writer.member("date_modified", entry.updated.rfc3339)
      if !entry.tags.isEmpty { writer.member("tags", array: { for tag in entry.tags { $0.value(tag) } }) }
    }
  }
}
