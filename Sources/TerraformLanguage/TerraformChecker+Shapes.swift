import Diagnostics
import HCLSyntax
import SourceText

/// What holds of a block as a whole: arguments that exclude each other, names that are taken.
extension TerraformChecker {
  mutating func checkShape(of block: HCLBlock, _ kind: BlockKind) {
    switch kind {
    case .resource, .data, .ephemeral, .module:
      checkExclusive("count", "for_each", in: block)
      checkSingle("lifecycle", in: block)
      checkInstanceArguments(of: block)
      checkBuiltIn(block, kind)
    case .imported:
      checkExclusive("id", "identity", in: block)
      checkInstanceArguments(of: block)
      if let id = block.body.attributes.first(where: { text($0.name) == "id" }), literalText(id.value) == "" {
        report(
          TerraformRules.badReference, "the `id` is empty", at: id.value.range,
          help: "write the name by which the provider knows the object")
      }
      let names = Set(block.body.attributes.map { text($0.name) })
      if names.isDisjoint(with: ["id", "identity"]), isWhole(block) {
        report(
          TerraformRules.missingArgument, "`import` lacks the argument `id`", at: block.header,
          help: "add `id = …`, the name by which the provider knows the object")
      }
    case .variable:
      checkVariableName(block)
      checkVariableDefault(block)
      checkValidations(block)
    case .module where isWhole(block): break
    case .provisioner: checkProvisioner(block)
    case .assert, .precondition, .postcondition: checkSelfContained(block)
    default: break
    }
    if kind == .module { checkModuleVersion(block) }
  }

  private func isWhole(_ block: HCLBlock) -> Bool {
    !block.body.isElided && !isExcerpt && !isBroken(block.range)
  }

  private mutating func checkExclusive(_ first: String, _ second: String, in block: HCLBlock) {
    let attributes = block.body.attributes
    guard let one = attributes.first(where: { text($0.name) == first }),
      let other = attributes.first(where: { text($0.name) == second })
    else { return }
    let (early, late) = one.range.start < other.range.start ? (one, other) : (other, one)
    report(
      TerraformRules.exclusiveArguments,
      "`\(text(late.name))` excludes `\(text(early.name))`", at: late.name, help: "keep one of the two",
      labels: [Label("`\(text(early.name))` is given here", at: early.name)])
  }

  /// A block that may be given once.
  private mutating func checkSingle(_ type: String, in block: HCLBlock) {
    let found = block.body.blocks.filter { text($0.type) == type }
    guard let first = found.first else { return }
    for later in found.dropFirst() {
      report(
        TerraformRules.duplicate, "`\(type)` is given twice", at: later.header,
        help: "merge the two blocks", labels: [Label("first given here", at: first.header)],
        severity: hasComment(between: first.range.end, and: later.range.start) ? .warning : nil)
    }
  }

  private mutating func checkVariableName(_ block: HCLBlock) {
    guard let label = block.labels.first, reservedVariableNames.contains(text(label.text)) else { return }
    report(
      TerraformRules.reservedName, "a variable cannot be called `\(text(label.text))`", at: label.range,
      help: "it is an argument of `module`: choose another name")
  }

  private mutating func checkVariableDefault(_ block: HCLBlock) {
    let attributes = block.body.attributes
    guard let value = attributes.first(where: { text($0.name) == "default" }), !isBroken(value.range) else {
      return
    }
    if let type = attributes.first(where: { text($0.name) == "type" }), !isBroken(type.range) {
      checkDefault(value.value, is: type.value)
    }
    if case .literal(.null) = value.value.kind,
      let nullable = attributes.first(where: { text($0.name) == "nullable" }),
      case .literal(.false) = nullable.value.kind
    {
      report(
        TerraformRules.typeMismatch, "the default is null, which `nullable` excludes", at: value.value.range,
        labels: [Label("excluded here", at: nullable.range)])
    }
  }

  /// …/language/validate: a condition looks at the variable that it is part of.
  private mutating func checkValidations(_ block: HCLBlock) {
    guard let label = block.labels.first, block.labels.count == 1 else { return }
    for validation in block.body.blocks where text(validation.type) == "validation" {
      for attribute in validation.body.attributes where text(attribute.name) == "condition" {
        let value = attribute.value
        guard !isBroken(attribute.range), !isLeftOut(value), !mentions("var.\(text(label.text))", in: value),
          !text(value.range).contains(utf8: "...")
        else { continue }
        report(
          TerraformRules.idleCondition, "the condition does not look at `var.\(text(label.text))`",
          at: value.range, labels: [Label("the variable", at: label.range)])
      }
    }
  }

  /// …/language/validate: a condition that refers to nothing checks nothing.
  private mutating func checkSelfContained(_ block: HCLBlock) {
    guard let condition = block.body.attributes.first(where: { text($0.name) == "condition" }),
      !isBroken(condition.range), !isOpenEnded(condition.range), !isLeftOut(condition.value),
      firstReference(in: condition.value, besides: [], calls: .count) == nil
    else { return }
    report(
      TerraformRules.idleCondition, "the condition refers to nothing", at: condition.value.range,
      help: "name what it is to hold for", severity: .warning)
  }

  /// The resource and the data source that Terraform itself brings along.
  private mutating func checkBuiltIn(_ block: HCLBlock, _ kind: BlockKind) {
    guard block.labels.count == 2 else { return }
    switch (kind, text(block.labels[0].text)) {
    case (.resource, "terraform_data"):
      let known = ["input", "triggers_replace"]
      let meta = kind.schema.arguments
      for attribute in block.body.attributes where !(known + meta).contains(text(attribute.name)) {
        let name = text(attribute.name)
        report(
          TerraformRules.unknownArgument, "`terraform_data` has no argument `\(name)`", at: attribute.name,
          help: nearestSpelling(of: name, in: known).map { "did you mean `\($0)`?" }
            ?? "it takes `input` and `triggers_replace`")
      }
      checkArgumentsAsBlocks(known, in: block)
    case (.data, "terraform_remote_state"): checkArgumentsAsBlocks(["config", "defaults"], in: block)
    default: return
    }
  }

  private mutating func checkArgumentsAsBlocks(_ names: [String], in block: HCLBlock) {
    for nested in block.body.blocks where names.contains(text(nested.type)) {
      report(
        TerraformRules.unknownBlock, "`\(text(nested.type))` is an argument, not a block", at: nested.type,
        help: "write `\(text(nested.type)) = {`")
    }
  }

  private func mentions(_ reference: String, in value: HCLExpression) -> Bool {
    // Text is enough: blanks around the dot are not written, and a comment does no harm.
    let wanted = Array(reference.utf8)
    let bytes = file.bytes[value.range.start..<value.range.end]
    guard let first = wanted.first else { return true }
    return bytes.indices.contains { index in bytes[index] == first && bytes[index...].starts(with: wanted) }
  }

  /// …/language/block/module: `version` is for modules of a registry.
  private mutating func checkModuleVersion(_ block: HCLBlock) {
    let attributes = block.body.attributes
    guard let version = attributes.first(where: { text($0.name) == "version" }),
      let source = attributes.first(where: { text($0.name) == "source" }),
      let address = literalText(source.value), !isLeftOut(version.value)
    else { return }
    let isLocal = address.hasPrefix("./") || address.hasPrefix("../")
    let isRemote = address.contains(utf8: "::") || address.contains(utf8: "://") || address.hasPrefix("git@")
    guard isLocal || isRemote || address.hasPrefix("github.com/") || address.hasPrefix("bitbucket.org/")
    else { return }
    // OpenTofu's registries of container images are versioned, too.
    guard !address.hasPrefix("oci://"), !address.hasPrefix("tfr://") else { return }
    report(
      TerraformRules.moduleVersion, "`version` is for modules of a registry, not for \"\(address)\"",
      at: version.name,
      help: isLocal ? "a local module has the version of what calls it" : "put it into the source: `?ref=…`",
      labels: [Label("the source", at: source.value.range)])
  }

  /// …/language/provisioners: at destruction only the object itself is still there.
  private mutating func checkProvisioner(_ block: HCLBlock) {
    guard let label = block.labels.first else { return }
    if removedProvisioners.contains(text(label.text)) {
      report(
        TerraformRules.removedProvisioner, "the provisioner `\(text(label.text))` left Terraform with 0.15",
        at: label.range, help: "use `remote-exec`, or let the image bring the agent")
    }
    let isDestroy = block.body.attributes.contains {
      text($0.name) == "when" && ["destroy", "\"destroy\""].contains(text($0.value.range))
    }
    guard isDestroy else { return }
    for attribute in block.body.attributes where !isBroken(attribute.range) && text(attribute.name) != "when"
    {
      let bound: Set<String> = ["self", "count", "each", "path", "terraform"]
      if let found = firstReference(in: attribute.value, besides: bound), text(attribute.name) != "on_failure"
      {
        report(
          TerraformRules.destroyReference,
          "`\(text(found.range))` cannot be used when the object is destroyed", at: found.range,
          help: "only `self`, `count.index` and `each.key` are still there: store the value in the object")
      }
    }
  }

  // MARK: required_providers

  /// `aws = { source = "hashicorp/aws", version = "~> 5.0" }`
  mutating func checkProviderRequirement(_ attribute: HCLAttribute) {
    let value = attribute.value
    guard !isLeftOut(value) else { return }
    let name = text(attribute.name)
    if name != name.lowercased() || name.contains(utf8: "_") {
      report(
        TerraformRules.providerRequirement, "`\(name)` is no local name of a provider", at: attribute.name,
        help: name.contains(utf8: "_") ? "write hyphens instead of `_`" : "write \(name.lowercased())")
    }
    switch value.kind {
    case .object(let items): for item in items { checkRequirement(item) }
    case .template:
      checkVersionConstraint(value, isProvider: true)
      report(
        TerraformRules.oldProviderRequirement, "`\(name)` says which version, but not which provider",
        at: value.range,
        help: "write \(name) = { source = \"hashicorp/\(name)\", version = \(text(value.range)) }")
    default:
      report(
        TerraformRules.providerRequirement, "`\(name)` is \(describe(value)), not a source and a version",
        at: value.range, help: "write \(name) = { source = \"hashicorp/\(name)\", version = \"~> 5.0\" }")
    }
  }

  private mutating func checkRequirement(_ item: HCLObjectItem) {
    let key = literalText(item.key) ?? text(item.key.range)
    guard !isLeftOut(item.key) else { return }
    switch key {
    case "version": checkVersionConstraint(item.value, isProvider: true)
    case "source": checkSource(item.value)
    case "configuration_aliases": checkReferenceList(item.value, in: key)
    default:
      let near = nearestSpelling(of: key, in: ["source", "version", "configuration_aliases"])
      report(
        TerraformRules.providerRequirement, "a provider requirement has no `\(key)`", at: item.key.range,
        help: near.map { "did you mean `\($0)`?" }
          ?? "it takes `source`, `version` and `configuration_aliases`; settings go into a `provider` block")
    }
  }

  /// Source = [ Hostname "/" ] Namespace "/" Type
  private mutating func checkSource(_ value: HCLExpression) {
    guard let source = literalText(value) else { return }
    if let type = source.split(separator: "/").last, type.hasPrefix("terraform-provider-") {
      let short = source.dropLast(type.count) + type.dropFirst("terraform-provider-".count)
      return report(
        TerraformRules.providerRequirement, "\"\(source)\" has the name of the repository", at: value.range,
        help: "write \"\(short)\"")
    }
    let marks = Set("-_.:".utf8)
    let parts = source.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || marks.contains($0) || $0 >= 0x80 }
    }
    guard !isPlain || parts.count > 3, !source.contains(utf8: "<"), !source.contains(utf8: "..."),
      !source.contains(utf8: "…"),
      !source.contains(utf8: "{"), !source.contains(utf8: "["), !source.contains(utf8: "$")
    else { return }
    report(
      TerraformRules.providerRequirement, "\"\(source)\" is no address of a provider", at: value.range,
      help: source.contains(utf8: "://") || parts.count > 3
        ? "leave out the scheme and the path: \"hashicorp/aws\""
        : "write \"hashicorp/aws\", or a host name before it")
  }
}
