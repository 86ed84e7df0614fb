import NoteModel
import SearchIndex
import SiteRendering

/// The files of the search of the newest snapshot that they were asked of. They are made of the terminal's index, which is brought up to
/// date for it.
actor SnapshotSearch {
  private var made: (number: Int, files: Task<[String: [UInt8]], any Error>)?

  /// The files by path, but for the texts of notes.
  func files(of snapshot: SiteSnapshot, _ published: PublishedSite) async throws -> [String: [UInt8]] {
    if let made, made.number == snapshot.number { return try await made.files.value }
    let files = Task { try await searchFiles(of: published) }
    made = (snapshot.number, files)
    do {
      return try await files.value
    } catch {
      // Another process may have been using the index: the next time it is tried again.
      if made?.number == snapshot.number { made = nil }
      throw error
    }
  }
}

private func searchFiles(of published: PublishedSite) async throws -> [String: [UInt8]] {
  let site = published.inputs.site
  try makeFolder(SiteLocation.stateFolder, below: site.root)
  do {
    return try await searchFiles(of: published, in: site)
  } catch IndexError.damaged {
    // The index holds nothing that the notes do not: it is made anew.
    try NoteIndex.discard(path: site.index)
    return try await searchFiles(of: published, in: site)
  }
}

private func searchFiles(of published: PublishedSite, in site: SiteLocation) async throws -> [String: [UInt8]]
{
  let (settings, width) = (published.inputs.settings, published.inputs.request.check.width)
  let index = try await refreshedIndex(
    of: site, tree: published.inputs.tree, settings: settings, width: width)
  // Nothing is committed: what `notes build` has published is for it to remember.
  let publication = try await SearchPublication(
    of: index, notes: published.renderer.searchedNotes(texts: published.notes.map(\.searchText)),
    settings: settings, since: nil, width: width)
  return Dictionary(publication.files.pages.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
}
