/// Whether the last six characters of a token are the CRC-32 of the others in base 62, as in those of GitHub and npm.
func hasChecksum(_ token: ArraySlice<UInt8>) -> Bool {
  guard token.count > 6 else { return false }
  var sum = crc32(token.dropLast(6))
  var digits: [UInt8] = []
  for _ in 0..<6 {
    digits.append(base62[Int(sum % 62)])
    sum /= 62
  }
  return token.suffix(6).elementsEqual(digits.reversed())
}

private let base62 = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

/// The CRC-32 of ISO 3309. Tokens are short and rare, so that no table is wanted.
private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  var sum = ~UInt32(0)
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
