import Foundation
import GRDB
import SearchRanking

/// The segments of an index as rows of its tables.
struct SegmentRows: SegmentStore {
  private let db: Database
  private let segments: [Int64]
  let directories: [[UInt8]]

  init(_ db: Database) throws {
    self.db = db
    let rows = try Row.fetchAll(db, sql: "SELECT id, directory FROM segment ORDER BY id")
    segments = rows.map { $0[0] }
    directories = try rows.map { try $0.bytes(at: 1) }
  }

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
  guard checksum(bytes) == row[index + 1] else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
  return bytes
}

/// Tells damaged bytes from sound ones, eight at a time.
private func checksum(_ bytes: [UInt8]) -> Int64 {
  bytes.withUnsafeBytes { buffer in
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = 0
    while offset + 8 <= buffer.count {
      sum = (sum ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
      sum ^= sum >> 32
      offset += 8
    }
    for byte in buffer[offset...] { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(bitPattern: sum)
  }
}

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

/// Adds a segment, and joins it with older ones of no more than twice the size: so there are few of them, and a
/// change costs what it is worth.
func storeSegment(_ segment: Segment, sizes: [UInt8], in db: Database) throws {
  let rows = try Row.fetchAll(db, sql: "SELECT id, bytes FROM segment ORDER BY id DESC")
  var joined: [Int64] = []
  var bytes = segment.byteCount
  // Once most notes in the segments are gone, all of them are written anew.
  let isMostlyGone = sizes.count > 64 && sizes.count { $0 > 0 } * 2 < sizes.count && !rows.isEmpty
  for row in rows {
    let size: Int = row[1]
    guard isMostlyGone || size <= 2 * bytes else { break }
    joined.append(row[0])
    bytes += size
  }
  let newest: Int64 = rows.first?[0] ?? 0
  let id = newest + 1
  guard !joined.isEmpty else { return try insertSegment(segment, id: id, in: db) }
  let older = try joined.reversed().map { try storedSegment($0, in: db) }
  for id in joined { try removeSegment(id, from: db) }
  try insertSegment(mergedSegment(older + [segment], sizes: sizes), id: id, in: db)
}

private func insertSegment(_ segment: Segment, id: Int64, in db: Database) throws {
  try db.execute(
    sql: "INSERT INTO segment VALUES (?, ?, ?)",
    arguments: [id, segment.byteCount, Data(segment.directory)])
  let insert = try db.cachedStatement(sql: "INSERT INTO block VALUES (?, ?, ?, ?, ?)")
  for (number, block) in segment.blocks.enumerated() {
    try insert.execute(
      arguments: [
        id * Int64(IndexSchema.blocksPerSegment) + Int64(number), checksum(block.words),
        checksum(block.postings), Data(block.words), Data(block.postings),
      ])
  }
}

private func storedSegment(_ id: Int64, in db: Database) throws -> Segment {
  let directory = try Row.fetchOne(db, sql: "SELECT directory FROM segment WHERE id = ?", arguments: [id])
  let rows = try Row.fetchAll(
    db,
    sql: "SELECT words, words_sum, postings, postings_sum FROM block WHERE id BETWEEN ? AND ? ORDER BY id",
    arguments: blockIDs(id))
  return Segment(
    directory: try directory?.bytes(at: 0) ?? [],
    blocks: try rows.map { row in
      SegmentBlock(words: try checkedBytes(of: row, at: 0), postings: try checkedBytes(of: row, at: 2))
    })
}

private func removeSegment(_ id: Int64, from db: Database) throws {
  try db.execute(sql: "DELETE FROM segment WHERE id = ?", arguments: [id])
  try db.execute(sql: "DELETE FROM block WHERE id BETWEEN ? AND ?", arguments: blockIDs(id))
}

private func blockIDs(_ segment: Int64) -> StatementArguments {
  let first = segment * Int64(IndexSchema.blocksPerSegment)
  return [first, first + Int64(IndexSchema.blocksPerSegment) - 1]
}
