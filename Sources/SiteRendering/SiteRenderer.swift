import ImageFiles
import Localization
import NoteModel
import SourceText

/// Makes the pages of a site. Pure: the same site and theme give the same bytes, on any thread.
///
/// What all pages have in common (navigation, the site's addresses, languages) is made once here.
package struct SiteRenderer: Sendable {
  package private(set) var site: Site
  package let theme: Theme
  let addresses: AddressPrefix
  private(set) var tables: SiteTables
  /// Of lists and all other pages but those of notes.
  let language: PageLanguage
  /// Of notes that are in another one.
  let otherLanguages: [LanguageTag: PageLanguage]
  /// The members of `site` that do not depend on the page.
  let siteMembers: [String: TemplateValue]

  /// - Parameters:
  ///   - contents: For each note of the site what its own pages depend on.
  ///   - now: What the clock says; a note dated later is marked as future.
  package init(site: Site, theme: Theme, contents: [NoteContent]? = nil, now: NoteDate? = nil) {
    self.site = site
    self.theme = theme
    let addresses = AddressPrefix(site.settings)
    self.addresses = addresses
    tables = SiteTables(
      site,
      contents: contents ?? site.notes.map { _ in NoteContent(fingerprint: 0, verdict: .clean) },
      now: now, addresses: addresses)
    let language = PageLanguage(site.settings.languageTag, settings: site.settings)
    self.language = language
    let others = Set(site.notes.compactMap(\.language)).subtracting([language.tag])
    otherLanguages = Dictionary(
      uniqueKeysWithValues: others.map { ($0, PageLanguage($0, settings: site.settings, site: language)) })
    siteMembers = Self.siteMembers(site, theme, addresses)
  }

  /// The same with other versions of some notes, see `SiteAssembly.replacing(_:)`.
  ///
  /// - Parameters:
  ///   - site: with these versions.
  ///   - contents: by the indices of the notes.
  package func replacingNotes(with site: Site, contents: [Int: NoteContent], now: NoteDate?) -> SiteRenderer {
    var renderer = self
    renderer.site = site
    renderer.tables.replaceNotes(with: site, contents: contents, now: now)
    return renderer
  }

  /// Renders one page.
  package func render(_ page: SitePage, texts: NoteTexts) -> RenderedPage {
    let renderer = PageRenderer(self, texts: texts)
    let bytes = renderer.render(page)
    return RenderedPage(path: page.path, bytes: bytes, facts: renderer.site.facts)
  }

  /// What the template of a page sees; `nil` for pages that are made without one.
  package func context(of page: SitePage, texts: NoteTexts) -> TemplateValue? {
    let members = PageRenderer(self, texts: texts).members(of: page)
    return members.isEmpty ? nil : .object(members)
  }

  // MARK: What a later build compares

  /// The name of a note, tag or series that stays when others come and go.
  package func name(_ subject: SiteFact.Kind.Subject, _ index: Int) -> UInt64 { tables.name(subject, index) }

  /// Tells whether a fact has changed.
  package func digest(of fact: SiteFact) -> UInt64 { tables.digest(of: fact) }

  /// Of what every page reads of the site without asking: whether it links to a list of series.
  package var sharedDigest: UInt64 { site.series.isEmpty ? 0 : 1 }

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
}
