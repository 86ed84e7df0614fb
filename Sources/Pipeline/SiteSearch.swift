import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import Synchronization

/// The answer to a query.
package struct SearchReport: Sendable {
  /// Best first; the sections of a note follow each other.
  package let hits: [SearchHit]
  /// Words that are not in the index, and what was looked for in their place.
  package let corrections: [Correction]
  /// For marking notes dated in the future.
  package let now: NoteDate
  package let settings: SiteSettings
}

/// A section that was found.
package struct SearchHit: Sendable {
  /// Path of the note below `Content/`.
  package let path: String
  /// 1-based line of the note where the section begins.
  package let line: Int
  /// Of the note.
  package let title: String
  /// Headings from the outermost to the section's own; empty before the first one.
  package let headingPath: [String]
  /// Id of the section's heading, empty before the first one.
  package let anchor: String
  package let date: NoteDate?
  package let tags: [String]
  package let permalink: Permalink
  package let isDraft: Bool
  package let isPrivate: Bool
  /// Higher is better. Comparable within one answer only.
  package let score: Double
  package let excerpt: Excerpt
  /// The section's language when its snippets are all in one, else `nil`.
  package let language: String?
  /// The snippets of the section that the query is about, best first; empty unless they were asked for.
  package let snippets: [FoundSnippet]

  /// Whether the note's date lies after `now`.
  package func isFuture(at now: NoteDate) -> Bool {
    date.map { $0 > now } ?? false
  }
}

/// Answers a query from the index, after bringing it up to date with the notes: works without a build, and
/// never answers from yesterday's text.
///
/// - Parameters:
///   - listsSnippets: Whether `SearchHit.snippets` are wanted.
///   - notice: Called with what takes longer than a moment, in a few words.
/// - Throws: `FileError`, `IndexError`.
package func searchSite(
  _ site: SiteLocation, query: SearchQuery, request: CheckRequest, listsSnippets: Bool = false,
  notice: @escaping @Sendable (String) -> Void = { _ in }
) async throws -> SearchReport {
  let search = SiteSearch(
    site: site, query: query, request: request, listsSnippets: listsSnippets, notice: notice)
  var waits = 0
  while true {
    do {
      return try await search.report()
    } catch IndexError.damaged {
      // The index holds nothing that the notes do not: it is made anew.
      try NoteIndex.discard(path: site.index)
    } catch IndexError.busy where waits < maximumWaits {
      if waits == 0 { notice("waiting for another process that is using the index") }
    }
    waits += 1
    guard waits <= maximumWaits else { return try await search.report() }
  }
}

/// Tags or languages that the notes of a site had when the index was last brought up to date.
package func storedMarks(of site: SiteLocation, beginningWith prefix: String) throws -> [String] {
  guard fileStatus(site.index) != nil else { return [] }
  let (settings, _) = try loadSettings(of: site, shownBelow: site.root)
  return try IndexRefresh.index(of: site, settings).marks(beginningWith: prefix).map(\.name)
}

/// Each of them lasts for the index's busy timeout: a minute in all.
private let maximumWaits = 12

/// The search index, brought up to date with the notes of a tree.
///
/// - Throws: `FileError`, `IndexError`.
func refreshedIndex(
  of site: SiteLocation, tree: ContentTree, settings: SiteSettings, width: Int,
  notice: @Sendable (String) -> Void = { _ in }
) async throws -> NoteIndex {
  let refresh = try IndexRefresh(site: site, tree: tree, settings: settings)
  if refresh.changed.count >= noticeableCount { notice("reading \(refresh.changed.count) notes") }
  if !refresh.changed.isEmpty {
    try await parseNotes(
      refresh.changed, in: site.content, shownBelow: site.content,
      options: NoteParsingOptions(
        settings: settings, checksSnippets: false, rendersHTML: false, translations: tree.translations),
      width: width, transform: { refresh.change(of: $0, $1) }
    ) { changes in try refresh.apply(changes.compactMap { $0 }) }
  }
  try refresh.commit()
  return refresh.index
}

private struct SiteSearch {
  let site: SiteLocation
  let query: SearchQuery
  let request: CheckRequest
  let listsSnippets: Bool
  let notice: @Sendable (String) -> Void

  func report() async throws -> SearchReport {
    let (settings, _) = try loadSettings(of: site, shownBelow: request.workingDirectory)
    try makeFolder(SiteLocation.stateFolder, below: site.root)
    // Most of the time nothing has changed. So one core looks the query up while the other looks at the files,
    // and the answer is taken if the index had seen the very same ones.
    async let early = try? IndexRefresh.index(of: site, settings).search(query)
    let tree = try ContentTree(of: site, limits: settings.limits)
    let answer: SearchAnswer
    if let early = await early, early.treeDigest == tree.notesDigest {
      answer = early
    } else {
      answer = try await refreshedIndex(
        of: site, tree: tree, settings: settings, width: request.width, notice: notice
      ).search(query)
    }
    return SearchReport(
      hits: try await hits(of: answer, tree: tree, settings: settings), corrections: answer.corrections,
      now: try request.now(settings.timeZone), settings: settings)
  }

  /// Reads the notes that were found once more: the index does not keep their text.
  private func hits(
    of answer: SearchAnswer, tree: ContentTree, settings: SiteSettings
  ) async throws -> [SearchHit] {
    let paths = Set(answer.notes.map(\.path))
    let read = Mutex<[String: ParsedNote]>([:])
    try await parseNotes(
      tree.notes.filter { paths.contains($0.path) }, in: site.content, shownBelow: site.content,
      options: NoteParsingOptions(
        settings: settings, checksSnippets: false, rendersHTML: false, listsSnippets: listsSnippets,
        translations: tree.translations),
      width: request.width
    ) { batch in
      read.withLock { read in for (entry, parsed) in batch { read[entry.path] = parsed } }
    }
    let notes = read.withLock { $0 }
    return answer.notes.flatMap { found in
      notes[found.path].map { hits(in: $0, found, words: answer.words) } ?? []
    }
  }

  private func hits(in parsed: ParsedNote, _ found: FoundNote, words: Set<[UInt8]>) -> [SearchHit] {
    let empty = Section(headingPath: [], anchor: "", line: 1, prose: "", code: "", languages: [])
    let sections = parsed.sections.isEmpty ? [empty] : parsed.sections
    return found.sections.compactMap { ranked in
      guard sections.indices.contains(ranked.section) else { return nil }
      let section = sections[ranked.section]
      let next = ranked.section + 1 < sections.count ? sections[ranked.section + 1].line : Int.max
      return SearchHit(
        path: found.path, line: section.line, title: found.title, headingPath: section.headingPath,
        anchor: section.anchor, date: found.date, tags: found.tags, permalink: found.permalink,
        isDraft: found.isDraft, isPrivate: parsed.note.metadata.isPrivate,
        score: ranked.section == found.sections.first?.section ? found.score : ranked.score,
        excerpt: excerpt(
          of: SearchableSection(section), words: words, isCodeOnly: query.terms.isCodeOnly),
        language: Set(section.languages).count == 1 ? section.languages.first : nil,
        snippets: foundSnippets(in: parsed, lines: section.line..<next, words: words))
    }
  }
}

/// Reading fewer notes than that is over before anybody wonders.
private let noticeableCount = 500
