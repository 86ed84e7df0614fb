import Testing

@testable import Localization

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("DE-at", "de-AT"), ("sr-LATN-rs", "sr-Latn-RS"), ("zh-hant", "zh-Hant"),
    ("es-419", "es-419"),
    ("iw", "he"), ("zh-yue-HK", "zh-yue-HK"), ("de-1996", "de-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"),
    ("en-US-u-ca-gregory", "en-US-u-ca-gregory"),
  ])
  func isWrittenAsBCP47WouldHaveIt(text: String, expected: String) {
    #expect(LanguageTag(text)?.text == expected)
  }

  @Test(arguments: ["", "e", "de_DE", "de-", "-de", "de--AT", "1e", "deutschland", "de-überall", "d e"])
  func whatIsNoTagIsRefused(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  /// Nobody is given a text in a script that was not asked for.
  @Test(arguments: [
    ("sr-Latn-RS", ["sr-Latn-RS", "sr-Latn"]), ("sr-Cyrl", ["sr-Cyrl", "sr"]),
    ("sr-ME", ["sr-Latn-ME", "sr-Latn"]),
    ("sr-RS", ["sr-RS", "sr"]), ("zh-TW", ["zh-Hant-TW", "zh-Hant"]), ("zh-CN", ["zh-CN", "zh"]),
    ("de-Latn-AT", ["de-Latn-AT", "de-Latn", "de-AT", "de"]), ("de-1996", ["de"]), ("tlh", ["tlh"]),
  ])
  func fallsBackToWhatTheReaderReads(tag: String, expected: [String]) {
    #expect(LanguageTag(tag)?.fallbacks == expected)
  }

  @Test(arguments: [
    ("ar", true), ("he-IL", true), ("fa", true), ("ur", true), ("yi", true), ("ckb", true), ("dv", true),
    ("pa-PK", true), ("az-Arab", true), ("sd", true), ("en", false), ("sr-Latn", false), ("pa", false),
    ("az", false),
    ("ar-Latn", false), ("ku", false), ("tlh", false),
  ])
  func directionIsThatOfTheScript(tag: String, isRightToLeft: Bool) {
    #expect(LanguageTag(tag)?.isRightToLeft == isRightToLeft)
  }

  @Test func readersOfARegionReadTheLanguage() throws {
    func same(_ a: String, _ b: String) throws -> Bool {
      let (a, b) = (try #require(LanguageTag(a)), try #require(LanguageTag(b)))
      return a.isSameLanguage(as: b)
    }
    #expect(try same("de-AT", "de"))
    #expect(try same("sr-Cyrl", "sr"))
    #expect(try !same("sr-Latn", "sr"))
    #expect(try !same("de", "en"))
  }
}
