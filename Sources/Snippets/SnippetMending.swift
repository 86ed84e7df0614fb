import Diagnostics
import SourceText

/// Makes the edits that the findings on a snippet know for certain. All that they lead to is checked: there are fewer
/// findings then, and no new error, or the snippet stays.
///
/// - Returns: `nil` for a snippet that stays, as one does that is not to be read (`skip`), or shows a mistake (`fails`).
package func mendedSnippet(_ snippet: Snippet) -> MendedText? {
  guard snippet.info.attributes.expectation == .parses, snippet.file == nil else { return nil }
  var bytes = snippet.bytes
  let first = ownFindings(on: bytes, of: snippet)
  var found = first
  var changes: [MendedText.Change] = []
  // Mending lets a parser see further, but not often.
  for _ in 0..<8 {
    guard let round = MendedText(bytes, mending: found) else { break }
    bytes = round.bytes
    changes += round.changes
    found = ownFindings(on: bytes, of: snippet)
  }
  guard !changes.isEmpty, found.count < first.count, errorCount(found) <= errorCount(first),
    errorCount(found) == 0 || errorCount(found) < errorCount(first)
  else { return nil }
  return MendedText(bytes: bytes, changes: changes)
}

/// What is wrong with `bytes` in the place of the text of `snippet`, in bytes of it.
private func ownFindings(on bytes: [UInt8], of snippet: Snippet) -> [Diagnostic] {
  let map = SnippetMap(snippet: bytes, note: bytes, noteLines: LineTable(bytes), firstLine: 0)
  return checkSnippet(
    Snippet(info: snippet.info, bytes: bytes, map: map, infoRange: SourceRange(0, 0))
  ).diagnostics
}

private func errorCount(_ diagnostics: [Diagnostic]) -> Int { diagnostics.count { $0.severity == .error } }
