import NoteModel

/// A list of notes for programs that follow it; written as Atom or as JSON.
struct Feed {
  struct Entry {
    let title: String
    let address: String
    let published: NoteDate?
    let updated: NoteDate
    let tags: [String]
    let summary: String
    /// HTML, addresses absolute.
    let content: [UInt8]
  }

  let title: String
  let subtitle: String
  /// Of the page that lists the same notes.
  let page: String
  let entries: [Entry]

  /// When the newest of its notes was published or changed.
  var updated: NoteDate? { entries.map(\.updated).max() }
}

extension PageRenderer {
  private static var feedLength: Int { 20 }
  /// Notes carry several tags, and each of these feeds holds them whole: half as many keep all feeds together
  /// smaller than the pages.
  private static var tagFeedLength: Int { 10 }

  /// The newest notes with their whole text.
  func siteFeed() -> Feed {
    Feed(
      title: site.settings.title, subtitle: site.settings.description, page: addresses.absolute(.home),
      entries: site.dated.prefix(Self.feedLength).compactMap(feedEntry))
  }

  /// The newest notes of a tag with their whole text.
  func tagFeed(_ tag: Int) -> Feed {
    let group = site.tag(tag)
    let notes = group.notes.lazy.filter { site.card($0).changeDate != nil }.prefix(Self.tagFeedLength)
    return Feed(
      title: "\(group.name) · \(site.settings.title)", subtitle: "",
      page: addresses.absolute(SiteAddress(group.permalink)),
      entries: notes.compactMap(feedEntry))
  }

  /// A feed needs someone who wrote it (RFC 4287 §4.1.1).
  var feedAuthor: String { site.settings.author.isEmpty ? site.settings.title : site.settings.author }

  /// `nil` for a note without a date, which an entry has to have (RFC 4287 §4.1.2).
  private func feedEntry(_ index: Int) -> Feed.Entry? {
    let note = site.card(index)
    guard let updated = note.changeDate else { return nil }
    return Feed.Entry(
      title: note.title, address: addresses.absolute(note.permalink), published: note.date, updated: updated,
      tags: site.tags(ofNote: index).map { site.tagName($0).name }, summary: note.description,
      content: withoutDiagramIDs(withoutLines(bodyBytes(index, .absolute))))
  }
}

/// HTML without the `<span>`s around lines of code that are numbered, which mean nothing without the site's style.
/// What colours code stays: its elements show something by themselves.
private func withoutLines(_ html: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(html.count)
  var isCode = false
  var written = 0
  var offset = 0
  while offset < html.count {
    guard html[offset] == UInt8(ascii: "<") else {
      offset += 1
      continue
    }
    let rest = html[offset...]
    if rest.starts(with: "<pre".utf8) { isCode = true }
    if rest.starts(with: "</pre".utf8) { isCode = false }
    guard isCode, rest.starts(with: "<span".utf8) || rest.starts(with: "</span".utf8),
      let end = rest.firstIndex(of: UInt8(ascii: ">"))
    else {
      offset += 1
      continue
    }
    output += html[written..<offset]
    offset = end + 1
    written = offset
  }
  return output + html[written...]
}

/// HTML whose drawn diagrams have no ids: they are counted by note, and a reader may show several on one page. A
/// picture with a `<title>` and a `<desc>` in it is told by them all the same (SVG-AAM 1.0 §8).
private func withoutDiagramIDs(_ html: [UInt8]) -> [UInt8] {
  let tags = ["<svg class=\"dg", "<title id=\"dg:", "<desc id=\"dg:"].map { Array($0.utf8) }
  var output: [UInt8] = []
  output.reserveCapacity(html.count)
  var written = 0
  var offset = 0
  while let start = html[offset...].firstIndex(of: UInt8(ascii: "<")) {
    offset = start + 1
    guard tags.contains(where: { html[start...].starts(with: $0) }),
      let end = html[start...].firstIndex(of: UInt8(ascii: ">"))
    else { continue }
    for name in [" aria-labelledby=\"", " id=\""].map({ Array($0.utf8) }) {
      guard let attribute = (start..<end).first(where: { html[$0..<end].starts(with: name) }),
        let quote = html[(attribute + name.count)..<end].firstIndex(of: UInt8(ascii: "\""))
      else { continue }
      output += html[written..<attribute]
      written = quote + 1
    }
    offset = end
  }
  return output + html[written...]
}
