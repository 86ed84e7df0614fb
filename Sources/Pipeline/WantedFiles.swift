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

  private func isNamed(_ path: String) -> Bool {
    parts?.contains { path == $0 || $0.isEmpty || path.hasPrefix($0 + "/") } ?? true
  }
}
