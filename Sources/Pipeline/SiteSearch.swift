import NoteModel
import NoteParsing
import SearchIndex

/// The answer to a query.
package struct SearchReport: Sendable {
  /// Best first.
  package let hits: [SearchHit]
  /// For marking notes dated in the future.
  package let now: NoteDate
  package let settings: SiteSettings
}

/// Answers a query from the index, after bringing it up to date with the notes: works without a build, and
/// never answers from yesterday's text.
///
/// - Throws: `FileError`, `IndexError`.
package func searchSite(
  _ site: SiteLocation, query: SearchQuery, request: CheckRequest
) async throws -> SearchReport {
  do {
    return try await answer(query, site: site, request: request)
  } catch IndexError.damaged {
    // The index holds nothing that the notes do not: it is made anew, once.
    try NoteIndex.discard(path: site.index)
    return try await answer(query, site: site, request: request)
  }
}

private func answer(
  _ query: SearchQuery, site: SiteLocation, request: CheckRequest
) async throws -> SearchReport {
  let (settings, _) = try loadSettings(of: site, shownBelow: request.workingDirectory)
  let tree = try ContentTree(folder: site.content)
  try makeFolder(site.state)
  let refresh = try IndexRefresh(site: site, tree: tree, settings: settings)
  if !refresh.changed.isEmpty {
    try await parseNotes(
      refresh.changed, in: site.content, shownBelow: site.content,
      options: NoteParsingOptions(settings: settings, checksSnippets: false, rendersHTML: false),
      width: request.width
    ) { batch in try refresh.insert(batch) }
  }
  try refresh.commit()
  return SearchReport(
    hits: try refresh.index.search(query), now: try request.now(settings.timeZone), settings: settings)
}
