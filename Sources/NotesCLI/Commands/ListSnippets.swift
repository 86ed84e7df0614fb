import ArgumentParser
import DiagnosticPrinting
import Foundation
import JSONSyntax
import Pipeline

struct ListSnippets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippets",
    abstract: "List snippets with file, line, language and status.",
    discussion: """
      Without a path those of the site around the working directory; a path may be a site, part of one, or any \
      folder or file of Markdown. With --json also the attributes, and the commands of sessions without \
      prompts and output.

        notes list snippets
        notes list snippets Content/posts/2024-06-08-eks.md
        notes list snippets --json docs/ | jq -r '.snippets[].commands[]?.text'
      """)

  @Argument(help: "Files or folders.")
  var paths: [String] = []

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions

  func validate() throws {
    if siteOptions.isNamed, !paths.isEmpty {
      throw ValidationError("--site, --source and paths exclude each other: a path tells its site")
    }
  }

  func run() async throws {
    let directory = ProcessContext.current.workingDirectory
    let width = ProcessInfo.processInfo.activeProcessorCount
    let snippets =
      paths.isEmpty
      ? try await listSnippets(
        of: try siteOptions.location(from: directory), shownBelow: directory, width: width)
      : try await listSnippets(below: paths, shownBelow: directory, width: width)
    Listing(name: "snippets", rows: snippets.map(row), summary: counted(snippets.count, "snippet"))
      .print(list)
  }

  /// Language, status and title; where it comes from, if not from the note itself.
  private func row(_ listed: ListedSnippet) -> Listing.Row {
    let snippet = listed.snippet
    let words = [
      snippet.languageName ?? "-", snippet.status.rawValue, snippet.info.attributes.title,
      snippet.file.map { _ in "(in \(listed.path))" },
    ].compactMap { $0 }
    return Listing.Row(path: snippet.file ?? listed.path, line: snippet.line, cells: words) {
      $0.member("file", snippet.file ?? listed.path)
      if snippet.file != nil { $0.member("note", listed.path) }
      $0.member("line", snippet.line)
      $0.member("endLine", snippet.endLine)
      $0.member("language", snippet.languageName)
      $0.member(
        "attributes",
        object: {
          for item in snippet.info.attributes.items {
            if let value = item.value { $0.member(item.name, value) } else { $0.member(item.name, true) }
          }
        })
      $0.member("title", snippet.info.attributes.title)
      $0.member("status", snippet.status.rawValue)
      guard let commands = snippet.commands else { return }
      $0.member(
        "commands",
        array: {
          for command in commands {
            $0.object {
              $0.member("line", command.line)
              $0.member("endLine", command.endLine)
              $0.member("text", command.text)
            }
          }
        })
    }
  }
}
