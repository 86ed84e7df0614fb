import CMarkGFM

/// `cmark-gfm 0.29.0.gfm.6`, as it was found when the program began.
package var markdownLibraryVersion: String { "cmark-gfm " + String(cString: cmark_version_string()) }

/// Parses `text` as GitHub Flavored Markdown with footnotes and hands the document to `body`.
///
/// Of the extensions only tables and task lists are cmark's. Its `strikethrough` and `autolink` switch
/// bytes of a table on and off that all parsers of the process share
/// (`cmark_manage_extensions_special_characters`), so that two notes parsed at once spoil each other; whoever
/// renders finds both in the text instead. Safe to call from several threads.
///
/// A text with a hazard is read as an empty one.
package func withMarkdown<Result>(_ text: MarkdownText, _ body: (MarkdownNode) -> Result) -> Result? {
  guard extensions.isRegistered, let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
  defer { cmark_parser_free(parser) }
  for name in ["table", "tasklist"] {
    guard let syntax = cmark_find_syntax_extension(name) else { return nil }
    cmark_parser_attach_syntax_extension(parser, syntax)
  }
  withEscapesMarked(text.bytes) { buffer in
    guard let start = buffer.baseAddress else { return }
    start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
      cmark_parser_feed(parser, $0, buffer.count)
    }
  }
  guard let root = cmark_parser_finish(parser) else { return nil }
  defer { cmark_node_free(root) }
  return MarkdownNode(root).map(body)
}

/// cmark decodes `\~` and `\[` to what they escape, and whoever renders could not tell them from marks that
/// mean something. They are therefore handed over as control characters of the same length, which keeps all
/// offsets; `MarkdownNode` turns them back. A text that holds these characters already goes as it is.
enum EscapedMark {
  /// First byte of both characters in UTF-8: U+0091 and U+0092, for private use (ECMA-48).
  static let lead: UInt8 = 0xC2
  static let tilde: UInt8 = 0x91
  static let bracket: UInt8 = 0x92

  /// What the second byte stands for.
  static func original(of second: UInt8) -> UInt8? {
    switch second {
    case tilde: UInt8(ascii: "~")
    case bracket: UInt8(ascii: "[")
    default: nil
    }
  }
}

private func withEscapesMarked(_ text: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
  guard let marked = markingEscapes(in: text) else { return text.withUnsafeBufferPointer(body) }
  marked.withUnsafeBufferPointer(body)
}

/// The text with its escapes marked; `nil` when it has none.
private func markingEscapes(in text: ArraySlice<UInt8>) -> [UInt8]? {
  let places = text.withUnsafeBufferPointer(placesOfEscapes)
  guard !places.isEmpty else { return nil }
  var marked = Array(text)
  for place in places {
    marked[place] = EscapedMark.lead
    marked[place + 1] =
      marked[place + 1] == UInt8(ascii: "~") ? EscapedMark.tilde : EscapedMark.bracket
  }
  return marked
}

/// Where `\~` and `\[` stand; none for a text that holds the characters of the marks.
private func placesOfEscapes(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
  var places: [Int] = []
  var index = 0
  while index + 1 < text.count {
    // Eight bytes at once: most notes hold neither.
    while index + 8 < text.count, !mayHoldMark(text, at: index) { index += 8 }
    // The eight may have ended one byte before the end.
    guard index + 1 < text.count else { break }
    let byte = text[index]
    guard byte == UInt8(ascii: "\\") || byte == EscapedMark.lead else {
      index += 1
      continue
    }
    let next = text[index + 1]
    if byte == EscapedMark.lead {
      if EscapedMark.original(of: next) != nil { return [] }
      index += 1
      continue
    }
    if next == UInt8(ascii: "~") || next == UInt8(ascii: "[") { places.append(index) }
    index += 2
  }
  return places
}

/// Whether one of the eight bytes at `index` is a backslash or the first byte of a mark.
private func mayHoldMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  func holdsZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }
  return holdsZero(word ^ 0x5C5C_5C5C_5C5C_5C5C) || holdsZero(word ^ 0xC2C2_C2C2_C2C2_C2C2)
}

private struct Extensions: Sendable {
  let isRegistered: Bool

  init() {
    cmark_gfm_core_extensions_ensure_registered()
    isRegistered = true
  }
}

/// Registering is not thread-safe in cmark; a global `let` runs its initialiser once.
private let extensions = Extensions()
