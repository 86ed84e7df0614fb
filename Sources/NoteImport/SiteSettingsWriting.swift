import Diagnostics
import NoteEditing
import NoteModel
import SourceText

/// Patterns that sites have their addresses by, the program's own first.
private let datedPatterns = [
  "/:year/:month/:slug.html", "/:year/:month/:day/:slug/", "/:year/:month/:slug/",
  "/:year/:month/:day/:slug.html",
  "/:path/:slug/", "/:slug/", "/:path/:slug.html", "/:slug.html", "/:path/:year/:month/:day/:slug.html",
  "/:year/:slug/",
]
private let pagePatterns = ["/:path/:slug.html", "/:path/:slug/"]

/// The settings of a site that is made for what was found: its name, its address, and the pattern by which most notes
/// keep theirs.
struct MadeSettings {
  let settings: SiteSettings
  let text: [UInt8]

  init(_ site: SourceSite, metadata: [(NoteMetadata, path: String)]) {
    var settings = SiteSettings()
    settings.permalink = Self.best(datedPatterns, site, metadata, isDated: true)
    settings.pagePermalink = Self.best(pagePatterns, site, metadata, isDated: false)
    var text = "# Every setting has a default; this file may even be absent.\n"
    func add(_ key: String, _ value: String) {
      if !value.isEmpty { text += "\(key): \(yamlScalar(value))\n" }
    }
    add("title", site.title.isEmpty ? "Notes" : site.title)
    add("description", site.description)
    add("baseURL", site.address.isEmpty ? "https://notes.example" : site.address)
    add("author", site.author)
    add("language", site.language)
    add("timeZone", site.timeZone)
    add("permalink", settings.permalink)
    if settings.pagePermalink != pagePatterns[0] { add("pagePermalink", settings.pagePermalink) }
    // What stands there is read as any settings: a language that is none is left out.
    let (read, found) = readSiteSettings(
      SourceFile(path: "site.yml", bytes: Array(text.utf8)), knownRules: [])
    if found.isEmpty {
      self.settings = read
    } else {
      text =
        text.split(separator: "\n").filter {
          !$0.hasPrefix("language:") && !$0.hasPrefix("baseURL:") && !$0.hasPrefix("timeZone:")
        }.joined(separator: "\n") + "\n"
      self.settings = settings
    }
    self.text = Array(text.utf8)
  }

  /// The pattern by which most addresses are what they were; of several the first.
  private static func best(
    _ patterns: [String], _ site: SourceSite, _ metadata: [(NoteMetadata, path: String)], isDated: Bool
  ) -> String {
    var best = (pattern: patterns[0], count: 0)
    for pattern in patterns {
      var settings = SiteSettings()
      settings.permalink = pattern
      settings.pagePermalink = pattern
      var count = 0
      for (index, (metadata, path)) in metadata.enumerated() where (metadata.date != nil) == isDated {
        let address = permalink(for: metadata, path: path, settings: settings).0.path
        if site.notes[index].addresses.first == address { count += 1 }
      }
      if count > best.count { best = (pattern, count) }
    }
    return best.pattern
  }
}
