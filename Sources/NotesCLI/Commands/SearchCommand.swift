import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteModel
import Pipeline
import SearchIndex
import SearchRanking
import Snippets

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find notes by their words, best first.",
    discussion: """
        notes search oidc
        notes search 'trust policy tag:aws -draft'
        notes search --code update-kubeconfig --raw -n1 | sh
        notes search --paths terraform | xargs sed -i s/0.13/1.5/
        notes search -- --dns              a word that begins with a dash

      Words count for more the rarer they are; none of them has to be there. In a query "exact phrase", -without, \
      tag:aws, lang:hcl, in:code, title:word, before:2024-07 and after:2024-07-15 narrow what is found; all else is \
      text. Drafts, private and future notes are found too and marked. Exit code, as for grep: 0 found, 1 nothing found, 2 error.
      """)

  @Argument(help: "Words to look for.")
  var query: [String] = []

  @Option(name: [.customShort("n", allowingJoined: true), .long], help: "At most so many notes.")
  var limit = 10

  @Option(
    name: .long, help: "Only notes with this tag.",
    completion: .custom { _, _, _ in completedMarks(FilterMark.tagPrefix) })
  var tag: String?

  @Option(
    name: .long, help: "Only sections with a snippet in this language.",
    completion: .custom { _, _, _ in completedMarks(FilterMark.languagePrefix) })
  var lang: String?

  @Flag(name: .long, help: "Look in snippets only.")
  var code = false

  @Option(name: .long, help: ArgumentHelp("Only notes of this date or later.", valueName: "date"))
  var since: String?

  @Flag(help: "What to print or do; see 'notes help search'.")
  var output: SearchOutput = .human

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    // Filters alone list all notes that pass.
    if query.isEmpty, output != .interactive, tag == nil, lang == nil, since == nil {
      throw ValidationError("Missing expected argument '<query> ...'")
    }
  }

  /// The flags that narrow the search, as they were given.
  private var narrowingFlags: [String] {
    let values = [("--tag", tag), ("--lang", lang), ("--since", since)].compactMap { name, value in
      value.map { "\(name)=\($0)" }
    }
    return values + (code ? ["--code"] : []) + ["--limit=\(limit)"]
  }

  func run() async throws {
    guard limit > 0 else { throw CommandFailure("--limit \(limit): expected a number above 0") }
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let content = shownPath(site.content, from: context.workingDirectory)
    if output == .interactive {
      return try chooseInteractively(
        query: query.joined(separator: " "), flags: narrowingFlags, site: site, context)
    }
    let search = try searchQuery(site)
    let clock = clock
    let report = try await searchSite(
      site, query: search,
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }),
      listsSnippets: output == .raw,
      notice: { Terminal.standardError.write("notes: \($0)\n") })
    for correction in report.corrections where output != .json {
      Terminal.standardError.write(
        "notes: showing \(harmless(correction.shown)) for \(harmless(correction.typed))\n")
    }
    let printer = SearchPrinter(report: report, contentFolder: content)
    switch output {
    case .human:
      let color = Terminal.standardOutput.wantsColor(context.environment)
      Terminal.standardOutput.write(
        printer.human(
          color: color,
          links: Terminal.standardOutput.fileLinks(context.environment, context.workingDirectory)))
    case .json: Terminal.standardOutput.write(printer.json(query: search.text))
    case .paths: Terminal.standardOutput.write(printer.paths)
    case .lines: Terminal.standardOutput.write(printer.lines)
    case .raw:
      // A program gets every byte, a terminal none that it would obey.
      let isSeen = Terminal.standardOutput.isInteractive
      Terminal.standardOutput.write(isSeen ? harmlessLines(printer.raw) : printer.raw)
    case .open:
      if let first = report.hits.first {
        try openInEditor(join(content, first.path), line: first.line, environment: context.environment)
      }
    case .web:
      if let first = report.hits.first {
        try openInBrowser(printer.webAddress(of: first), environment: context.environment)
      }
    case .interactive: break
    }
    let isEmpty = output == .raw ? report.hits.allSatisfy(\.snippets.isEmpty) : report.hits.isEmpty
    if isEmpty { throw ExitStatus.findings }
  }

  private func searchQuery(_ site: SiteLocation) throws -> SearchQuery {
    let settings = try siteSettings(of: site)
    var earliest: NoteDate?
    if let since {
      guard let date = NoteDate(parsing: since, timeZone: settings.timeZone) else {
        throw CommandFailure("--since \(since): expected a date such as 2026-01-31")
      }
      earliest = date
    }
    return SearchQuery(
      text: query.joined(separator: " "), limit: limit, tag: tag, language: lang,
      codeOnly: code || output == .raw, since: earliest, siteLanguage: settings.language,
      languageName: { Language(named: $0)?.id ?? $0.lowercased() })
  }
}

/// What becomes of the answer; one at a time.
enum SearchOutput: String, EnumerableFlag {
  case human, json, paths, lines, raw, open, web, interactive

  static func help(for value: SearchOutput) -> ArgumentHelp? {
    switch value {
    case .human: ArgumentHelp("Print for people: the default.", visibility: .hidden)
    case .json: "Print JSON."
    case .paths: "Print the paths of the notes, a line each."
    case .lines: "Print path:line: title, a line each, for editors."
    case .raw: "Print the best snippet of each note, or command of a session, and nothing else."
    case .open: "Open the first note found in $VISUAL or $EDITOR, at its line."
    case .web: "Open the first note found on the published site."
    case .interactive: "Choose while typing, with fzf, and open the choice in the editor."
    }
  }
}

/// Tags or languages of the site around the working directory, for the completion of shells. Takes them from the
/// index as it is, for completion must be quick and change nothing.
private func completedMarks(_ prefix: String) -> [String] {
  guard let site = SiteLocation.find(from: FileManager.default.currentDirectoryPath) else { return [] }
  return (try? storedMarks(of: site, beginningWith: prefix)) ?? []
}
