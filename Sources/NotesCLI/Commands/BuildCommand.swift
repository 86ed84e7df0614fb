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

      With errors in notes nothing is written and the exit code is 1, unless site.yml says 'check: warn'.
      """)

  @OptionGroup var unpublished: UnpublishedOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let context = ProcessContext.current
    let clock = clock
    let started = ContinuousClock.now
    let site = try siteOptions.location(from: context.workingDirectory)
    let bar = ProgressBar(stream: .standardError)
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

    let color = Terminal.standardError.wantsColor(context.environment)
    let diagnostics = report.check.findings.flatMap { locate($0.diagnostics, in: $0.source) }
    Terminal.standardError.write(humanReport(diagnostics, color: color))
    let errors = report.check.findings.count(.error)
    let warnings = report.check.findings.count(.warning)
    let trouble = "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    guard let output = report.output else {
      Terminal.standardError.write("not built: \(trouble); Public/ is as it was\n")
      throw ExitStatus.findings
    }
    if report.unknownCount > 0 {
      Terminal.standardError.write(
        """
        Public/ holds \(counted(report.unknownCount, "file")) that this build did not write, and .notes/ has no \
        record of an earlier one: delete what is not to be published

        """)
    }
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

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
