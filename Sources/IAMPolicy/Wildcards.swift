// `*` stands for any characters, `?` for one. IAM User Guide, "Wildcards" of the elements Action and Resource.

/// Whether some text fits both patterns, letters compared without regard to case. In time proportional to the
/// product of the lengths.
func patternsMeet(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
  let a = a.utf8.map(lowercased)
  let b = b.utf8.map(lowercased)
  // `reached[j]`: some text fits the part of `a` that is done and the first j bytes of `b`.
  var reached = [true]
  for byte in b { reached.append(byte == star && reached[reached.count - 1]) }
  for byte in a {
    var next = [byte == star && reached[0]]
    for (j, other) in b.enumerated() {
      next.append(
        byte == star || other == star
          ? reached[j + 1] || next[j]
          : reached[j] && (byte == other || byte == anyOne || other == anyOne))
    }
    // Most patterns part with their first letters.
    guard next.contains(true) else { return false }
    reached = next
  }
  return reached[b.count]
}

func hasWildcard(_ text: some StringProtocol) -> Bool {
  text.utf8.contains { $0 == star || $0 == anyOne }
}

/// What stands before the first wildcard.
func literalStart(of pattern: some StringProtocol) -> String {
  String(decoding: pattern.utf8.prefix { $0 != star && $0 != anyOne }, as: UTF8.self)
}

func startsIgnoringCase(_ text: some StringProtocol, with start: some StringProtocol) -> Bool {
  text.utf8.count >= start.utf8.count
    && zip(text.utf8, start.utf8).allSatisfy { lowercased($0) == lowercased($1) }
}

func equalIgnoringCase(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
  a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lowercased($0) == lowercased($1) }
}

private let star = UInt8(ascii: "*")
private let anyOne = UInt8(ascii: "?")

private func lowercased(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
}
