import HCLSyntax
import SourceText

/// What one file declares, and what it refers to.
struct Declarations {
  enum Kind: String {
    case variable, local, module, resource, data, ephemeral, output, provider, check
    case requiredProviders = "required_providers"
    /// `backend` or `cloud`: where the state is.
    case stateStorage = "backend"

    /// How a reference to one begins.
    var prefix: String {
      switch self {
      case .variable: "var."
      case .local, .module, .data, .ephemeral: "\(rawValue)."
      default: ""
      }
    }
  }

  struct Name: Hashable {
    let kind: Kind
    /// `region`, `aws_vpc.main`
    let name: String
  }

  struct Repetition {
    let name: Name
    let first: SourceRange
    let later: SourceRange
  }

  struct Use {
    let name: Name
    let range: SourceRange
  }

  /// How many objects a block stands for.
  enum Instances {
    case one
    /// The argument that says so.
    case many(String)
  }

  private(set) var repetitions: [Repetition] = []
  /// In order, each name once.
  private(set) var uses: [Use] = []
  /// Where each name was declared first, and the names in order.
  private var firstPlaces: [Name: SourceRange] = [:]
  private(set) var names: [Name] = []
  private var usedNames: Set<Name> = []
  /// Names that are declared more than once.
  private var repeated: Set<Name> = []
  private var instances: [Name: Instances] = [:]
  /// The types of variables and the values of locals, as they were declared first.
  private var values: [Name: HCLExpression] = [:]

  init() {}

  /// Takes in the top-level blocks of a file.
  init(of file: HCLFile) {
    for block in file.body.blocks {
      let labels = block.labels.map { file.text($0.text) }
      switch (file.text(block.type), labels.count) {
      case ("variable", 1):
        declare(.variable, labels[0], at: block.header)
        values[Name(kind: .variable, name: labels[0])] =
          block.body.attributes.first { file.text($0.name) == "type" }?.value
      case ("output", 1): declare(.output, labels[0], at: block.header)
      case ("module", 1): declare(.module, labels[0], at: block.header)
      case ("check", 1): declare(.check, labels[0], at: block.header)
      case ("resource", 2): declare(.resource, labels.joined(separator: "."), block, in: file)
      case ("data", 2): declare(.data, labels.joined(separator: "."), block, in: file)
      case ("ephemeral", 2): declare(.ephemeral, labels.joined(separator: "."), at: block.header)
      case ("provider", 1): declareProvider(block, labels[0], in: file)
      case ("locals", 0):
        // Twice in one block is the parser's to say.
        var own: Set<String> = []
        for attribute in block.body.attributes where own.insert(file.text(attribute.name)).inserted {
          declare(.local, file.text(attribute.name), at: attribute.name)
          values[Name(kind: .local, name: file.text(attribute.name))] = attribute.value
        }
      case ("terraform", 0):
        for nested in block.body.blocks {
          switch file.text(nested.type) {
          case "required_providers": declare(.requiredProviders, "", at: nested.header)
          case "backend", "cloud": declare(.stateStorage, "", at: nested.header)
          default: continue
          }
        }
      default: continue
      }
    }
  }

  func isDeclared(_ kind: Kind, _ name: String) -> Bool { firstPlaces[Name(kind: kind, name: name)] != nil }

  /// Whether one of this kind is declared at all.
  func place(of name: Name) -> SourceRange? { firstPlaces[name] }

  /// Takes in a reference.
  mutating func use(_ kind: Kind, _ name: String, at range: SourceRange) {
    let name = Name(kind: kind, name: name)
    if firstPlaces[name] == nil, usedNames.insert(name).inserted {
      uses.append(Use(name: name, range: range))
    }
  }

  private mutating func declare(_ kind: Kind, _ name: String, at range: SourceRange) {
    let name = Name(kind: kind, name: name)
    if let first = firstPlaces[name] {
      repeated.insert(name)
      repetitions.append(Repetition(name: name, first: first, later: range))
    } else {
      firstPlaces[name] = range
      names.append(name)
    }
  }

  private mutating func declare(_ kind: Kind, _ name: String, _ block: HCLBlock, in file: HCLFile) {
    declare(kind, name, at: block.header)
    let key = Name(kind: kind, name: name)
    let argument = block.body.attributes.map { file.text($0.name) }.first {
      ["count", "for_each"].contains($0)
    }
    // A body with gaps may have any, and one without arguments shows only its name.
    let text = file.text(block.body.range)
    let isSketch = block.body.attributes.isEmpty || text.contains(utf8: "...") || text.contains(utf8: "…")
    if argument == nil, block.body.isElided || isSketch { return }
    instances[key] = argument.map { .many($0) } ?? .one
  }

  /// How many objects a name that is declared once stands for; `nil` where that is not known.
  func instances(of kind: Kind, _ name: String) -> Instances? {
    let key = Name(kind: kind, name: name)
    return repeated.contains(key) ? nil : instances[key]
  }

  /// The type of a variable or the value of a local that is declared once.
  func value(of kind: Kind, _ name: String) -> HCLExpression? {
    let key = Name(kind: kind, name: name)
    return repeated.contains(key) ? nil : values[key]
  }

  /// One configuration of a provider has no alias, each other one its own.
  private mutating func declareProvider(_ block: HCLBlock, _ name: String, in file: HCLFile) {
    let alias = block.body.attributes.first { file.text($0.name) == "alias" }
    if alias == nil, block.body.isElided { return }
    declare(.provider, name + (alias.map { ".\(file.text($0.value.range))" } ?? ""), at: block.header)
  }
}
