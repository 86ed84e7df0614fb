import Diagnostics
import Diagrams
import SourceText
import SyntaxHighlighting

/// A validator as the registry knows it: adding a language is one more of these.
package struct SnippetChecker: Sendable {
  package let languages: [Language]
  /// Every rule that `check` can report.
  package let rules: [Rule]
  /// Diagnostics in bytes of the snippet, and the snippets within it.
  package let check: @Sendable (SnippetInput) -> SnippetFindings
  /// What `as=` can name.
  package let documentKinds: [String]
  /// Tokens for the page.
  package let highlight: @Sendable ([UInt8]) -> [SyntaxToken]
}

/// All validators. The first that lists a language has it.
package let snippetCheckers: [SnippetChecker] =
  [
    jsonChecker,
    yamlChecker,
    hclChecker,
    hclTemplateChecker,
    shellChecker,
    sessionChecker,
    dockerfileChecker,
    tomlChecker,
    xmlChecker,
    diffChecker,
  ] + configCheckers

/// The validator of `language`.
package func snippetChecker(for language: Language) -> SnippetChecker? {
  snippetCheckers.first { $0.languages.contains(language) }
}

/// Every rule that a snippet can break.
package let snippetRules: [Rule] =
  snippetCheckers.flatMap(\.rules) + DiagramRules.all + SnippetRules.all + FenceRules.all

/// Checks one snippet as its attributes ask.
package func checkSnippet(_ snippet: Snippet) -> SnippetCheck {
  let attributes = snippet.info.attributes
  var remarks = attributeDiagnostics(of: snippet)
  if attributes.expectation == .skipped { return SnippetCheck(status: .skipped, remarks: remarks) }
  let reading = snippet.reading
  guard let language = reading.language, let checker = snippetChecker(for: language) else {
    let mistag = reading.mistag.map { [placed($0, in: snippet)] } ?? []
    return SnippetCheck(status: .unchecked, remarks: remarks, diagnostics: mistag)
  }

  var input = SnippetInput(snippet.bytes, language: language, tag: snippet.info.tag)
  input.title = attributes.title
  input.isExcerpt = attributes.isPartial || reading.isGuess
  input.documentKind = attributes.kind
  remarks += unknownKind(of: snippet, known: checker.documentKinds).map { [$0] } ?? []
  var found = findings(on: input, by: checker)
  if attributes.expectation == .fails {
    // A warning shows a mistake, too.
    let isRefused = found.contains { $0.severity != .info }
    if !isRefused { remarks.append(unexpectedPass(of: snippet, language)) }
    return SnippetCheck(status: .checked, remarks: remarks)
  }
  if reading.isGuess {
    for index in found.indices { found[index].severity = max(found[index].severity, .warning) }
  }
  let inComments = allowedRules(inCommentsOf: snippet.bytes)
  found += reading.mistag.map { [$0] } ?? []
  found += unknownRules(among: inComments)
  let allowed = Set((inComments + attributes.allowedRules).map(\.id))
  let isKept = { (diagnostic: Diagnostic) in
    diagnostic.severity == .error || !allowed.contains(diagnostic.rule.id)
  }
  return SnippetCheck(
    status: .checked, remarks: remarks.filter(isKept),
    diagnostics: withoutRepetition(found).filter(isKept).map { placed($0, in: snippet) })
}

/// A diagnostic in bytes of the note.
func placed(_ diagnostic: Diagnostic, in snippet: Snippet) -> Diagnostic {
  var diagnostic = diagnostic.mapped(snippet.map.noteRange)
  diagnostic.language = diagnostic.language ?? snippet.info.tag
  return diagnostic
}

/// Tokens of a snippet for the page: the validator's own where there is one, else those of the table.
package func highlightSnippet(_ snippet: Snippet) -> [SyntaxToken] {
  guard let language = snippet.reading.language else { return [] }
  return language == .diff ? highlightDiff(of: snippet) : snippetTokens(snippet.bytes, language)
}

/// Tokens of a text in `language`.
func snippetTokens(_ bytes: [UInt8], _ language: Language) -> [SyntaxToken] {
  if let checker = snippetChecker(for: language) { return joined(checker.highlight(bytes)) }
  return highlight(bytes, language: language.id) ?? []
}

/// Neighbours of one kind as one: a parser has a token for each quote.
private func joined(_ tokens: [SyntaxToken]) -> [SyntaxToken] {
  var result: [SyntaxToken] = []
  for token in tokens {
    if let last = result.last, last.kind == token.kind, last.range.end == token.range.start {
      result[result.count - 1] = SyntaxToken(token.kind, last.range.union(token.range))
    } else {
      result.append(token)
    }
  }
  return result
}

/// A secret in a nested script is one in the script around it, too: it is told once.
private func withoutRepetition(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  struct Finding: Hashable {
    let rule: Rule
    let range: SourceRange
  }
  var seen: Set<Finding> = []
  return diagnostics.filter { seen.insert(Finding(rule: $0.rule, range: $0.range)).inserted }
}
