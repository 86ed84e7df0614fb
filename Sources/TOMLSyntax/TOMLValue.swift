import Diagnostics
import SourceText

/// A TOML value and its place in the text.
package struct TOMLValue: Sendable {
  package enum Kind: Sendable {
    /// With its escapes decoded.
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    /// As it is written; checked to exist.
    case date(String, TOMLDateKind)
    case array([TOMLValue])
    case table(TOMLTable)
    /// Left out on purpose: `...`, `<name>`; only in snippets.
    case elided
    /// Nothing fit here; a diagnostic says so.
    case missing
  }

  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Whether it is left out on purpose.
  var isElided: Bool {
    if case .elided = kind { true } else { false }
  }

  /// The elements of the array this is, `nil` when it is something else.
  package var array: [TOMLValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }
}

/// The four kinds of dates and times (TOML 1.0, "Offset Date-Time" and the sections after it).
package enum TOMLDateKind: Sendable, Hashable {
  case offsetDateTime, localDateTime, localDate, localTime
}

/// A table's members in the order in which their keys first appear.
package struct TOMLTable: Sendable {
  package let members: [TOMLMember]

  /// The value of `key`, `nil` when there is none.
  package subscript(key: String) -> TOMLValue? { members.first { $0.key == key }?.value }
}

/// One key of a table and its value; for a table that has a header, the place of the key is there.
package struct TOMLMember: Sendable {
  /// One part of a dotted key, quotes and escapes undone.
  package let key: String
  package let keyRange: SourceRange
  package let value: TOMLValue
}

/// What ``parseTOML(_:)`` found.
package struct TOMLDocument: Sendable {
  package let root: TOMLTable
  /// In order of place.
  package let diagnostics: [Diagnostic]
}
