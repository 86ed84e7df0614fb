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
      """)

  @Argument(help: "A diagnostic's code, as printed in brackets.")
  var code: String?

  func run() throws {
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

      \(rule.why)

      Wrong:

      \(indented(rule.wrong))

      Right:

      \(indented(rule.right))

      """)
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }
}
