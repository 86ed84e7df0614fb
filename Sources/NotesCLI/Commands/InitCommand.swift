import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteEditing
import NoteModel
import Pipeline

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new site that builds.",
    discussion: """
        notes init ops-notes
        cd ops-notes && notes build
        notes init ops-notes --open        and show it in the browser, where it follows each save
        notes init . --title "Ops notes" --base-url https://ops.example --bare

      Files that exist are left as they are. For a folder of Markdown that is to stay where it lies there is \
      'notes build --source .'.
      """)

  @Argument(help: "The site's folder; made if it is not there.")
  var folder: String = "."

  @Option(name: [.long, .customLong("name")], help: "What the site is called. Default: the folder's name.")
  var title: String?

  @Option(name: .long, help: ArgumentHelp("Where it will be published.", valueName: "url"))
  var baseURL: String = "https://notes.example"

  @Option(name: .long, help: "Who writes it.")
  var author: String = ""

  @Option(name: .long, help: ArgumentHelp("The language of the notes.", valueName: "tag"))
  var language: String = "en"

  @Option(name: .long, help: ArgumentHelp("The zone of its dates, such as Europe/Berlin.", valueName: "zone"))
  var timeZone: String = "UTC"

  @Flag(help: "Settings and folders alone, no notes to begin with.")
  var bare = false

  @Flag(help: "Then serve the site and open it in the browser, as 'notes serve --open' does.")
  var open = false

  @OptionGroup var clock: ClockOptions

  func validate() throws {
    guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://"),
      !baseURL.contains(where: \.isWhitespace)
    else { throw ValidationError("--base-url \(baseURL): expected an address such as https://notes.example") }
    guard TimeZone(identifier: timeZone) != nil else {
      throw ValidationError("--time-zone \(timeZone): expected a name such as Europe/Berlin")
    }
  }

  func run() async throws {
    try makeSite()
    guard open else { return }
    try await ServeCommand.parse(["--open", "--site", folder]).run()
  }

  private func makeSite() throws {
    let context = ProcessContext.current
    let today = try clock.date(environment: context.environment, timeZone: timeZone).isoDay
    let starter = Starter(
      title: title ?? titleOfFolder(context.workingDirectory), baseURL: baseURL, author: author,
      language: language, timeZone: timeZone)
    let site = SiteLocation(root: folder)
    let isBegun = fileStatus(site.content, followsLinks: true)?.kind == .folder
    let markdown = isBegun ? 0 : ((try? folderEntries(folder)) ?? []).count { isMarkdown($0) }
    var files = [(site.settingsFile, starter.settings)]
    if !bare {
      // A site that has notes needs none to begin with.
      if !isBegun {
        files.append(("Content/posts/\(today)-first-note.md", starter.firstNote(date: today)))
        files.append(("Content/about.md", starter.about))
      }
      files.append((SiteLocation.templateFolder + "/runbook.md", starter.runbook))
    }
    files.append((".gitignore", ".notes/\nPublic/\n"))
    try makeFolder(folder)
    for (name, text) in files { try make(name, text) }
    if markdown > 0 {
      Terminal.standardError.write(
        "\(counted(markdown, "Markdown file")) beside Content/ \(markdown == 1 ? "is" : "are") no part of the site: "
          + "move what is into Content/, or publish the folder as it is with 'notes build --source .'\n")
    }
  }

  private func make(_ name: String, _ text: String) throws {
    let shown = harmless(join(folder, name))
    let isNew = try createFileUnlessThere(Array(text.utf8), at: name, below: folder)
    Terminal.standardOutput.write("\(isNew ? "made" : "kept")  \(shown)\n")
  }

  /// `ops-notes` → `Ops notes`
  private func titleOfFolder(_ workingDirectory: String) -> String {
    let path = folder.hasPrefix("/") ? folder : workingDirectory + "/" + folder
    let name = joinedPath("", path).flatMap { $0.split(separator: "/").last } ?? "notes"
    let words = name.split { "-_ ".contains($0) }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// What a new site begins with.
private struct Starter {
  let title: String
  let baseURL: String
  let author: String
  let language: String
  let timeZone: String

  var settings: String {
    """
    # Every setting has a default; this file may even be absent.
    title: \(yamlScalar(title))
    description: What I would otherwise look up twice.
    baseURL: \(doubleQuoted(baseURL))
    author: \(author.isEmpty ? "\"\"" : yamlScalar(author))
    language: \(yamlScalar(language))
    timeZone: \(yamlScalar(timeZone))

    """ + navigation
  }

  private var navigation: String {
    """
    navigation:
      - Archive: /archive/
      - Tags: /tags/

    """
  }

  let about = """
    ---
    title: About
    ---

    An undated page: it is not listed among the notes. Put it into the navigation in `site.yml`, or link to it from a note.

    """

  /// For `notes new "Restart the queue" --template runbook`.
  let runbook = """
    ---
    title: {{title}}
    date: {{date}}
    tags: {{tags}}
    ---

    When to do this, and how to tell that it is needed.

    ## Before

    ## Steps

    ```console
    $ kubectl get pods
    ```

    ## Afterwards

    How to tell that it worked, and the way back if it did not.

    """

  func firstNote(date: String) -> String {
    """
    ---
    title: First note
    date: \(date)
    tags: [dns]
    ---

    A note is Markdown. Its snippets are checked when the site is built: take the comma out of this one,
    and `notes check` points at the place.

    ```json title="daemon.json"
    {
      "dns": ["192.0.2.53"],
      "dns-search": ["corp.example"]
    }
    ```

    More [about this site](../about.md).

    """
  }
}
