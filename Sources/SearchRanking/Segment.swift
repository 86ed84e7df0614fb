/// A part of the index: words in byte order with their postings, in blocks of a few kilobytes.
///
/// The same bytes serve the terminal, as rows of a database, and the browser, as files: a query reads the
/// directory and the blocks that its words fall into.
package struct Segment: Sendable {
  /// The first word of each block: `{ length, bytes }`.
  package var directory: [UInt8]
  package var blocks: [SegmentBlock]

  package init(directory: [UInt8], blocks: [SegmentBlock]) {
    self.directory = directory
    self.blocks = blocks
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

/// Writes words, which come in byte order, into blocks.
package struct SegmentWriter {
  private var segment = Segment(directory: [], blocks: [])
  private var block = SegmentBlock(words: [], postings: [])
  private var wordCount = 0
  private var previous: [UInt8] = []

  package init() {}

  package mutating func append(word: ArraySlice<UInt8>, notes: Int, posting: [UInt8]) {
    if wordCount == 0 {
      previous.removeAll(keepingCapacity: true)
      segment.directory.appendNumber(word.count)
      segment.directory += word
    }
    let shared = zip(previous, word).prefix { $0 == $1 }.count
    block.words.appendNumber(shared)
    block.words.appendNumber(word.count - shared)
    block.words += word.dropFirst(shared)
    block.words.appendNumber(notes)
    block.words.appendNumber(posting.count)
    block.postings += posting
    previous = Array(word)
    wordCount += 1
    if wordCount == wordsPerBlock || block.postings.count >= bytesPerBlock { endBlock() }
  }

  package consuming func finish() -> Segment {
    endBlock()
    return segment
  }

  private mutating func endBlock() {
    guard wordCount > 0 else { return }
    segment.blocks.append(block)
    block = SegmentBlock(words: [], postings: [])
    wordCount = 0
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
func directoryWords(_ bytes: [UInt8]) -> [[UInt8]] {
  bytes.withUnsafeBufferPointer { buffer in
    var reader = ByteReader(buffer)
    var words: [[UInt8]] = []
    while !reader.isAtEnd { words.append(Array(reader.readBytes(reader.readNumber()))) }
    return words
  }
}
