import Diagnostics
import SourceText

/// Files that every site has, and folders that they lie in.
let ownFiles = [
  "404.html", "atom.xml", "feed.json", "sitemap.xml", "opensearch.xml", "robots.txt", "site.webmanifest",
  "_headers", "index.html", "tags/index.html", "archive/index.html", "search/index.html", "search/index.bin",
  "graph/index.html",
]
/// Those that some sites have: links may lead to them only where they are, but nothing else takes their place.
private let occasionalFiles = ["_redirects", "apple-touch-icon.png", "llms.txt"]
private let ownFolders = ["tags", "archive", "search", "page", "graph"]

extension NoteMetadata {
  /// Where the first of these keys that the note has stands; the start of the file where it has none.
  func place(of keys: String...) -> SourceRange {
    keys.lazy.compactMap { places[$0] }.first ?? SourceRange(0, 0)
  }
}

/// A page that has the name of a folder, which no file system allows.
package enum FolderClash: Sendable {
  /// The page's file is also a folder in which something lies.
  case isFolder(of: String)
  /// The page's file lies below another one.
  case liesBelow(String, of: String)
}

extension Note {
  package func diagnostic(_ clash: FolderClash) -> Diagnostic {
    let message =
      switch clash {
      case .isFolder(let other): "\(permalink.path) is also a folder: \(other) lies in it"
      case .liesBelow(let file, let other): "\(permalink.path) lies below /\(file), the address of \(other)"
      }
    return Diagnostic(
      LinkRules.duplicatePermalink, message, at: metadata.place(of: "slug", "date", "title"),
      help: "a name is that of a page or of a folder: give the note another `slug:`")
  }
}

/// Who has which file of the site, and findings on pages and aliases that want one address.
struct PermalinkClashes {
  private(set) var diagnostics: [NoteDiagnostic] = []
  /// The aliases that a note may have, by its path: those that nothing else has.
  private(set) var aliases: [String: [String]] = [:]
  private var owner: [String: String] = [:]
  /// Something that lies in a folder, by its path.
  private var folders: [String: String] = [:]

  /// - Parameter files: paths below `Content/` of everything that is no note.
  init(_ notes: [Note], files: [String], tags: [TagGroup], series: [SeriesGroup], settings: SiteSettings) {
    takeOwnPages(tags: tags, series: series)
    if notes.contains(where: \.permalink.isHome) { owner["index.html"] = nil }
    for file in files {
      owner[file] = "the file '\(file)'"
      takeFolders(of: file, for: "the file '\(file)'")
    }
    for note in notes { takeFolders(of: note.permalink.filePath, for: "'\(note.path)'") }
    for note in notes { takePage(of: note) }
    if settings.copiesMarkdown {
      for note in notes {
        let file = note.permalink.filePath + ".md"
        if owner[file] == nil { owner[file] = "the Markdown of '\(note.path)'" }
      }
    }
    for note in notes { takeAliases(of: note) }
  }

  private mutating func takeOwnPages(tags: [TagGroup], series: [SeriesGroup]) {
    for file in ownFiles + occasionalFiles { owner[file] = "a page of the site's own" }
    for folder in ownFolders { folders[folder] = "a page of the site's own" }
    folders["assets"] = "a file of the theme"
    for tag in tags {
      let file = tag.permalink.filePath
      for path in [file, parentFolder(of: file) + "/atom.xml", parentFolder(of: file) + "/feed.json"] {
        owner[path] = "the page of the tag '\(tag.name)'"
        takeFolders(of: path, for: "the page of the tag '\(tag.name)'")
      }
    }
    if !series.isEmpty { owner["series/index.html"] = "a page of the site's own" }
    for group in series {
      owner[group.permalink.filePath] = "the page of the series '\(group.name)'"
      takeFolders(of: group.permalink.filePath, for: "the page of the series '\(group.name)'")
    }
  }

  private mutating func takeFolders(of file: String, for owner: @autoclosure () -> String) {
    var folder = parentFolder(of: file)
    while !folder.isEmpty, folders[folder] == nil {
      folders[folder] = owner()
      folder = parentFolder(of: folder)
    }
  }

  private mutating func takePage(of note: Note) {
    let file = note.permalink.filePath
    if let other = folders[file] {
      report(note, note.diagnostic(.isFolder(of: other)))
    } else if let other = owner[file] ?? (file.hasSuffix(".html") ? nil : ownerByFolder(of: file)) {
      report(
        note, "\(note.permalink.path) is also the address of \(other)",
        at: note.metadata.place(of: "slug", "date", "title"),
        help: "give one of them another `slug:` or `date:`")
    } else if let (above, other) = pageAbove(file) {
      report(note, note.diagnostic(.liesBelow(above, of: other)))
    } else {
      owner[file] = "'\(note.path)'"
    }
  }

  private mutating func takeAliases(of note: Note) {
    var place: SourceRange { note.metadata.place(of: "aliases") }
    for alias in note.metadata.aliases {
      guard let file = Permalink(alias)?.filePath else { continue }
      if let other = owner[file] ?? ownerByFolder(of: file) {
        if other == "'\(note.path)'" { continue }
        report(
          note, "the alias \(alias) is also the address of \(other)", at: place, help: "take the alias away")
      } else if folders[file] != nil || pageAbove(file) != nil {
        report(
          note, "the alias \(alias) would need a page and a folder of one name", at: place,
          help: "take the alias away")
      } else {
        owner[file] = "'\(note.path)'"
        takeFolders(of: file, for: "'\(note.path)'")
        aliases[note.path, default: []].append(alias)
      }
    }
  }

  /// Who has a file that is one of many, of which no list is known here.
  private func ownerByFolder(of file: String) -> String? {
    if file.hasPrefix("assets/") { return "a file of the theme" }
    if file.hasPrefix("search/") { return "a file of the search" }
    let parts = file.split(separator: "/").suffix(3)
    let isListPage =
      parts.count == 3 && parts.first == "page" && parts.last == "index.html"
      && parts.dropFirst().first.flatMap { Int($0) } != nil
      && ["page/", "tags/", "graph/"].contains { file.hasPrefix($0) }
    if isListPage { return "a page of the site's own" }
    let isSitemap = file.hasPrefix("sitemap-") && file.hasSuffix(".xml") && !file.contains("/")
    return isSitemap ? "a part of the sitemap" : nil
  }

  /// The addresses that a note has by earlier patterns and that nothing else has. What a page or an alias has
  /// is theirs; what two notes would have goes to the first.
  mutating func takeFormerPermalinks(of note: Note, settings: SiteSettings) -> [Permalink] {
    guard note.date != nil else { return [] }
    var taken: [Permalink] = []
    for pattern in settings.formerPermalinks {
      let path = PermalinkPattern(pattern).path(
        of: note.metadata, folder: NoteFileName(note.path).folder)
      // As its page, below the folder of its language: the address without is the original's.
      guard let permalink = Permalink(note.languageFolder.map { "/\($0)\(path)" } ?? path) else { continue }
      let file = permalink.filePath
      if let other = owner[file] ?? ownerByFolder(of: file) {
        if other == "'\(note.path)'" { continue }
        diagnostics.append(
          NoteDiagnostic(
            path: note.path,
            diagnostic: Diagnostic(
              LinkRules.formerPermalink, "the former address \(permalink.path) is also that of \(other)",
              at: note.metadata.place(of: "slug", "date", "title"),
              help: "readers who come by it see the other one; both are told apart by another `slug:`")))
      } else if folders[file] == nil, pageAbove(file) == nil {
        owner[file] = "'\(note.path)'"
        takeFolders(of: file, for: "'\(note.path)'")
        taken.append(permalink)
      }
    }
    return taken
  }

  /// A page that has the name of one of the folders of a file.
  private func pageAbove(_ file: String) -> (file: String, owner: String)? {
    var folder = parentFolder(of: file)
    while !folder.isEmpty {
      if let owner = owner[folder] { return (folder, owner) }
      folder = parentFolder(of: folder)
    }
    return nil
  }

  private mutating func report(_ note: Note, _ message: String, at place: SourceRange, help: String) {
    report(note, Diagnostic(LinkRules.duplicatePermalink, message, at: place, help: help))
  }

  private mutating func report(_ note: Note, _ diagnostic: Diagnostic) {
    diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: diagnostic))
  }
}
