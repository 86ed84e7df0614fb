import Diagnostics
import SourceText

/// Files that every site has, and folders that they lie in.
let ownFiles = [
  "404.html", "atom.xml", "sitemap.xml", "opensearch.xml", "robots.txt", "index.html", "tags/index.html",
  "archive/index.html", "search/index.html", "search/index.bin", "graph/index.html",
]
private let ownFolders = ["tags", "archive", "search", "assets", "page", "graph"]

extension NoteMetadata {
  /// Where the first of these keys that the note has stands; the start of the file where it has none.
  func place(of keys: String...) -> SourceRange {
    keys.lazy.compactMap { places[$0] }.first ?? SourceRange(0, 0)
  }
}

/// Findings on pages and aliases that want one address.
func permalinkClashes(
  _ notes: [Note], tags: [TagGroup], series: [SeriesGroup]
) -> [NoteDiagnostic] {
  var clashes = PermalinkClashes(tags: tags, series: series)
  for note in notes { clashes.takeFolders(of: note.permalink.filePath) }
  for note in notes { clashes.takePage(of: note) }
  for note in notes { clashes.takeAliases(of: note) }
  return clashes.diagnostics
}

/// Who has which file of the site.
private struct PermalinkClashes {
  private(set) var diagnostics: [NoteDiagnostic] = []
  private var owner: [String: String] = [:]
  private var folders = Set(ownFolders)

  init(tags: [TagGroup], series: [SeriesGroup]) {
    for file in ownFiles { owner[file] = "a page of the site's own" }
    for tag in tags {
      let file = tag.permalink.filePath
      for path in [file, parentFolder(of: file) + "/atom.xml"] {
        owner[path] = "the page of the tag '\(tag.name)'"
        takeFolders(of: path)
      }
    }
    if !series.isEmpty { owner["series/index.html"] = "a page of the site's own" }
    for group in series {
      owner[group.permalink.filePath] = "the page of the series '\(group.name)'"
      takeFolders(of: group.permalink.filePath)
    }
  }

  mutating func takeFolders(of file: String) {
    var folder = parentFolder(of: file)
    while !folder.isEmpty, folders.insert(folder).inserted { folder = parentFolder(of: folder) }
  }

  mutating func takePage(of note: Note) {
    let file = note.permalink.filePath
    let place = note.metadata.place(of: "slug", "date", "title")
    if folders.contains(file) {
      report(
        note, "\(note.permalink.path) is also a folder that other pages lie in", at: place,
        help: "give it another `slug:`")
    } else if let other = owner[file] {
      report(
        note, "\(note.permalink.path) is also the address of \(other)", at: place,
        help: "give one of them another `slug:` or `date:`")
    } else {
      owner[file] = "'\(note.path)'"
    }
  }

  mutating func takeAliases(of note: Note) {
    let place = note.metadata.place(of: "aliases")
    for alias in note.metadata.aliases {
      guard let file = Permalink(alias)?.filePath else { continue }
      if let other = owner[file] {
        if other == "'\(note.path)'" { continue }
        report(
          note, "the alias \(alias) is also the address of \(other)", at: place, help: "take the alias away")
      } else if folders.contains(file) || isBelowPage(file) {
        report(
          note, "the alias \(alias) would need a page and a folder of one name", at: place,
          help: "take the alias away")
      } else {
        owner[file] = "'\(note.path)'"
        takeFolders(of: file)
      }
    }
  }

  /// Whether one of the folders of a file is a page.
  private func isBelowPage(_ file: String) -> Bool {
    var folder = parentFolder(of: file)
    while !folder.isEmpty {
      if owner[folder] != nil { return true }
      folder = parentFolder(of: folder)
    }
    return false
  }

  private mutating func report(_ note: Note, _ message: String, at place: SourceRange, help: String) {
    let diagnostic = Diagnostic(LinkRules.duplicatePermalink, message, at: place, help: help)
    diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: diagnostic))
  }
}
