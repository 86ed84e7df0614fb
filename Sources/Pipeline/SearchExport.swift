import NoteModel
import NoteParsing
import SourceText

/// A section of a note for a search service.
package struct ExportedSection: Sendable {
  /// Letters and digits; the same for the same section of the same note as long as its heading stays.
  package let id: String
  package let note: Note
  package let section: Section
}

/// Gives the sections of all published notes, in the order of their paths.
///
/// - Parameter consume: called with the sections of some notes at a time.
/// - Throws: `FileError`.
package func exportSearch(
  _ site: SiteLocation, request: CheckRequest, includesDrafts: Bool, includesFuture: Bool,
  consume: @escaping @Sendable ([ExportedSection], SiteSettings) -> Void
) async throws {
  let (settings, _) = try loadSettings(of: site, shownBelow: request.workingDirectory)
  let selection = Selection(
    now: try request.now(settings.timeZone), includesDrafts: includesDrafts, includesFuture: includesFuture)
  let tree = try ContentTree(of: site, limits: settings.limits)
  try await parseNotes(
    tree.notes, in: site.content, shownBelow: site.content,
    options: NoteParsingOptions(
      settings: settings, checksSnippets: false, rendersHTML: false, translations: tree.translations),
    width: request.width
  ) { batch in
    let published = batch.filter { selection.holds($0.parsed.note) }
    consume(published.flatMap { exportedSections(of: $0.parsed) }, settings)
  }
}

private func exportedSections(of parsed: ParsedNote) -> [ExportedSection] {
  let empty = Section(headingPath: [], anchor: "", line: 1, prose: "", code: "", languages: [])
  return (parsed.sections.isEmpty ? [empty] : parsed.sections).map { section in
    let name = parsed.note.path + "#" + section.anchor
    return ExportedSection(
      id: String(fingerprint(Array(name.utf8)), radix: 16), note: parsed.note, section: section)
  }
}
