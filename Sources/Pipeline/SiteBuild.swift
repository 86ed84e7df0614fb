import Diagnostics
import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SiteRendering
import Snippets
import SourceText
import Synchronization

/// What a build is asked for.
package struct BuildRequest: Sendable {
  package let check: CheckRequest
  package let includesDrafts: Bool
  package let includesFuture: Bool
  /// Called when another build of the site is under way, which is waited for.
  package let onWait: @Sendable () -> Void
  /// Called from any thread as work is done.
  package let progress: @Sendable (BuildProgress) -> Void

  package init(
    check: CheckRequest, includesDrafts: Bool, includesFuture: Bool,
    onWait: @escaping @Sendable () -> Void = {},
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.check = check
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.onWait = onWait
    self.progress = progress
  }
}

/// How far a build is.
package struct BuildProgress: Sendable {
  package enum Stage: String, Sendable {
    case reading, writing
  }

  package let stage: Stage
  package let done: Int
  package let total: Int
}

/// What a build found and did.
package struct BuildReport: Sendable {
  package var check = CheckReport()
  /// `nil` when errors stopped the build: `Public/` is as it was.
  package var output: WriteReport?
  package var publishedCount = 0
  /// Files in `Public/` of which no record says whether an earlier build wrote them.
  package var unknownCount = 0
  package var pageCount = 0
}

/// Checks, indexes, renders and writes a site.
///
/// With errors among the findings nothing is written to `Public/`, unless the site's `check` is `warn` or
/// `off`.
///
/// - Throws: `FileError`, `IndexError`.
package func buildSite(_ site: SiteLocation, request: BuildRequest) async throws -> BuildReport {
  try await withBuildLock(in: site.state, onWait: request.onWait) {
    try await buildLockedSite(site, request: request)
  }
}

private func buildLockedSite(_ site: SiteLocation, request: BuildRequest) async throws -> BuildReport {
  let (settings, settingsFindings) = try loadSettings(of: site, shownBelow: request.check.workingDirectory)
  let (theme, themeFindings) = try loadTheme(
    settings, from: settingsFindings.source, of: site, shownBelow: request.check.workingDirectory)
  let tree = try ContentTree(folder: site.content)
  let selection = Selection(
    now: try request.check.now(settings.timeZone), includesDrafts: request.includesDrafts,
    includesFuture: request.includesFuture)

  let parsed: [NoteRecord]
  do {
    parsed = try await parseAndIndex(site, tree: tree, settings: settings, request: request)
  } catch IndexError.damaged {
    try NoteIndex.discard(path: site.index)
    parsed = try await parseAndIndex(site, tree: tree, settings: settings, request: request)
  }
  let notes = parsed.map(\.note)
  let images = await ImageLibrary(files: tree.files.map(\.path), notes: notes)
    .reading(in: site.content, width: request.check.width)
  let assembly = assembleSite(
    notes: notes, files: tree.files.map(\.path), images: images, settings: settings, selection: selection)

  var report = BuildReport()
  report.check = try checkReport(
    parsed, assembly: assembly, settings: settings, selection: selection, site: site)
  let setupFindings =
    themeFindings + settingsFindings.adding(assembly.settingsDiagnostics, settings: settings)
  report.check.findings +=
    setupFindings
    + findings(onPassedOver: tree, in: site.content, shownBelow: request.check.workingDirectory)
    + images.findings(in: site.content, shownBelow: request.check.workingDirectory, settings: settings)
  report.check.add(
    await secretFindings(
      inFiles: tree.files.map(\.path), of: site.content, shownBelow: request.check.workingDirectory,
      settings: settings, width: request.check.width), settings: settings)
  report.check.removeMoot(at: selection.now)
  report.check.findings.sort { $0.source.path < $1.source.path }
  if settings.check == .error, report.check.findings.count(.error) > 0 { return report }
  // A theme or settings that cannot be used would publish something else than was asked for.
  if (themeFindings + [settingsFindings]).count(.error) > 0 { return report }

  let failing = Set(
    report.check.findings.filter(\.hasFailingSnippet).map(\.source.path)
      + parsed.filter { $0.fileFindings.contains(where: \.hasFailingSnippet) }.map(\.path))
  let renderer = SiteRenderer(site: assembly.site, theme: theme, now: selection.now)
  let files = publishedFiles(tree, notes: notes, images: images, selection: selection)
  let output = try await writeSite(
    site, renderer: renderer, parsed: parsed.filter { selection.holds($0.note) }, failing: failing,
    files: files,
    request: request)
  report.output = output.report
  report.unknownCount = output.unknownCount
  report.pageCount = output.pageCount
  report.publishedCount = assembly.site.notes.count
  return report
}

extension FileFindings {
  /// Whether an error lies in a snippet, which alone have a language.
  fileprivate var hasFailingSnippet: Bool {
    diagnostics.contains { $0.severity == .error && $0.language != nil }
  }
}

/// What is kept of each note from parsing to writing.
private struct NoteRecord: Sendable {
  let note: Note
  let body: NoteBody
  let sections: [SearchedSection]
  /// As shown to people.
  let path: String
  let diagnostics: [Diagnostic]
  /// Of files that its fences name.
  let fileFindings: [FileFindings]
  /// Kept only where diagnostics point into it.
  let source: SourceFile?

  init(_ parsed: ParsedNote) {
    note = parsed.note
    body = parsed.body
    sections = parsed.sections.map { SearchedSection(anchor: $0.anchor, text: SearchableSection($0)) }
    path = parsed.source.path
    diagnostics = parsed.diagnostics
    fileFindings = parsed.fileFindings
    source = parsed.diagnostics.isEmpty ? nil : parsed.source
  }
}

// MARK: Reading

/// Parses all notes and brings the search index up to date with them, batch by batch.
private func parseAndIndex(
  _ site: SiteLocation, tree: ContentTree, settings: SiteSettings, request: BuildRequest
) async throws -> [NoteRecord] {
  try makeFolder(site.state)
  let refresh = try IndexRefresh(site: site, tree: tree, settings: settings)
  let records = Mutex<[NoteRecord]>([])
  try await parseNotes(
    tree.notes, in: site.content,
    shownBelow: request.check.workingDirectory,
    options: NoteParsingOptions(
      settings: settings, checksSnippets: settings.check != .off, rendersHTML: true,
      translations: tree.translations),
    width: request.check.width
  ) { batch in
    let done = records.withLock { records in
      records += batch.map { NoteRecord($0.parsed) }
      return records.count
    }
    try refresh.insert(batch)
    request.progress(BuildProgress(stage: .reading, done: done, total: tree.notes.count))
  }
  try refresh.commit()
  return records.withLock { $0 }
}

private func checkReport(
  _ parsed: [NoteRecord], assembly: SiteAssembly, settings: SiteSettings, selection: Selection,
  site: SiteLocation
) throws(FileError) -> CheckReport {
  let siteDiagnostics = Dictionary(grouping: assembly.diagnostics, by: \.path)
  var report = CheckReport()
  for record in parsed {
    report.count(record.note, selection: selection)
    let diagnostics = settings.applied(
      to: record.diagnostics + (siteDiagnostics[record.note.path] ?? []).map(\.diagnostic))
    guard !diagnostics.isEmpty else { continue }
    let source: SourceFile
    if let kept = record.source {
      source = kept
    } else {
      source = SourceFile(path: record.path, bytes: try readFile(join(site.content, record.note.path)))
    }
    report.findings.append(FileFindings(source: source, diagnostics: diagnostics))
  }
  report.add(parsed.flatMap(\.fileFindings), settings: settings)
  return report
}

/// Files that are published: those that a published note leads to, and of the others all but those that
/// unpublished notes lead to or that lie beside unpublished notes only.
private func publishedFiles(
  _ tree: ContentTree, notes: [Note], images: ImageLibrary, selection: Selection
) -> [String] {
  var folders: [String: Bool] = [:]
  for note in notes {
    let folder = parentFolder(of: note.path)
    folders[folder] = folders[folder] == true || selection.holds(note)
  }
  var isNamedByPublished: [String: Bool] = [:]
  for note in notes {
    for path in note.links.map(\.destination).compactMap(note.contentPath) + note.files
      + note.images.flatMap({ images.paths(of: $0, in: note) })
    {
      isNamedByPublished[path] = isNamedByPublished[path] == true || selection.holds(note)
    }
  }
  return tree.files.map(\.path).filter { path in
    if let isNamedByPublished = isNamedByPublished[path] { return isNamedByPublished }
    var folder = parentFolder(of: path)
    // The nearest folder with notes decides.
    while folders[folder] == nil, !folder.isEmpty { folder = parentFolder(of: folder) }
    return folders[folder] ?? true
  }
}

// MARK: Writing

/// One file of `Public/`, made when its turn comes so that not all pages are in memory at once.
private enum Output: Sendable {
  /// The position of a note in the site and its record.
  case note(Int, NoteRecord)
  /// The Markdown of a note, beside its page.
  case markdown(Int, NoteRecord)
  case sitePage(SitePage)
  case page(Page)
  /// Copied from below `Content/`.
  case file(String)
}

private func writeSite(
  _ site: SiteLocation, renderer: SiteRenderer, parsed: [NoteRecord], failing: Set<String>, files: [String],
  request: BuildRequest
) async throws -> (report: WriteReport, pageCount: Int, unknownCount: Int) {
  let bodies = parsed.map(\.body)
  let body: @Sendable (Int) -> NoteBody? = { bodies.indices.contains($0) ? bodies[$0] : nil }
  // A file of the author's own, such as robots.txt, takes the place of a generated one.
  var outputs: [String: Output] = [:]
  for page in renderer.theme.assets { outputs[page.path] = .page(page) }
  for page in renderer.sitePages { outputs[page.path] = .sitePage(page) }
  let searchFiles = await searchFiles(renderer, sections: parsed.map(\.sections), width: request.check.width)
  for page in searchFiles { outputs[page.path] = .page(page) }
  for path in files { outputs[path] = .file(path) }
  for (index, record) in parsed.enumerated() {
    if renderer.site.settings.copiesMarkdown {
      outputs[renderer.markdownPath(index)] = .markdown(index, record)
    }
    outputs[record.note.permalink.filePath] = .note(index, record)
  }

  let writer = try OutputWriter(site: site)
  let paths = Set(outputs.keys)
  let unknownCount = try writer.begin(paths)
  let done = Atomic<Int>(0)
  let total = outputs.count
  let results = await concurrentMap(outputs.sorted { $0.key < $1.key }, width: request.check.width) {
    path, output -> Result<Bool, FileError> in
    defer {
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      if count % 64 == 0 { request.progress(BuildProgress(stage: .writing, done: count, total: total)) }
    }
    do throws(FileError) {
      let bytes: [UInt8]
      switch output {
      case .note(let index, let record):
        let verdict: SnippetVerdict = failing.contains(record.path) ? .failing : .clean
        bytes = renderer.renderNotePage(index, body: record.body, verdict: verdict).bytes
      case .markdown(let index, let record):
        // What is not UTF-8 has a finding, and with it the text that was parsed.
        let source =
          if let kept = record.source { kept.bytes } else {
            try readFile(join(site.content, record.note.path))
          }
        bytes = renderer.markdownBytes(index, source: source)
      case .sitePage(let page): bytes = renderer.render(page, body: body).bytes
      case .page(let page): bytes = page.bytes
      case .file(let source):
        bytes = try publishedFile(source, in: site.content, settings: renderer.site.settings)
      }
      return .success(try writer.write(bytes, to: path))
    } catch {
      return .failure(error)
    }
  }
  var report = WriteReport()
  for result in results {
    if try result.get() { report.written += 1 } else { report.unchanged += 1 }
  }
  report.removed = try writer.finish(paths)
  // Notes with one text share a file of the search.
  let searchFileCount = Set(searchFiles.map(\.path)).count
  let pageCount = outputs.count - files.count - renderer.theme.assets.count - searchFileCount
  return (report, pageCount, unknownCount)
}

private func searchFiles(
  _ renderer: SiteRenderer, sections: [[SearchedSection]], width: Int
) async -> [Page] {
  async let words = renderer.searchWords(sections)
  let texts = await concurrentMap(sections, width: width) { renderer.searchText($0) }
  let languages = Set(sections.joined().flatMap(\.text.languages))
  let names = Language.idsByAlias.filter { languages.contains($0.value) }
  return await texts + renderer.searchIndex(words, texts: texts, languageNames: names)
}
