import Diagnostics

/// A page of the manual about all diagnostics whose codes begin alike, and one that lists these pages.
struct DiagnosticPage {
  /// Below the folder of them all.
  let fileName: String
  let text: String

  static func all(of rules: [Rule]) -> [DiagnosticPage] {
    let families = Dictionary(grouping: rules) { String($0.id.prefix { $0 != "." }) }
      .sorted { $0.key < $1.key }
    return [DiagnosticPage(listing: families.map { ($0.key, $0.value) })]
      + families.map { DiagnosticPage(family: $0.key, rules: $0.value) }
  }

  private init(listing families: [(name: String, rules: [Rule])]) {
    fileName = "index.md"
    var page = """
      ---
      title: Diagnostics
      description: Every finding that notes can report, with its story.
      ---

      A finding ends with its code in brackets, `[json.trailing-comma]`. `notes explain CODE` tells the same in the terminal. These pages
      are written by `notes explain --output DIR`; a test holds them against the program.


      """
    for (name, rules) in families {
      page += "- [\(name)](\(name).md): \(rules.count)\n"
    }
    text = page
  }

  private init(family: String, rules: [Rule]) {
    fileName = family + ".md"
    var page = """
      ---
      title: Diagnostics of \(family)
      description: What is wrong, why it matters, a wrong and a right example of each.
      ---

      """
    for rule in rules {
      page += """

        ## \(rule.id)

        \(rule.severity.rawValue.prefix(1).uppercased() + rule.severity.rawValue.dropFirst()): \(escapedMarkdown(rule.summary))

        \(escapedMarkdown(rule.why))

        Wrong:

        \(example(rule.wrong))

        Right:

        \(example(rule.right))

        """
    }
    text = page
  }
}

/// The example as it is, in a fence that nothing in it closes.
private func example(_ text: String) -> String {
  var fence = "```"
  while text.contains(fence) { fence += "`" }
  return "\(fence)text\n\(text)\n\(fence)"
}
