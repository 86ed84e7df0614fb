import SourceText

/// A change that mends what a diagnostic is about, so certain that it can be made without asking.
package struct TextEdit: Sendable, Hashable {
  /// What it replaces, in bytes of the text that was checked; empty where something is put in.
  package var range: SourceRange
  /// The text in that range. Where another one stands there – a place could not be traced back to the note byte by
  /// byte –, the edit is not made.
  package let old: String
  package let new: String

  /// Puts `new` in the place of `range` of `bytes`.
  package init(_ range: SourceRange, of bytes: [UInt8], with new: String) {
    self.range = range.clamped(to: bytes.count)
    old = String(decoding: bytes[self.range.start..<self.range.end], as: UTF8.self)
    self.new = new
  }

  /// The edit of `old`, which stands at `range`.
  package init(_ range: SourceRange, replacing old: String, with new: String) {
    self.range = range
    self.old = old
    self.new = new
  }

  /// Whether `bytes` hold the old text in its place.
  package func fits(_ bytes: [UInt8]) -> Bool {
    range.end <= bytes.count && bytes[range.start..<range.end].elementsEqual(old.utf8)
  }
}

/// Which curly quotes a language has plain ones for.
package enum CurlyQuotes: Sendable {
  case double, doubleAndSingle
}

extension [TextEdit] {
  /// Plain quotes for the curly ones around a string at `range`; none where these are no pair, where the text between
  /// would end such a string, or where it is empty.
  package static func plainQuotes(
    around range: SourceRange, in bytes: [UInt8], _ quotes: CurlyQuotes = .double
  ) -> [TextEdit] {
    let opening = bytes.character(at: range.start)
    let closing = bytes.character(endingAt: range.end)
    guard opening.end < closing.start else { return [] }
    let pair = [opening, closing].map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    let plain: String
    switch (pair[0], pair[1]) {
    case ("“", "”"), ("„", "“"), ("„", "”"): plain = "\""
    case ("‘", "’") where quotes == .doubleAndSingle: plain = "'"
    default: return []
    }
    let inner = bytes[opening.end..<closing.start]
    guard !inner.contains(UInt8(ascii: "\\")),
      !inner.contains(where: { [UInt8](plain.utf8) == [$0] }), !inner.containsQuote(of: pair)
    else { return [] }
    return [TextEdit(opening, of: bytes, with: plain), TextEdit(closing, of: bytes, with: plain)]
  }

  /// A plain blank for one that only looks like it; nothing for a mark without width.
  package static func plainBlank(at range: SourceRange, in bytes: [UInt8]) -> [TextEdit] {
    let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, scalar.value >= 0x80, text.unicodeScalars.count == 1 else {
      return []
    }
    return [TextEdit(range, of: bytes, with: scalar.properties.isWhitespace ? " " : "")]
  }
}

extension [UInt8] {
  /// The bytes of the character at `offset`.
  fileprivate func character(at offset: Int) -> SourceRange {
    var end = Swift.min(offset + 1, count)
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(Swift.min(offset, end), end)
  }

  /// The bytes of the character before `end`.
  fileprivate func character(endingAt end: Int) -> SourceRange {
    var start = Swift.max(end - 1, 0)
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return SourceRange(start, Swift.max(end, start))
  }
}

extension ArraySlice<UInt8> {
  /// Whether one of these quotes stands inside; the apostrophe of `it’s` is none.
  fileprivate func containsQuote(of pair: [String]) -> Bool {
    let cursor = ByteCursor(Array(self))
    return cursor.bytes.indices.contains { offset in
      guard cursor.isCurlyQuote(at: offset), !cursor.isApostrophe(at: offset) else { return false }
      return pair.contains { cursor.bytes[offset...].starts(with: $0.utf8) }
    }
  }
}
