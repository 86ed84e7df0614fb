import NoteModel
import SourceText

/// Reads an export of WordPress (WXR, an RSS channel with elements of its own): posts, pages, attachments, comments.
func readWordPress(_ source: ImportSource) throws(ImportError) -> SourceSite {
  var site = SourceSite()
  // A large blog is exported in several files.
  for path in source.paths where isWordPressExport(path, source) {
    var events = try XMLEvents(try source.require(path), path: path)
    var channel = WordPressChannel(path: path, site: site)
    while let event = try events.next() {
      // rss, channel, and then what it holds.
      guard case .start(let tag) = event, tag.depth == 3 else { continue }
      channel.read(try events.element(tag))
    }
    site = channel.finished()
  }
  return site
}

private struct WordPressChannel {
  let path: String
  var site: SourceSite
  private var counts: [String: Int] = [:]

  init(path: String, site: SourceSite) {
    self.path = path
    self.site = site
  }

  mutating func read(_ element: XMLElement) {
    let text = String(decoding: element.text, as: UTF8.self).trimmedBlanks
    switch element.name {
    case "title": site.title = text
    case "description": site.description = text
    case "language": site.language = text
    case "link", "wp:base_blog_url":
      if text.hasPrefix("http") { site.address = text.hasSuffix("/") ? String(text.dropLast()) : text }
    case "wp:author": if site.author.isEmpty { site.author = element.text("wp:author_display_name") }
    case "item": readItem(element)
    default: break
    }
  }

  private mutating func readItem(_ item: XMLElement) {
    let type = item.text("wp:post_type")
    let status = item.text("wp:status")
    let title = plainText(item.text("title")).split { $0.isWhitespace }.joined(separator: " ")
    switch type {
    case "post", "page": break
    case "attachment", "nav_menu_item", "wp_global_styles", "wp_navigation", "wp_template", "revision": return
    default: return counts["an entry of the kind '\(type)'", default: 0] += 1
    }
    if status == "trash" || status == "auto-draft" {
      return site.leftOut.append(LeftOut(source: path, reason: "'\(title)' lies in the bin"))
    }
    let id = item.text("wp:post_id")
    var note = SourceNote(origin: "wordpress:\(id)", source: path, path: "")
    note.title = title
    let published = date(of: item)
    let name = percentDecoded(Array(item.text("wp:post_name").utf8)[...])
    let slug =
      name.isEmpty || slugify(name) != name ? fileNameSlug(name.isEmpty ? title : name, number: id) : name
    if type == "post" {
      note.date = published
      note.path = "posts/" + (published.map { $0.date.isoDay + "-" } ?? "") + slug + ".md"
    } else {
      note.path = slug + ".md"
    }
    if title.isEmpty {
      note.title = titleFromName(slug)
      note.remarks.count(.changed, "it had no title; one is made from its address")
    }
    note.isDraft = status == "draft" || status == "pending"
    note.isPrivate = status == "private" || !item.text("wp:post_password").isEmpty
    if let updated = date(item.text("wp:post_modified"), gmt: item.text("wp:post_modified_gmt")),
      updated.date.isoDay != published?.date.isoDay
    {
      note.updated = updated
    }
    for category in item.children where category.name == "category" {
      let tag = String(decoding: category.text, as: UTF8.self).trimmedBlanks
      let domain = category.attributes["domain"]
      guard domain == "category" || domain == "post_tag", category.attributes["nicename"] != "uncategorized"
      else { continue }
      note.tags.append(tag)
    }
    note.description = item.text("excerpt:encoded").split { $0.isWhitespace }.joined(separator: " ")
    if !note.isDraft, let address = address(item.text("link")) { note.addresses = [address] }
    note.names = ["?p=\(id)", "?page_id=\(id)"]
    let comments = item.children.count { $0.name == "wp:comment" && $0.text("wp:comment_approved") != "spam" }
    note.remarks.count(.lost, "a comment", times: comments)
    if comments > 0 { counts["a comment: notes have none", default: 0] += comments }
    note.text = .html(wordPressHTML(item["content:encoded"]?.text ?? [], &note.remarks))
    site.notes.append(note)
  }

  /// The local time, with the offset that the one of Greenwich tells.
  private func date(of item: XMLElement) -> SourceDate? {
    date(item.text("wp:post_date"), gmt: item.text("wp:post_date_gmt"))
  }

  private func date(_ local: String, gmt: String) -> SourceDate? {
    guard let date = NoteDate(parsing: local, timeZone: "UTC") else { return nil }
    guard let instant = NoteDate(parsing: gmt, timeZone: "UTC") else { return SourceDate(date) }
    let offset = (date.secondsSinceEpoch - instant.secondsSinceEpoch) / 60
    guard abs(offset) <= 14 * 60 else { return SourceDate(date) }
    return SourceDate(
      NoteDate(
        year: date.year, month: date.month, day: date.day, secondsSinceEpoch: instant.secondsSinceEpoch,
        offsetMinutes: offset))
  }

  private func address(_ link: String) -> String? {
    guard let mark = link.firstRange(of: "://"), let slash = link[mark.upperBound...].firstIndex(of: "/"),
      !link.contains("?")
    else { return nil }
    var path = String(link[slash...])
    let base =
      site.address.firstRange(of: "://").map { site.address[$0.upperBound...].drop { $0 != "/" } } ?? ""
    if !base.isEmpty, path.hasPrefix(base) { path = String(path.dropFirst(base.count)) }
    return percentDecoded(Array(path.utf8)[...])
  }

  func finished() -> SourceSite {
    var site = site
    for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
      site.leftOut.append(LeftOut(source: path, reason: reason, count: count))
    }
    return site
  }
}

/// The HTML of a post: WordPress sets paragraphs at blank lines, keeps its blocks in comments, and has shortcodes in brackets.
func wordPressHTML(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  let html = replacingWordPressShortcodes(text, &remarks)
  // Texts of the block editor have their paragraphs.
  return html.contains(utf8: "<!-- wp:") ? html : withParagraphs(html)
}

/// What `wpautop` does: a blank line is a paragraph, a line break one, but not in `<pre>` and not between blocks.
private func withParagraphs(_ html: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  var isInPre = false
  while index < html.count {
    if html[index] == UInt8(ascii: "<") {
      if html[index...].starts(with: "<pre".utf8) || html[index...].starts(with: "<script".utf8) {
        isInPre = true
      }
      if html[index...].starts(with: "</pre".utf8) || html[index...].starts(with: "</script".utf8) {
        isInPre = false
      }
    }
    guard html[index] == 0x0A, !isInPre else {
      if html[index] != 0x0D || isInPre { result.append(html[index]) }
      index += 1
      continue
    }
    var end = index
    var breaks = 0
    while end < html.count, html[end] <= 0x20 {
      if html[end] == 0x0A { breaks += 1 }
      end += 1
    }
    let isBetweenTags = result.last == UInt8(ascii: ">") && end < html.count && html[end] == UInt8(ascii: "<")
    result += Array((breaks > 1 ? "<p>" : isBetweenTags ? "\n" : "<br>").utf8)
    index = end
  }
  return result
}

/// `[caption]`, `[code]`, `[sourcecode language="bash"]`, `[embed]`, `[gist]`, `[youtube]`; others stay as text.
private func replacingWordPressShortcodes(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  guard text.contains(UInt8(ascii: "[")) else { return text }
  let code = [
    "code", "sourcecode", "source", "bash", "php", "python", "sql", "xml", "css", "js", "html", "plain",
    "text", "yaml", "shell",
  ]
  var result: [UInt8] = []
  var index = 0
  var unclosed: Set<String> = []
  while index < text.count {
    guard text[index] == UInt8(ascii: "["),
      let end = text[index..<min(text.count, index + 500)].firstIndex(of: UInt8(ascii: "]"))
    else {
      result.append(text[index])
      index += 1
      continue
    }
    let tag = String(decoding: text[(index + 1)..<end], as: UTF8.self)
    let name = tag.prefix { $0.isLetter }.lowercased()
    let closing = Array("[/\(name)]".utf8)
    guard code.contains(name) || ["caption", "embed", "gist", "youtube"].contains(name),
      !unclosed.contains(name),
      let close = firstPlace(of: closing, in: text, from: end + 1)
    else {
      if code.contains(name) { unclosed.insert(name) }
      result.append(text[index])
      index += 1
      continue
    }
    let inner = text[(end + 1)..<close]
    switch name {
    case "caption":
      // An image and the words behind it.
      let split = inner.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? inner.startIndex
      result +=
        Array("<figure>".utf8) + inner[..<split] + Array("<figcaption>".utf8) + inner[split...]
        + Array("</figcaption></figure>".utf8)
    case "embed", "gist", "youtube":
      let address = Array(inner.trimmingBytes { $0 <= 0x20 })
      remarks.count(.changed, "what was embedded is a link")
      result += Array("<p><a href=\"".utf8) + address + Array("\">".utf8) + address + Array("</a></p>".utf8)
    default:
      let language =
        attribute("language", of: tag) ?? attribute("lang", of: tag)
        ?? (code.dropFirst(3).contains(name) ? name : "")
      result += Array("<pre class=\"language-\(language)\">".utf8) + inner + Array("</pre>".utf8)
    }
    index = close + closing.count
  }
  return result
}

private func attribute(_ name: String, of tag: String) -> String? {
  guard let mark = tag.firstRange(of: name + "=") else { return nil }
  let value = tag[mark.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix {
    $0.isLetter || $0.isNumber || "+#-".contains($0)
  }
  return value.isEmpty ? nil : String(value)
}

private func firstPlace(of wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
  var index = start
  while index + wanted.count <= text.count {
    if text[index] == wanted[0], text[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
    index += 1
  }
  return nil
}
