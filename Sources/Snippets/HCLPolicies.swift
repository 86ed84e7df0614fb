import Diagnostics
import HCLSyntax
import IAMPolicy
import JSONSyntax
import SourceText

/// Checks the IAM policies that a configuration spells out in HCL: objects given to `jsonencode`, and data
/// sources `aws_iam_policy_document`.
///
/// - Returns: in bytes of the file.
func checkPolicies(in file: HCLFile) -> [Diagnostic] {
  var finder = PolicyFinder(file)
  finder.visit(file.body, around: nil)
  return finder.diagnostics
}

private struct PolicyFinder {
  let file: HCLFile
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: HCLFile) { self.file = file }

  mutating func visit(_ body: HCLBody, around: HCLBlock?) {
    for item in body.items {
      switch item {
      case .attribute(let attribute):
        visit(attribute.value, kind: policyKind(of: file.text(attribute.name), in: around))
      case .block(let block):
        if isPolicyDocument(block) {
          let document = policyDocument(block)
          diagnostics += checkIAMPolicy(document)
        }
        visit(block.body, around: around ?? block)
      }
    }
  }

  private func isPolicyDocument(_ block: HCLBlock) -> Bool {
    file.text(block.type) == "data" && block.labels.count == 2
      && file.text(block.labels[0].text) == "aws_iam_policy_document"
  }

  /// What an argument of a resource makes of a policy; `nil` where only its shape tells.
  private func policyKind(of argument: String, in block: HCLBlock?) -> PolicyKind? {
    if argument == "assume_role_policy" { return .trust }
    guard argument == "policy" || argument == "content", let block, let label = block.labels.first else {
      return nil
    }
    switch file.text(label.text) {
    case "aws_organizations_policy": return .serviceControl
    case _ where argument == "content": return nil
    case "aws_iam_policy": return .managed
    case "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy":
      return .identity
    default: return nil
    }
  }

  // MARK: jsonencode

  private mutating func visit(_ value: HCLExpression, kind: PolicyKind?) {
    switch value.kind {
    case .call(let call):
      if file.text(call.name) == "jsonencode", call.arguments.count == 1 {
        return check(call.arguments[0], kind: kind)
      }
      for argument in call.arguments { visit(argument, kind: nil) }
    case .parentheses(let inner): visit(inner, kind: kind)
    case .conditional(_, let one, let other):
      visit(one, kind: kind)
      visit(other, kind: kind)
    case .tuple(let elements): for element in elements { visit(element, kind: nil) }
    case .object(let items):
      for item in items { visit(item.value, kind: policyKind(of: file.text(item.key.range), in: nil)) }
    case .template(let template):
      for case .interpolation(let inner, _) in template.parts { visit(inner, kind: nil) }
    case .missing, .placeholder, .number, .literal, .variable, .access, .unary, .binary, .forLoop: break
    }
  }

  private mutating func check(_ value: HCLExpression, kind: PolicyKind?) {
    guard case .object = value.kind else { return }
    let root = jsonValue(of: value)
    guard kind != nil || looksLikeIAMPolicy(root) else { return }
    diagnostics += checkIAMPolicy(JSONDocument(root: root), kind: kind)
  }

  /// The value that `jsonencode` would write. What is computed is an elision.
  private func jsonValue(of value: HCLExpression) -> JSONValue {
    JSONValue(jsonKind(of: value), at: value.range)
  }

  private func jsonKind(of value: HCLExpression) -> JSONValue.Kind {
    switch value.kind {
    case .number: .number(file.text(value.range))
    case .literal(let literal):
      switch literal {
      case .true: .bool(true)
      case .false: .bool(false)
      case .null: .null
      }
    case .template(let template): text(of: template).map { .string($0) } ?? .elision
    case .tuple(let elements): .array(elements.map(jsonValue))
    case .object(let items): .object(object(items))
    case .parentheses(let inner): jsonKind(of: inner)
    case .missing: .missing
    case .placeholder, .variable, .access, .call, .unary, .binary, .conditional, .forLoop: .elision
    }
  }

  /// A key that is computed may be any: nothing is missing beside it.
  private func object(_ items: [HCLObjectItem]) -> JSONObject {
    var members: [JSONMember] = []
    var isElided = false
    for item in items {
      let key: String? =
        switch item.key.kind {
        case .variable: file.text(item.key.range)
        case .template(let template): text(of: template)
        default: nil
        }
      guard let key else {
        isElided = true
        continue
      }
      members.append(JSONMember(key: key, keyRange: item.key.range, value: jsonValue(of: item.value)))
    }
    return JSONObject(members: members, isElided: isElided)
  }

  /// The text of a string, with `<…>` for each interpolation, which is known as something to fill in; `nil`
  /// for one that is nothing but an interpolation.
  private func text(of template: HCLTemplate) -> String? {
    if template.parts.count == 1, case .interpolation = template.parts[0] { return nil }
    var bytes: [UInt8] = []
    for segment in EmbeddedTemplate(template, in: file.bytes).segments {
      switch segment {
      case .copy(let range): bytes += file.bytes[range.start..<range.end]
      case .meaning(let byte, _): bytes.append(byte)
      case .expansion: bytes += "<…>".utf8
      case .optionalComma: bytes.append(UInt8(ascii: ","))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: aws_iam_policy_document

  /// The policy that the data source renders. What is not given may come from elsewhere: nothing is missing.
  private mutating func policyDocument(_ block: HCLBlock) -> JSONDocument {
    let statements = block.body.blocks.filter { file.text($0.type) == "statement" }.map { statement($0) }
    let member = JSONMember(
      key: "Statement", keyRange: block.header, value: JSONValue(.array(statements), at: block.range))
    let object = JSONObject(members: statements.isEmpty ? [] : [member], isElided: true)
    return JSONDocument(root: JSONValue(.object(object), at: block.range))
  }

  private mutating func statement(_ block: HCLBlock) -> JSONValue {
    var members: [JSONMember] = []
    for attribute in block.body.attributes {
      let name = file.text(attribute.name)
      guard let element = statementArguments[name] else {
        reportUnknown(attribute.name, known: statementArguments.keys.sorted() + statementBlocks)
        continue
      }
      members.append(
        JSONMember(key: element, keyRange: attribute.name, value: jsonValue(of: attribute.value)))
    }
    for (name, element) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
      let blocks = block.body.blocks.filter { file.text($0.type) == name }
      if let first = blocks.first {
        members.append(
          JSONMember(
            key: element, keyRange: first.type,
            value: principal(blocks, at: first.range, isElided: hasDynamicBlock(block))))
      }
    }
    members.append(conditions(of: block))
    // What is not said is allowed.
    if !members.contains(where: { $0.key == "Effect" }) {
      members.append(
        JSONMember(key: "Effect", keyRange: block.type, value: JSONValue(.string("Allow"), at: block.type)))
    }
    for nested in block.body.blocks where !(statementBlocks + ["dynamic"]).contains(file.text(nested.type)) {
      reportUnknown(nested.type, known: statementArguments.keys.sorted() + statementBlocks)
    }
    return JSONValue(.object(JSONObject(members: members, isElided: true)), at: block.range)
  }

  private mutating func reportUnknown(_ name: SourceRange, known: [String]) {
    let word = file.text(name)
    diagnostics.append(
      Diagnostic(
        IAMRules.unknownElement, "`\(word)` is no argument of a statement", at: name,
        help: nearestSpelling(of: word, in: known).map { "did you mean `\($0)`?" }))
  }

  /// `principals { type = "Service"  identifiers = […] }`
  private func principal(_ blocks: [HCLBlock], at range: SourceRange, isElided: Bool) -> JSONValue {
    var members: [JSONMember] = []
    for block in blocks {
      guard let type = argument("type", of: block), let identifiers = argument("identifiers", of: block),
        let name = jsonValue(of: type.value).string
      else { continue }
      // `*` stands for everybody, and is written without a type in JSON.
      if name == "*" { return JSONValue(.string("*"), at: type.value.range) }
      members.append(
        JSONMember(key: name, keyRange: type.value.range, value: jsonValue(of: identifiers.value)))
    }
    let isElided = isElided || members.count != blocks.count
    return JSONValue(.object(JSONObject(members: members, isElided: isElided)), at: range)
  }

  private func hasDynamicBlock(_ statement: HCLBlock) -> Bool {
    statement.body.blocks.contains { file.text($0.type) == "dynamic" }
  }

  /// All conditions, which may be none. More may come from a `dynamic` block.
  private func conditions(of block: HCLBlock) -> JSONMember {
    let conditions = block.body.blocks.filter { file.text($0.type) == "condition" }
    let members = conditions.compactMap(condition)
    let isElided = members.count != conditions.count || hasDynamicBlock(block)
    let first = conditions.first
    return JSONMember(
      key: "Condition", keyRange: first?.type ?? block.type,
      value: JSONValue(
        .object(JSONObject(members: members, isElided: isElided)), at: first?.range ?? block.type))
  }

  /// `condition { test = "StringEquals"  variable = "aws:SourceAccount"  values = […] }`
  private func condition(_ block: HCLBlock) -> JSONMember? {
    guard let test = argument("test", of: block), let name = jsonValue(of: test.value).string else {
      return nil
    }
    var keys: [JSONMember] = []
    if let variable = argument("variable", of: block), let key = jsonValue(of: variable.value).string,
      let values = argument("values", of: block)
    {
      keys.append(
        JSONMember(key: key, keyRange: variable.value.range, value: jsonValue(of: values.value)))
    }
    return JSONMember(
      key: name, keyRange: test.value.range,
      value: JSONValue(.object(JSONObject(members: keys, isElided: keys.isEmpty)), at: block.range))
  }

  private func argument(_ name: String, of block: HCLBlock) -> HCLAttribute? {
    block.body.attributes.first { file.text($0.name) == name }
  }
}

/// Arguments of a `statement` and the elements of a policy that they become. Terraform AWS provider,
/// `aws_iam_policy_document`.
private let statementArguments: [String: String] = [
  "sid": "Sid", "effect": "Effect", "actions": "Action", "not_actions": "NotAction", "resources": "Resource",
  "not_resources": "NotResource",
]

private let statementBlocks = ["principals", "not_principals", "condition"]
