import JSONSyntax
import Localization
import NoteModel

/// What all pages in one language have in common, made once.
struct PageLanguage: Sendable {
  let text: SiteText
  /// What templates see as `strings`.
  let strings: TemplateValue
  /// What scripts are to say, as JSON for a `<script>`; absent where they say it by themselves.
  let scriptStrings: TemplateValue

  /// - Parameter site: The language of the site, for what is not known in another one.
  init(_ tag: LanguageTag, settings: SiteSettings, site: PageLanguage? = nil) {
    text = SiteText(tag, strings: settings.strings, fallback: site?.text)
    strings = .object(
      Dictionary(text.plain.map { ($0.key.rawValue, .text($0.text)) }, uniquingKeysWith: { $1 }))
    scriptStrings = text.ofScripts.map { .text(scriptJSON($0)) } ?? .absent
  }

  var tag: LanguageTag { text.language }

  func longDate(_ date: NoteDate) -> String {
    text.facts.dates.day(date.day, date.month, date.year)
  }
}

private func scriptJSON(_ texts: ScriptTexts) -> String {
  var writer = JSONWriter()
  writer.object { writer in
    for (key, text) in texts.texts { writer.member(key, text) }
    for (key, forms) in texts.counted {
      writer.member(key, object: { for (category, text) in forms { $0.member(category, text) } })
    }
  }
  return scriptSafe(writer.bytes)
}
