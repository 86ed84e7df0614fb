import Diagnostics
import HCLSyntax
import SourceText

/// Walks through one file. Its parts have files of their own: blocks, expressions, references, types, versions.
struct TerraformChecker {
  let file: HCLFile
  /// The author says that this is a part of something larger.
  let isExcerpt: Bool
  let dialect: TerraformDialect
  /// Its blocks change those of other files: nothing is missing in them.
  var isOverride = false
  /// The local value or the object whose definition is checked, as it would be referred to: `local.name`.
  var subject: Declarations.Name?
  /// It is a template, which knows only the names that it is given.
  var isTemplate = false
  /// No block of Terraform stands around what is checked: names may belong to what is not shown.
  var isFragment = false
  var diagnostics: [Diagnostic] = []
  var declarations = Declarations()
  /// Object types by the place where they begin.
  var objectTypes: [Int: ObjectType] = [:]
  /// Where the parser reported errors, in order: items that hold one are passed over.
  private let errorPlaces: [Int]
  /// Where the parser reported anything: what the author left out, too.
  private let reportedPlaces: [Int]
  /// Where comments begin, in order.
  private let commentPlaces: [Int]

  init(_ file: HCLFile, _ dialect: TerraformDialect = .any, isExcerpt: Bool) {
    self.file = file
    self.dialect = dialect
    self.isExcerpt = isExcerpt
    errorPlaces = file.diagnostics.filter { $0.severity == .error }.map(\.range.start).sorted()
    reportedPlaces = file.diagnostics.map(\.range.start).sorted()
    commentPlaces = file.tokens.filter { $0.kind == .lineComment || $0.kind == .blockComment }.map(
      \.range.start)
  }

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    diagnostics.append(
      Diagnostic(rule, message, at: range, help: help, labels: labels, severity: severity))
  }

  func text(_ range: SourceRange) -> String { file.text(range) }

  /// Whether the parser reported an error in `range` or at its end.
  func isBroken(_ range: SourceRange) -> Bool {
    Self.hasPlace(in: errorPlaces, from: range.start, through: range.end)
  }

  /// Whether something in `range` may only not be shown: an elision, or a comment that stands for more.
  func isOpenEnded(_ range: SourceRange) -> Bool {
    Self.hasPlace(in: reportedPlaces, from: range.start, through: range.end)
      || Self.hasPlace(in: commentPlaces, from: range.start, through: range.end)
  }

  /// Whether a comment stands between two places: alternatives and files are told apart so.
  func hasComment(between start: Int, and end: Int) -> Bool {
    Self.hasPlace(in: commentPlaces, from: start, through: end)
  }

  private static func hasPlace(in places: [Int], from start: Int, through end: Int) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] <= end
  }

  // MARK: Files

  /// A module, or a part of one.
  mutating func checkConfiguration() {
    declarations = Declarations(of: file)
    for item in file.body.items where !isBroken(item.range) {
      switch item {
      case .attribute(let attribute): checkStrayArgument(attribute)
      case .block(let block): checkTopLevelBlock(block)
      }
    }
    checkDuplicates()
    checkMisspeltReferences()
  }

  /// Arguments or nested blocks alone: their names are not known, so only expressions are looked at.
  mutating func checkFragment() {
    isFragment = true
    for attribute in file.body.attributes { checkBlockAsArgument(attribute) }
    checkForeignBody(file.body, ExpressionScope(count: .unknown, each: .unknown, selfObject: .unknown))
  }

  /// `locals = {`: nothing else has an argument of that name.
  private mutating func checkBlockAsArgument(_ attribute: HCLAttribute) {
    let name = text(attribute.name)
    guard ["locals", "provider", "variable", "terraform"].contains(name),
      case .object = attribute.value.kind
    else { return }
    let label = name == "provider" || name == "variable" ? " \"NAME\"" : ""
    report(
      TerraformRules.unknownArgument, "`\(name)` is a block, not an argument", at: attribute.name,
      help: "write `\(name)\(label) {` without the equals sign", severity: .warning)
  }

  /// A `.tfvars` file: each value is known when it is written.
  mutating func checkVariablesFile() {
    for item in file.body.items where !isBroken(item.range) {
      switch item {
      case .attribute(let attribute):
        checkConstant(attribute.value, in: "a file of values", severity: .error)
      case .block(let block):
        report(
          TerraformRules.variablesFile, "a file of values holds arguments, no `\(text(block.type))` block",
          at: block.header, help: "write `name = value` for each variable")
      }
    }
  }

  private mutating func checkStrayArgument(_ attribute: HCLAttribute) {
    guard !isExcerpt, !file.body.isElided else { return }
    report(
      TerraformRules.strayArgument, "`\(text(attribute.name))` stands outside of every block",
      at: attribute.name,
      help: "put it into a block, or into a `.tfvars` file and a block of its own in the note")
  }

  private mutating func checkTopLevelBlock(_ block: HCLBlock) {
    let type = text(block.type)
    let scope = ExpressionScope(count: .absent, each: .absent, selfObject: .absent)
    if let kind = topLevelBlocks[type] { return checkBlock(block, kind, scope) }
    guard !isExcerpt, !(file.body.isElided && nestedBlockHomes[type] != nil) else {
      return checkForeignBody(
        block.body, ExpressionScope(count: .unknown, each: .unknown, selfObject: .unknown))
    }
    let near = misspeltTopLevelBlock(type, labels: block.labels.count)
    let help =
      near.map { "did you mean `\($0)`?" } ?? nestedBlockHomes[type].map { "it belongs into `\($0)`" }
    report(
      TerraformRules.unknownBlock, "Terraform has no top-level block `\(type)`", at: block.type, help: help)
    if let near, let kind = topLevelBlocks[near] { checkBlock(block, kind, scope) }
  }
}
