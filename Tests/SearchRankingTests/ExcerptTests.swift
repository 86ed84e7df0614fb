import SearchRanking
import Testing

struct ExcerptTests {
  @Test func longTextIsCutAroundTheDensestMatches() {
    let filler = String(repeating: "größer wörtlich ", count: 200)
    let prose = filler + "restart " + filler + "restart the docker daemon " + filler
    let excerpt = excerpt(of: section(prose: prose), words: words("docker", "restart"), isCodeOnly: false)
    #expect(matchedTexts(excerpt) == ["restart", "docker"])
    #expect(excerpt.text.hasPrefix("…") && excerpt.text.hasSuffix("…"))
    #expect(excerpt.text.utf8.count < 300)
    #expect(!excerpt.text.contains("\u{FFFD}"))
  }

  @Test func codeIsShownWhereItHasMoreOfTheWords() {
    let code = "{\n  \"Action\": \"sts:AssumeRoleWithWebIdentity\",\n  \"Effect\": \"Allow\"\n}"
    let excerpt = excerpt(
      of: section(prose: "The role.", code: code), words: words("web", "identity", "role"), isCodeOnly: false)
    #expect(excerpt.kind == .code)
    #expect(excerpt.text == "  \"Action\": \"sts:AssumeRoleWithWebIdentity\",\n  \"Effect\": \"Allow\"")
    #expect(matchedTexts(excerpt) == ["Role", "Web", "Identity"])
  }

  @Test func captionsAreShownWhereOnlyTheyMatch() {
    let section = SearchableSection(
      headings: [], prose: "Look at it.", code: "", captions: "Resolver and server", languages: [])
    let excerpt = excerpt(of: section, words: words("resolver"), isCodeOnly: false)
    #expect(excerpt.text == "Resolver and server")
  }

  private func section(prose: String, code: String = "") -> SearchableSection {
    SearchableSection(headings: [], prose: prose, code: code, captions: "", languages: [])
  }

  private func words(_ words: String...) -> Set<[UInt8]> { Set(words.map { Array($0.utf8) }) }

  private func matchedTexts(_ excerpt: Excerpt) -> [String] {
    let bytes = Array(excerpt.text.utf8)
    return excerpt.matches.map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}
