import Foundation
import GRDB
import NoteModel
import SearchRanking
import Synchronization

/// One transaction that brings the index up to date.
///
/// Batches may be inserted while other notes are still being read; one thread at a time does the writing and
/// the calls block meanwhile. Nobody sees anything of it before `commit()`. When the update is released
/// without that, or the process dies, the index stays as it was.
///
/// ```swift
/// let update = try index.beginUpdate()
/// try update.remove(paths: gone)
/// for await batch in parsedNotes { try update.insert(batch) }
/// try update.commit()
/// ```
package final class IndexUpdate: Sendable {
  private let path: String
  /// `nil` once the update has ended.
  private let state: Mutex<State?>

  fileprivate struct State: Sendable {
    let connection: DatabaseQueue
    /// Of all notes, by their numbers.
    var sizes: [UInt8]
    /// The words of the notes that were inserted and are in no row yet.
    var segment = SegmentBuilder()
    var checks = WordCheckRow()
  }

  /// Bytes of postings that are held in memory; more are a segment of their own.
  private static let maximumPostings = 32 << 20

  init(connection: DatabaseQueue, path: String) throws(IndexError) {
    self.path = path
    let sizes = try translatingErrors(of: path) {
      try connection.inDatabase { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        return try storedSizes(db)
      }
    }
    state = Mutex(State(connection: connection, sizes: sizes))
  }

  // Closing the connection rolls the transaction back where it was not committed.

  /// Adds notes. One that is in the index already, by its path, is replaced.
  package func insert(_ batch: [IndexedNote]) throws(IndexError) {
    try write { db, state in
      for note in batch {
        try removeNote(path: note.path, from: db, &state.sizes)
        let id = state.sizes.count
        try insertNote(note, id: id, into: db)
        state.sizes.append(note.words.size)
        state.segment.add(note.words, number: id)
        try state.checks.append(note.words.checks, of: id, to: db)
        if state.segment.byteCount > Self.maximumPostings { try state.storeWords(in: db) }
      }
    }
  }

  /// Removes notes by their paths; one that is not there is no mistake.
  package func remove(paths: [String]) throws(IndexError) {
    try write { db, state in
      for path in paths { try removeNote(path: path, from: db, &state.sizes) }
    }
  }

  /// Takes over the new stamp of files that were touched while their bytes stayed the same.
  package func restamp(_ stamps: [String: FileStamp]) throws(IndexError) {
    try write { db, _ in
      let statement = try db.cachedStatement(
        sql: "UPDATE note SET size = ?, modified = ?, inode = ? WHERE path = ?")
      for (path, stamp) in stamps {
        try statement.execute(
          arguments: [stamp.size, stamp.modified, Int64(bitPattern: stamp.inode), path])
      }
    }
  }

  /// Makes everything visible at once and ends the update.
  ///
  /// - Parameter treeDigest: Stands for the notes and stamps that the index has been compared with. Kept only
  ///   where a later comparison with it tells all: when no stamp was too young and no note has files.
  package func commit(treeDigest: String = "") throws(IndexError) {
    try write { db, state in
      let isSure = try Bool.fetchOne(
        db, sql: "SELECT NOT EXISTS (SELECT 1 FROM note WHERE files != '' OR modified = 0)")
      try db.execute(
        sql: "INSERT OR REPLACE INTO meta VALUES ('tree', ?)", arguments: [isSure ?? false ? treeDigest : ""])
      if state.segment.firstNote != nil {
        try state.storeWords(in: db)
        try joinSegments(sizes: state.sizes, in: db)
      }
      try state.checks.store(in: db)
      try storeSizes(state.sizes, in: db)
      try db.execute(sql: "COMMIT")
    }
    cancel()
  }

  /// Ends the update without a trace.
  package func cancel() {
    state.withLock { $0 = nil }
  }

  private func write(_ body: (Database, inout State) throws -> Void) throws(IndexError) {
    try state.withLock { state throws(IndexError) in
      guard var current = state.take() else { throw .updateEnded(path: path) }
      defer { state = current }
      try translatingErrors(of: path) {
        try current.connection.inDatabase { db in try body(db, &current) }
      }
    }
  }
}

private func removeNote(path: String, from db: Database, _ sizes: inout [UInt8]) throws {
  let find = try db.cachedStatement(sql: "SELECT id FROM note WHERE path = ?")
  guard let id = try Int.fetchOne(find, arguments: [path]) else { return }
  if sizes.indices.contains(id) { sizes[id] = 0 }
  try db.cachedStatement(sql: "DELETE FROM note WHERE id = ?").execute(arguments: [id])
}

private func insertNote(_ note: IndexedNote, id: Int, into db: Database) throws {
  let day = note.date.map { $0.year * 10_000 + $0.month * 100 + $0.day }
  let insertNote = try db.cachedStatement(
    sql: """
      INSERT INTO note (id, path, size, modified, inode, digest, files, permalink, title, seconds, day, zone,
        tags, draft) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  try insertNote.execute(
    arguments: [
      id, note.path, note.stamp.size, note.stamp.modified, Int64(bitPattern: note.stamp.inode),
      Data(note.digest), FileStamp.list(note.files), note.permalink.path, storable(note.title),
      note.date?.secondsSinceEpoch, day, note.date?.offsetMinutes, joinedLines(note.tags), note.isDraft,
    ])
}

extension IndexUpdate.State {
  /// Makes a segment of the words.
  fileprivate mutating func storeWords(in db: Database) throws {
    var full = SegmentBuilder()
    swap(&full, &segment)
    try insertSegment(firstNote: full.firstNote ?? 0, notes: full.noteCount, in: db) { try full.finish($0) }
  }
}

/// `["aws", "eks"]` as lines.
private func joinedLines(_ entries: [String]) -> String {
  entries.map { entry in
    storable(entry.utf8.contains(UInt8(ascii: "\n")) ? entry.replacing("\n", with: " ") : entry)
  }.joined(separator: "\n")
}

/// Text without NUL, which would end it for SQLite.
private func storable(_ text: String) -> String {
  text.utf8.contains(0) ? text.replacing("\0", with: " ") : text
}
