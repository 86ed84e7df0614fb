/// Why `text` is no name of a domain or host; `nil` when it is one (RFC 1123 §2.1; `_` as in `_tcp`).
///
/// A dot at the end is right, and so is the root, `.`.
func faultOfDomain(_ text: String) -> String? {
  guard text != "." else { return nil }
  var labels = text.split(separator: ".", omittingEmptySubsequences: false)
  if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
  guard text.utf8.count <= 254 else { return "a name of \(text.utf8.count) characters, at most 253 can be" }
  for label in labels {
    if label.isEmpty { return "'\(text)' has an empty part between dots" }
    if label.utf8.count > 63 { return "a part of \(label.utf8.count) characters, at most 63 can be" }
    if let odd = label.unicodeScalars.first(where: { !isLabelScalar($0) }) {
      return odd == "," ? "a comma in a list of names" : "'\(odd)' in the name of a domain"
    }
    if label.hasPrefix("-") || label.hasSuffix("-") { return "'\(label)' begins or ends with '-'" }
  }
  return nil
}

private func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII && (isNameByte(UInt8(truncatingIfNeeded: scalar.value)) || scalar == "-")
}
