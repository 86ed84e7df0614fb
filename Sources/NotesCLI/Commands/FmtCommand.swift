import ArgumentParser
import DiagnosticPrinting
import Foundation
import Pipeline
import Snippets

struct FmtCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay out HCL in notes as terraform fmt does.",
    discussion: """
      Without a path the notes of the site around the working directory; a path may be a site, part of one, or \
      any folder or file of Markdown. Only blanks within code blocks change. Blocks that do not parse, that \
      leave something out, or that have the attribute skip or fails stay as they are.

        notes fmt
        notes fmt Content/posts/2024-06-08-eks.md
        notes fmt --check --json           for CI: JSON blocks, too, and nothing is written

      Exit code: 0 fine, 1 with --check when something would change, 2 on wrong usage or when a file cannot be \
      read or written.
      """)

  @Argument(help: "Files or folders.")
  var paths: [String] = []

  @Flag(help: "Write nothing; tell which blocks would change.")
  var check = false

  @Flag(help: "JSON blocks, too: two blanks for each bracket, keys in their order.")
  var json = false

  @OptionGroup var siteOptions: SiteOptions

  func validate() throws {
    if siteOptions.isNamed, !paths.isEmpty {
      throw ValidationError("--site, --source and paths exclude each other: a path tells its site")
    }
  }

  func run() async throws {
    let directory = ProcessContext.current.workingDirectory
    let request = FormatRequest(
      workingDirectory: directory, width: ProcessInfo.processInfo.activeProcessorCount,
      languages: json ? [.hcl, .json] : [.hcl], mode: check ? .check : .write)
    let report =
      paths.isEmpty
      ? try await formatSnippets(of: try siteOptions.location(from: directory), request: request)
      : try await formatSnippets(below: paths, request: request)
    Terminal.standardOutput.write(report.notes.map(lines).joined())
    for failure in report.failures { Terminal.standardError.write("notes: \(harmless("\(failure)"))\n") }
    if !report.failures.isEmpty { throw ExitStatus.failure }
    if check, !report.notes.isEmpty { throw ExitStatus.findings }
  }

  /// The path of a note that was changed, or each of the blocks that would be.
  private func lines(of note: FormattedNote) -> String {
    let path = harmless(note.path)
    return check ? note.lines.map { "\(path):\($0): would be formatted\n" }.joined() : path + "\n"
  }
}
