import NoteModel

/// What a template can show.
package enum TemplateValue: Sendable, Hashable {
  /// An empty text stands for what is absent: it shows nothing and its section is skipped, but its key
  /// is there, so that the look-up does not go on to an outer object.
  case text(String)
  /// HTML of ours, UTF-8.
  case markup([UInt8])
  case flag(Bool)
  case list([TemplateValue])
  case object([String: TemplateValue])

  static let absent = TemplateValue.text("")

  static func number(_ value: Int) -> TemplateValue { .text(String(value)) }

  /// A value of the front matter or of `site.yml`, as plain data.
  init(_ value: MetadataValue) {
    switch value {
    case .null: self = .absent
    case .bool(let flag): self = .flag(flag)
    case .integer(let number): self = .number(number)
    case .number(let number): self = .text(String(number))
    case .string(let text): self = .text(text)
    case .list(let values): self = .list(values.map { TemplateValue($0) })
    case .map(let entries):
      self = .object(
        Dictionary(entries.map { ($0.key, TemplateValue($0.value)) }, uniquingKeysWith: { $1 }))
    }
  }

  /// Whether sections over it are left out.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .markup(let bytes): bytes.isEmpty
    case .flag(let flag): !flag
    case .list(let values): values.isEmpty
    case .object: false
    }
  }
}

// MARK: Transforms

extension TemplateValue {
  /// What `{{name(value)}}` shows; `nil` where the transform cannot be applied.
  func transformed(by name: String) -> TemplateValue? {
    switch self {
    case .text(let text): Self.transformed(text, by: name)
    case .list(let values): Self.transformed(values, by: name)
    case .markup(let bytes): name == "empty" ? .flag(bytes.isEmpty) : nil
    case .flag, .object: nil
    }
  }

  private static func transformed(_ text: String, by name: String) -> TemplateValue? {
    switch name {
    case "empty": return .flag(text.isEmpty)
    case "capitalized": return .text(capitalized(text))
    case "lowercased": return .text(text.lowercased())
    case "uppercased": return .text(text.uppercased())
    case "reversed": return .text(String(text.reversed()))
    default: break
    }
    guard let number = Int(text) else { return nil }
    return switch name {
    case "plusone": .number(number &+ 1)
    case "minusone": .number(number &- 1)
    case "equalzero": .flag(number == 0)
    case "even": .flag(number.isMultiple(of: 2))
    case "odd": .flag(!number.isMultiple(of: 2))
    default: nil
    }
  }

  private static func transformed(_ values: [TemplateValue], by name: String) -> TemplateValue? {
    switch name {
    case "empty": .flag(values.isEmpty)
    case "first": values.first
    case "last": values.last
    case "reversed": .list(values.reversed())
    case "count": .number(values.count)
    default: nil
    }
  }

  /// Each word with a capital, and none within: `it's EKS` is `It's Eks`.
  private static func capitalized(_ text: String) -> String {
    var result = ""
    var isInWord = false
    for character in text {
      result += isInWord ? character.lowercased() : character.uppercased()
      isInWord = character.isLetter || character.isNumber || character == "'" || character == "’"
    }
    return result
  }
}
