import Foundation
import GRDB
import NoteModel
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
  private let connection: Mutex<DatabaseQueue?>

  init(connection: DatabaseQueue, path: String) throws(IndexError) {
    self.path = path
    self.connection = Mutex(connection)
    try translatingErrors(of: path) {
      try connection.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }
  }

  // Closing the connection rolls the transaction back where it was not committed.

  /// Adds notes. One that is in the index already, by its path, is replaced.
  package func insert(_ batch: [IndexedNote]) throws(IndexError) {
    try write { db in
      for note in batch {
        try removeNote(path: note.path, from: db)
        try insertNote(note, into: db)
      }
    }
  }

  /// Removes notes by their paths; one that is not there is no mistake.
  package func remove(paths: [String]) throws(IndexError) {
    try write { db in
      for path in paths { try removeNote(path: path, from: db) }
    }
  }

  /// Takes over the new stamp of files that were touched while their bytes stayed the same.
  package func restamp(_ stamps: [String: FileStamp]) throws(IndexError) {
    try write { db in
      let statement = try db.cachedStatement(
        sql: "UPDATE note SET size = ?, modified = ?, inode = ? WHERE path = ?")
      for (path, stamp) in stamps {
        try statement.execute(
          arguments: [stamp.size, stamp.modified, Int64(bitPattern: stamp.inode), path])
      }
    }
  }

  /// Makes everything visible at once and ends the update.
  package func commit() throws(IndexError) {
    try write { try $0.execute(sql: "COMMIT") }
    connection.withLock { $0 = nil }
  }

  /// Ends the update without a trace.
  package func cancel() {
    connection.withLock { $0 = nil }
  }

  private func write(_ body: (Database) throws -> Void) throws(IndexError) {
    guard let connection = connection.withLock({ $0 }) else { throw .updateEnded(path: path) }
    try translatingErrors(of: path) { try connection.inDatabase(body) }
  }
}

private func removeNote(path: String, from db: Database) throws {
  let find = try db.cachedStatement(sql: "SELECT id FROM note WHERE path = ?")
  guard let id = try Int64.fetchOne(find, arguments: [path]) else { return }
  let sections = try Int64.fetchAll(
    db.cachedStatement(sql: "SELECT id FROM section WHERE note = ?"), arguments: [id])
  let deleteText = try db.cachedStatement(sql: "DELETE FROM note_text WHERE rowid = ?")
  for section in sections { try deleteText.execute(arguments: [section]) }
  try db.cachedStatement(sql: "DELETE FROM section WHERE note = ?").execute(arguments: [id])
  try db.cachedStatement(sql: "DELETE FROM note WHERE id = ?").execute(arguments: [id])
}

private func insertNote(_ note: IndexedNote, into db: Database) throws {
  let day = note.date.map { $0.year * 10_000 + $0.month * 100 + $0.day }
  let insertNote = try db.cachedStatement(
    sql: """
      INSERT INTO note (path, size, modified, inode, digest, files, permalink, title, seconds, day, zone,
        tags, tag_keys, draft) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  try insertNote.execute(
    arguments: [
      note.path, note.stamp.size, note.stamp.modified, Int64(bitPattern: note.stamp.inode),
      Data(note.digest), FileStamp.list(note.files), note.permalink.path, storable(note.title),
      note.date?.secondsSinceEpoch, day,
      note.date?.offsetMinutes, joinedLines(note.tags), joinedLines(note.tags.map { $0.lowercased() }),
      note.isDraft,
    ])
  let id = db.lastInsertedRowID
  let empty = Section(headingPath: [], anchor: "", line: 1, prose: "", code: "", languages: [])
  for section in note.sections.isEmpty ? [empty] : note.sections {
    try insertSection(section, of: note, id: id, into: db)
  }
}

private func insertSection(_ section: Section, of note: IndexedNote, id: Int64, into db: Database) throws {
  let insertSection = try db.cachedStatement(
    sql: "INSERT INTO section (note, line, anchor, languages) VALUES (?, ?, ?, ?)")
  try insertSection.execute(
    arguments: [id, section.line, section.anchor, joinedLines(section.languages.map { $0.lowercased() })])
  let prose = storable(section.prose)
  let code = storable(section.code)
  var parts = IdentifierParts()
  for text in section.headingPath { parts.add(text) }
  parts.add(note.title)
  parts.add(prose)
  parts.add(code)
  // Text before the first heading stands under the title, and is what a query for the title should show.
  let headings = section.anchor.isEmpty ? [note.title] : section.headingPath
  let insertText = try db.cachedStatement(
    sql: """
      INSERT INTO note_text (rowid, title, headings, tags, prose, code, parts) VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
  try insertText.execute(
    arguments: [
      db.lastInsertedRowID, storable(note.title), joinedLines(headings), joinedLines(note.tags),
      prose, code, parts.text,
    ])
}

/// `["aws", "eks"]` as `"\naws\neks\n"`, so that a whole entry can be looked for; `""` for none.
private func joinedLines(_ entries: [String]) -> String {
  guard !entries.isEmpty else { return "" }
  return "\n" + entries.map { storable($0).replacing("\n", with: " ") }.joined(separator: "\n") + "\n"
}

/// Text without NUL, which would end it for SQLite, and without the two bytes that mark matches.
private func storable(_ text: String) -> String {
  let isUnstorable = { (byte: UInt8) in byte == 0 || byte == matchStartByte || byte == matchEndByte }
  guard text.utf8.contains(where: isUnstorable) else { return text }
  return String(decoding: text.utf8.map { isUnstorable($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
}
