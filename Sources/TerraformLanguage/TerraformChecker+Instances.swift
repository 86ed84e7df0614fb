import Diagnostics
import HCLSyntax
import SourceText

/// `count` and `for_each`: what their values certainly are. …/language/meta-arguments/count, for_each
extension TerraformChecker {
  mutating func checkInstanceArguments(of block: HCLBlock) {
    for attribute in block.body.attributes where !isBroken(attribute.range) {
      switch text(attribute.name) {
      case "count": checkCount(attribute.value)
      case "for_each": checkForEach(attribute.value)
      default: continue
      }
    }
  }

  // MARK: for_each

  private mutating func checkForEach(_ value: HCLExpression) {
    guard let found = unsuitable(forEach: value, depth: 0) else { return }
    report(
      TerraformRules.instanceArgument, "`for_each` is \(found), not a map or a set of strings",
      at: value.range,
      help: found == "a list" && !mayHoldObjects(value)
        ? text(value.range).utf8.count <= 60 && !text(value.range).contains("\n")
          ? "write toset(\(text(value.range)))" : "write toset(…) around it"
        : found == "a number" ? "write count = \(text(value.range))" : "write { for x in … : x.name => x }")
  }

  /// What a value certainly is that `for_each` does not take.
  private func unsuitable(forEach value: HCLExpression, depth: Int) -> String? {
    switch value.kind {
    case .parentheses(let inner): return unsuitable(forEach: inner, depth: depth)
    case .number: return "a number"
    case .literal(.null): return "null"
    case .literal: return "a Boolean"
    case .template(let template):
      // `"${var.map}"` keeps its type.
      guard template.parts.count != 1 || template.isLiteral else { return nil }
      return isPlaceholderText(text(template.content)) ? nil : "a string"
    case .tuple(let elements): return elements.contains { isLeftOut($0) } ? nil : "a list"
    case .forLoop(let loop): return loop.key == nil ? "a list" : nil
    case .call(let call):
      let name = text(call.name)
      if functionsOfLists.contains(name) { return "a list" }
      guard name == "toset", let argument = call.arguments.first,
        case .tuple(let elements) = argument.kind
      else { return nil }
      return elements.contains { holdsMore($0) } ? "a set of \(describeElement(elements[0]))" : nil
    case .conditional(_, let then, let other):
      guard let first = unsuitable(forEach: then, depth: depth),
        first == unsuitable(forEach: other, depth: depth)
      else { return nil }
      return first
    case .access: return depth == 0 ? unsuitable(declared: value) : nil
    case .missing, .placeholder, .variable, .unary, .binary, .object: return nil
    }
  }

  /// The same for `var.name` or `local.name` that is declared here.
  private func unsuitable(declared value: HCLExpression) -> String? {
    guard let (root, name) = rootAndName(of: value) else { return nil }
    if root == "local" {
      return declarations.value(of: .local, name).flatMap { unsuitable(forEach: $0, depth: 1) }
    }
    guard root == "var", let type = declarations.value(of: .variable, name) else { return nil }
    switch type.kind {
    case .variable:
      return ["string": "a string", "number": "a number", "bool": "a Boolean"][text(type.range)]
    case .call(let call) where ["list", "tuple"].contains(text(call.name)): return "a list"
    default: return nil
    }
  }

  /// `var` and `name` of `var.name`, and of nothing longer.
  private func rootAndName(of value: HCLExpression) -> (String, String)? {
    guard case .access(let base, let steps) = value.kind, case .variable = base.kind, steps.count == 1,
      case .attribute(let name) = steps[0].kind
    else { return nil }
    return (text(base.range), text(name))
  }

  private func holdsMore(_ element: HCLExpression) -> Bool {
    switch element.kind {
    case .object, .tuple: true
    default: false
    }
  }

  private func describeElement(_ element: HCLExpression) -> String {
    if case .tuple = element.kind { "lists" } else { "objects" }
  }

  /// Whether `toset` around a list would not do.
  private func mayHoldObjects(_ value: HCLExpression) -> Bool {
    switch value.kind {
    case .parentheses(let inner): return mayHoldObjects(inner)
    case .tuple(let elements): return elements.contains { holdsMore($0) }
    case .forLoop(let loop): return holdsMore(loop.value)
    case .access:
      guard let (root, name) = rootAndName(of: value),
        let declared = declarations.value(of: root == "local" ? .local : .variable, name)
      else { return false }
      return root == "local" ? mayHoldObjects(declared) : text(declared.range).contains(utf8: "object")
    default: return false
    }
  }

  // MARK: count

  private mutating func checkCount(_ value: HCLExpression) {
    let found: String
    var help: String?
    switch value.kind {
    case .literal(.null): found = "null"
    case .literal:
      found = "a Boolean"
      help = "write \(text(value.range) == "true" ? 1 : 0)"
    case .tuple, .forLoop, .object:
      found = describe(value)
      help = "write length(\(text(value.range).utf8.count <= 60 ? text(value.range) : "…"))"
    case .number:
      let number = text(value.range)
      guard number.contains(utf8: "."), !number.hasSuffix(".0") else { return }
      found = "no whole number"
    case .unary(.negate, let operand):
      guard case .number = operand.kind, text(operand.range) != "0" else { return }
      found = "negative"
    case .template:
      guard let written = literalText(value), !isPlaceholderText(written),
        !written.utf8.contains(where: isASCIIDigit)
      else { return }
      found = "a string"
    case .access:
      guard let (root, name) = rootAndName(of: value), root == "var",
        let type = declarations.value(of: .variable, name)
      else { return }
      if case .variable = type.kind, text(type.range) == "bool" {
        found = "a Boolean"
        help = "write \(text(value.range)) ? 1 : 0"
      } else if case .call(let call) = type.kind, terraformTypes.contains(text(call.name)) {
        found = "a \(text(call.name))"
        help = "write length(\(text(value.range)))"
      } else {
        return
      }
    default: return
    }
    report(
      TerraformRules.instanceArgument, "`count` is \(found), not a whole number from 0 on", at: value.range,
      help: help)
  }
}

/// Functions whose value is a list whatever they are given.
private let functionsOfLists: Set<String> = [
  "chunklist", "compact", "concat", "distinct", "flatten", "keys", "range", "slice", "sort", "split",
  "tolist", "values",
]
