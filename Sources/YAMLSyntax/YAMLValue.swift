import Diagnostics
import SourceText

/// A YAML value and its place in the text.
package struct YAMLValue: Sendable {
  package enum Kind: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLValue])
    /// In the order of the source; of a key given twice only the first.
    case mapping([YAMLMember])
  }

  package let kind: Kind
  /// In bytes of the text. An alias has its own place, what stands in it that of the anchor.
  package let range: SourceRange
  /// As it is written: `!Sub`; `nil` for none.
  package let tag: String?

  package init(_ kind: Kind, at range: SourceRange, tag: String? = nil) {
    self.kind = kind
    self.range = range
    self.tag = tag
  }

  /// The scalar this is, `nil` when it is something else.
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  /// The members of the mapping this is, `nil` when it is something else.
  package var mapping: [YAMLMember]? {
    if case .mapping(let members) = kind { members } else { nil }
  }

  /// The items of the sequence this is, `nil` when it is something else.
  package var sequence: [YAMLValue]? {
    if case .sequence(let items) = kind { items } else { nil }
  }
}

/// One `key: value` of a mapping.
package struct YAMLMember: Sendable {
  /// The text of the key; the source text of one that is no scalar.
  package let name: String
  package let key: YAMLValue
  package let value: YAMLValue

  package init(name: String, key: YAMLValue, value: YAMLValue) {
    self.name = name
    self.key = key
    self.value = value
  }
}

/// A scalar with its text and what the text stands for.
package struct YAMLScalar: Sendable, Hashable {
  package enum Style: Sendable, Hashable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// What a plain scalar is by the core schema (YAML 1.2.2 §10.3.2). All others are strings, and dates too.
  package enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string
  }

  /// Quotes, escapes and folding undone.
  package let text: String
  package let style: Style
  package let content: Content

  /// The text in quotes: a string.
  package init(quoted text: String) { self.init(text: text, style: .doubleQuoted, isString: true) }

  /// The text without quotes: what it stands for is what it looks like.
  package init(plain text: String) { self.init(text: text, style: .plain, isString: false) }

  package init(text: String, style: Style, isString: Bool) {
    self.text = text
    self.style = style
    content = isString || style != .plain ? .string : Content(plain: text)
  }
}

extension YAMLScalar.Content {
  /// What a plain scalar stands for.
  package init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    default: self = Self.number(text) ?? .string
    }
  }

  private static func number(_ text: String) -> Self? {
    // Most scalars are words: their first byte tells.
    guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return nil }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      // Swift would take a sign here.
      guard digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-") else { return nil }
      return Int(digits, radix: radix).map(Self.integer)
    }
    let hasSign = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    let unsigned = hasSign ? text.dropFirst() : text[...]
    switch unsigned {
    case ".inf", ".Inf", ".INF": return .number(first == UInt8(ascii: "-") ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return hasSign ? nil : .number(.nan)
    default: break
    }
    var rest = unsigned.utf8[...]
    let whole = digits(&rest)
    if rest.isEmpty, whole > 0, let integer = Int(text) { return .integer(integer) }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = digits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits(&rest) > 0 else { return nil }
    }
    // Swift reads neither ".5" nor "5.": both are numbers here.
    guard rest.isEmpty else { return nil }
    let padded = unsigned.hasPrefix(".") ? "0" + unsigned : String(unsigned)
    let readable = fraction == 0 ? padded.filter { $0 != "." } : padded
    return Double(readable).map { .number(first == UInt8(ascii: "-") ? -$0 : $0) }
  }

  /// Takes the digits at the front and tells how many there were.
  private static func digits(_ rest: inout Substring.UTF8View) -> Int {
    let count = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(count)
    return count
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

/// What ``parseYAML(_:)`` found.
package struct YAMLDocument: Sendable {
  /// The value of the first document; `nil` for an empty text, and where nothing could be read.
  package let root: YAMLValue?
  /// In order of place.
  package let diagnostics: [Diagnostic]
}

/// What ``parseYAMLStream(_:intent:)`` found.
package struct YAMLStream: Sendable {
  /// The values of the documents; one that is empty is null.
  package let documents: [YAMLValue]
  /// In order of place.
  package let diagnostics: [Diagnostic]
  /// Parts are left out on purpose: nothing may be called missing.
  package let isElided: Bool
  /// Another program fills parts in, and leaves some out, before this is YAML.
  package let isTemplated: Bool
  /// For the page: in order, none overlapping.
  package let tokens: [SyntaxToken]
}
