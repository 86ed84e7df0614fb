/// How large files may be, in bytes. Larger ones are reported and not read, so that no note can keep a build busy or take
/// all memory.
package struct SizeLimits: Sendable, Hashable {
  /// A note.
  package var noteSize = 4_000_000
  /// Any other file that is published, and the files of a theme.
  package var fileSize = 100_000_000

  package init() {}
}

/// A number of bytes as people write it: `4 MB`, `500 kB`, `1.5 MB`, `300`. A thousand bytes are a kilobyte.
///
/// - Returns: `nil` for anything else, and for what is more than a gigabyte.
func byteCount(_ text: String) -> Int? {
  let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
  let factors = ["": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000]
  guard let factor = factors[text.dropFirst(number.count).filter({ $0 != " " }).lowercased()],
    let value = Double(number),
    value * Double(factor) <= Double(largestLimit)
  else { return nil }
  return Int(value * Double(factor))
}

/// Files are read as a whole.
private let largestLimit = 1_000_000_000

/// `4 MB`, `1.5 kB`, `12 bytes`: with one digit behind the point where there is one.
package func sizeText(_ count: Int) -> String {
  for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)] where count >= size {
    let tenths = count / (size / 10)
    return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
  return count == 1 ? "1 byte" : "\(count) bytes"
}
