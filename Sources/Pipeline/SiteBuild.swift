import Diagnostics
import NoteModel
import NoteParsing
import SearchIndex
import SiteRendering
import SourceText

/// What a build is asked for.
package struct BuildRequest: Sendable {
  package let check: CheckRequest
  package let includesDrafts: Bool
  package let includesFuture: Bool
  /// Called when another build of the site is under way, which is waited for.
  package let onWait: @Sendable () -> Void
  /// Called from any thread as work is done.
  package let progress: @Sendable (BuildProgress) -> Void

  package init(
    check: CheckRequest, includesDrafts: Bool, includesFuture: Bool,
    onWait: @escaping @Sendable () -> Void = {},
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.check = check
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.onWait = onWait
    self.progress = progress
  }
}

/// How far a build is.
package struct BuildProgress: Sendable {
  package enum Stage: String, Sendable {
    case reading, writing
  }

  package let stage: Stage
  package let done: Int
  package let total: Int
}

/// What a build found and did.
package struct BuildReport: Sendable {
  package var check = CheckReport()
  /// `nil` when errors stopped the build: `Public/` is as it was.
  package var output: WriteReport?
  package var publishedCount = 0
  /// Files in `Public/` of which no record says whether an earlier build wrote them.
  package var unknownCount = 0
  package var pageCount = 0
  /// Where the time went; they add up to what the build took.
  package var timings: [StageTime] = []
}

/// Checks, indexes, renders and writes a site.
///
/// With errors among the findings nothing is written to `Public/`, unless the site's `check` is `warn` or
/// `off`.
///
/// - Throws: `FileError`, `IndexError`.
package func buildSite(_ site: SiteLocation, request: BuildRequest) async throws -> BuildReport {
  try makeFolder(SiteLocation.stateFolder, below: site.root)
  return try await withBuildLock(in: site.state, onWait: request.onWait) {
    let clock = StageClock()
    var report: BuildReport
    do {
      report = try await buildLockedSite(site, request: request, clock: clock)
    } catch IndexError.damaged {
      // The index holds nothing that the notes do not: it is made anew.
      try NoteIndex.discard(path: site.index)
      report = try await buildLockedSite(site, request: request, clock: clock)
    }
    clock.endPhase(.save)
    report.timings = clock.result
    return report
  }
}

private func buildLockedSite(
  _ site: SiteLocation, request: BuildRequest, clock: StageClock
) async throws -> BuildReport {
  // What the build before has left is read, and looked for in Public/, while one core has nothing else to do.
  async let earlier = BuildState(readingFrom: site)
  let (settings, settingsFindings) = try loadSettings(of: site, shownBelow: request.check.workingDirectory)
  let (theme, themeFindings) = try loadTheme(
    settings, from: settingsFindings.source, of: site, shownBelow: request.check.workingDirectory)
  let inputs = BuildInputs(
    site: site, request: request, settings: settings, settingsSource: settingsFindings.source, theme: theme,
    tree: try ContentTree(of: site, limits: settings.limits),
    selection: Selection(
      now: try request.check.now(settings.timeZone), includesDrafts: request.includesDrafts,
      includesFuture: request.includesFuture))
  var state = await earlier
  let standing = state.outputs
  async let missing = missingOutputs(standing, of: site, width: request.check.width)
  let refresh = try IndexRefresh(site: site, tree: inputs.tree, settings: settings)
  if refresh.isCurrent, let report = inputs.unchangedReport(state), await missing.isEmpty {
    clock.endPhase(.setup)
    return report
  }

  let bodies = try BodyStore(in: site.state)
  clock.endPhase(.setup)
  let notes = try await readNotes(inputs, state: &state, refresh: refresh, bodies: bodies, clock: clock)
  clock.endPhase(.load, .parse, .check, .highlight, .index)
  let images = await ImageLibrary(files: inputs.tree.files.map(\.path), notes: notes.map(\.note))
    .reading(in: site.content, width: request.check.width)
  let assembly = assembleSite(
    notes: notes.map(\.note), files: inputs.tree.files.map(\.path), images: images, settings: settings,
    selection: inputs.selection)

  var report = BuildReport()
  report.check = try checkReport(notes, assembly: assembly, inputs: inputs)
  report.check.findings +=
    themeFindings + settingsFindings.adding(assembly.settingsDiagnostics, settings: settings)
  await report.check.addFiles(
    of: inputs.tree, images: images, in: site.content, scope: .site, settings: settings,
    request: request.check)
  let expiries = report.check.findings.flatMap { $0.diagnostics.compactMap(\.secret?.expiry) }
  report.check.removeMoot(at: inputs.selection.now)
  report.check.findings.sort { $0.source.path < $1.source.path }
  let isStopped = settings.check == .error && report.check.findings.count(.error) > 0
  // A theme or settings that cannot be used would publish something else than was asked for.
  if isStopped || (themeFindings + [settingsFindings]).count(.error) > 0 {
    state.summary = nil
    try state.write(to: site)
    return report
  }

  clock.endPhase(.assemble)
  let published = notes.filter { inputs.selection.holds($0.note) }
  let failing = Set(report.check.findings.filter(\.hasFailingSnippet).map(\.source.path))
  let renderer = SiteRenderer(
    site: assembly.site, theme: theme,
    contents: published.map { note in
      let path = shownPath(join(site.content, note.note.path), from: request.check.workingDirectory)
      let verdict: SnippetVerdict =
        failing.contains(path) || note.hasFailingFile(settings) ? .failing : .clean
      return NoteContent(fingerprint: note.fingerprint &+ (verdict == .failing ? 1 : 0), verdict: verdict)
    },
    now: inputs.selection.now)
  let files = publishedFiles(
    inputs.tree, notes: notes.map(\.note), images: images, selection: inputs.selection)
  let writing = SiteWriting(
    inputs: inputs, renderer: renderer, index: refresh.index, notes: published, bodies: bodies, files: files,
    missing: await missing, clock: clock)
  let output = try await writing.run(&state)
  report.output = output.report
  report.unknownCount = output.unknownCount
  report.pageCount = output.pageCount
  report.publishedCount = assembly.site.notes.count
  state.summary = inputs.summary(
    of: report, instants: notes.compactMap(\.note.date?.secondsSinceEpoch) + expiries)
  try state.write(to: site)
  return report
}

extension FileFindings {
  /// Whether an error lies in a snippet, which alone have a language.
  fileprivate var hasFailingSnippet: Bool { diagnostics.contains(where: \.isFailingSnippet) }
}

extension Diagnostic {
  fileprivate var isFailingSnippet: Bool { severity == .error && language != nil }
}

extension StoredNote {
  /// Whether a file that a fence shows has an error.
  fileprivate func hasFailingFile(_ settings: SiteSettings) -> Bool {
    fileDiagnostics.values.contains { settings.applied(to: $0).contains(where: \.isFailingSnippet) }
  }
}

private func checkReport(
  _ notes: [StoredNote], assembly: SiteAssembly, inputs: BuildInputs
) throws(FileError) -> CheckReport {
  let siteDiagnostics = Dictionary(grouping: assembly.diagnostics, by: \.path)
  var report = CheckReport()
  var files: [FileFindings] = []
  for note in notes {
    report.count(note.note, selection: inputs.selection)
    let diagnostics = inputs.settings.applied(
      to: note.diagnostics + (siteDiagnostics[note.note.path] ?? []).map(\.diagnostic))
    if !diagnostics.isEmpty {
      let source = try sourceFile(note.note.path, of: inputs)
      report.findings.append(FileFindings(source: source, diagnostics: diagnostics))
    }
    for (path, diagnostics) in note.fileDiagnostics.sorted(by: { $0.key < $1.key }) {
      let source = try sourceFile(path, of: inputs)
      files.append(FileFindings(source: source, diagnostics: diagnostics))
    }
  }
  report.add(files, settings: inputs.settings)
  return report
}

/// A file as it was parsed.
private func sourceFile(_ path: String, of inputs: BuildInputs) throws(FileError) -> SourceFile {
  SourceFile(
    path: shownPath(join(inputs.site.content, path), from: inputs.request.check.workingDirectory),
    bytes: repairedText(try readFile(path, below: inputs.site.content)).bytes)
}

/// Files that are published: those that a published note leads to, and of the others all but those that
/// unpublished notes lead to or that lie beside unpublished notes only.
private func publishedFiles(
  _ tree: ContentTree, notes: [Note], images: ImageLibrary, selection: Selection
) -> [String] {
  guard !tree.files.isEmpty else { return [] }
  var folders: [String: Bool] = [:]
  for note in notes {
    let folder = parentFolder(of: note.path)
    folders[folder] = folders[folder] == true || selection.holds(note)
  }
  var isNamedByPublished: [String: Bool] = [:]
  for note in notes {
    for path in note.links.map(\.destination).compactMap(note.contentPath) + note.files
      + note.images.flatMap({ images.paths(of: $0, in: note) })
    {
      isNamedByPublished[path] = isNamedByPublished[path] == true || selection.holds(note)
    }
  }
  return tree.files.map(\.path).filter { path in
    if let isNamedByPublished = isNamedByPublished[path] { return isNamedByPublished }
    guard tree.purpose == .publication else { return false }
    var folder = parentFolder(of: path)
    // The nearest folder with notes decides.
    while folders[folder] == nil, !folder.isEmpty { folder = parentFolder(of: folder) }
    return folders[folder] ?? true
  }
}
