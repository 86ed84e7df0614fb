import ArgumentParser
import Foundation
import LanguageServer

struct LspCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Check and complete notes in an editor (Language Server Protocol).",
    discussion: """
      A server of the Language Server Protocol over standard input and output. An editor starts it; nobody types to it. \
      It checks the notes of the site around a file, or a file of Markdown that belongs to none. The manual has the \
      settings for VS Code, Neovim, Helix and Emacs (Content/manual/editors.md).

        notes lsp

      Exit code: 0 when the editor said that it would go, 1 when it just went.
      """)

  @OptionGroup var clock: ClockOptions

  /// What clients append to say which channel they mean; there is no other.
  @Flag(name: .long, help: ArgumentHelp("Accepted and without effect.", visibility: .hidden))
  var stdio = false

  func run() async throws {
    let context = ProcessContext.current
    let clock = clock
    if isatty(0) == 1 {
      Terminal.standardError.write("notes: waiting for an editor on standard input; end with Ctrl-D\n")
    }
    // An editor that goes away ends the reading; the writing must not end the program before.
    signal(SIGPIPE, SIG_IGN)
    let code = await runLanguageServer(input: 0, output: 1) { send, cancellations in
      LanguageSession(
        SessionContext(
          version: NotesCommand.configuration.version, width: ProcessInfo.processInfo.activeProcessorCount,
          now: { try clock.date(environment: context.environment, timeZone: $0) }, send: send),
        cancellations: cancellations)
    }
    if code != 0 { throw ExitStatus.findings }
  }
}
