import Diagnostics
import HCLSyntax
import SourceText

/// The words of types that look like calls.
let terraformTypes: Set<String> = ["list", "set", "map", "object", "tuple", "optional"]

/// Type constraints of variables. …/language/expressions/type-constraints
extension TerraformChecker {
  private static let simpleTypes = ["string", "number", "bool", "any"]
  private static let typeConstructors = ["list", "set", "map", "object", "tuple"]

  mutating func checkTypeConstraint(_ value: HCLExpression) {
    if let quoted = literalText(value) { return checkQuotedType(quoted, value.range) }
    // `type = list` and `type = map` are taken as lists and maps of anything.
    if case .variable = value.kind, ["list", "map"].contains(text(value.range)) {
      let name = text(value.range)
      return report(
        TerraformRules.oldType, "`\(name)` does not say of what", at: value.range,
        help: "write `\(name)(string)`, or `\(name)(any)` for anything")
    }
    checkType(value, isInObject: false)
  }

  /// Type = "string" | "number" | "bool" | "any" | "list" "(" Type ")" | … | "object" "(" "{" … "}" ")"
  private mutating func checkType(_ value: HCLExpression, isInObject: Bool) {
    switch value.kind {
    case .missing, .placeholder: return
    case .variable: checkTypeName(value)
    case .call(let call): checkTypeConstructor(call, value, isInObject: isInObject)
    default:
      let quoted = literalText(value)
      report(
        TerraformRules.badType, "\(describe(value)) is no type", at: value.range,
        help: quoted.map { "write \($0) without quotes" } ?? suggestedType(value))
    }
  }

  private func suggestedType(_ value: HCLExpression) -> String? {
    switch value.kind {
    case .tuple: "write list(…), or tuple([…]) for a list of fixed length"
    case .object: "write object({ … })"
    default: nil
    }
  }

  private mutating func checkTypeName(_ value: HCLExpression) {
    let name = text(value.range)
    guard !Self.simpleTypes.contains(name) else { return }
    if Self.typeConstructors.contains(name) {
      let example = name == "object" ? "object({ … })" : name == "tuple" ? "tuple([…])" : "\(name)(string)"
      return report(
        TerraformRules.badType, "`\(name)` needs the type of its elements", at: value.range,
        help: "write \(example)")
    }
    let near =
      ["boolean": "bool", "integer": "number", "int": "number", "float": "number", "str": "string"][
        name.lowercased()]
      ?? nearestSpelling(of: name, in: Self.simpleTypes + Self.typeConstructors)
    report(
      TerraformRules.badType, "`\(name)` is no type", at: value.range,
      help: near.map { "did you mean `\($0)`?" }
        ?? "types are string, number, bool, any, list(…), set(…), map(…), object(…), tuple(…)")
  }

  private mutating func checkTypeConstructor(_ call: HCLCall, _ value: HCLExpression, isInObject: Bool) {
    let name = text(call.name)
    if call.isElided { return }
    switch name {
    case "optional":
      guard isInObject else {
        return report(
          TerraformRules.badType, "`optional` stands outside of an object", at: call.name,
          help: "a variable is optional when it has a `default`")
      }
      guard (1...2).contains(call.arguments.count) else {
        return report(
          TerraformRules.badType,
          "`optional` takes a type and a default, not \(call.arguments.count) arguments",
          at: value.range)
      }
      checkType(call.arguments[0], isInObject: false)
    case "list", "set", "map", "object", "tuple":
      guard call.arguments.count == 1, let argument = call.arguments.first else {
        return report(
          TerraformRules.badType, "`\(name)` takes one type, not \(call.arguments.count)", at: value.range,
          help: name == "map"
            ? "keys are always strings: write map(\(call.arguments.last.map { text($0.range) } ?? "string"))"
            : nil)
      }
      checkTypeArgument(argument, of: name)
    default:
      let near = nearestSpelling(of: name, in: Self.typeConstructors + ["optional"])
      report(
        TerraformRules.badType, "`\(name)` is no type", at: call.name,
        help: near.map { "did you mean `\($0)`?" })
    }
  }

  private mutating func checkTypeArgument(_ argument: HCLExpression, of name: String) {
    if isLeftOut(argument) { return }
    switch (name, argument.kind) {
    case ("object", .object(let items)):
      for item in items { checkType(item.value, isInObject: true) }
    case ("object", _):
      report(
        TerraformRules.badType, "`object` takes the types of its attributes in braces", at: argument.range,
        help: "write object({ name = string }), or map(…) where the names are not known")
    case ("tuple", .tuple(let elements)):
      for element in elements { checkType(element, isInObject: false) }
    case ("tuple", _):
      report(
        TerraformRules.badType, "`tuple` takes a list of types", at: argument.range,
        help: "write tuple([string, number])")
    default: checkType(argument, isInObject: false)
    }
  }

  /// Terraform 0.11 had three types, in quotes. Later versions warned, and refuse them today.
  private mutating func checkQuotedType(_ quoted: String, _ range: SourceRange) {
    guard !["string", "list", "map"].contains(quoted) else {
      return report(
        TerraformRules.oldType, "the type \"\(quoted)\" stands in quotes, as in Terraform 0.11", at: range,
        help: "write \(quoted == "string" ? "string" : "\(quoted)(string)")")
    }
    report(
      TerraformRules.badType, "the type \"\(quoted)\" stands in quotes", at: range, help: "write \(quoted)")
  }
}
