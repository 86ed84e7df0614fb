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

/// Appends a number in groups of seven bits, the lowest first (LEB128), as all numbers of an index are written.
package func appendNumber(_ number: Int, to bytes: inout [UInt8]) { bytes.appendNumber(number) }

/// Tells bytes from others, eight at a time: damaged ones in the database, changed ones on the site.
/// - Parameter seed: Another one gives another sum of the same bytes.
package func checksum(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
  bytes.withUnsafeBytes { checksum($0, seed: seed) }
}

package func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
  var sum = (seed ^ UInt64(bytes.count)) &* 0x9E37_79B9_7F4A_7C15
  var offset = 0
  while offset + 8 <= bytes.count {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    sum ^= sum >> 32
    offset += 8
  }
  var rest: UInt64 = 0
  while offset < bytes.count {
    rest = rest << 8 | UInt64(bytes[offset])
    offset += 1
  }
  sum = (sum ^ rest) &* 0x9E37_79B9_7F4A_7C15
  sum = (sum ^ sum >> 29) &* 0xBF58_476D_1CE4_E5B9
  return sum ^ sum >> 32
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

  /// Reads four bytes, the lowest first.
  mutating func readHash() -> UInt32 {
    guard offset + 4 <= bytes.count else { return 0 }
    defer { offset += 4 }
    return UInt32(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  mutating func skipNumbers(_ count: Int) {
    var left = count
    while left > 0, offset < bytes.count {
      if bytes[offset] < 0x80 { left -= 1 }
      offset += 1
    }
  }

  mutating func readBytes(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let end = count < bytes.count - offset ? offset + max(0, count) : bytes.count
    defer { offset = end }
    return UnsafeBufferPointer(rebasing: bytes[offset..<end])
  }
}
