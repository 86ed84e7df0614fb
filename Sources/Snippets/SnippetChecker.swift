import Diagnostics
import IAMPolicy
import JSONSyntax
import SourceText
import SyntaxHighlighting

/// What a validator is asked about.
package struct SnippetInput: Sendable {
  package let bytes: [UInt8]
  package let language: Language
  /// The author calls it an excerpt: what is missing before and after it is meant.
  package let isExcerpt: Bool
  /// Value of `as=`: the kind of document, where the language alone does not tell.
  package let documentKind: String?
}

/// A validator as the registry knows it: adding a language is one more of these.
package struct SnippetChecker: Sendable {
  package let languages: [Language]
  /// Every rule that `check` can report.
  package let rules: [Rule]
  /// Diagnostics in bytes of the snippet.
  package let check: @Sendable (SnippetInput) -> [Diagnostic]
  /// What `as=` can name.
  package let documentKinds: [String]
  /// Tokens for the page.
  package let highlight: @Sendable ([UInt8]) -> [SyntaxToken]
}

/// All validators. The first that lists a language has it.
package let snippetCheckers: [SnippetChecker] = [
  SnippetChecker(
    languages: [.json, .jsonc, .jsonLines], rules: JSONRules.all + IAMRules.all, check: checkJSONSnippet,
    documentKinds: PolicyKind.allCases.map(\.rawValue), highlight: highlightJSON)
]

/// The validator of `language`.
package func snippetChecker(for language: Language) -> SnippetChecker? {
  snippetCheckers.first { $0.languages.contains(language) }
}

/// Every rule that a snippet can break.
package let snippetRules: [Rule] = snippetCheckers.flatMap(\.rules) + SnippetRules.all

/// Checks one snippet as its attributes ask.
package func checkSnippet(_ snippet: Snippet) -> SnippetCheck {
  let attributes = snippet.info.attributes
  let remarks = attributeDiagnostics(of: snippet)
  guard let language = snippet.info.language, let checker = snippetChecker(for: language) else {
    return SnippetCheck(
      status: attributes.expectation == .skipped ? .skipped : .unchecked, diagnostics: remarks)
  }
  if attributes.expectation == .skipped { return SnippetCheck(status: .skipped, diagnostics: remarks) }

  let input = SnippetInput(
    bytes: snippet.bytes, language: language, isExcerpt: attributes.isPartial, documentKind: attributes.kind)
  let unknownKind = unknownKind(of: snippet, known: checker.documentKinds).map { [$0] } ?? []
  var found = checker.check(input)
  if attributes.expectation == .fails {
    let isRefused = found.contains { $0.severity == .error }
    return SnippetCheck(
      status: .checked,
      diagnostics: remarks + unknownKind + (isRefused ? [] : [unexpectedPass(of: snippet, language)]))
  }
  for index in found.indices {
    found[index].range = snippet.map.noteRange(of: found[index].range)
    found[index].labels = found[index].labels.map {
      Label($0.message, at: snippet.map.noteRange(of: $0.range))
    }
    found[index].language = found[index].language ?? snippet.info.tag
  }
  return SnippetCheck(status: .checked, diagnostics: remarks + unknownKind + found)
}

/// Tokens of a snippet for the page: the validator's own where there is one, else those of the table.
package func highlightSnippet(_ snippet: Snippet) -> [SyntaxToken] {
  guard let language = snippet.info.language else { return [] }
  if let checker = snippetChecker(for: language) { return checker.highlight(snippet.bytes) }
  return highlight(snippet.bytes, language: language.id) ?? []
}

private func checkJSONSnippet(_ input: SnippetInput) -> [Diagnostic] {
  let dialect: JSONDialect =
    switch input.language {
    case .jsonc: .comments
    case .jsonLines: .lines
    default: .strict
    }
  let document = parseJSON(input.bytes, dialect: dialect, excerpt: input.isExcerpt)
  let kind = input.documentKind.flatMap(PolicyKind.init(attribute:))
  guard kind != nil || looksLikeIAMPolicy(document.root) else { return document.diagnostics }
  return document.diagnostics + checkIAMPolicy(document, kind: kind)
}
