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

/// Decodes `%XX`; malformed escapes stay as they are.
package func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
  var result: [UInt8] = []
  var rest = bytes[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexValue),
      let low = rest.dropFirst().first.flatMap(hexValue)
    {
      result.append(high << 4 | low)
      rest = rest.dropFirst(2)
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
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

/// `%20`
package func percentEscape(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return (byte < 16 ? "%0" : "%") + digits
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// The text before and after the first `separator`.
func split(_ text: String, at separator: Character) -> (String, String) {
  guard let index = text.firstIndex(of: separator) else { return (text, "") }
  return (String(text[..<index]), String(text[text.index(after: index)...]))
}
