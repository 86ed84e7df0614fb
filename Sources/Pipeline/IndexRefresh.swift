#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SourceText
import Synchronization

/// Brings the search index up to date with the notes on disk, in one transaction that begins with the first
/// change.
final class IndexRefresh: Sendable {
  let index: NoteIndex
  /// Notes whose stamp differs from the one in the index: they have to be read.
  let changed: [ContentTree.Entry]
  /// Whether nothing has changed since the index was brought up to date.
  let isCurrent: Bool
  private let changedPaths: Set<String>
  /// Of those of the changed notes whose bytes alone tell what the index has of them, the digests in the index.
  private let digests: [String: [UInt8]]
  private let content: String
  private let treeDigest: String
  private let update = Mutex<IndexUpdate?>(nil)

  /// Compares the index with `tree`; notes that are gone are removed.
  ///
  /// - Throws: `IndexError`.
  init(site: SiteLocation, tree: ContentTree, settings: SiteSettings) throws {
    index = try Self.index(of: site, settings)
    content = site.content
    treeDigest = tree.notesDigest
    // Most of the time nothing has changed, and one comparison tells it.
    if try index.storedTreeDigest() == treeDigest {
      changed = []
      isCurrent = true
      changedPaths = []
      digests = [:]
      return
    }
    isCurrent = false
    let stored = try index.storedStamps()
    let outdated = try index.storedFiles().filter { _, files in
      files.contains { stamp(of: $0.key, in: site.content) != $0.value }
    }
    var known = 0
    var changed: [ContentTree.Entry] = []
    for note in tree.notes {
      let stamp = stored[note.path]
      if stamp != nil { known += 1 }
      if stamp != note.stamp || (!outdated.isEmpty && outdated[note.path] != nil) { changed.append(note) }
    }
    // Notes that have become translations or are none any longer, which only other notes make them: what the index
    // knows of them is not what their bytes say alone.
    var turned: Set<String> = []
    if known > 0, known < max(stored.count, tree.notes.count) {
      let translations = (NoteTranslations(paths: stored.keys), tree.translations)
      turned = Set(
        tree.notes.lazy.map(\.path).filter { stored[$0] != nil && translations.0[$0] != translations.1[$0] })
      let others = turned.subtracting(changed.map(\.path))
      if !others.isEmpty {
        changed = (changed + tree.notes.filter { others.contains($0.path) }).sorted { $0.path < $1.path }
      }
    }
    self.changed = changed
    changedPaths = Set(changed.map(\.path))
    digests = try index.storedDigests(
      of: changedPaths.filter { stored[$0] != nil && !turned.contains($0) }.sorted())
    if known < stored.count {
      let gone = Set(stored.keys).subtracting(tree.notes.map(\.path))
      try currentUpdate().remove(paths: gone.sorted())
    }
  }

  /// The index of a site as it is.
  ///
  /// - Throws: `IndexError`; `FileError` when the index is a link, which leads to a database of somebody else.
  static func index(of site: SiteLocation, _ settings: SiteSettings) throws -> NoteIndex {
    if let kind = fileStatus(site.index)?.kind, kind != .file {
      throw FileError(action: "open", path: site.index, errno: kind == .link ? ELOOP : EINVAL)
    }
    return try NoteIndex(path: site.index, settingsDigest: settings.indexDigest)
  }

  /// What is to be done for a note.
  enum Change: Sendable {
    case insert(IndexedNote)
    case restamp(path: String, FileStamp)
  }

  /// What is to be done for a parsed note; `nil` when the index has it. This takes the note apart into words, and may
  /// be called for many notes at once.
  func change(of entry: ContentTree.Entry, _ parsed: ParsedNote) -> Change? {
    guard changedPaths.contains(entry.path) else { return nil }
    let digest = digest(of: parsed.source.bytes)
    // Of a note with files the bytes alone do not tell.
    if parsed.note.files.isEmpty, digests[entry.path] == digest {
      return .restamp(path: entry.path, trusted(entry.stamp))
    }
    return .insert(indexedNote(entry, parsed, digest: digest, content: content))
  }

  /// Takes changes over, which are those of notes in the order of their paths.
  func apply(_ changes: [Change]) throws {
    var notes: [IndexedNote] = []
    var touched: [String: FileStamp] = [:]
    for change in changes {
      switch change {
      case .insert(let note): notes.append(note)
      case .restamp(let path, let stamp): touched[path] = stamp
      }
    }
    if !touched.isEmpty { try currentUpdate().restamp(touched) }
    if !notes.isEmpty { try currentUpdate().insert(notes) }
  }

  /// Makes the changes visible.
  func commit() throws {
    try update.withLock { update in
      try update?.commit(treeDigest: treeDigest)
      update = nil
    }
  }

  private func currentUpdate() throws -> IndexUpdate {
    try update.withLock { current in
      if let current { return current }
      let begun = try index.beginUpdate()
      current = begun
      return begun
    }
  }
}

private func indexedNote(
  _ entry: ContentTree.Entry, _ parsed: ParsedNote, digest: [UInt8], content: String
) -> IndexedNote {
  let note = parsed.note
  let files = note.files.map { ($0, trusted(stamp(of: $0, in: content))) }
  return IndexedNote(
    path: entry.path, stamp: trusted(entry.stamp), files: Dictionary(uniqueKeysWithValues: files),
    digest: digest, permalink: note.permalink, title: note.title, date: note.date, tags: note.tags,
    isDraft: note.metadata.isDraft,
    words: NoteWords(
      SearchableNote(
        path: entry.path, title: note.title, tags: note.tags, day: note.date?.isoDay ?? "",
        sections: parsed.sections.map(SearchableSection.init))))
}

func stamp(of path: String, in folder: String) -> FileStamp {
  fileStatus(join(folder, path))?.stamp ?? .absent
}

/// The stamp, or one that nothing equals for a file changed just now: it may change again within the same
/// tick of the file system's clock. This is the one place of the pipeline that looks at the clock, and only to read a file
/// once more.
func trusted(_ stamp: FileStamp) -> FileStamp {
  let twoSeconds = 2_000_000_000
  let isYoung = stamp != .absent && Int(time(nil)) &* 1_000_000_000 &- stamp.modified < twoSeconds
  return isYoung ? FileStamp(size: stamp.size, modified: 0, inode: stamp.inode) : stamp
}

/// Tells a touched file from a changed one, nothing more.
private func digest(of bytes: [UInt8]) -> [UInt8] {
  let hash = checksum(bytes)
  return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
}

extension SiteSettings {
  /// What decides what the index stores of a note, besides its text.
  fileprivate var indexDigest: String {
    [
      permalink, pagePermalink, timeZone, language, allowsRawHTML ? "html" : "text",
      folder.map { String($0.digest) } ?? "",
    ].joined(separator: "\n")
  }
}
