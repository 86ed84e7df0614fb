import NoteModel
import NoteParsing
import SearchIndex
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
  let isCurrent = await concurrentMap(inputs.tree.notes, width: inputs.request.check.width) { entry in
    stored[entry.path]?.isCurrent(entry, translations: translations, in: content) ?? false
  }
  let indexed = Set(refresh.changed.map(\.path))
  let unread = zip(inputs.tree.notes, isCurrent).filter { !$1 || indexed.contains($0.path) }.map(\.0)

  let read = Mutex<[String: StoredNote]>([:])
  let total = unread.count
  var options = inputs.parsingOptions
  options.meter = clock
  try await parseNotes(
    unread, in: content, shownBelow: inputs.request.check.workingDirectory, options: options,
    width: inputs.request.check.width, clock: clock
  ) { batch in
    try clock.busy(.write) { for (_, parsed) in batch { try bodies.keep(parsed.body, of: parsed.note.path) } }
    let notes = batch.map {
      StoredNote($0.entry, $0.parsed, in: content, shownBelow: inputs.request.check.workingDirectory)
    }
    let done = read.withLock { read in
      for note in notes { read[note.note.path] = note }
      return read.count
    }
    try clock.busy(.index) { try refresh.insert(batch) }
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
