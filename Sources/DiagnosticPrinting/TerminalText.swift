/// Text of the author made safe for a terminal: no control character or escape sequence of a note acts on it.
package func harmless(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendHarmless(text.utf8, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The same for a text of several lines, which keeps its line breaks and tabs.
package func harmlessLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map { harmless(String($0)) }.joined(
      separator: "\t")
  }.joined(separator: "\n")
}

/// `1 note`, `2 notes`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
