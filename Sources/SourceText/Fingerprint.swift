/// FNV-1a, 64 bits: a short name for something, not a proof of anything.
package func fingerprint(_ bytes: [UInt8]) -> UInt64 {
  var hash = Fingerprint()
  hash.combine(bytes)
  return hash.value
}

/// A fingerprint of several things one after the other.
package struct Fingerprint: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ bytes: [UInt8]) { combineAll(bytes) }

  package mutating func combine(_ text: String) { combineAll(text.utf8) }

  /// A number at once, its upper half mixed into the lower one.
  package mutating func combine(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01B3
    value ^= value >> 32
  }

  // Not for other modules, in which it would be slow for not being made for one type.
  private mutating func combineAll(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
