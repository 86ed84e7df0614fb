import ComposeSchema
import Diagnostics
import KubernetesSchema
import SourceText
import YAMLSyntax

/// YAML, and the documents in it whose readers are known.
let yamlChecker = SnippetChecker(
  languages: [.yaml], rules: YAMLRules.all + KubernetesRules.all + ComposeRules.all,
  check: { SnippetFindings(checkYAML($0)) },
  documentKinds: YAMLDocumentKind.allCases.map(\.rawValue), highlight: { parseYAMLStream($0).tokens })

/// What reads a document, where the author says so.
private enum YAMLDocumentKind: String, CaseIterable {
  case kubernetes, compose
}

private func checkYAML(_ input: SnippetInput) -> [Diagnostic] {
  let stream = parseYAMLStream(input.bytes, isExcerpt: input.isExcerpt)
  // Where the indentation went wrong, what belongs to what is a guess.
  guard !stream.diagnostics.contains(where: { $0.severity == .error }) else { return stream.diagnostics }
  let isElided = stream.isElided || input.isExcerpt
  return stream.diagnostics
    + stream.documents.flatMap { checkDocument($0, in: input, isElided: isElided) }
    .filter { !input.isAboutPlaceholder($0) }
    .map { diagnostic in
      // Of branches that exclude each other all are seen here.
      var diagnostic = diagnostic
      if stream.isTemplated { diagnostic.severity = max(diagnostic.severity, .warning) }
      return diagnostic
    }
}

/// What the reader of JSON that is a manifest would say: JSON is YAML, too.
func checkManifest(inJSON bytes: [UInt8], isElided: Bool) -> [Diagnostic] {
  let stream = parseYAMLStream(bytes, intent: .file)
  guard stream.diagnostics.isEmpty, let root = stream.documents.first, isKubernetesObject(root) else {
    return []
  }
  return checkKubernetes(root, isElided: isElided)
}

/// What the reader of a document would say to it; nothing where it is not known who that is.
private func checkDocument(_ root: YAMLValue, in input: SnippetInput, isElided: Bool) -> [Diagnostic] {
  let evidence = composeEvidence(of: input)
  if isComposeFile(root, evidence) {
    return checkCompose(root, in: input.bytes, isElided: isElided, evidence)
  }
  if isNamedKubernetes(input), let objects = root.sequence {
    return objects.filter(isKubernetesObject).flatMap { checkKubernetes($0, isElided: isElided) }
  }
  // What says `apiVersion` and `kind` is no excerpt of something else, whatever the author calls it.
  return isKubernetesObject(root) ? checkKubernetes(root, isElided: isElided) : []
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
