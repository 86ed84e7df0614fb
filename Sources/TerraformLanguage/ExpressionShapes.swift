import HCLSyntax
import SourceText

/// What an expression is, for messages and for arguments that take a name.
extension TerraformChecker {
  /// Whether the author left it out, or the parser could not read it.
  func isLeftOut(_ value: HCLExpression) -> Bool {
    switch value.kind {
    case .missing, .placeholder: true
    case .parentheses(let inner): isLeftOut(inner)
    default: false
    }
  }

  /// The text of a string without interpolations, as it was written.
  func literalText(_ value: HCLExpression) -> String? {
    guard case .template(let template) = value.kind, template.isLiteral, case .quoted = template.form else {
      return nil
    }
    return text(template.content)
  }

  /// A name followed by names and indexes only.
  func isReference(_ value: HCLExpression) -> Bool {
    switch value.kind {
    case .variable: true
    case .access(let base, _): isReference(base)
    default: false
    }
  }

  /// Whether a quoted text would be a reference without its quotes: names, dots and brackets.
  func looksLikeReference(_ text: String) -> Bool {
    guard let first = text.utf8.first, isASCIILetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    let marks = Set("_-.[]\"*\\".utf8)
    return text.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || marks.contains($0) || $0 >= 0x80 }
  }

  /// "a string", "a list": for messages.
  func describe(_ value: HCLExpression) -> String {
    switch value.kind {
    case .missing, .placeholder: "left out"
    case .number: "a number"
    case .literal(.null): "null"
    case .literal: "a Boolean"
    case .template: "a string"
    case .variable, .access: "a reference"
    case .call: "a call"
    case .parentheses(let inner): describe(inner)
    case .unary, .binary: "a computed value"
    case .conditional: "a condition"
    case .tuple, .forLoop: "a list"
    case .object: "a map"
    }
  }
}
