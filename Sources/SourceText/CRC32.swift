/// The CRC-32 of ISO 3309, as PNG, gzip and tokens with a checksum have it.
package func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var sum = ~UInt32(0)
  for byte in bytes { sum = sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
  return ~sum
}

private let table: [UInt32] = (0..<256).map { (index: UInt32) -> UInt32 in
  var sum = index
  for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  return sum
}
