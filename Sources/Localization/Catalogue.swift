/// All that the theme says in one language. Made of two exhaustive `switch`es, so that none can be missing.
struct Catalogue: Sendable {
  let text: @Sendable (TextKey) -> String
  let counted: @Sendable (CountedTextKey) -> PluralForms

  init(
    _ text: @escaping @Sendable (TextKey) -> String,
    counted: @escaping @Sendable (CountedTextKey) -> PluralForms
  ) {
    self.text = text
    self.counted = counted
  }

  /// Those that are in the program, by tag.
  static let all: [String: Catalogue] = [
    "en": .english, "de": .german, "sr": .serbian, "sr-Latn": .serbianLatin,
  ]
}

/// A text in the forms that its language has for numbers.
package struct PluralForms: Sendable, Hashable {
  package private(set) var forms: [PluralCategory: String]

  init(one: String? = nil, few: String? = nil, other: String) {
    forms = [.other: other]
    forms[.one] = one
    forms[.few] = few
  }

  /// - Parameter forms: With one for `other`, which stands in for those that are missing.
  package init?(_ forms: [PluralCategory: String]) {
    guard forms[.other] != nil else { return nil }
    self.forms = forms
  }

  func mapped(_ change: (String) -> String) -> PluralForms {
    var changed = self
    changed.forms = forms.mapValues(change)
    return changed
  }
}

/// Texts of a site's own, from `strings:` in `site.yml`: all of a language's or some.
package struct SiteStrings: Sendable, Hashable {
  package var texts: [TextKey: String] = [:]
  package var counted: [CountedTextKey: PluralForms] = [:]

  package init() {}
}
