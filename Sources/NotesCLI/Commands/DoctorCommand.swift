import ArgumentParser
import DiagnosticPrinting
import Foundation
import Pipeline

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether the program and the site are in order.",
    discussion: """
        notes doctor
        notes doctor --site ~/notes

      Exit code: 1 when something keeps the site from being built or searched.
      """)

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let context = ProcessContext.current
    let clock = clock
    let site = try siteOptions.location(from: context.workingDirectory)
    let observations = examineSite(
      site,
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }))
    var rows = [
      ("ok", "program", "notes \(programVersion), \(libraryVersions)", String?.none)
    ]
    rows += observations.map { ($0.state.rawValue, $0.subject, $0.text, $0.help) }
    let width = rows.map(\.1.count).max() ?? 0
    for (state, subject, text, help) in rows {
      let columns = [
        state.padding(toLength: 8, withPad: " ", startingAt: 0),
        subject.padding(toLength: width + 2, withPad: " ", startingAt: 0), harmless(text),
      ]
      Terminal.standardOutput.write(columns.joined() + (help.map { "; " + harmless($0) } ?? "") + "\n")
    }
    if observations.contains(where: { $0.state == .failure }) { throw ExitStatus.findings }
  }
}
