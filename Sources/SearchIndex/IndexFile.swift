import Foundation
import GRDB

/// Opens the database file, and makes it anew where it is missing, damaged, of another version or not a
/// database at all.
///
/// The folder is locked meanwhile: shared by those who open a sound file, alone by the one who creates or
/// replaces it. So of several processes one does that and the others find it done, and none is in the middle
/// of opening a file that is being replaced: SQLite would take the log beside the new file for the old one's.
struct IndexFile {
  let path: String
  /// Digest of the settings that decide what is stored.
  let settings: String
  /// In seconds.
  let busyTimeout: Double

  /// Opens the index for reading; what is not usable has been made anew.
  func open() throws(IndexError) -> DatabaseQueue {
    try open(readConfiguration)
  }

  /// Opens the index with a connection that may keep a transaction open over several calls.
  func openForUpdate() throws(IndexError) -> DatabaseQueue {
    var configuration = readConfiguration
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192")
    }
    return try open(configuration)
  }

  private var readConfiguration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = false
    return configuration
  }

  private func open(_ configuration: Configuration) throws(IndexError) -> DatabaseQueue {
    if FileManager.default.fileExists(atPath: path) {
      let connection = try withFolderLocked(.shared) { () throws(IndexError) in
        try openCurrent(configuration)
      }
      if let connection { return connection }
    }
    return try withFolderLocked(.exclusive) { () throws(IndexError) in
      // Another process may have done it while this one waited.
      if let connection = try openCurrent(configuration) { return connection }
      do throws(IndexError) {
        return try createTables(configuration)
      } catch {
        guard case .damaged = error else { throw error }
        try removeFiles()
        return try createTables(configuration)
      }
    }
  }

  /// Deletes the database. A connection that is still open goes on with a file that no one else sees.
  func removeFiles() throws(IndexError) {
    // The log first: left beside a new database it would be taken for that one's.
    for suffix in ["-wal", "-shm", ""] where unlink(path + suffix) != 0 && errno != ENOENT {
      throw .notWritable(path: path, reason: systemMessage(errno))
    }
  }

  enum FolderLock {
    /// While it is held, nobody creates or replaces the file.
    case shared
    /// While it is held, nobody else opens it either.
    case exclusive
  }

  /// Runs `body` with the lock on the folder, which is made where it is missing.
  func withFolderLocked<Result>(_ lock: FolderLock, _ body: () throws(IndexError) -> Result)
    throws(IndexError) -> Result
  {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: path, reason: "cannot create the folder")
    }
    let descriptor = Foundation.open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    let step = 0.01
    var waited = 0.0
    let operation = lock == .shared ? LOCK_SH : LOCK_EX
    while flock(descriptor, operation | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .notWritable(path: path, reason: systemMessage(errno))
      }
      guard waited < busyTimeout else { throw .busy(path: path) }
      usleep(UInt32(step * 1_000_000))
      waited += step
    }
    return try body()
  }

  /// - Returns: `nil` when the file is not usable as it is.
  private func openCurrent(_ configuration: Configuration) throws(IndexError) -> DatabaseQueue? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do throws(IndexError) {
      return try translatingErrors(of: path) {
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        let settings = settings
        let isCurrent = try connection.inDatabase { try IndexSchema.isCurrent($0, settings: settings) }
        return isCurrent ? connection : nil
      }
    } catch {
      switch error {
      // `failed` too: a file that claims our version but lacks a table.
      case .damaged, .failed: return nil
      case .busy, .notWritable, .updateEnded: throw error
      }
    }
  }

  private func createTables(_ configuration: Configuration) throws(IndexError) -> DatabaseQueue {
    try translatingErrors(of: path) {
      let connection = try DatabaseQueue(path: path, configuration: configuration)
      let settings = settings
      try connection.inDatabase { db in
        try db.execute(sql: "PRAGMA page_size = 8192")
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try IndexSchema.create(in: db, settings: settings)
      }
      return connection
    }
  }
}

private func systemMessage(_ code: Int32) -> String {
  String(cString: strerror(code)).lowercased()
}
