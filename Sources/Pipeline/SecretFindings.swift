import Diagnostics
import NoteModel
import SecretScan
import SourceText

extension CheckReport {
  /// Takes tokens that have run out at `now` for what they are.
  mutating func removeMoot(at now: NoteDate) {
    findings = findings.compactMap { file in
      guard file.diagnostics.contains(where: { $0.secret?.expiry != nil }) else { return file }
      let rest = file.diagnostics.filter { !$0.isMoot(at: now.secondsSinceEpoch) }
      return rest.isEmpty ? nil : FileFindings(source: file.source, diagnostics: rest)
    }
  }
}

/// Secrets in text files that a build copies as they are: a `.env`, a kubeconfig, a script beside a note.
///
/// - Parameters:
///   - paths: below `folder`. Of these, images and others whose name says that they are no text are not read, and
///     neither is what is larger than any text.
///   - workingDirectory: what paths are shown relative to.
func secretFindings(
  inFiles paths: [String], of folder: String, shownBelow workingDirectory: String, settings: SiteSettings,
  width: Int
) async -> [FileFindings] {
  await concurrentMap(paths.filter(mayBeText), width: width) { path -> FileFindings? in
    let path = join(folder, path)
    guard let status = fileStatus(path), status.kind == .file, status.stamp.size <= largestText,
      let bytes = try? readFile(path), !bytes.prefix(1024).contains(0)
    else { return nil }
    return secretFindings(
      in: SourceFile(path: shownPath(path, from: workingDirectory), bytes: bytes), settings: settings)
  }.compactMap(\.self)
}

/// Secrets in a file, as the settings want them; `nil` where none is.
func secretFindings(in file: SourceFile, settings: SiteSettings) -> FileFindings? {
  let found = settings.applied(to: findSecrets(in: file.bytes))
  return found.isEmpty ? nil : FileFindings(source: file, diagnostics: found)
}

/// In bytes.
let largestText = 1 << 20

private func mayBeText(_ path: String) -> Bool {
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: ".") else { return true }
  return !binaryExtensions.contains(name[name.index(after: dot)...].lowercased())
}

private let binaryExtensions: Set<String> = [
  "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "heic", "tiff", "bmp", "mp4", "webm", "mov", "mp3",
  "ogg",
  "wav", "pdf", "zip", "gz", "tgz", "xz", "bz2", "zst", "7z", "tar", "woff", "woff2", "ttf", "otf", "eot",
  "wasm",
]
