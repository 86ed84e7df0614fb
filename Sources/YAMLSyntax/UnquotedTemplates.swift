import Diagnostics
import SourceText

// Templates in files that are read as YAML before any template is: playbooks and rules of Prometheus.

/// Errors about values such as `msg: {{ name }}`, which YAML takes for a mapping in a mapping.
///
/// - Parameter root: a document; of one that may itself be made from a template nothing is said.
func unquotedTemplates(in root: YAMLValue) -> [Diagnostic] {
  guard isPlaybook(root) || isRuleFile(root) else { return [] }
  var search = TemplateSearch()
  search.visit(root)
  return search.isOfAnotherProgram ? [] : search.found
}

/// A list of plays: `hosts` and what is done there.
private func isPlaybook(_ root: YAMLValue) -> Bool {
  guard let plays = root.sequence, !plays.isEmpty else { return false }
  return plays.allSatisfy { play in
    let names = (play.mapping ?? []).map(\.name)
    return names.contains("hosts")
      && ["tasks", "roles", "pre_tasks", "post_tasks"].contains { names.contains($0) }
  }
}

/// `groups`, each with `rules` that have an `expr`.
private func isRuleFile(_ root: YAMLValue) -> Bool {
  guard let members = root.mapping, members.count == 1, let groups = members.first, groups.name == "groups",
    let first = groups.value.sequence?.first?.mapping?.first(where: { $0.name == "rules" })?.value.sequence?
      .first
  else { return false }
  return first.mapping?.contains { $0.name == "expr" } ?? false
}

private struct TemplateSearch {
  private(set) var found: [Diagnostic] = []
  /// `{{ .Values.x }}`, `{{ include "x" . }}`: rendered before it is read.
  private(set) var isOfAnotherProgram = false

  mutating func visit(_ value: YAMLValue) {
    switch value.kind {
    case .scalar(let scalar): check(scalar, value.range)
    case .sequence(let items): for item in items { visit(item) }
    case .mapping(let members): for member in members { visit(member.value) }
    }
  }

  private mutating func check(_ scalar: YAMLScalar, _ range: SourceRange) {
    guard scalar.text.hasPrefix("{{"), scalar.style == .plain else { return }
    let inner = scalar.text.dropFirst(2).drop { $0 == " " || $0 == "-" }
    if inner.hasPrefix(".") || inner.hasPrefix("include ") || inner.hasPrefix("template ") {
      isOfAnotherProgram = true
    }
    let quote = scalar.text.contains(utf8: "\"") ? "'" : "\""
    found.append(
      Diagnostic(
        YAMLRules.unquotedTemplate, "a value that begins with '{{' is not quoted", at: range,
        help: scalar.text.count > 60 || scalar.text.contains(quote)
          ? "put the value in quotes" : "put the value in quotes: \(quote)\(scalar.text)\(quote)"))
  }
}
