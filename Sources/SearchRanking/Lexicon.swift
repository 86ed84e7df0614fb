/// Where the segments of an index are kept.
package protocol SegmentStore {
  /// One for each segment, the oldest first: notes of a later one have larger numbers.
  var directories: [[UInt8]] { get }
  /// Whether notes of a segment may have been removed since it was written: then only its postings tell how many notes
  /// have a word.
  func mayHaveRemovedNotes(segment: Int) -> Bool
  func words(segment: Int, block: Int) throws -> [UInt8]
  func postings(segment: Int, block: Int) throws -> [UInt8]
}

/// A word that is in the index.
package struct KnownWord: Sendable {
  package let text: [UInt8]
  /// How many notes have it.
  package internal(set) var notes: Int
  var places: [Place]

  struct Place: Sendable {
    let segment: Int
    let block: Int
    let posting: Range<Int>
  }
}

/// The words of all segments.
package struct Lexicon<Store: SegmentStore> {
  private let store: Store
  private let sizes: [UInt8]
  private let firstWords: [[[UInt8]]]

  /// - Parameter sizes: The size codes of the notes, by their numbers; 0 for those that are gone.
  package init(_ store: Store, sizes: [UInt8]) {
    self.store = store
    self.sizes = sizes
    firstWords = store.directories.map(directoryWords)
  }

  /// The words that begin with `prefix`, in byte order.
  package func words(beginningWith prefix: [UInt8]) throws -> [KnownWord] {
    try gathered { segment in
      let first = firstWords[segment]
      // The block before the first one that begins after the prefix may hold it too.
      let next = first.partitioningIndex { !$0.lexicographicallyPrecedes(prefix) }
      var end = next
      while end < first.count, first[end].starts(with: prefix) { end += 1 }
      return max(0, next - 1)..<end
    } isWanted: {
      $0.starts(with: prefix)
    }
  }

  package func word(_ text: [UInt8]) throws -> KnownWord? {
    try gathered { segment in
      let first = firstWords[segment]
      let next = first.partitioningIndex { text.lexicographicallyPrecedes($0) }
      return max(0, next - 1)..<next
    } isWanted: {
      $0 == text
    }.first
  }

  /// All words for which `isWanted` holds. Reads the words of the whole index, or of its newer segments.
  package func words(
    fromSegment first: Int = 0, where isWanted: ([UInt8]) -> Bool
  ) throws -> [KnownWord] {
    try gathered { segment in
      0..<(segment < first ? 0 : firstWords[segment].count)
    } isWanted: {
      isWanted($0)
    }
  }

  /// The postings of a word, a segment each.
  package func postings(of word: KnownWord) throws -> [[UInt8]] {
    try word.places.map { place in
      let bytes = try store.postings(segment: place.segment, block: place.block)
      return Array(bytes[place.posting.clamped(to: 0..<bytes.count)])
    }
  }

  /// These words, which are in byte order, with the notes that are published. Each block is read once.
  func postedWords(_ wanted: [[UInt8]], numbers: NoteNumbers) throws -> PostedWords {
    var words = PostedWords()
    var posting = RenumberedPosting(numbers)
    var blocks = firstWords.map { _ in OpenBlock() }
    for text in wanted {
      try words.append(word: text) { bytes in
        posting.begin(at: bytes.count)
        for segment in firstWords.indices {
          let next = firstWords[segment].partitioningIndex { text.lexicographicallyPrecedes($0) }
          guard next > 0 else { continue }
          if blocks[segment].number != next - 1 {
            blocks[segment] = OpenBlock(
              number: next - 1, words: try store.words(segment: segment, block: next - 1))
          }
          guard let range = blocks[segment].places[text] else { continue }
          if blocks[segment].postings == nil {
            blocks[segment].postings = try store.postings(segment: segment, block: next - 1)
          }
          blocks[segment].postings?.withUnsafeBufferPointer { postings in
            let range = range.clamped(to: 0..<postings.count)
            posting.append(UnsafeBufferPointer(rebasing: postings[range]), to: &bytes)
          }
        }
        return posting.finish(&bytes)
      }
    }
    return words
  }

  /// A block of a segment while words of it are looked up.
  private struct OpenBlock {
    var number: Int?
    /// Where the postings of its words are.
    var places: [[UInt8]: Range<Int>] = [:]
    var postings: [UInt8]?

    init() {}

    init(number: Int, words: [UInt8]) {
      self.number = number
      forEachWord(inBlock: words) { text, _, posting in places[text] = posting }
    }
  }

  private func gathered(
    _ blocks: (_ segment: Int) -> Range<Int>, isWanted: ([UInt8]) -> Bool
  ) throws -> [KnownWord] {
    var found: [KnownWord] = []
    for segment in firstWords.indices {
      for block in blocks(segment) {
        let first = found.count
        forEachWord(inBlock: try store.words(segment: segment, block: block)) { text, notes, posting in
          guard isWanted(text) else { return }
          found.append(
            KnownWord(
              text: text, notes: notes, places: [.init(segment: segment, block: block, posting: posting)]))
        }
        if first < found.count, store.mayHaveRemovedNotes(segment: segment) {
          let postings = try store.postings(segment: segment, block: block)
          for index in first..<found.count { countNotes(of: &found[index], in: postings) }
        }
      }
    }
    found.removeAll { $0.notes == 0 }
    return firstWords.count == 1 ? found : joined(found)
  }

  /// Counts the notes that are left of those that have a word of one block.
  private func countNotes(of word: inout KnownWord, in postings: [UInt8]) {
    word.notes = 0
    postings.withUnsafeBufferPointer { postings in
      for place in word.places {
        let range = place.posting.clamped(to: 0..<postings.count)
        var reader = PostingReader(UnsafeBufferPointer(rebasing: postings[range]))
        while reader.nextNote() {
          if reader.note < sizes.count, sizes[reader.note] > 0 { word.notes += 1 }
          reader.skipEntries()
        }
      }
    }
  }

  /// The same words of several segments as one.
  private func joined(_ words: [KnownWord]) -> [KnownWord] {
    let sorted = words.enumerated().sorted { a, b in
      if a.element.text != b.element.text {
        return a.element.text.lexicographicallyPrecedes(b.element.text)
      }
      return a.offset < b.offset
    }
    var joined: [KnownWord] = []
    for (_, word) in sorted {
      if let last = joined.last, last.text == word.text {
        joined[joined.count - 1].notes += word.notes
        joined[joined.count - 1].places += word.places
      } else {
        joined.append(word)
      }
    }
    return joined
  }
}

extension Array {
  /// Index of the first element of the second half, all for which `belongs` holds being there.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
