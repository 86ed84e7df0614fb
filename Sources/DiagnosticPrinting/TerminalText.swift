/// Text of the author made safe for a terminal: no control character or escape sequence of a note acts on it.
package func harmless(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendHarmless(text.utf8, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// `1 note`, `2 notes`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
