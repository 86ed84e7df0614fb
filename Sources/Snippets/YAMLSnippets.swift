import ComposeSchema
import Diagnostics
import IAMPolicy
import KnownDocuments
import KubernetesSchema
import SourceText
import YAMLSyntax

/// YAML, and the documents in it whose readers are known.
let yamlChecker = SnippetChecker(
  languages: [.yaml],
  rules: YAMLRules.all + YAMLRules.traps + KubernetesRules.all + ComposeRules.all + DocumentRules.all,
  check: checkYAML,
  documentKinds: YAMLDocumentKind.allCases.map(\.rawValue) + knownDocuments.map(\.name)
    + PolicyKind.allCases.map(\.rawValue),
  highlight: { parseYAMLStream($0).tokens })

/// What reads a document, where the author says so, and knows more of it than a table.
private enum YAMLDocumentKind: String, CaseIterable {
  case kubernetes, compose
}

private func checkYAML(_ input: SnippetInput) -> SnippetFindings {
  let stream = parseYAMLStream(input.bytes, isExcerpt: input.isExcerpt)
  // Where the indentation went wrong, what belongs to what is a guess.
  guard !stream.diagnostics.contains(where: { $0.severity == .error }) else {
    let mistag = input.tag.isEmpty ? nil : mistag(ofYAML: input.bytes)
    return SnippetFindings(mistag.map { [$0] } ?? stream.diagnostics)
  }
  var findings = SnippetFindings(stream.diagnostics)
  for root in stream.documents {
    let found = checkDocument(root, in: input, isElided: stream.isElided || input.isExcerpt)
    findings.diagnostics += found.diagnostics.filter { !input.isAboutPlaceholder($0) }
    findings.nested += found.nested
  }
  findings.diagnostics += checkPolicies(in: stream, of: input).filter { !input.isAboutPlaceholder($0) }
  if stream.isTemplated {
    // Of branches that exclude each other all are seen here.
    for index in findings.diagnostics.indices {
      findings.diagnostics[index].severity = max(findings.diagnostics[index].severity, .warning)
    }
  }
  return findings
}

/// What the reader of JSON that is a manifest would say: JSON is YAML, too.
func checkManifest(inJSON bytes: [UInt8], isElided: Bool) -> [Diagnostic] {
  let stream = parseYAMLStream(bytes, intent: .file)
  guard stream.diagnostics.isEmpty, let root = stream.documents.first, isKubernetesObject(root) else {
    return []
  }
  return checkKubernetes(root, isElided: isElided)
}

/// What the reader of a document would say to it, and traps in it; of one whose reader is not known only the traps.
private func checkDocument(_ root: YAMLValue, in input: SnippetInput, isElided: Bool) -> SnippetFindings {
  let evidence = composeEvidence(of: input)
  if isComposeFile(root, evidence) {
    return SnippetFindings(
      checkCompose(root, in: input.bytes, isElided: isElided, evidence) + yamlTraps(in: root, [.baseSixty]))
  }
  if isNamedKubernetes(input), let objects = root.sequence {
    return SnippetFindings(
      objects.filter(isKubernetesObject).flatMap { checkKubernetes($0, isElided: isElided) })
  }
  var source = DocumentSource(input.bytes)
  source.fileName = input.title
  source.kind = input.documentKind
  source.isElided = isElided
  if let document = knownDocument(root, source) {
    var nested = document.scripts(in: root).compactMap { nestedScript($0, in: input.bytes) }
    for index in nested.indices { nested[index].input.isExcerpt = input.isExcerpt }
    return SnippetFindings(
      document.check(root, source) + yamlTraps(in: root, [.trailingZero]), nested: nested)
  }
  // What says `apiVersion` and `kind` is no excerpt of something else, whatever the author calls it.
  if isKubernetesObject(root) {
    return SnippetFindings(
      checkKubernetes(root, isElided: isElided) + yamlTraps(in: root, [.trailingZero]),
      nested: configuredFiles(in: root, input.bytes))
  }
  return SnippetFindings(yamlTraps(in: root))
}

private func isNamedKubernetes(_ input: SnippetInput) -> Bool {
  input.documentKind == YAMLDocumentKind.kubernetes.rawValue
    || ["kubernetes", "k8s"].contains(input.tag.lowercased())
}

private func composeEvidence(of input: SnippetInput) -> ComposeEvidence {
  let isNamed =
    input.documentKind == YAMLDocumentKind.compose.rawValue || input.tag.lowercased() == "compose"
    || input.title.map(isComposeFileName) ?? false
  return isNamed ? .named : .shape
}
