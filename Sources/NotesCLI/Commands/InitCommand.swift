import ArgumentParser
import Foundation
import NoteModel
import Pipeline

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new site that builds.",
    discussion: """
        notes init ops-notes
        cd ops-notes && notes build

      Files that exist are left as they are.
      """)

  @Argument(help: "The site's folder; made if it is not there.")
  var folder: String = "."

  @OptionGroup var clock: ClockOptions

  func run() throws {
    let context = ProcessContext.current
    let today = try clock.date(environment: context.environment, timeZone: "UTC").isoDay
    let files = [
      ("Content/site.yml", Starter.settings),
      ("Content/posts/\(today)-first-note.md", Starter.firstNote(date: today)),
      ("Content/about.md", Starter.about),
      (".gitignore", ".notes/\nPublic/\n"),
    ]
    for (name, text) in files {
      let path = join(folder, name)
      if fileStatus(path) != nil {
        Terminal.standardOutput.write("kept  \(path)\n")
        continue
      }
      try makeFolder(parentFolder(of: path).isEmpty ? "." : parentFolder(of: path))
      try writeFileAtomically(Array(text.utf8), to: path)
      Terminal.standardOutput.write("made  \(path)\n")
    }
  }
}

/// What a new site begins with.
private enum Starter {
  static let settings = """
    # Every setting has a default; this file may even be absent.
    title: My notes
    description: What I would otherwise look up twice.
    baseURL: https://notes.example
    author: ""
    language: en
    timeZone: UTC
    navigation:
      - About: /about.html

    """

  static let about = """
    ---
    title: About
    ---

    An undated page: it is not listed among the notes, but linked from the navigation.

    """

  static func firstNote(date: String) -> String {
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

    """
  }
}
