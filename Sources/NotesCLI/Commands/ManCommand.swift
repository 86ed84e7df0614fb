import ArgumentParser
import DiagnosticPrinting
import Pipeline

struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print the manual page of a command.",
    discussion: """
        notes man search | man -l -
        notes man list tags
        notes man --output man1            write a page for each command
        notes man --markdown               all commands on one page, as in the manual
      """)

  @Argument(help: "The command; without one, the program.")
  var command: [String] = []

  @Option(name: .long, help: ArgumentHelp("Write all pages into this folder.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print all commands as one page of Markdown.")
  var markdown = false

  func validate() throws {
    guard [!command.isEmpty, output != nil, markdown].filter(\.self).count <= 1 else {
      throw ValidationError("a command, --output and --markdown exclude each other")
    }
  }

  func run() throws {
    let program = try DescribedCommand.program()
    if markdown {
      Terminal.standardOutput.write(commandsPage(of: program))
      return
    }
    let pages = ManualPage.all(of: program)
    if let output {
      try makeFolder(output)
      for page in pages { try writeFileAtomically(Array(page.text.utf8), to: join(output, page.fileName)) }
      return
    }
    let fileName = (["notes"] + command).joined(separator: "-") + ".1"
    guard let page = pages.first(where: { $0.fileName == fileName }) else {
      throw CommandFailure("there is no command \(harmless(command.joined(separator: " ")))")
    }
    Terminal.standardOutput.write(page.text)
  }
}
