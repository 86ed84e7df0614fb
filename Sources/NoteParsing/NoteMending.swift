import Diagnostics
import NoteModel
import Snippets
import SourceText

/// Mends the snippets of a note where there is no doubt, and names the languages of fences whose text leaves none.
///
/// Nothing but code and, for the language, what stands behind a fence is touched.
///
/// - Returns: `nil` when nothing changes.
package func mendedNote(
  _ bytes: [UInt8], path: String, isSilenced: (Rule) -> Bool
) -> MendedText? {
  let lines = LineTable(bytes)
  var changes: [MendedText.Change] = []
  let rewritten = rewriteSnippets(of: bytes) { snippet in
    guard let mended = mendedSnippet(snippet), !mended.changes.contains(where: { isSilenced($0.rule) }) else {
      return nil
    }
    let linesBefore = lines.lineIndex(of: snippet.map.noteOffset(of: 0))
    changes += mended.changes.map { $0.movedDown(by: linesBefore) }
    return mended.bytes
  }
  // Where the note could not be written anew as a whole, it stays as it is.
  if rewritten == nil { changes = [] }
  let text = rewritten?.bytes ?? bytes
  let named = isSilenced(FenceRules.language) ? nil : withLanguages(text, path: path)
  changes += named?.changes ?? []
  guard !changes.isEmpty else { return nil }
  return MendedText(bytes: named?.bytes ?? text, changes: changes)
}

/// Writes the language behind each fence that names none and whose text leaves no doubt.
private func withLanguages(_ bytes: [UInt8], path: String) -> MendedText? {
  guard repairedText(bytes).replaced.isEmpty else { return nil }
  let options = NoteParsingOptions(
    settings: SiteSettings(), checksSnippets: false, rendersHTML: false, requiresLanguage: true)
  let found = parseNote(path: path, file: SourceFile(path: path, bytes: bytes), options: options).diagnostics
  return MendedText(bytes, mending: found.filter { $0.rule == FenceRules.language })
}
