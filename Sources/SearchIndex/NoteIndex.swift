import GRDB

/// The search index of a site: one SQLite file that answers queries and remembers which files it has seen.
///
/// The file holds nothing that the notes do not: it may be deleted at any time, and opening it makes it anew
/// when it is damaged or was written by another version of the program. After that it is empty, which
/// `storedStamps()` shows, and whoever refreshes it inserts every note again.
///
/// Any number of indexes, in this process and in others, may be open on one file. Readers see the last
/// committed update and never wait for a writer; a second writer waits for the first.
package final class NoteIndex: Sendable {
  package let path: String
  private let file: IndexFile
  let connection: DatabaseQueue

  /// Opens the index, or creates it and its folder.
  ///
  /// - Parameters:
  ///   - path: The database file, such as `.notes/index.sqlite`.
  ///   - settingsDigest: Stands for all settings that decide what is stored (time zone, permalink pattern).
  ///     An index made with another one is emptied.
  ///   - busyTimeout: Seconds to wait for another process before `IndexError.busy`.
  package init(path: String, settingsDigest: String = "", busyTimeout: Double = 5) throws(IndexError) {
    self.path = path
    file = IndexFile(path: path, settings: settingsDigest, busyTimeout: busyTimeout)
    connection = try file.open()
  }

  /// Deletes the index at `path`: the way out of `IndexError.damaged`. Open it again afterwards.
  package static func discard(path: String, busyTimeout: Double = 5) throws(IndexError) {
    let file = IndexFile(path: path, settings: "", busyTimeout: busyTimeout)
    try file.withFolderLocked(.exclusive) { () throws(IndexError) in try file.removeFiles() }
  }

  /// `SQLite 3.40.1`, as it was found when the program began.
  package static var libraryVersion: String {
    let number = Int(Database.sqliteLibVersionNumber)
    return "SQLite \(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
  }

  /// The stamp of every note in the index, by its path. Compare it with the files to see what has changed.
  package func storedStamps() throws(IndexError) -> [String: FileStamp] {
    try read { db in
      var stamps: [String: FileStamp] = [:]
      stamps.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM note") ?? 0)
      let rows = try Row.fetchCursor(db, sql: "SELECT path, size, modified, inode FROM note")
      while let row = try rows.next() {
        let inode: Int64 = row[3]
        stamps[row[0]] = FileStamp(size: row[1], modified: row[2], inode: UInt64(bitPattern: inode))
      }
      return stamps
    }
  }

  /// What `IndexUpdate.commit` was given last; `nil` where it tells nothing.
  package func storedTreeDigest() throws(IndexError) -> String? {
    try read(fetchTreeDigest)
  }

  /// The files that notes take snippets from, and their stamps: by the note's path those of its files. Notes
  /// without any are left out.
  package func storedFiles() throws(IndexError) -> [String: [String: FileStamp]] {
    try read { db in
      var files: [String: [String: FileStamp]] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT path, files FROM note WHERE files != ''")
      while let row = try rows.next() { files[row[0]] = FileStamp.files(ofList: row[1]) }
      return files
    }
  }

  /// The digests of notes' files as they were inserted, by path; notes that are not in the index are left out.
  package func storedDigests(of paths: [String]) throws(IndexError) -> [String: [UInt8]] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT digest FROM note WHERE path = ?")
      var digests: [String: [UInt8]] = [:]
      for path in paths {
        digests[path] = try Row.fetchOne(statement, arguments: [path]).map { try $0.bytes(at: 0) }
      }
      return digests
    }
  }

  /// Begins the one transaction of a refresh. See `IndexUpdate`.
  /// - Throws: `IndexError.busy` when another update goes on for longer than the busy timeout.
  package func beginUpdate() throws(IndexError) -> IndexUpdate {
    try IndexUpdate(connection: file.openForUpdate(), path: path)
  }

  /// Begins to make the index of the published site. See `IndexPublication`.
  /// - Parameter paths: Of the published notes, in the order of their numbers on the site.
  package func beginPublication(of paths: [String]) throws(IndexError) -> IndexPublication {
    try IndexPublication(connection: file.openForUpdate(), path: path, paths: paths)
  }

  /// Runs `body` on one state of the index: what others commit meanwhile is not seen.
  func read<Result>(_ body: (Database) throws -> Result) throws(IndexError) -> Result {
    try translatingErrors(of: path) { try connection.read(body) }
  }
}

func fetchTreeDigest(_ db: Database) throws -> String? {
  let digest = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'tree'")
  return digest?.isEmpty ?? true ? nil : digest
}
