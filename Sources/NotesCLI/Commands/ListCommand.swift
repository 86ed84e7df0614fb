import ArgumentParser

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List things of a site.",
    subcommands: [ListDiagrams.self, ListSnippets.self])
}
