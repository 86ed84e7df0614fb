/// Where in a note a word stands.
package enum TextField: UInt8, CaseIterable, Sendable {
  /// Of the note, as are tags and path: they belong to all of its sections.
  case title = 0
  case tags = 1
  /// Folders and name of the file.
  case path = 2
  /// The section's own heading.
  case heading = 3
  /// The headings above it.
  case outerHeadings = 4
  case prose = 5
  case code = 6
  /// Of pictures and tables.
  case caption = 7

  var belongsToNote: Bool { rawValue <= TextField.path.rawValue }
  /// Whether entries tell how many words the field has.
  var tellsLength: Bool { self == .title || self == .heading }
}

/// A note as it is taken into an index.
package struct SearchableNote: Sendable {
  package var path: String
  package var title: String
  package var tags: [String]
  /// `2024-06-07`; empty for none.
  package var day: String
  package var sections: [SearchableSection]

  package init(path: String, title: String, tags: [String], day: String, sections: [SearchableSection]) {
    self.path = path
    self.title = title
    self.tags = tags
    self.day = day
    self.sections = sections
  }
}

/// What stands under one heading.
package struct SearchableSection: Sendable {
  /// From the outermost to the section's own; empty before the first one.
  package var headings: [String]
  package var prose: String
  package var code: String
  package var captions: String
  /// Of the snippets, in lower case.
  package var languages: [String]

  package init(headings: [String], prose: String, code: String, captions: String, languages: [String]) {
    self.headings = headings
    self.prose = prose
    self.code = code
    self.captions = captions
    self.languages = languages
  }
}
