import SourceText

/// Tests of single bytes, and the few moves over lines that this module needs.

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }

func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// A character of a name of a person, a machine or a program.
func isNameByte(_ byte: UInt8) -> Bool {
  isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
}

extension [UInt8] {
  /// The first place in `range` that is no blank; its end when all are.
  func afterBlanks(_ range: SourceRange) -> Int {
    var offset = range.start
    while offset < range.end, isBlank(self[offset]) { offset += 1 }
    return offset
  }

  /// `range` without the blanks at its ends.
  func trimmed(_ range: SourceRange) -> SourceRange {
    let start = afterBlanks(range)
    var end = range.end
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }

  /// Whether the bytes of `text` stand at `offset`, before `end`.
  func has(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, end - offset >= count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<count where buffer[index] != self[offset + index] { return false }
      return true
    }
  }

  /// The first place of `text` in `range`.
  func firstOffset(of text: StaticString, in range: SourceRange) -> Int? {
    let count = text.utf8CodeUnitCount
    guard count > 0, range.count >= count else { return nil }
    let first = text.withUTF8Buffer { $0[0] }
    var offset = range.start
    while offset <= range.end - count {
      if self[offset] == first, has(text, at: offset, before: range.end) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether `text` stands somewhere in `range`.
  func contains(_ text: StaticString, in range: SourceRange) -> Bool {
    firstOffset(of: text, in: range) != nil
  }

  /// The bytes from `offset` on that satisfy `isWanted`, at most up to `end`.
  func run(from offset: Int, to end: Int, while isWanted: (UInt8) -> Bool) -> SourceRange {
    var place = offset
    while place < end, isWanted(self[place]) { place += 1 }
    return SourceRange(offset, place)
  }

  /// `range` as text; for names, never for scanning.
  func text(_ range: SourceRange) -> String { String(decoding: self[range.start..<range.end], as: UTF8.self) }
}
