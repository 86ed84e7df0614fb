import Diagnostics
import HCLSyntax
import SourceText

/// What an object type asks for.
struct ObjectType {
  var types: [String: HCLExpression] = [:]
  /// In order.
  var required: [String] = []
}

/// Whether a constant can be converted to a type. …/language/expressions/types#type-conversion
extension TerraformChecker {
  /// `default` against `type`; only what is certain from the text is reported.
  mutating func checkDefault(_ value: HCLExpression, is type: HCLExpression) {
    switch type.kind {
    case .variable: checkSimple(value, is: text(type.range))
    case .call(let call): checkCollection(value, is: call)
    default: return
    }
  }

  /// An argument that is true or false: `sensitive`, `prevent_destroy`.
  mutating func checkBoolean(_ value: HCLExpression) { checkSimple(value, is: "bool") }

  mutating func checkString(_ value: HCLExpression) { checkSimple(value, is: "string") }

  private mutating func checkSimple(_ value: HCLExpression, is type: String) {
    guard ["string", "number", "bool"].contains(type) else { return }
    switch value.kind {
    case .tuple, .object: reportMismatch(value, type)
    case .number: if type == "bool" { reportMismatch(value, type) }
    case .literal(.true), .literal(.false): if type == "number" { reportMismatch(value, type) }
    case .template:
      guard let written = literalText(value), !isPlaceholderText(written) else { return }
      let fits =
        type == "string" || (type == "bool" && ["true", "false", "1", "0"].contains(written))
        || (type == "number" && written.utf8.contains(where: isASCIIDigit))
      if !fits { reportMismatch(value, type) }
    default: return
    }
  }

  private mutating func checkCollection(_ value: HCLExpression, is call: HCLCall) {
    let type = text(call.name)
    switch value.kind {
    case .template, .number, .literal(.true), .literal(.false):
      guard terraformTypes.contains(type), type != "optional" else { return }
      if let written = literalText(value), isPlaceholderText(written) { return }
      reportMismatch(value, type)
    case .tuple(let elements):
      if type == "map" || type == "object" { return reportMismatch(value, type) }
      guard type == "list" || type == "set", let inner = call.arguments.first else { return }
      for element in elements { checkDefault(element, is: inner) }
    case .object(let items):
      if type == "list" || type == "set" || type == "tuple" { return reportMismatch(value, type) }
      guard let inner = call.arguments.first else { return }
      if type == "map" { for item in items { checkDefault(item.value, is: inner) } }
      if type == "object" { checkAttributes(items, of: value, is: inner) }
    default: return
    }
  }

  /// `object({ name = string, port = optional(number) })`: each attribute that is not optional must be there. The
  /// first that is not is reported.
  private mutating func checkAttributes(
    _ items: [HCLObjectItem], of value: HCLExpression, is type: HCLExpression
  ) {
    guard case .object(let attributes) = type.kind else { return }
    let wanted = objectType(attributes, at: type.range.start)
    var given: Set<String> = []
    for item in items {
      guard let name = attributeName(item.key) else { return }
      given.insert(name)
      if let type = wanted.types[name] { checkDefault(item.value, is: type) }
    }
    guard let missing = wanted.required.first(where: { !given.contains($0) }), !isOpenEnded(value.range)
    else {
      return
    }
    report(
      TerraformRules.typeMismatch, "the object lacks the attribute `\(missing)`",
      at: SourceRange(value.range.start, value.range.start + 1),
      help: "add it, or make it `optional(…)` in the type")
  }

  /// The attributes of an object type, sorted out once for all values of a list.
  private mutating func objectType(_ attributes: [HCLObjectItem], at start: Int) -> ObjectType {
    if let known = objectTypes[start] { return known }
    var result = ObjectType()
    for attribute in attributes {
      guard let name = attributeName(attribute.key) else { continue }
      if case .call(let call) = attribute.value.kind, text(call.name) == "optional" {
        result.types[name] = call.arguments.first
      } else {
        result.types[name] = attribute.value
        if !isLeftOut(attribute.value) { result.required.append(name) }
      }
    }
    objectTypes[start] = result
    return result
  }

  /// A key that is a name or a plain string.
  private func attributeName(_ key: HCLExpression) -> String? {
    if case .variable = key.kind { return text(key.range) }
    return literalText(key)
  }

  private mutating func reportMismatch(_ value: HCLExpression, _ type: String) {
    report(
      TerraformRules.typeMismatch, "\(describe(value)) is given where \(describe(type)) is wanted",
      at: value.range, help: example(of: type, value))
  }

  private func describe(_ type: String) -> String {
    switch type {
    case "bool": "a Boolean"
    case "object": "an object"
    default: "a \(type)"
    }
  }

  private func example(of type: String, _ value: HCLExpression) -> String? {
    switch (type, value.kind) {
    case ("list", .template), ("set", .template), ("list", .number), ("set", .number):
      text(value.range).utf8.count <= 60 ? "write [\(text(value.range))]" : nil
    case ("bool", _): "write true or false"
    case ("map", .tuple), ("object", .tuple): "write { name = value }"
    case ("list", .object), ("set", .object): "write [ … ]"
    default: nil
    }
  }

  /// A text that the reader replaces: `<number>`, `...`, `YOUR_…`.
  func isPlaceholderText(_ text: String) -> Bool {
    text.contains(utf8: "<") || text.contains(utf8: "...") || text.contains(utf8: "…")
      || text.contains(utf8: "YOUR")
      || text.contains(utf8: "$") || text.contains(utf8: "{")
  }
}
