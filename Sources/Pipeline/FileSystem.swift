#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Dispatch
import NoteModel
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
  package var description: String {
    let reason = errno == ELOOP ? "a symbolic link is not followed" : String(cString: strerror(errno))
    return "cannot \(action) \(path): \(reason)"
  }
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
func fileStatus(
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

/// What is in a folder below `root`, in no order: names for which `isWanted` holds, with kind and stamp.
///
/// - Parameter path: relative, "" for `root` itself, which may not be a link either.
func folderStatuses(
  _ path: String, below root: String, where isWanted: (String) -> Bool
) throws(FileError) -> [(name: String, kind: FileKind, stamp: FileStamp)] {
  var folder = try OpenFolder(root)
  for name in path.split(separator: "/") { folder = try folder.folder(String(name)) }
  let descriptor = folder.descriptor
  // The stream closes its descriptor with itself.
  guard let stream = fdopendir(dup(descriptor)) else {
    throw FileError(action: "list", path: join(root, path), errno: errno)
  }
  defer { closedir(stream) }
  let names = folderEntries(stream).filter(isWanted)
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

/// Repeats a system call that moves some bytes at a time until `count` are moved.
///
/// - Parameter call: Is told how many bytes are moved, and returns how many more are, or a negative number.
/// - Returns: 0, or why it cannot go on.
func transferAll(_ count: Int, _ call: (_ done: Int) -> Int) -> Int32 {
  var done = 0
  while done < count {
    let moved = call(done)
    if moved < 0, errno == EINTR { continue }
    guard moved > 0 else { return moved < 0 ? errno : EIO }
    done += moved
  }
  return 0
}

/// What names of files begin with that are renamed when they are whole.
let temporaryPrefix = ".notes-tmp-"

/// No file of a site is larger, in bytes; a sparse one that claims to be would exhaust the memory.
let maximumFileSize = 1 << 30

/// The whole content of a regular file. Devices, pipes and links are refused: content is untrusted.
package func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let descriptor = open(path, readingFlags)
  guard descriptor >= 0 else { throw FileError(action: "read", path: path, errno: errno) }
  return try readHead(of: descriptor, path: path, count: maximumFileSize).bytes
}

/// The same of a file below `root`, of what leads to which nothing may be a link either.
///
/// - Parameter limit: in bytes; a larger file is refused.
func readFile(_ path: String, below root: String, limit: Int = maximumFileSize) throws(FileError) -> [UInt8] {
  let (bytes, size) = try readHead(of: path, below: root, count: limit)
  guard size <= limit else { throw FileError(action: "read", path: join(root, path), errno: EFBIG) }
  return bytes
}

/// The first `count` bytes of a regular file below `root`, or fewer where it ends before, and the size of the whole
/// file.
func readHead(
  of path: String, below root: String, count: Int
) throws(FileError) -> (bytes: [UInt8], size: Int) {
  let folder = try OpenFolder(above: path, below: root)
  let descriptor = openat(folder.descriptor, baseName(of: path), readingFlags)
  guard descriptor >= 0 else { throw FileError(action: "read", path: join(root, path), errno: errno) }
  return try readHead(of: descriptor, path: join(root, path), count: count)
}

/// A pipe does not keep the opening waiting, and is then refused.
private let readingFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW

/// Reads from a descriptor, and closes it.
private func readHead(
  of descriptor: Int32, path: String, count limit: Int
) throws(FileError) -> (bytes: [UInt8], size: Int) {
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

/// Replaces what lies at `path` by `bytes` in one step: a reader sees the old file or the new one, never half of one.
///
/// - Parameter keepingMode: whether the file, which must be there and not be write-protected, stays executable,
///   private and so on, and its owner's.
/// - Returns: its stamp.
@discardableResult
package func writeFileAtomically(
  _ bytes: [UInt8], to path: String, keepingMode: Bool = false
) throws(FileError) -> FileStamp {
  let parent = parentPath(of: path)
  return try writeFileAtomically(
    bytes, to: path, in: OpenFolder(parent.isEmpty ? "." : parent, followsLinks: true),
    keepingMode: keepingMode)
}

/// The same below `root`. Folders on the way are made where they are missing, and none of them may be a link.
@discardableResult
func writeFileAtomically(
  _ bytes: [UInt8], to path: String, below root: String, keepingMode: Bool = false
) throws(FileError) -> FileStamp {
  try writeFileAtomically(
    bytes, to: join(root, path), in: OpenFolder(above: path, below: root, makesFolders: true),
    keepingMode: keepingMode)
}

/// Makes a file below `root` that is not there yet, and the folders that lead to it; none of these may be a link.
///
/// - Parameter old: A file below `root` that it is to be like: executable, private and so on.
/// - Throws: `FileError` with `EEXIST` where something has the name already.
func createFile(
  _ bytes: [UInt8], at path: String, below root: String, like old: String? = nil
) throws(FileError) {
  let mode = try old.map { old throws(FileError) in
    try permissions(of: baseName(of: old), in: OpenFolder(above: old, below: root), path: join(root, old))
  }
  let folder = try OpenFolder(above: path, below: root, makesFolders: true)
  do throws(FileError) {
    try writeNewFile(bytes, to: baseName(of: path), in: folder, like: mode, path: join(root, path))
  } catch {
    if error.errno != EEXIST { unlinkat(folder.descriptor, baseName(of: path), 0) }
    throw error
  }
}

/// Makes a file below `root`, and nothing where something has its name.
///
/// - Returns: whether it was made.
package func createFileUnlessThere(
  _ bytes: [UInt8], at path: String, below root: String
) throws(FileError) -> Bool {
  do throws(FileError) {
    try createFile(bytes, at: path, below: root)
    return true
  } catch {
    guard error.errno == EEXIST else { throw error }
    return false
  }
}

/// Gives a file below `root` a second name, for a move of which the first name goes later.
///
/// - Throws: `FileError` with `EEXIST` where something has the name already.
func linkFile(_ path: String, to new: String, below root: String) throws(FileError) {
  let from = try OpenFolder(above: path, below: root)
  let to = try OpenFolder(above: new, below: root, makesFolders: true)
  guard linkat(from.descriptor, baseName(of: path), to.descriptor, baseName(of: new), 0) == 0 else {
    throw FileError(action: "make", path: join(root, new), errno: errno)
  }
}

private func writeFileAtomically(
  _ bytes: [UInt8], to path: String, in folder: consuming OpenFolder, keepingMode: Bool
) throws(FileError) -> FileStamp {
  let name = baseName(of: path)
  let temporary = "\(temporaryPrefix)\(getpid())-\(fingerprint(Array(path.utf8)))"
  do throws(FileError) {
    let old = keepingMode ? try permissions(of: name, in: folder, path: path) : nil
    let stamp = try writeFile(bytes, to: temporary, in: folder, like: old, path: path)
    guard renameat(folder.descriptor, temporary, folder.descriptor, name) == 0 else {
      throw FileError(action: "write", path: path, errno: errno)
    }
    return stamp
  } catch {
    unlinkat(folder.descriptor, temporary, 0)
    throw error
  }
}

/// Who may do what with a file.
private struct Permissions {
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
}

/// - Parameter path: what to call the file in errors.
private func permissions(
  of name: String, in folder: borrowing OpenFolder, path: String
) throws(FileError) -> Permissions {
  var status = stat()
  guard fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
    throw FileError(action: "write", path: path, errno: errno)
  }
  // A rename would replace a file that nobody may write.
  guard status.st_mode & 0o222 != 0 else { throw FileError(action: "write", path: path, errno: EACCES) }
  return Permissions(mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid)
}

private func parentPath(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// - Parameter path: what to call the file in errors.
private func writeFile(
  _ bytes: [UInt8], to name: String, in folder: borrowing OpenFolder, like old: Permissions?, path: String
) throws(FileError) -> FileStamp {
  // One that is there is left of a process that was cut off, or is somebody's trap.
  unlinkat(folder.descriptor, name, 0)
  return try writeNewFile(bytes, to: name, in: folder, like: old, path: path)
}

@discardableResult
private func writeNewFile(
  _ bytes: [UInt8], to name: String, in folder: borrowing OpenFolder, like old: Permissions?, path: String
) throws(FileError) -> FileStamp {
  let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
  let descriptor = openat(folder.descriptor, name, flags, old.map { $0.mode & 0o700 } ?? 0o644)
  guard descriptor >= 0 else { throw FileError(action: "write", path: path, errno: errno) }
  var failure: Int32 = 0
  if let old {
    // The owner first: changing it takes away some bits of the mode.
    let isOwn = old.owner == geteuid() && old.group == getegid()
    if !isOwn, fchown(descriptor, old.owner, old.group) != 0 { failure = errno }
    if failure == 0, fchmod(descriptor, old.mode) != 0 { failure = errno }
  }
  let unwritten = bytes.withUnsafeBytes { buffer in
    transferAll(buffer.count) { done in
      write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
    }
  }
  if unwritten != 0 { failure = unwritten }
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

/// Makes a folder below `root` and those above it; none of them may be a link.
func makeFolder(_ path: String, below root: String) throws(FileError) {
  _ = try OpenFolder(above: path + "/", below: root, makesFolders: true)
}

/// Runs `body` while no other process does so for the same `folder`, which is there. Where one does, calls `onWait` and waits
/// until it has finished.
func withBuildLock<Result>(
  in folder: String, onWait: () -> Void, _ body: () async throws -> Result
) async throws -> Result {
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

/// Removes a file below `root`, and then the folders above it that are left empty. Where a link leads to it, the file is
/// somebody else's and stays.
func removeFile(_ path: String, below root: String) throws(FileError) {
  let passed: [Int32] = [ENOENT, ENOTDIR, ELOOP]
  do throws(FileError) {
    let folder = try OpenFolder(above: path, below: root)
    guard unlinkat(folder.descriptor, baseName(of: path), 0) == 0 || passed.contains(errno) else {
      throw FileError(action: "remove", path: join(root, path), errno: errno)
    }
  } catch {
    guard passed.contains(error.errno) else { throw error }
  }
  var emptied = parentFolder(of: path)
  while !emptied.isEmpty {
    guard let above = try? OpenFolder(above: emptied, below: root),
      unlinkat(above.descriptor, baseName(of: emptied), AT_REMOVEDIR) == 0
    else { return }
    emptied = parentFolder(of: emptied)
  }
}

/// The absolute path behind `path`, links resolved; `nil` where nothing is.
package func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
