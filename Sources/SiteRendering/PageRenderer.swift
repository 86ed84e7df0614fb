import ImageFiles
import Localization
import NoteModel

/// The texts of notes, which are not kept with the site.
package struct NoteTexts: Sendable {
  /// The body of the note with this index of `Site.notes`.
  package let body: @Sendable (Int) -> NoteBody
  /// Its file.
  package let source: @Sendable (Int) -> [UInt8]

  package init(
    body: @escaping @Sendable (Int) -> NoteBody, source: @escaping @Sendable (Int) -> [UInt8] = { _ in [] }
  ) {
    self.body = body
    self.source = source
  }
}

/// A page, and what of the site it was made from.
package struct RenderedPage: Sendable {
  /// Below `Public/`.
  package let path: String
  package let bytes: [UInt8]
  /// In no order.
  package let facts: [SiteFact]
}

/// Makes one page. What it reads of the site it reads through `site`, which remembers it.
struct PageRenderer {
  let site: SiteReader
  let theme: Theme
  let addresses: AddressPrefix
  let texts: NoteTexts
  /// Of lists and all other pages but those of notes.
  let language: PageLanguage
  private let otherLanguages: [LanguageTag: PageLanguage]
  private let siteMembers: [String: TemplateValue]
  private let sitemapPartCount: Int

  init(_ shared: SiteRenderer, texts: NoteTexts) {
    site = SiteReader(shared.tables)
    theme = shared.theme
    addresses = shared.addresses
    self.texts = texts
    language = shared.language
    otherLanguages = shared.otherLanguages
    siteMembers = shared.siteMembers
    sitemapPartCount = shared.sitemapPartCount
  }

  func render(_ page: SitePage) -> [UInt8] {
    switch page.kind {
    case .note: templated(.note, page)
    case .home: templated(.list, page)
    case .tag: templated(.tag, page)
    case .tags: templated(.tags, page)
    case .series: templated(.series, page)
    case .allSeries: templated(.allSeries, page)
    case .graph: templated(.graph, page)
    case .archive: templated(.archive, page)
    case .search: templated(.search, page)
    case .notFound: templated(.notFound, page)
    case .markdown(let note): markdownBytes(note)
    case .tagFeed(let tag, let format): feedBytes(tagFeed(tag), format, at: page.address)
    case .feed(let format): feedBytes(siteFeed(), format, at: page.address)
    case .sitemap: sitemapBytes(partCount: sitemapPartCount)
    case .sitemapPart(let number): sitemapPartBytes(number)
    case .robots: robotsBytes()
    case .openSearch: openSearchBytes()
    case .manifest: manifestBytes()
    case .touchIcon: theme.icon(.small)?.bytes ?? []
    case .headers: headersBytes()
    case .redirects: redirectsBytes()
    case .machineContents: machineContentsBytes()
    case .redirect(let note): redirectBytes(to: note)
    }
  }

  private func templated(_ template: PageTemplate, _ page: SitePage) -> [UInt8] {
    theme.render(template, .object(members(of: page)))
  }

  private func feedBytes(_ feed: Feed, _ format: SitePage.FeedFormat, at address: SiteAddress) -> [UInt8] {
    switch format {
    case .atom: atomBytes(feed, at: address)
    case .json: jsonFeedBytes(feed, at: address)
    }
  }

  // MARK: What every page has

  /// The `site` of a page at `url`, whose own navigation entry is marked.
  private func siteValue(currentURL url: String, _ language: PageLanguage) -> TemplateValue {
    var members = siteMembers
    let author = site.settings.author
    members["byline"] = author.isEmpty ? .absent : .text(language.text[.notesBy, ["author": author]])
    members["navigation"] = .list(
      site.settings.navigation.map { entry in
        let address = addresses.settingsLink(entry.address)
        return .object([
          "title": .text(entry.title), "url": .text(address), "isCurrent": .flag(address == url),
        ])
      })
    return .object(members)
  }

  /// What is said about a page in its head.
  struct PageFacts {
    enum Kind: String {
      case note, home, tag, tags, series, allSeries, archive, graph, search, notFound
    }

    let kind: Kind
    let title: String
    let address: SiteAddress
    var description = ""
    /// The list whose feeds are the nearest, and their title; else the whole site's.
    var feeds: (list: SiteAddress, title: String)?
    /// Other than the site's.
    var language: PageLanguage?
    /// The note's translations, itself among them.
    var translations: [Int] = []
    var published: NoteDate?
    var modified: NoteDate?
    /// What shows the page where others link to it.
    var image: PageImage?
    /// Pages between the home page and this one, the outermost first.
    var trail: [(title: String, address: SiteAddress)] = []
    var markdown: SiteAddress?
  }

  /// An image of this site that stands for a page.
  struct PageImage {
    /// Site-relative, percent-encoded.
    let address: String
    let format: ImageFormat
    let size: ImageSize
    let alt: String
  }

  /// The members that the root of every page's context has: `site`, `page` and `strings`.
  func commonMembers(_ facts: PageFacts) -> [String: TemplateValue] {
    let settings = site.settings
    let url = addresses.link(facts.address)
    let language = facts.language ?? language
    let isSiteTitle = facts.title == settings.title
    return [
      "site": siteValue(currentURL: url, language),
      "strings": language.strings,
      "page": .object([
        "title": .text(facts.title),
        "fullTitle": .text(isSiteTitle ? settings.title : facts.title + " · " + settings.title),
        "description": .text(facts.description.isEmpty ? settings.description : facts.description),
        "url": .text(url),
        "alternates": .list(facts.translations.map(alternateValue)),
        "canonicalURL": .text(addresses.absolute(facts.address)),
        "kind": .text(facts.kind.rawValue),
        "language": .text(language.tag.text),
        "isRightToLeft": .flag(language.tag.isRightToLeft),
        "scriptStrings": language.scriptStrings,
        "feedURL": .text(addresses.link((facts.feeds?.list ?? .home).feed)),
        "jsonFeedURL": .text(addresses.link((facts.feeds?.list ?? .home).jsonFeed)),
        "feedTitle": .text(facts.feeds?.title ?? settings.title),
        "isArticle": .flag(facts.kind == .note),
        "publishedISO": .text(facts.published?.rfc3339 ?? ""),
        "modifiedISO": .text((facts.modified ?? facts.published)?.rfc3339 ?? ""),
        "locale": .text(openGraphLocale(language.tag)),
        "image": facts.image.map(imageValue) ?? .absent,
        "markdownURL": .text(facts.markdown.map { addresses.link($0) } ?? ""),
        "structuredData": .text(structuredData(facts)),
      ]),
    ]
  }

  /// The page of a note in some language, for search engines; the note that lists show also stands for all
  /// languages that there are none of.
  private func alternateValue(_ note: Int) -> TemplateValue {
    .object([
      "language": .text(language(of: note).tag.text), "isDefault": .flag(site.isListed(note)),
      "url": .text(addresses.absolute(site.card(note).permalink)),
    ])
  }

  private func imageValue(_ image: PageImage) -> TemplateValue {
    .object([
      "url": .text(addresses.baseURL + image.address),
      "width": .number(image.size.width),
      "height": .number(image.size.height),
      "type": .text(image.format.mediaType),
      "alt": .text(image.alt),
    ])
  }

  // MARK: What templates see of a note

  /// What the page of a note speaks.
  func language(of note: Int) -> PageLanguage {
    site.card(note).language.flatMap { otherLanguages[$0] } ?? language
  }

  func dateValue(_ date: NoteDate?, _ language: PageLanguage) -> TemplateValue {
    guard let date else { return .absent }
    return .object([
      "iso": .text(date.isoDay), "text": .text(language.longDate(date)), "day": .number(date.day),
    ])
  }

  /// A note where another one mentions it, on a page in `language`.
  func referenceValue(_ index: Int, _ language: PageLanguage) -> TemplateValue {
    let note = site.card(index)
    return .object([
      "title": .text(note.title), "url": .text(addresses.link(note.permalink)),
      "date": dateValue(note.date, language), "language": foreignLanguage(of: index, language),
    ])
  }

  /// The language of a note that differs from that of the page which mentions it.
  private func foreignLanguage(of index: Int, _ language: PageLanguage) -> TemplateValue {
    let own = self.language(of: index).tag
    return own == language.tag ? .absent : .text(own.text)
  }

  /// A note in a list.
  func listItemValue(_ index: Int) -> TemplateValue {
    let note = site.card(index)
    let tags = site.tags(ofNote: index).map(tagNameValue)
    return .object([
      "title": .text(note.title),
      "url": .text(addresses.link(note.permalink)),
      "language": foreignLanguage(of: index, language),
      "date": dateValue(note.date, language),
      "description": .text(note.description),
      "tags": .list(tags),
      "hasTags": .flag(!tags.isEmpty),
      "readingMinutes": .number(note.readingMinutes),
      "readingTime": .text(language.text[.readingTime, note.readingMinutes]),
      "isDraft": .flag(note.isDraft),
      "isFuture": .flag(note.isFuture),
    ])
  }

  /// A tag of a note.
  func tagNameValue(_ tag: Int) -> TemplateValue {
    .object(tagNameMembers(site.tagName(tag)))
  }

  private func tagNameMembers(_ tag: TagName) -> [String: TemplateValue] {
    [
      "name": .text(tag.name), "url": .text(addresses.link(tag.permalink)),
      "description": .text(tag.description),
    ]
  }

  /// A tag in a list of tags.
  func tagMembers(_ group: TagGroup) -> [String: TemplateValue] {
    var members = tagNameMembers(TagName(group))
    members["count"] = .number(group.notes.count)
    return members
  }

  /// When the newest of some notes was published or last changed.
  func lastChange(_ notes: some Sequence<Int>) -> NoteDate? {
    notes.lazy.compactMap { site.card($0).changeDate }.max()
  }
}

/// A language with its region as OpenGraph writes it, `de_CH` for `de-CH` and `sr_RS` for `sr-Latn-RS`; empty
/// without a country, since there is no other form.
private func openGraphLocale(_ tag: LanguageTag) -> String {
  guard let region = tag.region, region.utf8.count == 2 else { return "" }
  return tag.language + "_" + region
}
