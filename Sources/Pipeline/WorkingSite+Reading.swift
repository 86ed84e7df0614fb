import Diagnostics
import NoteModel
import NoteParsing
import SourceText
import Synchronization

extension [Note] {
  /// By path, as `assembleSite` wants them.
  var inOrder: [Note] { sorted { $0.path < $1.path } }
}

/// What is known of the notes of a site: of those that have not changed what was `known`, of others what is read now.
///
/// - Parameter buffers: paths of notes that an editor has, which are not read.
func currentNotes(
  of tree: ContentTree, in site: SiteLocation, known: [String: StoredNote], buffers: Set<String>,
  settings: SiteSettings, width: Int
) async throws -> [String: StoredNote] {
  let translations = tree.translations
  let entries = tree.notes.filter { !buffers.contains($0.path) }
  let isCurrent = await concurrentMap(shares(of: entries), width: width) {
    $0.map { known[$0.path]?.isCurrent($0, translations: translations, in: site.content) ?? false }
  }.flatMap(\.self)
  let options = NoteParsingOptions(
    settings: settings, checksSnippets: settings.check != .off, rendersHTML: false,
    translations: translations)
  let read = Mutex<[String: StoredNote]>([:])
  try await parseNotes(
    zip(entries, isCurrent).filter { !$1 }.map(\.0), in: site.content, shownBelow: site.root,
    options: options, width: width,
    transform: { StoredNote($0, $1, searchText: "", in: site.content, shownBelow: site.root) }
  ) { batch in
    read.withLock { read in for note in batch { read[note.note.path] = note } }
  }
  var notes = read.withLock { $0 }
  for (entry, isCurrent) in zip(entries, isCurrent) where isCurrent { notes[entry.path] = known[entry.path] }
  for path in buffers { notes[path] = known[path] }
  return notes
}

/// Findings on the files of a site that are no notes: settings, theme, images, what was passed over.
func fileFindings(
  of site: SiteLocation, _ inspection: FileInspection, settings: SiteSettings,
  _ settingsFindings: FileFindings
) throws -> [FileFindings] {
  var report = CheckReport()
  report.add(inspection, settings: settings)
  let theme = try loadTheme(settings, from: settingsFindings.source, of: site, shownBelow: site.root).1
  return report.findings + theme + [settingsFindings]
}
