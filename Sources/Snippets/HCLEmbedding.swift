import Diagnostics
import HCLSyntax
import SourceText

/// Finds what a configuration hands over in other languages: scripts of `local-exec` and `user_data`, JSON in
/// heredocs.
///
/// Only what is certain counts: an argument whose value has one form, a first line that names a shell.
func nestedSnippets(in file: HCLFile) -> [NestedSnippet] {
  var finder = EmbeddingFinder(file)
  finder.visit(file.body)
  return finder.found
}

/// A walk over all arguments of a file.
private struct EmbeddingFinder {
  let file: HCLFile
  private(set) var found: [NestedSnippet] = []

  init(_ file: HCLFile) { self.file = file }

  mutating func visit(_ body: HCLBody) {
    for item in body.items {
      switch item {
      case .attribute(let attribute):
        visit(attribute.value, of: EmbeddedArgument(name: file.text(attribute.name)))
      case .block(let block):
        if let kind = provisionerKind(of: block) { visit(block, of: kind) } else { visit(block.body) }
      }
    }
  }

  // MARK: Provisioners

  private func provisionerKind(of block: HCLBlock) -> String? {
    guard file.text(block.type) == "provisioner", let label = block.labels.first else { return nil }
    return file.text(label.text)
  }

  private mutating func visit(_ provisioner: HCLBlock, of kind: String) {
    let attributes = provisioner.body.attributes
    let interpreter = attributes.first { file.text($0.name) == "interpreter" }
    let isShell = interpreter.map { runsShell($0.value) } ?? true
    for attribute in attributes where isShell {
      switch (kind, file.text(attribute.name)) {
      case ("local-exec", "command"): addScript(attribute.value)
      case ("remote-exec", "inline"):
        // They are one script, of a line each. …/language/provisioners: remote-exec
        guard case .tuple(let lines) = attribute.value.kind else { continue }
        add(
          EmbeddedTemplate(linesOf: lines, from: attribute.value.range.start, in: file.bytes), .shell,
          tag: "bash", hasDirectives: lines.contains(where: hasDirectives))
      default: continue
      }
    }
  }

  /// Whether a list such as `["/bin/bash", "-c"]` names a shell.
  private func runsShell(_ interpreter: HCLExpression) -> Bool {
    guard case .tuple(let words) = interpreter.kind, let first = words.first,
      case .template(let template) = first.kind, template.isLiteral
    else { return false }
    let name = file.text(template.content).split(separator: "/").last.map(String.init) ?? ""
    return ["sh", "bash", "dash", "zsh", "ksh"].contains(name)
  }

  private mutating func addScript(_ value: HCLExpression) {
    guard case .template(let template) = value.kind else { return }
    add(template, .shell, tag: "bash")
  }

  // MARK: Strings and heredocs

  private mutating func visit(_ value: HCLExpression, of argument: EmbeddedArgument) {
    switch value.kind {
    case .template(let template): visit(template, of: argument)
    case .call(let call):
      // `base64encode(<<EOT` is what most `user_data_base64` look like.
      for inner in call.arguments { visit(inner, of: argument) }
    case .parentheses(let inner), .unary(_, let inner): visit(inner, of: argument)
    case .conditional(_, let one, let other):
      visit(one, of: argument)
      visit(other, of: argument)
    case .tuple(let elements): for element in elements { visit(element, of: argument) }
    case .object(let items):
      for item in items { visit(item.value, of: EmbeddedArgument(name: key(item.key))) }
    case .missing, .placeholder, .number, .literal, .variable, .access, .binary, .forLoop: break
    }
  }

  private func key(_ key: HCLExpression) -> String {
    if case .template(let template) = key.kind { return file.text(template.content) }
    return file.text(key.range)
  }

  private mutating func visit(_ template: HCLTemplate, of argument: EmbeddedArgument) {
    if let shell = shell(ofFirstLineIn: template) { return add(template, .shell, tag: shell) }
    guard argument.holdsJSON || namesJSON(template.form) else { return }
    let text = EmbeddedTemplate(template, in: file.bytes)
    guard text.beginsWithBracket(in: file.bytes) else { return }
    add(template, .json, documentKind: argument.policyKind)
  }

  /// `bash` of a heredoc that begins with `#!/usr/bin/env bash`.
  private func shell(ofFirstLineIn template: HCLTemplate) -> String? {
    guard case .heredoc = template.form, case .text(let range)? = template.parts.first else { return nil }
    let line = file.text(range).prefix { $0 != "\n" }.drop { $0 == " " || $0 == "\t" }
    guard line.hasPrefix("#!") else { return nil }
    let words = line.dropFirst(2).split(separator: " ").compactMap { $0.split(separator: "/").last }
    let shell = words.first { $0 != "env" && !$0.hasPrefix("-") }.map(String.init)
    return shell.flatMap { ["sh", "bash", "dash", "ash", "zsh", "ksh"].contains($0) ? $0 : nil }
  }

  private func namesJSON(_ form: HCLTemplate.Form) -> Bool {
    guard case .heredoc(let marker, _) = form else { return false }
    return file.text(marker).uppercased().contains(utf8: "JSON")
  }

  private mutating func add(
    _ template: HCLTemplate, _ language: Language, tag: String? = nil, documentKind: String? = nil
  ) {
    add(
      EmbeddedTemplate(template, in: file.bytes), language, tag: tag, documentKind: documentKind,
      hasDirectives: hasDirectives(template))
  }

  private mutating func add(
    _ text: EmbeddedTemplate, _ language: Language, tag: String?, documentKind: String? = nil,
    hasDirectives: Bool
  ) {
    var nested = NestedSnippet(text.text(as: language, in: file.bytes), language: language, tag: tag)
    nested.input.documentKind = documentKind
    // What a loop or a condition writes is not known to the letter.
    if hasDirectives {
      nested.severityLimit = .warning
      nested.innerSeverityLimit = .warning
    }
    found.append(nested)
  }

  private func hasDirectives(_ value: HCLExpression) -> Bool {
    if case .template(let template) = value.kind { hasDirectives(template) } else { false }
  }

  private func hasDirectives(_ template: HCLTemplate) -> Bool {
    template.parts.contains { if case .directive = $0 { true } else { false } }
  }
}

/// An argument, as far as its name tells what its text is.
private struct EmbeddedArgument {
  let name: String

  /// Arguments of the AWS provider that take a document in JSON and nothing else.
  var holdsJSON: Bool {
    policyKind != nil
      || [
        "policy", "inline_policy", "access_policies", "access_policy", "container_definitions",
        "event_pattern",
        "redrive_policy", "redrive_allow_policy", "repository_policy", "key_policy", "policy_document",
        "resource_policy", "dashboard_body",
      ].contains(name)
  }

  /// Value of `as=` for the text; `nil` where the text itself must tell.
  var policyKind: String? { name == "assume_role_policy" ? "iam-trust-policy" : nil }
}
