/// Words in byte order with their postings, in few large arrays.
package struct PostedWords: Sendable {
  private var text: [UInt8] = []
  private var textEnds: [Int] = []
  private(set) var notes: [Int] = []
  private var postings: [UInt8] = []
  private var postingEnds: [Int] = []

  var count: Int { notes.count }

  func text(of word: Int) -> ArraySlice<UInt8> { text[(word > 0 ? textEnds[word - 1] : 0)..<textEnds[word]] }

  func posting(of word: Int) -> ArraySlice<UInt8> {
    postings[(word > 0 ? postingEnds[word - 1] : 0)..<postingEnds[word]]
  }

  /// Appends a word with the posting that `write` appends to the bytes it is given, unless no note has it.
  mutating func append(word: [UInt8], _ write: (inout [UInt8]) throws -> Int) rethrows {
    let count = try write(&postings)
    guard count > 0 else { return }
    text += word
    textEnds.append(text.count)
    notes.append(count)
    postingEnds.append(postings.count)
  }
}

/// Which notes of an index are published, and by which numbers.
package struct NoteNumbers: Sendable {
  /// By the numbers in the index; -1 for those that are not published.
  private var published: [Int32]
  /// How many are published.
  package let count: Int

  /// - Parameters:
  ///   - notes: The notes that are published by their numbers in the index; the first one gets the number 0.
  ///   - limit: Larger than all numbers in the index.
  package init(_ notes: [Int], limit: Int) {
    published = [Int32](repeating: -1, count: limit)
    for (number, note) in notes.enumerated() where note >= 0 && note < limit {
      published[note] = Int32(truncatingIfNeeded: number)
    }
    count = notes.count
  }

  func number(of note: Int) -> Int32 { note < published.count ? published[note] : -1 }
}

/// Writes postings with the numbers that notes have on the published site.
struct RenumberedPosting {
  private let numbers: NoteNumbers
  /// The notes of the posting that is being written, with the places of their entries in the bytes.
  private var notes: [(number: Int32, start: Int, end: Int)] = []
  private var start = 0
  private var isAscending = true
  private var sorted: [UInt8] = []
  /// By number the index of a note in `notes`, or -1.
  private var indices: [Int32] = []

  init(_ numbers: NoteNumbers) { self.numbers = numbers }

  mutating func begin(at start: Int) {
    notes.removeAll(keepingCapacity: true)
    self.start = start
    isAscending = true
  }

  /// Appends the published notes of one segment's posting.
  mutating func append(_ posting: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var last = notes.last?.number ?? 0
    var reader = PostingReader(posting)
    // Notes that follow each other at the distance that they have in the index are copied together.
    var run = 0..<0
    var isInRun = false
    while true {
      let before = reader.note
      guard reader.nextNote() else { break }
      let entries = reader.offset
      reader.skipEntries()
      let number = numbers.number(of: reader.note)
      guard number >= 0 else {
        isInRun = false
        continue
      }
      if isInRun, Int(number) - Int(last) == reader.note - before {
        run = run.lowerBound..<reader.offset
      } else {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: posting[run]))
        // Written anew at the end if the order turns out to be another.
        if number < last { isAscending = false }
        bytes.appendNumber(Int(max(0, number - last)))
        run = entries..<reader.offset
        isInRun = true
      }
      // The run is what will stand next in the bytes.
      let start = bytes.count - run.lowerBound
      notes.append((number, start + entries, start + reader.offset))
      last = number
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: posting[run]))
  }

  /// Puts the notes in order.
  /// - Returns: How many there are.
  mutating func finish(_ bytes: inout [UInt8]) -> Int {
    guard !isAscending else { return notes.count }
    sorted.removeAll(keepingCapacity: true)
    let order = order()
    var last: Int32 = 0
    var first = 0
    while first < order.count {
      // Of notes that follow each other in the bytes as well, the distances are right.
      var end = first + 1
      while end < order.count, order[end] == order[end - 1] + 1 { end += 1 }
      let (firstNote, lastNote) = (notes[order[first]], notes[order[end - 1]])
      sorted.appendNumber(Int(firstNote.number - last))
      sorted += bytes[firstNote.start..<lastNote.end]
      last = lastNote.number
      first = end
    }
    bytes.removeSubrange(start...)
    bytes += sorted
    return notes.count
  }

  private mutating func order() -> [Int] {
    guard notes.count > numbers.count / 16 else {
      return notes.indices.sorted { notes[$0].number < notes[$1].number }
    }
    // Most notes have the word: each is put in its place.
    if indices.isEmpty { indices = [Int32](repeating: -1, count: numbers.count) }
    for (index, note) in notes.enumerated() { indices[Int(note.number)] = Int32(truncatingIfNeeded: index) }
    var order: [Int] = []
    order.reserveCapacity(notes.count)
    for number in indices.indices where indices[number] >= 0 {
      order.append(Int(indices[number]))
      indices[number] = -1
    }
    return order
  }
}

/// The words of a part of an index with the notes that are published.
///
/// - Parameters:
///   - segments: The blocks that the part may lie in.
///   - range: From this word, to before that one; `nil` where there is no limit.
package func postedWords(
  _ segments: [SegmentSource], in range: (from: [UInt8]?, to: [UInt8]?), numbers: NoteNumbers
) throws -> PostedWords {
  var merge = try WordMerge(segments)
  var words = PostedWords()
  var posting = RenumberedPosting(numbers)
  while let word = merge.nextWord {
    if let end = range.to, !word.lexicographicallyPrecedes(end) { break }
    if let start = range.from, word.lexicographicallyPrecedes(start) {
      try merge.take(word) { _ in }
      continue
    }
    try words.append(word: word) { bytes in
      posting.begin(at: bytes.count)
      try merge.take(word) { posting.append($0, to: &bytes) }
      return posting.finish(&bytes)
    }
  }
  return words
}
