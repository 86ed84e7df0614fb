import GRDB

/// Why the index cannot do its job. Its description is a phrase to be shown after "error: ".
package enum IndexError: Error, Hashable, CustomStringConvertible {
  /// Another process held the index for longer than the busy timeout.
  case busy(path: String)
  /// The file or its folder cannot be created or written.
  case notWritable(path: String, reason: String)
  /// The file was sound when it was opened and turned out damaged later.
  /// `NoteIndex.discard(path:)`, then opening it again, heals it.
  case damaged(path: String)
  /// Anything else: a full disk, an input/output error.
  case failed(path: String, reason: String)
  /// The update was committed or cancelled before this call.
  case updateEnded(path: String)

  package var description: String {
    switch self {
    case .busy(let path):
      "another process is using the index \(path); try again when it has finished"
    case .notWritable(let path, let reason):
      "cannot write the index \(path): \(reason)"
    case .damaged(let path):
      "the index \(path) is damaged; delete it, it will be made anew"
    case .failed(let path, let reason):
      "cannot use the index \(path): \(reason)"
    case .updateEnded(let path):
      "the update of the index \(path) has ended already"
    }
  }
}

/// Runs `body` and gives every error of the database library as an `IndexError`.
func translatingErrors<Result>(of path: String, _ body: () throws -> Result) throws(IndexError) -> Result {
  do {
    return try body()
  } catch let error as IndexError {
    throw error
  } catch let error as DatabaseError {
    throw IndexError(error, path: path)
  } catch {
    throw .failed(path: path, reason: "\(error)")
  }
}

extension IndexError {
  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    // An error in SQL: a table of ours is not as we make it.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR: self = .damaged(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: self = .notWritable(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
