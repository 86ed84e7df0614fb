import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// Reads `site.yml`. A site without one has the defaults.
///
/// - Returns: the settings and what is wrong with them.
/// - Throws: `FileError` when the file is there and cannot be read.
func loadSettings(of site: SiteLocation, shownBelow workingDirectory: String) throws(FileError) -> (
  SiteSettings, FileFindings
) {
  let path = shownPath(site.settings, from: workingDirectory)
  let defaults = try site.source?.defaults(of: site) ?? SiteSettings()
  guard fileStatus(site.settings) != nil else {
    return (defaults, FileFindings(source: SourceFile(path: path, bytes: []), diagnostics: []))
  }
  let source = SourceFile(
    path: path, bytes: try readFile(site.settingsFile, below: site.root, limit: largestSettings))
  let (settings, diagnostics) = readSiteSettings(
    source, knownRules: ruleCatalog.map(\.id), defaults: defaults)
  let secrets = secretFindings(in: source, settings: settings)?.diagnostics ?? []
  return (settings, FileFindings(source: source, diagnostics: diagnostics + secrets))
}

extension FileFindings {
  /// These findings and further ones on the same file, as the settings want them; empty for none.
  func adding(_ diagnostics: [Diagnostic], settings: SiteSettings) -> [FileFindings] {
    let all = self.diagnostics + settings.applied(to: diagnostics)
    return all.isEmpty ? [] : [FileFindings(source: source, diagnostics: all)]
  }
}

/// The settings of a site, for commands that need nothing else of it. What is wrong with them is for `check`
/// to say.
package func siteSettings(of site: SiteLocation) throws(FileError) -> SiteSettings {
  try loadSettings(of: site, shownBelow: site.root).0
}

/// Reads and parses notes on `width` workers, in batches, so that memory and the index keep pace.
///
/// - Parameters:
///   - folder: what the entries' paths are relative to.
///   - workingDirectory: what paths are shown relative to.
///   - consume: called with each batch, in order of paths, while the next one is being parsed.
/// - Throws: `FileError` when a note cannot be read; one that vanished meanwhile is left out.
func parseNotes(
  _ entries: [ContentTree.Entry], in folder: String, shownBelow workingDirectory: String,
  options: NoteParsingOptions,
  width: Int,
  consume: @escaping @Sendable ([(entry: ContentTree.Entry, parsed: ParsedNote)]) async throws -> Void
) async throws {
  try await parseNotes(
    entries, in: folder, shownBelow: workingDirectory, options: options, width: width,
    transform: { (entry: $0, parsed: $1) }, consume: consume)
}

/// The same for callers that want something made of each note, on the workers.
func parseNotes<Made: Sendable>(
  _ entries: [ContentTree.Entry], in folder: String, shownBelow workingDirectory: String,
  options: NoteParsingOptions,
  width: Int, clock: StageClock? = nil,
  transform: @escaping @Sendable (ContentTree.Entry, ParsedNote) -> Made,
  consume: @escaping @Sendable ([Made]) async throws -> Void
) async throws {
  let batchSize = 256
  var pending: Task<Void, any Error>?
  for start in stride(from: 0, to: entries.count, by: batchSize) {
    let batch = entries[start..<min(start + batchSize, entries.count)]
    let results = await concurrentMap(batch, width: width) { entry in
      parseNote(entry, in: folder, shownBelow: workingDirectory, options: options, clock: clock).map {
        parsed in
        parsed.map { transform(entry, $0) }
      }
    }
    try await pending?.value
    let made = try results.compactMap { try $0.get() }
    pending = Task { try await consume(made) }
  }
  try await pending?.value
}

private func parseNote(
  _ entry: ContentTree.Entry, in folder: String, shownBelow workingDirectory: String,
  options: NoteParsingOptions, clock: StageClock?
) -> Result<ParsedNote?, FileError> {
  do throws(FileError) {
    return .success(
      try readNote(entry.path, in: folder, shownBelow: workingDirectory, options: options, clock: clock))
  } catch {
    return fileStatus(join(folder, entry.path)) == nil ? .success(nil) : .failure(error)
  }
}

/// Reads and parses the note at `path` below `folder`.
func readNote(
  _ path: String, in folder: String, shownBelow workingDirectory: String, options: NoteParsingOptions,
  clock: StageClock? = nil
) throws(FileError) -> ParsedNote {
  let bytes = try clock.busy(.load) { () throws(FileError) in
    try readFile(path, below: folder, limit: options.settings.limits.noteSize)
  }
  let file = SourceFile(path: shownPath(join(folder, path), from: workingDirectory), bytes: bytes)
  return parseNote(
    file, path: path, in: folder, shownBelow: workingDirectory, options: options, clock: clock)
}

/// Parses the note at `path` below `folder`, whose bytes are those of `file`, and reads what its fences name.
func parseNote(
  _ file: SourceFile, path: String, in folder: String, shownBelow workingDirectory: String,
  options: NoteParsingOptions, clock: StageClock? = nil
) -> ParsedNote {
  var files: [String: FenceFile] = [:]
  for name in fenceFilePaths(of: file.bytes, notePath: path) {
    files[name] = fenceFile(name, in: folder, shownBelow: workingDirectory)
  }
  return clock.busy(.parse) { parseNote(path: path, file: file, files: files, options: options) }
}

/// A file that a fence names, which an untrusted note may do: of what lies on the way to it nothing may be hidden or a
/// link, and what is not published otherwise is not shown.
private func fenceFile(
  _ name: String, in folder: String, shownBelow workingDirectory: String
) -> FenceFile {
  if isMarkdown(name) { return .refused("is a note, which may not be published: only other files are shown") }
  if name == "site.yml" { return .refused("is not published, so it is not shown") }
  var path = folder
  let parts = name.split(separator: "/").map(String.init)
  for (index, part) in parts.enumerated() {
    path = join(path, part)
    guard !part.hasPrefix(".") else { return .refused("is hidden, so it is not shown") }
    guard let status = fileStatus(path) else { return .missing }
    let isLast = index + 1 == parts.count
    switch status.kind {
    case .folder where !isLast, .file where isLast: break
    case .folder: return .refused("is a folder")
    case .link: return .refused("lies behind a symbolic link, which is not followed")
    case .file, .other: return .refused("is no regular file")
    }
    if isLast, status.stamp.size > largestFenceFile { return .refused("is larger than 1 MB") }
  }
  guard !parts.isEmpty, let bytes = try? readFile(name, below: folder, limit: largestFenceFile) else {
    return .refused("cannot be read")
  }
  return .text(SourceFile(path: shownPath(path, from: workingDirectory), bytes: bytes))
}

/// In bytes; more are no settings.
private let largestSettings = 1 << 20

/// In bytes; more is no snippet.
private let largestFenceFile = 1 << 20

/// `path` as seen from `workingDirectory`, both absolute or both as given.
package func shownPath(_ path: String, from workingDirectory: String) -> String {
  guard path.hasPrefix("/"), workingDirectory.hasPrefix("/") else { return path }
  let target = path.parts(between: UInt8(ascii: "/"))
  let base = workingDirectory.parts(between: UInt8(ascii: "/"))
  var shared = 0
  while shared < min(target.count, base.count), target[shared] == base[shared] { shared += 1 }
  // A path that shares nothing but the root reads better whole.
  guard shared > 0 || base.isEmpty else { return path }
  let up = Array(repeating: "..", count: base.count - shared)
  let parts = up + target[shared...].map(String.init)
  return parts.isEmpty ? "." : parts.joined(separator: "/")
}
