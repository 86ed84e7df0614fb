import ArgumentParser
import DiagnosticPrinting
import Foundation
import Pipeline

struct ListDiagrams: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagrams",
    abstract: "List diagrams that are still to be drawn, with file and line.",
    discussion: """
        notes list diagrams
        notes list diagrams --site ~/notes
      """)

  @OptionGroup var siteOptions: SiteOptions

  func run() async throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let diagrams = try await missingDiagrams(
      of: site, shownBelow: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount)
    var output = ""
    for diagram in diagrams {
      output += "\(harmless(diagram.path)):\(diagram.line): \(diagram.kind): \(harmless(diagram.caption))\n"
    }
    Terminal.standardOutput.write(output)
    Terminal.standardError.write("\(counted(diagrams.count, "diagram")) to be drawn\n")
  }
}
