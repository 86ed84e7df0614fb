import NoteModel

extension SiteRenderer {
  private static var feedLength: Int { 20 }

  /// The notes whose bodies the site's feed holds: the newest ones.
  package var feedNotes: [Int] { Array(site.dated.prefix(Self.feedLength)) }

  /// The newest notes with their whole text.
  func feedBytes(body: (Int) -> NoteBody?) -> [UInt8] {
    var feed = AtomFeed(
      title: site.settings.title, subtitle: site.settings.description, address: addresses.absolute(.feed),
      page: addresses.absolute(.home), author: author, updated: lastChange(feedNotes))
    for index in feedNotes {
      guard let body = body(index) else {
        appendEntry(index, content: nil, to: &feed)
        continue
      }
      appendEntry(
        index, content: String(decoding: bodyBytes(index, body, .absolute), as: UTF8.self), to: &feed)
    }
    return feed.finish()
  }

  /// The newest notes of a tag with their summaries.
  func tagFeedBytes(_ tag: Int) -> [UInt8] {
    let group = site.tags[tag]
    let address = SiteAddress(group.permalink)
    // RFC 4287 §4.1.2: an entry has a date.
    let notes = group.notes.lazy.filter { changeDate(site.notes[$0]) != nil }.prefix(Self.feedLength)
    var feed = AtomFeed(
      title: "\(group.name) · \(site.settings.title)", subtitle: "",
      address: addresses.absolute(address.feed),
      page: addresses.absolute(address), author: author, updated: lastChange(notes))
    for index in notes { appendEntry(index, content: nil, to: &feed) }
    return feed.finish()
  }

  /// RFC 4287 §4.1.1 asks for one.
  private var author: String { site.settings.author.isEmpty ? site.settings.title : site.settings.author }

  private func appendEntry(_ index: Int, content: String?, to feed: inout AtomFeed) {
    let note = site.notes[index]
    guard let updated = changeDate(note) else { return }
    feed.append(
      AtomFeed.Entry(
        title: note.title, address: addresses.absolute(note.permalink), published: note.date,
        updated: updated,
        tags: tagsOfNote[index].map { site.tags[$0].name }, summary: note.description, content: content))
  }
}

/// Writes a feed (RFC 4287). Its ids are the addresses of what they name, hence stable.
private struct AtomFeed {
  struct Entry {
    let title: String
    let address: String
    let published: NoteDate?
    let updated: NoteDate
    let tags: [String]
    let summary: String
    /// HTML.
    let content: String?
  }

  private var output: [UInt8] = []

  init(title: String, subtitle: String, address: String, page: String, author: String, updated: NoteDate?) {
    line("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
    line("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
    element("title", title)
    if !subtitle.isEmpty { element("subtitle", subtitle) }
    element("id", page)
    link(relation: "self", type: "application/atom+xml", address)
    link(relation: "alternate", type: "text/html", page)
    // A feed without entries has never been updated.
    element("updated", updated?.rfc3339 ?? "1970-01-01T00:00:00Z")
    markup("<author>")
    element("name", author)
    line("</author>")
  }

  mutating func append(_ entry: Entry) {
    line("<entry>")
    element("title", entry.title)
    element("id", entry.address)
    link(relation: "alternate", type: "text/html", entry.address)
    if let published = entry.published { element("published", published.rfc3339) }
    element("updated", entry.updated.rfc3339)
    for tag in entry.tags {
      markup("<category term=\"")
      appendEscaped(tag, to: &output)
      line("\"/>")
    }
    if !entry.summary.isEmpty { element("summary", entry.summary) }
    if let content = entry.content {
      markup("<content type=\"html\" xml:base=\"")
      appendEscaped(entry.address, to: &output)
      markup("\">")
      appendEscaped(content, to: &output)
      line("</content>")
    }
    line("</entry>")
  }

  consuming func finish() -> [UInt8] {
    line("</feed>")
    return output
  }

  private mutating func link(relation: StaticString, type: StaticString, _ address: String) {
    markup("<link rel=\"")
    markup(relation)
    markup("\" type=\"")
    markup(type)
    markup("\" href=\"")
    appendEscaped(address, to: &output)
    line("\"/>")
  }

  private mutating func element(_ name: StaticString, _ text: String) {
    markup("<")
    markup(name)
    markup(">")
    appendEscaped(text, to: &output)
    markup("</")
    markup(name)
    line(">")
  }

  private mutating func line(_ text: StaticString) {
    markup(text)
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
