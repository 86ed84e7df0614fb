import NoteModel

/// What is looked for.
package struct SearchQuery: Sendable {
  /// As a person typed it. All of it is text, whatever its punctuation; `"…"` asks for words in a row, and
  /// the last word also matches as the beginning of a longer one.
  package var text: String
  /// How many notes at most; each may come with several of its sections.
  package var limit: Int
  /// How many sections of one note at most.
  package var sectionsPerNote: Int
  /// Only notes with this tag, without regard to case.
  package var tag: String?
  /// Only sections with a snippet in this language, as the fence names it.
  package var language: String?
  /// Whether the words must stand in snippets.
  package var codeOnly: Bool
  /// Only notes of this date or later; undated ones are left out.
  package var since: NoteDate?

  package init(
    text: String, limit: Int = 20, sectionsPerNote: Int = 3, tag: String? = nil, language: String? = nil,
    codeOnly: Bool = false, since: NoteDate? = nil
  ) {
    self.text = text
    self.limit = limit
    self.sectionsPerNote = sectionsPerNote
    self.tag = tag
    self.language = language
    self.codeOnly = codeOnly
    self.since = since
  }
}

/// A section that was found.
package struct SearchHit: Sendable {
  /// Path of the note below `Content/`.
  package let path: String
  /// 1-based line of the note where the section begins.
  package let line: Int
  /// Of the note.
  package let title: String
  /// Headings from the outermost to the section's own; empty before the first one.
  package let headingPath: [String]
  /// Id of the section's heading, empty before the first one.
  package let anchor: String
  package let date: NoteDate?
  package let tags: [String]
  package let permalink: Permalink
  package let isDraft: Bool
  /// Higher is better. Comparable within one answer only.
  package let score: Double
  package let excerpt: Excerpt
  /// The section's language when its snippets are all in one, else `nil`.
  package let language: String?

  /// Whether the note's date lies after `now`.
  package func isFuture(at now: NoteDate) -> Bool {
    date.map { $0 > now } ?? false
  }
}

/// The part of a section that shows why it was found.
package struct Excerpt: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// One line, white space collapsed.
    case prose
    /// Whole lines of a snippet, indentation kept.
    case code
  }

  package let kind: Kind
  /// Begins or ends in `…` where prose was cut.
  package let text: String
  /// Ascending half-open UTF-8 byte offsets of the matched words in `text`. Empty when only the title,
  /// a heading or a tag matched.
  package let matches: [Range<Int>]
}
