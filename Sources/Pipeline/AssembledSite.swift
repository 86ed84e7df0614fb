import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// The notes of a site put together, and all that is wrong with them.
struct AssembledSite: Sendable {
  let inputs: BuildInputs
  /// All of them, in the order of the tree.
  let notes: [StoredNote]
  let inspection: FileInspection
  let assembly: SiteAssembly
  private(set) var check: CheckReport
  /// When tokens in the notes run out, in seconds since 1970.
  private let expiries: [Int]

  /// - Parameter sources: The text of a note, or of a file that it shows, as it was parsed; the path is one below `Content/`.
  init(
    _ inputs: BuildInputs, notes: [StoredNote],
    sources: (StoredNote, _ path: String) throws(FileError) -> SourceFile
  ) async throws {
    let inspection = await FileInspection(
      of: inputs.tree, notes: notes.map(\.note), in: inputs.site.content, scope: .site,
      settings: inputs.settings, request: inputs.request.check)
    let assembly = assembleSite(
      notes: notes.map(\.note), files: inputs.tree.files.map(\.path), images: inspection.images,
      settings: inputs.settings, selection: inputs.selection)
    try self.init(inputs, notes: notes, inspection: inspection, assembly: assembly, sources: sources)
  }

  init(
    _ inputs: BuildInputs, notes: [StoredNote], inspection: FileInspection, assembly: SiteAssembly,
    sources: (StoredNote, _ path: String) throws(FileError) -> SourceFile
  ) throws(FileError) {
    self.inputs = inputs
    self.notes = notes
    self.inspection = inspection
    self.assembly = assembly
    check = try checkReport(notes, assembly: assembly, inputs: inputs, sources: sources)
    check.findings += inputs.setup.findings(adding: assembly.settingsDiagnostics)
    check.add(inspection, settings: inputs.settings)
    expiries = check.findings.flatMap { $0.diagnostics.compactMap(\.secret?.expiry) }
    check.removeMoot(at: inputs.selection.now)
    check.findings.sort { $0.source.path < $1.source.path }
  }

  /// Whether there are errors that keep it from being published.
  var isRefused: Bool {
    // A theme or settings that cannot be used would publish something else than was asked for.
    !inputs.setup.isUsable || inputs.settings.check == .error && check.findings.count(.error) > 0
  }

  /// When something changes by itself, in seconds since 1970.
  var instants: [Int] { notes.compactMap(\.note.date?.secondsSinceEpoch) + expiries }

  /// Tells whether a note has errors in its snippets.
  func verdicts() -> (StoredNote) -> Bool {
    let failing = Set(check.findings.filter(\.hasFailingSnippet).map(\.source.path))
    return { note in
      if failing.isEmpty { return note.hasFailingFile(inputs.settings) }
      let path = shownPath(
        join(inputs.site.content, note.note.path), from: inputs.request.check.workingDirectory)
      return failing.contains(path) || note.hasFailingFile(inputs.settings)
    }
  }
}

extension BuildInputs {
  /// The text of a file below `Content/` as it is parsed.
  func source(_ path: String) throws(FileError) -> SourceFile {
    SourceFile(
      path: shownPath(join(site.content, path), from: request.check.workingDirectory),
      bytes: repairedText(try readFile(path, below: site.content)).bytes)
  }
}

extension FileFindings {
  /// Whether an error lies in a snippet, which alone have a language.
  fileprivate var hasFailingSnippet: Bool { diagnostics.contains(where: \.isFailingSnippet) }
}

extension Diagnostic {
  fileprivate var isFailingSnippet: Bool { severity == .error && language != nil }
}

extension StoredNote {
  /// Whether a file that a fence shows has an error.
  fileprivate func hasFailingFile(_ settings: SiteSettings) -> Bool {
    fileDiagnostics.values.contains { settings.applied(to: $0).contains(where: \.isFailingSnippet) }
  }
}

private func checkReport(
  _ notes: [StoredNote], assembly: SiteAssembly, inputs: BuildInputs,
  sources: (StoredNote, _ path: String) throws(FileError) -> SourceFile
) throws(FileError) -> CheckReport {
  let siteDiagnostics = Dictionary(grouping: assembly.diagnostics, by: \.path)
  var report = CheckReport()
  var files: [FileFindings] = []
  for note in notes {
    report.count(note.note, selection: inputs.selection)
    let between = siteDiagnostics[note.note.path]
    if !note.diagnostics.isEmpty || between != nil {
      let diagnostics = inputs.settings.applied(
        to: note.diagnostics + (between ?? []).map(\.diagnostic))
      if !diagnostics.isEmpty {
        let source = try sources(note, note.note.path)
        report.findings.append(FileFindings(source: source, diagnostics: diagnostics))
      }
    }
    for (path, diagnostics) in note.fileDiagnostics.sorted(by: { $0.key < $1.key }) {
      files.append(FileFindings(source: try sources(note, path), diagnostics: diagnostics))
    }
  }
  report.add(files, settings: inputs.settings)
  return report
}
