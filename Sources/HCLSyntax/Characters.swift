// What bytes and characters are to the lexer.

func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z")
}

func isUpperCase(_ byte: UInt8) -> Bool { UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") }

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

func isHexadecimal(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return isDigit(byte) || (UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "f"))
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// Blanks that HCL does not know, and marks without width.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x80...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: true
  default: false
  }
}

/// Curly and angled quotes, as editors put them in the place of `"` and `'`.
func isCurlyQuote(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAB, 0xBB, 0x2018...0x201F, 0x2032, 0x2033, 0x2039, 0x203A: true
  default: false
  }
}

/// A text short enough for a message.
func shortened(_ text: String) -> String {
  text.utf8.count <= 40 ? text : String(text.prefix(36)) + "…"
}

extension [UInt8] {
  /// The character at `offset`, which is not ASCII, and its length in bytes; U+FFFD of one byte where the
  /// text is malformed.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let length =
      switch self[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1, offset + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(self[offset]) & (0xFF >> UInt32(length + 1))
    for byte in self[(offset + 1)..<(offset + length)] {
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// The place after the name that begins at `start`; `start` where none does.
  ///
  /// hclsyntax, Identifiers: Identifier = ID_Start (ID_Continue | '-')*; `_` may begin one, too.
  func endOfName(from start: Int) -> Int {
    var offset = start
    while offset < count {
      let byte = self[offset]
      if isLetter(byte) || byte == UInt8(ascii: "_") {
        offset += 1
      } else if isDigit(byte) || byte == UInt8(ascii: "-") {
        if offset == start { return start }
        offset += 1
      } else if byte >= 0x80 {
        let (scalar, length) = scalar(at: offset)
        let isWanted = offset == start ? scalar.properties.isIDStart : scalar.properties.isIDContinue
        guard isWanted else { return offset }
        offset += length
      } else {
        return offset
      }
    }
    return offset
  }

  /// The place of the line feed that ends the line with `offset`, or the end of the text.
  func endOfLine(from offset: Int) -> Int {
    self[offset...].firstIndex(of: 0x0A) ?? count
  }

  /// The place after the blanks from `offset` on.
  func endOfBlanks(from offset: Int) -> Int {
    var offset = offset
    while offset < count, isBlank(self[offset]) { offset += 1 }
    return offset
  }

  func hasBytes(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { buffer in
      guard offset >= 0, offset + buffer.count <= count else { return false }
      for index in 0..<buffer.count where self[offset + index] != buffer[index] { return false }
      return true
    }
  }

  /// Whether an argument, a block or a closing brace begins at `offset`, as far as the bytes near it tell.
  func looksLikeItem(at offset: Int) -> Bool {
    let start = endOfBlanks(from: offset)
    guard start < count else { return true }
    if self[start] == UInt8(ascii: "}") { return true }
    let nameEnd = endOfName(from: start)
    guard nameEnd > start else { return false }
    let next = endOfBlanks(from: nameEnd)
    guard next < count else { return false }
    switch self[next] {
    case UInt8(ascii: "="): return !hasBytes("==", at: next)
    case UInt8(ascii: "{"), UInt8(ascii: "\""): return true
    default: return false
    }
  }
}
