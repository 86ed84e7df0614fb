import NoteModel
import SearchIndex
import SourceText

/// The files below a folder of notes.
package struct ContentTree: Sendable {
  /// A file and its stamp; the path is relative to the folder, `/`-separated.
  package struct Entry: Sendable {
    package let path: String
    package let stamp: FileStamp
  }

  /// Markdown files, sorted by path.
  package let notes: [Entry]
  /// Other files, sorted by path; `site.yml` is not one of them.
  package let files: [Entry]
  /// Links and special files that were passed over: content is untrusted and a link may lead anywhere.
  package let skipped: [String]
  /// Notes and files that were passed over because they are too large.
  package let oversized: [Entry]
  let limits: SizeLimits
  let purpose: Purpose

  /// What the files that are no notes lie there for.
  package enum Purpose: Sendable {
    /// To be published.
    case publication
    /// Who knows: those that notes lead to are published, and no others.
    case reference
  }

  /// A single note by itself.
  init(note: Entry) {
    let limits = SizeLimits()
    let fits = note.stamp.size <= limits.noteSize
    notes = fits ? [note] : []
    files = []
    skipped = []
    oversized = fits ? [] : [note]
    self.limits = limits
    purpose = .reference
  }

  /// Walks `folder`. Hidden files, copies that editors leave and folders, and those at the paths in `excluded`,
  /// are passed over; `node_modules`, if it is one of them, wherever it lies.
  ///
  /// - Parameter limits: those of the site; of what belongs to none, the usual ones.
  /// - Throws: `FileError` when a folder cannot be listed, or `folder` is a link.
  package init(
    folder: String, excluding excluded: Set<String> = [], limits: SizeLimits = SizeLimits(),
    purpose: Purpose = .publication
  ) throws(FileError) {
    self.purpose = purpose
    var notes: [Entry] = []
    var files: [Entry] = []
    var skipped: [String] = []
    var oversized: [Entry] = []
    func isExcluded(_ name: String, in folder: String) -> Bool {
      !excluded.isEmpty
        && (excluded.contains(folder.isEmpty ? name : folder + "/" + name)
          || name == "node_modules" && excluded.contains(name))
    }
    var pending = [""]
    while let relative = pending.popLast() {
      let statuses = try folderStatuses(relative, below: folder) { name in
        !(name.hasPrefix(".") || isBackup(name) || isExcluded(name, in: relative))
      }
      for (name, kind, stamp) in statuses {
        let path = relative.isEmpty ? name : relative + "/" + name
        // A name that is not UTF-8 or holds a line break cannot be an address, nor stand in a list of files.
        guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\u{FFFD}" }),
          path.utf8.count <= longestPath
        else {
          skipped.append(path)
          continue
        }
        let entry = Entry(path: path, stamp: stamp)
        switch kind {
        case .folder: pending.append(path)
        case .file where isMarkdown(name):
          if stamp.size <= limits.noteSize { notes.append(entry) } else { oversized.append(entry) }
        case .file where path == "site.yml": break
        case .file: if stamp.size <= limits.fileSize { files.append(entry) } else { oversized.append(entry) }
        case .link, .other: skipped.append(path)
        }
      }
    }
    self.notes = notes.sorted { $0.path < $1.path }
    self.files = files.sorted { $0.path < $1.path }
    self.skipped = skipped.sorted()
    self.oversized = oversized.sorted { $0.path < $1.path }
    self.limits = limits
  }
}

extension ContentTree {
  /// Which notes are translations of others.
  package var translations: NoteTranslations { NoteTranslations(paths: notes.lazy.map(\.path)) }

  /// Stands for the paths and stamps of all notes.
  var notesDigest: String {
    var hash = Fingerprint()
    for note in notes { hash.combine(note) }
    return String(hash.value, radix: 16) + " \(notes.count)"
  }

  /// Stands for the paths and stamps of everything.
  var digest: UInt64 {
    var hash = Fingerprint()
    for entry in notes + files + oversized { hash.combine(entry) }
    for path in skipped { hash.combine(path) }
    hash.combine(UInt64(notes.count))
    hash.combine(UInt64(files.count))
    hash.combine(UInt64(oversized.count))
    return hash.value
  }
}

extension Fingerprint {
  fileprivate mutating func combine(_ entry: ContentTree.Entry) {
    combine(entry.path)
    combine(UInt64(entry.path.utf8.count))
    combine(entry.stamp)
  }

  mutating func combine(_ stamp: FileStamp) {
    combine(UInt64(bitPattern: Int64(stamp.size)))
    combine(UInt64(bitPattern: Int64(stamp.modified)))
    combine(stamp.inode)
  }
}

/// In bytes; longer ones cannot be opened by most programs, and folders within folders without end could be made of them.
private let longestPath = 2000

/// Whether a file's name says that it is a note.
package func isMarkdown(_ name: String) -> Bool {
  let name = name.lowercased()
  return name.hasSuffix(".md") || name.hasSuffix(".markdown")
}

/// Whether a file is an editor's copy of another: never meant to be published.
private func isBackup(_ name: String) -> Bool {
  name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".swo") || name.hasSuffix(".bak")
    || name.hasSuffix(".orig") || (name.hasPrefix("#") && name.hasSuffix("#"))
}
