/// The words of a note with their places, as they are merged into a segment: all of what it costs to take a
/// note in that does not depend on other notes, and so can be done for many notes at once.
package struct NoteWords: Sendable {
  /// For each word `{ hash, length, bytes, length, entries }`, in the order they are first seen. The hash has
  /// four bytes; the entries are those of a posting, see `PostingReader`.
  let bytes: [UInt8]
  /// See `WordCheck`.
  package let checks: [UInt8]
  /// The size code of the note.
  package let size: UInt8

  package init(_ note: SearchableNote) {
    var builder = NoteWordsBuilder(note)
    builder.write()
    bytes = builder.bytes
    checks = builder.checks
    size = sizeCode(words: builder.lengths.reduce(0, +))
  }
}

/// What an index keeps of each word of a note besides its postings, so that two versions of the note can be
/// compared: bits of the word's hash, which tell most words apart, and a check of its places in the note.
package struct WordCheck: Hashable, Sendable {
  let word: UInt32
  let places: UInt32

  static let byteCount = 7

  static func append(word hash: UInt64, places: UInt64, to bytes: inout [UInt8]) {
    for shift in [32, 40, 48] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: hash >> shift)) }
    for shift in [0, 8, 16, 24] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: places >> shift)) }
  }

  /// What `word` is for the words that have other places in one version of a note than in another.
  package static func changed(from old: Set<WordCheck>, to new: Set<WordCheck>) -> Set<UInt32> {
    Set(old.symmetricDifference(new).map(\.word))
  }

  /// What `word` is for a word.
  static func word(_ text: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: text.withUnsafeBufferPointer(wordHash) >> 32) & 0xFF_FFFF
  }
}

/// The checks of one of several notes, `{ length, checks }` each.
package func noteWordChecks(_ bytes: [UInt8], at index: Int) -> Set<WordCheck> {
  bytes.withUnsafeBufferPointer { buffer in
    var reader = ByteReader(buffer)
    for _ in 0..<index { _ = reader.readBytes(reader.readNumber()) }
    let end = min(reader.readNumber(), buffer.count) + reader.offset
    var checks: Set<WordCheck> = []
    while reader.offset + WordCheck.byteCount <= min(end, buffer.count) {
      let word = reader.readBytes(3).reversed().reduce(0) { $0 << 8 | UInt32($1) }
      checks.insert(WordCheck(word: word, places: reader.readHash()))
    }
    return checks
  }
}

func wordHash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
  return hash ^ hash >> 29
}

/// Takes one note apart.
private struct NoteWordsBuilder {
  private var words: [Word] = []
  /// The letters of all words.
  private var text: [UInt8] = []
  /// Open addressing; the index of a word + 1, or 0.
  private var slots = [Int32](repeating: 0, count: 1 << 10)
  private var occurrences: [Occurrence] = []
  private var splitter = WordSplitter()
  /// Of the fields, in words.
  private(set) var lengths: [Int] = []
  private(set) var bytes: [UInt8] = []
  private(set) var checks: [UInt8] = []

  private struct Word {
    let hash: UInt64
    let start: Int32
    let end: Int32
    var firstOccurrence: Int32
    var lastOccurrence: Int32
  }

  /// A word at one place.
  private struct Occurrence {
    let section: Int32
    /// Index into the lengths of fields.
    let length: Int32
    let position: Int32
    /// Index of the same word's next occurrence, or -1.
    var next: Int32 = -1
    let field: TextField
    let style: WordStyle
  }

  init(_ note: SearchableNote) {
    occurrences.reserveCapacity(256)
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
  }

  private mutating func add(_ text: String, field: TextField, section: Int, from start: Int = 0) {
    guard !text.isEmpty else { return }
    var text = text
    // Taken out, and not copied, while words are added.
    var splitter = WordSplitter()
    swap(&splitter, &self.splitter)
    let section = Int32(truncatingIfNeeded: section)
    let length = Int32(lengths.count)
    text.withUTF8 { bytes in
      let places = splitter.split(bytes) { word in
        add(
          word.text,
          Occurrence(
            section: section, length: length, position: Int32(truncatingIfNeeded: start + word.position),
            field: field, style: word.style))
      }
      lengths.append(places)
    }
    swap(&splitter, &self.splitter)
  }

  /// Adds a word that no text holds, so that a filter is looked up like a word.
  private mutating func addMark(_ mark: FilterMark, section: Int) {
    let word = Array(mark.word.utf8)
    word.withUnsafeBufferPointer { word in
      add(
        word,
        Occurrence(
          section: Int32(truncatingIfNeeded: section), length: 0, position: 0,
          field: mark.belongsToNote ? .tags : .code, style: []))
    }
  }

  /// Appends to the chain of the word's occurrences.
  private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ occurrence: Occurrence) {
    let index = Int32(truncatingIfNeeded: occurrences.count)
    occurrences.append(occurrence)
    let hash = wordHash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if words[number].hash == hash, isText(word, of: number) {
        occurrences[Int(words[number].lastOccurrence)].next = index
        words[number].lastOccurrence = index
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let start = Int32(truncatingIfNeeded: text.count)
    text.append(contentsOf: word)
    words.append(
      Word(
        hash: hash, start: start, end: Int32(truncatingIfNeeded: text.count), firstOccurrence: index,
        lastOccurrence: index))
    slots[slot] = Int32(words.count)
    if words.count * 2 > slots.count { grow() }
  }

  private func isText(_ word: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
    let start = Int(words[number].start)
    guard Int(words[number].end) - start == word.count else { return false }
    for index in 0..<word.count where text[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for number in words.indices {
      var slot = Int(truncatingIfNeeded: words[number].hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }

  /// Writes all words and their checks.
  mutating func write() {
    bytes.reserveCapacity(words.count * 18)
    checks.reserveCapacity(words.count * WordCheck.byteCount)
    var entries: [UInt8] = []
    for word in words {
      entries.removeAll(keepingCapacity: true)
      appendEntries(of: word, to: &entries)
      for shift in [0, 8, 16, 24] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: word.hash >> shift)) }
      bytes.appendNumber(Int(word.end - word.start))
      bytes.append(contentsOf: text[Int(word.start)..<Int(word.end)])
      bytes.appendNumber(entries.count)
      bytes.append(contentsOf: entries)
      WordCheck.append(word: word.hash, places: checksum(entries, seed: word.hash), to: &checks)
    }
  }

  private func appendEntries(of word: Word, to bytes: inout [UInt8]) {
    var start = Int(word.firstOccurrence)
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
      bytes.append(count <= 3 ? header | UInt8(count) << 6 : header)
      if count > 3 { bytes.appendNumber(count) }
      if !first.field.belongsToNote {
        bytes.appendNumber(Int(first.section - section))
        section = first.section
      }
      if first.field.tellsLength { bytes.appendNumber(lengths[Int(first.length)]) }
      var position: Int32 = 0
      while start != end {
        // Two tags may share a position.
        bytes.appendNumber(Int(max(0, occurrences[start].position - position)))
        position = max(position, occurrences[start].position)
        start = Int(occurrences[start].next)
      }
    }
  }
}

private func withoutEnding(_ path: String) -> String {
  guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path[dot...].utf8.contains(UInt8(ascii: "/"))
  else { return path }
  return String(path[..<dot])
}
