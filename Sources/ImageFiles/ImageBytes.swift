/// Numbers in the head of a file. What lies beyond it is `nil`.
struct ImageBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func u8(at offset: Int) -> Int? { bytes.indices.contains(offset) ? Int(bytes[offset]) : nil }

  /// Big-endian, of 1 to 4 bytes.
  func bigEndian(_ count: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Little-endian, of 1 to 4 bytes.
  func littleEndian(_ count: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func hasBytes(_ wanted: [UInt8], at offset: Int) -> Bool {
    offset >= 0 && offset <= bytes.count - wanted.count
      && bytes[offset..<offset + wanted.count].elementsEqual(wanted)
  }

  func hasText(_ text: StaticString, at offset: Int) -> Bool {
    has(text, at: offset) { $0 }
  }

  /// The same for a `text` in lower case, whatever the case in the file.
  func hasTag(_ text: StaticString, at offset: Int) -> Bool {
    has(text, at: offset) { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private func has(_ text: StaticString, at offset: Int, folding fold: (UInt8) -> UInt8) -> Bool {
    text.withUTF8Buffer { wanted in
      offset >= 0 && offset <= bytes.count - wanted.count
        && zip(bytes[offset..<offset + wanted.count], wanted).allSatisfy { fold($0) == $1 }
    }
  }
}
