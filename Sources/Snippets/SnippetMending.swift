import Diagnostics
import SourceText

/// A snippet in which damage was mended.
package struct MendedSnippet: Sendable {
  package let bytes: [UInt8]
  /// In order of place; ranges are those of the round in which they were made, lines are true for all.
  package let changes: [Change]

  package struct Change: Sendable, Hashable {
    /// 0-based line of the snippet.
    package let line: Int
    package let rule: Rule
    package let old: String
    package let new: String
  }
}

/// Makes the edits that the findings on a snippet know for certain. All that they lead to is checked: there are fewer
/// findings then, and no new error, or the snippet stays.
///
/// - Returns: `nil` for a snippet that stays, as one does that is not to be read (`skip`), or shows a mistake (`fails`).
package func mendedSnippet(_ snippet: Snippet) -> MendedSnippet? {
  guard snippet.info.attributes.expectation == .parses, snippet.file == nil else { return nil }
  var bytes = snippet.bytes
  let first = ownFindings(on: bytes, of: snippet)
  var found = first
  var changes: [MendedSnippet.Change] = []
  // Mending lets a parser see further, but not often.
  for _ in 0..<8 {
    guard
      let round = mend(bytes, found.flatMap { diagnostic in diagnostic.edits.map { (diagnostic.rule, $0) } })
    else { break }
    bytes = round.bytes
    changes += round.changes
    found = ownFindings(on: bytes, of: snippet)
  }
  guard !changes.isEmpty, found.count < first.count, errorCount(found) <= errorCount(first),
    errorCount(found) == 0 || errorCount(found) < errorCount(first)
  else { return nil }
  return MendedSnippet(bytes: bytes, changes: changes.sorted { $0.line < $1.line })
}

/// What is wrong with `bytes` in the place of the text of `snippet`, in bytes of it.
private func ownFindings(on bytes: [UInt8], of snippet: Snippet) -> [Diagnostic] {
  let map = SnippetMap(snippet: bytes, note: bytes, noteLines: LineTable(bytes), firstLine: 0)
  return checkSnippet(
    Snippet(info: snippet.info, bytes: bytes, map: map, infoRange: SourceRange(0, 0))
  ).diagnostics
}

private func errorCount(_ diagnostics: [Diagnostic]) -> Int { diagnostics.count { $0.severity == .error } }

/// Makes edits that do not overlap; of those that do, the first.
private func mend(
  _ bytes: [UInt8], _ edits: [(rule: Rule, edit: TextEdit)]
) -> (bytes: [UInt8], changes: [MendedSnippet.Change])? {
  let lines = LineTable(bytes)
  var result: [UInt8] = []
  var written = 0
  var changes: [MendedSnippet.Change] = []
  for (rule, edit) in edits.sorted(by: { $0.edit.range.start < $1.edit.range.start }) {
    guard edit.range.start >= written, edit.fits(bytes) else { continue }
    result += bytes[written..<edit.range.start]
    result += edit.new.utf8
    written = edit.range.end
    changes.append(
      MendedSnippet.Change(
        line: lines.lineIndex(of: edit.range.start), rule: rule, old: edit.old, new: edit.new))
  }
  return changes.isEmpty ? nil : (result + bytes[written...], changes)
}
