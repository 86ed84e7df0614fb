import NoteModel
import NoteParsing
import SourceText
import Synchronization

/// A diagram that is still to be drawn.
package struct MissingDiagram: Sendable {
  /// As shown to people.
  package let path: String
  /// 1-based.
  package let line: Int
  /// `image`, or the language of the fence.
  package let kind: String
  package let caption: String
}

/// The diagrams of a site that are not drawn yet, by path and line: images that are not there, fences that
/// describe one, and fences in a diagram language.
package func missingDiagrams(
  of site: SiteLocation, shownBelow workingDirectory: String, width: Int
) async throws -> [MissingDiagram] {
  let (settings, _) = try loadSettings(of: site, shownBelow: workingDirectory)
  let tree = try ContentTree(of: site, limits: settings.limits)
  let files = tree.files.map(\.path)
  let found = Mutex<[MissingDiagram]>([])
  try await parseNotes(
    tree.notes, in: site.content, shownBelow: workingDirectory,
    options: NoteParsingOptions(
      settings: settings, checksSnippets: false, rendersHTML: false, translations: tree.translations),
    width: width
  ) { batch in
    let images = ImageLibrary(files: files, notes: batch.map(\.parsed.note))
    let diagrams = batch.flatMap { missingDiagrams(in: $0.parsed, images: images) }
    found.withLock { $0 += diagrams }
  }
  return found.withLock { $0 }
}

private func missingDiagrams(in parsed: ParsedNote, images library: ImageLibrary) -> [MissingDiagram] {
  let note = parsed.note
  let images = note.images.filter { !$0.isRemote && library.path(of: $0, in: note) == nil }
  let places =
    images.map { (range: $0.range, kind: "image", caption: $0.alt.isEmpty ? $0.target : $0.alt) }
    + note.diagrams.map { (range: $0.range, kind: $0.kind, caption: $0.caption) }
  let lines = LineTable(parsed.source.bytes)
  return places.sorted { $0.range.start < $1.range.start }.map { place in
    MissingDiagram(
      path: parsed.source.path, line: lines.location(of: place.range.start).line, kind: place.kind,
      caption: place.caption)
  }
}
