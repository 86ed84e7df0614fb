import Synchronization

/// What is said in each language that notes are in. Made when it is first asked for, since it takes longer than to
/// parse a short note.
package final class SiteTexts: Sendable {
  private let site: SiteText
  private let strings: [LanguageTag: SiteStrings]
  private let others = Mutex<[LanguageTag: SiteText]>([:])

  /// - Parameter language: That of the site.
  package init(_ language: LanguageTag, strings: [LanguageTag: SiteStrings]) {
    site = SiteText(language, strings: strings)
    self.strings = strings
  }

  /// - Parameter language: `nil` for that of the site.
  package subscript(_ language: LanguageTag?) -> SiteText {
    guard let language, language != site.language else { return site }
    return others.withLock { others in
      if let known = others[language] { return known }
      let text = SiteText(language, strings: strings, fallback: site)
      others[language] = text
      return text
    }
  }
}
