import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete commands and options.",
    discussion: """
        notes completions bash > ~/.local/share/bash-completion/completions/notes
        notes completions zsh > ~/.zfunc/_notes       with ~/.zfunc in fpath
        notes completions fish > ~/.config/fish/completions/notes.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var completionShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    Terminal.standardOutput.write(NotesCommand.completionScript(for: shell.completionShell) + "\n")
  }
}
