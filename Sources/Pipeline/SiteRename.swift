#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteEditing
import NoteModel
import SourceText
import Synchronization

/// A renaming as it is to be made on disk.
package struct SiteRename: Sendable {
  package let plan: RenamingPlan
  /// `Content/` as shown to people.
  package let contentFolder: String
  private let content: String
  /// The files that the plan edits, as they were read for it.
  private let sources: [String: [UInt8]]

  /// An edit as a person reads it.
  package struct ShownEdit: Sendable {
    /// As shown to people, before the move.
    package let path: String
    /// 1-based.
    package let line: Int
    package let edit: TextEdit
  }

  fileprivate init(plan: RenamingPlan, content: String, contentFolder: String, sources: [String: [UInt8]]) {
    self.plan = plan
    self.content = content
    self.contentFolder = contentFolder
    self.sources = sources
  }

  /// In order of path and place.
  package var edits: [ShownEdit] {
    plan.edits.sorted { $0.key < $1.key }.flatMap { path, edits in
      let lines = LineTable(sources[path, default: []])
      return edits.map {
        ShownEdit(
          path: join(contentFolder, path), line: lines.lineIndex(of: $0.range.start) + 1, edit: $0)
      }
    }
  }

  /// Links that the plan cannot mend, `path:line` and what they are called.
  package var unmended: [(place: String, target: String)] {
    plan.unmended.map { link in
      let bytes = sources[link.path] ?? (try? readFile(link.path, below: content)) ?? []
      let line = LineTable(bytes).lineIndex(of: min(link.range.start, bytes.count)) + 1
      return ("\(join(contentFolder, link.path)):\(line)", link.target)
    }
  }

  /// Makes the changes: the new files first, then those that change in their place, and the old names go last. Where one of these
  /// steps fails, those before it are taken back.
  ///
  /// - Throws: `FileError`, `RenamingError` where something was changed meanwhile, `HalfRenamedError` where a step could
  ///   not be taken back.
  package func apply() throws {
    var written: [String: [UInt8]] = [:]
    for (path, edits) in plan.edits {
      guard let source = sources[path], try readFile(path, below: content) == source,
        let bytes = applying(edits, to: source)
      else { throw RenamingError("\(join(contentFolder, path)) has changed meanwhile") }
      written[path] = bytes
    }
    var done: [Step] = []
    do {
      for move in plan.moves {
        if let bytes = written[move.from] {
          try createFile(bytes, at: move.to, below: content, like: move.from)
        } else {
          try linkFile(move.from, to: move.to, below: content)
        }
        done.append(.made(move.to))
      }
      for (path, bytes) in written.sorted(by: { $0.key < $1.key }) where plan.newPath(of: path) == path {
        try writeFileAtomically(bytes, to: path, below: content, keepingMode: true)
        done.append(.rewrote(path))
      }
      for move in plan.moves { try removeFile(move.from, below: content) }
    } catch {
      try takeBack(done, because: error)
      throw error
    }
  }

  private enum Step {
    case made(String)
    case rewrote(String)
  }

  private func takeBack(_ steps: [Step], because error: any Error) throws {
    var left: [String] = []
    for step in steps.reversed() {
      switch step {
      case .made(let path):
        // Where the old name is gone already, the new one is all there is.
        let old = plan.moves.first { $0.to == path }?.from
        let isWhole = old.map { fileStatus(join(content, $0)) != nil } ?? false
        if !isWhole || (try? removeFile(path, below: content)) == nil { left.append(path) }
      case .rewrote(let path):
        let bytes = sources[path, default: []]
        if (try? writeFileAtomically(bytes, to: path, below: content, keepingMode: true)) == nil {
          left.append(path)
        }
      }
    }
    guard left.isEmpty else {
      throw HalfRenamedError(reason: "\(error)", paths: left.reversed().map { join(contentFolder, $0) })
    }
  }
}

/// A renaming failed, and what was done before could not be taken back.
package struct HalfRenamedError: Error, CustomStringConvertible {
  let reason: String
  let paths: [String]

  package var description: String {
    "\(reason); these files are changed already: \(paths.joined(separator: ", "))"
  }
}

/// Reads a site and plans a renaming in it.
///
/// - Throws: `FileError`; what `make` throws.
package func planRename(
  of site: SiteLocation, request: CheckRequest, _ make: (SiteRenaming) throws -> RenamingPlan
) async throws -> SiteRename {
  let (settings, findings) = try loadSettings(of: site, shownBelow: request.workingDirectory)
  let tree = try ContentTree(of: site, limits: settings.limits)
  let notes = try await readNotes(of: site, tree: tree, settings: settings, request: request)
  let sources = Mutex<[String: [UInt8]]>(["site.yml": findings.source.bytes])
  let content = site.content
  let renaming = SiteRenaming(
    notes: notes, files: tree.files.map(\.path), settings: settings, settingsSource: findings.source.bytes,
    selection: Selection(
      now: try request.now(settings.timeZone), includesDrafts: true, includesFuture: true,
      includesPrivate: true)
  ) { path in
    if let known = sources.withLock({ $0[path] }) { return known }
    let bytes = try readFile(path, below: content)
    sources.withLock { $0[path] = bytes }
    return bytes
  }
  let plan = try make(renaming)
  let kept = sources.withLock { $0.filter { plan.edits[$0.key] != nil } }
  return SiteRename(
    plan: plan, content: content, contentFolder: shownPath(content, from: request.workingDirectory),
    sources: kept)
}
