extension [UInt8] {
  /// Appends a number in groups of seven bits, the lowest first (LEB128).
  mutating func appendNumber(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}

/// Reads numbers and bytes; past the end, or in damaged bytes, it gives zeros and is at the end.
struct ByteReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { offset >= bytes.count }

  mutating func readByte() -> UInt8 {
    guard offset < bytes.count else { return 0 }
    let byte = bytes[offset]
    offset += 1
    return byte
  }

  mutating func readNumber() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number & (UInt.max >> 1)) }
      shift += 7
      guard shift < 63 else { break }
    }
    return Int(bitPattern: number & (UInt.max >> 1))
  }

  mutating func readBytes(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let end = count < bytes.count - offset ? offset + max(0, count) : bytes.count
    defer { offset = end }
    return UnsafeBufferPointer(rebasing: bytes[offset..<end])
  }
}
