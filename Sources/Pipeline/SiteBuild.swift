import Diagnostics
import NoteModel
import SearchIndex

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

/// How far a build or a check is.
package struct BuildProgress: Sendable {
  package enum Stage: String, Sendable {
    case reading, writing, asking
  }

  package let stage: Stage
  package let done: Int
  package let total: Int

  package init(stage: Stage, done: Int, total: Int) {
    self.stage = stage
    self.done = done
    self.total = total
  }
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
  let setup = try SiteSetup(of: site, shownBelow: request.check.workingDirectory)
  let inputs = try BuildInputs(
    site: site, request: request, setup: setup,
    tree: try ContentTree(of: site, limits: setup.settings.limits))
  var state = await earlier
  let standing = state.outputs
  async let missing = missingOutputs(standing, of: site, width: request.check.width)
  let refresh = try IndexRefresh(site: site, tree: inputs.tree, settings: inputs.settings)
  if refresh.isCurrent, let report = inputs.unchangedReport(state), await missing.isEmpty {
    clock.endPhase(.setup)
    return report
  }

  let bodies = try BodyStore(in: site.state)
  clock.endPhase(.setup)
  let notes = try await readNotes(inputs, state: &state, refresh: refresh, bodies: bodies, clock: clock)
  clock.endPhase(.load, .parse, .check, .highlight, .index)
  let assembled = try await AssembledSite(inputs, notes: notes) { note, path throws(FileError) in
    try inputs.source(path)
  }

  var report = BuildReport()
  report.check = assembled.check
  guard !assembled.isRefused else {
    state.summary = nil
    try state.write(to: site)
    return report
  }

  clock.endPhase(.assemble)
  let published = PublishedSite(assembled)
  let writing = SiteWriting(
    published: published, index: refresh.index, bodies: bodies, missing: await missing, clock: clock)
  switch try await writing.run(&state) {
  case .impossible(let diagnostics):
    try report.check.addErrors(diagnostics, of: inputs)
    state.summary = nil
    try state.write(to: site)
    return report
  case .written(let output, let pageCount, let unknownCount):
    report.output = output
    report.unknownCount = unknownCount
    report.pageCount = pageCount
  }
  report.publishedCount = assembled.assembly.site.notes.count
  state.summary = inputs.summary(of: report, instants: assembled.instants)
  try state.write(to: site)
  return report
}

extension CheckReport {
  /// Takes over errors that no setting turns off, unless they are there already.
  fileprivate mutating func addErrors(_ diagnostics: [NoteDiagnostic], of inputs: BuildInputs)
    throws(FileError)
  {
    for (path, found) in Dictionary(grouping: diagnostics, by: \.path).sorted(by: { $0.key < $1.key }) {
      let source = try inputs.source(path)
      let known = findings.firstIndex { $0.source.path == source.path }
      let others = known.map { findings[$0].diagnostics } ?? []
      let new = found.map(\.diagnostic).filter { error in
        !others.contains { $0.rule == error.rule && $0.range == error.range && $0.severity == .error }
      }
      let file = FileFindings(source: source, diagnostics: others + new)
      if let known { findings[known] = file } else { findings.append(file) }
    }
    findings.sort { $0.source.path < $1.source.path }
  }
}
