import HTMLReading
import NoteModel
import SourceText

/// Reads the two forms in which Blogger hands out a blog: `blog-*.xml` of its settings and `feed.atom` of Google Takeout.
/// Both are Atom (RFC 4287) with entries for posts, pages, comments, settings and templates.
func readBlogger(_ source: ImportSource) throws(ImportError) -> SourceSite {
  var site = SourceSite()
  for path in source.paths where isBloggerFeed(path, source) { try readFeed(path, source, &site) }
  return site
}

/// Whether a file is such a feed, by its name and its head.
func isBloggerFeed(_ path: String, _ source: ImportSource) -> Bool {
  let name = path.lowercased()
  guard name.hasSuffix(".atom") || name.hasSuffix(".xml"), let bytes = source.read(path) else { return false }
  let head = bytes.prefix(4096)
  return head.contains(utf8: "http://www.w3.org/2005/Atom")
    && (head.contains(utf8: "tag:blogger.com,1999:blog-")
      || head.contains(utf8: "schemas.google.com/blogger"))
}

private func readFeed(_ path: String, _ source: ImportSource, _ site: inout SourceSite) throws(ImportError) {
  var events = try XMLEvents(try source.require(path), path: path)
  var feed = BloggerFeed(path: path, site: site)
  while let event = try events.next() {
    guard case .start(let tag) = event, tag.depth == 2 else { continue }
    let element = try events.element(tag)
    switch element.name {
    case "entry": feed.read(element)
    case "title": feed.site.title = String(decoding: element.text, as: UTF8.self).trimmedBlanks
    case "subtitle": feed.site.description = String(decoding: element.text, as: UTF8.self).trimmedBlanks
    case "author": feed.site.author = element.text("name")
    case "link" where element.attributes["rel"] == "alternate":
      feed.setAddress(element.attributes["href"] ?? "")
    default: break
    }
  }
  site = feed.finished()
}

/// What the entries of a feed come to.
private struct BloggerFeed {
  private enum Kind: String { case post, page, comment, settings, template }

  let path: String
  var site: SourceSite
  /// Comments by the number of their post.
  private var comments: [String: Int] = [:]
  private var counts: [String: Int] = [:]

  init(path: String, site: SourceSite) {
    self.path = path
    self.site = site
  }

  mutating func setAddress(_ address: String) {
    guard site.address.isEmpty, address.hasPrefix("http") else { return }
    site.address = address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  mutating func read(_ entry: XMLElement) {
    switch kind(of: entry) {
    case .post: readNote(entry, isPage: false)
    case .page: readNote(entry, isPage: true)
    case .comment:
      let post =
        entry.children.first { $0.name.hasSuffix(":in-reply-to") }?.attributes["ref"]
        ?? entry.text("blogger:parent")
      comments[number(of: post), default: 0] += 1
    case .settings: readSetting(entry)
    case .template: counts["the template of the blog: a theme takes its place", default: 0] += 1
    case nil: counts["an entry of a kind that is not known", default: 0] += 1
    }
  }

  private func kind(of entry: XMLElement) -> Kind? {
    let term = entry.children.first {
      $0.name == "category" && $0.attributes["scheme"]?.hasSuffix("g/2005#kind") == true
    }?.attributes["term"]
    let name = term?.split(separator: "#").last.map(String.init) ?? entry.text("blogger:type").lowercased()
    return Kind(rawValue: name)
  }

  /// `tag:blogger.com,1999:blog-1.post-456` → `456`
  private func number(of id: String) -> String {
    id.split { $0 == "-" || $0 == "." }.last.map(String.init) ?? id
  }

  /// Settings of the old form, an entry each.
  private mutating func readSetting(_ entry: XMLElement) {
    let value = entry.text("content")
    switch entry.text("id").split(separator: ".").last {
    case "BLOG_NAME": if !value.isEmpty { site.title = value }
    case "BLOG_DESCRIPTION": site.description = value
    case "BLOG_TIME_ZONE": if NoteDate.isZone(value) { site.timeZone = value }
    case "BLOG_LOCALE": site.language = value.split(separator: "_").joined(separator: "-")
    default: break
    }
  }

  private mutating func readNote(_ entry: XMLElement, isPage: Bool) {
    let id = number(of: entry.text("id"))
    let status = entry.text("blogger:status")
    let isMarkup = entry["title"]?.attributes["type"] == "html"
    let title = (isMarkup ? plainText(entry.text("title")) : entry.text("title")).split { $0.isWhitespace }
      .joined(separator: " ")
    guard status != "SOFT_TRASHED", entry.text("blogger:trashed").isEmpty else {
      site.leftOut.append(LeftOut(source: path, reason: "'\(title)' lies in the bin"))
      return
    }
    let isDraft =
      status == "DRAFT"
      || entry.children.contains {
        $0.name.hasSuffix("control")
          && $0.children.contains {
            $0.name.hasSuffix("draft") && String(decoding: $0.text, as: UTF8.self).trimmedBlanks == "yes"
          }
      }
    let address = address(of: entry)
    let published = SourceDate(entry.text("published"))
    let name = slug(of: address) ?? fileNameSlug(title, number: id)
    // A page has its address from its folder, a post from its date.
    let folder = isPage ? (address.map { parentFolder(of: String($0.dropFirst())) } ?? "p") : "posts"
    let day = published.map { $0.date.isoDay + "-" } ?? ""
    var note = SourceNote(
      origin: "blogger:\(id)", source: path,
      path: (folder.isEmpty ? "" : folder + "/") + (isPage ? "" : day) + name + ".md")
    if title.isEmpty {
      note.title = name
      note.remarks.count(.changed, "it had no title; '\(name)' is made from its address")
    } else {
      note.title = title
    }
    note.isDraft = isDraft
    if !isPage { note.date = published }
    if let updated = SourceDate(entry.text("updated")), updated.date.isoDay != published?.date.isoDay {
      note.updated = updated
    }
    note.description = entry.text("blogger:metaDescription").split { $0.isWhitespace }.joined(separator: " ")
    for category in entry.children where category.name == "category" {
      guard category.attributes["scheme"]?.hasSuffix("#kind") != true, let term = category.attributes["term"],
        !term.isEmpty
      else { continue }
      note.tags.append(term)
    }
    if let address { note.addresses = [address] }
    note.text = .html(entry["content"]?.text ?? [])
    site.notes.append(note)
  }

  /// The path of its page.
  private mutating func address(of entry: XMLElement) -> String? {
    let name = entry.text("blogger:filename")
    if name.hasPrefix("/") { return name }
    let link = entry.children.first { $0.name == "link" && $0.attributes["rel"] == "alternate" }
    guard let href = link?.attributes["href"], let mark = href.firstRange(of: "://"),
      let slash = href[mark.upperBound...].firstIndex(of: "/")
    else { return nil }
    setAddress(String(href[..<slash]))
    let path = href[slash...].prefix { $0 != "?" && $0 != "#" }
    return percentDecoded(Array(path.utf8)[...])
  }

  /// `split-horizon` of `/2024/06/split-horizon.html`
  private func slug(of address: String?) -> String? {
    guard let last = address?.split(separator: "/").last else { return nil }
    let name = last.hasSuffix(".html") ? String(last.dropLast(5)) : String(last)
    return name.isEmpty || slugify(name) != name.lowercased().replacing("_", with: "-") ? nil : name
  }

  func finished() -> SourceSite {
    var site = site
    for index in site.notes.indices {
      let number = site.notes[index].origin.split(separator: ":").last.map(String.init) ?? ""
      site.notes[index].remarks.count(.lost, "a comment", times: comments[number] ?? 0)
    }
    let total = comments.values.reduce(0, +)
    if total > 0 {
      site.leftOut.append(LeftOut(source: path, reason: "a comment: notes have none", count: total))
    }
    for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
      site.leftOut.append(LeftOut(source: path, reason: reason, count: count))
    }
    return site
  }
}

extension NoteDate {
  /// Whether a text names a time zone.
  static func isZone(_ name: String) -> Bool { SiteTimeZone(name: name) != nil }
}

/// The text of a title that is HTML.
func plainText(_ html: String) -> String {
  html.contains("&") || html.contains("<")
    ? String(decoding: parseHTML(Array(html.utf8)).text, as: UTF8.self) : html
}

/// The name of a note's file out of its title.
func fileNameSlug(_ title: String, number: String) -> String {
  let slug = slugify(title)
  return slug.isEmpty ? "note-" + slugify(number) : slug
}
