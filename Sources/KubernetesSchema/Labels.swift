import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// Labels of an object and its pods, and what selects by them.
func checkLabels(of root: YAMLValue) -> [Diagnostic] {
  let template = root["spec"]?["template"]
  let places = [
    root["metadata"]?["labels"], template?["metadata"]?["labels"], root["spec"]?["selector"]?["matchLabels"],
    root["spec"]?["nodeSelector"], template?["spec"]?["nodeSelector"],
  ]
  return places.flatMap { $0?.mergedMembers ?? [] }.flatMap { label in
    [labelKeyFault(label), labelValueFault(label)].compactMap { $0 }
  }
}

private func labelKeyFault(_ label: YAMLMember) -> Diagnostic? {
  guard !isPlaceholder(label.name) else { return nil }
  let parts = label.name.split(separator: "/", omittingEmptySubsequences: false)
  let isPrefixed = parts.count == 2
  let prefix = isPrefixed ? parts[0].split(separator: ".", omittingEmptySubsequences: false) : []
  guard parts.count > 2 || !prefix.allSatisfy(isLabel) || !(parts.last.map(isLabelText) ?? false) else {
    return nil
  }
  return Diagnostic(
    KubernetesRules.badLabel, "'\(label.name.prefix(60))' is no key of a label", at: label.key.range,
    help: "write 'name' or 'example.com/name': letters, digits, '-', '_' and '.', 63 at most")
}

private func labelValueFault(_ label: YAMLMember) -> Diagnostic? {
  guard let scalar = label.value.scalar, scalar.content == .string, !scalar.text.isEmpty,
    !isPlaceholder(scalar.text), !isLabelText(scalar.text[...])
  else { return nil }
  return Diagnostic(
    KubernetesRules.badLabel, "'\(scalar.text.prefix(60))' is no value of a label", at: label.value.range,
    help: "use letters, digits, '-', '_' and '.', 63 at most, a letter or digit at both ends")
}

/// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`, 63 characters at most.
private func isLabelText(_ text: Substring) -> Bool {
  guard text.utf8.count <= 63, let first = text.first, let last = text.last else { return false }
  func isAlphanumeric(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
  return isAlphanumeric(first) && isAlphanumeric(last)
    && text.allSatisfy { isAlphanumeric($0) || "-_.".contains($0) }
}

// MARK: Selectors

/// A selector that its own template's pods do not answer to: the API server refuses it.
func checkSelector(of root: YAMLValue, _ header: ObjectHeader, _ reading: SchemaReading) -> [Diagnostic] {
  guard let spec = root["spec"], let selector = spec["selector"], let template = spec["template"] else {
    return []
  }
  let wanted = header.kind == "ReplicationController" ? selector : selector["matchLabels"]
  let labels = template["metadata"]?["labels"]
  // An excerpt: the labels are left out.
  guard let wanted = wanted?.mergedMembers, let labels, let given = labels.mergedMembers, !given.isEmpty,
    !reading.isElided, !given.contains(where: { isPlaceholder($0.name) })
  else { return [] }
  let byName = Dictionary(given.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  return wanted.compactMap { label in
    guard let text = label.value.scalar?.text, !isPlaceholder(label.name), !isPlaceholder(text) else {
      return nil
    }
    let match = byName[label.name]
    if let other = match?.value.scalar?.text, other == text || isPlaceholder(other) { return nil }
    return Diagnostic(
      KubernetesRules.selectorMismatch,
      "the selector wants '\(label.name): \(text.prefix(40))', which the template's pods do not have",
      at: label.key.range.union(label.value.range),
      help: "the labels of the template must include those of the selector",
      labels: (match ?? given.first).map { [Label("labels of the pods", at: $0.key.range)] } ?? [])
  }
}
