/// What the theme says in the language of a page, and how dates are written there. Made once per language.
package struct SiteText: Sendable {
  package let language: LanguageTag
  package let facts: LanguageFacts
  /// Texts without a parameter, by key.
  package let plain: [(key: TextKey, text: String)]
  /// Of the language that the texts are in.
  private let plurals: PluralRules
  private let phrases: [TextKey: Phrase]
  private let counted: [CountedTextKey: [PluralCategory: Phrase]]

  /// - Parameter strings: The site's own, by tag: those for a region go before those for the language, and these
  ///   before what is in the program. What neither has is in English.
  /// - Parameter fallback: What is said in a language of which neither has anything: a note in Arabic does not make
  ///   a German site speak English.
  package init(
    _ language: LanguageTag, strings: [LanguageTag: SiteStrings] = [:], fallback: SiteText? = nil
  ) {
    self.language = language
    facts = LanguageFacts(language) ?? .english
    guard Self.speaks(language, strings: strings) else {
      let fallback = fallback ?? .english
      plurals = fallback.plurals
      plain = fallback.plain
      phrases = fallback.phrases
      counted = fallback.counted
      return
    }
    plurals = facts.plurals
    let catalogue = Self.catalogue(of: language)
    let own = Self.own(strings, for: language)
    var phrases: [TextKey: Phrase] = [:]
    var plain: [(key: TextKey, text: String)] = []
    for key in TextKey.allCases {
      let text = own.lazy.compactMap { $0.texts[key] }.first ?? (catalogue ?? .english).text(key)
      let phrase = Phrase(text)
      phrases[key] = phrase
      if phrase.parameters.isEmpty { plain.append((key, text)) }
    }
    self.plain = plain
    self.phrases = phrases
    var counted: [CountedTextKey: [PluralCategory: Phrase]] = [:]
    for key in CountedTextKey.allCases {
      let forms = own.lazy.compactMap { $0.counted[key] }.first ?? (catalogue ?? .english).counted(key)
      counted[key] = forms.forms.mapValues { Phrase($0) }
    }
    self.counted = counted
  }

  /// A text without parameters.
  package subscript(_ key: TextKey) -> String { phrase(key).filled([:]) }

  /// A text whose gaps are filled.
  package subscript(_ key: TextKey, _ values: KeyValuePairs<String, String>) -> String {
    phrase(key).filled(values)
  }

  package func phrase(_ key: TextKey) -> Phrase { phrases[key] ?? Phrase("") }

  /// A text with a number in it, in the form that goes with it.
  package subscript(_ key: CountedTextKey, _ count: Int) -> String {
    let forms = counted[key] ?? [:]
    let phrase = forms[plurals.category(of: count)] ?? forms[.other]
    return phrase?.filled(["count": String(count)]) ?? ""
  }

  private static let english = SiteText(.english)

  private static func catalogue(of language: LanguageTag) -> Catalogue? {
    language.fallbacks.lazy.compactMap { Catalogue.all[$0] }.first
  }

  /// The nearest first.
  private static func own(_ strings: [LanguageTag: SiteStrings], for language: LanguageTag) -> [SiteStrings] {
    guard !strings.isEmpty else { return [] }
    return language.fallbacks.flatMap { tag in
      strings.filter { $0.key.fallbacks.first == tag || $0.key.text == tag }.values
    }
  }

  /// Whether the program or the site itself has texts in the language; else they are English.
  package static func speaks(_ language: LanguageTag, strings: [LanguageTag: SiteStrings]) -> Bool {
    catalogue(of: language) != nil || !own(strings, for: language).isEmpty
  }

  /// Keys for which `strings` would have to give a text, as the program has none in the language.
  package static func missing(_ strings: SiteStrings, in language: LanguageTag) -> [String] {
    guard catalogue(of: language) == nil else { return [] }
    return TextKey.allCases.filter { strings.texts[$0] == nil }.map(\.rawValue)
      + CountedTextKey.allCases.filter { strings.counted[$0] == nil }.map(\.rawValue)
  }

  /// The gaps that a text must have, for a site's own: those of the English one.
  package static func parameters(of key: TextKey) -> Set<String> {
    Phrase(Catalogue.english.text(key)).parameters
  }

  /// What the theme's scripts say; `nil` where that is what stands in them, which is English.
  package var ofScripts: ScriptTexts? {
    let texts = TextKey.ofScripts.map { ($0, phrase($0).text) }
    let forms = CountedTextKey.ofScripts.map { ($0, PluralForms((counted[$0] ?? [:]).mapValues(\.text))) }
    let isEnglish =
      texts.allSatisfy { Catalogue.english.text($0) == $1 }
      && forms.allSatisfy { Catalogue.english.counted($0) == $1 }
    guard !isEnglish else { return nil }
    return ScriptTexts(
      texts: texts.map { ($0.rawValue, $1) },
      counted: forms.map { key, forms in
        let named = PluralCategory.allCases.compactMap { category in
          forms?.forms[category].map { (category.rawValue, $0) }
        }
        return (key.rawValue, named)
      })
  }
}

/// Texts for scripts, their gaps unfilled.
package struct ScriptTexts: Sendable {
  package let texts: [(key: String, text: String)]
  /// With the names of the plural categories.
  package let counted: [(key: String, forms: [(category: String, text: String)])]
}
