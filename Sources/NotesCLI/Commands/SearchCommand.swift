import ArgumentParser
import DiagnosticPrinting
import Foundation
import JSONSyntax
import NoteModel
import Pipeline
import SearchIndex
import Snippets

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find notes by their words, best first.",
    discussion: """
        notes search oidc
        notes search "trust policy" --tag aws
        notes search --code update-kubeconfig
        notes search -- --dns              a word that begins with a dash

      All of the query is text; words in double quotes must stand in a row. Drafts and future notes are found too and \
      marked. Exit code, as for grep: 0 found, 1 nothing found, 2 error.
      """)

  @Argument(help: "Words to look for.")
  var query: [String]

  @Option(name: .long, help: "At most so many notes.")
  var limit = 10

  @Option(name: .long, help: "Only notes with this tag.")
  var tag: String?

  @Option(name: .long, help: "Only sections with a snippet in this language.")
  var lang: String?

  @Flag(name: .long, help: "Look in snippets only.")
  var code = false

  @Option(name: .long, help: ArgumentHelp("Only notes of this date or later.", valueName: "date"))
  var since: String?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    guard limit > 0 else { throw CommandFailure("--limit \(limit): expected a number above 0") }
    let context = ProcessContext.current
    let clock = clock
    let site = try siteOptions.location(from: context.workingDirectory)
    var search = SearchQuery(text: query.joined(separator: " "), limit: limit, codeOnly: code)
    search.tag = tag
    search.language = lang.map { Language(named: $0)?.id ?? $0 }
    if let since {
      guard let date = NoteDate(parsing: since, timeZone: try siteSettings(of: site).timeZone) else {
        throw CommandFailure("--since \(since): expected a date such as 2026-01-31")
      }
      search.since = date
    }
    let report = try await searchSite(
      site, query: search,
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }))
    let content = shownPath(site.content, from: context.workingDirectory)
    let printer = SearchPrinter(report: report, contentFolder: content)
    if json {
      Terminal.standardOutput.write(printer.json(query: search.text))
    } else {
      let color = Terminal.standardOutput.wantsColor(context.environment)
      Terminal.standardOutput.write(printer.human(color: color))
    }
    if report.hits.isEmpty { throw ExitStatus.findings }
  }
}
