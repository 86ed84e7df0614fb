import SourceText

/// Where a link or image leads, in its parts: a `%23` is part of a file's name, a `#` ends it (RFC 3986 §2.4).
package struct LinkDestination: Sendable, Hashable {
  /// Percent escapes decoded, as in the other parts.
  package let path: String
  /// What stands between `?` and `#`.
  package let query: String
  /// What stands behind `#`.
  package let fragment: String

  package init(path: String, query: String, fragment: String) {
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// - Parameter encoded: as a note has it, percent escapes not decoded.
  package init(encoded: [UInt8]) {
    let hash = encoded.firstIndex(of: UInt8(ascii: "#")) ?? encoded.endIndex
    let mark = encoded[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    path = percentDecoded(encoded[..<mark])
    query = percentDecoded(encoded[mark..<hash].dropFirst())
    fragment = percentDecoded(encoded[hash...].dropFirst())
  }

  /// - Parameter text: without percent escapes.
  package init(text: String) {
    let (rest, fragment) = split(text, at: "#")
    (path, query) = split(rest, at: "?")
    self.fragment = fragment
  }
}

/// Percent-encodes what may not stand in a URL (RFC 3986 §2); its escapes stay.
package func percentEncodedURL(_ url: String) -> String {
  guard !url.utf8.allSatisfy(mayStandInURL) else { return url }
  var encoded = ""
  for byte in url.utf8 {
    let character = String(decoding: [byte], as: UTF8.self)
    encoded += mayStandInURL(byte) ? character : percentEscape(byte)
  }
  return encoded
}

/// Whether a byte is one of a URL, `%` included.
package func mayStandInURL(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
    UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"),
    UInt8(ascii: "["), UInt8(ascii: "]"):
    false
  default: true
  }
}

/// The text before and after the first `separator`.
func split(_ text: String, at separator: Character) -> (String, String) {
  guard let index = text.firstIndex(of: separator) else { return (text, "") }
  return (String(text[..<index]), String(text[text.index(after: index)...]))
}
