import NoteImport
import NoteModel
import SourceText

/// What is to be imported, and where from.
package struct ImportRequest: Sendable {
  /// A file or a folder.
  package let path: String
  /// `nil` where it is to be recognised.
  package let kind: ImportKind?
  /// A folder with images that the export names and does not hold.
  package let media: String?
  package let keepsRemoteImages: Bool
  /// Whether nothing is written.
  package let isTrial: Bool
  /// That of the process, for git.
  package let environment: [String: String]

  package init(
    path: String, kind: ImportKind?, media: String?, keepsRemoteImages: Bool, isTrial: Bool,
    environment: [String: String]
  ) {
    self.path = path
    self.kind = kind
    self.media = media
    self.keepsRemoteImages = keepsRemoteImages
    self.isTrial = isTrial
    self.environment = environment
  }
}

/// What an import did, or would do.
package struct ImportReport: Sendable {
  package let plan: ImportPlan
  /// Whether there was no site before.
  package let madeSite: Bool
  /// Files that could not be read or written; the others are there.
  package let failures: [FileError]
}

/// Imports notes of another program into `site`, which is made where there is none. Files that are there stay as they are.
///
/// - Throws: `ImportError` when the source cannot be read, `FileError`.
package func importNotes(_ request: ImportRequest, into site: SiteLocation) throws -> ImportReport {
  let folder = try SourceFolder(request)
  try folder.checkDistance(from: site)
  var source = folder.source
  guard let kind = request.kind ?? recognisedKind(of: source) else {
    throw ImportError(
      path: request.path,
      message: "nothing in it tells what program it is of; name one with --from")
  }
  if kind == .folder || kind == .obsidian {
    source = source.with(history(of: request.path, environment: request.environment))
  }
  let isThere = fileStatus(site.content, followsLinks: true)?.kind == .folder
  let target = try importTarget(site, isThere: isThere, keepsRemoteImages: request.keepsRemoteImages)
  let plan = try planImport(source, as: kind, into: target)
  var failures: [FileError] = []
  if !request.isTrial { failures = try write(plan, from: folder, to: site) }
  return ImportReport(plan: plan, madeSite: !isThere, failures: failures)
}

/// When the files of a folder were committed. What git cannot say is said.
private func history(of folder: String, environment: [String: String]) -> ImportSource.History {
  do throws(GitError) {
    let repository = try GitRepository(around: folder, environment: environment)
    let dates = try repository.authorDates().mapValues {
      ImportSource.History.Dates(created: $0.first, updated: $0.last)
    }
    let gap =
      repository.isShallow
      ? "the clone is shallow, and its history begins later ('git fetch --unshallow' gets the rest)"
      : "git does not know the file"
    return ImportSource.History(dates: dates, gap: gap)
  } catch {
    return ImportSource.History(dates: [:], gap: "\(error)")
  }
}

private func importTarget(
  _ site: SiteLocation, isThere: Bool, keepsRemoteImages: Bool
) throws(FileError) -> ImportTarget {
  guard isThere else {
    return ImportTarget(settings: nil, paths: [], imported: [:], keepsRemoteImages: keepsRemoteImages)
  }
  let settings = try siteSettings(of: site)
  let tree = try ContentTree(folder: site.content, limits: settings.limits)
  var imported: [String: String] = [:]
  for note in tree.notes {
    let entries = readFrontMatter(try readFile(note.path, below: site.content)).entries
    guard let entry = entries.first(where: { $0.key == importedKey }), case .string(let origin) = entry.value
    else { continue }
    if imported[origin] == nil { imported[origin] = note.path }
  }
  return ImportTarget(
    settings: settings, paths: Set((tree.notes + tree.files + tree.oversized).map(\.path)),
    imported: imported,
    keepsRemoteImages: keepsRemoteImages)
}

/// Writes what is planned, but over nothing that is there.
private func write(_ plan: ImportPlan, from folder: SourceFolder, to site: SiteLocation) throws(FileError)
  -> [FileError]
{
  var failures: [FileError] = []
  func put(_ path: String, _ bytes: () throws(FileError) -> [UInt8]) {
    guard fileStatus(join(site.root, path)) == nil else { return }
    do throws(FileError) {
      try writeFileAtomically(try bytes(), to: path, below: site.root)
    } catch {
      failures.append(error)
    }
  }
  try makeFolder(site.content)
  if let settings = plan.settings {
    put(site.settingsFile) { settings }
    put(".gitignore") { Array(".notes/\nPublic/\n".utf8) }
  }
  for file in plan.files {
    put("Content/" + file.path) { () throws(FileError) in try folder.read(file.source) }
  }
  for note in plan.notes { if let bytes = note.bytes { put("Content/" + note.path) { bytes } } }
  return failures
}

/// The files of a source on disk.
private struct SourceFolder: Sendable {
  /// What stands in front of the paths of files from the folder with media.
  private static let mediaMark = "media:"

  private let root: String
  private let media: String?
  private let isFile: Bool
  /// The path as the person gave it.
  private let shown: String
  let source: ImportSource

  init(_ request: ImportRequest) throws {
    guard let status = fileStatus(request.path, followsLinks: true) else {
      throw ImportError(path: request.path, message: "there is no such file or folder")
    }
    isFile = status.kind == .file
    // What the person names may be a link; what lies in it may not.
    let path = resolvedPath(request.path) ?? request.path
    let root = isFile ? parentPathOrCurrent(of: path) : path
    let media = request.media.map { resolvedPath($0) ?? $0 }
    self.root = root
    self.media = media
    shown = request.path
    let paths = isFile ? [baseName(of: path)] : try allFiles(below: root)
    let mediaPaths = try media.map { try allFiles(below: $0).map { Self.mediaMark + $0 } } ?? []
    source = ImportSource(paths: paths, media: mediaPaths) { path in
      try? Self.read(path, root: root, media: media)
    }
  }

  func read(_ path: String) throws(FileError) -> [UInt8] { try Self.read(path, root: root, media: media) }

  private static func read(_ path: String, root: String, media: String?) throws(FileError) -> [UInt8] {
    guard let media, path.hasPrefix(mediaMark) else { return try readFile(path, below: root) }
    return try readFile(String(path.dropFirst(mediaMark.count)), below: media)
  }

  /// - Throws: `ImportError` where the site lies in the source or the other way round: the notes would be imported anew.
  func checkDistance(from site: SiteLocation) throws(ImportError) {
    guard !isFile, let source = resolvedPath(root) else { return }
    let target = resolvedPath(site.root) ?? absolutePath(site.root)
    let content = resolvedPath(site.content) ?? target + "/Content"
    guard
      target == source || target.hasPrefix(source + "/") || source == content
        || source.hasPrefix(content + "/")
    else { return }
    throw ImportError(
      path: shown, message: "the site would lie within what is imported; name another folder with --site")
  }
}

private func parentPathOrCurrent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The absolute path of what is not there yet.
private func absolutePath(_ path: String) -> String {
  if path.hasPrefix("/") { return path }
  guard let folder = resolvedPath(".") else { return path }
  return path == "." ? folder : join(folder, path)
}

/// All files below a folder but hidden ones, of which one says that the folder is a vault of Obsidian.
private func allFiles(below root: String) throws(FileError) -> [String] {
  var files: [String] = []
  var pending = [""]
  let unread: Set<String> = ["node_modules", "__MACOSX"]
  while let folder = pending.popLast() {
    let statuses = try folderStatuses(folder, below: root) { name in
      (!name.hasPrefix(".") || (folder.isEmpty && name == ".obsidian")) && !unread.contains(name)
    }
    for (name, kind, _) in statuses
    where !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\u{FFFD}" }) {
      let path = folder.isEmpty ? name : folder + "/" + name
      switch kind {
      case .folder: pending.append(path)
      case .file: files.append(path)
      case .link, .other: break
      }
    }
  }
  return files
}
