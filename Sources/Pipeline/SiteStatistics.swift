import NoteModel
import NoteParsing
import Synchronization

/// A site in numbers, drafts and private notes counted.
package struct SiteStatistics: Sendable {
  package struct Year: Sendable {
    /// `nil` for notes without a date.
    package let year: Int?
    package fileprivate(set) var notes = 0
    package fileprivate(set) var words = 0
  }

  package struct LanguageCount: Sendable {
    /// The id of the language, or the name behind the fence; `nil` where there is none.
    package let name: String?
    package fileprivate(set) var count = SnippetCount()
  }

  package let noteCount: Int
  /// Those that a build leaves out.
  package let unpublishedCount: Int
  package let words: Int
  /// Newest first, notes without a date last.
  package let years: [Year]
  package let snippets: SnippetCount
  /// Most first.
  package let languages: [LanguageCount]
  package let tagCount: Int
  /// The ten that most notes have.
  package let topTags: [(name: String, notes: Int)]
  package let linkCount: Int
  package let brokenLinkCount: Int
  package let orphanCount: Int
  /// Dated notes that were not changed for the longest time, oldest first, ten at most: path as shown to people, day, title.
  package let oldest: [(path: String, day: String, title: String)]

  init(_ listing: SiteListing, languages: [LanguageCount], brokenLinkCount: Int) {
    let notes = listing.site.notes
    noteCount = notes.count
    unpublishedCount = notes.indices.count { listing.state(of: $0) != .published }
    words = notes.reduce(0) { $0 + $1.wordCount }
    var years: [Int?: Year] = [:]
    for note in notes {
      let year = note.date?.year
      years[year, default: Year(year: year)].notes += 1
      years[year, default: Year(year: year)].words += note.wordCount
    }
    self.years = years.values.sorted { ($0.year ?? .min) > ($1.year ?? .min) }
    self.languages = languages
    snippets = languages.reduce(into: SnippetCount()) {
      $0.total += $1.count.total
      $0.checked += $1.count.checked
    }
    tagCount = listing.site.tags.count
    topTags = listing.site.tags.sorted { ($1.notes.count, $0.name) < ($0.notes.count, $1.name) }.prefix(10)
      .map { ($0.name, $0.notes.count) }
    linkCount = listing.graph.linkCount
    self.brokenLinkCount = brokenLinkCount
    orphanCount = notes.indices.count(where: listing.graph.isOrphan)
    let changed = notes.indices.compactMap { index in
      (notes[index].metadata.updated ?? notes[index].date).map { (index, $0) }
    }
    oldest = changed.sorted {
      ($0.1.secondsSinceEpoch, notes[$0.0].path) < ($1.1.secondsSinceEpoch, notes[$1.0].path)
    }.prefix(10).map { (listing.path(of: $0.0), $0.1.isoDay, notes[$0.0].title) }
  }
}

/// Reads a site and counts.
///
/// - Throws: `FileError`.
package func siteStatistics(of site: SiteLocation, request: CheckRequest) async throws -> SiteStatistics {
  let counts = Mutex<[String?: SiteStatistics.LanguageCount]>([:])
  let listing = try await listSite(
    site, request: request, includesDrafts: true, includesFuture: true, includesPrivate: true,
    listsSnippets: true
  ) { snippets in
    counts.withLock { counts in
      for snippet in snippets {
        let name = snippet.languageName
        counts[name, default: SiteStatistics.LanguageCount(name: name)].count.total += 1
        if snippet.status == .checked {
          counts[name, default: SiteStatistics.LanguageCount(name: name)].count.checked += 1
        }
      }
    }
  }
  let languages = counts.withLock { Array($0.values) }.sorted {
    ($1.count.total, $0.name ?? "\u{10FFFF}") < ($0.count.total, $1.name ?? "\u{10FFFF}")
  }
  return SiteStatistics(listing, languages: languages, brokenLinkCount: listing.brokenLinks.count)
}

extension NoteSnippet {
  /// The id of the language that the fence names, or that was recognised; else the name behind the fence.
  package var languageName: String? {
    info.language?.id ?? (info.tag.isEmpty ? language?.id : info.tag)
  }
}
