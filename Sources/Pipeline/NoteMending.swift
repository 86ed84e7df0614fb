#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import Snippets

/// A note in which damage was mended, and its path as shown to people.
package struct MendedFile: Sendable {
  package let path: String
  package let note: MendedText
}

/// Mends a note on disk, see ``mendedNote(_:path:isSilenced:)``.
///
/// - Returns: `nil` when nothing changed.
func mendFile(
  _ entry: ContentTree.Entry, in folder: String, shownBelow workingDirectory: String, settings: SiteSettings
) throws(FileError) -> MendedFile? {
  let path = join(folder, entry.path)
  // Who edits the note meanwhile must not lose that: then it is read again.
  for _ in 0..<3 {
    let bytes = try readFile(entry.path, below: folder)
    let mended = mendedNote(bytes, path: entry.path) { settings.severities[$0.id] == .off }
    guard let mended else { return nil }
    guard try readFile(entry.path, below: folder) == bytes else { continue }
    try writeFileAtomically(mended.bytes, to: entry.path, below: folder, keepingMode: true)
    return MendedFile(path: shownPath(path, from: workingDirectory), note: mended)
  }
  throw FileError(action: "mend", path: path, errno: EBUSY)
}
