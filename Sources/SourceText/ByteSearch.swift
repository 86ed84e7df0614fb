extension Collection where Element == UInt8 {
  /// Whether the bytes of `text` stand anywhere in this.
  ///
  /// The standard library's search for a collection in another runs unspecialised: it took a tenth of `notes check`.
  @inlinable
  public func contains(utf8 text: StaticString) -> Bool {
    withContiguousStorageIfAvailable { isFound(text, in: $0) }
      ?? Array(self).withUnsafeBufferPointer { isFound(text, in: $0) }
  }
}

extension StringProtocol {
  /// Whether the bytes of `text` stand anywhere in this; other than `contains` it does not look for whole characters.
  @inlinable
  public func contains(utf8 text: StaticString) -> Bool { utf8.contains(utf8: text) }
}

extension String {
  /// What stands between the bytes `separator`, empty parts left out: `split` without a look for whole characters.
  package func parts(between separator: UInt8) -> [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    while let index = utf8[start...].firstIndex(of: separator) {
      if start < index { parts.append(self[start..<index]) }
      start = utf8.index(after: index)
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }

  /// What stands behind the last byte `separator`; `nil` where there is none.
  package func part(behindLast separator: UInt8) -> Substring? {
    utf8.lastIndex(of: separator).map { self[utf8.index(after: $0)...] }
  }
}

@usableFromInline
func isFound(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  precondition(text.hasPointerRepresentation && text.utf8CodeUnitCount > 0, "there is something to look for")
  let count = text.utf8CodeUnitCount
  guard bytes.count >= count else { return false }
  return text.withUTF8Buffer { wanted in
    let first = wanted[0]
    var start = 0
    let last = bytes.count - count
    while start <= last {
      if bytes[start] == first {
        var length = 1
        while length < count, bytes[start + length] == wanted[length] { length += 1 }
        if length == count { return true }
      }
      start += 1
    }
    return false
  }
}
