import Diagnostics
import ImageFiles
import NoteModel
import SourceText

/// How much of an image is read: its size stands in the first bytes, but for JPEGs of cameras, which put a preview
/// and a profile before it.
private let usualHead = 1 << 12
private let longestHead = 1 << 20

extension ImageLibrary {
  /// The same with the heads of the files in `folder` that pages may show.
  func reading(in folder: String, width: Int) async -> ImageLibrary {
    let files = await concurrentMap(shownPaths, width: width) { readImageFile($0, in: folder) }
    var read = self
    for (path, file) in zip(shownPaths, files) { read.heads[path] = file }
    return read
  }

  /// Findings on the files, as `settings` want them.
  ///
  /// - Parameters:
  ///   - folder: what the paths of the library are relative to.
  ///   - workingDirectory: what paths are shown relative to.
  ///   - isWanted: whether a path of the library is asked about.
  func findings(
    in folder: String, shownBelow workingDirectory: String, settings: SiteSettings,
    isWanted: (String) -> Bool = { _ in true }
  ) -> [FileFindings] {
    findings.filter { isWanted($0.key) }.compactMap { path, diagnostics in
      let diagnostics = settings.applied(to: diagnostics)
      guard !diagnostics.isEmpty else { return nil }
      let file = SourceFile(path: shownPath(join(folder, path), from: workingDirectory), bytes: [])
      return FileFindings(source: file, diagnostics: diagnostics)
    }
  }
}

/// `nil` for a file that cannot be read: copying it will tell why.
private func readImageFile(_ path: String, in folder: String) -> ImageFile? {
  guard let (head, size) = try? readHead(of: path, below: folder, count: usualHead) else { return nil }
  let header = readImageHeader(head)
  guard case .unfinished = header, head.count < size,
    let (longer, size) = try? readHead(of: path, below: folder, count: longestHead)
  else { return ImageFile(header: header, byteCount: size, isWhole: head.count == size) }
  return ImageFile(header: readImageHeader(longer), byteCount: size, isWhole: longer.count == size)
}
