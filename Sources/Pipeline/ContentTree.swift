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

  /// A single note by itself.
  init(notes: [Entry]) {
    self.notes = notes
    files = []
    skipped = []
  }

  /// Walks `folder`. Hidden files, copies that editors leave and folders, and those named in `excluded` at
  /// the top, are passed over.
  package init(folder: String, excluding excluded: Set<String> = []) throws(FileError) {
    var notes: [Entry] = []
    var files: [Entry] = []
    var skipped: [String] = []
    var pending = [""]
    while let relative = pending.popLast() {
      let statuses = try folderStatuses(join(folder, relative)) { name in
        !(name.hasPrefix(".") || isBackup(name) || (relative.isEmpty && excluded.contains(name)))
      }
      for (name, kind, stamp) in statuses {
        let path = relative.isEmpty ? name : relative + "/" + name
        // A name that is not UTF-8 or holds a line break cannot be an address, nor stand in a list of files.
        guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\u{FFFD}" }) else {
          skipped.append(path)
          continue
        }
        switch kind {
        case .folder: pending.append(path)
        case .file where isMarkdown(name): notes.append(Entry(path: path, stamp: stamp))
        case .file: if path != "site.yml" { files.append(Entry(path: path, stamp: stamp)) }
        case .link, .other: skipped.append(path)
        }
      }
    }
    self.notes = notes.sorted { $0.path < $1.path }
    self.files = files.sorted { $0.path < $1.path }
    self.skipped = skipped.sorted()
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
    for entry in notes + files { hash.combine(entry) }
    for path in skipped { hash.combine(path) }
    hash.combine(UInt64(notes.count))
    hash.combine(UInt64(files.count))
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
