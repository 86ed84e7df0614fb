import Testing

@testable import Localization

@Suite struct PluralRulesTests {
  /// Numbers with their categories as the samples of CLDR have them.
  @Test(arguments: [
    ("en", "other 0 2 5 11 21 100; one 1"),
    ("de", "other 0 2 5 11 21 100; one 1"),
    ("sr", "one 1 21 31 61 101 1001; few 2 3 4 22 32 104; other 0 5 9 11 12 14 15 19 20 100 111 112 1000"),
    ("sr-Latn", "one 1 21 31; few 2 4 22; other 0 5 11 14 20 100"),
    ("fr", "one 0 1; other 2 17 100 1000; many 1000000"),
    ("ja", "other 0 1 2 15 100"),
    ("ru", "one 1 21 31 101; few 2 4 22 24 102; many 0 5 11 14 19 100 111"),
    ("pl", "one 1; few 2 4 22 24 104; many 0 5 11 12 14 21 100 101"),
    ("cs", "one 1; few 2 4; other 0 5 19 100"),
    ("ar", "zero 0; one 1; two 2; few 3 10 103 110; many 11 26 99 111; other 100 102 200 500"),
    ("he", "one 1; two 2; other 0 3 10 20 100"),
    ("lt", "one 1 21 31 101; few 2 9 22 102; other 0 10 11 20 30 111"),
    ("ga", "one 1; two 2; few 3 6; many 7 10; other 0 11 25 100"),
    ("cy", "zero 0; one 1; two 2; few 3; many 6; other 4 5 7 20"),
    ("sl", "one 1 101; two 2 102; few 3 4 103; other 0 5 19 100"),
  ])
  func categoriesAreThoseOfCLDR(tag: String, samples: String) throws {
    let language = try #require(LanguageTag(tag))
    let rules = try #require(LanguageFacts(language)).plurals
    for group in samples.split(separator: ";") {
      let words = group.split(separator: " ")
      for number in words.dropFirst().compactMap({ Int($0) }) {
        #expect(rules.category(of: number).rawValue == words[0], "\(tag) \(number)")
      }
    }
  }

  /// Nobody is asked for the form that French has for millions.
  @Test(arguments: [
    ("fr", "one other"), ("sr", "one few other"), ("ja", "other"), ("pl", "one few many other"),
  ])
  func neededFormsAreThoseOfSmallNumbers(tag: String, expected: String) throws {
    let language = try #require(LanguageTag(tag))
    let categories = try #require(LanguageFacts(language)).plurals.categories
    #expect(categories.map(\.rawValue).joined(separator: " ") == expected)
  }

  @Test func everyRuleOfTheTableIsUnderstood() {
    var seen: Set<Substring> = []
    for line in cldrTable.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      #expect(fields.count == 8, "\(line)")
      guard seen.insert(fields[3]).inserted else { continue }
      let rules = PluralRules(String(fields[3]))
      let used = Set((0...130).map { rules.category(of: $0).rawValue })
      for rule in fields[3].split(separator: ";") {
        let name = rule.drop { $0 == " " }.prefix { $0 != ":" }
        // A form for millions only is beyond what is tried here.
        #expect(name == "many" || used.contains(String(name)), "\(fields[0]): \(name)")
      }
    }
  }

  @Test func whatIsNotUnderstoodIsOther() {
    for text in [
      "", ":", "one", "one: n", "one: n % 0 = 1", "one: n = x..y", "one: n = 3..1", "some: n = 1", "one: n =",
    ] {
      _ = PluralRules(text).category(of: 1)
    }
    #expect(PluralRules("one: n % 0 = 1").category(of: 1) == .other)
  }
}
