import NoteModel
import SearchIndex
import SearchRanking
import SiteRendering
import Snippets

/// The files of the published search, made of the terminal's index.
struct SearchPublication: Sendable {
  let files: SearchFiles
  private let index: PublishedIndex
  private let publication: IndexPublication

  /// - Parameters:
  ///   - notes: The published notes, by their numbers on the site.
  ///   - digest: `SearchFiles.digest` of the search whose files are there, every one of them; `nil` when that is not
  ///     sure. `files.pages` has those alone that may be new since then.
  /// - Throws: `IndexError`.
  init(
    of noteIndex: NoteIndex, notes: [SearchedNote], settings: SiteSettings, since digest: String?, width: Int
  ) async throws {
    let publication = try noteIndex.beginPublication(of: notes.map(\.path))
    if let digest, let changed = try publication.changes(since: digest) {
      index = changed
    } else {
      let parts = await concurrentMap(0..<publication.partCount, width: width) { part in
        Result { () throws(IndexError) in try publication.words(inPart: part) }
      }
      index = PublishedIndex(try parts.map { try $0.get() })
    }
    self.publication = publication
    files = searchFiles(
      index, sizes: publication.sizes, notes: notes, language: settings.language,
      languageNames: Language.idsByAlias)
  }

  /// Remembers what was published. Call it when all files are written.
  func commit() throws(IndexError) {
    try publication.commit(index, as: files.digest)
  }
}
