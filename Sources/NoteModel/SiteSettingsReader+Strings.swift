import Diagnostics
import Localization
import SourceText
import YAMLSyntax

extension SiteSettingsReader {
  /// Texts of the theme by language and key: `strings: {fr: {archive: Archives}}`.
  mutating func readStrings(_ value: YAMLValue) {
    guard let languages = value.mapping else {
      return reportType(SettingsKey.strings.rawValue, "a mapping from languages to texts", value)
    }
    for member in languages {
      let isKey = TextKey(rawValue: member.name) != nil || CountedTextKey(rawValue: member.name) != nil
      guard !isKey, let language = LanguageTag(member.name) else {
        report(
          SettingsRules.wrongValue, "'\(shortened(member.name))' is no language tag such as en or de-CH",
          member.key.range,
          help: isKey ? "texts stand under their language: 'strings: {en: {\(member.name): …}}'" : nil)
        continue
      }
      guard let texts = member.value.mapping else {
        reportType(member.name, "a mapping from keys to texts", member.value)
        continue
      }
      var strings = SiteStrings()
      for text in texts { readString(text, of: language, into: &strings) }
      settings.strings[language] = strings
      reportMissing(strings, language, member.key.range)
    }
  }

  private mutating func readString(
    _ member: YAMLMember, of language: LanguageTag, into strings: inout SiteStrings
  ) {
    if let key = TextKey(rawValue: member.name) {
      guard let text = text(member.value, name: member.name) else { return }
      if hasGaps(SiteText.parameters(of: key), text, member) { strings.texts[key] = text }
    } else if let key = CountedTextKey(rawValue: member.name) {
      strings.counted[key] = pluralForms(member, of: language)
    } else {
      let keys = TextKey.allCases.map(\.rawValue) + CountedTextKey.allCases.map(\.rawValue)
      reportUnknown(member, suggestion: nil, candidates: keys, what: "text of the theme")
    }
  }

  /// One text for all numbers, or one for each form that the language has.
  private mutating func pluralForms(_ member: YAMLMember, of language: LanguageTag) -> PluralForms? {
    let needed = (LanguageFacts(language) ?? .english).plurals.categories
    guard let members = member.value.mapping else {
      guard let text = text(member.value, name: member.name), hasGaps(["count"], text, member) else {
        return nil
      }
      return PluralForms([.other: text])
    }
    var forms: [PluralCategory: String] = [:]
    for form in members {
      guard let category = PluralCategory(rawValue: form.name), needed.contains(category) else {
        let words = needed.map(\.rawValue)
        report(
          SettingsRules.pluralForms,
          "'\(shortened(form.name))' is no form of '\(member.name)' in '\(language.text)', which has "
            + inWords(words, joinedBy: "and"),
          form.key.range, help: nearestSpelling(of: form.name, in: words).map { "did you mean '\($0)'?" })
        continue
      }
      guard let text = text(form.value, name: form.name), hasGaps(["count"], text, form) else { continue }
      forms[category] = text
    }
    let missing = needed.filter { forms[$0] == nil }.map(\.rawValue)
    if !missing.isEmpty {
      report(
        SettingsRules.pluralForms,
        "'\(member.name)' lacks the form \(inWords(missing, joinedBy: "and")) of '\(language.text)'",
        member.key.range,
        help: forms[.other] == nil ? nil : "'other' stands in, which readers notice")
    }
    return PluralForms(forms)
  }

  /// Whether a text has the gaps that are filled in it, and no others.
  private mutating func hasGaps(_ gaps: Set<String>, _ text: String, _ member: YAMLMember) -> Bool {
    let found = Phrase(text).parameters
    if let unknown = found.subtracting(gaps).sorted().first {
      report(
        SettingsRules.wrongValue, "nothing is filled in for '{\(unknown)}' in '\(member.name)'",
        member.value.range,
        help: gaps.isEmpty
          ? "the text has no gaps" : "write " + inWords(gaps.sorted().map { "{\($0)}" }, joinedBy: "and"))
      return false
    }
    if let missing = gaps.subtracting(found).sorted().first {
      report(
        SettingsRules.wrongValue, "'\(member.name)' has no '{\(missing)}', where something is filled in",
        member.value.range)
      return false
    }
    return true
  }

  /// A language that the program does not speak is to be given whole.
  private mutating func reportMissing(
    _ strings: SiteStrings, _ language: LanguageTag, _ range: SourceRange
  ) {
    let missing = SiteText.missing(strings, in: language)
    guard !missing.isEmpty else { return }
    let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
    report(
      SettingsRules.missingStrings,
      "\(missing.count == 1 ? "a text is" : "texts are") missing in '\(language.text)': \(named)",
      range, help: "they are shown in English; the manual, languages.md, lists all")
  }

  /// Tells that the theme does not speak the site's language.
  mutating func checkLanguage() {
    let language = settings.languageTag
    guard let range = languageRange, !SiteText.speaks(language, strings: settings.strings) else { return }
    report(
      SettingsRules.noStrings,
      LanguageFacts(language) == nil
        ? "there is no language '\(language.text)' in the CLDR: theme and dates are in English"
        : "the theme has no texts in '\(language.text)': it speaks English, dates are in '\(language.text)'",
      range, help: "give it some with 'strings: {\(language.text): {archive: …}}'")
  }
}
