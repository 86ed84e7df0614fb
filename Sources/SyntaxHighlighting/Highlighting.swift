import SourceText

/// Colours code of a language that has no parser here, without understanding it.
///
/// - Parameter id: id of the language, as in the table of languages of snippets: "go", "python".
/// - Returns: tokens in order, none overlapping; `nil` for a language that is not known.
package func highlight(_ bytes: [UInt8], language id: String) -> [SyntaxToken]? {
  if let lexer = lexers[id] { return lexer(bytes) }
  guard let table = tables[id] else { return nil }
  var lexer = RulesLexer(bytes, table)
  return lexer.tokens()
}

/// Every id that `highlight` knows.
package let highlightedLanguages: [String] = (Array(tables.keys) + lexers.keys).sorted()

private let tables = LexicalRules.configuration.merging(LexicalRules.programming) { first, _ in first }
  .mapValues(LexicalTable.init)

/// Languages whose marks are not those of words, strings and comments.
private let lexers: [String: @Sendable ([UInt8]) -> [SyntaxToken]] = [
  "html": { bytes in
    var lexer = MarkupLexer(bytes)
    return lexer.tokens()
  },
  "markdown": highlightMarkdown, "regex": highlightRegex, "csv": highlightCSV,
  "jinja": { highlightTemplate($0, .jinja) },
  "mustache": { highlightTemplate($0, .mustache) },
  "gotemplate": { highlightTemplate($0, .go) },
]
