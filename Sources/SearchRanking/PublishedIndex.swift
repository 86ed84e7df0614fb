/// Some of the words of the published index, and where their postings are: a file of words and files of postings.
///
/// Where blocks end is told by their words alone, and pieces do not reach beyond blocks: so a change of one note
/// changes the blocks that have its words, and few others.
package struct PublishedBlock: Sendable, Hashable {
  package let firstWord: [UInt8]
  /// As those of a `SegmentBlock`.
  package let words: [UInt8]
  /// Stands for the words and is the name of their file.
  package let check: FileCheck
  /// The postings, in the order of the words.
  package let pieces: [Piece]

  package struct Piece: Sendable, Hashable {
    package let wordCount: Int
    /// In bytes.
    package let length: Int
    package let check: FileCheck

    package init(wordCount: Int, length: Int, check: FileCheck) {
      self.wordCount = wordCount
      self.length = length
      self.check = check
    }
  }

  package init(firstWord: [UInt8], words: [UInt8], check: FileCheck, pieces: [Piece]) {
    self.firstWord = firstWord
    self.words = words
    self.check = check
    self.pieces = pieces
  }
}

/// A file of the published index.
package struct PublishedFile: Sendable {
  package enum Kind: Sendable { case words, postings }
  package let kind: Kind
  package let check: FileCheck
  package let bytes: [UInt8]
}

/// Blocks end before a word whose hash has so many zeros at its end, and after so many words.
private let blockEndBits = 7
private let wordsPerBlock = 256
/// A piece ends before the posting that would make it longer. A longer posting is a piece by itself, so that who
/// looks for a rare word need not read a frequent one.
private let bytesPerPiece = 3072

func beginsBlock(_ word: ArraySlice<UInt8>) -> Bool {
  word.withUnsafeBufferPointer(wordHash) & (1 << blockEndBits - 1) == 0
}

/// The places at which a list of words is cut into blocks.
struct BlockCuts {
  private var count = 0

  /// Whether a block ends before the word. Call with each word in order.
  mutating func isCut(before word: ArraySlice<UInt8>) -> Bool {
    let isCut = count == wordsPerBlock || (count > 0 && beginsBlock(word))
    count = isCut ? 1 : count + 1
    return isCut
  }
}

/// Ranges of words whose postings, of these lengths, make a piece each.
func pieceRanges(_ lengths: [Int]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var (start, bytes) = (0, 0)
  for (word, length) in lengths.enumerated() {
    if word > start, bytes + length > bytesPerPiece {
      ranges.append(start..<word)
      (start, bytes) = (word, 0)
    }
    bytes += length
  }
  if start < lengths.count { ranges.append(start..<lengths.count) }
  return ranges
}

/// Blocks and their files.
package struct PublishedIndex: Sendable {
  package internal(set) var blocks: [PublishedBlock] = []
  /// Those that are new, or all.
  package internal(set) var files: [PublishedFile] = []
  /// Whether names have been chosen so that they differ: see `FileChecks`.
  package internal(set) var hasClashes = false

  init() {}

  /// The languages of snippets in the published notes.
  package var languages: Set<String> {
    let prefix = Array(FilterMark.languagePrefix.utf8)
    // What follows the colon in its place is behind all of them.
    let end = Array(FilterMark.languagePrefix.dropLast().utf8) + [UInt8(ascii: ";")]
    var languages: Set<String> = []
    for block in blocks[blockRange(holding: (prefix, end), in: blocks.map(\.firstWord))] {
      forEachWord(inBlock: block.words) { word, _, _ in
        if word.starts(with: prefix) {
          languages.insert(String(decoding: word.dropFirst(prefix.count), as: UTF8.self))
        }
      }
    }
    return languages
  }

  /// The index of all words.
  /// - Parameter parts: In order.
  package init(_ parts: [PostedWords]) {
    var checks = FileChecks()
    var cuts = BlockCuts()
    var words: [(part: Int, word: Int)] = []
    for part in parts.indices {
      for word in 0..<parts[part].count {
        if cuts.isCut(before: parts[part].text(of: word)) {
          addBlock(words, parts, &checks)
          words.removeAll(keepingCapacity: true)
        }
        words.append((part, word))
      }
    }
    if !words.isEmpty { addBlock(words, parts, &checks) }
    hasClashes = checks.hasClashes
  }

  private mutating func addBlock(
    _ words: [(part: Int, word: Int)], _ parts: [PostedWords], _ checks: inout FileChecks
  ) {
    var block = SegmentBlock(words: [], postings: [])
    var previous: ArraySlice<UInt8> = []
    let lengths = words.map { parts[$0.part].posting(of: $0.word).count }
    for (word, length) in zip(words, lengths) {
      let text = parts[word.part].text(of: word.word)
      block.append(word: text, after: previous, notes: parts[word.part].notes[word.word], posting: length)
      previous = text
    }
    let pieces = pieceRanges(lengths).map { range in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(lengths[range].reduce(0, +))
      for word in words[range] { bytes += parts[word.part].posting(of: word.word) }
      let check = addFile(.postings, bytes, &checks)
      return PublishedBlock.Piece(wordCount: range.count, length: bytes.count, check: check)
    }
    let check = addFile(.words, block.words, &checks)
    let first = words.first.map { Array(parts[$0.part].text(of: $0.word)) } ?? []
    blocks.append(PublishedBlock(firstWord: first, words: block.words, check: check, pieces: pieces))
  }

  mutating func addFile(
    _ kind: PublishedFile.Kind, _ bytes: [UInt8], _ checks: inout FileChecks
  ) -> FileCheck {
    let check = checks.check(of: bytes)
    files.append(PublishedFile(kind: kind, check: check, bytes: bytes))
    return check
  }
}
