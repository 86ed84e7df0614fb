import Diagnostics
import NoteModel
import NoteParsing
import SearchIndex
import SourceText
import Synchronization

/// What has changed below the root of a site.
package struct PreviewChanges: Sendable {
  /// Of files below the root, `Content/posts/a.md`; they may be gone.
  package var paths: Set<String>
  /// Whether all has to be looked at.
  package var isEverything: Bool

  package init(paths: Set<String> = [], isEverything: Bool = false) {
    self.paths = paths
    self.isEverything = isEverything
  }

  package static let everything = PreviewChanges(isEverything: true)

  mutating func add(_ other: PreviewChanges) {
    paths.formUnion(other.paths)
    isEverything = isEverything || other.isEverything
  }
}

/// What came of a look at changed files.
package struct PreviewUpdate: Sendable {
  /// The newest site that could be made; `nil` where none could be yet.
  package let snapshot: SiteSnapshot?
  package let check: CheckReport
  /// Whether the snapshot is of the files as they are now.
  package let isCurrent: Bool
  /// Whether a build would publish the site as it is now.
  package let isPublishable: Bool
  /// Why the site could not be read; the snapshot is an older one then.
  package let failure: String?
}

/// A site in memory that follows its files. Nothing is written to `Public/`.
///
/// It runs the parts of a build: notes are parsed, checked and put together as `buildSite` does it, but only those that have
/// changed are read. Where they say nothing new to the rest of the site, it is not even put together again.
package actor SitePreview {
  private let site: SiteLocation
  private let request: BuildRequest
  private let search = SnapshotSearch()
  private let sources = SourceCache()
  private var notes: [String: StoredNote]?
  /// Of what the notes were parsed with, besides their files.
  private var parsing: UInt64 = 0
  private var standing: Standing?
  private var snapshot: SiteSnapshot?
  /// What could not be taken in yet.
  private var pending = PreviewChanges.everything
  private var hasUnsavedNotes = false

  /// What the newest snapshot was made of.
  private struct Standing {
    let assembled: AssembledSite
    let published: PublishedSite
    let outputs: [String: PublishedSite.Output]
    /// Seconds since 1970 between which the same notes lie in the future.
    let clock: ClosedRange<Int>
  }

  package init(_ site: SiteLocation, request: BuildRequest) {
    self.site = site
    self.request = request
  }

  /// Takes changes in; the first time, everything is. Call it once at a time.
  package func update(_ changes: PreviewChanges) async -> PreviewUpdate {
    pending.add(changes)
    do {
      let setup = try setup(after: pending)
      guard setup.isUsable else {
        // Settings or a theme that cannot be used say nothing about how the site is to look.
        var check = CheckReport()
        check.findings = setup.findings()
        return PreviewUpdate(
          snapshot: snapshot, check: check, isCurrent: false, isPublishable: false, failure: nil)
      }
      let assembled = try await update(pending, setup)
      pending = PreviewChanges()
      return PreviewUpdate(
        snapshot: snapshot, check: assembled.check, isCurrent: true, isPublishable: !assembled.isRefused,
        failure: nil)
    } catch {
      pending = .everything
      return PreviewUpdate(
        snapshot: snapshot, check: CheckReport(), isCurrent: false, isPublishable: false,
        failure: "\(error)")
    }
  }

  private func setup(after changes: PreviewChanges) throws(FileError) -> SiteSetup {
    let isTouched =
      changes.isEverything
      || changes.paths.contains { $0 == site.settingsFile || $0.hasPrefix("Themes/") }
    if !isTouched, let standing { return standing.assembled.inputs.setup }
    return try SiteSetup(of: site, shownBelow: request.check.workingDirectory)
  }

  private func update(_ changes: PreviewChanges, _ setup: SiteSetup) async throws -> AssembledSite {
    let changed = try await readNotes(changes, setup)
    let standing: Standing
    if let known = changed.known { standing = known } else { standing = try await putTogether(changed) }
    // To take thousands of notes apart takes a while, which nobody is to wait for.
    Task.detached { [old = (self.standing, snapshot)] in _ = old }
    self.standing = standing
    snapshot = SiteSnapshot(
      number: (snapshot?.number ?? 0) + 1, standing.published, outputs: standing.outputs, search: search)
    return standing.assembled
  }

  // MARK: Reading

  /// The notes after changes, and the site where it is known already.
  private struct Reading {
    let inputs: BuildInputs
    let known: Standing?
  }

  private func readNotes(_ changes: PreviewChanges, _ setup: SiteSetup) async throws -> Reading {
    let paths = changes.paths.compactMap(site.contentPath).sorted()
    if !changes.isEverything, let standing, let notes, parsing == setup.parsing,
      let tree = standing.assembled.inputs.tree.updating(paths, in: site.content)
    {
      return try await readNotes(at: paths, in: tree, setup, standing: standing, notes: notes)
    }
    let tree = try ContentTree(of: site, limits: setup.settings.limits)
    let inputs = try BuildInputs(site: site, request: request, setup: setup, tree: tree)
    let stored = await storedNotes(parsing: setup.parsing)
    let outdated = await outdatedNotes(inputs, stored: stored)
    let fresh = try await parse(tree.notes.filter { outdated.contains($0.path) }, inputs)
    var read: [String: StoredNote] = [:]
    for entry in tree.notes {
      read[entry.path] = fresh[entry.path] ?? (outdated.contains(entry.path) ? nil : stored[entry.path])
    }
    notes = read
    parsing = setup.parsing
    return Reading(inputs: inputs, known: nil)
  }

  private func readNotes(
    at paths: [String], in tree: ContentTree, _ setup: SiteSetup, standing: Standing,
    notes old: [String: StoredNote]
  ) async throws -> Reading {
    let before = standing.assembled.inputs
    let hasSameNotes = paths.allSatisfy { (before.tree.note(at: $0) == nil) == (tree.note(at: $0) == nil) }
    let inputs = try BuildInputs(
      site: site, request: request, setup: setup, tree: tree,
      translations: hasSameNotes ? before.translations : nil)
    let touched = Set(paths)
    var unread = Set(paths.filter { tree.note(at: $0) != nil })
    for (path, note) in old {
      let showsTouched = !note.fileStamps.isEmpty && note.fileStamps.keys.contains(where: touched.contains)
      let isTurned = !hasSameNotes && inputs.translations[path]?.original != note.note.original
      if showsTouched || isTurned { unread.insert(path) }
    }
    let fresh = try await parse(unread.sorted().compactMap(tree.note), inputs)
    var notes = old
    for path in touched.union(unread) { notes[path] = fresh[path] }
    self.notes = notes
    let isSameBesides = paths.allSatisfy { tree.note(at: $0) != nil } && hasSameNotes
    let isSameSetup = setup.theme.fingerprint == before.theme.fingerprint
    guard isSameBesides, isSameSetup, fresh.count == unread.count,
      standing.clock.contains(inputs.selection.now.secondsSinceEpoch)
    else { return Reading(inputs: inputs, known: nil) }
    return Reading(inputs: inputs, known: try replacing(fresh, old: old, inputs, in: standing))
  }

  private func parse(_ entries: [ContentTree.Entry], _ inputs: BuildInputs) async throws -> [String:
    StoredNote]
  {
    guard !entries.isEmpty else { return [:] }
    hasUnsavedNotes = true
    return try await parseNotes(entries, inputs, clock: StageClock())
  }

  // MARK: Putting together

  private func putTogether(_ reading: Reading) async throws -> Standing {
    let inputs = reading.inputs
    let notes = notes ?? [:]
    let assembled = try await AssembledSite(
      inputs, notes: inputs.tree.notes.compactMap { notes[$0.path] }
    ) { [sources] note, path throws(FileError) in try sources.source(path, of: note, inputs) }
    let published = PublishedSite(assembled)
    return Standing(
      assembled: assembled, published: published, outputs: published.outputs(),
      clock: clockRange(around: inputs.selection.now, assembled.instants))
  }

  /// The site with other versions of some notes; `nil` where these say something new to the rest of it.
  private func replacing(
    _ fresh: [String: StoredNote], old: [String: StoredNote], _ inputs: BuildInputs, in standing: Standing
  ) throws -> Standing? {
    let changes = fresh.compactMap { path, note in old[path].map { (old: $0.note, new: note.note) } }
    guard changes.count == fresh.count, let assembly = standing.assembled.assembly.replacing(changes) else {
      return nil
    }
    let assembled = try AssembledSite(
      inputs, notes: standing.assembled.notes.map { fresh[$0.note.path] ?? $0 },
      inspection: standing.assembled.inspection, assembly: assembly
    ) { [sources] note, path throws(FileError) in try sources.source(path, of: note, inputs) }
    return Standing(
      assembled: assembled,
      published: standing.published.replacing(
        fresh.values.sorted { $0.note.path < $1.note.path }, in: assembled),
      outputs: standing.outputs, clock: clockRange(around: inputs.selection.now, assembled.instants))
  }

  // MARK: What is kept for the next time

  private func storedNotes(parsing: UInt64) async -> [String: StoredNote] {
    if let notes { return self.parsing == parsing ? notes : [:] }
    for file in [SiteLocation.previewStateFile, site.buildStateFile] {
      let state = BuildState(readingFrom: site, file: file)
      if state.parsing == parsing { return await state.notes(width: request.check.width) }
    }
    return [:]
  }

  /// Keeps what is known of the notes, so that they need not be parsed the next time.
  ///
  /// - Throws: `FileError`.
  package func save() async throws {
    guard hasUnsavedNotes, let notes else { return }
    hasUnsavedNotes = false
    var state = BuildState()
    state.parsing = parsing
    await state.keep(notes.values.sorted { $0.note.path < $1.note.path }, width: request.check.width)
    try makeFolder(SiteLocation.stateFolder, below: site.root)
    try state.write(to: site, file: SiteLocation.previewStateFile)
  }
}

/// Texts that diagnostics point into, kept while the notes are the same.
private final class SourceCache: Sendable {
  private let kept = Mutex<[String: (note: StoredNote, source: SourceFile)]>([:])

  func source(_ path: String, of note: StoredNote, _ inputs: BuildInputs) throws(FileError) -> SourceFile {
    if let kept = kept.withLock({ $0[path] }), kept.note === note { return kept.source }
    let source = try inputs.source(path)
    kept.withLock { $0[path] = (note, source) }
    return source
  }
}
