#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Dispatch
import SearchIndex
import SourceText
import Synchronization

#if canImport(Darwin)
  private typealias FolderStream = UnsafeMutablePointer<DIR>
#else
  private typealias FolderStream = OpaquePointer
#endif

/// The program cannot do its job: a file or folder cannot be read or written.
package struct FileError: Error, CustomStringConvertible {
  /// "read", "write", "list" …
  package let action: String
  package let path: String
  package let errno: Int32

  /// For people: `cannot write Public/index.html: No space left on device`.
  package var description: String { "cannot \(action) \(path): \(String(cString: strerror(errno)))" }
}

/// What a path names, links not followed.
package enum FileKind: Sendable {
  case file, folder, link, other
}

/// Kind and stamp of `path` itself, `nil` where nothing is. A link is followed only if asked.
package func fileStatus(_ path: String, followsLinks: Bool = false) -> (kind: FileKind, stamp: FileStamp)? {
  fileStatus(path, below: AT_FDCWD, followsLinks: followsLinks)
}

/// The same of a path that is relative to an open folder, which for many files of one folder is faster.
private func fileStatus(
  _ path: String, below folder: Int32, followsLinks: Bool = false
) -> (kind: FileKind, stamp: FileStamp)? {
  var status = stat()
  guard fstatat(folder, path, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
  let kind: FileKind =
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  return (kind, status.stamp)
}

extension stat {
  fileprivate var stamp: FileStamp {
    #if canImport(Darwin)
      let modified = st_mtimespec
    #else
      let modified = st_mtim
    #endif
    return FileStamp(
      size: Int(st_size), modified: Int(modified.tv_sec) &* 1_000_000_000 &+ Int(modified.tv_nsec),
      inode: UInt64(st_ino))
  }
}

/// Names in a folder, `.` and `..` left out, in no order.
package func folderEntries(_ path: String) throws(FileError) -> [String] {
  guard let folder = opendir(path) else { throw FileError(action: "list", path: path, errno: errno) }
  defer { closedir(folder) }
  return folderEntries(folder)
}

/// What is in a folder, in no order: names for which `isWanted` holds, with kind and stamp.
func folderStatuses(
  _ path: String, where isWanted: (String) -> Bool
) throws(FileError) -> [(name: String, kind: FileKind, stamp: FileStamp)] {
  guard let folder = opendir(path) else { throw FileError(action: "list", path: path, errno: errno) }
  defer { closedir(folder) }
  let names = folderEntries(folder).filter(isWanted)
  let descriptor = dirfd(folder)
  // Asking for the status of many files is most of the time of a search: all cores share it.
  let share = 512
  let found = Mutex<[(name: String, kind: FileKind, stamp: FileStamp)]>([])
  DispatchQueue.concurrentPerform(iterations: (names.count + share - 1) / share) { part in
    let statuses = names[(part * share)..<min(names.count, (part + 1) * share)].compactMap { name in
      fileStatus(name, below: descriptor).map { (name: name, kind: $0.kind, stamp: $0.stamp) }
    }
    found.withLock { $0 += statuses }
  }
  return found.withLock { $0 }
}

private func folderEntries(_ folder: FolderStream) -> [String] {
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// No file of a site is larger, in bytes; a sparse one that claims to be would exhaust the memory.
private let maximumFileSize = 1 << 30

/// The whole content of a regular file. Devices, pipes and links are refused: content is untrusted.
package func readFile(_ path: String, followsLinks: Bool = false) throws(FileError) -> [UInt8] {
  try readHead(of: path, count: maximumFileSize, followsLinks: followsLinks).bytes
}

/// The first `count` bytes of a regular file, or fewer where it ends before, and the size of the whole file.
func readHead(
  of path: String, count limit: Int, followsLinks: Bool = false
) throws(FileError) -> (bytes: [UInt8], size: Int) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW))
  guard descriptor >= 0 else { throw FileError(action: "read", path: path, errno: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(action: "read", path: path, errno: errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(action: "read", path: path, errno: EINVAL) }
  guard status.st_size < maximumFileSize else { throw FileError(action: "read", path: path, errno: EFBIG) }
  var failure: Int32 = 0
  // One byte more than the file is said to have shows its end.
  let capacity = min(limit, Int(status.st_size) + 1)
  let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { failure = errno }
      guard got > 0 else { return }
      count += got
    }
  }
  guard failure == 0 else { throw FileError(action: "read", path: path, errno: failure) }
  return (bytes, Int(status.st_size))
}

/// Replaces `path` by `bytes` in one step: a reader sees the old file or the new one, never half of one.
///
/// - Parameter keepingMode: whether the file, which must be there and not be write-protected, stays executable,
///   private and so on, and its owner's.
/// - Returns: its stamp.
@discardableResult
package func writeFileAtomically(
  _ bytes: [UInt8], to path: String, keepingMode: Bool = false
) throws(FileError) -> FileStamp {
  let temporary = join(parentPath(of: path), ".notes-tmp-\(getpid())-\(fingerprint(Array(path.utf8)))")
  do throws(FileError) {
    let stamp = try writeFile(bytes, to: temporary, like: keepingMode ? try permissions(of: path) : nil)
    guard rename(temporary, path) == 0 else { throw FileError(action: "write", path: path, errno: errno) }
    return stamp
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Who may do what with a file.
private struct Permissions {
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
}

private func permissions(of path: String) throws(FileError) -> Permissions {
  var status = stat()
  guard stat(path, &status) == 0 else { throw FileError(action: "write", path: path, errno: errno) }
  // A rename would replace a file that nobody may write.
  guard status.st_mode & 0o222 != 0 else { throw FileError(action: "write", path: path, errno: EACCES) }
  return Permissions(mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid)
}

private func parentPath(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func writeFile(
  _ bytes: [UInt8], to path: String, like old: Permissions?
) throws(FileError) -> FileStamp {
  let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
  let descriptor = open(path, flags, old.map { $0.mode & 0o700 } ?? 0o644)
  guard descriptor >= 0 else { throw FileError(action: "write", path: path, errno: errno) }
  var failure: Int32 = 0
  if let old {
    // The owner first: changing it takes away some bits of the mode.
    let isOwn = old.owner == geteuid() && old.group == getegid()
    if !isOwn, fchown(descriptor, old.owner, old.group) != 0 { failure = errno }
    if failure == 0, fchmod(descriptor, old.mode) != 0 { failure = errno }
  }
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let put = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      if put < 0, errno == EINTR { continue }
      if put <= 0 {
        failure = put < 0 ? errno : EIO
        return
      }
      offset += put
    }
  }
  var status = stat()
  if fstat(descriptor, &status) != 0, failure == 0 { failure = errno }
  if close(descriptor) != 0, failure == 0 { failure = errno }
  guard failure == 0 else { throw FileError(action: "write", path: path, errno: failure) }
  return status.stamp
}

/// Makes a folder and those above it.
package func makeFolder(_ path: String) throws(FileError) {
  if mkdir(path, 0o755) == 0 { return }
  let reason = errno
  switch reason {
  case EEXIST:
    guard fileStatus(path, followsLinks: true)?.kind == .folder else {
      throw FileError(action: "make the folder", path: path, errno: ENOTDIR)
    }
  case ENOENT:
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { fallthrough }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw FileError(action: "make the folder", path: path, errno: errno)
    }
  default: throw FileError(action: "make the folder", path: path, errno: reason)
  }
}

/// Runs `body` while no other process does so for the same `folder`. Where one does, calls `onWait` and waits
/// until it has finished.
func withBuildLock<Result>(
  in folder: String, onWait: () -> Void, _ body: () async throws -> Result
) async throws -> Result {
  try makeFolder(folder)
  let path = join(folder, "lock")
  let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
  guard descriptor >= 0 else { throw FileError(action: "lock", path: path, errno: errno) }
  defer { close(descriptor) }
  if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { onWait() }
  while flock(descriptor, LOCK_EX) != 0 {
    guard errno == EINTR else { throw FileError(action: "lock", path: path, errno: errno) }
  }
  return try await body()
}

/// Removes a file, and then the folders above it that are left empty, up to `root`.
func removeFile(_ path: String, upTo root: String) throws(FileError) {
  guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
    throw FileError(action: "remove", path: path, errno: errno)
  }
  var folder = path
  while let slash = folder.lastIndex(of: "/") {
    folder = String(folder[..<slash])
    guard folder.utf8.count > root.utf8.count, rmdir(folder) == 0 else { return }
  }
}

/// The absolute path behind `path`, links resolved; `nil` where nothing is.
package func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
