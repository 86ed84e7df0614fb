import Diagnostics
import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SourceText

/// All that is kept of a note from reading to writing, and from one build to the next: everything but its text.
///
/// A class, since each is in several lists and never changes.
final class StoredNote: Sendable {
  let note: Note
  /// Of its file; of one changed a moment ago a stamp that no file has.
  let stamp: FileStamp
  /// Of the files that its fences name, by path below `Content/`.
  let fileStamps: [String: FileStamp]
  /// Of the text that was parsed, and of what else its page is made from.
  let fingerprint: UInt64
  /// Of the text that was parsed.
  let textChecksum: UInt64
  let diagnostics: [Diagnostic]
  /// Of files that its fences name, by path below `Content/`.
  let fileDiagnostics: [String: [Diagnostic]]
  /// Path of the page of the site's search with its text.
  let searchText: String
  /// As it lies in the file that it was read from.
  let record: ArraySlice<UInt8>?

  /// Whether anything that it was made from has changed, as far as stamps tell.
  func isCurrent(_ entry: ContentTree.Entry, translations: NoteTranslations, in content: String) -> Bool {
    stamp == entry.stamp && translations[entry.path]?.original == note.original
      && fileStamps.allSatisfy { Pipeline.stamp(of: $0.key, in: content) == $0.value }
  }

  init(
    _ entry: ContentTree.Entry, _ parsed: ParsedNote, searchText: String, in content: String,
    shownBelow workingDirectory: String
  ) {
    self.searchText = searchText
    let files = parsed.note.files.map { ($0, trusted(Pipeline.stamp(of: $0, in: content))) }
    note = parsed.note
    stamp = trusted(entry.stamp)
    fileStamps = Dictionary(uniqueKeysWithValues: files)
    textChecksum = checksum(parsed.source.bytes)
    var hash = Fingerprint()
    hash.combine(textChecksum)
    hash.combine(parsed.note.original ?? "")
    for (path, stamp) in files {
      hash.combine(path)
      hash.combine(stamp)
    }
    fingerprint = hash.value
    diagnostics = parsed.diagnostics
    var fileDiagnostics: [String: [Diagnostic]] = [:]
    for path in parsed.note.files {
      let shown = shownPath(join(content, path), from: workingDirectory)
      let found = parsed.fileFindings.filter { $0.source.path == shown }.flatMap(\.diagnostics)
      if !found.isEmpty { fileDiagnostics[path] = found }
    }
    self.fileDiagnostics = fileDiagnostics
    record = nil
  }

  /// - Parameter record: What `encoded` gave.
  init(record: ArraySlice<UInt8>) {
    (note, stamp, fileStamps, fingerprint, textChecksum, diagnostics, fileDiagnostics, searchText) =
      record.withUnsafeBufferPointer { buffer in
        var reader = RecordReader(buffer)
        return (
          reader.value(), reader.value(), reader.valuesByKey(), reader.fixedNumber(), reader.fixedNumber(),
          reader.values(), reader.valuesByKey(), reader.text()
        )
      }
    self.record = record
  }

  var encoded: [UInt8] {
    var writer = RecordWriter()
    writer.append(note)
    writer.append(stamp)
    writer.append(fileStamps)
    writer.append(fingerprint)
    writer.append(textChecksum)
    writer.append(diagnostics)
    writer.append(fileDiagnostics)
    writer.append(searchText)
    return writer.bytes
  }
}
