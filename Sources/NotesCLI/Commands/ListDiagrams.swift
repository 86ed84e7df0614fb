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

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions

  func run() async throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let diagrams = try await missingDiagrams(
      of: site, shownBelow: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount)
    let rows = diagrams.map { diagram in
      Listing.Row(path: diagram.path, line: diagram.line, cells: [diagram.kind + ":", diagram.caption]) {
        $0.member("file", diagram.path)
        $0.member("line", diagram.line)
        $0.member("kind", diagram.kind)
        $0.member("caption", diagram.caption)
      }
    }
    Listing(name: "diagrams", rows: rows, summary: counted(rows.count, "diagram") + " to be drawn")
      .print(list)
  }
}
