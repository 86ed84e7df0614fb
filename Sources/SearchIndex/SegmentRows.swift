import Foundation
import GRDB
import SearchRanking

/// The segments of an index as rows of its tables.
struct SegmentRows: SegmentStore {
  private let db: Database
  private let segments: [Int64]
  let directories: [[UInt8]]
  private let haveRemovedNotes: [Bool]

  /// - Parameter sizes: Of all notes, where those that are gone matter.
  init(_ db: Database, sizes: [UInt8]? = nil) throws {
    self.db = db
    let rows = try Row.fetchAll(db, sql: "SELECT id, directory, first_note, notes FROM segment ORDER BY id")
    segments = rows.map { $0[0] }
    directories = try rows.map { try $0.bytes(at: 1) }
    haveRemovedNotes = rows.indices.map { index in
      guard let sizes else { return false }
      let end: Int = index + 1 < rows.count ? rows[index + 1][2] : sizes.count
      return noteCount(sizes, from: rows[index][2], to: end) != rows[index][3] as Int
    }
  }

  func mayHaveRemovedNotes(segment: Int) -> Bool { haveRemovedNotes[segment] }

  func words(segment: Int, block: Int) throws -> [UInt8] {
    try column("words", segment: segment, block: block)
  }

  func postings(segment: Int, block: Int) throws -> [UInt8] {
    try column("postings", segment: segment, block: block)
  }

  private func column(_ name: String, segment: Int, block: Int) throws -> [UInt8] {
    let id = segments[segment] * Int64(IndexSchema.blocksPerSegment) + Int64(block)
    let statement = try db.cachedStatement(sql: "SELECT \(name), \(name)_sum FROM block WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return try checkedBytes(of: row, at: 0)
  }
}

/// A column with its checksum in the next one.
private func checkedBytes(of row: Row, at index: Int) throws -> [UInt8] {
  let bytes = try row.bytes(at: index)
  guard storedSum(bytes) == row[index + 1] else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
  return bytes
}

private func storedSum(_ bytes: [UInt8]) -> Int64 { Int64(bitPattern: checksum(bytes)) }

extension Row {
  func bytes(at index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { $0.map(Array.init) ?? [] }
  }
}

/// The size codes of all notes, by their numbers.
func storedSizes(_ db: Database) throws -> [UInt8] {
  try Row.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'sizes'")?.bytes(at: 0) ?? []
}

func storeSizes(_ sizes: [UInt8], in db: Database) throws {
  try db.execute(sql: "UPDATE meta SET value = ? WHERE key = 'sizes'", arguments: [Data(sizes)])
}

/// How many notes of a range of numbers are there.
func noteCount(_ sizes: [UInt8], from start: Int, to end: Int) -> Int {
  let end = min(max(0, end), sizes.count)
  return sizes[min(max(0, start), end)..<end].count { $0 > 0 }
}

/// Adds a segment, newer than the others.
/// - Parameters:
///   - firstNote: The smallest number of a note in it.
///   - notes: How many it has.
///   - write: Gives its blocks to what it is called with.
func insertSegment(
  firstNote: Int, notes: Int, in db: Database,
  _ write: ((SegmentBlock, _ firstWord: [UInt8]) throws -> Void) throws -> Void
) throws {
  let id = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM segment") ?? 0) + 1
  let insert = try db.cachedStatement(sql: "INSERT INTO block VALUES (?, ?, ?, ?, ?)")
  var directory: [UInt8] = []
  var (number, bytes) = (Int64(0), 0)
  try write { block, firstWord in
    appendDirectoryWord(firstWord, to: &directory)
    try insert.execute(
      arguments: [
        id * Int64(IndexSchema.blocksPerSegment) + number, storedSum(block.words), storedSum(block.postings),
        Data(block.words), Data(block.postings),
      ])
    number += 1
    bytes += block.words.count + block.postings.count
  }
  try db.execute(
    sql: "INSERT INTO segment VALUES (?, ?, ?, ?, ?)",
    arguments: [id, firstNote, notes, bytes, Data(directory)])
}

/// Joins the newest segment with older ones of no more than twice the size: so there are few of them, and a change
/// costs what it is worth. Those that are large stay by themselves.
func joinSegments(sizes: [UInt8], in db: Database) throws {
  let rows = try Row.fetchAll(db, sql: "SELECT id, bytes, first_note FROM segment ORDER BY id DESC")
  // Once most notes in the segments are gone, all of them are written anew.
  let isMostlyGone = sizes.count > 64 && sizes.count { $0 > 0 } * 2 < sizes.count && rows.count > 1
  var joined: [Int64] = []
  var (bytes, firstNote) = (0, 0)
  for row in rows {
    let size: Int = row[1]
    guard joined.isEmpty || isMostlyGone || (size <= 2 * bytes && size + bytes <= largestJoined) else {
      break
    }
    joined.append(row[0])
    bytes += size
    firstNote = row[2]
  }
  guard joined.count > 1 else { return }
  let sources = try joined.reversed().map { try storedSegment($0, in: db) }
  let notes = noteCount(sizes, from: firstNote, to: sizes.count)
  try insertSegment(firstNote: firstNote, notes: notes, in: db) {
    try mergeSegments(sources, sizes: sizes, $0)
  }
  for id in joined { try removeSegment(id, from: db) }
}

/// In bytes.
private let largestJoined = 64 << 20

/// - Parameter id: Of a segment in the tables.
private func storedSegment(_ id: Int64, in db: Database) throws -> SegmentSource {
  let count = try Int.fetchOne(
    db, sql: "SELECT count(*) FROM block WHERE id BETWEEN ? AND ?", arguments: blockIDs(id))
  let first = id * Int64(IndexSchema.blocksPerSegment)
  return SegmentSource(blockCount: count ?? 0) { number in
    try storedBlock(first + Int64(number), in: db)
  }
}

func storedBlock(_ id: Int64, in db: Database) throws -> SegmentBlock {
  let statement = try db.cachedStatement(
    sql: "SELECT words, words_sum, postings, postings_sum FROM block WHERE id = ?")
  guard let row = try Row.fetchOne(statement, arguments: [id]) else {
    throw DatabaseError(resultCode: .SQLITE_CORRUPT)
  }
  return SegmentBlock(words: try checkedBytes(of: row, at: 0), postings: try checkedBytes(of: row, at: 2))
}

private func removeSegment(_ id: Int64, from db: Database) throws {
  try db.execute(sql: "DELETE FROM segment WHERE id = ?", arguments: [id])
  try db.execute(sql: "DELETE FROM block WHERE id BETWEEN ? AND ?", arguments: blockIDs(id))
}

private func blockIDs(_ segment: Int64) -> StatementArguments {
  let first = segment * Int64(IndexSchema.blocksPerSegment)
  return [first, first + Int64(IndexSchema.blocksPerSegment) - 1]
}
