/// What the file system says of a note's file; equal stamps mean that it need not be read again.
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
}
