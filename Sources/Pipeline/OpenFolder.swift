#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import SourceText

/// A folder that is held open. What lies below is reached from it name by name, and no link is followed on the way: a
/// path that was looked at before may lead elsewhere by now, and content is untrusted.
struct OpenFolder: ~Copyable {
  let descriptor: Int32
  private let path: String

  /// - Parameter followsLinks: whether `path` may itself be a link; what leads to it always may.
  init(_ path: String, followsLinks: Bool = false) throws(FileError) {
    let name = path.isEmpty ? "." : path
    descriptor = open(name, folderFlags | (followsLinks ? 0 : O_NOFOLLOW))
    self.path = path
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, errno: folderFailure(name)) }
  }

  /// The folder that holds what `path` names, below `root`, which may be a link.
  ///
  /// - Parameter makesFolders: whether those on the way are made where they are missing.
  init(above path: String, below root: String, makesFolders: Bool = false) throws(FileError) {
    var folder = try OpenFolder(root, followsLinks: true)
    for name in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder = try folder.folder(String(name), makes: makesFolders)
    }
    self = folder
  }

  private init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The folder called `name` in this one.
  ///
  /// - Parameter makes: whether it is made where it is missing.
  borrowing func folder(_ name: String, makes: Bool = false) throws(FileError) -> OpenFolder {
    let path = join(path, name)
    guard !["", ".", ".."].contains(name) else {
      throw FileError(action: "open", path: path, errno: EINVAL)
    }
    var found = openat(descriptor, name, folderFlags | O_NOFOLLOW)
    if found < 0, errno == ENOENT, makes {
      guard mkdirat(descriptor, name, 0o755) == 0 || errno == EEXIST else {
        throw FileError(action: "make the folder", path: path, errno: errno)
      }
      found = openat(descriptor, name, folderFlags | O_NOFOLLOW)
    }
    guard found >= 0 else {
      throw FileError(
        action: makes ? "make the folder" : "open", path: path,
        errno: folderFailure(name, below: descriptor))
    }
    return OpenFolder(found, path: path)
  }
}

private let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

/// Why a folder could not be opened. Of a link some systems say that it is no folder.
private func folderFailure(_ name: String, below folder: Int32 = AT_FDCWD) -> Int32 {
  let reason = errno
  return reason == ENOTDIR && fileStatus(name, below: folder)?.kind == .link ? ELOOP : reason
}

/// The last part of a path.
func baseName(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
