import Diagnostics
import SourceText

/// What counts as JSON.
package enum JSONDialect: Sendable, Hashable {
  /// RFC 8259.
  case strict
  /// JSON with comments and trailing commas, as editors and TypeScript read it (`jsonc`).
  case comments
  /// One value a line (`ndjson`, JSON Lines).
  case lines
}

/// A JSON value and its place in the text.
package struct JSONValue: Sendable {
  package enum Kind: Sendable {
    case object(JSONObject)
    case array([JSONValue])
    /// With its escapes decoded.
    case string(String)
    /// As it is written; see ``JSONValue/double`` and ``JSONValue/integer``.
    case number(String)
    case bool(Bool)
    case null
    /// Left out on purpose: `...`, `<account id>`, `{{ value }}`.
    case elision
    /// Nothing fit here; a diagnostic says so.
    case missing
  }

  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The object this is, `nil` when it is something else.
  package var object: JSONObject? {
    if case .object(let object) = kind { object } else { nil }
  }

  /// The elements of the array this is, `nil` when it is something else.
  package var array: [JSONValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The decoded string this is, `nil` when it is something else.
  package var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The number this is; a number too large for `Double` is infinite, as `strtod` has it.
  package var double: Double? {
    if case .number(let text) = kind { Double(text) } else { nil }
  }

  /// The number this is when it is whole, written without fraction and exponent, and fits.
  package var integer: Int? {
    if case .number(let text) = kind { Int(text) } else { nil }
  }

  /// Whether the author left this out, `[...]` and `{...}` included, or wrote something that could not be
  /// read.
  package var isUnknown: Bool {
    switch kind {
    case .elision, .missing: true
    case .array(let elements): !elements.isEmpty && elements.allSatisfy(\.isUnknown)
    case .object(let object): object.members.isEmpty && object.isElided
    case .string, .number, .bool, .null: false
    }
  }
}

/// The members of an object in the order they are written, a key given twice included.
package struct JSONObject: Sendable {
  package let members: [JSONMember]
  /// Whether members are left out (`...`), so that nothing may be called missing.
  package let isElided: Bool

  package init(members: [JSONMember], isElided: Bool) {
    self.members = members
    self.isElided = isElided
  }

  /// The value of the last member with this key, as most parsers take it; `nil` when there is none.
  package subscript(key: String) -> JSONValue? { member(key)?.value }

  /// The last member with this key.
  package func member(_ key: String) -> JSONMember? { members.last { $0.key == key } }
}

/// One `"key": value` of an object.
package struct JSONMember: Sendable {
  /// With its escapes decoded.
  package let key: String
  /// The key with its quotes.
  package let keyRange: SourceRange
  package let value: JSONValue

  package init(key: String, keyRange: SourceRange, value: JSONValue) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

/// What ``parseJSON(_:dialect:excerpt:)`` found.
package struct JSONDocument: Sendable {
  /// The values at the top: one in a proper document, several in JSON Lines, none in an empty text. The
  /// members of a fragment without its outer braces make up one object that is elided.
  package let roots: [JSONValue]
  /// In order of place.
  package let diagnostics: [Diagnostic]
  /// Whether parts are left out on purpose: an elision, a placeholder, outer braces that are not shown.
  package let isPartial: Bool

  init(roots: [JSONValue], diagnostics: [Diagnostic], isPartial: Bool) {
    self.roots = roots
    self.diagnostics = diagnostics
    self.isPartial = isPartial
  }

  /// The document that a value of another language would be written as.
  package init(root: JSONValue) { self.init(roots: [root], diagnostics: [], isPartial: false) }

  /// The first value; `.missing` when there is none.
  package var root: JSONValue { roots.first ?? JSONValue(.missing, at: SourceRange(0, 0)) }
}
