/// Properties of notes and sections that stand in the index as words which no text can hold: a filter is
/// then a look-up like any other.
package enum FilterMark: Sendable, Hashable {
  case tag(String)
  /// Of a snippet in a section.
  case language(String)
  /// `2024-06-07`.
  case day(String)

  package static let tagPrefix = "tag:"
  package static let languagePrefix = "lang:"
  package static let dayPrefix = "day:"

  package var word: String {
    switch self {
    case .tag(let name): Self.tagPrefix + name.lowercased()
    case .language(let name): Self.languagePrefix + name.lowercased()
    case .day(let day): Self.dayPrefix + day
    }
  }

  /// What other words begin with that the filter finds as well: tags below the tag, `aws/eks` below `aws`.
  var wordsBelow: String? {
    if case .tag = self { word + "/" } else { nil }
  }

  var belongsToNote: Bool {
    switch self {
    case .tag, .day: true
    case .language: false
    }
  }
}
