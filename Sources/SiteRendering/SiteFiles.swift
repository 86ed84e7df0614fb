import JSONSyntax
import NoteModel

// The files of a site that machines read, and the pages of older addresses.

private struct SitemapEntry {
  let address: SiteAddress
  let date: NoteDate?
  /// Site-relative, percent-encoded.
  var images: [String] = []
  /// The note in all languages that it is in.
  var translations: [Int] = []
}

/// Sitemaps hold no more addresses than this (sitemaps.org, "Sitemap index files").
private let sitemapLength = 50_000

extension SiteRenderer {
  /// How many files a sitemap takes that is too long for one; 0 for any other.
  var sitemapPartCount: Int {
    let groups = site.tags.count + (site.series.isEmpty ? 0 : site.series.count + 1)
    let count = 3 + site.notes.count + groups + (site.notes.isEmpty ? 0 : 1)
    return count > sitemapLength ? (count + sitemapLength - 1) / sitemapLength : 0
  }
}

extension PageRenderer {
  /// All pages that have something to say.
  private var sitemapEntries: [SitemapEntry] {
    let newest = lastChange(site.dated)
    var entries = [SiteAddress.home, .archive, .tags].map { SitemapEntry(address: $0, date: newest) }
    for index in site.dated + site.undated + site.unlisted {
      let card = site.card(index)
      let images = site.imageTargets(index).compactMap { target in
        if case .file(let shown) = target { shown.address } else { nil }
      }
      entries.append(
        SitemapEntry(
          address: SiteAddress(card.permalink), date: card.changeDate, images: images,
          translations: site.translations(index)))
    }
    for group in site.tags {
      entries.append(SitemapEntry(address: SiteAddress(group.permalink), date: lastChange(group.notes)))
    }
    let series = site.allSeries
    if !series.isEmpty { entries.append(SitemapEntry(address: .series, date: newest)) }
    for group in series {
      entries.append(SitemapEntry(address: SiteAddress(group.permalink), date: lastChange(group.notes)))
    }
    // The home page may be a note.
    if entries.dropFirst().contains(where: { $0.address == .home }) { entries.removeFirst() }
    if !site.dated.isEmpty || !site.undated.isEmpty { entries.append(SitemapEntry(address: .graph, date: newest)) }
    return entries
  }

  /// The sitemap, or the index of its parts (sitemaps.org 0.9).
  ///
  /// - Parameter partCount: 0 for one that is whole.
  func sitemapBytes(partCount: Int) -> [UInt8] {
    guard partCount > 0 else { return sitemapBytes(of: sitemapEntries[...]) }
    var output = Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n
      """.utf8)
    for number in 1...partCount {
      output += Array("<sitemap><loc>".utf8)
      appendEscaped(addresses.absolute(.sitemapPart(number)), to: &output)
      output += Array("</loc></sitemap>\n".utf8)
    }
    return output + Array("</sitemapindex>\n".utf8)
  }

  /// The part `number`, from 1, of a sitemap that takes several files.
  func sitemapPartBytes(_ number: Int) -> [UInt8] {
    sitemapBytes(of: sitemapEntries.dropFirst((number - 1) * sitemapLength).prefix(sitemapLength))
  }

  /// Some of the site's pages with the dates and images that their content gives.
  private func sitemapBytes(of entries: ArraySlice<SitemapEntry>) -> [UInt8] {
    var output = Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"\(
        site.unlisted.isEmpty ? "" : " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"")>\n
      """.utf8)
    for entry in entries {
      output += Array("<url><loc>".utf8)
      appendEscaped(addresses.absolute(entry.address), to: &output)
      output += Array("</loc>".utf8)
      if let date = entry.date { output += Array("<lastmod>\(date.rfc3339)</lastmod>".utf8) }
      for note in entry.translations {
        output += Array(
          "<xhtml:link rel=\"alternate\" hreflang=\"\(language(of: note).tag.text)\" href=\"".utf8)
        appendEscaped(addresses.absolute(site.card(note).permalink), to: &output)
        output += Array("\"/>".utf8)
      }
      for image in entry.images {
        output += Array("<image:image><image:loc>".utf8)
        appendEscaped(addresses.baseURL + image, to: &output)
        output += Array("</image:loc></image:image>".utf8)
      }
      output += Array("</url>\n".utf8)
    }
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

  /// What a telephone needs to keep the site among its programs (Web Application Manifest). Colours are the
  /// theme's, which says them in its pages.
  func manifestBytes() -> [UInt8] {
    let settings = site.settings
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("name", settings.title)
      if !settings.description.isEmpty { writer.member("description", settings.description) }
      writer.member("lang", settings.language)
      writer.member("start_url", addresses.link(.home))
      writer.member("scope", addresses.link(.home))
      writer.member("display", "minimal-ui")
      writer.member(
        "icons",
        array: { writer in
          if let icon = theme.favicon {
            writer.icon(addresses.link(.asset(icon)), sizes: "any", type: "image/svg+xml")
          }
          for size in ThemeIcon.allCases {
            guard let icon = theme.icon(size) else { continue }
            writer.icon(
              addresses.link(.asset(icon)), sizes: "\(size.pixels)x\(size.pixels)", type: "image/png",
              purpose: "any maskable")
          }
        })
    }
    writer.endLine()
    return writer.bytes
  }

  /// A page at an older address that leads on to the note, with and without JavaScript.
  func redirectBytes(to index: Int) -> [UInt8] {
    let note = site.card(index)
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

extension JSONWriter {
  fileprivate mutating func icon(_ address: String, sizes: String, type: String, purpose: String? = nil) {
    object { writer in
      writer.member("src", address)
      writer.member("sizes", sizes)
      writer.member("type", type)
      if let purpose { writer.member("purpose", purpose) }
    }
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
