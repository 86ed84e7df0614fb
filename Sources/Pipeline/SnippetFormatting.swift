#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import Snippets

/// What to lay out, and whether to write it.
package struct FormatRequest: Sendable {
  package enum Mode: Sendable {
    case write
    /// Only tells what would change.
    case check
  }

  package let workingDirectory: String
  package let width: Int
  package let languages: Set<Language>
  package let mode: Mode

  package init(workingDirectory: String, width: Int, languages: Set<Language>, mode: Mode) {
    self.workingDirectory = workingDirectory
    self.width = width
    self.languages = languages
    self.mode = mode
  }
}

/// A note with snippets that are not laid out as they should be, or were not.
package struct FormattedNote: Sendable {
  /// As shown to people.
  package let path: String
  /// 1-based, of the first line of code of each of these snippets.
  package let lines: [Int]
}

/// What laying out came to.
package struct FormatReport: Sendable {
  /// Sorted by path.
  package fileprivate(set) var notes: [FormattedNote] = []
  /// Notes that could not be read or written. The others were all the same.
  package fileprivate(set) var failures: [FileError] = []
}

/// Lays out the snippets of a site, those of drafts too.
package func formatSnippets(of site: SiteLocation, request: FormatRequest) async throws -> FormatReport {
  await formatSnippets(in: try noteFiles(of: site, only: nil), request: request)
}

/// Lays out the snippets below paths, which may be sites, parts of one, or Markdown that belongs to none.
///
/// - Throws: `FileError` when a path names nothing.
package func formatSnippets(below paths: [String], request: FormatRequest) async throws -> FormatReport {
  let targets = try PathTargets(paths, action: "format", workingDirectory: request.workingDirectory)
  var files = targets.files
  for folder in targets.folders {
    let tree = try ContentTree(folder: folder, excluding: ["node_modules"])
    files += tree.notes.map { join(folder, $0.path) }
  }
  for (site, parts) in targets.sites { files += try noteFiles(of: site, only: parts) }
  return await formatSnippets(in: files, request: request)
}

/// - Parameter parts: paths below `Content/`, `nil` for all.
private func noteFiles(of site: SiteLocation, only parts: [String]?) throws(FileError) -> [String] {
  let entries = try ContentTree(of: site, limits: siteSettings(of: site).limits).notes.filter {
    entry in
    parts?.contains { entry.path == $0 || entry.path.hasPrefix($0 + "/") } ?? true
  }
  return entries.map { join(site.content, $0.path) }
}

private func formatSnippets(in files: [String], request: FormatRequest) async -> FormatReport {
  let results = await concurrentMap(files, width: request.width) { formatSnippets(in: $0, request: request) }
  var report = FormatReport()
  for result in results {
    switch result {
    case .success(let note): report.notes += note.map { [$0] } ?? []
    case .failure(let error): report.failures.append(error)
    }
  }
  report.notes.sort { $0.path < $1.path }
  return report
}

private func formatSnippets(in file: String, request: FormatRequest) -> Result<FormattedNote?, FileError> {
  do throws(FileError) {
    let bytes = try readFile(file)
    let rewritten = rewriteSnippets(of: bytes) { formatSnippet($0, languages: request.languages) }
    guard let rewritten else { return .success(nil) }
    if request.mode == .write { try writeFileAtomically(rewritten.bytes, to: file, keepingMode: true) }
    return .success(
      FormattedNote(path: shownPath(file, from: request.workingDirectory), lines: rewritten.lines))
  } catch {
    return .failure(error)
  }
}
