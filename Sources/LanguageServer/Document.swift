import JSONSyntax
import Pipeline
import SourceText

/// A text that the client has open.
struct Document: Sendable {
  enum Kind: Sendable {
    /// The path is that below the folder of the notes.
    case note(path: String)
    /// `site.yml`
    case settings
    /// Of a kind that nothing is said about.
    case other
  }

  let address: String
  /// The root of the site that it belongs to, or the path of a file that belongs to none.
  let home: String
  let kind: Kind
  var version: Int?
  var bytes: [UInt8]
  /// Counts changes.
  var revision = 0
  /// Whether its text is not that which its site knows.
  var isStale = true
  /// Whether the client was not told yet what is wrong with it.
  var isUntold = true

  /// Makes a change as the client describes it: of a range, or of the whole text.
  ///
  /// - Returns: whether the change can be understood; the text is as it was if not.
  mutating func apply(_ change: JSONValue, encoding: PositionEncoding) -> Bool {
    guard let text = change["text"]?.string else { return false }
    isStale = true
    isUntold = true
    guard let place = change["range"], !place.isNull else {
      bytes = Array(text.utf8)
      return true
    }
    guard let range = TextPositions(bytes, encoding).range(place) else { return false }
    bytes.replaceSubrange(range.start..<range.end, with: text.utf8)
    return true
  }
}
