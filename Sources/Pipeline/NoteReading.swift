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
  let isUsable = state.parsing == inputs.parsing
  let translations = inputs.tree.translations
  let stored = isUsable ? await state.notes(width: inputs.request.check.width) : [:]
  let content = inputs.site.content
  let isCurrent = await concurrentMap(shares(of: inputs.tree.notes), width: inputs.request.check.width) {
    $0.map { stored[$0.path]?.isCurrent($0, translations: translations, in: content) ?? false }
  }.flatMap(\.self)
  let indexed = Set(refresh.changed.map(\.path))
  let unread = zip(inputs.tree.notes, isCurrent).filter { !$1 || indexed.contains($0.path) }.map(\.0)

  struct ReadNote {
    let note: StoredNote
    let change: IndexRefresh.Change?
  }
  let read = Mutex<[String: StoredNote]>([:])
  let total = unread.count
  var options = inputs.parsingOptions
  options.meter = clock
  try await parseNotes(
    unread, in: content, shownBelow: inputs.request.check.workingDirectory, options: options,
    width: inputs.request.check.width, clock: clock,
    transform: { entry, parsed in
      let change = clock.busy(.index) { refresh.change(of: entry, parsed) }
      return Result { () throws(FileError) in
        let text = searchTextPage(of: parsed)
        try clock.busy(.write) { () throws(FileError) in
          try bodies.keep(parsed.body, searchText: text.bytes, of: parsed.note.path)
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
    try clock.busy(.index) { try refresh.apply(batch.compactMap(\.change)) }
    inputs.request.progress(BuildProgress(stage: .reading, done: done, total: total))
  }
  try clock.busy(.index) { try refresh.commit() }

  let fresh = read.withLock { $0 }
  let isUnread = Set(unread.map(\.path))
  // One that has vanished while it was to be read is in neither.
  let notes = inputs.tree.notes.compactMap { entry in
    fresh[entry.path] ?? (isUnread.contains(entry.path) ? nil : stored[entry.path])
  }
  state.parsing = inputs.parsing
  await state.keep(notes, width: inputs.request.check.width)
  return notes
}

/// What excerpts of a note are made of on the site.
func searchTextPage(of parsed: ParsedNote) -> Page {
  searchTextPage(parsed.sections.map { SearchedSection(anchor: $0.anchor, text: SearchableSection($0)) })
}
