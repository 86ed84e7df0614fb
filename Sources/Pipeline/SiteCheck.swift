#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import ImageFiles
import NoteModel
import NoteParsing
import SourceText
import Synchronization

/// What a check found.
package struct CheckReport: Sendable {
  /// Files with findings, sorted by path.
  package var findings: [FileFindings] = []
  package var noteCount = 0
  /// Notes that a build leaves out.
  package var unpublishedCount = 0
  package var snippets = SnippetCount()
  /// Notes that were mended first, sorted by path.
  package var mended: [MendedFile] = []
  /// Notes that could not be mended. The others were all the same.
  package var failures: [FileError] = []
  /// What the notes show to be wrong with `site.yml`, in bytes of it.
  var settingsDiagnostics: [Diagnostic] = []

  /// Counts a note and its snippets.
  mutating func count(_ note: Note, selection: Selection) {
    noteCount += 1
    if !selection.holds(note) { unpublishedCount += 1 }
    snippets.total += note.snippetCount.total
    snippets.checked += note.snippetCount.checked
  }

  /// Takes over what is wrong with files that fences name. Several may show the same one.
  mutating func add(_ files: [FileFindings], settings: SiteSettings) {
    for file in files {
      let found = settings.applied(to: file.diagnostics)
      if let known = findings.firstIndex(where: { $0.source.path == file.source.path }) {
        findings[known] = FileFindings(
          source: file.source, diagnostics: onceEach(findings[known].diagnostics + found))
      } else if !found.isEmpty {
        findings.append(FileFindings(source: file.source, diagnostics: found))
      }
    }
  }

  /// Takes over what is wrong with files that are no notes: those passed over, images, and of a site those that it
  /// publishes as they are.
  mutating func addFiles(
    of tree: ContentTree, images: ImageLibrary, in folder: String, scope: LinkScope, settings: SiteSettings,
    request: CheckRequest, isWanted: @Sendable (String) -> Bool = { _ in true }
  ) async {
    findings += Pipeline.findings(
      onPassedOver: tree, in: folder, shownBelow: request.workingDirectory, isWanted: isWanted)
    findings += images.findings(
      in: folder, shownBelow: request.workingDirectory, settings: settings, isWanted: isWanted)
    guard scope == .site else { return }
    let secrets = await secretFindings(
      inFiles: tree.files.map(\.path).filter(isWanted), of: folder, shownBelow: request.workingDirectory,
      settings: settings, width: request.width)
    add(secrets, settings: settings)
  }

  /// Takes over what another check found.
  mutating func merge(_ other: CheckReport) {
    findings = (findings + other.findings).sorted { $0.source.path < $1.source.path }
    mended = (mended + other.mended).sorted { $0.path < $1.path }
    failures += other.failures
    noteCount += other.noteCount
    unpublishedCount += other.unpublishedCount
    snippets.total += other.snippets.total
    snippets.checked += other.snippets.checked
  }
}

/// Each finding once, as its worst: two fences may show one file and ask different things of it.
private func onceEach(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  struct Place: Hashable {
    let rule: Rule
    let range: SourceRange
  }
  var worst: [Place: Diagnostic] = [:]
  for diagnostic in diagnostics {
    let place = Place(rule: diagnostic.rule, range: diagnostic.range)
    if let known = worst[place], known.severity <= diagnostic.severity { continue }
    worst[place] = diagnostic
  }
  return Array(worst.values)
}

/// What to check, and as of when.
package struct CheckRequest: Sendable {
  package let workingDirectory: String
  package let width: Int
  /// Whether a fence without a language is reported.
  package var requiresLanguage: Bool
  /// Whether certain damage is mended in the notes before they are checked.
  package var mendsNotes: Bool
  /// Gives the date for "the future", in the site's time zone.
  package let now: @Sendable (_ timeZone: String) throws -> NoteDate

  package init(
    workingDirectory: String, width: Int, requiresLanguage: Bool = false,
    mendsNotes: Bool = false, now: @escaping @Sendable (_ timeZone: String) throws -> NoteDate
  ) {
    self.workingDirectory = workingDirectory
    self.width = width
    self.requiresLanguage = requiresLanguage
    self.mendsNotes = mendsNotes
    self.now = now
  }
}

/// Checks a whole site, or of its notes those at or below `only` (paths below `Content/`).
package func checkSite(
  _ site: SiteLocation, only: [String]? = nil, request: CheckRequest
) async throws -> CheckReport {
  let (settings, settingsFindings) = try loadSettings(of: site, shownBelow: request.workingDirectory)
  var report = try await check(
    NoteCollection(
      folder: site.content, tree: try ContentTree(of: site, limits: settings.limits),
      settings: settings, scope: .site),
    request: request
  ) { path in only?.contains { path == $0 || $0.isEmpty || path.hasPrefix($0 + "/") } ?? true }
  if only == nil {
    report.findings += settingsFindings.adding(report.settingsDiagnostics, settings: settings)
    report.findings += try loadTheme(
      settings, from: settingsFindings.source, of: site, shownBelow: request.workingDirectory
    ).1
  }
  report.findings.sort { $0.source.path < $1.source.path }
  return report
}

/// Checks a folder of Markdown that belongs to no site. Links that lead out of it are not judged.
package func checkFolder(_ folder: String, request: CheckRequest) async throws -> CheckReport {
  let tree = try ContentTree(folder: folder, excluding: ["node_modules"])
  return try await check(
    NoteCollection(folder: folder, tree: tree, settings: .withoutSite, scope: .folder), request: request)
}

/// Checks one file that belongs to no site. Of its links only those to its own headings are judged.
package func checkFile(_ path: String, request: CheckRequest) async throws -> CheckReport {
  guard let status = fileStatus(path, followsLinks: true) else {
    throw FileError(action: "read", path: path, errno: ENOENT)
  }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let tree = ContentTree(note: ContentTree.Entry(path: name, stamp: status.stamp))
  return try await check(
    NoteCollection(folder: parentFolder(of: path), tree: tree, settings: .withoutSite, scope: .file),
    request: request)
}

extension SiteSettings {
  /// For Markdown that belongs to no site: somebody else shows it, and may well show HTML.
  fileprivate static var withoutSite: SiteSettings {
    var settings = SiteSettings()
    settings.allowsRawHTML = true
    // How images are best published is for that program to say.
    for rule in [ImageRules.heavy, ImageRules.variantShape, ImageRules.position] {
      settings.severities[rule.id] = .off
    }
    return settings
  }
}

/// Notes that are checked together.
private struct NoteCollection: Sendable {
  let folder: String
  let tree: ContentTree
  let settings: SiteSettings
  let scope: LinkScope
}

private func check(
  _ collection: NoteCollection, request: CheckRequest, isWanted: @Sendable (String) -> Bool = { _ in true }
) async throws -> CheckReport {
  let settings = collection.settings
  let mending = request.mendsNotes ? await mend(collection, request: request, isWanted: isWanted) : []
  let gathered = Gathered()
  let options = NoteParsingOptions(
    settings: settings, checksSnippets: settings.check != .off, rendersHTML: false, gathersText: false,
    requiresLanguage: request.requiresLanguage, scope: collection.scope,
    translations: collection.scope == .site ? collection.tree.translations : .none)
  try await parseNotes(
    collection.tree.notes, in: collection.folder, shownBelow: request.workingDirectory,
    options: options,
    width: request.width
  ) { batch in gathered.add(batch.map(\.parsed)) }

  let parsed = gathered.notes
  let selection = Selection(now: try request.now(settings.timeZone))
  let notes = parsed.map(\.note)
  let files = collection.tree.files.map(\.path)
  let images = await ImageLibrary(files: files, notes: notes)
    .reading(in: collection.folder, width: request.width)
  let assembly = assembleSite(
    notes: notes, files: files, images: images, settings: settings, selection: selection,
    scope: collection.scope)
  let siteDiagnostics = Dictionary(grouping: assembly.diagnostics, by: \.path)

  var report = CheckReport()
  for result in mending {
    switch result {
    case .success(let mended): report.mended += mended.map { [$0] } ?? []
    case .failure(let error): report.failures.append(error)
    }
  }
  report.settingsDiagnostics = assembly.settingsDiagnostics
  for item in parsed where isWanted(item.note.path) {
    report.count(item.note, selection: selection)
    let all = item.diagnostics + (siteDiagnostics[item.note.path] ?? []).map(\.diagnostic)
    let diagnostics = settings.applied(to: all)
    if !diagnostics.isEmpty {
      report.findings.append(FileFindings(source: item.source, diagnostics: diagnostics))
    }
  }
  report.add(parsed.filter { isWanted($0.note.path) }.flatMap(\.fileFindings), settings: settings)
  await report.addFiles(
    of: collection.tree, images: images, in: collection.folder, scope: collection.scope, settings: settings,
    request: request, isWanted: isWanted)
  report.removeMoot(at: selection.now)
  report.findings.sort { $0.source.path < $1.source.path }
  return report
}

private func mend(
  _ collection: NoteCollection, request: CheckRequest, isWanted: @Sendable (String) -> Bool
) async -> [Result<MendedFile?, FileError>] {
  await concurrentMap(collection.tree.notes.filter { isWanted($0.path) }, width: request.width) { entry in
    do throws(FileError) {
      return .success(
        try mendFile(
          entry, in: collection.folder, shownBelow: request.workingDirectory, settings: collection.settings))
    } catch {
      return .failure(error)
    }
  }
}

/// Notes as their batches come in.
private final class Gathered: Sendable {
  private let storage = Mutex<[ParsedNote]>([])

  var notes: [ParsedNote] { storage.withLock { $0 } }

  func add(_ batch: [ParsedNote]) { storage.withLock { $0 += batch } }
}
