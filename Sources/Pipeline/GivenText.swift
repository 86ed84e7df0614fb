#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel

/// A note whose text comes from somewhere else than its file, which need not be there: an editor, a pipe.
package struct GivenText: Sendable {
  /// Relative to the folder of the notes.
  let path: String
  let bytes: [UInt8]
}

/// Checks a text as the note at `path`: in a site its links may lead to all other notes. Without a path it stands by itself.
///
/// - Throws: `FileError` when the path is that of no Markdown file.
package func checkText(_ bytes: [UInt8], at path: String?, request: CheckRequest) async throws -> CheckReport
{
  guard let path else {
    return try await checkFile(join(request.workingDirectory, "<stdin>"), text: bytes, request: request)
  }
  guard isMarkdown(path) else {
    throw FileError(action: "check what is no Markdown:", path: path, errno: EINVAL)
  }
  let absolute = path.hasPrefix("/") ? path : join(request.workingDirectory, path)
  // The folder may be as new as the note: what is there already tells which site it is.
  var folder = parentFolder(of: absolute)
  while !folder.isEmpty, fileStatus(folder, followsLinks: true) == nil { folder = parentFolder(of: folder) }
  guard let resolved = resolvedPath(folder.isEmpty ? "/" : folder) else {
    throw FileError(action: "check", path: path, errno: ENOENT)
  }
  let place = join(resolved, String(absolute.dropFirst(folder.count + 1)))
  guard let site = SiteLocation.find(from: resolved), place.hasPrefix(site.content + "/") else {
    return try await checkFile(place, text: bytes, request: request)
  }
  let part = String(place.dropFirst(site.content.count + 1))
  return try await checkSite(
    site, only: [part], text: GivenText(path: part, bytes: bytes), request: request)
}
