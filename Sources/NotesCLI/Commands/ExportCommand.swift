import ArgumentParser
import Foundation
import JSONSyntax
import NoteModel
import Pipeline

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Hand a site's notes to other programs.",
    subcommands: [ExportSearch.self])
}

/// `notes export search`.
struct ExportSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Print the sections of all notes for a search service.",
    discussion: """
        notes export search --settings meilisearch > settings.json
        notes export search > documents.ndjson
        notes export search --format bulk > documents.ndjson     OpenSearch, Elasticsearch

      A section a line, as JSON. Without drafts and future notes, as the site is published.
      """)

  @Option(name: .long, help: "ndjson (Meilisearch, Typesense) or bulk (OpenSearch, Elasticsearch).")
  var format = ExportFormat.ndjson

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print the settings of an index for opensearch, meilisearch or typesense, and nothing else.",
      valueName: "service"))
  var settings: SearchService?

  @OptionGroup var unpublished: UnpublishedOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    if let settings { return Terminal.standardOutput.write(settings.indexSettings + "\n") }
    let context = ProcessContext.current
    let clock = clock
    let format = format
    try await exportSearch(
      try siteOptions.location(from: context.workingDirectory),
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }),
      includesDrafts: unpublished.drafts, includesFuture: unpublished.future
    ) { sections, settings in
      var writer = JSONWriter()
      for section in sections {
        if format == .bulk { writer.writeAction(section) }
        writer.write(section, settings)
      }
      Terminal.standardOutput.write(writer.bytes)
    }
  }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case ndjson, bulk
}

extension JSONWriter {
  /// The line of the bulk interface that stands before a document.
  fileprivate mutating func writeAction(_ exported: ExportedSection) {
    object { $0.member("index", object: { $0.member("_id", exported.id) }) }
    endLine()
  }

  fileprivate mutating func write(_ exported: ExportedSection, _ settings: SiteSettings) {
    let (note, section) = (exported.note, exported.section)
    object { writer in
      writer.member("id", exported.id)
      writer.member("path", note.path)
      writer.member(
        "url",
        settings.baseURL + note.permalink.encoded + (section.anchor.isEmpty ? "" : "#" + section.anchor))
      writer.member("title", note.title)
      writer.member("heading", section.headingPath.joined(separator: " › "))
      writer.member("line", section.line)
      // Services sort by numbers; an undated note is the oldest.
      writer.member("date", note.date?.isoDay ?? "")
      writer.member("timestamp", note.date?.secondsSinceEpoch ?? 0)
      writer.member("tags", array: { for tag in note.tags { $0.value(tag) } })
      writer.member("languages", array: { for language in section.languages { $0.value(language) } })
      writer.member("prose", section.prose)
      writer.member("code", section.code)
      writer.member("captions", section.captions)
    }
    endLine()
  }
}
