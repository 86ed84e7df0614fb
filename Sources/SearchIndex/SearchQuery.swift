import NoteModel
import SearchRanking

/// What is looked for.
package struct SearchQuery: Sendable {
  /// As a person typed it; see `SearchTerms`.
  package let text: String
  package private(set) var terms: SearchTerms
  /// How many notes at most; each may come with several of its sections.
  package var limit: Int
  /// How many sections of one note at most.
  package var sectionsPerNote: Int

  /// - Parameters:
  ///   - tag: Only notes with this tag, without regard to case.
  ///   - language: Only sections with a snippet in this language.
  ///   - codeOnly: Whether the words must stand in snippets.
  ///   - since: Only notes of this day or later; undated ones are left out.
  ///   - siteLanguage: The tag of the language that the notes are in.
  ///   - languageName: The name that fences of a language have in the index, by one of those people use.
  package init(
    text: String, limit: Int = 20, sectionsPerNote: Int = 3, tag: String? = nil, language: String? = nil,
    codeOnly: Bool = false, since: NoteDate? = nil, siteLanguage: String = "en",
    languageName: (String) -> String = { $0.lowercased() }
  ) {
    self.text = text
    self.limit = limit
    self.sectionsPerNote = sectionsPerNote
    terms = SearchTerms(text, forms: WordForms(language: siteLanguage), language: languageName)
    if let tag { terms.marks.append(.tag(tag)) }
    if let language { terms.marks.append(.language(languageName(language))) }
    if let since { terms.after = since.isoDay }
    if codeOnly { terms.isCodeOnly = true }
  }
}

/// What a query found.
package struct SearchAnswer: Sendable {
  /// Best first.
  package let notes: [FoundNote]
  /// Words that are not in the index, and what was looked for in their place.
  package let corrections: [Correction]
  /// All words that were looked for, folded.
  package let words: Set<[UInt8]>
  /// What `IndexUpdate.commit` was given before: the notes that the answer is from. `nil` where it is not sure.
  package let treeDigest: String?
}

/// A note that was found.
package struct FoundNote: Sendable {
  /// Below `Content/`.
  package let path: String
  package let title: String
  package let date: NoteDate?
  package let tags: [String]
  package let permalink: Permalink
  package let isDraft: Bool
  /// Higher is better. Comparable within one answer only.
  package let score: Double
  /// Best first, by their places in the note; never empty.
  package let sections: [RankedSection]
}
