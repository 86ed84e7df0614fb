// What bytes and characters are, for the parser, the highlighter and messages.

func isLetter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  default: false
  }
}

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// Words that authors put where they cut something.
func isSnipWord(_ word: String) -> Bool {
  ["snip", "snipped", "truncated", "redacted", "omitted", "elided", "removed", "hidden", "etc"]
    .contains(word.lowercased())
}

/// Blanks that JSON does not know, and marks without width.
func isInvisible(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x80...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: true
  default: false
  }
}

/// A text short enough for a message.
func shortened(_ text: String) -> String {
  text.utf8.count <= 60 ? text : String(text.prefix(56)) + "…"
}

/// U+00A0, as Unicode writes it.
func codePoint(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

extension [UInt8] {
  /// The well-formed character of two to four bytes at `offset` and its length; `nil` for ASCII and malformed
  /// bytes.
  ///
  /// Unicode 16, table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF.
  func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < count else { return nil }
    let length: Int
    var value: UInt32
    switch self[offset] {
    case 0xC2...0xDF: (length, value) = (2, UInt32(self[offset] & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(self[offset] & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(self[offset] & 0x07))
    default: return nil
    }
    guard offset + length <= count else { return nil }
    for byte in self[(offset + 1)..<(offset + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)
    return isShortest && value <= 0x10FFFF && !(0xD800...0xDFFF).contains(value) ? (value, length) : nil
  }

  /// The first byte that is no UTF-8.
  var firstMalformedByte: Int? {
    var offset = 0
    while offset < count {
      if self[offset] < 0x80 {
        offset += 1
      } else if let (_, length) = scalar(at: offset) {
        offset += length
      } else {
        return offset
      }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether `...` or `…` occurs.
  var containsEllipsis: Bool {
    var dots = 0
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in self {
      dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
      if dots == 3 || (previous == (0xE2, 0x80) && byte == 0xA6) { return true }
      previous = (previous.1, byte)
    }
    return false
  }
}
