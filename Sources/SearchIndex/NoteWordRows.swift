import Foundation
import GRDB
import SearchRanking

/// The next row of `note_words`: several notes share one, since a database page holds few of them.
struct WordCheckRow: Sendable {
  private static let notesPerRow = 16

  private var first = 0
  private var count = 0
  /// For each note `{ length, checks }`.
  private var bytes: [UInt8] = []

  mutating func append(_ checks: [UInt8], of note: Int, to db: Database) throws {
    if count == 0 { first = note }
    appendNumber(checks.count, to: &bytes)
    bytes += checks
    count += 1
    if count == Self.notesPerRow { try store(in: db) }
  }

  mutating func store(in db: Database) throws {
    guard count > 0 else { return }
    try db.cachedStatement(sql: "INSERT INTO note_words VALUES (?, ?, ?)")
      .execute(arguments: [first, count, Data(bytes)])
    self = WordCheckRow()
  }
}

/// What is kept of the words of a note, which may be gone meanwhile; `nil` when nothing is.
func storedWordChecks(of note: Int, in db: Database) throws -> Set<WordCheck>? {
  let statement = try db.cachedStatement(
    sql: "SELECT id, count, checks FROM note_words WHERE id <= ? ORDER BY id DESC LIMIT 1")
  guard let row = try Row.fetchOne(statement, arguments: [note]), note < row[0] + row[1] as Int else {
    return nil
  }
  let first: Int = row[0]
  return noteWordChecks(try row.bytes(at: 2), at: note - first)
}

/// Removes the rows of notes of which neither the index nor the published one has any.
func removeObsoleteWordChecks(sizes: [UInt8], published: [Int], in db: Database) throws {
  let published = Set(published)
  let rows = try Row.fetchAll(db, sql: "SELECT id, count FROM note_words")
  let remove = try db.cachedStatement(sql: "DELETE FROM note_words WHERE id = ?")
  for row in rows {
    let first: Int = row[0]
    let notes = first..<first + row[1]
    let isInUse = notes.contains { sizes.indices.contains($0) && sizes[$0] > 0 || published.contains($0) }
    if !isInUse { try remove.execute(arguments: [first]) }
  }
}
