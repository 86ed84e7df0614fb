import NoteModel
import NoteParsing
import SiteRendering
import SourceText

/// All that a build is made from, as it was found when it began.
struct BuildInputs: Sendable {
  let site: SiteLocation
  let request: BuildRequest
  let settings: SiteSettings
  let settingsSource: SourceFile
  let theme: Theme
  let tree: ContentTree
  let selection: Selection

  var parsingOptions: NoteParsingOptions {
    NoteParsingOptions(
      settings: settings, checksSnippets: settings.check != .off, rendersHTML: true,
      translations: tree.translations)
  }

  /// Of what notes are parsed with, besides their files.
  var parsing: UInt64 {
    var hash = Fingerprint()
    hash.combine(fingerprint(settingsSource.bytes))
    hash.combine(settings.folder?.digest ?? 0)
    return hash.value
  }

  /// Of what pages are made with, besides what they read of the site.
  func rendering(_ renderer: SiteRenderer) -> UInt64 {
    var hash = Fingerprint()
    hash.combine(parsing)
    hash.combine(theme.fingerprint)
    hash.combine(renderer.sharedDigest)
    return hash.value
  }

  /// Of every file, and of what was asked for; the clock apart.
  private var digest: UInt64 {
    var hash = Fingerprint()
    hash.combine(parsing)
    hash.combine(theme.fingerprint)
    hash.combine(tree.digest)
    hash.combine(request.includesDrafts ? 1 : 0)
    hash.combine(request.includesFuture ? 1 : 0)
    return hash.value
  }

  /// - Parameter instants: When something changes by itself, in seconds since 1970.
  /// - Returns: what is kept for a build that finds everything as it is now; `nil` where a file has changed so lately that it may
  /// change again without a trace.
  func summary(of report: BuildReport, instants: [Int]) -> BuildSummary? {
    guard (tree.notes + tree.files).allSatisfy({ trusted($0.stamp) == $0.stamp }) else { return nil }
    return BuildSummary(
      report, inputs: digest, instants: instants, now: selection.now, site: site,
      shownBelow: request.check.workingDirectory)
  }

  /// The report of the build before, where nothing that goes into this one has changed since.
  func unchangedReport(_ state: BuildState) -> BuildReport? {
    guard let summary = state.summary, summary.inputs == digest,
      summary.clock.contains(selection.now.secondsSinceEpoch), OutputWriter.isSettled(site)
    else { return nil }
    return summary.report(
      unchanged: state.outputs.count, site: site, shownBelow: request.check.workingDirectory)
  }
}

/// The files of `Public/` that are no longer as a build left them, by their paths.
func missingOutputs(_ outputs: [String: StoredOutput], of site: SiteLocation, width: Int) async -> [String] {
  await concurrentMap(shares(of: Array(outputs)), width: width) { share in
    share.filter { fileStatus(join(site.output, $0.key))?.stamp != $0.value.stamp }.map(\.key)
  }.flatMap(\.self)
}
