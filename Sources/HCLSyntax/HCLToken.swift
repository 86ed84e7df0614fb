import SourceText

/// A token of HCL. hclsyntax, Lexical Elements.
package struct HCLToken: Sendable, Hashable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    range = SourceRange(start, end)
  }

  package enum Kind: UInt8, Sendable {
    case identifier, number

    // Templates
    /// `"`
    case openQuote, closeQuote
    /// Text between quotes or in a template file, escapes included.
    case quotedText
    /// `<<EOT` or `<<-EOT` and the end of its line.
    case heredocOpen
    /// Text of a heredoc, at most one line with its end.
    case heredocText
    /// The marker alone, with the blanks before it.
    case heredocClose
    /// `${`, `${~`
    case interpolationOpen
    /// `%{`, `%{~`
    case directiveOpen
    /// `}`, `~}`
    case templateClose

    // Brackets
    case openBrace, closeBrace, openBracket, closeBracket, openParenthesis, closeParenthesis

    // Punctuation
    case comma, dot, ellipsis, colon, doubleColon, equal, fatArrow, question

    // Operators
    case plus, minus, star, slash, percent
    case equalEqual, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case and, or, bang

    // Trivia
    case newline
    /// `# …` and `// …`, with the end of the line.
    case lineComment
    /// `/* … */`
    case blockComment

    /// `$NAME`, `{{ name }}` and `…`, which stand for something the author left out.
    case placeholder
    /// What belongs to no token of the language.
    case unknown
    /// Empty, at the end of the text.
    case end
  }
}
