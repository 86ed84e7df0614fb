/// Takes notes apart and gathers their words into a segment.
package struct SegmentBuilder {
  private var splitter = WordSplitter()
  private var numbers = WordNumbers()
  /// By the numbers of words.
  private var postings: [WordPosting] = []
  /// Of one note, by section, field and position.
  private var occurrences: [Occurrence] = []
  /// The words of one note.
  private var noteWords: [Int32] = []
  /// Of one note's fields, in words.
  private var lengths: [Int] = []
  package private(set) var isEmpty = true

  package init() {}

  /// Adds a note.
  /// - Parameter number: Larger than those of the notes added before.
  /// - Returns: Its size code.
  package mutating func add(_ note: SearchableNote, number: Int) -> UInt8 {
    occurrences.removeAll(keepingCapacity: true)
    noteWords.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    add(note.title, field: .title, section: 0)
    for (index, tag) in note.tags.enumerated() { add(tag, field: .tags, section: 0, from: index * 8) }
    add(withoutEnding(note.path), field: .path, section: 0)
    for (index, section) in note.sections.enumerated() {
      add(section.headings.last ?? "", field: .heading, section: index)
      add(section.headings.dropLast().joined(separator: "\n"), field: .outerHeadings, section: index)
      add(section.prose, field: .prose, section: index)
      add(section.code, field: .code, section: index)
      add(section.captions, field: .caption, section: index)
      for language in section.languages { addMark(.language(language), section: index) }
    }
    for tag in note.tags { addMark(.tag(tag), section: 0) }
    if !note.day.isEmpty { addMark(.day(note.day), section: 0) }
    write(number: number)
    isEmpty = false
    return sizeCode(words: lengths.reduce(0, +))
  }

  private mutating func add(_ text: String, field: TextField, section: Int, from start: Int = 0) {
    guard !text.isEmpty else { return }
    var text = text
    // Taken out, and not copied, while words are added.
    var splitter = WordSplitter()
    swap(&splitter, &self.splitter)
    text.withUTF8 { bytes in
      let places = splitter.split(bytes) { word in
        add(
          numbers.number(of: word.text),
          Occurrence(
            section: Int32(truncatingIfNeeded: section), field: field, style: word.style,
            length: Int32(lengths.count), position: Int32(truncatingIfNeeded: start + word.position)))
      }
      lengths.append(places)
    }
    swap(&splitter, &self.splitter)
  }

  /// Adds a word that no text holds, so that a filter is looked up like a word.
  private mutating func addMark(_ mark: FilterMark, section: Int) {
    let word = Array(mark.word.utf8)
    add(
      word.withUnsafeBufferPointer { numbers.number(of: $0) },
      Occurrence(
        section: Int32(truncatingIfNeeded: section), field: mark.belongsToNote ? .tags : .code, style: [],
        length: 0, position: 0))
  }

  /// Appends to the chain of the word's occurrences in this note.
  private mutating func add(_ word: Int32, _ occurrence: Occurrence) {
    while postings.count < numbers.count { postings.append(WordPosting()) }
    let index = Int32(truncatingIfNeeded: occurrences.count)
    let last = postings[Int(word)].lastOccurrence
    if last >= 0 {
      occurrences[Int(last)].next = index
    } else {
      postings[Int(word)].firstOccurrence = index
      noteWords.append(word)
    }
    postings[Int(word)].lastOccurrence = index
    occurrences.append(occurrence)
  }

  /// Appends the note to the postings of its words.
  private mutating func write(number: Int) {
    for word in noteWords {
      var posting = postings[Int(word)]
      postings[Int(word)].bytes = []
      posting.begin(note: number)
      var start = Int(posting.firstOccurrence)
      var section: Int32 = 0
      while start >= 0 {
        let first = occurrences[start]
        var (end, count, style) = (start, 0, first.style)
        while end >= 0, occurrences[end].field == first.field, occurrences[end].section == first.section {
          style.formUnion(occurrences[end].style)
          count += 1
          end = Int(occurrences[end].next)
        }
        let header = first.field.rawValue | (end < 0 ? 8 : 0) | style.rawValue << 4
        posting.bytes.append(count <= 3 ? header | UInt8(count) << 6 : header)
        if count > 3 { posting.bytes.appendNumber(count) }
        if !first.field.belongsToNote {
          posting.bytes.appendNumber(Int(first.section - section))
          section = first.section
        }
        if first.field.tellsLength { posting.bytes.appendNumber(lengths[Int(first.length)]) }
        var position: Int32 = 0
        while start != end {
          // Two tags may share a position.
          posting.bytes.appendNumber(Int(max(0, occurrences[start].position - position)))
          position = max(position, occurrences[start].position)
          start = Int(occurrences[start].next)
        }
      }
      posting.firstOccurrence = -1
      posting.lastOccurrence = -1
      postings[Int(word)] = posting
    }
  }

  /// All words in byte order with their postings.
  package consuming func finish() -> Segment {
    let order = numbers.sorted()
    var writer = SegmentWriter()
    for word in order {
      writer.append(word: numbers.text(of: word), notes: postings[word].notes, posting: postings[word].bytes)
      postings[word].bytes = []
    }
    return writer.finish()
  }
}

/// A word at one place of a note.
private struct Occurrence {
  let section: Int32
  let field: TextField
  let style: WordStyle
  /// Index into the lengths of fields.
  let length: Int32
  let position: Int32
  /// Index of the same word's next occurrence, or -1.
  var next: Int32 = -1
}

private struct WordPosting {
  var bytes: [UInt8] = []
  var notes = 0
  /// In the note that is being added; -1 when there is none.
  var firstOccurrence: Int32 = -1
  var lastOccurrence: Int32 = -1
  private var lastNote = 0

  mutating func begin(note: Int) {
    bytes.appendNumber(note - lastNote)
    lastNote = note
    notes += 1
  }
}

/// Gives each word a number: 0, 1, … in the order they are seen.
private struct WordNumbers {
  private var text: [UInt8] = []
  /// Where each word ends in `text`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing; a number + 1, or 0.
  private var slots = [Int32](repeating: 0, count: 1 << 12)

  var count: Int { ends.count }

  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isText(word, of: number) { return Int32(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    text.append(contentsOf: word)
    ends.append(text.count)
    hashes.append(hash)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return Int32(ends.count - 1)
  }

  func text(of number: Int) -> ArraySlice<UInt8> {
    text[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }

  func sorted() -> [Int] {
    (0..<count).sorted { text(of: $0).lexicographicallyPrecedes(text(of: $1)) }
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
      var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}

private func withoutEnding(_ path: String) -> String {
  guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
  return String(path[..<dot])
}
