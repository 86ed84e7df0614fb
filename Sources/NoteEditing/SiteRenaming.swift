import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// Plans the renaming of a note, a heading or a tag. Pure: what is read it is given, and nothing is written.
///
/// The site is put together twice, as it is and as it will be. A link that then leads elsewhere is written anew in the form that
/// its author chose: relative or from the top, with or without an extension, by title or by the file's name. Every note
/// that is edited is parsed once more, so that a link which could not be mended is told and never silently broken.
package struct SiteRenaming {
  package let notes: [Note]
  let files: [String]
  let settings: SiteSettings
  let settingsSource: [UInt8]
  let selection: Selection
  let source: (String) throws -> [UInt8]

  /// - Parameters:
  ///   - notes: all of the site, sorted by path, as they were parsed.
  ///   - files: paths below `Content/` of everything that is no note.
  ///   - settingsSource: the bytes of `site.yml`; empty where there is none.
  ///   - selection: which notes the site publishes.
  ///   - source: the bytes of a note, of which its `Note` was parsed.
  package init(
    notes: [Note], files: [String], settings: SiteSettings, settingsSource: [UInt8], selection: Selection,
    source: @escaping (String) throws -> [UInt8]
  ) {
    self.notes = notes
    self.files = files
    self.settings = settings
    self.settingsSource = settingsSource
    self.selection = selection
    self.source = source
  }

  /// Moves a note from one path below `Content/` to another. Its translations go with it, and so do the files of a folder
  /// that is the note's own (`plan/index.md`).
  ///
  /// - Throws: `RenamingError` when there is no such note, or something is at its new place.
  package func renamingNote(_ old: String, to new: String) throws -> RenamingPlan {
    guard let note = notes.first(where: { $0.path == old }) else {
      throw RenamingError("\(old) is no note of this site")
    }
    guard isMarkdownPath(new), let normal = joinedPath("", new), normal == new, !new.hasSuffix("/") else {
      throw RenamingError("\(new) is no path of a note: it ends in .md and stays below Content/")
    }
    guard !new.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
      throw RenamingError("\(new) is hidden: what begins with a dot is no part of the site")
    }
    guard old != new else { throw RenamingError("\(new) is what the note is called already") }
    var change = SiteChange()
    change.paths[old] = new
    if let edit = try dateEdit(of: note, renamed: new) { change.edits[old] = [edit] }
    for note in notes where note.original == old {
      change.paths[note.path] = translationPath(of: note.path, original: old, renamed: new)
    }
    for (from, to) in filesMoving(with: old, to: new) { change.filePaths[from] = to }
    let moving = Set(change.paths.keys).union(change.filePaths.keys)
    let standing = Set(notes.map(\.path) + files).subtracting(moving)
    for target in change.paths.values.sorted() + change.filePaths.values.sorted() {
      // Some file systems take names that differ in case for one.
      if let taken = standing.first(where: { $0.lowercased() == target.lowercased() }) {
        throw RenamingError("\(taken) is there already")
      }
    }
    return try plan(change)
  }

  /// Gives the heading that stands on a line of a note other words.
  ///
  /// - Parameter line: 1-based.
  /// - Throws: `RenamingError` when no heading stands there.
  package func renamingHeading(onLine line: Int, of path: String, to text: String) throws -> RenamingPlan {
    guard let index = notes.firstIndex(where: { $0.path == path }) else {
      throw RenamingError("\(path) is no note of this site")
    }
    guard let edit = headingEdit(try source(path), line: line, text: text) else {
      throw RenamingError("no heading stands on line \(line) of \(path)")
    }
    var change = SiteChange()
    change.edits[path] = [edit]
    let (before, after) = (
      notes[index], try parsed(path, as: path, after: [edit], translations: translations())
    )
    guard before.headings.count == after.headings.count else {
      throw RenamingError("'\(text)' would not be one heading")
    }
    change.fragments[index] = Dictionary(
      zip(before.headings, after.headings).filter { $0.id != $1.id }.map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    return try plan(change)
  }

  // MARK: What goes with a note

  /// Keeps the date of a note that has it from its file's name only, where the new name tells none.
  private func dateEdit(of note: Note, renamed new: String) throws -> TextEdit? {
    guard let date = note.date, note.metadata.places["date"] == nil else { return nil }
    let (renamed, _) = readNoteMetadata(
      path: new, entries: [], firstHeading: note.title, timeZone: settings.timeZone)
    guard renamed.date == nil else { return nil }
    let edit = FrontMatterEditor(try source(note.path)).adding([
      ("date", { $0 == .json ? doubleQuoted(date.isoDay) : date.isoDay })
    ])
    guard let edit else {
      throw RenamingError("\(note.path) has its date from its name alone, and its front matter cannot be added to")
    }
    return edit
  }

  private func translations() -> NoteTranslations { NoteTranslations(paths: notes.lazy.map(\.path)) }

  /// `a.de.md` for `b.de.md`, which translates `b.md`, when that becomes `a.md`.
  private func translationPath(of path: String, original old: String, renamed new: String) -> String {
    let language = path.dropFirst(withoutExtension(old).count)
    return withoutExtension(new) + language
  }

  /// The files of a note that is the only one in its folder and stands for it.
  private func filesMoving(with old: String, to new: String) -> [(String, String)] {
    let (from, to) = (parentFolder(of: old), parentFolder(of: new))
    guard from != to, !from.isEmpty, !to.isEmpty, fileName(of: old) == "index", fileName(of: new) == "index"
    else { return [] }
    let isShared = notes.contains { $0.path.hasPrefix(from + "/") && $0.path != old && $0.original != old }
    guard !isShared else { return [] }
    return files.filter { $0.hasPrefix(from + "/") }.map { ($0, to + $0.dropFirst(from.count)) }
  }

  // MARK: The site as it will be

  /// A note as it is after edits, at another path.
  func parsed(
    _ path: String, as newPath: String, after edits: [TextEdit], translations: NoteTranslations
  ) throws -> Note {
    guard let bytes = applying(edits, to: try source(path)) else {
      throw RenamingError("\(path) has changed meanwhile")
    }
    let options = NoteParsingOptions(
      settings: settings, checksSnippets: false, rendersHTML: false, gathersText: false,
      translations: translations)
    return parseNote(path: newPath, file: SourceFile(path: newPath, bytes: bytes), options: options).note
  }
}

/// What is to change besides the links.
struct SiteChange {
  /// New paths of notes by their old ones.
  var paths: [String: String] = [:]
  /// The same of files.
  var filePaths: [String: String] = [:]
  /// Edits of notes by their old paths, in order of place.
  var edits: [String: [TextEdit]] = [:]
  /// For the index of a note: the headings as they will be, by their ids of today; those that stay the same are left out.
  var fragments: [Int: [String: Heading]] = [:]
  /// New addresses of pages that are no notes, by their old ones.
  var addresses: [String: String] = [:]
}

func isMarkdownPath(_ path: String) -> Bool {
  let path = path.lowercased()
  return path.hasSuffix(".md") || path.hasSuffix(".markdown")
}

/// The words of the heading on a line (CommonMark §4.2, §4.3) replaced by others; `nil` where none stands there.
private func headingEdit(_ bytes: [UInt8], line: Int, text: String) -> TextEdit? {
  let lines = LineTable(bytes)
  guard line >= 1, line <= lines.count, !text.isEmpty, !text.utf8.contains(where: { $0 < 0x20 }) else {
    return nil
  }
  let content = lines.contentRange(ofLine: line - 1)
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
  var start = content.start
  var end = content.end
  while end > start, isBlank(bytes[end - 1]) { end -= 1 }
  let containers: Set<UInt8> = [
    0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
  ]
  while start < end, containers.contains(bytes[start]) { start += 1 }
  if start < end, bytes[start] == UInt8(ascii: "#") {
    while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
    guard start < end, isBlank(bytes[start]) else { return nil }
    while start < end, isBlank(bytes[start]) { start += 1 }
    var close = end
    while close > start, bytes[close - 1] == UInt8(ascii: "#") { close -= 1 }
    if close < end, close > start, isBlank(bytes[close - 1]) {
      end = close
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    }
  } else {
    // One line, underlined by the next.
    guard line < lines.count else { return nil }
    let next = lines.contentRange(ofLine: line)
    let mark = bytes[next.start..<next.end].filter {
      !containers.subtracting([UInt8(ascii: "-")]).contains($0)
    }
    guard let first = mark.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      mark.allSatisfy({ $0 == first })
    else { return nil }
  }
  return start < end ? TextEdit(SourceRange(start, end), of: bytes, with: text) : nil
}

extension SiteRenaming {
  /// The path of the note that has an address, with or without scheme and host; `nil` where none has.
  package func path(ofAddress address: String) -> String? {
    let base = settings.baseURL
    let path = address.hasPrefix(base + "/") ? String(address.dropFirst(base.count)) : address
    guard path.hasPrefix("/") else { return nil }
    let wanted = LinkDestination(encoded: Array(path.utf8)).path
    return withDistinctPermalinks(notes, isPublished: selection.holds).notes
      .first { $0.permalink.path == wanted }?.path
  }
}
