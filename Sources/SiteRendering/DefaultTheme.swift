/// The theme that is in the program, so that a site needs none of its own.
package enum DefaultTheme {
  /// Bytes by path below the theme's folder.
  package static var files: [String: [UInt8]] {
    let texts = defaultThemeTexts.map { ($0.path, Array($0.text.utf8)) }
    let pictures = defaultThemePictures.map { ($0.path, decodedBase64($0.text)) }
    return Dictionary(texts + pictures, uniquingKeysWith: { $1 })
  }
}

/// The bytes that base64 stands for (RFC 4648 §4); what is none of its digits is passed over.
private func decodedBase64(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for digit in text.utf8 {
    let value: UInt8
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): value = 62
    case UInt8(ascii: "/"): value = 63
    default: continue
    }
    bits = bits << 6 | UInt32(value)
    count += 6
    guard count >= 8 else { continue }
    count -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
  }
  return bytes
}
