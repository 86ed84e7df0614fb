#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import SearchIndex
import SiteRendering
import SourceText

/// What a site publishes: which files, and what each is made of. Nothing is made yet.
struct PublishedSite: Sendable {
  let inputs: BuildInputs
  let renderer: SiteRenderer
  /// Those of the site, in its order.
  let notes: [StoredNote]
  /// What is copied, below `Content/`.
  let files: [String]

  /// One file of `Public/`, made when its turn comes so that not all pages are in memory at once.
  enum Output: Sendable {
    case sitePage(SitePage)
    case page(Page)
    /// Copied from below `Content/`.
    case file(String, FileStamp)
    /// What excerpts of the note with this index are made of.
    case searchText(Int)
    /// A file of the search that is what it was.
    case kept
  }

  init(_ assembled: AssembledSite) {
    inputs = assembled.inputs
    let selection = assembled.inputs.selection
    notes = assembled.notes.filter { selection.holds($0.note) }
    let isFailing = assembled.verdicts()
    renderer = SiteRenderer(
      site: assembled.assembly.site, theme: inputs.theme,
      contents: notes.map { NoteContent($0, isFailing: isFailing($0)) }, now: selection.now)
    files = publishedFiles(
      inputs.tree, notes: assembled.notes.map(\.note), images: assembled.inspection.images,
      selection: selection)
  }

  private init(
    _ inputs: BuildInputs, renderer: SiteRenderer, notes: [StoredNote], files: [String]
  ) {
    self.inputs = inputs
    self.renderer = renderer
    self.notes = notes
    self.files = files
  }

  /// The same with other versions of some notes, see `SiteAssembly.replacing(_:)`.
  ///
  /// - Parameter assembled: The site with these versions.
  func replacing(_ changed: [StoredNote], in assembled: AssembledSite) -> PublishedSite {
    let site = assembled.assembly.site
    let isFailing = assembled.verdicts()
    var notes = notes
    var contents: [Int: NoteContent] = [:]
    for note in changed {
      guard let index = site.index(ofNoteAt: note.note.path) else { continue }
      notes[index] = note
      contents[index] = NoteContent(note, isFailing: isFailing(note))
    }
    return PublishedSite(
      assembled.inputs,
      renderer: renderer.replacingNotes(
        with: site, contents: contents, now: assembled.inputs.selection.now),
      notes: notes, files: files)
  }

  /// The files by path; those of the search only where it is given.
  func outputs(adding search: SearchFiles? = nil) -> [String: Output] {
    var outputs: [String: Output] = [:]
    for page in renderer.theme.assets { outputs[page.path] = .page(page) }
    for page in renderer.sitePages { outputs[page.path] = .sitePage(page) }
    // Notes with one text share a file.
    if let search {
      for (index, note) in notes.enumerated() { outputs[note.searchText] = .searchText(index) }
      for path in search.paths { outputs[path] = .kept }
      for page in search.pages { outputs[page.path] = .page(page) }
    }
    // A file of the author's own, such as robots.txt, takes the place of a generated one.
    let stamps = Dictionary(uniqueKeysWithValues: inputs.tree.files.map { ($0.path, $0.stamp) })
    for path in files { outputs[path] = .file(path, stamps[path] ?? .absent) }
    for page in renderer.notePages { outputs[page.path] = .sitePage(page) }
    return outputs
  }

  /// A note parsed once more, which is no check.
  func parsed(_ note: StoredNote) throws(FileError) -> ParsedNote {
    var options = inputs.parsingOptions
    options.checksSnippets = false
    return try readNote(
      note.note.path, in: inputs.site.content, shownBelow: inputs.request.check.workingDirectory,
      options: options)
  }
}

extension NoteContent {
  init(_ note: StoredNote, isFailing: Bool) {
    self.init(fingerprint: note.fingerprint &+ (isFailing ? 1 : 0), verdict: isFailing ? .failing : .clean)
  }
}

/// Files that are published: those that a published note leads to, and of the others all but those that
/// unpublished notes lead to or that lie beside unpublished notes only.
private func publishedFiles(
  _ tree: ContentTree, notes: [Note], images: ImageLibrary, selection: Selection
) -> [String] {
  guard !tree.files.isEmpty else { return [] }
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
    guard tree.purpose == .publication else { return false }
    var folder = parentFolder(of: path)
    // The nearest folder with notes decides.
    while folders[folder] == nil, !folder.isEmpty { folder = parentFolder(of: folder) }
    return folders[folder] ?? true
  }
}
