import ArgumentParser
import DiagnosticPrinting
import Diagnostics
import Foundation
import NoteModel
import Pipeline
import Snippets

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check notes: do their snippets parse, do their links lead somewhere?",
    discussion: """
      Without a path the site around the working directory is checked; a path may be a site, part of one, or any \
      folder or file of Markdown. A single - is a note on standard input.

        notes check
        notes check Content/posts/2024-06-08-eks.md
        notes check docs/ --format github
        notes check --changed-since origin/main     only what this branch changes
        notes check --write-baseline baseline.json  pass over what is wrong today ...
        notes check --baseline baseline.json        ... and find what is new
        notes check --external                      ask other hosts whether their pages are there
        notes check - --stdin-path Content/posts/draft.md < draft.md

      Exit code: 0 clean, 1 with findings of severity error, 2 on wrong usage or when a file cannot be read.
      """)

  @Argument(help: "Files or folders, or - for standard input.")
  var paths: [String] = []

  @Option(
    name: .long,
    help:
      "How to print: human, json, github (workflow annotations), gitlab (code quality), sarif, or junit."
  )
  var format = ReportFormat.human

  @Flag(help: "Report fences that name no language.")
  var requireLanguage = false

  @Flag(
    help: "First mend certain damage in place: curly quotes, odd blanks, HTML entities, missing languages.")
  var fix = false

  @Option(
    help: ArgumentHelp(
      "Check only notes that have changed in git since this branch left that revision, and links to them.",
      valueName: "ref"))
  var changedSince: String?

  @Option(help: ArgumentHelp("Pass over the findings in this file.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write all findings to this file, for --baseline.", valueName: "file"))
  var writeBaseline: String?

  @Flag(help: "Ask other hosts about the links that lead to them; needs curl.")
  var external = false

  @Flag(help: "With --external: ask hosts of this machine and of private networks too.")
  var externalPrivate = false

  @Option(
    help: ArgumentHelp(
      "With -: where the note would lie, so that its links lead somewhere.", valueName: "path"))
  var stdinPath: String?

  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  private var readsStandardInput: Bool { paths == ["-"] }

  func validate() throws {
    if siteOptions.isNamed, !paths.isEmpty {
      throw ValidationError("--site, --source and paths exclude each other: a path tells its site")
    }
    if paths.contains("-"), !readsStandardInput {
      throw ValidationError("- stands alone: a file of this name is ./-")
    }
    if readsStandardInput, fix { throw ValidationError("--fix changes files, and - is none") }
    if readsStandardInput, changedSince != nil {
      throw ValidationError("--changed-since is about files, and - is none")
    }
    if stdinPath != nil, !readsStandardInput { throw ValidationError("--stdin-path goes with -") }
    if externalPrivate, !external { throw ValidationError("--external-private goes with --external") }
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline and --write-baseline exclude each other")
    }
  }

  func run() async throws {
    let context = ProcessContext.current
    if external, programPath("curl", environment: context.environment) == nil {
      throw CommandFailure("--external needs curl, which is not installed")
    }
    let old = try baseline.map { try readBaseline($0, context) }
    let progress = ProgressBar(stream: .standardError, isWanted: !verbosity.quiet)
    let report = try await report(context, progress)
    progress.clear()
    Terminal.standardError.write(report.mended.map(lines).joined())
    tell(report.externalLinks)
    var diagnostics = report.findings.flatMap { locate($0.diagnostics, in: $0.source) }
    if let writeBaseline { return try write(diagnostics, to: writeBaseline, report, context) }
    if let old { diagnostics = old.remainder(of: diagnostics, report, isWhole: isWhole) }
    let result = CheckResult(
      report: report, diagnostics: verbosity.shown(diagnostics), tellsCounts: !verbosity.quiet)
    Terminal.standardOutput.write(
      result.output(
        format, color: Terminal.standardOutput.wantsColor(context.environment),
        links: Terminal.standardOutput.fileLinks(context.environment, context.workingDirectory)))
    try finish(report, hasErrors: result.summary.errors > 0)
  }

  private func report(_ context: ProcessContext, _ progress: ProgressBar) async throws -> CheckReport {
    let clock = clock
    var request = CheckRequest(
      workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
      requiresLanguage: requireLanguage, mendsNotes: fix, changedSince: changedSince,
      environment: context.environment,
      now: { try clock.date(environment: context.environment, timeZone: $0) })
    if external {
      request.external = ExternalCheck(
        now: Int(Date().timeIntervalSince1970), asksPrivateHosts: externalPrivate
      ) { progress.show(BuildProgress(stage: .asking, done: $0, total: $1)) }
    }
    if readsStandardInput {
      let text = FileHandle.standardInput.readDataToEndOfFile()
      return try await checkText([UInt8](text), at: stdinPath, request: request)
    }
    return paths.isEmpty
      ? try await checkSite(try siteOptions.location(from: context.workingDirectory), request: request)
      : try await checkPaths(paths, request: request)
  }

  /// Whether everything there is was looked at.
  private var isWhole: Bool { paths.isEmpty && changedSince == nil }

  private func finish(_ report: CheckReport, hasErrors: Bool) throws {
    for failure in report.failures { Terminal.standardError.write("notes: \(harmless("\(failure)"))\n") }
    if !report.failures.isEmpty { throw ExitStatus.failure }
    if hasErrors { throw ExitStatus.findings }
  }

  private func tell(_ count: ExternalLinkCount) {
    guard external else { return }
    var parts = ["asked about \(counted(count.asked, "page")) on other hosts"]
    if count.remembered > 0 { parts.append("\(count.remembered) known from earlier") }
    if count.passedOver > 0 { parts.append("\(count.passedOver) passed over") }
    if count.unknown > 0 { parts.append("\(count.unknown) without an answer") }
    Terminal.standardError.write("notes: \(parts.joined(separator: ", "))\n")
  }

  // MARK: Baselines

  private func readBaseline(_ path: String, _ context: ProcessContext) throws -> StoredBaseline {
    do {
      return StoredBaseline(
        baseline: try Baseline(parsing: try readFile(path)), path: path,
        workingDirectory: context.workingDirectory)
    } catch let error as BaselineError {
      throw CommandFailure("cannot use \(path): \(error)")
    }
  }

  private func write(
    _ diagnostics: [LocatedDiagnostic], to path: String, _ report: CheckReport, _ context: ProcessContext
  ) throws {
    let place = StoredBaseline.place(path, context.workingDirectory)
    let baseline = Baseline(diagnostics, path: place)
    try writeFileAtomically(baseline.bytes, to: path)
    Terminal.standardError.write("notes: wrote \(harmless(path)): \(counted(baseline.count, "finding"))\n")
    try finish(report, hasErrors: false)
  }

  // MARK: What was mended

  /// `path:line: mended: …` for each change of a note; what is alike on one line once, with their number.
  private func lines(of file: MendedFile) -> String {
    var counts: [MendedText.Change: Int] = [:]
    for change in file.note.changes { counts[change, default: 0] += 1 }
    var told: Set<MendedText.Change> = []
    return file.note.changes.filter { told.insert($0).inserted }.map { change in
      let count = counts[change, default: 1]
      let times = count > 1 ? " (\(count) times)" : ""
      return
        "\(harmless(file.path)):\(change.line): mended: \(harmless(words(for: change)))\(times) [\(change.rule.id)]\n"
    }.joined()
  }

  private func words(for change: MendedText.Change) -> String {
    if change.old.isEmpty { return "added `\(change.new.trimmingCharacters(in: .whitespaces))`" }
    let old = visible(change.old)
    return change.new.isEmpty
      ? "removed \(old)" : "\(old) is now \(change.new == " " ? "a space" : "`\(change.new)`")"
  }

  /// Characters as such where they can be seen, else by their numbers.
  private func visible(_ text: String) -> String {
    let isVisible = text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }
    if isVisible { return "`\(text)`" }
    return text.unicodeScalars.map { scalar in
      let number = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    }.joined(separator: " ")
  }
}
