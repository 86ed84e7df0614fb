import Testing

@testable import Localization

@Suite struct CatalogueTests {
  /// A text that is left empty, or lost a gap in translation, would leave a hole in a page.
  @Test(arguments: Catalogue.all.keys.sorted())
  func everyTextIsThereWithTheGapsOfTheEnglishOne(tag: String) throws {
    let catalogue = try #require(Catalogue.all[tag])
    for key in TextKey.allCases {
      let text = catalogue.text(key)
      #expect(!text.isEmpty, "\(tag) \(key)")
      #expect(Phrase(text).parameters == SiteText.parameters(of: key), "\(tag) \(key)")
    }
    for key in CountedTextKey.allCases {
      for (_, text) in catalogue.counted(key).forms {
        #expect(Phrase(text).parameters == ["count"], "\(tag) \(key)")
      }
    }
  }

  /// Texts with one form only are those that need no other.
  @Test(arguments: Catalogue.all.keys.sorted())
  func countedTextsHaveTheFormsOfTheLanguage(tag: String) throws {
    let catalogue = try #require(Catalogue.all[tag])
    let language = try #require(LanguageTag(tag))
    let needed = try #require(LanguageFacts(language)).plurals.categories
    for key in CountedTextKey.allCases {
      let forms = catalogue.counted(key).forms
      #expect(forms.count == 1 || Set(forms.keys) == Set(needed), "\(tag) \(key)")
    }
  }
}
