import SourceText

/// Where the tabs end that `<<-` takes away from a line. XCU 2.7.4.
///
/// In a list of Markdown, a first tab of which the list took a part has become up to three spaces (CommonMark
/// §2.2): no shell would see these.
package func endOfTabs(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
  var place = start
  while place < end, place - start < 3, bytes[place] == UInt8(ascii: " ") { place += 1 }
  if place < end, bytes[place] != UInt8(ascii: "\t") { place = start }
  while place < end, bytes[place] == UInt8(ascii: "\t") { place += 1 }
  return place
}

/// Whether the bytes of `range` are those of `text`.
func equals(_ bytes: [UInt8], _ range: SourceRange, _ text: StaticString) -> Bool {
  guard text.hasPointerRepresentation, range.count == text.utf8CodeUnitCount else { return false }
  return text.withUTF8Buffer { buffer in
    for index in 0..<buffer.count where bytes[range.start + index] != buffer[index] { return false }
    return true
  }
}

/// Whether a word without quotes ends before `byte`: a blank or an operator. XCU 2.10.1.
@inline(__always)
func endsWord(_ byte: UInt8?) -> Bool {
  switch byte {
  case nil, UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
    UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
    true
  default: false
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

/// XBD 3.216: the first byte of a name.
func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "_") }

/// XBD 3.216: any further byte of a name.
func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

/// What an option is made of up to `=`.
func isOptionByte(_ byte: UInt8) -> Bool { isNameByte(byte) || byte == UInt8(ascii: "-") }

/// XCU 2.5.2: parameters of one sign.
func isSpecialParameter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "-"),
    UInt8(ascii: "$"), UInt8(ascii: "!"):
    true
  default: isDigit(byte)
  }
}

/// The signs that make the `(` after them a pattern of bash's extglob.
func isGlobSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "!"): true
  default: false
  }
}
