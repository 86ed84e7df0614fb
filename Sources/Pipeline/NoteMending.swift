#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// A note in which damage was mended.
package struct MendedNote: Sendable {
  /// As shown to people.
  package let path: String
  /// In the order in which they were made; several of one line that are alike stand once.
  package let changes: [Change]

  package struct Change: Sendable, Hashable {
    /// 1-based.
    package let line: Int
    package let rule: Rule
    package let old: String
    package let new: String
  }
}

/// Mends a note on disk: makes the edits that diagnostics know for certain, as far as they lead to no new error.
///
/// - Returns: `nil` when nothing changed.
func mendNote(
  _ entry: ContentTree.Entry, in folder: String, shownBelow workingDirectory: String, settings: SiteSettings
) throws(FileError) -> MendedNote? {
  let path = join(folder, entry.path)
  var mending = NoteMending(path: entry.path, bytes: try readFile(path), settings: settings)
  mending.mend()
  guard !mending.changes.isEmpty else { return nil }
  try writeFileAtomically(mending.bytes, to: path, keepingMode: true)
  return MendedNote(path: shownPath(path, from: workingDirectory), changes: mending.changes)
}

/// A note while it is being mended.
///
/// Damage of one kind is often reported once for a block, and mending it lets a parser see further, so the note is
/// read again after each round.
struct NoteMending {
  let path: String
  private(set) var bytes: [UInt8]
  let settings: SiteSettings
  private(set) var changes: [MendedNote.Change] = []

  init(path: String, bytes: [UInt8], settings: SiteSettings) {
    self.path = path
    self.bytes = bytes
    self.settings = settings
  }

  mutating func mend() {
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
    var found = diagnostics(of: bytes)
    // Each round takes damage away, so they end by themselves; the bound is for the absurd.
    for _ in 0..<200 {
      let mendable = found.filter { !$0.edits.isEmpty }
      guard !mendable.isEmpty, let next = make(mendable, after: found) else { return }
      found = next
    }
  }

  /// Makes the edits of all these diagnostics, or else those of as many as do no harm.
  ///
  /// - Returns: what is wrong with the note now; `nil` when it stays as it is.
  private mutating func make(_ mendable: [Diagnostic], after found: [Diagnostic]) -> [Diagnostic]? {
    if let result = makeTogether(mendable, after: found) { return result }
    guard mendable.count > 1 else { return nil }
    for diagnostic in mendable {
      // One at a time: the places of the others are those of a text that is no more.
      if let result = makeTogether([diagnostic], after: found) { return result }
    }
    return nil
  }

  private mutating func makeTogether(_ mendable: [Diagnostic], after found: [Diagnostic]) -> [Diagnostic]? {
    let lines = LineTable(bytes)
    var result: [UInt8] = []
    var written = 0
    var made: [MendedNote.Change] = []
    for (rule, edit) in mendable.flatMap({ diagnostic in diagnostic.edits.map { (diagnostic.rule, $0) } })
      .sorted(by: { $0.1.range.start < $1.1.range.start })
    {
      let range = edit.range
      guard range.start >= written, edit.fits(bytes) else { continue }
      result += bytes[written..<range.start]
      result += edit.new.utf8
      written = range.end
      let change = MendedNote.Change(
        line: lines.location(of: range.start).line, rule: rule, old: edit.old, new: edit.new)
      if !made.contains(change) { made.append(change) }
    }
    guard !made.isEmpty else { return nil }
    result += bytes[written...]
    let after = diagnostics(of: result)
    guard errorCount(after) <= errorCount(found) else { return nil }
    bytes = result
    changes += made.filter { !changes.contains($0) }
    return after
  }

  func errorCount(of bytes: [UInt8]) -> Int { errorCount(diagnostics(of: bytes)) }

  private func errorCount(_ diagnostics: [Diagnostic]) -> Int {
    diagnostics.count { $0.severity == .error }
  }

  private func diagnostics(of bytes: [UInt8]) -> [Diagnostic] {
    let options = NoteParsingOptions(
      settings: settings, checksSnippets: true, rendersHTML: false, requiresLanguage: true)
    let parsed = parseNote(path: path, file: SourceFile(path: path, bytes: bytes), options: options)
    return settings.applied(to: parsed.diagnostics)
  }
}
