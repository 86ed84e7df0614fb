import NoteModel
import SourceText

/// A site-relative address of a page: a permalink, a constant, or one of these with a constant added.
///
/// Valid by construction, hence no failing initialiser as `Permalink` has one.
struct SiteAddress: Sendable, Hashable {
  /// Begins with `/`; unescaped.
  let path: String

  init(_ permalink: Permalink) { path = permalink.path }

  private init(path: String) { self.path = path }

  static let home = SiteAddress(path: "/")
  static let tags = SiteAddress(path: "/tags/")
  static let series = SiteAddress(path: "/series/")
  static let graph = SiteAddress(path: "/graph/")
  static let archive = SiteAddress(path: "/archive/")
  static let search = SiteAddress(path: "/search/")
  static let notFound = SiteAddress(path: "/404.html")
  static let manifest = SiteAddress(path: "/site.webmanifest")
  static let touchIcon = SiteAddress(path: "/apple-touch-icon.png")
  static let headers = SiteAddress(path: "/_headers")
  static let redirects = SiteAddress(path: "/_redirects")
  static let machineContents = SiteAddress(path: "/llms.txt")
  static let sitemap = SiteAddress(path: "/sitemap.xml")
  static let robots = SiteAddress(path: "/robots.txt")
  static let openSearch = SiteAddress(path: "/opensearch.xml")
  static let searchIndex = SiteAddress(path: "/search/index.bin")
  static let assets = SiteAddress(path: "/assets/")

  /// The list that begins here, from its page `number` (1-based) on.
  func listPage(_ number: Int) -> SiteAddress {
    number <= 1 ? self : SiteAddress(path: folder + "page/\(number)/")
  }

  /// The feeds of the list that begins here, as Atom and as JSON.
  var feed: SiteAddress { SiteAddress(path: folder + "atom.xml") }
  var jsonFeed: SiteAddress { SiteAddress(path: folder + "feed.json") }

  /// The `number`th part (1-based) of a sitemap that is too long for one file.
  static func sitemapPart(_ number: Int) -> SiteAddress { SiteAddress(path: "/sitemap-\(number).xml") }

  /// An asset of the theme, `assets/style.css`.
  static func asset(_ file: Page) -> SiteAddress { SiteAddress(path: "/" + file.path) }

  /// The Markdown of the page that is here (llmstxt.org: its file's name with `.md` after it).
  var markdown: SiteAddress { SiteAddress(path: "/" + filePath + ".md") }

  private var folder: String { path.hasSuffix("/") ? path : path + "/" }

  /// Percent-encoded, site-relative.
  var encoded: String { percentEncodedPath(path) }

  /// Path of its file below `Public/`.
  var filePath: String {
    let relative = String(path.dropFirst())
    return relative.isEmpty || relative.hasSuffix("/") ? relative + "index.html" : relative
  }
}

/// What stands before every site-relative address.
struct AddressPrefix: Sendable {
  /// Path of the site on its host, "" or "/notes".
  let basePath: String
  /// Absolute address of the site without a trailing `/`.
  let baseURL: String

  init(_ settings: SiteSettings) {
    basePath = settings.basePath
    var url = settings.baseURL[...]
    while url.hasSuffix("/") { url.removeLast() }
    baseURL = String(url)
  }

  /// For `href` and `src` on a page.
  func link(_ address: SiteAddress) -> String { basePath + address.encoded }
  func link(_ permalink: Permalink) -> String { basePath + permalink.encoded }

  /// For canonical links, feeds and the sitemap.
  func absolute(_ address: SiteAddress) -> String { baseURL + address.encoded }
  func absolute(_ permalink: Permalink) -> String { baseURL + permalink.encoded }

  /// An address that the settings give: site-relative ones get the base path, other schemes than those of
  /// ordinary links lead nowhere.
  func settingsLink(_ address: String) -> String {
    if address.hasPrefix("/"), !address.hasPrefix("//") { return basePath + address }
    if address.hasPrefix("//") || address.hasPrefix("#") { return address }
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return basePath + "/" + address }
    let scheme = address[..<colon].lowercased()
    return ["http", "https", "mailto"].contains(scheme) ? address : "#"
  }
}
