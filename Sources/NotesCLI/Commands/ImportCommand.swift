import ArgumentParser
import DiagnosticPrinting
import JSONSyntax
import NoteImport
import Pipeline

extension ImportKind: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over notes of another program.",
    discussion: """
      The program is recognised by what is there: an export of Blogger or WordPress, a site of Hugo, Jekyll or MkDocs, a \
      vault of Obsidian, an export of Notion, or any folder of Markdown. The notes go into the site around the working \
      directory; where there is none, one is made.

        notes import blog-06-28-2024.xml
        notes import Takeout --site ops-notes
        notes import wordpress.xml --media uploads --dry-run
        notes import ~/hugo-site --from hugo

      Nothing is overwritten, and what was imported before is left as it is now.

      Exit code: 0 fine, 2 on wrong usage or when something cannot be read or written.
      """)

  @Argument(help: "The export, or the folder with the notes.")
  var source: String

  @Option(
    name: .long,
    help: ArgumentHelp("The program, where it is not to be recognised.", valueName: "program"))
  var from: ImportKind?

  @Option(
    name: .long,
    help: ArgumentHelp("A folder with the images that an export names and does not hold.", valueName: "dir"))
  var media: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of the site. Found from the working directory when left out; else made there.",
      valueName: "dir"))
  var site: String?

  @Flag(
    name: .long, help: "Show images that are not at hand from the host they are on, instead of placeholders.")
  var remoteImages = false

  @Flag(name: .long, help: "Write nothing; tell what would be written.")
  var dryRun = false

  @Flag(name: .long, help: "Print the report as one JSON object.")
  var json = false

  func run() throws {
    let context = ProcessContext.current
    let location =
      site.map { SiteLocation(root: $0) } ?? SiteLocation.find(from: context.workingDirectory)
      ?? SiteLocation(root: ".")
    let request = ImportRequest(
      path: source, kind: from, media: media, keepsRemoteImages: remoteImages, isTrial: dryRun,
      environment: context.environment)
    let report = try importNotes(request, into: location)
    let printer = ImportPrinter(
      report: report, contentFolder: shownPath(location.content, from: context.workingDirectory),
      isTrial: dryRun)
    if json {
      Terminal.standardOutput.write(printer.json)
    } else {
      Terminal.standardOutput.write(printer.human)
    }
    Terminal.standardError.write(printer.summary)
    for failure in report.failures { Terminal.standardError.write("notes: \(harmless("\(failure)"))\n") }
    if !report.failures.isEmpty { throw ExitStatus.failure }
  }
}
