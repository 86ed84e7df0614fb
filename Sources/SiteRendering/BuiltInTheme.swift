/// The themes that are in the program, so that a site needs none of its own.
package enum BuiltInTheme: String, Sendable, CaseIterable {
  case `default`, terminal

  /// Bytes by path below the theme's folder.
  package var files: [String: [UInt8]] {
    let (texts, pictures) =
      switch self {
      case .default: (defaultThemeTexts, defaultThemePictures)
      // The search is the same one; all else is this theme's own.
      case .terminal:
        (
          terminalThemeTexts + defaultThemeTexts.filter { $0.path.hasPrefix("assets/search") },
          terminalThemePictures
        )
      }
    return Dictionary(
      texts.map { ($0.path, Array($0.text.utf8)) } + pictures.map { ($0.path, decodedBase64($0.text)) },
      uniquingKeysWith: { first, _ in first })
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
