import NoteModel

// The files of a site that machines read, and the redirects.

extension SiteRenderer {
  /// All pages that have something to say, with the dates their content gives (sitemaps.org 0.9).
  func sitemapBytes() -> [UInt8] {
    var output = Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"\(
        site.unlisted.isEmpty ? "" : " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"")>\n
      """.utf8)
    func append(_ address: String, _ date: NoteDate?, translations: [Int] = []) {
      output += Array("<url><loc>".utf8)
      appendEscaped(address, to: &output)
      output += Array("</loc>".utf8)
      if let date { output += Array("<lastmod>\(date.rfc3339)</lastmod>".utf8) }
      for note in translations {
        output += Array(
          "<xhtml:link rel=\"alternate\" hreflang=\"\(language(of: note).tag.text)\" href=\"".utf8)
        appendEscaped(addresses.absolute(site.notes[note].permalink), to: &output)
        output += Array("\"/>".utf8)
      }
      output += Array("</url>\n".utf8)
    }
    let newest = lastChange(site.dated)
    append(addresses.absolute(.home), newest)
    append(addresses.absolute(.archive), newest)
    append(addresses.absolute(.tags), newest)
    for index in site.dated + site.undated + site.unlisted {
      append(
        addresses.absolute(site.notes[index].permalink), changeDate(site.notes[index]),
        translations: site.translations[index])
    }
    for group in site.tags { append(addresses.absolute(group.permalink), lastChange(group.notes)) }
    return output + Array("</urlset>\n".utf8)
  }

  /// Everyone may read everything (RFC 9309).
  func robotsBytes() -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(addresses.absolute(.sitemap))\n".utf8)
  }

  /// Lets browsers offer the site's search as one of theirs (OpenSearch 1.1, draft 6).
  func openSearchBytes() -> [UInt8] {
    // Longer names are not allowed.
    let name = escapeMarkup(String(site.settings.title.prefix(16)))
    let about = escapeMarkup(String(language.text[.searchSite, ["site": site.settings.title]].prefix(1024)))
    let text = """
      <?xml version="1.0" encoding="utf-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(name)</ShortName>
      <Description>\(about)</Description>
      <InputEncoding>UTF-8</InputEncoding>
      <Url type="text/html" template="\(escapeMarkup(addresses.absolute(.search)))?q={searchTerms}"/>
      </OpenSearchDescription>\n
      """
    return Array(text.utf8)
  }

  /// A page at an older address that leads on to the note, with and without JavaScript.
  func redirectBytes(to note: Note) -> [UInt8] {
    let link = escapeMarkup(addresses.link(note.permalink))
    let canonical = escapeMarkup(addresses.absolute(note.permalink))
    let title = escapeMarkup(note.title)
    let moved = language.text.phrase(.movedTo).around("link")
    let direction = language.tag.isRightToLeft ? " dir=\"rtl\"" : ""
    let text = """
      <!DOCTYPE html>
      <html lang="\(language.tag.text)"\(direction)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <link rel="canonical" href="\(canonical)">
      <meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(link)">
      </head>
      <body>
      <main><h1>\(escapeMarkup(language.text[.moved]))</h1><p>\(escapeMarkup(moved.before))<a href="\(link)">\(title)</a>\(escapeMarkup(moved.after))</p></main>
      </body>
      </html>\n
      """
    return Array(text.utf8)
  }
}

/// Where the redirect of an alias lies: `/old/post` and `/old/post/` in a folder, `/old.html` as it is.
///
/// - Returns: `nil` when the alias cannot be an address of this site.
package func redirectPermalink(of alias: String) -> Permalink? {
  let path = alias.hasPrefix("/") ? alias : "/" + alias
  let lastPart = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  return Permalink(lastPart.isEmpty || lastPart.contains(".") ? path : path + "/")
}
