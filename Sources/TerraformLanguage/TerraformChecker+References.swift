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
    if isTemplate { return checkTemplateName(name, steps, whole) }
    // In another program's language `var` and `each` may be names like any other.
    if isFragment, steps.isEmpty { return checkWord(name, at: root.range) }
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

  /// …/language/functions/templatefile: a template sees none of the module's objects.
  private mutating func checkTemplateName(_ root: String, _ steps: [HCLStep], _ whole: SourceRange) {
    guard ["var", "local", "each", "path", "terraform"].contains(root), let name = leadingNames(steps).first
    else { return }
    report(
      TerraformRules.badReference, "`\(root)` is not known in a template", at: whole,
      help: "hand the value over: templatefile(\"…\", { \(text(name)) = \(root).\(text(name)) })",
      severity: .warning)
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
    checkSubject(.local, text(name), at: whole, isReference: root == "local")
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
    let name = "\(text(names[0])).\(text(names[1]))"
    checkSubject(.data, name, at: whole, isReference: root == "data")
    checkInstance(kind, name, steps.dropFirst(2).first, at: whole)
    declarations.use(kind, name, at: names[0].union(names[1]))
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
      let address = "\(root).\(text(name))"
      if checkMisspeltRoot(root, text(name), at: value.range, address) { return }
      checkSubject(.resource, address, at: whole, isReference: true)
      checkInstance(.resource, address, steps.dropFirst().first, at: whole)
      return declarations.use(.resource, address, at: value.range.union(name))
    }
    guard !isFragment, !isStandIn(root) else { return }
    if steps.isEmpty, let help = helpForSingleName(root, scope) {
      return report(
        TerraformRules.badReference, "`\(root)` alone refers to nothing", at: value.range, help: help)
    }
    reportShape(
      "`\(root)` is followed by no name", value, steps,
      help: "a resource is TYPE.NAME, a variable var.NAME, a text stands in quotes")
  }

  /// `REGION`, `YOUR_PROFILE`, `vpc-xxxxxxxx`: what the reader fills in.
  private func isStandIn(_ name: String) -> Bool {
    guard !declarations.isDeclared(.variable, name), !declarations.isDeclared(.local, name) else {
      return false
    }
    if name.contains(utf8: "xxx") || name == "changeme" { return true }
    let isCapital = name == name.uppercased() && name.utf8.contains(where: isASCIILetter)
    return isCapital && name.utf8.count > 1
      && !["TRUE", "FALSE", "NULL", "NONE", "YES", "NO", "ON", "OFF"].contains(name)
  }

  /// A word alone in a part of something, which may belong to another program: only what is a slip there, too.
  private mutating func checkWord(_ name: String, at range: SourceRange) {
    let help: String
    switch name {
    case "True": help = "write true"
    case "False": help = "write false"
    case "None": help = "write null"
    default:
      guard isRegion(name) else { return }
      help = "write \"\(name)\""
    }
    report(
      TerraformRules.badReference, "`\(name)` alone refers to nothing", at: range, help: help,
      severity: .warning)
  }

  /// `eu-central-1`
  private func isRegion(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count <= 4, let last = parts.last?.utf8, let first = parts.first?.utf8
    else {
      return false
    }
    return first.count == 2 && last.count == 1 && last.allSatisfy(isASCIIDigit)
      && parts.dropLast().allSatisfy { $0.utf8.allSatisfy(isASCIILetter) && $0 == $0.lowercased() }
  }

  /// `vars.region`: what people write for the roots that Terraform has. No provider is called so.
  private mutating func checkMisspeltRoot(
    _ root: String, _ name: String, at range: SourceRange, _ address: String
  ) -> Bool {
    let help: String
    switch root {
    case "locals": help = "write local.\(name)"
    case "vars", "variable", "variables": help = "write var.\(name)"
    case "modules": help = "write module.\(name)"
    // Tests do read the outputs of what they run.
    case "output" where !isFragment, "outputs" where !isFragment:
      help = "name what the output is made of; another module reads it as module.NAME.\(name)"
    default: return false
    }
    guard !declarations.isDeclared(.resource, address) else { return false }
    report(
      TerraformRules.badReference, "there is no `\(root)` to refer to", at: range, help: help,
      severity: isFragment ? .warning : nil)
    return true
  }

  // MARK: What is declared here

  /// …/language/expressions/references: nothing is defined by itself.
  private mutating func checkSubject(
    _ kind: Declarations.Kind, _ name: String, at range: SourceRange, isReference: Bool
  ) {
    guard isReference, let subject, subject.kind == kind, subject.name == name else { return }
    report(
      TerraformRules.selfReference, "`\(kind.prefix)\(name)` refers to itself", at: range,
      help: kind == .local
        ? "name what it is made of" : "within its postconditions and provisioners it is `self`")
  }

  /// …/language/meta-arguments/count#referring-to-instances
  private mutating func checkInstance(
    _ kind: Declarations.Kind, _ name: String, _ next: HCLStep?, at range: SourceRange
  ) {
    guard let next, !isExcerpt, subject != Declarations.Name(kind: kind, name: name),
      let instances = declarations.instances(of: kind, name)
    else { return }
    let address = "\(kind == .data ? "data." : "")\(name)"
    switch (next.kind, instances) {
    case (.attribute(let attribute), .many(let argument)) where attribute.count > 0:
      let key = argument == "count" ? "[0]" : "[\"key\"]"
      report(
        TerraformRules.instanceKey, "`\(address)` has `\(argument)`, and no instance of it is named",
        at: range,
        help: "write `\(address)\(key).\(text(attribute))`, or `[*]` for a list of all")
    case (.index(let key), .one):
      report(
        TerraformRules.instanceKey, "`\(address)` has neither `count` nor `for_each`, and so no instances",
        at: SourceRange(next.range.start, next.range.end), help: "take `[\(text(key.range))]` out")
    default: return
    }
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
      if name.contains(utf8: "_"), near == nil {
        return "write \(name).NAME for a resource, \"\(name)\" for a text"
      }
      if name.contains(utf8: "-"), near == nil { return "write \"\(name)\" for a text" }
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
