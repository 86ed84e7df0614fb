import NoteModel
import SearchRanking

/// A note as it goes into the index.
package struct IndexedNote: Sendable {
  /// Path below `Content/`; two notes never share one.
  package let path: String
  package let stamp: FileStamp
  /// The files that snippets take their text from, by path below `Content/`.
  package let files: [String: FileStamp]
  /// Digest of the file's bytes, in whatever form the caller compares: the index only keeps it.
  package let digest: [UInt8]
  package let permalink: Permalink
  package let title: String
  package let date: NoteDate?
  package let tags: [String]
  package let isDraft: Bool
  package let words: NoteWords

  package init(
    path: String, stamp: FileStamp, files: [String: FileStamp] = [:], digest: [UInt8], permalink: Permalink,
    title: String, date: NoteDate?,
    tags: [String], isDraft: Bool, words: NoteWords
  ) {
    self.path = path
    self.stamp = stamp
    self.files = files
    self.digest = digest
    self.permalink = permalink
    self.title = title
    self.date = date
    self.tags = tags
    self.isDraft = isDraft
    self.words = words
  }
}

extension SearchableSection {
  package init(_ section: Section) {
    self.init(
      headings: section.headingPath, prose: section.prose, code: section.code, captions: section.captions,
      languages: section.languages.map { $0.lowercased() })
  }
}
