import Diagnostics
import IAMPolicy
import JSONSyntax

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
  let document = parseJSON(input.bytes, dialect: dialect, excerpt: input.isExcerpt)
    .withElisions(at: input.placeholders)
  let kind = input.documentKind.flatMap(PolicyKind.init(attribute:))
  guard kind != nil || looksLikeIAMPolicy(document.root) else {
    return document.diagnostics + checkTemplatePolicies(in: document, of: input)
  }
  return document.diagnostics + checkIAMPolicy(document, kind: kind)
}
