/// The words inside identifiers in camel case, so that `web identity` finds `AssumeRoleWithWebIdentity`.
///
/// Names joined by `_`, `-`, `.`, `/` or `:` need no help: the tokenizer takes them apart, and a query for
/// the whole name asks for its parts in a row.
struct IdentifierParts {
  /// The parts of each identifier seen, once each: `"Assume Role With Web Identity\n"`.
  private(set) var text = ""
  private var seen: Set<Substring> = []

  mutating func add(_ source: String) {
    var source = source
    // Linear in the text; most words are rejected by their first change of case.
    source.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        guard isLetterOrDigit(bytes[offset]) else {
          offset += 1
          continue
        }
        let start = offset
        var hasParts = false
        while offset < bytes.count, isLetterOrDigit(bytes[offset]) {
          if offset > start, isPartStart(offset, from: start, in: bytes) { hasParts = true }
          offset += 1
        }
        // Longer runs are encoded data, whose case changes by chance.
        if hasParts, offset - start <= 100 {
          addIdentifier(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        }
      }
    }
  }

  private mutating func addIdentifier(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard seen.insert(Substring(decoding: bytes, as: UTF8.self)).inserted else { return }
    var part: [UInt8] = []
    for offset in bytes.indices {
      if offset > 0, isPartStart(offset, from: 0, in: bytes) { part.append(UInt8(ascii: " ")) }
      part.append(bytes[offset])
    }
    part.append(UInt8(ascii: "\n"))
    text += String(decoding: part, as: UTF8.self)
  }
}

/// Whether a new word begins at `offset`: `assume|Role`, `IAM|Policy`.
private func isPartStart(_ offset: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard isUpper(bytes[offset]) else { return false }
  if isLower(bytes[offset - 1]) { return true }
  // The last capital of a run belongs to the word after it.
  return offset + 1 < bytes.count && isUpper(bytes[offset - 1]) && isLower(bytes[offset + 1])
}

private func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
private func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isUpper(byte) || isLower(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
}
