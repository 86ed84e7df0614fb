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
      folder or file of Markdown.

        notes check
        notes check Content/posts/2024-06-08-eks.md
        notes check docs/ --format github

      Exit code: 0 clean, 1 with findings of severity error, 2 on wrong usage or when a file cannot be read.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, github
  }

  @Argument(help: "Files or folders.")
  var paths: [String] = []

  @Option(name: .long, help: "How to print: human, json or github (workflow annotations).")
  var format = Format.human

  @Flag(help: "Report fences that name no language.")
  var requireLanguage = false

  @Flag(
    help: "First mend certain damage in place: curly quotes, odd blanks, HTML entities, missing languages.")
  var fix = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if siteOptions.isNamed, !paths.isEmpty {
      throw ValidationError("--site, --source and paths exclude each other: a path tells its site")
    }
  }

  func run() async throws {
    let context = ProcessContext.current
    let clock = clock
    let request = CheckRequest(
      workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
      requiresLanguage: requireLanguage, mendsNotes: fix,
      now: { try clock.date(environment: context.environment, timeZone: $0) })
    let report =
      paths.isEmpty
      ? try await checkSite(try siteOptions.location(from: context.workingDirectory), request: request)
      : try await checkPaths(paths, request: request)
    Terminal.standardError.write(report.mended.map(lines).joined())
    print(report, context: context)
    for failure in report.failures { Terminal.standardError.write("notes: \(harmless("\(failure)"))\n") }
    if !report.failures.isEmpty { throw ExitStatus.failure }
    if report.findings.count(.error) > 0 { throw ExitStatus.findings }
  }

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

  private func print(_ report: CheckReport, context: ProcessContext) {
    let diagnostics = report.findings.flatMap { locate($0.diagnostics, in: $0.source) }
    let summary = CheckSummary(
      files: report.noteCount, snippets: report.snippets.total, checked: report.snippets.checked,
      skipped: report.snippets.total - report.snippets.checked, errors: report.findings.count(.error),
      warnings: report.findings.count(.warning))
    switch format {
    case .human:
      let color = Terminal.standardOutput.wantsColor(context.environment)
      Terminal.standardOutput.write(humanReport(diagnostics, color: color))
      let unpublished =
        report.unpublishedCount == 0 ? "" : " (\(report.unpublishedCount) of the notes not published yet)"
      Terminal.standardOutput.write(humanSummary(summary) + unpublished + "\n")
    case .json: Terminal.standardOutput.write(jsonReport(diagnostics, summary: summary))
    case .github: Terminal.standardOutput.write(githubReport(diagnostics))
    }
  }
}
