/// A segment that is read a block at a time.
package struct SegmentSource {
  let blockCount: Int
  let block: (Int) throws -> SegmentBlock

  package init(blockCount: Int, block: @escaping (Int) throws -> SegmentBlock) {
    self.blockCount = blockCount
    self.block = block
  }

  package init(_ segment: Segment) {
    self.init(blockCount: segment.blocks.count) { segment.blocks[$0] }
  }
}

/// Joins segments, the oldest first, into one, and leaves out the notes that are gone.
///
/// No more than a block of each segment is in memory.
/// - Parameters:
///   - sizes: The size codes of notes, by their numbers; 0 for those that are gone.
///   - store: Called with each block of the joined segment.
package func mergeSegments(
  _ segments: [SegmentSource], sizes: [UInt8],
  _ store: (SegmentBlock, _ firstWord: [UInt8]) throws -> Void
) throws {
  var merge = try WordMerge(segments)
  var writer = SegmentWriter()
  while let word = merge.nextWord {
    var joined = JoinedPosting()
    try merge.take(word) { posting in joined.append(posting, sizes: sizes) }
    if joined.notes > 0 {
      try writer.append(word: word[...], notes: joined.notes, posting: joined.bytes, store)
    }
  }
  try writer.finish(store)
}

/// The words of several segments in byte order.
struct WordMerge {
  private var cursors: [SegmentCursor]

  init(_ segments: [SegmentSource]) throws {
    cursors = try segments.map { try SegmentCursor($0) }
  }

  /// The first word that was not taken yet.
  var nextWord: [UInt8]? {
    var first: [UInt8]?
    for cursor in cursors {
      guard let word = cursor.word else { continue }
      if let known = first, !word.lexicographicallyPrecedes(known) { continue }
      first = word
    }
    return first
  }

  /// Calls `body` with the postings of `word`, which is `nextWord`, and goes on to the next.
  mutating func take(_ word: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    for index in cursors.indices where cursors[index].word == word {
      try cursors[index].withPosting(body)
      try cursors[index].advance()
    }
  }
}

/// Walks over the words of a segment.
private struct SegmentCursor {
  private let source: SegmentSource
  private var blockNumber = 0
  private var block = SegmentBlock(words: [], postings: [])
  /// Where the rest of the words begins.
  private var offset = 0
  private var posting = 0..<0
  private(set) var word: [UInt8]? = []

  init(_ source: SegmentSource) throws {
    self.source = source
    try advance()
  }

  mutating func advance() throws {
    while offset >= block.words.count {
      guard blockNumber < source.blockCount else { return word = nil }
      block = try source.block(blockNumber)
      blockNumber += 1
      offset = 0
      posting = 0..<0
      word = []
    }
    // The word is changed in its place.
    var text = word ?? []
    word = nil
    block.words.withUnsafeBufferPointer { bytes in
      var reader = ByteReader(UnsafeBufferPointer(rebasing: bytes[offset...]))
      text.removeSubrange(min(reader.readNumber(), text.count)...)
      text += reader.readBytes(reader.readNumber())
      _ = reader.readNumber()
      let length = min(reader.readNumber(), 1 << 40)
      posting = posting.upperBound..<posting.upperBound + length
      offset += reader.offset
    }
    word = text
  }

  func withPosting(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    try block.postings.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[posting.clamped(to: 0..<bytes.count)]))
    }
  }
}

/// A posting made of others, whose notes have larger numbers each time.
private struct JoinedPosting {
  private(set) var bytes: [UInt8] = []
  private(set) var notes = 0
  private var last = 0

  mutating func append(_ posting: UnsafeBufferPointer<UInt8>, sizes: [UInt8]) {
    var reader = PostingReader(posting)
    while reader.nextNote() {
      let start = reader.offset
      reader.skipEntries()
      guard reader.note < sizes.count, sizes[reader.note] > 0 else { continue }
      bytes.appendNumber(reader.note - last)
      bytes.append(contentsOf: posting[start..<reader.offset])
      last = reader.note
      notes += 1
    }
  }
}
