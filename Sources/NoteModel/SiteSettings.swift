import Diagnostics
import Localization
import SourceText

/// What `Content/site.yml` says. Every setting has a default, so the file may be absent.
package struct SiteSettings: Sendable {
  package var title = "Notes"
  package var description = ""
  /// Absolute address where the site is published, without a trailing `/`: `https://ops.example/notes`.
  package var baseURL = "http://localhost"
  package var author = ""
  /// BCP 47 tag.
  package var language = "en"
  /// Texts of the theme in the site's own words, by language.
  package var strings: [LanguageTag: SiteStrings] = [:]
  /// IANA name.
  package var timeZone = "UTC"
  /// Pattern of dated notes: `:year`, `:month`, `:day`, `:slug`, `:path` (folder below `Content/`).
  package var permalink = "/:year/:month/:slug.html"
  /// Pattern of undated pages: `:slug`, `:path`.
  package var pagePermalink = "/:path/:slug.html"
  /// Patterns that dated notes had their addresses by in earlier days, which lead to them still.
  package var formerPermalinks: [String] = []
  /// Notes on a list page; at least 1.
  package var pagination = 20
  package var navigation: [NavigationEntry] = []
  package var theme = "default"
  /// Where the theme is named, in bytes of `site.yml`.
  package var themeRange = SourceRange(0, 0)
  /// Passed on to the theme as `site.params`.
  package var themeParameters: [String: MetadataValue] = [:]
  package var check = CheckLevel.error
  /// Severity by rule id, over the rule's own.
  package var severities: [String: SeveritySetting] = [:]
  /// Whether raw HTML in notes reaches the page. Off, it is escaped and reported.
  package var allowsRawHTML = false
  package var remoteImages = RemoteImages.show
  /// Where notes can be edited; `nil` where nothing is said of it.
  package var repository: Repository?
  /// Sources by directive, in place of what pages are allowed otherwise. Each is an `isPolicyText`.
  package var securityPolicy: [String: String] = [:]
  /// Whether the Markdown of each page lies beside it.
  package var copiesMarkdown = false
  package var limits = SizeLimits()
  /// What is said about tags.
  package var tagDescriptions: [TagDescription] = []
  /// Fingerprints of what looks like a secret and is none.
  package var allowedSecrets: Set<String> = []
  package var imageMetadata = ImageMetadata.keep
  /// Addresses on other hosts that a check does not ask about; `*` in them stands for anything.
  package var ignoredLinks: [String] = []

  /// How notes are read that lie in no site of this program; `nil` for one.
  package var folder: FolderConventions?

  package init() {}

  package var languageTag: LanguageTag { LanguageTag(language) ?? .english }

  /// Path of `baseURL` without a trailing `/`: "" or "/notes". Put before every address of the site.
  package var basePath: String {
    guard let scheme = baseURL.firstRange(of: "://"),
      let slash = baseURL[scheme.upperBound...].firstIndex(of: "/")
    else { return "" }
    let path = baseURL[slash...]
    return path.hasSuffix("/") ? String(path.dropLast()) : String(path)
  }
}

/// Whether a text can be part of a Content-Security-Policy in a header and in an attribute, as it is.
package func isPolicyText(_ text: String) -> Bool {
  text.utf8.allSatisfy { byte in
    (0x20..<0x7F).contains(byte) && !"\"<>&;,".utf8.contains(byte)
  }
}

/// What findings do to a build.
package enum CheckLevel: String, Sendable, CaseIterable {
  /// Errors stop it.
  case error
  /// They are reported and the build goes on.
  case warn
  /// Validators do not run.
  case off
}

/// What a setting can make of a rule.
package enum SeveritySetting: Sendable, Hashable {
  case severity(Severity)
  case off
}

/// What becomes of an image on another host.
package enum RemoteImages: String, Sendable, CaseIterable {
  /// Shown, loaded lazily and without a referrer.
  case show
  /// A figure with its caption and a link.
  case link
}

/// What becomes of the notes that cameras and programs leave in images: positions, names, dates.
package enum ImageMetadata: String, Sendable, CaseIterable {
  /// Images are published as they are.
  case keep
  /// It is left out of what is published, but for what the picture needs to be shown right.
  case strip
}

/// What the settings say about a tag.
package struct TagDescription: Sendable, Hashable {
  package let tag: String
  package let text: String
  /// Where the tag stands, in bytes of `site.yml`.
  package let range: SourceRange

  package init(tag: String, text: String, range: SourceRange = SourceRange(0, 0)) {
    self.tag = tag
    self.text = text
    self.range = range
  }
}

/// An entry of the site's navigation.
package struct NavigationEntry: Sendable, Hashable {
  package let title: String
  /// Site-relative (`/manual/`) or absolute.
  package let address: String
  /// Where the address stands, in bytes of `site.yml`.
  package let range: SourceRange

  package init(title: String, address: String, range: SourceRange = SourceRange(0, 0)) {
    self.title = title
    self.address = address
    self.range = range
  }
}
