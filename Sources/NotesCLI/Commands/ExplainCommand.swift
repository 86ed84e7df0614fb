import ArgumentParser
import Diagnostics
import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell the story of a diagnostic: what is wrong, why it matters, a wrong and a right example.",
    discussion: """
        notes explain json.trailing-comma
        notes explain                       list all codes
        notes explain --output diagnostics  write the pages of the manual about them
      """)

  @Argument(help: "A diagnostic's code, as printed in brackets.")
  var code: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write pages of Markdown about all codes into this folder.", valueName: "dir"))
  var output: String?

  func validate() throws {
    guard code == nil || output == nil else {
      throw ValidationError("a code and --output exclude each other")
    }
  }

  func run() throws {
    if let output {
      try makeFolder(output)
      for page in DiagnosticPage.all(of: ruleCatalog) {
        try writeFileAtomically(Array(page.text.utf8), to: join(output, page.fileName))
      }
      return
    }
    guard let code else {
      let width = ruleCatalog.map(\.id.count).max() ?? 0
      for rule in ruleCatalog {
        let padding = String(repeating: " ", count: width - rule.id.count)
        Terminal.standardOutput.write("\(rule.id)\(padding)  \(rule.severity.rawValue): \(rule.summary)\n")
      }
      return
    }
    guard let rule = ruleCatalog.first(where: { $0.id == code }) else {
      let near = nearestSpelling(of: code, in: ruleCatalog.map(\.id))
      throw CommandFailure(
        "no diagnostic has the code \(code)" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    Terminal.standardOutput.write(
      """
      \(rule.id) (\(rule.severity.rawValue)): \(rule.summary)

      \(wrapped(rule.why))

      Wrong:

      \(indented(rule.wrong))

      Right:

      \(indented(rule.right))

      """)
  }

  /// Lines of at most 80 columns, broken at blanks.
  private func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, !last.isEmpty, last.count + 1 + word.count > 80 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }
}
