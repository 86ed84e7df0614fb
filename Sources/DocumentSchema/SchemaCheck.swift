import Diagnostics
import SourceText
import YAMLSyntax

/// The rules that a schema can find broken, as a kind of document names them.
package struct SchemaRules: Sendable {
  package let unknownField: Rule
  package let wrongType: Rule
  package let missingField: Rule
  /// An item of a set that stands there twice; `nil` where the schema has no sets.
  package var repeatedItem: Rule?
  /// A key that is no name; `nil` where the schema has no names.
  package var badName: Rule?
  /// `no` and the like where a string is wanted, which some readers take for a boolean; `nil` where none does.
  package var booleanWord: Rule?

  package init(
    unknownField: Rule, wrongType: Rule, missingField: Rule, repeatedItem: Rule? = nil, badName: Rule? = nil,
    booleanWord: Rule? = nil
  ) {
    self.unknownField = unknownField
    self.wrongType = wrongType
    self.missingField = missingField
    self.repeatedItem = repeatedItem
    self.badName = badName
    self.booleanWord = booleanWord
  }
}

/// How a program and its reader take a text, as far as the schema does not tell.
package struct SchemaReading: Sendable {
  /// What `yes`, `no`, `on` and `off` are, which YAML 1.1 and 1.2 see differently.
  package enum BooleanWords: Sendable {
    /// `true` and `false`.
    case booleans
    /// Either, as the schema wants it.
    case either
  }

  /// What a program does with a field that the schema does not have.
  package enum UnknownFields: Sendable {
    /// It refuses the document.
    case refused
    /// The same, but the field may be newer than the schema unless it looks like a slip.
    case refusedIfMisspelt
    /// It passes over the field.
    case ignored
  }

  /// The language that the tree was read from, for what messages say to write.
  package enum Notation: Sendable {
    case yaml, json
  }

  package var booleanWords = BooleanWords.either
  package var unknownFields = UnknownFields.refused
  package var notation = Notation.yaml
  /// Numbers and booleans are strings where a string is wanted.
  package var takesScalarsAsStrings = false
  /// A field without a value counts as one that is not there.
  package var takesNulls = false
  /// Parts are left out: nothing is missing.
  package var isElided = false
  /// Fields of the whole document that other programs put there and take away: `sops`.
  package var foreignFields: Set<String> = []
  /// A field of the whole document in which any field may stand: what a newer program wrote there.
  package var openField: String?
  /// What to say of an unknown field that is like no other: of which release the schema is.
  package var release: String?
  /// A field of the whole document whose entries may be those of another program: a field in one of them that is
  /// unknown, and like no other, is no more than a warning.
  package var doubtfulEntries: String?
  /// What counts as an error is no more than this.
  package var severityLimit = Severity.error

  package init() {}
}

/// Holds a YAML tree against a schema.
package struct SchemaCheck {
  /// Who made more mistakes than this has meant something else.
  private static let maximumReports = 50

  private enum Step {
    case field(String)
    case item(Int)
  }

  private let schema: Schema
  private let rules: SchemaRules
  private let reading: SchemaReading
  /// For messages about the document as a whole: "a Compose file".
  private let documentName: String
  private var path: [Step] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// Strings that have a format, and its name.
  package private(set) var formatted: [(format: String, value: YAMLValue)] = []

  package init(_ schema: Schema, _ rules: SchemaRules, _ reading: SchemaReading, documentName: String) {
    self.schema = schema
    self.rules = rules
    self.reading = reading
    self.documentName = documentName
  }

  /// Holds the field `name` of a document against a definition.
  package mutating func check(_ name: String, of root: YAMLValue, is definition: String) {
    guard let member = root.mergedMembers?.first(where: { $0.name == name }) else { return }
    check(member, SchemaType(definition[...]))
  }

  /// Holds a document against the definition `name`.
  package mutating func check(_ root: YAMLValue, is name: String) {
    let place = root.mapping?.first?.key.range ?? root.range
    checkObject(root.mergedMembers ?? [], name, at: place)
  }

  // MARK: Values

  /// - Parameter place: of the key, or of the value where there is none.
  private mutating func check(_ value: YAMLValue, _ type: SchemaType, at place: SourceRange) {
    guard diagnostics.count < Self.maximumReports else { return }
    switch value.kind {
    case .scalar(let scalar): check(scalar, value, type, at: place)
    case .sequence(let items): check(items, of: value, type, at: place)
    case .mapping: checkMapping(value, type, at: place)
    }
  }

  private mutating func check(
    _ scalar: YAMLScalar, _ value: YAMLValue, _ type: SchemaType, at place: SourceRange
  ) {
    if scalar.content == .null, reading.takesNulls || reading.isElided { return }
    // A word in capitals in the place of a list is an item of it, as `NET_ADMIN` is.
    if scalar.content == .string, isPlaceholder(scalar.text), !type.takesOnlyLists || hasMark(scalar.text) {
      return
    }
    guard type.has({ accepts(scalar, $0) }) else {
      if isSingleCapital(scalar), type.takesOnlyNumbers { return }
      let words = type.forms.compactMap { if case .word(let word) = $0 { word } else { nil } }
      let place = scalar.content == .null ? place : value.range
      return report(
        rules.wrongType, "\(subject) is \(description(of: scalar, reading)); expected \(type.phrase)",
        at: place,
        help: nearestSpelling(of: scalar.text, in: words).map { "did you mean '\($0)'?" }
          ?? help(for: scalar, type, reading.notation))
    }
    for case .format(let format) in type.forms { formatted.append((format, value)) }
    if let rule = rules.booleanWord, scalar.isBooleanWord, !type.has({ acceptsBooleans($0) }) {
      report(
        rule, "\(subject) is '\(scalar.text)', which is a boolean to readers of YAML 1.1", at: value.range,
        help: "put it in quotes: \"\(scalar.text)\"")
    }
  }

  private func acceptsBooleans(_ form: SchemaType.Form) -> Bool {
    switch form {
    case .boolean, .any: true
    default: false
    }
  }

  private func accepts(_ scalar: YAMLScalar, _ form: SchemaType.Form) -> Bool {
    switch (form, scalar.content) {
    case (.any, _): return true
    case (.null, .null): return true
    case (.boolean, .bool): return true
    case (.integer, .integer), (.number, .integer), (.number, .number): return true
    case (.integer, .number(let number)): return Int(exactly: number) != nil
    case (.boolean, .string):
      if scalar.isBooleanWord { return true }
      if case .bool = scalar.oldMeaning { return reading.booleanWords == .booleans }
      return false
    case (.string, .bool), (.string, .integer), (.string, .number): return reading.takesScalarsAsStrings
    case (.integer, .string), (.number, .string):
      // Kubernetes reads YAML 1.1.
      if case .integer = scalar.oldMeaning { return reading.booleanWords == .booleans }
      return false
    case (.string, .string):
      return reading.booleanWords == .either || !scalar.isBooleanWord && scalar.oldMeaning == nil
    case (.word(let word), .string): return word == scalar.text
    default: return false
    }
  }

  // MARK: Collections

  private mutating func check(
    _ items: [YAMLValue], of value: YAMLValue, _ type: SchemaType, at place: SourceRange
  ) {
    for form in type.forms {
      switch form {
      case .any: return
      case .list(let itemType): return check(items, itemType, isSet: false)
      case .set(let itemType): return check(items, itemType, isSet: true)
      default: continue
      }
    }
    if isStandIn(items, in: value) { return }
    report(
      rules.wrongType, "\(subject) is a list; expected \(type.phrase)", at: place,
      help: helpForList(of: items.count, type, reading.notation))
  }

  private mutating func check(_ items: [YAMLValue], _ itemType: SchemaType, isSet: Bool) {
    var seen: Set<YAMLScalar> = []
    for (index, item) in items.enumerated() {
      path.append(.item(index))
      check(item, itemType, at: firstLine(of: item))
      path.removeLast()
      guard isSet, let rule = rules.repeatedItem, let scalar = item.scalar, !isPlaceholder(scalar.text),
        !seen.insert(scalar).inserted
      else { continue }
      report(rule, "'\(shortened(scalar.text))' stands in \(subject) twice", at: item.range)
    }
  }

  private mutating func checkMapping(_ value: YAMLValue, _ type: SchemaType, at place: SourceRange) {
    let members = value.mergedMembers ?? []
    for form in type.forms {
      switch form {
      case .any: return
      case .map(let valueType): return checkEach(members, valueType)
      case .names(let valueType):
        for member in members where !isName(member.name) && !isPlaceholder(member.name) {
          guard let rule = rules.badName else { break }
          report(
            rule, "'\(shortened(member.name))' is no name in \(subject)", at: member.key.range,
            help: "use letters, digits, '.', '_' and '-'")
        }
        return checkEach(members, valueType)
      case .object(let name):
        if type.takesStrings, let member = members.first, members.count == 1, isLostText(member, name) {
          return report(
            rules.wrongType, "\(subject) is a mapping, for a blank stands behind the ':'",
            at: member.key.range,
            help: "write '\(shortened(member.name)):\(shortened(member.value.scalar?.text ?? ""))'")
        }
        return checkObject(members, name, at: place)
      default: continue
      }
    }
    if isStandIn(value.mapping ?? [], in: value) { return }
    report(
      rules.wrongType, "\(subject) is a mapping; expected \(type.phrase)", at: place,
      help: type.takesOnlyLists ? helpForItems(reading.notation) : nil)
  }

  /// `./a: /b` where `./a:/b` was meant: a path or number as a field that is none.
  private func isLostText(_ member: YAMLMember, _ name: String) -> Bool {
    guard member.value.scalar != nil, let definition = schema.definition(name), definition[member.name] == nil
    else { return false }
    return member.name.contains(utf8: "/") || member.name.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func checkEach(_ members: [YAMLMember], _ type: SchemaType) {
    for member in members { check(member, type) }
  }

  private mutating func check(_ member: YAMLMember, _ type: SchemaType) {
    path.append(.field(member.name))
    check(member.value, type, at: member.key.range)
    path.removeLast()
  }

  private mutating func checkObject(_ members: [YAMLMember], _ name: String, at place: SourceRange) {
    guard let definition = schema.definition(name) else { return }
    let missing = definition.required.filter { field in
      !members.contains { $0.name == field.name && isGiven($0) }
    }
    for member in members {
      if let field = definition[member.name] {
        check(member, field.type)
      } else if !definition.isOpen, !(definition.takesExtensions && member.name.hasPrefix("x-")),
        !isPlaceholder(member.name), !isCondition(member.name), !isForeign(member.name)
      {
        reportUnknown(member, of: members, definition, isExcerpt: !missing.isEmpty)
      }
    }
    let isComplete = !reading.isElided && !members.contains { isPlaceholder($0.name) }
    guard isComplete else { return }
    for field in missing where !isMisspelt(field.name, in: members, definition) {
      report(rules.missingField, "\(container) has no '\(field.name)'", at: place)
    }
  }

  /// A field that is unknown where others are missing, but known elsewhere, belongs to a level that was left out:
  /// `nodeSelector` in the specification of a Deployment without selector and template.
  private mutating func reportUnknown(
    _ member: YAMLMember, of members: [YAMLMember], _ definition: SchemaDefinition, isExcerpt: Bool
  ) {
    guard diagnostics.count < Self.maximumReports else { return }
    let isOpen = reading.openField.map { if case .field($0)? = path.first { true } else { false } } ?? false
    let given = Set(members.filter(isGiven).map(\.name))
    let free = definition.fields.map(\.name).filter { !given.contains($0) }
    let near = nearestSpelling(of: member.name, in: free)
    let isSlip = near.map { abs($0.utf8.count - member.name.utf8.count) <= 2 } ?? false
    if isOpen, !isSlip { return }
    let isDoubtful =
      near == nil && path.count == 2
      && reading.doubtfulEntries.map { if case .field($0)? = path.first { true } else { false } } ?? false
    let isOfAnotherLevel = isExcerpt && !isSlip && schema.hasField(member.name)
    let isRefused =
      switch reading.unknownFields {
      case .refused: true
      case .refusedIfMisspelt: nearestSpelling(of: member.name, in: free, within: 2) != nil
      case .ignored: false
      }
    report(
      rules.unknownField, "unknown field '\(shortened(member.name))' in \(container)", at: member.key.range,
      help: isOfAnotherLevel ? nil : near.map { "did you mean '\($0)'?" } ?? reading.release,
      severity: isOfAnotherLevel || isOpen || isDoubtful || !isRefused ? .warning : .error)
  }

  private func isGiven(_ member: YAMLMember) -> Bool { !reading.takesNulls || !member.value.isNull }

  private func isForeign(_ name: String) -> Bool { path.isEmpty && reading.foreignFields.contains(name) }

  // MARK: Placeholders

  private func hasMark(_ text: String) -> Bool { text.contains { !$0.isLetter && $0 != "_" } }

  /// `replicas: N`
  private func isSingleCapital(_ scalar: YAMLScalar) -> Bool {
    scalar.content == .string && scalar.style == .plain && scalar.text.utf8.count == 1
      && scalar.text.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }

  /// `[...]`, and `[name]` in the place of a name.
  private func isStandIn(_ items: [YAMLValue], in value: YAMLValue) -> Bool {
    guard let item = items.first else { return reading.isElided }
    // No blank behind the bracket as there is behind `- `.
    guard items.count == 1, item.range.start == value.range.start + 1, let text = item.scalar?.text else {
      return false
    }
    return isPlaceholder(text) || isNameOfField(text) || text.contains(utf8: "|")
  }

  /// `{...}`, and `{NAME}` in the place of a name.
  private func isStandIn(_ members: [YAMLMember], in value: YAMLValue) -> Bool {
    guard let member = members.first else { return reading.isElided }
    return members.count == 1 && member.value.isNull && member.value.range.start == member.key.range.end
      && member.value.range.count == 0 && member.key.scalar?.style == .plain
  }

  /// Whether a text only says what belongs into the current field.
  private func isNameOfField(_ text: String) -> Bool {
    guard case .field(let name)? = path.last else { return false }
    return text.lowercased().contains(name.lowercased())
  }

  /// Whether one of the members is the field, only written wrong: that is told already.
  private func isMisspelt(_ name: String, in members: [YAMLMember], _ definition: SchemaDefinition) -> Bool {
    members.contains { definition[$0.name] == nil && nearestSpelling(of: $0.name, in: [name]) != nil }
  }

  // MARK: Words

  private mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, severity: Severity = .error
  ) {
    guard diagnostics.count < Self.maximumReports else { return }
    diagnostics.append(
      Diagnostic(
        rule, message, at: range, help: help,
        severity: max(rule.severity, severity, reading.severityLimit)))
  }

  /// What the current value is: "'replicas'", "item 2 of 'ports'".
  private var subject: String {
    switch path.last {
    case .field(let name): "'\(shortened(name))'"
    case .item(let index):
      if case .field(let name) = path.dropLast().last {
        "item \(index + 1) of '\(shortened(name))'"
      } else {
        "item \(index + 1)"
      }
    case nil: documentName
    }
  }

  /// Where the current value is: "spec.containers[0]"; only its end where it is deep.
  private var container: String {
    guard !path.isEmpty else { return documentName }
    var text = path.count > 5 ? "…" : ""
    for step in path.suffix(5) {
      switch step {
      case .field(let name): text += (text.isEmpty ? "" : ".") + shortened(name)
      case .item(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// `[a-zA-Z0-9._-]+`
private func isName(_ text: String) -> Bool {
  !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
}

/// The place of an item, a collection by its first key.
private func firstLine(of value: YAMLValue) -> SourceRange { value.mapping?.first?.key.range ?? value.range }
