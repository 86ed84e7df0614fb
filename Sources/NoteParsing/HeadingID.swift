/// Makes heading ids as GitHub makes them: lower case, letters, marks, digits, `-` and `_` kept, blanks as
/// `-`, everything else dropped; repeated ones numbered `-1`, `-2`.
struct HeadingIDs {
  private var used: Set<String> = []
  /// How often each base was asked for, so that numbering does not restart at 1.
  private var count: [String: Int] = [:]

  mutating func id(for text: String) -> String {
    var base = ""
    for scalar in text.unicodeScalars {
      if scalar == " " {
        base.append("-")
      } else if scalar == "-" || scalar == "_" || scalar.properties.isWordPart {
        base.append(scalar.properties.lowercaseMapping)
      }
    }
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
