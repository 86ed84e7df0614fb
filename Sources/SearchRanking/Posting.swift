/// The places of one word: for each note that has it, ascending by the note's number, the fields it stands in.
///
///     posting = { note }
///     note    = number                     difference to the number of the note before (or to 0)
///               { entry }                  up to one with the last-entry bit
///     entry   = header                     bits 0–2 field, 3 last entry of the note, 4–5 style, 6–7 count
///               [ count ]                  where the header's count is 0
///               [ section ]                for fields of sections: difference to the entry before (or to 0)
///               [ length ]                 of the title or heading, in words
///               { position }               `count` differences to the position before (or to 0)
///
/// Numbers are LEB128. The reader has no memory of its own.
struct PostingReader {
  private var reader: ByteReader
  private(set) var note = 0

  /// Where it is in the bytes.
  var offset: Int { reader.offset }

  // The entry read last.
  private(set) var field = TextField.prose
  private(set) var style: WordStyle = []
  private(set) var count = 0
  private(set) var section = 0
  private(set) var length = 0
  private var isLast = true
  private var hasPositionsLeft = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { reader = ByteReader(bytes) }

  /// Goes to the next note; the one before must have been read to its last entry.
  mutating func nextNote() -> Bool {
    while nextEntry() {}
    guard !reader.isAtEnd else { return false }
    note &+= reader.readNumber()
    // Only damaged bytes have such numbers.
    guard note >= 0 else { return false }
    section = 0
    isLast = false
    return true
  }

  /// Goes to the note's next entry.
  mutating func nextEntry() -> Bool {
    if hasPositionsLeft { forEachPosition { _ in } }
    guard !isLast, !reader.isAtEnd else { return false }
    let header = reader.readByte()
    field = TextField(rawValue: header & 7) ?? .prose
    isLast = header & 8 != 0
    style = WordStyle(rawValue: header >> 4 & 3)
    count = Int(header >> 6)
    if count == 0 { count = reader.readNumber() }
    if !field.belongsToNote { section &+= reader.readNumber() }
    length = field.tellsLength ? reader.readNumber() : 0
    hasPositionsLeft = true
    return true
  }

  /// Goes past all entries of the note, of which none was read.
  mutating func skipEntries() {
    while !isLast, !reader.isAtEnd {
      let header = reader.readByte()
      isLast = header & 8 != 0
      let field = header & 7
      var numbers = Int(header >> 6)
      if numbers == 0 { numbers = reader.readNumber() }
      if field > TextField.path.rawValue { numbers &+= 1 }
      if field == TextField.title.rawValue || field == TextField.heading.rawValue { numbers &+= 1 }
      reader.skipNumbers(numbers)
    }
  }

  /// Reads the positions of the entry, once.
  mutating func forEachPosition(_ body: (Int) -> Void) {
    hasPositionsLeft = false
    var position = 0
    for _ in 0..<count {
      guard !reader.isAtEnd else { return }
      position &+= reader.readNumber()
      body(position)
    }
  }
}
