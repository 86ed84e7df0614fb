/// Makes heading ids as GitHub makes them: lower case, letters, marks, digits, `-` and `_` kept, blanks as
/// `-`, everything else dropped; repeated ones numbered `-1`, `-2`.
package struct HeadingIDs {
  private var used: Set<String> = []
  /// How often each base was asked for, so that numbering does not restart at 1.
  private var count: [String: Int] = [:]

  package init() {}

  package mutating func id(for text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ": bytes.append(UInt8(ascii: "-"))
      case "a"..."z", "0"..."9", "-", "_": bytes.append(UInt8(ascii: scalar))
      case "A"..."Z": bytes.append(UInt8(ascii: scalar) | 0x20)
      case "\0"..."\u{7F}": break
      default:
        if scalar.properties.isWordPart { bytes += scalar.properties.lowercaseMapping.utf8 }
      }
    }
    var base = String(decoding: bytes, as: UTF8.self)
    if base.isEmpty { base = "section" }
    var id = base
    while !used.insert(id).inserted {
      let number = (count[base] ?? 0) + 1
      count[base] = number
      id = "\(base)-\(number)"
    }
    return id
  }
}

extension Unicode.Scalar.Properties {
  /// Letters, marks, numbers and connectors: what GitHub keeps in an id.
  fileprivate var isWordPart: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
