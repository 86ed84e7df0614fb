import Foundation
import Localization
import SiteRendering
import Testing

/// What scripts say in English stands in them, and in the catalogue for translators: the same in both.
@Suite struct ScriptStringTests {
  @Test func scriptsSayWhatTheCatalogueHas() throws {
    let scripts = BuiltInTheme.default.files.filter { $0.key.hasSuffix(".js") }.sorted { $0.key < $1.key }
      .map { String(decoding: $0.value, as: UTF8.self) }.joined()
    let english = SiteText(.english)
    let german = try #require(LanguageTag("de"))
    let texts = try #require(SiteText(german).ofScripts)
    for (name, _) in texts.texts {
      let key = try #require(TextKey(rawValue: name))
      #expect(scripts.contains("say(\"\(name)\","), "\(name) is not said")
      #expect(scripts.contains("\"\(english.phrase(key).text)\""), "\(name) is said otherwise")
    }
    for (name, _) in texts.counted {
      let key = try #require(CountedTextKey(rawValue: name))
      #expect(scripts.contains("sayCount(\"\(name)\","))
      for count in [1, 2] {
        let text = english[key, count].replacingOccurrences(of: String(count), with: "{count}")
        #expect(scripts.contains("\"\(text)\""), "\(name) is said otherwise")
      }
    }
    let said = scripts.components(separatedBy: "say(\"").dropFirst().compactMap {
      $0.split(separator: "\"").first
    }
    #expect(Set(said.map(String.init)) == Set(texts.texts.map(\.key)))
  }
}
