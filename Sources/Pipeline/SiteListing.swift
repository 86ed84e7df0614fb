import NoteModel
import NoteParsing
import SourceText
import Synchronization

/// A site put together for lists: all that its notes say of one another, without their pages.
package struct SiteListing: Sendable {
  package let site: Site
  package let graph: LinkGraph
  /// By path and line.
  package let brokenLinks: [BrokenLink]
  /// What counts as future.
  private let now: NoteDate
  /// `Content/` as shown to people.
  private let contentFolder: String

  /// A link within the site that leads nowhere, or to a part that is not there.
  package struct BrokenLink: Sendable {
    /// As shown to people.
    package let path: String
    /// 1-based.
    package let line: Int
    package let message: String
    package let help: String?
  }

  /// Whether a build takes a note in.
  package enum NoteState: String, Sendable {
    case published, draft, future
    case isPrivate = "private"
  }

  init(site: Site, now: NoteDate, contentFolder: String, brokenLinks: [BrokenLink]) {
    self.brokenLinks = brokenLinks
    self.site = site
    self.now = now
    self.contentFolder = contentFolder
    graph = LinkGraph(site)
  }

  /// All notes as lists of the site have them: newest first, then the undated ones, then those that lists
  /// show another translation of.
  package var order: [Int] { site.dated + site.undated + site.unlisted }

  /// The path of a note, as shown to people.
  package func path(of note: Int) -> String { join(contentFolder, site.notes[note].path) }

  package func state(of note: Int) -> NoteState {
    if site.notes[note].metadata.isPrivate { return .isPrivate }
    if site.notes[note].metadata.isDraft { return .draft }
    return site.notes[note].metadata.isPublished(at: now) ? .published : .future
  }
}

/// Reads the notes of a site for lists. What is wrong with them is for `check` to say.
///
/// - Parameter onSnippets: Called from any thread with the snippets of some notes, if they are wanted.
/// - Throws: `FileError`.
package func listSite(
  _ site: SiteLocation, request: CheckRequest, includesDrafts: Bool, includesFuture: Bool,
  includesPrivate: Bool = false, listsSnippets: Bool = false,
  onSnippets: @escaping @Sendable ([NoteSnippet]) -> Void = { _ in }
) async throws -> SiteListing {
  let settings = try siteSettings(of: site)
  let tree = try ContentTree(of: site, limits: settings.limits)
  let selection = Selection(
    now: try request.now(settings.timeZone), includesDrafts: includesDrafts, includesFuture: includesFuture,
    includesPrivate: includesPrivate)
  let read = try await readNotes(
    of: site, tree: tree, settings: settings, request: request, listsSnippets: listsSnippets,
    onSnippets: onSnippets)
  let files = tree.files.map(\.path)
  let assembly = assembleSite(
    notes: read, files: files, images: ImageLibrary(files: files, notes: read), settings: settings,
    selection: selection)
  let folder = shownPath(site.content, from: request.workingDirectory)
  return SiteListing(
    site: assembly.site, now: selection.now, contentFolder: folder,
    brokenLinks: try brokenLinks(assembly.diagnostics, in: site, shownBelow: folder))
}

/// All notes of a site, sorted by path, without their pages.
func readNotes(
  of site: SiteLocation, tree: ContentTree, settings: SiteSettings, request: CheckRequest,
  listsSnippets: Bool = false, onSnippets: @escaping @Sendable ([NoteSnippet]) -> Void = { _ in }
) async throws -> [Note] {
  let notes = Mutex<[Note]>([])
  try await parseNotes(
    tree.notes, in: site.content, shownBelow: request.workingDirectory,
    options: NoteParsingOptions(
      settings: settings, checksSnippets: listsSnippets && settings.check != .off, rendersHTML: false,
      listsSnippets: listsSnippets, translations: tree.translations),
    width: request.width
  ) { batch in
    if listsSnippets { onSnippets(batch.flatMap(\.parsed.snippets)) }
    notes.withLock { $0 += batch.map(\.parsed.note) }
  }
  return notes.withLock { $0 }
}

private func brokenLinks(
  _ diagnostics: [NoteDiagnostic], in site: SiteLocation, shownBelow folder: String
) throws(FileError) -> [SiteListing.BrokenLink] {
  let broken = diagnostics.filter { [LinkRules.broken, LinkRules.brokenAnchor].contains($0.diagnostic.rule) }
  var links: [SiteListing.BrokenLink] = []
  for (path, found) in Dictionary(grouping: broken, by: \.path).sorted(by: { $0.key < $1.key }) {
    let lines = LineTable(repairedText(try readFile(path, below: site.content)).bytes)
    links += found.map(\.diagnostic).sorted { $0.range.start < $1.range.start }.map { diagnostic in
      SiteListing.BrokenLink(
        path: join(folder, path), line: lines.lineIndex(of: diagnostic.range.start) + 1,
        message: diagnostic.message, help: diagnostic.help)
    }
  }
  return links
}
