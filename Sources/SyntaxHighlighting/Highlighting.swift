import SourceText

/// Colours code of a language that has no parser here, without understanding it.
///
/// - Parameter id: id of the language, as in the table of languages of snippets: "go", "toml".
/// - Returns: tokens in order, none overlapping; `nil` for a language that is not known.
package func highlight(_ bytes: [UInt8], language id: String) -> [SyntaxToken]? {
  switch id {
  case "html":
    var lexer = MarkupLexer(bytes)
    return lexer.tokens()
  default:
    guard let table = tables[id] else { return nil }
    var lexer = RulesLexer(bytes, table)
    return lexer.tokens()
  }
}

/// Every id that `highlight` knows.
package let highlightedLanguages: [String] =
  (tables.keys + ["html"]).sorted()

private let tables = LexicalRules.configuration.merging(LexicalRules.programming) { first, _ in first }
  .mapValues(LexicalTable.init)
