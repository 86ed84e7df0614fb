import Testing

@testable import Localization

@Suite struct DateFormsTests {
  @Test(arguments: [
    ("en", "7 June 2024"), ("en-GB", "7 June 2024"), ("en-US", "June 7, 2024"), ("en-CA", "June 7, 2024"),
    ("de", "7. Juni 2024"), ("sr", "7. јун 2024."), ("sr-Latn", "7. jun 2024."), ("sr-ME", "7. jun 2024."),
    ("fr", "7 juin 2024"), ("es", "7 de junio de 2024"), ("pl", "7 czerwca 2024"), ("ja", "2024年6月7日"),
    ("zh-TW", "2024年6月7日"), ("ar", "7 يونيو 2024"), ("he", "7 ביוני 2024"), ("hu", "2024. június 7."),
    ("lv", "2024. gada 7. jūnijs"), ("ca", "7 de juny del 2024"), ("pt-BR", "7 de junho de 2024"),
  ])
  func aDayIsWrittenAsCLDRHasIt(tag: String, expected: String) throws {
    let language = try #require(LanguageTag(tag))
    #expect(try #require(LanguageFacts(language)).dates.day(7, 6, 2024) == expected)
  }

  @Test(arguments: [
    ("en", "January", "January 2024"), ("de-AT", "Jänner", "Jänner 2024"), ("sr", "јануар", "јануар 2024."),
    ("pl", "styczeń", "styczeń 2024"), ("cs", "leden", "leden 2024"), ("ja", "1月", "2024年1月"),
  ])
  func aMonthAloneHasItsOwnForm(tag: String, name: String, month: String) throws {
    let language = try #require(LanguageTag(tag))
    let dates = try #require(LanguageFacts(language)).dates
    #expect(dates.monthName(1) == name)
    #expect(dates.month(1, 2024) == month)
  }

  @Test func monthsOutOfTheYearDoNotTrap() {
    #expect(LanguageFacts.english.dates.monthName(13) == "13")
    #expect(LanguageFacts.english.dates.day(1, 0, 1) == "1 0 1")
  }

  @Test func textInQuotesIsNoPattern() {
    #expect(
      DatePattern("d 'd''d' y").filled(day: 7, month: 6, year: 2024, in: LanguageFacts.english.dates)
        .hasPrefix("7 d"))
    #expect(DatePattern("'").filled(day: 7, month: 6, year: 2024, in: LanguageFacts.english.dates) == "")
    #expect(
      DatePattern("dd/MM/y").filled(day: 7, month: 6, year: 2024, in: LanguageFacts.english.dates)
        == "07/06/2024")
  }
}
