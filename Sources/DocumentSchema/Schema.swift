import Synchronization

/// What a kind of document may hold, as a table in a notation of few words:
///
/// ```
/// service x-
///  image string
///  ports set(number|string|port)
///  environment set(string)|map(string|number|boolean|null)
///
/// port x-
///  target! integer|string
/// ```
///
/// A definition begins in the first column with its name; behind it `x-` lets fields through that begin so, and
/// `...` any others. Each field is one line: a blank, its name, `!` if it is required, a blank, its type. A type
/// lists forms with `|` between them: `string`, `number`, `integer`, `boolean`, `null`, `any`, a word in single
/// quotes, `list(…)`, `set(…)` (no item twice), `map(…)`, `names(…)` (a map whose keys are names), the name of a
/// definition, and `@format` for a string that the caller looks at further. Lines that begin with `#` are comments.
///
/// The table is read where it is needed, and once: at first its names, then each definition that a document asks for.
package struct Schema: Sendable {
  private let text: StaticString
  private let entries: [String: SchemaEntry]

  package init(_ text: StaticString) {
    self.text = text
    var entries: [String: SchemaEntry] = [:]
    text.withUTF8Buffer { bytes in
      var offset = 0
      while offset < bytes.count {
        var end = offset
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        let first = bytes[offset]
        if first != UInt8(ascii: " "), first != UInt8(ascii: "#"), end > offset {
          let name = bytes[offset..<end].prefix { $0 != UInt8(ascii: " ") }
          entries[String(decoding: name, as: UTF8.self)] = SchemaEntry(offset: offset)
        }
        offset = end + 1
      }
    }
    self.entries = entries
  }

  /// Names of all definitions, in no order.
  package var names: some Collection<String> { entries.keys }

  package func has(_ name: String) -> Bool { entries[name] != nil }

  /// Whether any definition has a field of this name. Looks through the whole table.
  func hasField(_ name: String) -> Bool {
    let wanted = Array((" " + name).utf8)
    return text.withUTF8Buffer { bytes in
      var offset = 0
      while offset < bytes.count {
        let behind = offset + wanted.count
        if behind < bytes.count, bytes[behind] == UInt8(ascii: " ") || bytes[behind] == UInt8(ascii: "!"),
          bytes[offset..<behind].elementsEqual(wanted)
        {
          return true
        }
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
        offset += 1
      }
      return false
    }
  }

  /// The definition of this name; `nil` for a name that the table does not have.
  package func definition(_ name: String) -> SchemaDefinition? {
    guard let entry = entries[name] else { return nil }
    return entry.definition.load() ?? entry.definition.storeIfNil(readDefinition(at: entry.offset))
  }

  private func readDefinition(at start: Int) -> SchemaDefinition {
    text.withUTF8Buffer { bytes in
      var offset = start
      func takeLine() -> Substring {
        var end = offset
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        defer { offset = end + 1 }
        return String(decoding: bytes[offset..<end], as: UTF8.self)[...]
      }
      let header = takeLine().split(separator: " ")
      var fields: [SchemaField] = []
      while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") {
        let words = takeLine().split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { continue }
        let isRequired = words[0].hasSuffix("!")
        fields.append(
          SchemaField(
            name: String(isRequired ? words[0].dropLast() : words[0]), isRequired: isRequired,
            type: SchemaType(words[1])))
      }
      return SchemaDefinition(
        fields: fields, takesExtensions: header.contains("x-"), isOpen: header.contains("..."))
    }
  }
}

/// A definition by where its line begins, and what it says once that was read.
private final class SchemaEntry: Sendable {
  let offset: Int
  let definition = AtomicLazyReference<SchemaDefinition>()

  init(offset: Int) { self.offset = offset }
}

/// A mapping with fields of known names.
package final class SchemaDefinition: Sendable {
  package let fields: [SchemaField]
  private let indices: [String: Int]
  let required: [SchemaField]
  /// Fields that begin with `x-` are nobody's business.
  package let takesExtensions: Bool
  /// Fields of other names are taken, too.
  package let isOpen: Bool

  init(fields: [SchemaField], takesExtensions: Bool, isOpen: Bool) {
    self.fields = fields
    indices = Dictionary(
      zip(fields.map(\.name), fields.indices), uniquingKeysWith: { first, _ in first })
    required = fields.filter(\.isRequired)
    self.takesExtensions = takesExtensions
    self.isOpen = isOpen
  }

  /// The field of this name.
  package subscript(name: String) -> SchemaField? { indices[name].map { fields[$0] } }
}

/// A field of a definition.
package struct SchemaField: Sendable {
  package let name: String
  package let isRequired: Bool
  package let type: SchemaType
}

/// The forms that a value can have.
package struct SchemaType: Sendable {
  package indirect enum Form: Sendable {
    case any, string, number, integer, boolean, null
    case word(String)
    case list(SchemaType), set(SchemaType)
    case map(SchemaType), names(SchemaType)
    /// A definition of this name.
    case object(String)
    /// What a string is for, such as a quantity.
    case format(String)
  }

  package let forms: [Form]

  /// Reads the notation of ``Schema``.
  package init(_ text: Substring) {
    forms = Self.alternatives(of: text).map(Form.init)
  }

  package func has(_ wanted: (Form) -> Bool) -> Bool { forms.contains(where: wanted) }

  /// Splits at each `|` that stands in no parentheses.
  private static func alternatives(of text: Substring) -> [Substring] {
    var result: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "|" where depth == 0:
        result.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return result + [text[start...]]
  }
}

extension SchemaType.Form {
  fileprivate init(_ text: Substring) {
    if text.hasPrefix("'") {
      self = .word(String(text.dropFirst().dropLast()))
    } else if text.hasPrefix("@") {
      self = .format(String(text.dropFirst()))
    } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      let inner = SchemaType(text[text.index(after: open)...].dropLast())
      switch text[..<open] {
      case "list": self = .list(inner)
      case "set": self = .set(inner)
      case "map": self = .map(inner)
      case "names": self = .names(inner)
      default: preconditionFailure("a schema has no form such as \(text)")
      }
    } else {
      switch text {
      case "any": self = .any
      case "string": self = .string
      case "number": self = .number
      case "integer": self = .integer
      case "boolean": self = .boolean
      case "null": self = .null
      default: self = .object(String(text))
      }
    }
  }

  /// For a message: "a string".
  var phrase: String {
    switch self {
    case .any: "any value"
    case .string: "a string"
    case .number: "a number"
    case .integer: "an integer"
    case .boolean: "true or false"
    case .null: "nothing"
    case .word(let word): "'\(word)'"
    case .list, .set: "a list"
    case .map, .names, .object: "a mapping"
    case .format: ""
    }
  }
}
