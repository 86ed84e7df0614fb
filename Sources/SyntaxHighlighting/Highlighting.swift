import SourceText

/// Colours code of a language that has no parser here: by tables of words and delimiters, without understanding it.
///
/// - Parameter id: id of the language, as in the table of languages of snippets: "shell", "hcl".
/// - Returns: tokens in order, none overlapping; `nil` for a language that is not known.
package func highlight(_ bytes: [UInt8], language id: String) -> [SyntaxToken]? {
  guard let table = tables[id] else { return nil }
  var lexer = RulesLexer(bytes, table)
  return lexer.tokens()
}

private let tables = LexicalRules.configuration.merging(LexicalRules.programming) { first, _ in first }
  .mapValues(LexicalTable.init)
