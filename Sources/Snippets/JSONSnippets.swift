import Diagnostics
import DocumentSchema
import IAMPolicy
import JSONSyntax
import KnownDocuments
import SourceText
import YAMLSyntax

/// JSON in its dialects, IAM policies, and the documents in it whose readers are known.
let jsonChecker = SnippetChecker(
  languages: [.json, .jsonc, .jsonLines], rules: JSONRules.all + IAMRules.all,
  check: { SnippetFindings(checkJSON($0)) },
  documentKinds: PolicyKind.allCases.map(\.rawValue) + knownDocuments.map(\.name), highlight: highlightJSON)

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
      && document.diagnostics.allSatisfy { $0.severity == .info } && mayBeManifest(document.root)
    return document.diagnostics + checkKnownDocument(document, in: input)
      + checkTemplatePolicies(in: document, of: input)
      + (isWhole ? checkManifest(inJSON: bytes, isElided: input.isExcerpt || document.isPartial) : [])
  }
  return document.diagnostics + checkIAMPolicy(document, kind: kind)
}

/// Whether an object has a `kind`, as a manifest must: most JSON need not be read as YAML then.
private func mayBeManifest(_ root: JSONValue) -> Bool {
  root.object?.members.contains { $0.key.lowercased() == "kind" } ?? false
}

/// What the reader of a document would say to it; nothing where it is not known who that is.
private func checkKnownDocument(_ document: JSONDocument, in input: SnippetInput) -> [Diagnostic] {
  // Where brackets went wrong, what belongs to what is a guess.
  guard document.roots.count == 1, document.root.object != nil,
    !document.diagnostics.contains(where: { $0.severity == .error })
  else { return [] }
  let root = YAMLValue(document.root)
  var source = DocumentSource(input.bytes)
  source.notation = .json
  source.fileName = input.title
  source.kind = input.documentKind
  source.isElided = document.isPartial || input.isExcerpt
  return knownDocument(root, source)?.check(root, source) ?? []
}
