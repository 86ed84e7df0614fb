import SourceText
import YAMLSyntax

/// Whether a scalar, or a key, stands for what the reader or another program puts in its place: `${PORT}`,
/// `<name>`, `{{ x }}`, `%%X%%`, `...`, `YOUR_PORT`.
package func isPlaceholder(_ text: String) -> Bool {
  if text == "…" || text.hasPrefix("...") { return true }
  let bytes = Array(text.utf8)
  for (index, byte) in bytes.enumerated() {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch byte {
    case UInt8(ascii: "$"):
      if next == UInt8(ascii: "{") || next == UInt8(ascii: "(") || isLetter(next) { return true }
    case UInt8(ascii: "{"): if next == byte || next == UInt8(ascii: "%") { return true }
    case UInt8(ascii: "%"): if next == byte { return true }
    case UInt8(ascii: "["): if next == byte { return true }
    case UInt8(ascii: "<"):
      let mayOpen = isLetter(next) || next == UInt8(ascii: "%")
      if mayOpen { return bytes[index...].contains(UInt8(ascii: ">")) }
    default: break
    }
  }
  return isStandIn(bytes)
}

/// `(image)`, `=(image)`, `X(image)`: a field under a condition of Kyverno.
package func isCondition(_ name: String) -> Bool {
  guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return false }
  return ["", "=", "+", "^", "<", "X"].contains(name[..<open])
}

/// Whether another program fills the text in before YAML is read, so that what stands there is not the last word:
/// `{{ name }}`, `%%X%%`, `<% x %>`.
package func isTemplateText(_ scalar: YAMLScalar) -> Bool {
  let text = scalar.text
  return scalar.style == .plain
    && (text.contains(utf8: "{{") || text.contains(utf8: "{%") || text.contains(utf8: "%%")
      || text.contains(utf8: "<%") || text.contains(utf8: "[[%"))
}

/// `YOUR_PORT`, `MY_NAME`, `xxxx`: names in capitals, as authors write them.
private func isStandIn(_ bytes: [UInt8]) -> Bool {
  guard bytes.count > 1 else { return false }
  if bytes.allSatisfy({ $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }) { return true }
  if String(decoding: bytes.prefix(4), as: UTF8.self).lowercased() == "your" { return true }
  let isCapital = bytes.allSatisfy { byte in
    byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }
  // `TRUE` and `NULL` are values, `ON` and `OFF` nearly so.
  return isCapital
    && !["YES", "NO", "ON", "OFF", "TRUE", "FALSE"].contains(String(decoding: bytes, as: UTF8.self))
}

private func isLetter(_ byte: UInt8) -> Bool {
  let small = byte | 0x20
  return small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
}

/// Whether another program fills in a part of this before YAML is read.
package func containsTemplate(_ value: YAMLValue) -> Bool {
  switch value.kind {
  case .scalar(let scalar): isTemplateText(scalar)
  case .sequence(let items): items.contains(where: containsTemplate)
  case .mapping(let members): members.contains { containsTemplate($0.key) || containsTemplate($0.value) }
  }
}
