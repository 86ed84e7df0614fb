import ArgumentParser

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List things of a site.",
    subcommands: [
      ListNotes.self, ListTags.self, ListDrafts.self, ListUndated.self, ListOrphans.self, ListDeadEnds.self,
      ListBroken.self,
      ListDiagrams.self, ListSnippets.self,
    ])
}
