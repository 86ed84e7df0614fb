import Diagnostics
import NoteModel
import SourceText

/// What is to be done to a site so that something in it has another name and everything still leads where it did.
package struct RenamingPlan: Sendable {
  /// A file below `Content/` that gets another path.
  package struct Move: Sendable, Hashable {
    package let from: String
    package let to: String
  }

  /// A link that cannot be mended, as it stands in the note that is not edited yet.
  package struct Unmended: Sendable {
    /// Of the note, below `Content/`, before anything moves.
    package let path: String
    package let range: SourceRange
    /// As links have it.
    package let target: String
  }

  /// Sorted by where they lead from.
  package internal(set) var moves: [Move] = []
  /// By path below `Content/` before anything moves, `site.yml` among them; in order of place, none overlap.
  package internal(set) var edits: [String: [TextEdit]] = [:]
  /// Older addresses that lead to notes from now on.
  package internal(set) var aliases: [String] = []
  package internal(set) var unmended: [Unmended] = []
  /// How many links are mended, in notes and in the settings.
  package internal(set) var linkCount = 0

  /// Where a file lies afterwards.
  package func newPath(of path: String) -> String { moves.first { $0.from == path }?.to ?? path }
}

/// Why something cannot be renamed; sentences for people.
package struct RenamingError: Error, CustomStringConvertible, Equatable {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// A text after edits that lie in order and do not overlap; `nil` where another text stands in the place of one.
package func applying(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8]? {
  var result: [UInt8] = []
  var written = 0
  for edit in edits {
    guard edit.range.start >= written, edit.fits(bytes) else { return nil }
    result += bytes[written..<edit.range.start]
    result += edit.new.utf8
    written = edit.range.end
  }
  return result + bytes[written...]
}
