import Foundation
import GRDB
import SearchRanking

/// What was published last.
struct PublishedState: Sendable {
  /// What the publisher says it is.
  let digest: String
  /// The notes by their numbers in the index, in the order of their numbers on the site; -1 for one that the index
  /// did not have.
  let notes: [Int]
  /// See `PublishedIndex.hasClashes`.
  let hasClashes: Bool

  init(digest: String, notes: [Int], hasClashes: Bool) {
    self.digest = digest
    self.notes = notes
    self.hasClashes = hasClashes
  }

  init?(_ db: Database) throws {
    let row = try Row.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'published_notes'")
    guard let row, let digest = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'published'")
    else { return nil }
    self.digest = digest
    var reader = StoredNumbers(try row.bytes(at: 0))
    hasClashes = reader.next() == 1
    var notes: [Int] = []
    while let note = reader.next() { notes.append(note - 1) }
    self.notes = notes
  }

  func store(in db: Database) throws {
    var bytes: [UInt8] = []
    appendNumber(hasClashes ? 1 : 0, to: &bytes)
    for note in notes { appendNumber(note + 1, to: &bytes) }
    try db.execute(
      sql: "INSERT OR REPLACE INTO meta VALUES ('published', ?), ('published_notes', ?)",
      arguments: [digest, Data(bytes)])
  }
}

/// The blocks of the published index, in order.
func storedPublishedBlocks(_ db: Database) throws -> [PublishedBlock] {
  var blocks: [PublishedBlock] = []
  let rows = try Row.fetchCursor(db, sql: "SELECT first, words, pieces FROM published ORDER BY first")
  while let row = try rows.next() {
    var reader = StoredNumbers(try row.bytes(at: 2))
    let check = FileCheck(value: UInt64(reader.next() ?? 0))
    var pieces: [PublishedBlock.Piece] = []
    while let wordCount = reader.next(), let length = reader.next(), let check = reader.next() {
      pieces.append(.init(wordCount: wordCount, length: length, check: FileCheck(value: UInt64(check))))
    }
    blocks.append(
      PublishedBlock(
        firstWord: try row.bytes(at: 0), words: try row.bytes(at: 1), check: check, pieces: pieces))
  }
  return blocks
}

/// Writes the blocks that differ from those in the table, and removes the others.
func storePublishedBlocks(_ blocks: [PublishedBlock], in db: Database) throws {
  var stored: [[UInt8]: [UInt8]] = [:]
  let rows = try Row.fetchCursor(db, sql: "SELECT first, pieces FROM published")
  while let row = try rows.next() { stored[try row.bytes(at: 0)] = try row.bytes(at: 1) }
  let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO published VALUES (?, ?, ?)")
  for block in blocks {
    var pieces: [UInt8] = []
    appendNumber(Int(block.check.value), to: &pieces)
    for piece in block.pieces {
      appendNumber(piece.wordCount, to: &pieces)
      appendNumber(piece.length, to: &pieces)
      appendNumber(Int(piece.check.value), to: &pieces)
    }
    // The check of the words is among these numbers.
    if stored.removeValue(forKey: block.firstWord) == pieces { continue }
    try insert.execute(arguments: [Data(block.firstWord), Data(block.words), Data(pieces)])
  }
  let remove = try db.cachedStatement(sql: "DELETE FROM published WHERE first = ?")
  for first in stored.keys { try remove.execute(arguments: [Data(first)]) }
}

/// Reads numbers of seven bits a byte.
private struct StoredNumbers {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> Int? {
    var (number, shift) = (0, 0)
    while let byte = rest.popFirst() {
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
      guard shift < 63 else { return nil }
    }
    return nil
  }
}
