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

  /// A single note by itself.
  init(note: Entry) {
    let limits = SizeLimits()
    let fits = note.stamp.size <= limits.noteSize
    notes = fits ? [note] : []
    files = []
    skipped = []
    oversized = fits ? [] : [note]
    self.limits = limits
  }

  /// Walks `folder`. Hidden files, copies that editors leave and folders, and those named in `excluded` at
  /// the top, are passed over.
  ///
  /// - Parameter limits: those of the site; of what belongs to none, the usual ones.
  /// - Throws: `FileError` when a folder cannot be listed, or `folder` is a link.
  package init(
    folder: String, excluding excluded: Set<String> = [], limits: SizeLimits = SizeLimits()
  ) throws(FileError) {
    var notes: [Entry] = []
    var files: [Entry] = []
    var skipped: [String] = []
    var oversized: [Entry] = []
    var pending = [""]
    while let relative = pending.popLast() {
      let statuses = try folderStatuses(relative, below: folder) { name in
        !(isHidden(name) || (relative.isEmpty && excluded.contains(name)))
      }
      for (name, kind, stamp) in statuses {
        let path = relative.isEmpty ? name : relative + "/" + name
        guard isProper(name), path.utf8.count <= longestPath else {
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

/// Whether a file at this path below a folder of notes would be a part of it.
package func mayBeContent(_ path: String) -> Bool {
  path.utf8.count <= longestPath
    && path.split(separator: "/").map(String.init).allSatisfy { !isHidden($0) && isProper($0) }
}

/// Whether nothing is to be seen of a file or folder: hidden ones, and copies that editors leave.
private func isHidden(_ name: String) -> Bool { name.hasPrefix(".") || isBackup(name) }

/// Whether a name can be an address and stand in a list of files: it is UTF-8 and holds no line break.
private func isProper(_ name: String) -> Bool {
  !name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{FFFD}" }
}

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
