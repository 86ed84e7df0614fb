import ArgumentParser
import DiagnosticPrinting

/// The whole program: parses `arguments` (without the program's name), runs the command, prints.
///
/// - Returns: the exit code, see `ExitStatus`.
package func runNotes(_ arguments: [String]) async -> Int32 {
  // Scripts ask for this at every start; ArgumentParser needs longer to understand it than all else takes.
  if arguments == ["--version"] {
    Terminal.standardOutput.write(programVersion + "\n")
    return ExitStatus.fine.rawValue
  }
  do {
    var command = try NotesCommand.parseAsRoot(arguments)
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
    return ExitStatus.fine.rawValue
  } catch {
    return finish(with: error)
  }
}

/// Prints what an error has to say and picks the exit code. Wrong usage is 2, as for grep and the rest of
/// this program, and not the 64 of ArgumentParser.
private func finish(with error: any Error) -> Int32 {
  if let status = error as? ExitStatus { return status.rawValue }
  switch NotesCommand.exitCode(for: error) {
  case .success:
    Terminal.standardOutput.write(NotesCommand.fullMessage(for: error) + "\n")
    return ExitStatus.fine.rawValue
  case .validationFailure:
    Terminal.standardError.write(NotesCommand.fullMessage(for: error) + "\n")
  default:
    Terminal.standardError.write("notes: \(harmless("\(error)"))\n")
  }
  return ExitStatus.failure.rawValue
}

/// How a command ends. Thrown for anything but `fine`, after what there is to say has been printed.
enum ExitStatus: Int32, Error, CaseIterable {
  case fine = 0
  /// Errors in notes; nothing found.
  case findings = 1
  /// Wrong usage, or something could not be read or written.
  case failure = 2

  /// For the manual.
  var meaning: String {
    switch self {
    case .fine: "done; nothing that counts as an error was found"
    case .findings:
      "errors in notes, nothing found by a search, or files that would be changed by 'fmt --check'"
    case .failure: "wrong usage, or something could not be read or written"
    }
  }
}

/// A sentence for people about why a command cannot go on.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// As `--version` tells it (semver.org).
let programVersion = "0.2.0"

struct NotesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Markdown notes: published as a site, searched from the terminal, and checked.",
    discussion: """
      A site is a folder with Content/; commands find it from any folder below.

        notes serve             show Content/ in a browser while writing
        notes build             publish Content/ to Public/
        notes search oidc       answer from the terminal
        notes check             fail when a code block no longer parses
      """,
    version: programVersion,
    subcommands: [
      BuildCommand.self,
      ServeCommand.self,
      CheckCommand.self,
      FmtCommand.self,
      SearchCommand.self,
      ExplainCommand.self,
      ListCommand.self,
      StatsCommand.self,
      RenameCommand.self,
      TagCommand.self,
      ExportCommand.self,
      ImportCommand.self,
      InitCommand.self,
      NewCommand.self,
      LspCommand.self,
      DoctorCommand.self,
      CompletionsCommand.self,
      ManCommand.self,
    ])
}
