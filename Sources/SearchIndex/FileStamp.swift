/// What the file system says of a file; equal stamps mean that it need not be read again.
package struct FileStamp: Sendable, Hashable {
  /// In bytes.
  package let size: Int
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package let modified: Int
  package let inode: UInt64

  package init(size: Int, modified: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// That of a file which is not there.
  package static let absent = FileStamp(size: -1, modified: 0, inode: 0)
}

extension FileStamp {
  /// Files as the index keeps them, a line each: `size modified inode path`.
  static func list(_ files: [String: FileStamp]) -> String {
    files.sorted { $0.key < $1.key }.map { path, stamp in
      "\(stamp.size) \(stamp.modified) \(stamp.inode) \(path)"
    }.joined(separator: "\n")
  }

  static func files(ofList list: String) -> [String: FileStamp] {
    var files: [String: FileStamp] = [:]
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 3)
      guard parts.count == 4, let size = Int(parts[0]), let modified = Int(parts[1]),
        let inode = UInt64(parts[2])
      else { continue }
      files[String(parts[3])] = FileStamp(size: size, modified: modified, inode: inode)
    }
    return files
  }
}
