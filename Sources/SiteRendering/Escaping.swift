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
  text.withUTF8 { appendEscaped($0, to: &output) }
}

/// Appends UTF-8 text, escaped as `escapeMarkup` does.
func appendEscaped(_ text: [UInt8], to output: inout [UInt8]) {
  text.withUnsafeBufferPointer { appendEscaped($0, to: &output) }
}

private func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  // Most of a text needs nothing and is copied in one piece.
  var start = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    guard mayNeedEscape(byte) else {
      index += 1
      continue
    }
    let end = index
    index += 1
    let escape: StaticString
    switch byte {
    case UInt8(ascii: "&"): escape = "&amp;"
    case UInt8(ascii: "<"): escape = "&lt;"
    case UInt8(ascii: ">"): escape = "&gt;"
    case UInt8(ascii: "\""): escape = "&quot;"
    case UInt8(ascii: "'"): escape = "&#39;"
    case 0xEF:
      guard isNonCharacter(bytes, at: end) else { continue }
      index += 2
      escape = ""
    default: escape = ""
    }
    output.append(contentsOf: bytes[start..<end])
    escape.withUTF8Buffer { output.append(contentsOf: $0) }
    start = index
  }
  output.append(contentsOf: bytes[start...])
}

/// Makes JSON fit for a `<script>` element (HTML §4.12.1.3): no byte of it can end the element or begin a
/// comment, which HTML reads before JSON is. Quotes within texts are written as numbers too, so that what the
/// author wrote looks like markup to nobody.
func scriptSafe(_ json: [UInt8]) -> String {
  var output: [UInt8] = []
  output.reserveCapacity(json.count + 32)
  json.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "<"): output.append(contentsOf: "\\u003C".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "\\u003E".utf8)
      case UInt8(ascii: "&"): output.append(contentsOf: "\\u0026".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "\\u0027".utf8)
      case UInt8(ascii: "\\") where index < bytes.count:
        if bytes[index] == UInt8(ascii: "\"") {
          output.append(contentsOf: "\\u0022".utf8)
        } else {
          output += [byte, bytes[index]]
        }
        index += 1
      case 0..<0x20, 0x7F: break
      case 0xEF where isNonCharacter(bytes, at: index - 1): index += 2
      default: output.append(byte)
      }
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// Whether U+FFFE or U+FFFF, EF BF BE and EF BF BF, stands here.
private func isNonCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
}

private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F, 0xEF: true
  default: false
  }
}
