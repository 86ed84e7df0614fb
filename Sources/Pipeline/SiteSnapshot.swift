#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import SearchRanking
import SiteRendering
import SourceText

/// A site as it stood at one moment: any file that a build would have written then.
///
/// Files are made when they are asked for, all of the same notes, settings and theme. Only the texts of notes are read then; one
/// that has changed since is an error, so that no page is made of two states.
package final class SiteSnapshot: Sendable {
  /// Grows from one snapshot to the next.
  package let number: Int
  /// Of all scripts, pictures and whatever else the theme publishes; the styles apart.
  package let themeDigest: UInt64
  package let stylesDigest: UInt64
  private let published: PublishedSite
  private let outputs: [String: PublishedSite.Output]
  private let search: SnapshotSearch

  init(
    number: Int, _ published: PublishedSite, outputs: [String: PublishedSite.Output], search: SnapshotSearch
  ) {
    self.number = number
    self.published = published
    self.outputs = outputs
    self.search = search
    var (theme, styles) = (Fingerprint(), Fingerprint())
    for asset in published.renderer.theme.assets {
      let isStyle = asset.path.hasSuffix(".css")
      let digest = fingerprint(asset.bytes)
      if isStyle { styles.combine(digest) } else { theme.combine(digest) }
    }
    (themeDigest, stylesDigest) = (theme.value, styles.value)
  }

  /// What stands before all addresses of the site: "" or "/notes".
  package var basePath: String { published.inputs.settings.basePath }

  /// The paths of all files, below `Public/`.
  package func paths() async throws -> Set<String> {
    Set(outputs.keys).union(try await search.files(of: self, published).keys)
      .union(published.notes.map(\.searchText))
  }

  /// A file, by its path below `Public/`; `nil` where a build writes none.
  ///
  /// - Throws: `FileError` when a text has changed meanwhile, or cannot be read; `IndexError`.
  package func file(_ path: String) async throws -> [UInt8]? {
    switch outputs[path] {
    case .page(let page): page.bytes
    case .file(let source, _):
      try publishedFile(source, in: published.inputs.site.content, settings: published.inputs.settings)
    case .sitePage(let page): try rendered(page)
    case .searchText, .kept, .none:
      path.hasPrefix(SearchFiles.pathPrefix) ? try await searchFile(path) : nil
    }
  }

  /// Tells versions of a file apart that is copied as it is, or belongs to the theme; `nil` for any other.
  package func digest(ofFile path: String) -> UInt64? {
    switch outputs[path] {
    case .page(let page): return fingerprint(page.bytes)
    case .file(_, let stamp):
      var hash = Fingerprint()
      hash.combine(stamp)
      return hash.value
    default: return nil
    }
  }

  /// The note that a page shows, as its path is shown to people; `nil` for other pages.
  package func note(onPage path: String) -> String? {
    guard case .sitePage(let page)? = outputs[path], case .note(let index) = page.kind else { return nil }
    let note = join(published.inputs.site.content, published.notes[index].note.path)
    return shownPath(note, from: published.inputs.request.check.workingDirectory)
  }

  private func rendered(_ page: SitePage) throws(FileError) -> [UInt8] {
    let failure = FirstFailure()
    let texts = NoteTexts(
      body: { [self] index in
        failure.catching(NoteBody(parts: [])) { () throws(FileError) in try parsed(index).body }
      },
      source: { [self] index in
        failure.catching([]) { () throws(FileError) in try parsed(index).source.bytes }
      })
    let rendered = published.renderer.render(page, texts: texts)
    if let error = failure.error { throw error }
    return rendered.bytes
  }

  private func searchFile(_ path: String) async throws -> [UInt8]? {
    if let index = published.notes.firstIndex(where: { $0.searchText == path }) {
      return searchTextPage(of: try parsed(index)).bytes
    }
    return try await search.files(of: self, published)[path]
  }

  /// A note as it was when the site was put together.
  private func parsed(_ index: Int) throws(FileError) -> ParsedNote {
    let note = published.notes[index]
    let parsed = try published.parsed(note)
    guard checksum(parsed.source.bytes) == note.textChecksum else {
      throw FileError(action: "read", path: note.note.path, errno: ESTALE)
    }
    return parsed
  }
}
