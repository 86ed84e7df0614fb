import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SiteRendering
import SourceText
import Synchronization

/// What is known of every note, sorted by path: from the build before where nothing has changed, else parsed anew. Brings the
/// search index up to date with them meanwhile, batch by batch.
func readNotes(
  _ inputs: BuildInputs, state: inout BuildState, refresh: IndexRefresh, bodies: BodyStore,
  clock: StageClock
) async throws -> [StoredNote] {
  let width = inputs.request.check.width
  let stored = state.parsing == inputs.parsing ? await state.notes(width: width) : [:]
  let indexed = Set(refresh.changed.map(\.path))
  let outdated = await outdatedNotes(inputs, stored: stored)
  let unread = inputs.tree.notes.filter { outdated.contains($0.path) || indexed.contains($0.path) }
  let fresh = try await parseNotes(unread, inputs, refresh: refresh, bodies: bodies, clock: clock)
  try clock.busy(.index) { try refresh.commit() }
  let isUnread = Set(unread.map(\.path))
  // One that has vanished while it was to be read is in neither.
  let notes = inputs.tree.notes.compactMap { entry in
    fresh[entry.path] ?? (isUnread.contains(entry.path) ? nil : stored[entry.path])
  }
  state.parsing = inputs.parsing
  await state.keep(notes, width: width)
  return notes
}

/// The paths of those notes of the tree that are not as they were read.
func outdatedNotes(_ inputs: BuildInputs, stored: [String: StoredNote]) async -> Set<String> {
  let (translations, content) = (inputs.translations, inputs.site.content)
  let outdated = await concurrentMap(shares(of: inputs.tree.notes), width: inputs.request.check.width) {
    $0.filter { !(stored[$0.path]?.isCurrent($0, translations: translations, in: content) ?? false) }
  }
  return Set(outdated.joined().map(\.path))
}

/// Reads, parses and checks notes.
///
/// - Parameters:
///   - refresh: Takes the notes in; not committed.
///   - bodies: Takes what pages are made of.
/// - Returns: the notes by their paths, those left out that have vanished meanwhile.
func parseNotes(
  _ entries: [ContentTree.Entry], _ inputs: BuildInputs, refresh: IndexRefresh? = nil,
  bodies: BodyStore? = nil, clock: StageClock
) async throws -> [String: StoredNote] {
  struct ReadNote {
    let note: StoredNote
    let change: IndexRefresh.Change?
  }
  let content = inputs.site.content
  let read = Mutex<[String: StoredNote]>([:])
  var options = inputs.parsingOptions
  options.meter = clock
  try await parseNotes(
    entries, in: content, shownBelow: inputs.request.check.workingDirectory, options: options,
    width: inputs.request.check.width, clock: clock,
    transform: { entry, parsed in
      let change = refresh.flatMap { refresh in clock.busy(.index) { refresh.change(of: entry, parsed) } }
      return Result { () throws(FileError) in
        let text = searchTextPage(of: parsed)
        try clock.busy(.write) { () throws(FileError) in
          try bodies?.keep(parsed.body, searchText: text.bytes, of: parsed.note.path)
        }
        let note = StoredNote(
          entry, parsed, searchText: text.path, in: content,
          shownBelow: inputs.request.check.workingDirectory)
        return ReadNote(note: note, change: change)
      }
    }
  ) { batch in
    let batch = try batch.map { try $0.get() }
    let done = read.withLock { read in
      for item in batch { read[item.note.note.path] = item.note }
      return read.count
    }
    try clock.busy(.index) { try refresh?.apply(batch.compactMap(\.change)) }
    inputs.request.progress(BuildProgress(stage: .reading, done: done, total: entries.count))
  }
  return read.withLock { $0 }
}

/// What excerpts of a note are made of on the site.
func searchTextPage(of parsed: ParsedNote) -> Page {
  searchTextPage(parsed.sections.map { SearchedSection(anchor: $0.anchor, text: SearchableSection($0)) })
}
