#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel

/// What paths name, everything once.
struct PathTargets {
  /// Paths of one site stand together, so that its notes are read once: parts below `Content/` by the root of
  /// their site, `nil` for the whole.
  private(set) var sites: [(site: SiteLocation, parts: [String]?)] = []
  /// Absolute; Markdown that belongs to no site.
  private(set) var folders: [String] = []
  private(set) var files: [String] = []

  /// - Parameter action: "check", for the message.
  /// - Throws: `FileError` when a path names nothing, or a file that is no Markdown.
  init(_ paths: [String], action: String, workingDirectory: String) throws(FileError) {
    for path in paths { try add(path, action, workingDirectory) }
    // What lies in a folder that is named anyway, or is named twice, counts once.
    let folders = Set(folders)
    self.folders = folders.filter { folder in !folders.contains { folder.hasPrefix($0 + "/") } }.sorted()
    files = Set(files).filter { file in !folders.contains { file.hasPrefix($0 + "/") } }.sorted()
  }

  private mutating func add(_ path: String, _ action: String, _ workingDirectory: String) throws(FileError) {
    let absolute = path.hasPrefix("/") ? path : join(workingDirectory, path)
    guard let resolved = resolvedPath(absolute), let status = fileStatus(resolved) else {
      throw FileError(action: action, path: path, errno: ENOENT)
    }
    let isFolder = status.kind == .folder
    if let site = SiteLocation.find(from: isFolder ? resolved : parentFolder(of: resolved)),
      let part = part(of: site, at: resolved)
    {
      let index = sites.firstIndex { $0.site.root == site.root } ?? sites.count
      if index == sites.count { sites.append((site, [])) }
      sites[index].parts = part.isEmpty ? nil : sites[index].parts.map { $0 + [part] }
    } else if isFolder {
      folders.append(resolved)
    } else if isMarkdown(resolved) {
      files.append(resolved)
    } else {
      throw FileError(action: "\(action) what is no Markdown:", path: path, errno: EINVAL)
    }
  }
}

/// The path below `Content/`, "" for the whole site; `nil` for what is no content.
private func part(of site: SiteLocation, at path: String) -> String? {
  if path == site.root || path == site.content || path == site.settings { return "" }
  return path.hasPrefix(site.content + "/") ? String(path.dropFirst(site.content.count + 1)) : nil
}
