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
