import NoteModel

/// A site put together for lists: all that its notes say of one another, without their pages.
package struct SiteListing: Sendable {
  package let site: Site
  package let graph: LinkGraph
  /// What counts as future.
  private let now: NoteDate
  /// `Content/` as shown to people.
  private let contentFolder: String

  /// Whether a build takes a note in.
  package enum NoteState: String, Sendable {
    case published, draft, future
    case isPrivate = "private"
  }

  init(site: Site, now: NoteDate, contentFolder: String) {
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
/// - Throws: `FileError`.
package func listSite(
  _ site: SiteLocation, request: CheckRequest, includesDrafts: Bool, includesFuture: Bool,
  includesPrivate: Bool = false
) async throws -> SiteListing {
  let settings = try siteSettings(of: site)
  let tree = try ContentTree(folder: site.content, limits: settings.limits)
  let selection = Selection(
    now: try request.now(settings.timeZone), includesDrafts: includesDrafts, includesFuture: includesFuture,
    includesPrivate: includesPrivate)
  let read = try await readNotes(of: site, tree: tree, settings: settings, request: request)
  let files = tree.files.map(\.path)
  let assembly = assembleSite(
    notes: read, files: files, images: ImageLibrary(files: files, notes: read), settings: settings,
    selection: selection)
  return SiteListing(
    site: assembly.site, now: selection.now,
    contentFolder: shownPath(site.content, from: request.workingDirectory))
}
