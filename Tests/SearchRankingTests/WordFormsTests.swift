import SearchRanking
import Testing

struct WordFormsTests {
  @Test func formsFollowTheLanguage() {
    #expect(WordForms(language: "en-GB") == .english)
    #expect(WordForms(language: "EN") == .english)
    #expect(WordForms(language: "eng") == .anyLanguage)
    #expect(WordForms(language: "sr-Latn") == .anyLanguage)
  }

  @Test(arguments: [
    ("Zertifikate", ["de.md"]), ("Zertifikat", ["de.md"]), ("Zertifikates", ["de.md"]), ("die", ["de.md"]),
  ])
  func otherLanguagesHaveFormsToo(query: String, paths: [String]) throws {
    var builder = SegmentBuilder()
    let note = NoteWords(
      SearchableNote(
        path: "de.md", title: "Die Erneuerung", tags: [], day: "",
        sections: [
          SearchableSection(
            headings: [], prose: "Wann ein Zertifikat erneuert wird.", code: "", captions: "", languages: [])
        ]))
    builder.add(note, number: 0)
    let ranker = Ranker(store: MemorySegments(segments: [builder.finish()]), sizes: [note.size])
    let answer = try ranker.rank(SearchTerms(query, forms: .anyLanguage))
    #expect(answer.notes.map(\.note) == paths.indices.map { $0 })
    #expect(answer.corrections.isEmpty)
  }
}
