#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import ImageFiles
import NoteModel
import SourceText

/// How much of an image is read: its size stands in the first bytes, but for JPEGs of cameras, which put a preview
/// and a profile before it.
private let usualHead = 1 << 12
private let longestHead = 1 << 20

extension ImageLibrary {
  /// The same with the heads of the files in `folder` that pages may show, and what photographs tell.
  func reading(in folder: String, width: Int) async -> ImageLibrary {
    let files = await concurrentMap(shownPaths, width: width) { readImageFile($0, in: folder) }
    var read = self
    for (path, file) in zip(shownPaths, files) { read.heads[path] = file }
    let positions = await concurrentMap(photographs, width: width) { tellsPosition(join(folder, $0)) }
    read.photographsWithPosition = zip(photographs, positions).filter(\.1).map(\.0)
    return read
  }

  /// The same with what `earlier` knew of files, and with the heads of those that it did not show.
  func reading(in folder: String, after earlier: ImageLibrary) -> ImageLibrary {
    var read = self
    read.heads = earlier.heads
    for path in shownPaths where read.heads[path] == nil {
      read.heads[path] = readImageFile(path, in: folder)
    }
    read.photographsWithPosition = earlier.photographsWithPosition
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
      let diagnostics = settings.applied(to: diagnostics).filter {
        settings.imageMetadata == .keep || $0.rule != ImageRules.position
      }
      guard !diagnostics.isEmpty else { return nil }
      let file = SourceFile(path: shownPath(join(folder, path), from: workingDirectory), bytes: [])
      return FileFindings(source: file, diagnostics: diagnostics)
    }
  }
}

/// A file as it is published.
///
/// - Throws: `FileError` when it cannot be read.
func publishedFile(_ path: String, in folder: String, settings: SiteSettings) throws(FileError) -> [UInt8] {
  let bytes = try readFile(path, below: folder)
  guard settings.imageMetadata == .strip, ImageFormat(path: path) != nil else { return bytes }
  return withoutMetadata(bytes) ?? bytes
}

/// Whether an image tells where it was taken; only the parts that may say so are read.
private func tellsPosition(_ path: String) -> Bool {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
  let content = ImageContent(count: Int(status.st_size)) { range in
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, range.count, off_t(range.lowerBound)))
    }
  }
  return holdsPosition(content)
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
