import SourceText

/// Whether the bytes of `range` are those of `text`.
func equals(_ bytes: [UInt8], _ range: SourceRange, _ text: StaticString) -> Bool {
  guard text.hasPointerRepresentation, range.count == text.utf8CodeUnitCount else { return false }
  return text.withUTF8Buffer { buffer in
    for index in 0..<buffer.count where bytes[range.start + index] != buffer[index] { return false }
    return true
  }
}
