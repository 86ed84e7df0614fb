import Diagnostics
import NoteModel
import Snippets
import SourceText

/// A note in which damage was mended.
package struct MendedNote: Sendable {
  package let bytes: [UInt8]
  /// In order of lines.
  package let changes: [Change]

  package struct Change: Sendable, Hashable {
    /// 1-based.
    package let line: Int
    package let rule: Rule
    package let old: String
    package let new: String
  }
}

/// Mends the snippets of a note where there is no doubt, and names the languages of fences whose text leaves none.
///
/// Nothing but code and, for the language, what stands behind a fence is touched.
///
/// - Returns: `nil` when nothing changes.
package func mendedNote(
  _ bytes: [UInt8], path: String, isSilenced: (Rule) -> Bool
) -> MendedNote? {
  var changes: [MendedNote.Change] = []
  let rewritten = rewriteSnippets(of: bytes) { snippet in
    guard let mended = mendedSnippet(snippet), !mended.changes.contains(where: { isSilenced($0.rule) }) else {
      return nil
    }
    let first = LineTable(bytes).lineIndex(of: snippet.map.noteOffset(of: 0))
    changes += mended.changes.map {
      MendedNote.Change(line: first + $0.line + 1, rule: $0.rule, old: $0.old, new: $0.new)
    }
    return mended.bytes
  }
  // Where the note could not be written anew as a whole, it stays as it is.
  if rewritten == nil { changes = [] }
  let text = rewritten?.bytes ?? bytes
  let named = isSilenced(FenceRules.language) ? nil : withLanguages(text, path: path)
  changes += named?.changes ?? []
  guard !changes.isEmpty else { return nil }
  return MendedNote(bytes: named?.bytes ?? text, changes: changes.sorted { $0.line < $1.line })
}

/// Writes the language behind each fence that names none and whose text leaves no doubt.
private func withLanguages(_ bytes: [UInt8], path: String) -> MendedNote? {
  guard repairedText(bytes).replaced.isEmpty else { return nil }
  let options = NoteParsingOptions(
    settings: SiteSettings(), checksSnippets: false, rendersHTML: false, requiresLanguage: true)
  let found = parseNote(path: path, file: SourceFile(path: path, bytes: bytes), options: options).diagnostics
  let lines = LineTable(bytes)
  var result: [UInt8] = []
  var written = 0
  var changes: [MendedNote.Change] = []
  for edit in found.filter({ $0.rule == FenceRules.language }).flatMap(\.edits)
    .sorted(by: { $0.range.start < $1.range.start })
  {
    result += bytes[written..<edit.range.start]
    result += edit.new.utf8
    written = edit.range.end
    changes.append(
      MendedNote.Change(
        line: lines.lineIndex(of: edit.range.start) + 1, rule: FenceRules.language, old: edit.old,
        new: edit.new))
  }
  return changes.isEmpty ? nil : MendedNote(bytes: result + bytes[written...], changes: changes)
}
