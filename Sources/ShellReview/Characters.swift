import SourceText

// What bytes and characters are, for the rules that look at the text.

func isLetter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  default: false
  }
}

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// A character of a variable's name.
func isNameByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == UInt8(ascii: "_") }

/// Space, tab or line break.
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    || byte == UInt8(ascii: "\r")
}

/// A character that ends an unquoted word.
func isOperator(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
    UInt8(ascii: "("), UInt8(ascii: ")"):
    true
  default: false
  }
}

/// Whether `text` can be a variable's name.
func isName(_ text: ArraySlice<UInt8>) -> Bool {
  guard let first = text.first, !isDigit(first) else { return false }
  return text.allSatisfy(isNameByte)
}

/// U+00A0, as Unicode writes it.
func codePoint(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A text short enough for a message.
func shortened(_ text: String) -> String {
  text.utf8.count <= 60 ? text : String(text.prefix(56)) + "…"
}

/// "(and 2 more)" for findings that are told once, with a blank before it.
func andMore(_ count: Int) -> String { count > 1 ? " (and \(count - 1) more)" : "" }

/// A character past ASCII and where it stands.
struct WideCharacter: Sendable {
  let value: UInt32
  let range: SourceRange
}

extension [UInt8] {
  /// The well-formed character past ASCII at `offset`; `nil` for ASCII, malformed bytes and the end.
  func wideCharacter(at offset: Int) -> WideCharacter? {
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
    return WideCharacter(value: value, range: SourceRange(offset, offset + length))
  }

  /// The character past ASCII that ends before `offset`.
  func wideCharacter(before offset: Int) -> WideCharacter? {
    var start = offset - 1
    while start > 0, start > offset - 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, let character = wideCharacter(at: start), character.range.end == offset else {
      return nil
    }
    return character
  }

  /// All characters past ASCII, in order.
  func wideCharacters() -> [WideCharacter] {
    var result: [WideCharacter] = []
    var offset = 0
    while offset < count {
      if self[offset] >= 0x80, let character = wideCharacter(at: offset) {
        result.append(character)
        offset = character.range.end
      } else {
        offset += 1
      }
    }
    return result
  }

  /// The byte at `offset`; `nil` outside the text.
  func byte(at offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }

  /// The text of `range`, for messages.
  func text(_ range: SourceRange) -> String { String(decoding: self[range.start..<range.end], as: UTF8.self) }
}
