import NoteModel

extension PageRenderer {
  /// A feed as Atom (RFC 4287). Its ids are the addresses of what they name, hence stable.
  ///
  /// - Parameter address: Where it is published.
  func atomBytes(_ feed: Feed, at address: SiteAddress) -> [UInt8] {
    var writer = AtomWriter()
    writer.begin(feed, address: addresses.absolute(address), author: feedAuthor)
    for entry in feed.entries { writer.append(entry) }
    return writer.finish()
  }
}

private struct AtomWriter {
  private var output: [UInt8] = []

  mutating func begin(_ feed: Feed, address: String, author: String) {
    line("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
    line("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
    element("title", feed.title)
    if !feed.subtitle.isEmpty { element("subtitle", feed.subtitle) }
    element("id", feed.page)
    link(relation: "self", type: "application/atom+xml", address)
    link(relation: "alternate", type: "text/html", feed.page)
    // A feed without entries has never been updated.
    element("updated", feed.updated?.rfc3339 ?? "1970-01-01T00:00:00Z")
    markup("<author>")
    element("name", author)
    line("</author>")
  }

  mutating func append(_ entry: Feed.Entry) {
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
    markup("<content type=\"html\" xml:base=\"")
    appendEscaped(entry.address, to: &output)
    markup("\">")
    appendEscaped(entry.content, to: &output)
    line("</content>")
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
