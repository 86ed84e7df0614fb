#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel

/// Checks what paths name: sites, parts of a site, or Markdown that belongs to none.
///
/// Paths of one site are checked together, so that its notes are read once.
///
/// - Throws: `FileError` when a path names nothing.
package func checkPaths(_ paths: [String], request: CheckRequest) async throws -> CheckReport {
  var report = CheckReport()
  /// Parts by the root of their site; `nil` for the whole.
  var sites: [(site: SiteLocation, parts: [String]?)] = []
  var folders: [String] = []
  var files: [String] = []
  for path in paths {
    let absolute = path.hasPrefix("/") ? path : join(request.workingDirectory, path)
    guard let resolved = resolvedPath(absolute), let status = fileStatus(resolved) else {
      throw FileError(action: "check", path: path, errno: ENOENT)
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
      throw FileError(action: "check what is no Markdown:", path: path, errno: EINVAL)
    }
  }
  // What lies in a folder that is checked anyway, or is named twice, counts once.
  for folder in Set(folders) where !folders.contains(where: { folder.hasPrefix($0 + "/") }) {
    report.merge(try await checkFolder(folder, request: request))
  }
  for file in Set(files) where !folders.contains(where: { file.hasPrefix($0 + "/") }) {
    report.merge(try await checkFile(file, request: request))
  }
  for (site, parts) in sites { report.merge(try await checkSite(site, only: parts, request: request)) }
  return report
}

/// The path below `Content/`, "" for the whole site; `nil` for what is no content.
private func part(of site: SiteLocation, at path: String) -> String? {
  if path == site.root || path == site.content || path == site.settings { return "" }
  return path.hasPrefix(site.content + "/") ? String(path.dropFirst(site.content.count + 1)) : nil
}
