/// A part of the index: words in byte order with their postings, in blocks of a few kilobytes.
///
/// The same bytes serve the terminal, as rows of a database, and the browser, as files: a query reads the
/// directory and the blocks that its words fall into.
package struct Segment: Sendable {
  /// The first word of each block: `{ length, bytes }`.
  package var directory: [UInt8]
  package var blocks: [SegmentBlock]

  package init(directory: [UInt8] = [], blocks: [SegmentBlock] = []) {
    self.directory = directory
    self.blocks = blocks
  }

  package mutating func append(_ block: SegmentBlock, firstWord: [UInt8]) {
    appendDirectoryWord(firstWord, to: &directory)
    blocks.append(block)
  }

  /// Of words and postings.
  package var byteCount: Int { blocks.reduce(0) { $0 + $1.words.count + $1.postings.count } }
}

package struct SegmentBlock: Sendable {
  /// `{ shared, rest, bytes, notes, length }`: how many bytes the word shares with the one before, how many
  /// follow, these; how many notes have it, and how long its posting is.
  package var words: [UInt8]
  /// One posting after the other.
  package var postings: [UInt8]

  package init(words: [UInt8], postings: [UInt8]) {
    self.words = words
    self.postings = postings
  }
}

/// Blocks end after so many words or bytes of postings.
private let wordsPerBlock = 128
private let bytesPerBlock = 16 << 10

package func appendDirectoryWord(_ word: [UInt8], to directory: inout [UInt8]) {
  directory.appendNumber(word.count)
  directory += word
}

/// Writes words, which come in byte order, into blocks, each of which is given away when it is full.
struct SegmentWriter {
  private var block = SegmentBlock(words: [], postings: [])
  private var wordCount = 0
  private var first: [UInt8] = []
  private var previous: [UInt8] = []

  mutating func append(
    word: ArraySlice<UInt8>, notes: Int, posting: [UInt8], _ store: (SegmentBlock, [UInt8]) throws -> Void
  ) rethrows {
    if wordCount == 0 {
      previous.removeAll(keepingCapacity: true)
      first = Array(word)
    }
    block.append(word: word, after: previous[...], notes: notes, posting: posting.count)
    block.postings += posting
    previous = Array(word)
    wordCount += 1
    if wordCount == wordsPerBlock || block.postings.count >= bytesPerBlock { try finish(store) }
  }

  mutating func finish(_ store: (SegmentBlock, _ firstWord: [UInt8]) throws -> Void) rethrows {
    guard wordCount > 0 else { return }
    try store(block, first)
    block = SegmentBlock(words: [], postings: [])
    wordCount = 0
  }
}

extension SegmentBlock {
  /// Appends a word, but not its posting.
  /// - Parameter previous: The word before it in the block.
  mutating func append(word: ArraySlice<UInt8>, after previous: ArraySlice<UInt8>, notes: Int, posting: Int) {
    let shared = zip(previous, word).prefix { $0 == $1 }.count
    words.appendNumber(shared)
    words.appendNumber(word.count - shared)
    words += word.dropFirst(shared)
    words.appendNumber(notes)
    words.appendNumber(posting)
  }
}

/// Calls `body` with each word of a block, how many notes have it and where in the block's postings its own is.
func forEachWord(inBlock bytes: [UInt8], _ body: (_ text: [UInt8], _ notes: Int, Range<Int>) -> Void) {
  bytes.withUnsafeBufferPointer { buffer in
    var reader = ByteReader(buffer)
    // Copied only by a caller that keeps it.
    var text: [UInt8] = []
    var offset = 0
    while !reader.isAtEnd {
      text.removeSubrange(min(reader.readNumber(), text.count)...)
      text += reader.readBytes(reader.readNumber())
      let notes = reader.readNumber()
      let length = min(reader.readNumber(), 1 << 40)
      body(text, notes, offset..<offset + length)
      offset += length
    }
  }
}

/// The first words of a directory.
package func directoryWords(_ bytes: [UInt8]) -> [[UInt8]] {
  bytes.withUnsafeBufferPointer { buffer in
    var reader = ByteReader(buffer)
    var words: [[UInt8]] = []
    while !reader.isAtEnd { words.append(Array(reader.readBytes(reader.readNumber()))) }
    return words
  }
}

/// The blocks that may hold words of a range: from a word, to before another one.
/// - Parameter firstWords: Of all blocks.
package func blockRange(
  holding range: (from: [UInt8]?, to: [UInt8]?), in firstWords: [[UInt8]]
) -> Range<Int> {
  let end = range.to.map { word in firstWords.partitioningIndex { !$0.lexicographicallyPrecedes(word) } }
  // The block before the first one that begins after the word may hold it too.
  let next = range.from.map { word in firstWords.partitioningIndex { word.lexicographicallyPrecedes($0) } }
  return min(max(0, (next ?? 1) - 1), end ?? firstWords.count)..<(end ?? firstWords.count)
}
