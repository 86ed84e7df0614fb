import SourceText

/// How Markdown is read that lies in no site: what a note does not say of itself, its place and the history of its file tell.
package struct FolderConventions: Sendable {
  /// When a file was written.
  package struct Dates: Sendable, Hashable {
    package let first: NoteDate?
    package let last: NoteDate?

    package init(first: NoteDate?, last: NoteDate?) {
      self.first = first
      self.last = last
    }
  }

  /// By path below the folder; nothing where no history is known.
  package let dates: [String: Dates]
  /// Tells one history from another.
  package let digest: UInt64

  package init(dates: [String: Dates], digest: UInt64) {
    self.dates = dates
    self.digest = digest
  }

  /// The path that a note counts as: a README is the page of its folder.
  package func countedPath(_ path: String) -> String {
    guard isFolderPage(path) else { return path }
    let folder = parentFolder(of: path)
    return folder.isEmpty ? "index.md" : folder + "/index.md"
  }

  /// Fills in what the front matter leaves open: dates from the history, folders as a tag. Pages of folders have neither.
  package func complete(_ metadata: inout NoteMetadata, path: String, entries: [MetadataEntry]) {
    // What another program reads as a date is no reason to hold a note back.
    if metadata.date == nil, metadata.isDraft {
      metadata.isDraft = entries.contains { $0.key == "draft" && $0.value == .bool(true) }
    }
    guard !isFolderPage(path) else { return }
    let dates = dates[path]
    if metadata.date == nil { metadata.date = dates?.first }
    if metadata.updated == nil, let last = dates?.last, let date = metadata.date,
      last.secondsSinceEpoch > date.secondsSinceEpoch, last.isoDay != date.isoDay
    {
      metadata.updated = last
    }
    let folder = parentFolder(of: path)
    if !folder.isEmpty, folder.utf8.count <= 100,
      !metadata.tags.contains(where: { $0.lowercased() == folder.lowercased() })
    {
      metadata.tags.append(folder)
    }
  }

  private func isFolderPage(_ path: String) -> Bool {
    ["readme", "index"].contains(fileName(of: path).lowercased())
  }
}
