import NoteModel
import NoteParsing
import SourceText

/// What an author is about to write at a place of a note, and the part of it that stands there already.
enum CompletionPlace: Equatable {
  /// A key of the front matter.
  case key(SourceRange)
  /// The value of a key that has few.
  case value(key: String, SourceRange)
  case tag(SourceRange)
  /// A language behind a fence.
  case language(SourceRange)
  /// An attribute of a fence.
  case attribute(SourceRange)
  /// The value of an attribute of a fence in `language`.
  case attributeValue(name: String, language: String, SourceRange)
  /// The destination of a Markdown link, or of an image.
  case destination(SourceRange, isImage: Bool)
  /// What stands behind the `#` of a link to `target`.
  case fragment(SourceRange, target: String)
  /// The name in a wiki link, or of an embedded image.
  case name(SourceRange, isImage: Bool)
  /// What stands behind the `#` of a wiki link.
  case heading(SourceRange, name: String)
  case none

  /// - Parameter bytes: of the note, malformed text replaced.
  init(in bytes: [UInt8], lines: LineTable, at offset: Int) {
    let line = lines.lineIndex(of: offset)
    let content = lines.contentRange(ofLine: line)
    let before = bytes[content.start..<min(max(offset, content.start), content.end)]
    if let place = findFrontMatter(bytes), offset >= place.content.start,
      offset < place.content.end || (offset == place.content.end && !place.isClosed)
    {
      self = Self.inFrontMatter(before, of: bytes, lines: lines, line: line, format: place.format)
      return
    }
    let block = fencedBlocks(of: bytes).first { $0.openingLine <= line && line <= $0.endLine }
    if let block {
      let isBehindFence = block.openingLine == line && offset >= block.infoRange.start
      self = isBehindFence ? Self.behindFence(bytes[block.infoRange.start..<offset]) : .none
    } else {
      self = Self.inText(before)
    }
  }

  // MARK: Front matter

  private static func inFrontMatter(
    _ before: ArraySlice<UInt8>, of bytes: [UInt8], lines: LineTable, line: Int, format: FrontMatter.Format
  ) -> CompletionPlace {
    guard format != .json else { return .none }
    let sign = UInt8(ascii: format == .yaml ? ":" : "=")
    if let colon = before.firstIndex(of: sign) {
      let key = text(before[..<colon].filter { $0 > 0x20 })
      let value = before[(colon + 1)...].drop { $0 == 0x20 }
      guard key == "tags" else { return .value(key: key, range(of: value)) }
      return .tag(range(of: lastItem(value)))
    }
    let word = before.drop { $0 == 0x20 }
    if word.first == UInt8(ascii: "-"), format == .yaml {
      return key(ofListAt: line, in: bytes, lines: lines) == "tags"
        ? .tag(range(of: word.dropFirst().drop { $0 == 0x20 || isQuote($0) })) : .none
    }
    if format == .toml, key(ofListAt: line, in: bytes, lines: lines) == "tags",
      word.first.map(isQuote) == true
    {
      return .tag(range(of: lastItem(word)))
    }
    guard word.count == before.count, word.allSatisfy({ $0 > 0x20 }) else { return .none }
    return .key(range(of: word))
  }

  /// The last of several items in brackets or between commas, without its opening quote.
  private static func lastItem(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = value.lastIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ",") }.map { $0 + 1 }
    return value[(start ?? value.startIndex)...].drop { $0 == 0x20 || isQuote($0) }
  }

  /// The key above whose value the list item on a line belongs to.
  private static func key(ofListAt line: Int, in bytes: [UInt8], lines: LineTable) -> String? {
    var above = line - 1
    while above >= 0 {
      let content = lines.contentRange(ofLine: above)
      let text = bytes[content.start..<content.end]
      above -= 1
      guard let first = text.first, first != 0x20, first != UInt8(ascii: "-"), !isQuote(first) else {
        continue
      }
      let key = text.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") }
      return Self.text(key.filter { $0 > 0x20 })
    }
    return nil
  }

  // MARK: Fences

  private static func behindFence(_ before: ArraySlice<UInt8>) -> CompletionPlace {
    let words = before.drop { $0 == 0x20 || $0 == UInt8(ascii: "{") }
    var start = words.startIndex
    var quote: UInt8?
    for index in words.indices {
      if let open = quote {
        if words[index] == open { quote = nil }
      } else if isQuote(words[index]) {
        quote = words[index]
      } else if words[index] == 0x20 || words[index] == UInt8(ascii: "{") {
        start = index + 1
      }
    }
    let word = words[start...]
    guard start > words.startIndex else { return .language(range(of: word)) }
    guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { return .attribute(range(of: word)) }
    let value = word[(equals + 1)...].drop(while: isQuote)
    let last = value.lastIndex(of: UInt8(ascii: ",")).map { $0 + 1 } ?? value.startIndex
    return .attributeValue(
      name: text(word[..<equals]), language: text(words.prefix { $0 > 0x20 }), range(of: value[last...]))
  }

  // MARK: Text

  private static func inText(_ before: ArraySlice<UInt8>) -> CompletionPlace {
    var index = before.endIndex
    while index > before.startIndex {
      index -= 1
      switch before[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): return .none
      case UInt8(ascii: "(")
      where index > before.startIndex && before[index - 1] == UInt8(ascii: "]"):
        let written = before[(index + 1)...].drop { $0 == UInt8(ascii: "<") }
        return destination(written, isImage: isImage(textBefore: index - 1, in: before))
      case UInt8(ascii: "[") where index > before.startIndex && before[index - 1] == UInt8(ascii: "["):
        let isImage = index > before.startIndex + 1 && before[index - 2] == UInt8(ascii: "!")
        return name(before[(index + 1)...], isImage: isImage)
      default: break
      }
    }
    return .none
  }

  private static func destination(_ written: ArraySlice<UInt8>, isImage: Bool) -> CompletionPlace {
    // A title follows, or the link leads to another host.
    if written.contains(UInt8(ascii: "\"")) || text(written).contains(utf8: "://") { return .none }
    guard let hash = written.firstIndex(of: UInt8(ascii: "#")), !isImage else {
      return .destination(range(of: written), isImage: isImage)
    }
    return .fragment(range(of: written[(hash + 1)...]), target: percentDecoded(written[..<hash]))
  }

  private static func name(_ written: ArraySlice<UInt8>, isImage: Bool) -> CompletionPlace {
    if written.contains(UInt8(ascii: "|")) { return .none }
    guard let hash = written.firstIndex(of: UInt8(ascii: "#")), !isImage else {
      return .name(range(of: written), isImage: isImage)
    }
    return .heading(range(of: written[(hash + 1)...]), name: text(written[..<hash]))
  }

  /// Whether the text of a link that ends before `end` begins with `![`.
  private static func isImage(textBefore end: Int, in line: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for index in line[...end].indices.reversed() {
      if line[index] == UInt8(ascii: "]") { depth += 1 }
      if line[index] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return index > line.startIndex && line[index - 1] == UInt8(ascii: "!") }
    }
    return false
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func range(of slice: ArraySlice<UInt8>) -> SourceRange {
    SourceRange(slice.startIndex, slice.endIndex)
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
