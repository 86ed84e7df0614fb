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
    var found = Found(limits: limits)
    func isExcluded(_ name: String, in folder: String) -> Bool {
      !excluded.isEmpty
        && (excluded.contains(folder.isEmpty ? name : folder + "/" + name)
          || name == "node_modules" && excluded.contains(name))
    }
    var pending = [""]
    while let relative = pending.popLast() {
      let statuses = try folderStatuses(relative, below: folder) { name in
        !(Self.isPassedOver(name) || isExcluded(name, in: relative))
      }
      for (name, kind, stamp) in statuses {
        let path = relative.isEmpty ? name : relative + "/" + name
        if found.add(path, kind, stamp) == .folder { pending.append(path) }
      }
    }
    self.init(found, purpose: purpose)
  }

  private init(_ found: Found, purpose: Purpose) {
    self.purpose = purpose
    notes = found.notes.sorted { $0.path < $1.path }
    files = found.files.sorted { $0.path < $1.path }
    skipped = found.skipped.sorted()
    oversized = found.oversized.sorted { $0.path < $1.path }
    limits = found.limits
  }

  /// Whether what has this name is nobody's business: hidden, or an editor's copy of another file.
  package static func isPassedOver(_ name: String) -> Bool { name.hasPrefix(".") || isBackup(name) }

  /// What a walk has found, in no order.
  private struct Found {
    enum Kind { case folder, entry }

    var notes: [Entry] = []
    var files: [Entry] = []
    var skipped: [String] = []
    var oversized: [Entry] = []
    let limits: SizeLimits

    init(limits: SizeLimits) { self.limits = limits }

    /// Puts a path where it belongs; a folder belongs nowhere.
    mutating func add(_ path: String, _ kind: FileKind, _ stamp: FileStamp) -> Kind {
      guard isProper(path), path.utf8.count <= longestPath else {
        skipped.append(path)
        return .entry
      }
      let entry = Entry(path: path, stamp: stamp)
      switch kind {
      case .folder: return .folder
      case .file where isMarkdown(path):
        if stamp.size <= limits.noteSize { notes.append(entry) } else { oversized.append(entry) }
      case .file where path == "site.yml": break
      case .file: if stamp.size <= limits.fileSize { files.append(entry) } else { oversized.append(entry) }
      case .link, .other: skipped.append(path)
      }
      return .entry
    }
  }

  /// The note at `path`; `nil` where none is.
  func note(at path: String) -> Entry? {
    let place = notes.place(of: path)
    return place < notes.count && notes[place].path == path ? notes[place] : nil
  }

  /// The same after some files have changed, come or gone; only these are looked at.
  ///
  /// - Returns: `nil` where one of them is, or was, a folder: then all has to be walked anew.
  func updating(_ paths: [String], in folder: String) -> ContentTree? {
    var found = Found(limits: limits)
    for path in paths {
      guard !path.split(separator: "/").contains(where: { Self.isPassedOver(String($0)) }) else { continue }
      guard let above = try? OpenFolder(above: path, below: folder),
        let status = fileStatus(baseName(of: path), below: above.descriptor)
      else { continue }
      if found.add(path, status.kind, status.stamp) == .folder { return nil }
    }
    let changed = Set(paths)
    // What was a folder is told by what lay in it.
    let wasFolder = changed.contains { notes.holdsPath(below: $0) || files.holdsPath(below: $0) }
    guard !wasFolder else { return nil }
    return ContentTree(
      notes: notes.replacing(changed, with: found.notes), files: files.replacing(changed, with: found.files),
      skipped: (skipped.filter { !changed.contains($0) } + found.skipped).sorted(),
      oversized: oversized.replacing(changed, with: found.oversized), limits: limits, purpose: purpose)
  }

  private init(
    notes: [Entry], files: [Entry], skipped: [String], oversized: [Entry], limits: SizeLimits,
    purpose: Purpose
  ) {
    self.purpose = purpose
    self.notes = notes
    self.files = files
    self.skipped = skipped
    self.oversized = oversized
    self.limits = limits
  }
}

extension [ContentTree.Entry] {
  /// Where `path` stands, or would stand, in this list sorted by path.
  fileprivate func place(of path: String) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = self[middle].path < path ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  fileprivate func holdsPath(below folder: String) -> Bool {
    let place = place(of: folder + "/")
    return place < count && self[place].path.hasPrefix(folder + "/")
  }

  /// This list, sorted by path, with other entries for `paths`.
  fileprivate func replacing(_ paths: Set<String>, with entries: Self) -> Self {
    var result = self
    for path in paths {
      let place = result.place(of: path)
      if place < result.count, result[place].path == path { result.remove(at: place) }
    }
    for entry in entries { result.insert(entry, at: result.place(of: entry.path)) }
    return result
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
    && path.split(separator: "/").map(String.init).allSatisfy {
      !ContentTree.isPassedOver($0) && isProper($0)
    }
}

/// Whether a name or a path can be an address and stand in a list of files: it is UTF-8 and holds no line break.
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
