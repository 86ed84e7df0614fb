#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import SearchIndex

/// What writing changed in `Public/`.
package struct WriteReport: Sendable {
  package var written = 0
  package var unchanged = 0
  package var removed = 0
}

/// Writes pages below `Public/`: only those whose bytes differ, each in one step.
///
/// Which files are ours is kept in `.notes/outputs`, a path a line. It is written before the first page with
/// old and new paths together, so that a build that is cut off leaves no page that nobody owns.
struct OutputWriter: Sendable {
  private let site: SiteLocation
  /// Not trusted: before anything is removed, its path is looked at.
  private let owned: Set<String>
  /// The same in the order of the file.
  private let lines: [String]
  /// Whether an earlier build left a record of what it wrote.
  private let hasRecord: Bool

  /// - Parameter known: What the build before wrote, as far as it is known where its record is missing.
  /// - Throws: `FileError` when the list of an earlier build is there and cannot be read.
  init(site: SiteLocation, known: [String] = []) throws(FileError) {
    self.site = site
    guard Self.hasRecord(site) else {
      owned = Set(known)
      lines = known
      hasRecord = false
      return
    }
    let text = String(decoding: try readFile(site.outputManifest), as: UTF8.self)
    hasRecord = true
    lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    owned = Set(lines)
  }

  /// Whether the last build that wrote has come to its end, and its record is there.
  static func isSettled(_ site: SiteLocation) -> Bool { hasRecord(site) && !wasCutOff(site) }

  static func hasRecord(_ site: SiteLocation) -> Bool { fileStatus(site.outputManifest) != nil }

  private static func wasCutOff(_ site: SiteLocation) -> Bool {
    fileStatus(join(site.root, SiteLocation.writingMark)) != nil
  }

  /// Paths of files that others need as folders, each with one of those.
  func folderClashes(_ paths: Set<String>) -> [(file: String, below: String)] {
    // What an earlier build wrote has its place.
    let added = Self.wasCutOff(site) ? paths : paths.subtracting(owned)
    var clashes: [String: String] = [:]
    for path in added.sorted() {
      for folder in foldersAbove(path) where paths.contains(folder) { clashes[folder] = path }
      if clashes[path] == nil, fileStatus(join(site.output, path))?.kind == .folder {
        clashes[path] = paths.filter { $0.hasPrefix(path + "/") }.min()
      }
    }
    return clashes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Claims the paths of this build and makes sure that each can be written. Call before the first page is.
  ///
  /// - Returns: the number of files that no record tells the owner of, and that this build does not write.
  func begin(_ paths: Set<String>) throws(FileError) -> Int {
    try makeFolder(site.outputName, below: site.outputParent)
    let wasCutOff = Self.wasCutOff(site)
    if wasCutOff { try removeUnfinished() }
    try writeFileAtomically([], to: SiteLocation.writingMark, below: site.root)
    // Of what was there before, folders and pages are told apart already, unless a build was cut off meanwhile.
    let added = wasCutOff ? paths : paths.subtracting(owned)
    guard !added.isEmpty else { return 0 }
    // What an earlier build left where a folder is wanted now, or below what is a page now, goes first.
    let folders = Set(added.flatMap(foldersAbove))
    for path in owned.subtracting(paths)
    where folders.contains(path) || foldersAbove(path).contains(where: added.contains) {
      try remove(path)
    }
    for path in added where fileStatus(join(site.output, path))?.kind == .folder {
      throw FileError(action: "write", path: join(site.output, path), errno: EISDIR)
    }
    let unknown =
      hasRecord || !owned.isEmpty
      ? 0 : try ContentTree(folder: site.output).files.count { !paths.contains($0.path) }
    for folder in folders { try makeFolder(join(site.outputName, folder), below: site.outputParent) }
    try writeManifest(lines + added.subtracting(owned))
    return unknown
  }

  /// Writes one file unless it is there already with these bytes. Safe to call from several threads for
  /// different paths.
  ///
  /// - Returns: whether it was written, and the stamp that it has now.
  func write(_ bytes: [UInt8], to path: String) throws(FileError) -> (isWritten: Bool, stamp: FileStamp) {
    let target = join(site.output, path)
    if let status = fileStatus(target), status.kind == .file, status.stamp.size == bytes.count,
      let old = try? readFile(join(site.outputName, path), below: site.outputParent), old == bytes
    {
      return (false, status.stamp)
    }
    return (
      true, try writeFileAtomically(bytes, to: join(site.outputName, path), below: site.outputParent)
    )
  }

  /// Removes what an earlier build wrote and this one did not, and remembers what is ours.
  ///
  /// - Returns: the number of files removed.
  func finish(_ paths: Set<String>) throws(FileError) -> Int {
    let stale = owned.subtracting(paths).sorted()
    // Where a file was, a folder may be now.
    for path in stale where fileStatus(join(site.output, path))?.kind != .folder { try remove(path) }
    if owned != paths || !hasRecord {
      try writeManifest(lines.filter(paths.contains) + paths.subtracting(owned))
    }
    try removeFile(SiteLocation.writingMark, below: site.root)
    return stale.count
  }

  /// Removes what a build that was cut off was about to write.
  private func removeUnfinished() throws(FileError) {
    var pending = [""]
    while let folder = pending.popLast() {
      for (name, kind, _) in try folderStatuses(folder, below: site.output, where: { _ in true }) {
        let path = folder.isEmpty ? name : folder + "/" + name
        if kind == .folder { pending.append(path) }
        if kind == .file, name.hasPrefix(temporaryPrefix) { try removeFile(path, below: site.output) }
      }
    }
  }

  /// Removes a file of ours. A path that would lead out of `Public/` names none.
  private func remove(_ path: String) throws(FileError) {
    guard let permalink = Permalink("/" + path), !permalink.path.hasSuffix("/") else { return }
    try removeFile(path, below: site.output)
  }

  private func writeManifest(_ paths: [String]) throws(FileError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(paths.count * 64)
    for path in paths {
      bytes += path.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    try writeFileAtomically(bytes, to: site.manifestFile, below: site.root)
  }
}

/// `a/b/c.html` → `a/b`, `a`.
private func foldersAbove(_ path: String) -> [String] {
  var folders: [String] = []
  var folder = parentFolder(of: path)
  while !folder.isEmpty {
    folders.append(folder)
    folder = parentFolder(of: folder)
  }
  return folders
}
