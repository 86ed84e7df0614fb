import Diagnostics
import IAMPolicy
import JSONSyntax
import SourceText

/// JSON in its dialects, and IAM policies.
let jsonChecker = SnippetChecker(
  languages: [.json, .jsonc, .jsonLines], rules: JSONRules.all + IAMRules.all,
  check: { SnippetFindings(checkJSON($0)) }, documentKinds: PolicyKind.allCases.map(\.rawValue),
  highlight: highlightJSON)

private func checkJSON(_ input: SnippetInput) -> [Diagnostic] {
  let dialect: JSONDialect =
    switch input.language {
    case .jsonc: .comments
    case .jsonLines: .lines
    default: .strict
    }
  // Quotes within `{{ … }}` are those of the template.
  let bytes = TemplateText(input.bytes)?.bytes ?? input.bytes
  let document = parseJSON(bytes, dialect: dialect, excerpt: input.isExcerpt)
    .withElisions(at: input.placeholders)
  let kind = input.documentKind.flatMap(PolicyKind.init(attribute:))
  guard kind != nil || looksLikeIAMPolicy(document.root) else {
    // Comments would be keys to a reader of YAML.
    let isWhole =
      dialect == .strict && document.roots.count == 1
      && document.diagnostics.allSatisfy { $0.severity == .info }
    return document.diagnostics
      + (isWhole ? checkManifest(inJSON: bytes, isElided: input.isExcerpt || document.isPartial) : [])
  }
  return document.diagnostics + checkIAMPolicy(document, kind: kind)
}
