import ComposeSchema
import Diagnostics
import IAMPolicy
import JSONSyntax
import KubernetesSchema
import SourceText
import YAMLSyntax

/// YAML, and the documents in it whose readers are known.
let yamlChecker = SnippetChecker(
  languages: [.yaml], rules: YAMLRules.all + KubernetesRules.all + ComposeRules.all,
  check: { SnippetFindings(checkYAML($0)) },
  documentKinds: YAMLDocumentKind.allCases.map(\.rawValue) + PolicyKind.allCases.map(\.rawValue),
  highlight: { parseYAMLStream($0).tokens })

/// What reads a document, where the author says so.
private enum YAMLDocumentKind: String, CaseIterable {
  case kubernetes, compose
}

private func checkYAML(_ input: SnippetInput) -> [Diagnostic] {
  let stream = parseYAMLStream(input.bytes)
  // Where the indentation went wrong, what belongs to what is a guess.
  guard !stream.diagnostics.contains(where: { $0.severity == .error }) else { return stream.diagnostics }
  let isElided = stream.isElided || input.isExcerpt
  var findings = stream.documents.flatMap { checkDocument($0, in: input, isElided: isElided) }
  // What holds no statement needs no other tree.
  if input.bytes.contains("tatement".utf8) || policyKind(of: input) != nil {
    let isElided = isElided || hasEllipsis(inCommentsOf: stream, input.bytes)
    findings += stream.documents.flatMap { checkPolicies(in: $0, of: input, isElided: isElided) }
  }
  return stream.diagnostics + findings.filter { !input.isAboutPlaceholder($0) }
}

/// Whether a comment says that there is more: `# ...`.
private func hasEllipsis(inCommentsOf stream: YAMLStream, _ bytes: [UInt8]) -> Bool {
  stream.tokens.contains { token in
    guard token.kind == .comment else { return false }
    let comment = bytes[token.range.start..<token.range.end]
    return comment.contains("...".utf8) || comment.contains("…".utf8)
  }
}

/// What the reader of a document would say to it; nothing where it is not known who that is.
private func checkDocument(_ root: YAMLValue, in input: SnippetInput, isElided: Bool) -> [Diagnostic] {
  if isComposeFile(root, composeEvidence(of: input)) {
    return checkCompose(root, in: input.bytes, isElided: isElided)
  }
  // What says `apiVersion` and `kind` is no excerpt of something else, whatever the author calls it.
  return isKubernetesObject(root) ? checkKubernetes(root, isElided: isElided) : []
}

private func policyKind(of input: SnippetInput) -> PolicyKind? {
  input.documentKind.flatMap(PolicyKind.init(attribute:))
}

/// The policies of IAM in a template, or the one that the document is.
private func checkPolicies(in root: YAMLValue, of input: SnippetInput, isElided: Bool) -> [Diagnostic] {
  let value = jsonValue(of: root, isElided: isElided)
  if let kind = policyKind(of: input) { return checkIAMPolicy(JSONDocument(root: value), kind: kind) }
  guard looksLikeIAMPolicy(value) else { return checkTemplatePolicies(in: value) }
  // Who reads a policy in YAML is not known.
  return checkIAMPolicy(JSONDocument(root: value)).map { diagnostic in
    var milder = diagnostic
    milder.severity = max(diagnostic.severity, .warning)
    return milder
  }
}

private func composeEvidence(of input: SnippetInput) -> ComposeEvidence {
  let isNamed =
    input.documentKind == YAMLDocumentKind.compose.rawValue || input.tag.lowercased() == "compose"
    || input.title.map(isComposeFileName) ?? false
  return isNamed ? .named : .shape
}
