import Diagnostics
import HCLSyntax
import SourceText

/// Arguments whose values are more than expressions: references by name, keywords, constants.
extension TerraformChecker {
  mutating func checkKnownArgument(
    _ attribute: HCLAttribute, _ name: String, of kind: BlockKind, _ scope: ExpressionScope
  ) {
    let value = attribute.value
    guard !isBroken(attribute.range) else { return }
    switch (kind, name) {
    case (.variable, "type"), (.output, "type"): checkTypeConstraint(value)
    case (.terraform, "required_version"):
      checkVersionConstraint(value)
      checkConstant(value, in: "`required_version`", severity: .error)
    case (.provider, "version"):
      checkVersionConstraint(value)
      report(
        TerraformRules.providerVersion, "the version of a provider stands in its configuration",
        at: attribute.name, help: "move it into `required_providers`")
    case (.module, "version"):
      checkVersionConstraint(value)
      checkConstant(value, in: "`version`", severity: .warning)
    case (.module, "source"): checkConstant(value, in: "`source`", severity: .warning)
    case (.variable, "sensitive"), (.variable, "nullable"), (.variable, "ephemeral"), (.output, "sensitive"),
      (.output, "ephemeral"), (.lifecycle, "create_before_destroy"), (.removedLifecycle, "destroy"):
      checkConstant(value, in: "`\(name)`", severity: .error)
      checkBoolean(value)
    // OpenTofu reads variables here.
    case (.lifecycle, "prevent_destroy"):
      checkConstant(value, in: "`\(name)`", severity: .warning)
      checkBoolean(value)
    case (.output, "description"), (.output, "deprecated"), (.variable, "description"),
      (.variable, "deprecated"):
      checkString(value)
      checkConstant(value, in: "`\(name)`", severity: .error)
    case (.variable, _), (.cloud, _), (.workspaces, _):
      checkConstant(value, in: "`\(name)`", severity: kind == .variable ? .error : .warning)
    case (.terraform, _), (_, "iterator"): break
    case (.removed, "from"):
      checkAddress(value, name)
      checkWholeAddress(value)
    case (.moved, _), (.removed, _): checkAddress(value, name)
    case (.provider, "alias"):
      checkConstant(value, in: "`alias`", severity: .error)
      checkAlias(value)
    case (_, "depends_on"): checkReferenceList(value, in: "depends_on")
    case (_, "provider"): checkProviderReference(value, in: "provider")
    case (.module, "providers"): checkProviderMap(value)
    case (.lifecycle, "ignore_changes"): checkIgnoredChanges(value)
    case (.lifecycle, "replace_triggered_by"): checkTriggers(value, scope)
    case (.provisioner, "when"): checkKeyword(value, in: "when", among: ["create", "destroy"])
    case (.provisioner, "on_failure"): checkKeyword(value, in: "on_failure", among: ["continue", "fail"])
    // A name that is not given by an expression, apart from what stands in its brackets.
    case (.imported, "to"):
      checkAddress(value, name)
      checkIndexes(of: value, scope)
    default: check(value, scope)
    }
  }

  /// An argument that a provider or an author defines, or that is not known.
  mutating func checkOtherArgument(
    _ attribute: HCLAttribute, of kind: BlockKind, _ scope: ExpressionScope
  ) {
    guard !isBroken(attribute.range) else { return }
    switch kind {
    case .requiredProviders: checkProviderRequirement(attribute)
    case .backend: checkConstant(attribute.value, in: "a backend", severity: .warning)
    case .actionTrigger, .language, .encryption, .providerMeta, .stateStore: break
    case .locals:
      subject = Declarations.Name(kind: .local, name: text(attribute.name))
      check(attribute.value, scope)
      subject = nil
    default: check(attribute.value, scope)
    }
  }

  // MARK: Constants

  /// A value that must be known before anything else is: no references, no calls.
  ///
  /// - Parameter severity: a warning where OpenTofu takes more since its version 1.8.
  mutating func checkConstant(_ value: HCLExpression, in place: String, severity: Severity) {
    if dialect == .openTofu, severity == .warning { return }
    if let found = firstReference(in: value, besides: [], calls: .count) {
      let isCall = if case .call = found.kind { true } else { false }
      report(
        TerraformRules.constantNeeded,
        isCall ? "a function cannot be called in \(place)" : "a reference cannot stand in \(place)",
        at: found.range, help: "write the value itself; `locals` are for what is computed", severity: severity
      )
    }
  }

  // MARK: Lists of references

  /// `depends_on = [aws_iam_role.app, module.network]`
  mutating func checkReferenceList(_ value: HCLExpression, in name: String) {
    guard !isLeftOut(value) else { return }
    guard case .tuple(let elements) = value.kind else {
      return report(
        TerraformRules.badReferenceList, "`\(name)` is \(describe(value)), not a list of references",
        at: value.range, help: isReference(value) ? "write [\(text(value.range))]" : nil)
    }
    for element in elements where !isLeftOut(element) { checkListed(element, in: name) }
  }

  private mutating func checkListed(_ element: HCLExpression, in name: String) {
    if isReference(element) { return }
    if let quoted = literalText(element) {
      guard looksLikeReference(quoted) else {
        return report(
          TerraformRules.badReferenceList, "\"\(quoted)\" in `\(name)` is no reference", at: element.range,
          help: "name the object: `aws_iam_role.app`, `module.network`")
      }
      return report(
        TerraformRules.quotedReference, "a reference in `\(name)` stands in quotes", at: element.range,
        help: "write \(quoted)")
    }
    report(
      TerraformRules.badReferenceList, "`\(name)` holds \(describe(element)), not a reference",
      at: element.range, help: "name the object itself: `aws_iam_role.app`, `module.network`")
  }

  /// `ignore_changes = all`, or a list of attributes of the resource.
  private mutating func checkIgnoredChanges(_ value: HCLExpression) {
    guard !isLeftOut(value) else { return }
    if case .variable = value.kind, text(value.range) == "all" { return }
    guard case .tuple(let elements) = value.kind else {
      let isAll = literalText(value).map { $0 == "all" || $0 == "*" } ?? false
      let help =
        isAll ? "write ignore_changes = all" : isReference(value) ? "write [\(text(value.range))]" : nil
      return report(
        TerraformRules.badReferenceList, "`ignore_changes` is \(describe(value)), not a list of attributes",
        at: value.range, help: help)
    }
    for element in elements where !isLeftOut(element) {
      let word = literalText(element) ?? text(element.range)
      if word == "*" || (word == "all" && elements.count == 1) {
        report(
          TerraformRules.badReferenceList,
          word == "*"
            ? "`ignore_changes` has no `\"*\"` any more"
            : "`all` is no element of a list: this ignores an attribute called so",
          at: element.range, help: "write ignore_changes = all", severity: word == "*" ? nil : .warning)
      } else {
        checkListed(element, in: "ignore_changes")
      }
    }
  }

  private mutating func checkTriggers(_ value: HCLExpression, _ scope: ExpressionScope) {
    guard !isLeftOut(value) else { return }
    guard case .tuple(let elements) = value.kind else {
      return report(
        TerraformRules.badReferenceList,
        "`replace_triggered_by` is \(describe(value)), not a list of references", at: value.range,
        help: isReference(value) ? "write [\(text(value.range))]" : nil)
    }
    for element in elements {
      check(element, scope)
      guard case .access(let base, _) = element.kind, ["var", "local"].contains(text(base.range)) else {
        continue
      }
      report(
        TerraformRules.badReferenceList, "`replace_triggered_by` holds a value, not a resource",
        at: element.range, help: "put it into a `terraform_data` with `input = …`, and name that")
    }
  }

  // MARK: Providers

  /// `provider = aws` or `provider = aws.west`
  mutating func checkProviderReference(_ value: HCLExpression, in name: String) {
    guard !isLeftOut(value) else { return }
    if let quoted = literalText(value) {
      return report(
        TerraformRules.quotedReference, "the provider of `\(name)` stands in quotes", at: value.range,
        help: looksLikeReference(quoted) ? "write \(name) = \(quoted)" : nil)
    }
    switch value.kind {
    // The provider `null` is a word of the language, too.
    case .variable, .literal: return
    case .access(let base, let steps):
      // OpenTofu: `aws.by_region[each.key]`
      if isNamed(base, steps) { return }
    default: break
    }
    report(
      TerraformRules.badProviderReference, "`\(name)` is \(describe(value)), not a provider and its alias",
      at: value.range, help: "write `aws` or `aws.west`")
  }

  private func isNamed(_ base: HCLExpression, _ steps: [HCLStep]) -> Bool {
    switch base.kind {
    case .variable, .literal: break
    default: return false
    }
    guard let first = steps.first, case .attribute = first.kind else { return false }
    guard steps.count == 2 else { return steps.count == 1 }
    if case .index = steps[1].kind { return true }
    return false
  }

  /// `providers = { aws = aws.west }` of a module
  private mutating func checkProviderMap(_ value: HCLExpression) {
    guard !isLeftOut(value) else { return }
    guard case .object(let items) = value.kind else {
      return report(
        TerraformRules.badProviderReference, "`providers` is \(describe(value)), not a map of providers",
        at: value.range, help: "write providers = { aws = aws.west }")
    }
    for item in items where !isLeftOut(item.value) {
      checkProviderReference(item.value, in: text(item.key.range))
    }
  }

  // MARK: Addresses and keywords

  /// `from = aws_instance.old`: the name of an object, not a text.
  private mutating func checkAddress(_ value: HCLExpression, _ name: String) {
    guard !isLeftOut(value), !isReference(value) else { return }
    report(
      TerraformRules.badReference, "`\(name)` is \(describe(value)), not an address", at: value.range,
      help: literalText(value).flatMap { looksLikeReference($0) ? "write \(name) = \($0)" : nil })
  }

  /// …/language/block/removed: all instances of an object are removed, not one of them.
  private mutating func checkWholeAddress(_ value: HCLExpression) {
    guard case .access(_, let steps) = value.kind,
      let index = steps.first(where: { if case .index = $0.kind { true } else { false } })
    else { return }
    report(
      TerraformRules.badReference, "`from` names an instance, not an object", at: index.range,
      help: "take the index out: all instances leave the state")
  }

  private mutating func checkAlias(_ value: HCLExpression) {
    guard let alias = literalText(value), !isPlaceholderText(alias), !alias.isEmpty,
      !alias.utf8.allSatisfy({ isASCIILetter($0) || isASCIIDigit($0) || $0 >= 0x80 || "_-".utf8.contains($0) }
      )
    else { return }
    report(
      TerraformRules.blockLabels, "\"\(alias)\" is no name for a configuration of a provider",
      at: value.range, help: "a name begins with a letter or `_` and holds letters, digits, `_` and `-`")
  }

  private mutating func checkKeyword(_ value: HCLExpression, in name: String, among words: [String]) {
    guard !isLeftOut(value) else { return }
    let isQuoted = literalText(value) != nil
    let word = literalText(value) ?? text(value.range)
    guard words.contains(word) else {
      let near = nearestSpelling(of: word, in: words)
      return report(
        TerraformRules.badKeyword, "`\(name)` is \(words.map { "`\($0)`" }.joined(separator: " or "))",
        at: value.range, help: near.map { "did you mean `\($0)`?" })
    }
    if isQuoted {
      report(
        TerraformRules.quotedReference, "the keyword of `\(name)` stands in quotes", at: value.range,
        help: "write \(name) = \(word)")
    }
  }

  private mutating func checkIndexes(of value: HCLExpression, _ scope: ExpressionScope) {
    guard case .access(_, let steps) = value.kind else { return }
    for step in steps { if case .index(let key) = step.kind { check(key, scope) } }
  }
}
