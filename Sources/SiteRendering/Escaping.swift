/// Escapes text for element content and quoted attributes of HTML and XML.
///
/// Works on bytes, since a `Character` may hide a `"` behind a combining mark. Control characters and
/// non-characters, which neither language allows even when escaped (XML 1.0 §2.2), are dropped.
func escapeMarkup(_ text: String) -> String {
  var text = text
  let isPlain = text.withUTF8 { !$0.contains(where: mayNeedEscape) }
  if isPlain { return text }
  var escaped: [UInt8] = []
  appendEscaped(text, to: &escaped)
  return String(decoding: escaped, as: UTF8.self)
}

/// Appends `text`, escaped as `escapeMarkup` does.
func appendEscaped(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    output.reserveCapacity(output.count + bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: output.append(byte)
      case 0..<0x20, 0x7F: break
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      case 0xEF where index + 1 < bytes.count && bytes[index] == 0xBF && bytes[index + 1] >= 0xBE: index += 2
      default: output.append(byte)
      }
    }
  }
}

private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
  case 0..<0x20: byte != 0x09 && byte != 0x0A
  case 0x7F, 0xEF: true
  default: false
  }
}
