import Diagnostics
import SourceText

/// A text, of a snippet or a note, in which damage was mended.
package struct MendedText: Sendable {
  package let bytes: [UInt8]
  /// In order of lines.
  package let changes: [Change]

  package struct Change: Sendable, Hashable {
    /// 1-based.
    package let line: Int
    package let rule: Rule
    package let old: String
    package let new: String

    /// The same in a text that has `count` lines before this one.
    package func movedDown(by count: Int) -> Change {
      Change(line: line + count, rule: rule, old: old, new: new)
    }
  }

  package init(bytes: [UInt8], changes: [Change]) {
    self.bytes = bytes
    self.changes = changes.sorted { $0.line < $1.line }
  }

  /// Makes the edits that diagnostics know; of those that overlap, the first.
  ///
  /// - Returns: `nil` where there is none that can be made.
  package init?(_ bytes: [UInt8], mending diagnostics: [Diagnostic]) {
    let edits = diagnostics.flatMap { diagnostic in diagnostic.edits.map { (rule: diagnostic.rule, edit: $0) }
    }
    guard !edits.isEmpty else { return nil }
    let lines = LineTable(bytes)
    var result: [UInt8] = []
    var written = 0
    var changes: [Change] = []
    for (rule, edit) in edits.sorted(by: { $0.edit.range.start < $1.edit.range.start }) {
      guard edit.range.start >= written, edit.fits(bytes) else { continue }
      result += bytes[written..<edit.range.start]
      result += edit.new.utf8
      written = edit.range.end
      changes.append(
        Change(line: lines.lineIndex(of: edit.range.start) + 1, rule: rule, old: edit.old, new: edit.new))
    }
    guard !changes.isEmpty else { return nil }
    self.init(bytes: result + bytes[written...], changes: changes)
  }
}
