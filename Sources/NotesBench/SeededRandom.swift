/// Numbers that look random and are the same on every machine: SplitMix64.
///
/// The standard library does not promise that its own distributions stay as they are, hence `below`.
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to `limit`, which is at least 1 and at most 2^31.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(max(1, limit))) >> 32)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True `percent` times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// - Parameter words: not empty.
  mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  /// - Parameter words: separated by vertical bars, not empty.
  mutating func pick(of words: String) -> String {
    pick(words.split(separator: "|").map(String.init))
  }

  mutating func hexadecimal(_ digits: Int) -> String {
    String((0..<digits).map { _ in Array("0123456789abcdef")[below(16)] })
  }
}
