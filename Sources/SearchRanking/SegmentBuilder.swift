/// Takes notes apart and gathers their words into a segment.
package struct SegmentBuilder {
  private var splitter = WordSplitter()
  /// Numbers of words, by their text.
  private var numbers = WordNumbers()
  private var postings: [WordPosting] = []
  private var occurrences: [Occurrence] = []
  private var lengths: [Int] = []
  private var words = 0
  /// Of the notes added.
  package private(set) var noteCount = 0
  package private(set) var totalSize = 0

  package init() {}

  /// Adds a note.
  /// - Parameter number: Larger than those of the notes added before.
  /// - Returns: Its size in words.
  @discardableResult
  package mutating func add(_ note: SearchableNote, number: Int) -> Int {
    occurrences.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    words = 0
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
    noteCount += 1
    totalSize += words
    return words
  }

  private mutating func add(_ text: String, field: TextField, section: Int, from start: Int = 0) {
    guard !text.isEmpty else { return }
    var text = text
    text.withUTF8 { bytes in
      let lengthIndex = lengths.count
      let places = splitter.split(bytes) { word, position, style in
        occurrences.append(
          Occurrence(
            word: numbers.number(of: word), section: Int32(truncatingIfNeeded: section),
            field: field.rawValue, style: style.rawValue, length: Int32(lengthIndex),
            position: Int32(truncatingIfNeeded: start + position)))
      }
      lengths.append(places)
      words += places
    }
  }

  /// A word that no text holds, so that a filter is looked up like a word.
  private mutating func addMark(_ mark: FilterMark, section: Int) {
    let bytes = Array(mark.word.utf8)
    let number = bytes.withUnsafeBufferPointer { numbers.number(of: $0) }
    // In the tags where the mark is of the note, in the code where it is of a section.
    let field: TextField = mark.belongsToNote ? .tags : .code
    occurrences.append(
      Occurrence(
        word: number, section: Int32(truncatingIfNeeded: section), field: field.rawValue, style: 0, length: 0,
        position: 0))
  }

  /// Appends the note to the postings of its words.
  private mutating func write(number: Int) {
    occurrences.sort()
    while postings.count < numbers.count { postings.append(WordPosting()) }
    let size = sizeCode(words)
    var start = 0
    while start < occurrences.count {
      let word = Int(occurrences[start].word)
      postings[word].begin(note: number, size: size)
      var section: Int32 = 0
      repeat {
        let first = occurrences[start]
        var end = start + 1
        var style = first.style
        while end < occurrences.count, occurrences[end].isSameEntry(as: first) {
          style |= occurrences[end].style
          end += 1
        }
        let isLast = end == occurrences.count || Int(occurrences[end].word) != word
        let count = end - start
        var header = first.field | (isLast ? 8 : 0) | style << 4
        if count <= 3 { header |= UInt8(count) << 6 }
        postings[word].bytes.append(header)
        if count > 3 { postings[word].bytes.appendNumber(count) }
        if first.field > TextField.path.rawValue {
          postings[word].bytes.appendNumber(Int(first.section - section))
          section = first.section
        }
        if first.field == TextField.title.rawValue || first.field == TextField.heading.rawValue {
          postings[word].bytes.appendNumber(lengths[Int(first.length)])
        }
        var position: Int32 = 0
        for occurrence in occurrences[start..<end] {
          postings[word].bytes.appendNumber(Int(occurrence.position - position))
          position = occurrence.position
        }
        start = end
        if isLast { break }
      } while start < occurrences.count
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

/// A word at one place.
private struct Occurrence: Comparable {
  let word: Int32
  let section: Int32
  let field: UInt8
  let style: UInt8
  /// Index into the lengths of fields.
  let length: Int32
  let position: Int32

  static func < (a: Occurrence, b: Occurrence) -> Bool {
    if a.word != b.word { return a.word < b.word }
    if a.section != b.section { return a.section < b.section }
    if a.field != b.field { return a.field < b.field }
    return a.position < b.position
  }

  func isSameEntry(as other: Occurrence) -> Bool {
    word == other.word && section == other.section && field == other.field
  }
}

private struct WordPosting {
  var bytes: [UInt8] = []
  var notes = 0
  private var last = 0

  mutating func begin(note: Int, size: UInt8) {
    bytes.appendNumber(note - last)
    bytes.append(size)
    last = note
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
