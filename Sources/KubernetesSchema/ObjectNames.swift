import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

// Names: RFC 1123 and the rules that Kubernetes made of it.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

/// Names of an object, its namespace and its containers.
func checkNames(of root: YAMLValue, _ header: ObjectHeader) -> [Diagnostic] {
  var found: [Diagnostic] = []
  // Roles and the like are parts of a path: `system:node` is a name for them.
  let isPathSegment = ["rbac.authorization.k8s.io", "certificates.k8s.io"].contains(header.group)
  if !isPathSegment, let name = root["metadata"]?["name"] {
    let isLabel = header.apiVersion == "v1" && ["Namespace", "Service"].contains(header.kind)
    found += nameFault(name, of: "a \(header.kind)", mayHaveDots: !isLabel)
  }
  if let namespace = root["metadata"]?["namespace"] {
    found += nameFault(namespace, of: "a namespace", mayHaveDots: false)
  }
  let pod = podSpec(of: root, header)
  for list in ["initContainers", "containers"] {
    for container in pod?[list]?.sequence ?? [] {
      if let name = container["name"] { found += nameFault(name, of: "a container", mayHaveDots: false) }
    }
  }
  return found
}

/// The pod of an object that is one, or makes some.
func podSpec(of root: YAMLValue, _ header: ObjectHeader) -> YAMLValue? {
  switch header.kind {
  case "Pod": root["spec"]
  case "CronJob": root["spec"]?["jobTemplate"]?["spec"]?["template"]?["spec"]
  default: root["spec"]?["template"]?["spec"]
  }
}

private func nameFault(_ value: YAMLValue, of owner: String, mayHaveDots: Bool) -> [Diagnostic] {
  guard let scalar = value.scalar, scalar.content == .string, !isPlaceholder(scalar.text) else { return [] }
  let text = scalar.text
  let limit = mayHaveDots ? 253 : 63
  if text.utf8.count > limit {
    return [
      Diagnostic(
        KubernetesRules.badName, "the name of \(owner) has \(text.utf8.count) characters", at: value.range,
        help: "\(limit) are allowed")
    ]
  }
  let parts = mayHaveDots ? text.split(separator: ".", omittingEmptySubsequences: false) : [text[...]]
  if parts.allSatisfy(isLabel) { return [] }
  let mended = text.lowercased().map { "_ ".contains($0) ? "-" : String($0) }.joined()
  let isMended = mended.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
  return [
    Diagnostic(
      KubernetesRules.badName, "'\(text.prefix(60))' is no name for \(owner)", at: value.range,
      help: isMended && (mayHaveDots || !mended.contains(utf8: "."))
        ? "write '\(mended)'"
        : "use lower-case letters, digits and '-'\(mayHaveDots ? " and '.'" : ""), a letter or digit at both ends"
    )
  ]
}

/// RFC 1123 label: `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
func isLabel(_ text: Substring) -> Bool {
  func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
  guard let first = text.utf8.first, let last = text.utf8.last else { return false }
  return isAlphanumeric(first) && isAlphanumeric(last)
    && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
}
