import ImageFiles
import Localization
import NoteModel
import SourceText

/// Makes the pages of a site. Pure: the same site and theme give the same bytes, on any thread.
///
/// What all pages have in common (navigation, tags and their addresses) is made once here.
package struct SiteRenderer: Sendable {
  package let site: Site
  package let theme: Theme
  /// What counts as future.
  let now: NoteDate?
  let addresses: AddressPrefix
  /// For each note the indices of its tags in `site.tags`.
  let tagsOfNote: [[Int]]
  /// For each tag what templates see of it: name, url, count, description.
  let tagValues: [TemplateValue]
  /// For each tag the indices of those right below it.
  let childrenOfTag: [[Int]]
  /// For each note its series in `site.series` and its place in it; of a translation that of the note which is listed.
  let seriesPosition: [(series: Int, position: Int)?]
  let graph: LinkGraph
  /// For each note its place in `site.dated`; of a translation that of the note which is listed.
  let datedPosition: [Int?]
  /// Undated pages that stand for their folder, by address: `/manual/`.
  let folderPages: [String: Int]
  /// Of lists and all other pages but those of notes.
  let language: PageLanguage
  /// Of notes that are in another one.
  private let otherLanguages: [LanguageTag: PageLanguage]
  /// The members of `site` that do not depend on the page.
  private let siteMembers: [String: TemplateValue]
  let sections: SectionValues

  /// - Parameter now: What the clock says; a note dated later is marked as future.
  package init(site: Site, theme: Theme, now: NoteDate? = nil) {
    self.site = site
    self.theme = theme
    self.now = now
    let addresses = AddressPrefix(site.settings)
    self.addresses = addresses

    var tagsOfNote = [[Int]](repeating: [], count: site.notes.count)
    var datedPosition = [Int?](repeating: nil, count: site.notes.count)
    for (tag, group) in site.tags.enumerated() {
      for note in group.ownNotes { tagsOfNote[note].append(tag) }
    }
    var seriesPosition = [(series: Int, position: Int)?](repeating: nil, count: site.notes.count)
    for (series, group) in site.series.enumerated() {
      for (position, note) in group.notes.enumerated() {
        seriesPosition[note] = (series, position)
        for translation in site.translations[note] { seriesPosition[translation] = (series, position) }
      }
    }
    for (position, note) in site.dated.enumerated() {
      datedPosition[note] = position
      for translation in site.translations[note] { datedPosition[translation] = position }
    }
    let tagByName = Dictionary(
      site.tags.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for note in site.unlisted {
      tagsOfNote[note] = site.notes[note].tags.compactMap { tagByName[$0.lowercased()] }
    }
    self.tagsOfNote = tagsOfNote
    self.datedPosition = datedPosition
    self.seriesPosition = seriesPosition
    graph = LinkGraph(site)
    tagValues = site.tags.map { .object(Self.tagMembers($0, addresses)) }
    var childrenOfTag = [[Int]](repeating: [], count: site.tags.count)
    for (tag, group) in site.tags.enumerated() {
      if let parent = group.parent { childrenOfTag[parent].append(tag) }
    }
    self.childrenOfTag = childrenOfTag
    folderPages = Dictionary(
      site.undated.compactMap { index in
        let path = site.notes[index].permalink.path
        return path.hasSuffix("/") ? (path, index) : nil
      }, uniquingKeysWith: { first, _ in first })
    let language = PageLanguage(site.settings.languageTag, settings: site.settings)
    self.language = language
    let others = Set(site.notes.compactMap(\.language)).subtracting([language.tag])
    otherLanguages = Dictionary(
      uniqueKeysWithValues: others.map { ($0, PageLanguage($0, settings: site.settings, site: language)) })
    siteMembers = Self.siteMembers(site, theme, addresses)
    sections = SectionValues(site, addresses)
  }

  static func tagMembers(_ group: TagGroup, _ addresses: AddressPrefix) -> [String: TemplateValue] {
    [
      "name": .text(group.name), "url": .text(addresses.link(group.permalink)),
      "count": .number(group.notes.count), "description": .text(group.description),
    ]
  }

  private static func siteMembers(
    _ site: Site, _ theme: Theme, _ addresses: AddressPrefix
  ) -> [String: TemplateValue] {
    let settings = site.settings
    let parameters = settings.themeParameters.mapValues { TemplateValue($0) }
    return [
      "title": .text(settings.title),
      "description": .text(settings.description),
      "author": .text(settings.author),
      "language": .text(settings.language),
      "homeURL": .text(addresses.link(SiteAddress.home)),
      "tagsURL": .text(addresses.link(SiteAddress.tags)),
      "seriesURL": site.series.isEmpty ? .absent : .text(addresses.link(SiteAddress.series)),
      "graphURL": .text(addresses.link(SiteAddress.graph)),
      "archiveURL": .text(addresses.link(SiteAddress.archive)),
      "searchURL": .text(addresses.link(SiteAddress.search)),
      "searchDataURL": .text(addresses.link(SiteAddress.searchIndex)),
      "openSearchURL": .text(addresses.link(SiteAddress.openSearch)),
      "feedURL": .text(addresses.link(SiteAddress.home.feed)),
      "jsonFeedURL": .text(addresses.link(SiteAddress.home.jsonFeed)),
      "manifestURL": .text(addresses.link(SiteAddress.manifest)),
      "assetsURL": .text(addresses.link(SiteAddress.assets)),
      "styleURL": .text(fingerprinted(Theme.stylePath, theme, addresses)),
      "scriptURL": .text(fingerprinted(Theme.scriptPath, theme, addresses)),
      "contentSecurityPolicy": .text(SecurityPolicy(settings).meta),
      "basePath": .text(addresses.basePath),
      "repositoryURL": .text(settings.repository?.url ?? ""),
      "footer": footer(parameters),
      "isRightToLeft": .flag(settings.languageTag.isRightToLeft),
      "params": .object(parameters),
    ]
  }

  /// The parameter of that name, where it is a text.
  private static func footer(_ parameters: [String: TemplateValue]) -> TemplateValue {
    if case .text(let text)? = parameters["footer"] { .text(text) } else { .absent }
  }

  /// The address of an asset with its content behind it, so that caches may keep it and ask for a new one
  /// as soon as a page names it.
  private static func fingerprinted(_ path: String, _ theme: Theme, _ addresses: AddressPrefix) -> String {
    guard let asset = theme.asset(path) else { return "" }
    let check = UInt32(truncatingIfNeeded: fingerprint(asset.bytes))
    return addresses.link(.asset(asset)) + "?v=" + hexadecimal(UInt64(check), digits: 8)
  }

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
      "url": .text(addresses.absolute(site.notes[note].permalink)),
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
    site.notes[note].language.flatMap { otherLanguages[$0] } ?? language
  }

  func dateValue(_ date: NoteDate?, _ language: PageLanguage) -> TemplateValue {
    guard let date else { return .absent }
    return .object([
      "iso": .text(date.isoDay), "text": .text(language.longDate(date)), "day": .number(date.day),
    ])
  }

  /// A note where another one mentions it, on a page in `language`.
  func referenceValue(_ index: Int, _ language: PageLanguage) -> TemplateValue {
    let note = site.notes[index]
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
    let note = site.notes[index]
    let tags = tagsOfNote[index].map { tagValues[$0] }
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
      "isDraft": .flag(note.metadata.isDraft),
      "isFuture": .flag(isFuture(note)),
    ])
  }

  func isFuture(_ note: Note) -> Bool {
    guard let now, let date = note.date else { return false }
    return date > now
  }

  /// When the newest of some notes was published or last changed.
  func lastChange(_ notes: some Sequence<Int>) -> NoteDate? {
    notes.lazy.compactMap { changeDate(site.notes[$0]) }.max()
  }

  /// When a note was last changed, as far as it says.
  func changeDate(_ note: Note) -> NoteDate? { note.metadata.updated ?? note.date }
}

/// A language with its region as OpenGraph writes it, `de_CH` for `de-CH` and `sr_RS` for `sr-Latn-RS`; empty
/// without a country, since there is no other form.
private func openGraphLocale(_ tag: LanguageTag) -> String {
  guard let region = tag.region, region.utf8.count == 2 else { return "" }
  return tag.language + "_" + region
}
