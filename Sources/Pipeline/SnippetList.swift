#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import Synchronization

/// A snippet of a note.
package struct ListedSnippet: Sendable {
  /// The path of the note, as shown to people.
  package let path: String
  package let snippet: NoteSnippet
}

/// The snippets of a site by path and line, those of drafts too.
package func listSnippets(
  of site: SiteLocation, shownBelow workingDirectory: String, width: Int
) async throws -> [ListedSnippet] {
  try await SnippetCollector(workingDirectory: workingDirectory, width: width).list(site, only: nil)
}

/// The snippets below paths, which may be sites, parts of one, or Markdown that belongs to none.
///
/// - Throws: `FileError` when a path names nothing.
package func listSnippets(
  below paths: [String], shownBelow workingDirectory: String, width: Int
) async throws -> [ListedSnippet] {
  let targets = try PathTargets(paths, action: "list", workingDirectory: workingDirectory)
  let collector = SnippetCollector(workingDirectory: workingDirectory, width: width)
  var found: [ListedSnippet] = []
  for folder in targets.folders {
    let tree = try ContentTree(folder: folder, excluding: ["node_modules"])
    found += try await collector.list(tree.notes, in: folder, SiteSettings())
  }
  for file in targets.files {
    guard let status = fileStatus(file, followsLinks: true) else {
      throw FileError(action: "read", path: file, errno: ENOENT)
    }
    let tree = ContentTree(note: ContentTree.Entry(path: baseName(of: file), stamp: status.stamp))
    found += try await collector.list(tree.notes, in: parentFolder(of: file), SiteSettings())
  }
  for (site, parts) in targets.sites { found += try await collector.list(site, only: parts) }
  return found.sorted { ($0.path, $0.snippet.line) < ($1.path, $1.snippet.line) }
}

private struct SnippetCollector {
  let workingDirectory: String
  let width: Int

  func list(_ site: SiteLocation, only parts: [String]?) async throws -> [ListedSnippet] {
    let (settings, _) = try loadSettings(of: site, shownBelow: workingDirectory)
    let entries = try ContentTree(of: site, limits: settings.limits).notes.filter { entry in
      parts?.contains { entry.path == $0 || entry.path.hasPrefix($0 + "/") } ?? true
    }
    return try await list(entries, in: site.content, settings)
  }

  func list(
    _ entries: [ContentTree.Entry], in folder: String, _ settings: SiteSettings
  ) async throws -> [ListedSnippet] {
    let found = Mutex<[ListedSnippet]>([])
    let options = NoteParsingOptions(
      settings: settings, checksSnippets: settings.check != .off, rendersHTML: false, listsSnippets: true)
    try await parseNotes(
      entries, in: folder, shownBelow: workingDirectory, options: options, width: width
    ) { batch in
      let snippets = batch.flatMap { item in
        item.parsed.snippets.map { ListedSnippet(path: item.parsed.source.path, snippet: $0) }
      }
      found.withLock { $0 += snippets }
    }
    return found.withLock { $0 }
  }
}
