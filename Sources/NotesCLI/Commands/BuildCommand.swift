import ArgumentParser
import DiagnosticPrinting
import Foundation
import Pipeline

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check, render and index the site, and write it to Public/.",
    discussion: """
        notes build
        notes build --drafts --future      with what is not to be published yet
        notes build --site ~/notes
        notes build -v                     and say where the time went
        notes build --quiet                nothing but errors, for a job at night
        notes build --source ~/til         a folder of Markdown that is no site, as it lies there

      With errors in notes nothing is written and the exit code is 1, unless site.yml says 'check: warn'.
      """)

  @OptionGroup var unpublished: UnpublishedOptions

  @Flag(
    name: [.long, .customShort("v"), .customLong("verbose")],
    help: "Say on standard error how long each stage took.")
  var timings = false

  @OptionGroup var verbosity: VerbosityOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Where to publish what --source names. Default: Public/ in it.", valueName: "dir"))
  var output: String?

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if output != nil, siteOptions.source == nil { throw ValidationError("--output goes with --source") }
  }

  func run() async throws {
    let context = ProcessContext.current
    let clock = clock
    let started = ContinuousClock.now
    let site = try siteOptions.location(from: context.workingDirectory, output: output)
    try leaveAlone(site)
    let bar = ProgressBar(stream: .standardError, isWanted: !verbosity.quiet)
    defer { bar.clear() }
    let report = try await buildSite(
      site,
      request: BuildRequest(
        check: CheckRequest(
          workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
          now: { try clock.date(environment: context.environment, timeZone: $0) }),
        includesDrafts: unpublished.drafts, includesFuture: unpublished.future,
        onWait: { Terminal.standardError.write("another build of this site is running; waiting for it\n") },
        progress: { bar.show($0) }))
    bar.clear()
    if let notice = site.source?.notice { Terminal.standardError.write("notes: \(harmless(notice))\n") }

    let shownOutput = harmless(shownPath(site.output, from: context.workingDirectory)) + "/"
    let color = Terminal.standardError.wantsColor(context.environment)
    let diagnostics = verbosity.shown(report.check.findings.flatMap { locate($0.diagnostics, in: $0.source) })
    Terminal.standardError.write(
      humanReport(
        diagnostics, color: color,
        links: Terminal.standardError.fileLinks(context.environment, context.workingDirectory)))
    let errors = report.check.findings.count(.error)
    let warnings = report.check.findings.count(.warning)
    let trouble = "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    guard let output = report.output else {
      Terminal.standardError.write("not built: \(trouble); \(shownOutput) is as it was\n")
      throw ExitStatus.findings
    }
    if report.unknownCount > 0 {
      Terminal.standardError.write(
        """
        \(shownOutput) holds \(counted(report.unknownCount, "file")) that this build did not write, and .notes/ has no \
        record of an earlier one: delete what is not to be published

        """)
    }
    if timings { Terminal.standardError.write(table(report.timings)) }
    guard !verbosity.quiet else { return }
    let milliseconds = (ContinuousClock.now - started).milliseconds
    Terminal.standardOutput.write(
      """
      \(counted(report.publishedCount, "note")), \(counted(report.pageCount, "page")): \
      \(output.written) written, \(output.unchanged) unchanged, \(output.removed) removed; \
      \(report.check.snippets.checked) of \(counted(report.check.snippets.total, "snippet")) checked, \(trouble) \
      (\(milliseconds) ms)

      """)
  }
}

/// Somebody's own `Public/` in a folder that was no site so far stays theirs.
///
/// - Throws: `CommandFailure`.
private func leaveAlone(_ site: SiteLocation) throws {
  guard site.source != nil, fileStatus(site.outputManifest) == nil,
    !((try? folderEntries(site.output)) ?? []).isEmpty
  else { return }
  throw CommandFailure(
    "\(site.output) is there already, and not from a build of this folder: name another one with --output")
}

/// A line for each stage and one for all of them.
private func table(_ timings: [StageTime]) -> String {
  let total = (wall: timings.reduce(0) { $0 + $1.wall }, cpu: timings.reduce(0) { $0 + $1.cpu })
  let rows = timings.map { ($0.stage.rawValue, $0.wall, $0.cpu) } + [("all", total.wall, total.cpu)]
  func cell(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  func milliseconds(_ time: Int) -> String { String(format: "%.1f", Double(time) / 1e6) }
  return rows.reduce("stage         wall ms    cpu ms\n") { text, row in
    text + row.0.padding(toLength: 10, withPad: " ", startingAt: 0)
      + cell(milliseconds(row.1), 11) + cell(milliseconds(row.2), 10) + "\n"
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
