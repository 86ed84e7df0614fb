/// The few numbers of the ranking. They were chosen on one half of the known-item queries of
/// `Tests/Evaluation/search_quality.py` and measured on the other.
package struct RankingWeights: Sendable {
  // How much one place counts, by field.
  package var title = 8.0
  package var tags = 3.0
  package var path = 3.0
  package var heading = 4.0
  package var outerHeadings = 1.0
  package var prose = 1.0
  package var code = 0.4
  package var caption = 1.0

  /// Of bm25: how soon more places count no more, and how much the size of the note counts.
  package var saturation = 1.5
  package var sizeShare = 0.5

  /// So many places in one field of a section count, and no more.
  package var repeats = 2

  /// How much words count that were not typed.
  package var inflected = 0.8
  package var completed = 0.5
  package var begun = 0.2
  package var related = 0.3
  package var corrected = 0.8
  package var joined = 0.7

  /// How much a note suffers that lacks words of the query: exponent of the share it has.
  package var coverage = 1.0
  /// How much the best section counts beside its note.
  package var section = 0.4
  /// Words of the query that stand in a row, and those that are parts of one name.
  package var adjacent = 0.3
  package var adjacentInName = 0.8
  /// A title or heading that is the query.
  package var wholeTitle = 1.0
  package var wholeHeading = 0.3
  /// Typed with capitals, or as an option, and so in the text.
  package var capitals = 0.2
  package var option = 1.0

  package init() {}

  func of(_ field: TextField) -> Double {
    switch field {
    case .title: title
    case .tags: tags
    case .path: path
    case .heading: heading
    case .outerHeadings: outerHeadings
    case .prose: prose
    case .code: code
    case .caption: caption
    }
  }
}
