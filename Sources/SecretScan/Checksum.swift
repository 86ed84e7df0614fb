import SourceText

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
