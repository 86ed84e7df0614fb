import Foundation
import GRDB
import SearchRanking

/// Makes the index of the published site out of this one: the same words and places, of those notes alone that are
/// published, by other numbers.
///
/// It sees one state of the index, whatever others commit meanwhile. It may be used from several threads.
///
/// ```swift
/// let publication = try index.beginPublication(of: paths)
/// let published = try publication.changes(since: digest) ?? PublishedIndex(
///   (0..<publication.partCount).map(publication.words(inPart:)))
/// // … write the files of `published`, and then:
/// try publication.commit(published, as: newDigest)
/// ```
package final class IndexPublication: Sendable {
  /// The size codes of the published notes, in their order.
  package let sizes: [UInt8]
  /// Of the whole index: how many can be read at once.
  package let partCount: Int
  private let path: String
  private let connection: DatabaseQueue
  /// The numbers of the published notes in the index, -1 for those that are not there.
  private let notes: [Int]
  private let numbers: NoteNumbers
  private let allSizes: [UInt8]
  /// The oldest first.
  private let segments: [(id: Int64, firstNote: Int, firstWords: [[UInt8]])]
  private let state: PublishedState?

  /// - Parameter paths: Of the published notes, in the order of their numbers on the site.
  init(connection: DatabaseQueue, path: String, paths: [String]) throws(IndexError) {
    self.path = path
    self.connection = connection
    let read = try translatingErrors(of: path) {
      try connection.inDatabase { db in
        try db.execute(sql: "BEGIN")
        let segments = try Row.fetchAll(db, sql: "SELECT id, first_note, directory FROM segment ORDER BY id")
          .map {
            (id: $0[0] as Int64, firstNote: $0[1] as Int, firstWords: directoryWords(try $0.bytes(at: 2)))
          }
        return (
          sizes: try storedSizes(db), notes: try storedNotes(paths, in: db), segments: segments,
          state: try PublishedState(db)
        )
      }
    }
    notes = read.notes
    allSizes = read.sizes
    segments = read.segments
    state = read.state
    numbers = NoteNumbers(read.notes, limit: read.sizes.count)
    sizes = read.notes.map { read.sizes.indices.contains($0) ? read.sizes[$0] : 1 }
    let largest = read.segments.map(\.firstWords.count).max() ?? 0
    partCount = (largest + Self.blocksPerPart - 1) / Self.blocksPerPart
  }

  private static let blocksPerPart = 16

  // MARK: The whole index

  /// The words of a part of the index.
  package func words(inPart part: Int) throws(IndexError) -> PostedWords {
    let largest = segments.map(\.firstWords).max { $0.count < $1.count } ?? []
    let (start, end) = (part * Self.blocksPerPart, (part + 1) * Self.blocksPerPart)
    let range = (
      from: start > 0 && start < largest.count ? largest[start] : nil,
      to: end < largest.count ? largest[end] : nil
    )
    return try translatingErrors(of: path) {
      let sources = try connection.inDatabase { db in
        try segments.map { segment in
          let first = segment.id * Int64(IndexSchema.blocksPerSegment)
          let blocks = try blockRange(holding: range, in: segment.firstWords).map { number in
            try storedBlock(first + Int64(number), in: db)
          }
          return SegmentSource(blockCount: blocks.count) { blocks[$0] }
        }
      }
      return try postedWords(sources, in: range, numbers: numbers)
    }
  }

  // MARK: What has changed

  /// The index after what has changed since it was published as `digest`; `nil` when that is not known or would
  /// save nothing.
  package func changes(since digest: String) throws(IndexError) -> PublishedIndex? {
    guard let state, state.digest == digest, !state.hasClashes else { return nil }
    let changed = changedNotes(since: state)
    guard changed.count <= max(4, notes.count / 16) else { return nil }
    return try translatingErrors(of: path) {
      try connection.inDatabase { db in
        let blocks = try storedPublishedBlocks(db)
        // Nothing to keep up.
        guard !blocks.isEmpty else { return nil }
        var words: Set<UInt32> = []
        for (old, new) in changed {
          guard let old = try old.map({ try storedWordChecks(of: $0, in: db) }) ?? [],
            let new = try new.map({ try storedWordChecks(of: $0, in: db) }) ?? []
          else { return nil }
          words.formUnion(WordCheck.changed(from: old, to: new))
        }
        let oldest = changed.compactMap(\.new).min() ?? .max
        return try PublishedIndex(
          changing: blocks, words: words, lexicon: Lexicon(SegmentRows(db), sizes: allSizes),
          newSince: segments.lastIndex { $0.firstNote <= oldest } ?? 0, numbers: numbers)
      }
    }
  }

  /// For each number on the site at which another note, or another version of it, was published: the two.
  private func changedNotes(since state: PublishedState) -> [(old: Int?, new: Int?)] {
    var changed: [(old: Int?, new: Int?)] = []
    for number in 0..<max(notes.count, state.notes.count) {
      let old = number < state.notes.count ? state.notes[number] : nil
      let new = number < notes.count ? notes[number] : nil
      if old != new { changed.append((old.flatMap { $0 < 0 ? nil : $0 }, new.flatMap { $0 < 0 ? nil : $0 })) }
    }
    return changed
  }

  // MARK: The end

  /// Keeps what was published, once its files are written, for `changes(since:)` of the next time.
  ///
  /// - Parameter digest: Stands for all files of the published index.
  package func commit(_ index: PublishedIndex, as digest: String) throws(IndexError) {
    try translatingErrors(of: path) {
      try connection.inDatabase { db in
        try db.execute(sql: "COMMIT")
        try db.inTransaction(.immediate) {
          try storePublishedBlocks(index.blocks, in: db)
          try PublishedState(digest: digest, notes: notes, hasClashes: index.hasClashes).store(in: db)
          try removeObsoleteWordChecks(sizes: allSizes, published: notes, in: db)
          return .commit
        }
      }
    }
  }
}

/// Numbers of notes by their paths; -1 for those that are not in the index.
private func storedNotes(_ paths: [String], in db: Database) throws -> [Int] {
  var numbers: [String: Int] = [:]
  numbers.reserveCapacity(paths.count)
  let rows = try Row.fetchCursor(db, sql: "SELECT path, id FROM note")
  while let row = try rows.next() { numbers[row[0]] = row[1] }
  return paths.map { numbers[$0] ?? -1 }
}
