import ArgumentParser
import DiagnosticPrinting
import Foundation
import JSONSyntax
import Pipeline

struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count: notes by year, words, snippets by language, tags, links; the notes left alone longest.",
    discussion: """
        notes stats
        notes stats --json | jq '.snippets.checked / .snippets.total'

      Drafts and private notes count, too.
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let context = ProcessContext.current
    let clock = clock
    let statistics = try await siteStatistics(
      of: try siteOptions.location(from: context.workingDirectory),
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }))
    if json {
      Terminal.standardOutput.write(object(statistics))
    } else {
      Terminal.standardOutput.write(tables(statistics).joined(separator: "\n"))
    }
  }

  // MARK: For people

  private func tables(_ statistics: SiteStatistics) -> [String] {
    let years = statistics.years.map { year in
      [year.year.map(String.init) ?? "undated", counted(year.notes, "note"), counted(year.words, "word")]
    }
    let languages = statistics.languages.map { language in
      [
        language.name ?? "no language", counted(language.count.total, "snippet"),
        language.count.checked == 0 ? "" : "\(language.count.checked) checked",
      ]
    }
    let total = [
      ["notes", "\(statistics.noteCount)", unpublished(statistics)],
      ["words", "\(statistics.words)", ""],
      ["snippets", "\(statistics.snippets.total)", "\(statistics.snippets.checked) checked"],
      ["tags", "\(statistics.tagCount)", ""],
      ["links", "\(statistics.linkCount)", "\(statistics.brokenLinkCount) broken"],
      ["orphans", "\(statistics.orphanCount)", ""],
    ]
    return [
      block("", total), block("By year", years), block("By language", languages),
      block("Tags", statistics.topTags.map { [$0.name, counted($0.notes, "note")] }),
      block("Unchanged for longest", statistics.oldest.map { [$0.day, $0.path, $0.title] }),
    ].filter { !$0.isEmpty }
  }

  private func unpublished(_ statistics: SiteStatistics) -> String {
    statistics.unpublishedCount == 0 ? "" : "\(statistics.unpublishedCount) not published"
  }

  /// A heading and a table; nothing for no rows.
  private func block(_ heading: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let indent = heading.isEmpty ? "" : "  "
    return (heading.isEmpty ? "" : heading + "\n") + tableLines(rows).map { indent + $0 + "\n" }.joined()
  }

  // MARK: For programs

  private func object(_ statistics: SiteStatistics) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("version", 1)
      $0.member("notes", statistics.noteCount)
      $0.member("unpublished", statistics.unpublishedCount)
      $0.member("words", statistics.words)
      $0.member(
        "years",
        array: {
          for year in statistics.years {
            $0.object {
              $0.key("year")
              if let number = year.year { $0.value(number) } else { $0.null() }
              $0.member("notes", year.notes)
              $0.member("words", year.words)
            }
          }
        })
      $0.member(
        "snippets",
        object: {
          $0.member("total", statistics.snippets.total)
          $0.member("checked", statistics.snippets.checked)
        })
      $0.member(
        "languages",
        array: {
          for language in statistics.languages {
            $0.object {
              $0.member("language", language.name)
              $0.member("total", language.count.total)
              $0.member("checked", language.count.checked)
            }
          }
        })
      $0.member("tags", statistics.tagCount)
      $0.member(
        "topTags",
        array: {
          for tag in statistics.topTags {
            $0.object {
              $0.member("name", tag.name)
              $0.member("notes", tag.notes)
            }
          }
        })
      $0.member("links", statistics.linkCount)
      $0.member("brokenLinks", statistics.brokenLinkCount)
      $0.member("orphans", statistics.orphanCount)
      $0.member(
        "oldest",
        array: {
          for note in statistics.oldest {
            $0.object {
              $0.member("file", note.path)
              $0.member("changed", note.day)
              $0.member("title", note.title)
            }
          }
        })
    }
    writer.endLine()
    return writer.bytes
  }
}
