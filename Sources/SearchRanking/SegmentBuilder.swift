/// Gathers the words of notes into a segment.
package struct SegmentBuilder {
  private var numbers = WordNumbers()
  /// By the numbers of words.
  private var postings: [WordPosting] = []
  /// Of postings: what is held in memory for the most part.
  package private(set) var byteCount = 0
  /// The number of the first note; `nil` when there is none.
  package private(set) var firstNote: Int?
  package private(set) var noteCount = 0

  package init() {}

  /// Adds a note.
  /// - Parameter number: Larger than those of the notes added before.
  package mutating func add(_ note: NoteWords, number: Int) {
    if firstNote == nil { firstNote = number }
    noteCount += 1
    note.bytes.withUnsafeBufferPointer { bytes in
      var reader = ByteReader(bytes)
      while !reader.isAtEnd {
        let hash = reader.readHash()
        let word = numbers.number(of: reader.readBytes(reader.readNumber()), hash: hash)
        if word == postings.count { postings.append(WordPosting()) }
        let entries = reader.readBytes(reader.readNumber())
        byteCount += entries.count + 1
        postings[word].append(note: number, entries)
      }
    }
  }

  /// Gives all words in byte order with their postings, in blocks.
  package consuming func finish(_ store: (SegmentBlock, _ firstWord: [UInt8]) throws -> Void) rethrows {
    var writer = SegmentWriter()
    for word in numbers.sorted() {
      let posting = postings[word]
      // Given back while the blocks grow.
      postings[word].bytes = []
      try writer.append(word: numbers.text(of: word), notes: posting.notes, posting: posting.bytes, store)
    }
    try writer.finish(store)
  }

  package consuming func finish() -> Segment {
    var segment = Segment()
    finish { segment.append($0, firstWord: $1) }
    return segment
  }
}

private struct WordPosting {
  var bytes: [UInt8] = []
  private(set) var notes = 0
  private var lastNote = 0

  mutating func append(note: Int, _ entries: UnsafeBufferPointer<UInt8>) {
    bytes.appendNumber(note - lastNote)
    bytes.append(contentsOf: entries)
    lastNote = note
    notes += 1
  }
}

/// Gives each word a number: 0, 1, … in the order they are seen.
private struct WordNumbers {
  private var text: [UInt8] = []
  /// Where each word ends in `text`.
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// Open addressing; a number + 1, or 0.
  private var slots = [Int32](repeating: 0, count: 1 << 10)

  mutating func number(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isText(word, of: number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    text.append(contentsOf: word)
    ends.append(text.count)
    hashes.append(hash)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  func text(of number: Int) -> ArraySlice<UInt8> {
    text[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }

  /// The numbers in the byte order of the words.
  func sorted() -> [Int] {
    // The first eight bytes decide nearly always.
    let order = ends.indices.map { number in
      let word = text(of: number)
      let head = word.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return (head: head << UInt64(8 * max(0, 8 - word.count)), number: number)
    }
    return order.sorted { a, b in
      a.head != b.head
        ? a.head < b.head : text(of: a.number).lexicographicallyPrecedes(text(of: b.number))
    }.map(\.number)
  }

  private func isText(_ word: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
    let start = number > 0 ? ends[number - 1] : 0
    guard ends[number] - start == word.count else { return false }
    for index in 0..<word.count where text[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for number in hashes.indices {
      var slot = Int(hashes[number]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
