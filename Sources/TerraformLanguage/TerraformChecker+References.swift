import Diagnostics
import HCLSyntax
import SourceText

/// References: `var.region`, `data.aws_ami.base.id`. …/language/expressions/references
extension TerraformChecker {
  /// The attributes of the objects that Terraform itself defines.
  private static let objectAttributes: [String: [String]] = [
    "each": ["key", "value"], "count": ["index"], "path": ["module", "root", "cwd"],
    "terraform": ["workspace", "applying"],
  ]

  mutating func checkReference(
    _ root: HCLExpression, steps: [HCLStep], whole: SourceRange, _ scope: ExpressionScope
  ) {
    let name = text(root.range)
    guard scope.names.count <= 200, !scope.names.contains(name), !name.isEmpty else { return }
    // In another program's language `var` and `each` may be names like any other.
    if isFragment, steps.isEmpty { return }
    let names = leadingNames(steps)
    switch name {
    case "var", "local", "module": checkNamed(name, names, root, steps, whole)
    case "data", "ephemeral", "resource": checkTypeAndName(name, names, root, steps, whole)
    case "each", "count", "path", "terraform": checkObject(name, names, root, steps, whole, scope)
    case "self":
      if scope.selfObject == .absent {
        report(
          TerraformRules.selfOutside, "`self` has no object here", at: root.range,
          help: "it is for provisioners, connections and postconditions: write the address, TYPE.NAME")
      }
    default: checkResource(name, names, root, steps, whole, scope)
    }
  }

  /// The names behind a root, up to the first index or splat.
  private func leadingNames(_ steps: [HCLStep]) -> [SourceRange] {
    var names: [SourceRange] = []
    for step in steps {
      guard case .attribute(let name) = step.kind, name.count > 0 else { break }
      names.append(name)
      if names.count == 3 { break }
    }
    return names
  }

  private mutating func checkNamed(
    _ root: String, _ names: [SourceRange], _ value: HCLExpression, _ steps: [HCLStep], _ whole: SourceRange
  ) {
    guard let name = names.first else {
      return reportShape(
        "`\(root)` is followed by no name", value, steps,
        help: key(of: steps).map { "write \(root).\($0)" } ?? "write \(root).NAME")
    }
    declarations.use(root == "module" ? .module : root == "var" ? .variable : .local, text(name), at: name)
  }

  /// `data.TYPE.NAME`
  private mutating func checkTypeAndName(
    _ root: String, _ names: [SourceRange], _ value: HCLExpression, _ steps: [HCLStep], _ whole: SourceRange
  ) {
    guard names.count >= 2 else {
      return reportShape(
        "`\(root)` is followed by \(names.isEmpty ? "no type" : "a type and no name")", value, steps,
        help: "write \(root).TYPE.NAME")
    }
    let kind: Declarations.Kind = root == "data" ? .data : root == "resource" ? .resource : .ephemeral
    declarations.use(kind, "\(text(names[0])).\(text(names[1]))", at: names[0].union(names[1]))
  }

  private mutating func checkObject(
    _ root: String, _ names: [SourceRange], _ value: HCLExpression, _ steps: [HCLStep], _ whole: SourceRange,
    _ scope: ExpressionScope
  ) {
    let known = Self.objectAttributes[root] ?? []
    guard let name = names.first else {
      return reportShape(
        "`\(root)` is followed by no name", value, steps,
        help: "write \(known.map { "\(root).\($0)" }.joined(separator: " or "))")
    }
    guard known.contains(text(name)) else {
      let near =
        root == "terraform" && text(name) == "env" ? "workspace" : nearestSpelling(of: text(name), in: known)
      return report(
        TerraformRules.badReference, "`\(root)` has no `\(text(name))`", at: name,
        help: near.map { "did you mean \(root).\($0)?" }
          ?? "write \(known.map { "\(root).\($0)" }.joined(separator: " or "))")
    }
    if root == "count", scope.count == .absent {
      report(
        TerraformRules.instanceObject, "`count.index` stands in a block without `count`",
        at: value.range.union(name),
        help: scope.each == .present ? "with `for_each` it is each.key" : "add `count = …` to the block")
    }
    if root == "each", scope.each == .absent {
      report(
        TerraformRules.instanceObject, "`each.\(text(name))` stands in a block without `for_each`",
        at: value.range.union(name),
        help: scope.count == .present ? "with `count` it is count.index" : "add `for_each = …` to the block")
    }
  }

  /// `aws_vpc.main`, and names that are no reference at all.
  private mutating func checkResource(
    _ root: String, _ names: [SourceRange], _ value: HCLExpression, _ steps: [HCLStep], _ whole: SourceRange,
    _ scope: ExpressionScope
  ) {
    if let name = names.first {
      return declarations.use(.resource, "\(root).\(text(name))", at: value.range.union(name))
    }
    guard !isFragment else { return }
    if steps.isEmpty, let help = helpForSingleName(root, scope) {
      return report(
        TerraformRules.badReference, "`\(root)` alone refers to nothing", at: value.range, help: help)
    }
    reportShape(
      "`\(root)` is followed by no name", value, steps,
      help: "a resource is TYPE.NAME, a variable var.NAME, a text stands in quotes")
  }

  private func helpForSingleName(_ name: String, _ scope: ExpressionScope) -> String? {
    switch name {
    case "True", "TRUE", "yes", "on": return "write true"
    case "False", "FALSE", "no", "off": return "write false"
    case "nil", "None", "NULL", "Null", "undefined": return "write null"
    default:
      if declarations.isDeclared(.variable, name) { return "write var.\(name)" }
      if declarations.isDeclared(.local, name) { return "write local.\(name)" }
      let near = nearestSpelling(of: name, in: Set(scope.names).sorted())
      if name.contains("_"), near == nil {
        return "write \(name).NAME for a resource, \"\(name)\" for a text"
      }
      return near.map { "did you mean `\($0)`?" }
        ?? "write \"\(name)\" for a text, var.\(name) for a variable"
    }
  }

  private mutating func reportShape(
    _ message: String, _ root: HCLExpression, _ steps: [HCLStep], help: String
  ) {
    // A dot with nothing behind it was reported by the parser.
    for step in steps { if case .attribute(let name) = step.kind, name.count == 0 { return } }
    report(TerraformRules.badReference, message, at: root.range, help: help)
  }

  /// The text of `["name"]`.
  private func key(of steps: [HCLStep]) -> String? {
    guard let first = steps.first, case .index(let key) = first.kind, let name = literalText(key) else {
      return nil
    }
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || $0 == UInt8(ascii: "_") }
    return isName ? name : nil
  }
}
