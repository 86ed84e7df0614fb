import Diagnostics
import NoteModel

/// Which files of a folder a check reports on. What they lead to is looked for among all.
struct WantedFiles: Sendable {
  /// What was named: paths of files and folders, "" for everything; `nil` where nothing was.
  var parts: [String]?
  /// What has changed; `nil` where that is no matter.
  var changed: Set<String>?

  static let all = WantedFiles()

  func holds(_ path: String) -> Bool { isNamed(path) && changed?.contains(path) ?? true }

  /// A note that shows a file is changed with it.
  func holds(_ note: Note) -> Bool {
    holds(note.path) || isNamed(note.path) && note.files.contains { changed?.contains($0) ?? true }
  }

  /// Whether a diagnostic of any note is about a link or an image that leads to what has changed: to a note that was removed,
  /// say, or whose headings are others now.
  func concerns(_ diagnostic: Diagnostic, of note: Note) -> Bool {
    guard let changed, isNamed(note.path) else { return false }
    let links = note.links.filter { $0.kind == .markdown && $0.range == diagnostic.range }.map(\.destination)
    let images = note.images.filter { $0.kind == .markdown && $0.range == diagnostic.range }.map(
      \.destination)
    return (links + images).compactMap { note.contentPath(of: $0) }.contains { path in
      changed.contains(path) || changed.contains(path + ".md")
    }
  }

  private func isNamed(_ path: String) -> Bool {
    parts?.contains { path == $0 || $0.isEmpty || path.hasPrefix($0 + "/") } ?? true
  }
}
