import Diagnostics
import IAMPolicy
import JSONSyntax
import YAMLSyntax

/// Checks the policies of IAM in YAML: those of templates, and what the author says is one.
func checkPolicies(in stream: YAMLStream, of input: SnippetInput) -> [Diagnostic] {
  let kind = input.documentKind.flatMap(PolicyKind.init(attribute:))
  // What holds no statement needs no other tree.
  guard kind != nil || input.bytes.contains(utf8: "tatement") else { return [] }
  let isElided =
    stream.isElided || input.isExcerpt || hasEllipsis(inCommentsOf: stream, input.bytes)
  return stream.documents.flatMap { document in
    checkPolicies(in: jsonValue(of: document, isElided: isElided), kind: kind)
  }
}

/// Whether a comment says that there is more: `# ...`.
private func hasEllipsis(inCommentsOf stream: YAMLStream, _ bytes: [UInt8]) -> Bool {
  stream.tokens.contains { token in
    guard token.kind == .comment else { return false }
    let comment = bytes[token.range.start..<token.range.end]
    return comment.contains(utf8: "...") || comment.contains(utf8: "…")
  }
}

private func checkPolicies(in root: JSONValue, kind: PolicyKind?) -> [Diagnostic] {
  if let kind { return checkIAMPolicy(JSONDocument(root: root), kind: kind) }
  guard looksLikeIAMPolicy(root) else { return checkTemplatePolicies(in: root) }
  // Who reads a policy in YAML is not known.
  return checkIAMPolicy(JSONDocument(root: root)).map { diagnostic in
    var milder = diagnostic
    milder.severity = max(diagnostic.severity, .warning)
    return milder
  }
}
