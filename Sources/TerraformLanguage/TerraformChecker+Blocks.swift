import Diagnostics
import HCLSyntax
import SourceText

/// Blocks against the tables: labels, arguments, nested blocks.
extension TerraformChecker {
  mutating func checkBlock(_ block: HCLBlock, _ kind: BlockKind, _ outer: ExpressionScope) {
    let schema = schema(of: kind, block)
    checkLabels(block, kind, schema)
    let outerSubject = subject
    defer { subject = outerSubject }
    if let own = name(of: block, kind) { subject = own }
    // By then the object exists.
    if kind == .provisioner || kind == .connection { subject = nil }
    let scope = self.scope(in: block, kind, outer)
    var present: Set<String> = []
    for item in block.body.items {
      switch item {
      case .attribute(let attribute):
        let name = text(attribute.name)
        present.insert(name)
        if schema.arguments.contains(name) {
          checkKnownArgument(attribute, name, of: kind, scope)
        } else {
          if let meant = checkUnknownArgument(attribute, name, kind, schema) { present.insert(meant) }
          checkOtherArgument(attribute, of: kind, scope)
        }
      case .block(let nested):
        let name = text(nested.type)
        present.insert(name)
        if let nestedKind = schema.blocks[name] {
          checkBlock(nested, nestedKind, scope)
        } else {
          if let meant = checkUnknownBlock(nested, name, kind, schema) { present.insert(meant) }
          checkForeignBody(nested.body, scope)
        }
      }
    }
    checkMissing(in: block, kind, schema, present)
    checkShape(of: block, kind)
  }

  /// The body of a block that a provider defines: anything may stand in it.
  mutating func checkForeignBody(_ body: HCLBody, _ scope: ExpressionScope) {
    for item in body.items {
      switch item {
      case .attribute(let attribute): if !isBroken(attribute.range) { check(attribute.value, scope) }
      case .block(let block):
        if text(block.type) == "dynamic", block.labels.count == 1, !isFragment {
          checkBlock(block, .dynamic, scope)
        } else {
          checkForeignBody(block.body, isFragment ? scope.adding(iterators(of: block)) : scope)
        }
      }
    }
  }

  /// How others refer to an object that must not refer to itself.
  private func name(of block: HCLBlock, _ kind: BlockKind) -> Declarations.Name? {
    guard block.labels.count == 2 else { return nil }
    let name = block.labels.map { text($0.text) }.joined(separator: ".")
    switch kind {
    case .resource: return Declarations.Name(kind: .resource, name: name)
    case .data: return Declarations.Name(kind: .data, name: name)
    default: return nil
    }
  }

  /// The tables' entry, with the arguments that the provisioner itself defines.
  private func schema(of kind: BlockKind, _ block: HCLBlock) -> BlockSchema {
    var schema = kind.schema
    if kind == .provisioner, let label = block.labels.first,
      let own = provisionerArguments[text(label.text)]
    {
      schema.required += own.required
      schema.optional += own.optional
      schema.others = .none
    }
    return schema
  }

  private func scope(in block: HCLBlock, _ kind: BlockKind, _ outer: ExpressionScope) -> ExpressionScope {
    var scope = outer
    switch kind {
    case .resource, .data, .ephemeral, .module, .imported, .provider, .action, .list:
      let isOpen = block.body.isElided || isExcerpt
      let names = Set(block.body.attributes.map { text($0.name) })
      scope.count = names.contains("count") ? .present : isOpen ? .unknown : .absent
      scope.each = names.contains("for_each") ? .present : isOpen ? .unknown : .absent
    case .provisioner, .connection, .postcondition: scope.selfObject = .present
    case .actionTrigger, .nestedData:
      scope = ExpressionScope(count: .unknown, each: .unknown, selfObject: .unknown)
    case .removed: scope = ExpressionScope(count: .unknown, each: .unknown, selfObject: .absent)
    case .dynamic: scope = scope.adding(iterators(of: block))
    default: break
    }
    return scope
  }

  /// The name by which `content` of a `dynamic` block refers to the current element.
  private func iterators(of block: HCLBlock) -> [String] {
    guard text(block.type) == "dynamic" else { return [] }
    let named = block.body.attributes.filter { text($0.name) == "iterator" }.map { text($0.value.range) }
    return named.isEmpty ? block.labels.map { text($0.text) } : named
  }

  // MARK: Labels

  private mutating func checkLabels(_ block: HCLBlock, _ kind: BlockKind, _ schema: BlockSchema) {
    let wanted = schema.labels
    let found = block.labels.count
    // `resource ... {` stands for any number of them.
    if block.labels.contains(where: { ["...", "…"].contains(text($0.range)) }) { return }
    if found != wanted.count {
      let names = wanted.map { "a \($0)" }.joined(separator: " and ")
      let example = ([kind.word] + wanted.map { "\"\($0)\"" }).joined(separator: " ")
      let place = found > wanted.count ? block.labels[wanted.count].range : block.type
      let count = found == 0 ? "no label" : found == 1 ? "1 label" : "\(found) labels"
      let message =
        wanted.isEmpty
        ? "`\(kind.word)` takes no label" : "`\(kind.word)` has \(count), not \(wanted.count): \(names)"
      return report(TerraformRules.blockLabels, message, at: place, help: "write `\(example) {`")
    }
    guard labelsAreNames(kind) else { return }
    for label in block.labels where !isName(label.text) && !isPlaceholder(label.text) {
      report(
        TerraformRules.blockLabels, "\"\(text(label.text))\" is no name for `\(kind.word)`", at: label.range,
        help: "a name begins with a letter or `_` and holds letters, digits, `_` and `-`")
    }
  }

  private func labelsAreNames(_ kind: BlockKind) -> Bool {
    switch kind {
    case .resource, .data, .ephemeral, .module, .variable, .output, .provider, .check, .nestedData: true
    default: false
    }
  }

  /// HCL identifiers: a letter or `_`, then letters, digits, `_` and `-`. All of Unicode's letters count, so
  /// bytes above ASCII pass.
  private func isName(_ range: SourceRange) -> Bool {
    guard let first = file.bytes[range.start..<range.end].first else { return false }
    let isLetter: (UInt8) -> Bool = { $0 >= 0x80 || $0 == UInt8(ascii: "_") || isASCIILetter($0) }
    return isLetter(first)
      && file.bytes[range.start..<range.end].allSatisfy {
        isLetter($0) || $0 == UInt8(ascii: "-") || isASCIIDigit($0)
      }
  }

  /// `<name>`, `...`, `YOUR NAME`, `${…}`: what stands for a label that the reader fills in.
  private func isPlaceholder(_ range: SourceRange) -> Bool {
    let label = text(range)
    return label.contains(utf8: "<") || label.contains(utf8: "...") || label.contains(utf8: "…")
      || label.contains(utf8: "$")
      || label.contains(utf8: "{") || label.contains(utf8: "*") || label.contains(utf8: "[")
  }

  // MARK: What is not in the tables

  /// - Returns: the argument that was most likely meant, so that it is not reported as missing too.
  private mutating func checkUnknownArgument(
    _ attribute: HCLAttribute, _ name: String, _ kind: BlockKind, _ schema: BlockSchema
  ) -> String? {
    guard schema.others == .none else { return nil }
    if kind == .dataLifecycle, BlockKind.lifecycle.schema.arguments.contains(name) {
      report(
        TerraformRules.unknownArgument, "`\(name)` is for managed resources only", at: attribute.name,
        help: "`lifecycle` of a data source takes `precondition` and `postcondition`")
      return nil
    }
    if schema.blocks[name] != nil {
      report(
        TerraformRules.unknownArgument, "`\(name)` is a block in `\(kind.word)`, not an argument",
        at: attribute.name, help: "write `\(name) { … }` without the equals sign")
      return name
    }
    let near = nearestSpelling(of: name, in: schema.arguments)
    report(
      TerraformRules.unknownArgument, "`\(kind.word)` has no argument `\(name)`", at: attribute.name,
      help: near.map { "did you mean `\($0)`?" } ?? list(schema.arguments, "it takes"))
    return near
  }

  private mutating func checkUnknownBlock(
    _ block: HCLBlock, _ name: String, _ kind: BlockKind, _ schema: BlockSchema
  ) -> String? {
    guard schema.others != .argumentsAndBlocks else { return nil }
    if schema.others == .arguments || schema.arguments.contains(name) {
      report(
        TerraformRules.unknownBlock, "`\(name)` is an argument in `\(kind.word)`, not a block",
        at: block.type, help: "write `\(name) = {`")
      return name
    }
    if isExcerpt { return nil }
    let near = nearestSpelling(of: name, in: schema.blocks.keys.sorted())
    let home = nestedBlockHomes[name] ?? (topLevelBlocks[name] == nil ? nil : "the top level")
    report(
      TerraformRules.unknownBlock, "`\(kind.word)` has no block `\(name)`", at: block.type,
      help: near.map { "did you mean `\($0)`?" }
        ?? home.map { $0 == "the top level" ? "it stands at the top level" : "it belongs into `\($0)`" })
    return near
  }

  private func list(_ names: [String], _ opening: String) -> String? {
    guard !names.isEmpty, names.count <= 8 else { return nil }
    return "\(opening) " + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  // MARK: What is missing

  private mutating func checkMissing(
    in block: HCLBlock, _ kind: BlockKind, _ schema: BlockSchema, _ present: Set<String>
  ) {
    guard !block.body.isElided, !isExcerpt, !isOverride, !isBroken(block.range), !isSketch(block) else {
      return
    }
    for name in schema.required where !present.contains(name) {
      report(
        TerraformRules.missingArgument, "`\(kind.word)` lacks the argument `\(name)`", at: block.header,
        help: "add `\(name) = …`")
    }
    for name in schema.requiredBlocks where !present.contains(name) {
      report(
        TerraformRules.missingArgument, "`\(kind.word)` lacks the block `\(name)`", at: block.header,
        help: "add `\(name) { … }`")
    }
  }

  /// A body that holds nothing but a comment, or one whose comment has an ellipsis: the author left it out.
  private func isSketch(_ block: HCLBlock) -> Bool {
    let bytes = file.bytes[block.body.range.start..<block.body.range.end]
    guard bytes.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }) else { return false }
    return block.body.items.isEmpty || text(block.body.range).contains(utf8: "...")
      || text(block.body.range).contains(utf8: "…")
  }
}

func isASCIILetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isASCIIDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
