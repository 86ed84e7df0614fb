import SourceText

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0D }

func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

extension [UInt8] {
  /// Whether `word` stands at `offset`.
  func has(_ word: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard word.hasPointerRepresentation, offset >= 0, offset + count <= end else { return false }
    return word.withUTF8Buffer { buffer in
      for index in 0..<count where buffer[index] != self[offset + index] { return false }
      return true
    }
  }

  /// `range` without the blanks around it.
  func trimmed(_ range: SourceRange) -> SourceRange {
    var (start, end) = (range.start, range.end)
    while start < end, isBlank(self[start]) { start += 1 }
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }

  /// The first byte from `start` on that is no blank, or `end`.
  func afterBlanks(_ start: Int, before end: Int) -> Int {
    var index = start
    while index < end, isBlank(self[index]) { index += 1 }
    return index
  }

  /// The first blank from `start` on, or `end`.
  func endOfWord(_ start: Int, before end: Int) -> Int {
    var index = start
    while index < end, !isBlank(self[index]) { index += 1 }
    return index
  }
}
