import Diagnostics
import HCLSyntax
import SourceText

/// Expressions: every call and every reference in them.
extension TerraformChecker {
  mutating func check(_ value: HCLExpression, _ scope: ExpressionScope) {
    switch value.kind {
    case .missing, .placeholder, .number, .literal: return
    case .template(let template): check(template, value, scope)
    case .variable: checkReference(value, steps: [], whole: value.range, scope)
    case .access(let base, let steps):
      if case .variable = base.kind {
        checkReference(base, steps: steps, whole: value.range, scope)
      } else {
        check(base, scope)
      }
      for step in steps { if case .index(let key) = step.kind { check(key, scope) } }
    case .call(let call):
      checkCall(call, value)
      // OpenTofu's `convert(value, type)`
      let isConversion = text(call.name) == "convert"
      for argument in isConversion ? call.arguments.prefix(1) : call.arguments[...] { check(argument, scope) }
    case .parentheses(let inner), .unary(_, let inner): check(inner, scope)
    case .binary(let first, let rest):
      checkOperands(first, rest)
      check(first, scope)
      for operation in rest { check(operation.operand, scope) }
    case .conditional(let condition, let then, let other):
      check(condition, scope)
      check(then, scope)
      check(other, scope)
    case .tuple(let elements): for element in elements { check(element, scope) }
    case .object(let items):
      for item in items {
        checkKey(item.key, scope)
        check(item.value, scope)
      }
    case .forLoop(let loop): check(loop, scope)
    }
  }

  /// A bare name is that name, and `"${name}"` is the way to write a key that is computed.
  private mutating func checkKey(_ key: HCLExpression, _ scope: ExpressionScope) {
    switch key.kind {
    case .variable, .access: return
    case .template(let template): checkParts(of: template, scope)
    default: check(key, scope)
    }
  }

  private mutating func check(_ loop: HCLForLoop, _ scope: ExpressionScope) {
    check(loop.collection, scope)
    let inner = scope.adding(loop.names.map { text($0) })
    if let key = loop.key {
      if case .template(let template) = key.kind {
        checkParts(of: template, inner)
      } else {
        check(key, inner)
      }
    }
    check(loop.value, inner)
    if let condition = loop.condition { check(condition, inner) }
  }

  private mutating func check(_ template: HCLTemplate, _ value: HCLExpression, _ scope: ExpressionScope) {
    if case .quoted = template.form, template.parts.count == 1,
      case .interpolation(let inner, _) = template.parts[0], !isLeftOut(inner)
    {
      let written = text(inner.range)
      report(
        TerraformRules.needlessInterpolation, "the string holds nothing but `${…}`", at: value.range,
        help: written.utf8.count <= 60 && !written.contains("\n")
          ? "write \(written)" : "write the expression alone")
    }
    checkParts(of: template, scope)
  }

  /// A file for `templatefile`.
  mutating func checkTemplateFile(_ template: HCLTemplate) {
    checkParts(of: template, ExpressionScope(count: .unknown, each: .unknown, selfObject: .unknown))
  }

  /// Names of `%{for}` hold until its `%{endfor}`.
  private mutating func checkParts(of template: HCLTemplate, _ outer: ExpressionScope) {
    var scope = outer
    var loops: [Int] = []
    for part in template.parts {
      switch part {
      case .text: continue
      case .interpolation(let value, _): check(value, scope)
      case .directive(let directive, _):
        switch directive {
        case .if(let condition): check(condition, scope)
        case .for(let names, let collection):
          check(collection, scope)
          loops.append(scope.names.count)
          scope.names += names.map { text($0) }
        case .endfor: if let count = loops.popLast() { scope.names.removeLast(scope.names.count - count) }
        case .else, .endif, .missing: continue
        }
      }
    }
  }

  /// …/language/expressions/operators: `+` adds numbers alone.
  private mutating func checkOperands(_ first: HCLExpression, _ rest: [HCLOperation]) {
    for (index, operation) in rest.enumerated() {
      guard [.add, .subtract, .multiply, .divide, .remainder].contains(operation.sign) else { continue }
      let left = index == 0 ? first : rest[index - 1].operand
      for operand in [left, operation.operand] {
        guard let written = literalText(operand), !written.utf8.contains(where: isASCIIDigit),
          !isPlaceholderText(written)
        else { continue }
        return report(
          TerraformRules.typeMismatch, "a string is given where a number is wanted", at: operand.range,
          help: operation.sign == .add
            ? "put texts together in one string: `\"${…}…\"`" : "only numbers are reckoned with",
          severity: isFragment ? .warning : nil)
      }
    }
  }

  // MARK: Calls

  private mutating func checkCall(_ call: HCLCall, _ value: HCLExpression) {
    let written = text(call.name).filter { $0 != " " }
    let parts = written.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
    guard let last = parts.last else { return }
    if parts.count > 1 {
      // Functions of providers are known only with the provider.
      if parts[0] == "provider" || isFragment { return }
      guard parts.count == 2, parts[0] == "core" else {
        return report(
          TerraformRules.unknownFunction, "`\(written)` is in no namespace of Terraform", at: call.name,
          help: "functions of a provider are called provider::NAME::FUNCTION")
      }
    }
    if isFragment, terraformTypes.contains(last) { return }
    if let replacement = removedFunctions[last] {
      return report(
        TerraformRules.removedFunction, "the function `\(last)` left Terraform with 0.15", at: call.name,
        help: "write \(replacement)")
    }
    guard let count = terraformFunctions[last] else {
      guard !terragruntFunctions.contains(last) else { return }
      let near = functionsByForeignName[last] ?? nearestSpelling(of: last, in: functionNames)
      // Others have functions of their own, and a fragment may be theirs.
      if isFragment, near == nil { return }
      // `foo(...)` shows how something is called.
      if call.isElided, call.arguments.isEmpty, near == nil || standInFunctions.contains(last) { return }
      return report(
        TerraformRules.unknownFunction, "Terraform has no function `\(last)`", at: call.name,
        help: near.map { "did you mean `\($0)`?" }, severity: isFragment ? .warning : nil)
    }
    checkArgumentCount(of: call, last, count, value)
    checkRange(of: call, last)
  }

  /// …/language/functions/cidrsubnet: a range of addresses has a mask.
  private mutating func checkRange(of call: HCLCall, _ name: String) {
    guard ["cidrsubnet", "cidrsubnets", "cidrhost", "cidrnetmask"].contains(name),
      let first = call.arguments.first, let address = literalText(first), !address.isEmpty,
      address.utf8.allSatisfy({ isASCIIDigit($0) || $0 == UInt8(ascii: ".") })
    else { return }
    report(
      TerraformRules.typeMismatch, "`\(address)` is no range of addresses", at: first.range,
      help: "write how many bits are fixed: \"\(address)/16\"", severity: isFragment ? .warning : nil)
  }

  private mutating func checkArgumentCount(
    of call: HCLCall, _ name: String, _ count: ArgumentCount, _ value: HCLExpression
  ) {
    guard !call.isElided, !call.arguments.contains(where: { isLeftOut($0) }) else { return }
    let found = call.arguments.count
    if let maximum = count.maximum, found > maximum {
      // `fn(list...)` gives any number of arguments, none too.
      guard !(call.isExpanded && found - 1 <= maximum) else { return }
      return report(
        TerraformRules.argumentCount, "`\(name)` takes \(describe(count)), not \(found)",
        at: call.arguments[maximum].range, severity: isFragment ? .warning : nil)
    }
    if found < count.minimum, !call.isExpanded {
      report(
        TerraformRules.argumentCount, "`\(name)` takes \(describe(count)), not \(found)", at: value.range,
        severity: isFragment ? .warning : nil)
    }
  }

  private func describe(_ count: ArgumentCount) -> String {
    guard let maximum = count.maximum else { return "at least \(plural(count.minimum))" }
    if maximum == count.minimum { return maximum == 0 ? "no argument" : plural(maximum) }
    return "\(count.minimum) to \(maximum) arguments"
  }

  private func plural(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }
}

/// What stands for a function in an example.
private let standInFunctions: Set<String> = [
  "foo", "bar", "baz", "fn", "func", "function", "f", "my_function", "some_function",
]
