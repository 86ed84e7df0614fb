import SourceText

/// `-----BEGIN … PRIVATE KEY-----` and lines of a key below it (RFC 7468, RFC 4880), at its second word.
func privateKey(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("-----BEGIN ", at: offset - 5), let head = endOfHead(from: offset, bytes) else {
    return nil
  }
  var body: [UInt8] = []
  var index = head
  // Line breaks may be written `\n`, and the lines indented, quoted or joined by `+`.
  while let byte = bytes.byte(at: index), body.count < 16384 {
    if isBase64(byte) {
      let isEscape = byte == UInt8(ascii: "n") && bytes[index - 1] == UInt8(ascii: "\\")
      if !isEscape { body.append(byte) }
    } else if !isBlank(byte), !"\\\">".utf8.contains(byte) {
      break
    }
    index += 1
  }
  let isClosed = bytes.has("-----END", at: index)
  guard isClosed || body.count >= 400, body.count >= 60, looksLikeKey(body) else { return nil }
  if isClosed {
    index += 8
    while let byte = bytes.byte(at: index), isUpperCase(byte) || byte == UInt8(ascii: " ") { index += 1 }
    while let byte = bytes.byte(at: index), byte == UInt8(ascii: "-") { index += 1 }
  }
  return SecretMatch(
    rule: SecretRules.privateKey, name: "a private key", range: SourceRange(offset - 5, index))
}

/// Where `PRIVATE KEY-----` ends in the line.
private func endOfHead(from offset: Int, _ bytes: [UInt8]) -> Int? {
  for start in offset..<(offset + 40) {
    guard let byte = bytes.byte(at: start), isUpperCase(byte) || byte == UInt8(ascii: " ") || isDigit(byte)
    else { return nil }
    if bytes.has("PRIVATE KEY-----", at: start) { return start + 16 }
    if bytes.has("PRIVATE KEY BLOCK-----", at: start) { return start + 22 }
  }
  return nil
}

/// The same in base 64, as kubeconfig has it: `LS0tLS1CRUdJTi…` is `-----BEGIN …`.
func encodedPrivateKey(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("LS0tLS1CRUdJTiB", at: offset) else { return nil }
  var end = offset
  while end - offset < 22_000, let byte = bytes.byte(at: end), isBase64(byte) { end += 1 }
  let length = (end - offset) / 4 * 4
  guard let text = decodedBase64(bytes[offset..<(offset + length)]), privateKey(at: 5, text) != nil else {
    return nil
  }
  return SecretMatch(rule: SecretRules.privateKey, name: "a private key", range: SourceRange(offset, end))
}
