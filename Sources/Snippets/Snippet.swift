import Diagnostics
import SourceText

/// One code block of a note.
package struct Snippet: Sendable {
  package let info: InfoString
  /// Its text as Markdown gives it: container marks and fence indentation taken off.
  package let bytes: [UInt8]
  package let map: SnippetMap
  /// The info string in the note; the place of the block's first line where there is none.
  package let infoRange: SourceRange

  package init(info: InfoString, bytes: [UInt8], map: SnippetMap, infoRange: SourceRange) {
    self.info = info
    self.bytes = bytes
    self.map = map
    self.infoRange = infoRange
  }
}

/// What became of a snippet in a check.
package enum SnippetStatus: String, Sendable {
  /// A validator read it.
  case checked
  /// The author said `skip`, or the site `check: off`.
  case skipped
  /// No validator for its language, or no language.
  case unchecked = "not-checked"
}

/// The findings on one snippet.
package struct SnippetCheck: Sendable {
  package let status: SnippetStatus
  /// In bytes of the note, severities as the rules have them.
  package let diagnostics: [Diagnostic]
}
