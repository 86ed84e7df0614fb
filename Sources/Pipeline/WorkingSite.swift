import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// A site while somebody works on it: what is known of every note, some of them as an editor has them.
///
/// A value: copies are cheap, and one is checked while the next edit is made. Paths of notes are those below
/// `folder`; files with findings are named as seen from `root`.
package struct WorkingSite: Sendable {
  package let root: String
  /// What the paths of notes are relative to.
  package let folder: String
  package private(set) var settings: SiteSettings
  /// Of a site whose notes are not read yet, and of a file that belongs to none, less is known.
  let scope: LinkScope
  private let settingsSource: SourceFile
  let tree: ContentTree?
  private var stored: [String: StoredNote]
  private var images: ImageLibrary
  /// Notes of buffers that are too large to be read.
  private var oversized: [String: Diagnostic] = [:]
  /// What no edit of a note mends: findings on settings, theme, images and other files.
  private var filesFindings: [FileFindings] = []

  /// A site of which only the settings are read, so that what is wrong with one note can be told at once.
  ///
  /// - Throws: `FileError` when they cannot be read.
  package init(settingsOf site: SiteLocation) throws(FileError) {
    root = site.root
    folder = site.content
    scope = .file
    let (settings, findings) = try loadSettings(of: site, shownBelow: site.root)
    self.settings = settings
    settingsSource = findings.source
    tree = nil
    stored = [:]
    images = ImageLibrary(files: [], notes: [])
  }

  /// A file in `folder` that belongs to no site.
  package init(fileIn folder: String) {
    root = folder
    self.folder = folder
    scope = .file
    settings = .withoutSite
    settingsSource = SourceFile(path: "", bytes: [])
    tree = nil
    stored = [:]
    images = ImageLibrary(files: [], notes: [])
  }

  /// Reads a site. What `earlier` knows, or else the build before, is taken over where no file has changed since.
  ///
  /// - Parameters:
  ///   - buffers: paths of notes that an editor has; they are left to `edit`, and what `earlier` knows of them stays.
  ///   - width: the number of workers.
  /// - Throws: `FileError` when the site is not there, or a file cannot be read.
  package init(
    _ site: SiteLocation, after earlier: WorkingSite?, buffers: Set<String>, width: Int
  ) async throws {
    root = site.root
    folder = site.content
    scope = .site
    let (settings, settingsFindings) = try loadSettings(of: site, shownBelow: site.root)
    let tree = try ContentTree(of: site, limits: settings.limits)
    var known: [String: StoredNote] = [:]
    if let earlier, earlier.settingsSource.bytes == settingsFindings.source.bytes {
      known = earlier.stored
    } else {
      let state = BuildState(readingFrom: site)
      if state.parsing == parsingDigest(settings, from: settingsFindings.source) {
        known = await state.notes(width: width)
      }
    }
    let notes = try await currentNotes(
      of: tree, in: site, known: known, buffers: buffers, settings: settings, width: width)
    let inspection = await FileInspection(
      of: tree, notes: notes.values.map(\.note).inOrder, in: site.content, scope: .site, settings: settings,
      request: CheckRequest(workingDirectory: site.root, width: width) { _ in throw CancellationError() })
    self.settings = settings
    self.tree = tree
    settingsSource = settingsFindings.source
    stored = notes
    images = inspection.images
    filesFindings = try fileFindings(of: site, inspection, settings: settings, settingsFindings)
  }

  /// Notes by path, sorted.
  package var notes: [Note] { stored.values.map(\.note).inOrder }

  /// Paths below `folder` of what is no note, sorted.
  package var files: [String] { tree?.files.map(\.path) ?? [] }

  /// The text of `site.yml` that counts.
  package var settingsText: [UInt8] { settingsSource.bytes }

  package func note(at path: String) -> Note? { stored[path]?.note }

  /// What the files are that notes show, by path.
  package var imageLibrary: ImageLibrary { images }

  /// Findings on a note by itself, as its settings want them; in bytes of its text as `repairedText` has it.
  package func ownDiagnostics(of path: String) -> [Diagnostic] {
    let diagnostics = stored[path]?.diagnostics ?? oversized[path].map { [$0] } ?? []
    return settings.applied(to: diagnostics).sorted(by: Diagnostic.isInOrder)
  }

  /// A path below `folder` as findings name it.
  package func shownPath(ofNote path: String) -> String { shownPath(ofFile: join(folder, path)) }

  /// The text of a file that has findings, as `repairedText` has it; empty where it cannot be read.
  ///
  /// - Parameter path: as findings have it.
  package func text(ofFile path: String) -> [UInt8] {
    let bytes = try? readFile(path, below: root, limit: max(settings.limits.noteSize, largestText))
    return repairedText(bytes ?? []).bytes
  }

  /// A path as findings name it.
  package func shownPath(ofFile absolute: String) -> String { Pipeline.shownPath(absolute, from: root) }

}

// MARK: Edits

/// A note as an editor has it, read.
package struct EditedNote: Sendable {
  package let path: String
  fileprivate let note: StoredNote?
  fileprivate let tooLarge: Diagnostic?
}

extension WorkingSite {
  /// Reads a note as an editor has it. Changes nothing, so that it can be done beside other work; `apply` does.
  package func reading(_ path: String, bytes: [UInt8]) -> EditedNote {
    guard bytes.count <= settings.limits.noteSize else {
      let finding = tooLarge(bytes.count, isNote: true, limits: settings.limits)
      return EditedNote(path: path, note: nil, tooLarge: finding)
    }
    let parsed = parseNote(
      SourceFile(path: shownPath(ofNote: path), bytes: bytes), path: path, in: folder, shownBelow: root,
      options: parsingOptions)
    let entry = ContentTree.Entry(path: path, stamp: .absent)
    return EditedNote(
      path: path, note: StoredNote(entry, parsed, searchText: "", in: folder, shownBelow: root), tooLarge: nil
    )
  }

  package mutating func apply(_ edited: EditedNote) {
    stored[edited.path] = edited.note
    oversized[edited.path] = edited.tooLarge
  }

  /// Forgets a note, as when an editor closes one that was never saved.
  package mutating func remove(_ path: String) {
    stored[path] = nil
    oversized[path] = nil
  }

  /// Whether what is known of a note there holds here too.
  package func hasSettings(of other: WorkingSite) -> Bool {
    settingsSource.bytes == other.settingsSource.bytes
  }

  /// Takes over what another state of the same site knows of a note.
  package mutating func takeOver(_ path: String, from other: WorkingSite) {
    stored[path] = other.stored[path]
    oversized[path] = other.oversized[path]
  }

  private var parsingOptions: NoteParsingOptions {
    NoteParsingOptions(
      settings: settings, checksSnippets: settings.check != .off, rendersHTML: false,
      scope: isWithoutSite ? .file : .site,
      translations: isWithoutSite ? .none : NoteTranslations(paths: stored.keys))
  }

  private var isWithoutSite: Bool { root == folder }
}

// MARK: Findings

/// What is wrong with a site.
package struct WorkingFindings: Sendable {
  /// By the path of a file as seen from the site's root, in order of place; files without findings are left out.
  package var byFile: [String: [Diagnostic]] = [:]
  /// The part of them that concerns how notes go together, by the path of the note.
  package fileprivate(set) var betweenNotes: [String: [Diagnostic]] = [:]
}

extension WorkingSite {
  /// All findings, those that `check` reports.
  package func findings(at now: NoteDate) -> WorkingFindings {
    let notes = notes
    let library = ImageLibrary(files: files, notes: notes).reading(in: folder, after: images)
    let assembly = assembleSite(
      notes: notes, files: files, images: library, settings: settings, selection: Selection(now: now),
      scope: scope)
    var result = WorkingFindings()
    for (path, found) in Dictionary(grouping: assembly.diagnostics, by: \.path) {
      result.betweenNotes[path] = settings.applied(to: found.map(\.diagnostic))
    }
    var byFile: [String: [Diagnostic]] = [:]
    // Several fences may show one file.
    for (path, found) in stored.values.flatMap(\.fileDiagnostics) {
      byFile[shownPath(ofNote: path), default: []] += settings.applied(to: found)
    }
    byFile = byFile.mapValues(onceEach)
    for path in Set(stored.keys).union(oversized.keys) {
      byFile[shownPath(ofNote: path), default: []] +=
        ownDiagnostics(of: path) + (result.betweenNotes[path] ?? [])
    }
    for file in filesFindings { byFile[file.source.path, default: []] += file.diagnostics }
    byFile[settingsSource.path, default: []] += settings.applied(to: assembly.settingsDiagnostics)
    result.byFile = byFile.mapValues { found in
      found.filter { !$0.isMoot(at: now.secondsSinceEpoch) }.sorted(by: Diagnostic.isInOrder)
    }.filter { !$0.value.isEmpty }
    return result
  }

  /// What is wrong with `site.yml` as an editor has it. What its notes show to be wrong with it is told when it is saved.
  package func findings(inSettings bytes: [UInt8]) -> [Diagnostic] {
    let source = SourceFile(path: settingsSource.path, bytes: bytes)
    let (settings, diagnostics) = readSiteSettings(source, knownRules: ruleCatalog.map(\.id))
    let secrets = secretFindings(in: source, settings: settings)?.diagnostics ?? []
    return (diagnostics + secrets).sorted(by: Diagnostic.isInOrder)
  }
}
