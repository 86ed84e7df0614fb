import SourceText

/// What a diagnostic may tell of the secret in its range.
package struct ConcealedSecret: Sendable, Hashable {
  /// A short name for it, of eight hexadecimal digits: enough to tell it from others, too little to find it by.
  package let fingerprint: String
  /// From when on it opens nothing any more, in seconds since 1970; `nil` where nobody can tell.
  package let expiry: Int?

  package init(_ secret: ArraySlice<UInt8>, expiry: Int? = nil) {
    let hash = SourceText.fingerprint(Array(secret))
    let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    fingerprint = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    self.expiry = expiry
  }

  package init(fingerprint: String, expiry: Int?) {
    self.fingerprint = fingerprint
    self.expiry = expiry
  }
}

extension Diagnostic {
  /// Whether it is moot at an instant, in seconds since 1970: a token that has run out is no secret.
  package func isMoot(at now: Int) -> Bool { secret?.expiry.map { $0 <= now } ?? false }
}
