import NoteModel
import SourceText

/// A page before it is rendered.
package struct SitePage: Sendable {
  package enum Kind: Sendable, Hashable {
    /// An index of `Site.notes`.
    case note(Int)
    /// The Markdown of a note.
    case markdown(Int)
    /// `number` is 1-based.
    case home(number: Int)
    /// `tag` is an index of `Site.tags`.
    case tag(Int, number: Int)
    case tagFeed(Int, FeedFormat)
    /// An index of `Site.series`.
    case series(Int)
    case graph(number: Int)
    case tags, allSeries, archive, search, notFound
    case feed(FeedFormat)
    /// The whole, or the list of its parts.
    case sitemap
    /// 1-based; of a site with more addresses than one file may hold.
    case sitemapPart(Int)
    case robots, openSearch, manifest, touchIcon, headers, redirects, machineContents
    /// An older address of the note with this index.
    case redirect(note: Int)
  }

  package enum FeedFormat: Sendable, Hashable {
    case atom, json
  }

  /// Below `Public/`.
  package let path: String
  package let kind: Kind
  let address: SiteAddress

  /// The note that it is made for, an index of `Site.notes`.
  package var note: Int? {
    switch kind {
    case .note(let note), .markdown(let note), .redirect(let note): note
    default: nil
    }
  }

  init(_ kind: Kind, _ address: SiteAddress) {
    self.kind = kind
    self.address = address
    path = address.filePath
  }
}

extension SiteRenderer {
  /// Tells pages apart that take each other's place at one path: what kind of page it is, and of what.
  package func identity(of page: SitePage) -> UInt64 {
    let (kind, number, subject): (UInt64, Int, UInt64) =
      switch page.kind {
      case .note(let note): (1, 0, name(.note, note))
      case .markdown(let note): (2, 0, name(.note, note))
      case .home(let number): (3, number, 0)
      case .tag(let tag, let number): (4, number, name(.tag, tag))
      case .tagFeed(let tag, let format): (format == .atom ? 5 : 6, 0, name(.tag, tag))
      case .series(let series): (7, 0, name(.series, series))
      case .graph(let number): (8, number, 0)
      case .tags: (9, 0, 0)
      case .allSeries: (10, 0, 0)
      case .archive: (11, 0, 0)
      case .search: (12, 0, 0)
      case .notFound: (13, 0, 0)
      case .feed(let format): (format == .atom ? 14 : 15, 0, 0)
      case .sitemap: (16, sitemapPartCount, 0)
      case .sitemapPart(let number): (17, number, 0)
      case .robots: (18, 0, 0)
      case .openSearch: (19, 0, 0)
      case .manifest: (20, 0, 0)
      case .touchIcon: (21, 0, 0)
      case .headers: (22, 0, 0)
      case .redirects: (23, 0, 0)
      case .machineContents: (24, 0, 0)
      case .redirect(let note): (25, 0, name(.note, note))
      }
    var hash = Fingerprint()
    hash.combine([kind, UInt64(number), subject])
    return hash.value
  }

  /// The pages of the notes, and their Markdown where it is published.
  package var notePages: [SitePage] {
    let addresses = site.notes.map { SiteAddress($0.permalink) }
    let pages = addresses.enumerated().map { SitePage(.note($0), $1) }
    guard site.settings.copiesMarkdown else { return pages }
    return addresses.enumerated().map { SitePage(.markdown($0), $1.markdown) } + pages
  }

  /// Every page besides the notes' and the theme's assets, in a fixed order. Each can be rendered by itself
  /// on any thread.
  package var sitePages: [SitePage] {
    var pages: [SitePage] = []
    // A note may be the home page in place of the list of the newest.
    if !site.notes.contains(where: { $0.permalink.isHome }) {
      pages = (1...listPageCount(site.dated.count)).map {
        SitePage(.home(number: $0), SiteAddress.home.listPage($0))
      }
    }
    for (tag, group) in site.tags.enumerated() {
      let address = SiteAddress(group.permalink)
      pages += (1...listPageCount(group.notes.count)).map {
        SitePage(.tag(tag, number: $0), address.listPage($0))
      }
      pages.append(SitePage(.tagFeed(tag, .atom), address.feed))
      pages.append(SitePage(.tagFeed(tag, .json), address.jsonFeed))
    }
    if !site.series.isEmpty { pages.append(SitePage(.allSeries, .series)) }
    for (series, group) in site.series.enumerated() {
      pages.append(SitePage(.series(series), SiteAddress(group.permalink)))
    }
    pages += (1...graphPageCount).map { SitePage(.graph(number: $0), SiteAddress.graph.listPage($0)) }
    pages += [
      SitePage(.tags, .tags), SitePage(.archive, .archive), SitePage(.search, .search),
      SitePage(.notFound, .notFound), SitePage(.feed(.atom), SiteAddress.home.feed),
      SitePage(.feed(.json), SiteAddress.home.jsonFeed), SitePage(.sitemap, .sitemap),
      SitePage(.robots, .robots), SitePage(.openSearch, .openSearch), SitePage(.manifest, .manifest),
      SitePage(.headers, .headers),
    ]
    pages += (0..<sitemapPartCount).map { SitePage(.sitemapPart($0 + 1), .sitemapPart($0 + 1)) }
    if theme.icon(.small) != nil { pages.append(SitePage(.touchIcon, .touchIcon)) }
    if site.settings.copiesMarkdown { pages.append(SitePage(.machineContents, .machineContents)) }
    let redirects = site.redirects
    if !redirects.isEmpty { pages.append(SitePage(.redirects, .redirects)) }
    return pages + redirects.map { SitePage(.redirect(note: $0.note), $0.address) }
  }

  /// At least 1, since a list without notes has a page too.
  private func listPageCount(_ notes: Int) -> Int { pageCount(ofList: notes, site.settings) }
}

/// On how many pages a list of so many notes is.
func pageCount(ofList notes: Int, _ settings: SiteSettings) -> Int {
  let size = max(1, settings.pagination)
  return max(1, notes / size + (notes % size == 0 ? 0 : 1))
}
