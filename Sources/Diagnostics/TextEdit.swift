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

  /// Whether `bytes` hold the old text in its place.
  package func fits(_ bytes: [UInt8]) -> Bool {
    range.end <= bytes.count && bytes[range.start..<range.end].elementsEqual(old.utf8)
  }
}

extension [TextEdit] {
  /// Plain quotes for the curly ones around a string at `range`; none where one of the two is plain, which may be one
  /// within the string, or where the text between would end such a string.
  package static func plainQuotes(around range: SourceRange, in bytes: [UInt8]) -> [TextEdit] {
    let opening = bytes.character(at: range.start)
    let closing = bytes.character(endingAt: range.end)
    guard opening.count > 1, closing.count > 1, opening.end <= closing.start,
      !bytes[opening.end..<closing.start].contains(where: {
        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
      })
    else { return [] }
    return [opening, closing].map { TextEdit($0, of: bytes, with: "\"") }
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
