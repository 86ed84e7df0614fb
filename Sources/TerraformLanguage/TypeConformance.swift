import Diagnostics
import HCLSyntax
import SourceText

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
      guard type == "map", let inner = call.arguments.first else { return }
      for item in items { checkDefault(item.value, is: inner) }
    default: return
    }
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
  private func isPlaceholderText(_ text: String) -> Bool {
    text.contains("<") || text.contains("...") || text.contains("…") || text.contains("YOUR")
      || text.contains("$") || text.contains("{")
  }
}
