/// FNV-1a, 64 bits: a short name for something, not a proof of anything.
package func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash = Fingerprint()
  hash.combine(bytes)
  return hash.value
}

/// A fingerprint of several things one after the other.
package struct Fingerprint: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// A number at once, its upper half mixed into the lower one.
  package mutating func combine(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01B3
    value ^= value >> 32
  }
}
