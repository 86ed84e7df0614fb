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
  /// The notes that were checked, as they are shown.
  package var checkedPaths: [String] = []
  /// Notes that a build leaves out.
  package var unpublishedCount = 0
  package var snippets = SnippetCount()
  /// Notes that were mended first, sorted by path.
  package var mended: [MendedFile] = []
  /// Notes that could not be mended. The others were all the same.
  package var failures: [FileError] = []
  /// What became of the links to other hosts.
  package var externalLinks = ExternalLinkCount()
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

  /// Takes over what is wrong with files that are no notes.
  mutating func add(_ inspection: FileInspection, settings: SiteSettings) {
    findings += inspection.findings
    add(inspection.secrets, settings: settings)
  }

  /// Takes over what another check found.
  mutating func merge(_ other: CheckReport) {
    findings = (findings + other.findings).sorted { $0.source.path < $1.source.path }
    mended = (mended + other.mended).sorted { $0.path < $1.path }
    failures += other.failures
    checkedPaths += other.checkedPaths
    externalLinks.add(other.externalLinks)
    noteCount += other.noteCount
    unpublishedCount += other.unpublishedCount
    snippets.total += other.snippets.total
    snippets.checked += other.snippets.checked
  }
}

/// Each finding once, as its worst: two fences may show one file and ask different things of it.
func onceEach(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
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
  /// Only notes and files that have changed since this revision of their git repository are reported on.
  package var changedSince: String?
  /// Whether and how hosts are asked about links that lead to them.
  package var external: ExternalCheck?
  /// That of this process, for programs that are run.
  package var environment: [String: String]
  /// Gives the date for "the future", in the site's time zone.
  package let now: @Sendable (_ timeZone: String) throws -> NoteDate

  package init(
    workingDirectory: String, width: Int, requiresLanguage: Bool = false,
    mendsNotes: Bool = false, changedSince: String? = nil, external: ExternalCheck? = nil,
    environment: [String: String] = [:], now: @escaping @Sendable (_ timeZone: String) throws -> NoteDate
  ) {
    self.workingDirectory = workingDirectory
    self.width = width
    self.requiresLanguage = requiresLanguage
    self.mendsNotes = mendsNotes
    self.changedSince = changedSince
    self.external = external
    self.environment = environment
    self.now = now
  }
}

/// Checks a whole site, or of its notes those at or below `only` (paths below `Content/`).
///
/// - Parameter text: a note whose text is not that of its file.
package func checkSite(
  _ site: SiteLocation, only: [String]? = nil, text: GivenText? = nil, request: CheckRequest
) async throws -> CheckReport {
  let (settings, settingsFindings) = try loadSettings(of: site, shownBelow: request.workingDirectory)
  let changed = try changedFiles(below: site.root, request)
  let wanted = WantedFiles(
    parts: only, changed: changed.map { Set($0.compactMap(site.contentPath)) })
  var report = try await check(
    NoteCollection(
      folder: site.content, tree: try ContentTree(of: site, limits: settings.limits),
      settings: settings, scope: .site, text: text, cache: site),
    request: request, wanted: wanted)
  if only == nil, changed?.contains(site.settingsFile) ?? true {
    report.findings += settingsFindings.adding(report.settingsDiagnostics, settings: settings)
  }
  if only == nil, changed?.contains(where: { $0.hasPrefix("Themes/") }) ?? true {
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
    NoteCollection(folder: folder, tree: tree, settings: .withoutSite, scope: .folder), request: request,
    wanted: WantedFiles(changed: try changedFiles(below: folder, request).map { Set($0) }))
}

/// Checks one file that belongs to no site. Of its links only those to its own headings are judged.
///
/// - Parameter text: what counts as its text; then the file need not be there.
package func checkFile(_ path: String, text: [UInt8]? = nil, request: CheckRequest) async throws
  -> CheckReport
{
  let status = fileStatus(path, followsLinks: true)
  guard status != nil || text != nil else { throw FileError(action: "read", path: path, errno: ENOENT) }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let folder = parentFolder(of: path)
  let entry = ContentTree.Entry(path: name, stamp: status?.stamp ?? .absent)
  return try await check(
    NoteCollection(
      folder: folder, tree: ContentTree(note: entry), settings: .withoutSite, scope: .file,
      text: text.map { GivenText(path: name, bytes: $0) }),
    request: request,
    wanted: WantedFiles(changed: try changedFiles(below: folder, request).map { Set($0) }))
}

/// What has changed below a folder, if that is asked.
private func changedFiles(below folder: String, _ request: CheckRequest) throws(GitError) -> Set<String>? {
  guard let revision = request.changedSince else { return nil }
  return Set(
    try GitRepository(around: folder, environment: request.environment).changedFiles(since: revision))
}

extension SiteSettings {
  /// For Markdown that belongs to no site: somebody else shows it, and may well show HTML.
  static var withoutSite: SiteSettings {
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
  var text: GivenText?
  /// The site that remembers what hosts have answered.
  var cache: SiteLocation?
}

private func check(
  _ collection: NoteCollection, request: CheckRequest, wanted: WantedFiles
) async throws -> CheckReport {
  let settings = collection.settings
  let mending = request.mendsNotes ? await mend(collection, request: request, wanted: wanted) : []
  let options = NoteParsingOptions(
    settings: settings, checksSnippets: settings.check != .off, rendersHTML: false, gathersText: false,
    listsExternalLinks: request.external != nil,
    requiresLanguage: request.requiresLanguage, scope: collection.scope,
    translations: collection.scope == .site ? collection.tree.translations : .none)
  let parsed = try await parse(collection, options: options, request: request, wanted: wanted)
  let selection = Selection(now: try request.now(settings.timeZone))
  let notes = parsed.map(\.note)
  let inspection = await FileInspection(
    of: collection.tree, notes: notes, in: collection.folder, scope: collection.scope, settings: settings,
    request: request
  ) { wanted.holds($0) }
  let assembly = assembleSite(
    notes: notes, files: collection.tree.files.map(\.path), images: inspection.images, settings: settings,
    selection: selection, scope: collection.scope)
  let siteDiagnostics = Dictionary(grouping: assembly.diagnostics, by: \.path)

  var report = CheckReport()
  for result in mending {
    switch result {
    case .success(let mended): report.mended += mended.map { [$0] } ?? []
    case .failure(let error): report.failures.append(error)
    }
  }
  report.settingsDiagnostics = assembly.settingsDiagnostics
  let checked = parsed.filter { wanted.holds($0.note) }
  var external: [String: [Diagnostic]] = [:]
  if let check = request.external {
    (external, report.externalLinks) = await check.findings(
      on: checked, settings: settings, cache: collection.cache, environment: request.environment)
  }
  for item in checked {
    report.count(item.note, selection: selection)
    report.checkedPaths.append(item.source.path)
    let all =
      item.diagnostics + (siteDiagnostics[item.note.path] ?? []).map(\.diagnostic)
      + external[item.note.path, default: []]
    let diagnostics = settings.applied(to: all)
    if !diagnostics.isEmpty {
      report.findings.append(FileFindings(source: item.source, diagnostics: diagnostics))
    }
  }
  if wanted.changed != nil {
    for item in parsed where !wanted.holds(item.note) {
      let found = (siteDiagnostics[item.note.path] ?? []).map(\.diagnostic)
        .filter { wanted.concerns($0, of: item.note) }
      report.findings += FileFindings(source: item.source, diagnostics: []).adding(found, settings: settings)
    }
  }
  report.add(checked.flatMap(\.fileFindings), settings: settings)
  report.add(inspection, settings: settings)
  report.removeMoot(at: selection.now)
  report.findings.sort { $0.source.path < $1.source.path }
  return report
}

private func mend(
  _ collection: NoteCollection, request: CheckRequest, wanted: WantedFiles
) async -> [Result<MendedFile?, FileError>] {
  await concurrentMap(collection.tree.notes.filter { wanted.holds($0.path) }, width: request.width) { entry in
    do throws(FileError) {
      return .success(
        try mendFile(
          entry, in: collection.folder, shownBelow: request.workingDirectory, settings: collection.settings))
    } catch {
      return .failure(error)
    }
  }
}

/// Parses all notes. Of those that are not reported on only what others may lead to is of interest, so their snippets are not
/// checked.
private func parse(
  _ collection: NoteCollection, options: NoteParsingOptions, request: CheckRequest, wanted: WantedFiles
) async throws -> [ParsedNote] {
  func parsed(_ entries: [ContentTree.Entry], _ options: NoteParsingOptions) async throws -> [ParsedNote] {
    let gathered = Gathered()
    try await parseNotes(
      entries, in: collection.folder, shownBelow: request.workingDirectory, options: options,
      width: request.width
    ) { batch in gathered.add(batch.map(\.parsed)) }
    return gathered.notes
  }
  var quick = options
  quick.checksSnippets = false
  quick.listsExternalLinks = false
  let given = collection.text
  let entries = collection.tree.notes.filter { $0.path != given?.path }
  var notes = try await parsed(entries.filter { !wanted.holds($0.path) }, quick)
  // That a note shows a file which has changed is known only now.
  let others = Set(notes.filter { wanted.holds($0.note) }.map(\.note.path))
  notes.removeAll { others.contains($0.note.path) }
  notes += try await parsed(
    entries.filter { wanted.holds($0.path) || others.contains($0.path) }, options)
  if let given {
    notes.append(
      parseNote(
        SourceFile(
          path: shownPath(join(collection.folder, given.path), from: request.workingDirectory),
          bytes: given.bytes),
        path: given.path, in: collection.folder, shownBelow: request.workingDirectory, options: options))
  }
  return notes.sorted { $0.note.path < $1.note.path }
}

/// Notes as their batches come in.
private final class Gathered: Sendable {
  private let storage = Mutex<[ParsedNote]>([])

  var notes: [ParsedNote] { storage.withLock { $0 } }

  func add(_ batch: [ParsedNote]) { storage.withLock { $0 += batch } }
}
