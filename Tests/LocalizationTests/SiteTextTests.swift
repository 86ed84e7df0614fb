import Testing

@testable import Localization

@Suite struct SiteTextTests {
  @Test func countsTakeTheFormOfTheLanguage() throws {
    let serbian = SiteText(try language("sr"))
    #expect(serbian[.noteCount, 1] == "1 белешка")
    #expect(serbian[.noteCount, 3] == "3 белешке")
    #expect(serbian[.noteCount, 11] == "11 бележака")
    #expect(serbian[.noteCount, 21] == "21 белешка")
    #expect(SiteText(.english)[.snippetsParse, 1] == "1 snippet checked, it parses")
    #expect(SiteText(.english)[.snippetsParse, 12] == "12 snippets checked, all parse")
  }

  @Test func serbianHasTwoScripts() throws {
    let latin = SiteText(try language("sr-Latn-RS"))
    #expect(latin[.noteCount, 5] == "5 beležaka")
    #expect(latin[.linkedFrom] == "Ovamo vode")
    #expect(latin[.searchNeedsJavaScript].contains("JavaScript"))
    #expect(serbianInLatin("Љубав Њива Џеп ђак") == "Ljubav Njiva Džep đak")
    #expect(SiteText(try language("sr-Cyrl"))[.archive] == "Архива")
  }

  @Test func textsOfTheSiteGoFirst() throws {
    let german = try language("de")
    let austrian = try language("de-AT")
    var forGerman = SiteStrings()
    forGerman.texts = [.archive: "Ältere", .home: "Start"]
    var forAustrian = SiteStrings()
    forAustrian.texts = [.home: "Anfang"]
    let strings = [german: forGerman, austrian: forAustrian]
    let text = SiteText(austrian, strings: strings)
    #expect(text[.home] == "Anfang")
    #expect(text[.archive] == "Ältere")
    #expect(text[.tags] == "Schlagwörter")
    #expect(SiteText(german, strings: strings)[.home] == "Start")
    #expect(SiteText(.english, strings: strings)[.home] == "Home")
  }

  @Test func englishStandsInWithTheDatesOfTheLanguage() throws {
    let french = try language("fr")
    #expect(!SiteText.speaks(french, strings: [:]))
    #expect(SiteText.speaks(.english, strings: [:]))
    let text = SiteText(french)
    #expect(text[.archive] == "Archive")
    #expect(text.facts.dates.day(1, 8, 2024) == "1 août 2024")
  }

  /// A note in a language that is not known does not change what the site speaks, and counts go by what is spoken.
  @Test func theSiteStandsInForANote() throws {
    let german = SiteText(try language("de"))
    let arabic = SiteText(try language("ar"), fallback: german)
    #expect(arabic[.archive] == "Archiv")
    #expect(arabic[.noteCount, 1] == "1 Notiz")
    #expect(SiteText(try language("fr"))[.noteCount, 0] == "0 notes")
    #expect(SiteText(try language("sr"), fallback: german)[.archive] == "Архива")
  }

  @Test func englishPagesCarryNoTextsForScripts() throws {
    #expect(SiteText(.english).ofScripts == nil)
    #expect(SiteText(try language("en-US")).ofScripts == nil)
    let german = try #require(SiteText(language("de")).ofScripts)
    #expect(german.texts.contains { $0 == ("copy", "Kopieren") })
    #expect(german.counted.first?.forms.map(\.category) == ["one", "other"])
  }

  @Test func gapsAreFilledByName() {
    let phrase = Phrase("{b} of {a}{c}, {a}")
    #expect(phrase.filled(["a": "1", "b": "{a}"]) == "{a} of 1, 1")
    #expect(phrase.parameters == ["a", "b", "c"])
    #expect(Phrase("open {brace").filled([:]) == "open {brace")
    #expect(Phrase("now at {link}.").around("link") == ("now at ", "."))
    #expect(Phrase("no gap").around("link") == ("no gap", ""))
  }

  private func language(_ tag: String) throws -> LanguageTag { try #require(LanguageTag(tag)) }
}
