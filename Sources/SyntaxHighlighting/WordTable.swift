import SourceText

/// Reserved words of a language with their kinds, looked up without making strings.
struct WordTable: Sendable {
  private var kinds: [PackedWord: SyntaxKind] = [:]
  private let ignoresCase: Bool

  /// - Parameter words: words separated by blanks, each of at most 16 bytes.
  init(_ words: KeyValuePairs<SyntaxKind, String> = [:], ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    for (kind, list) in words {
      for word in list.utf8.split(separator: UInt8(ascii: " ")) {
        let bytes = Array(word)
        guard let packed = PackedWord(bytes, 0, bytes.count, ignoresCase: ignoresCase) else {
          preconditionFailure("words of a table have at most 16 bytes")
        }
        kinds[packed] = kind
      }
    }
  }

  /// What the word at `start..<end` is, `nil` for one that is not reserved.
  func kind(of bytes: [UInt8], _ start: Int, _ end: Int) -> SyntaxKind? {
    guard !kinds.isEmpty, let word = PackedWord(bytes, start, end, ignoresCase: ignoresCase) else {
      return nil
    }
    return kinds[word]
  }
}

/// Up to 16 bytes in two numbers.
private struct PackedWord: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init?(_ bytes: [UInt8], _ start: Int, _ end: Int, ignoresCase: Bool) {
    guard end - start <= 16 else { return nil }
    for index in start..<end {
      var byte = bytes[index]
      if ignoresCase, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { byte |= 0x20 }
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }
}
