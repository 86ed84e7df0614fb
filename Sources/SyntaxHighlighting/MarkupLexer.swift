import SourceText

/// Colours HTML.
struct MarkupLexer {
  private let bytes: [UInt8]
  private var list = TokenList()
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [SyntaxToken] {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "<"): lexAngle()
      case UInt8(ascii: "&"): lexEntity()
      default: offset += 1
      }
    }
    return list.tokens
  }

  private mutating func lexAngle() {
    if lexEnclosed("<!--", "-->", .comment) || lexEnclosed("<![CDATA[", "]]>", .string) { return }
    let isStart = offset + 1 < bytes.count && isWordStart(bytes[offset + 1])
    offset += 1
    if offset < bytes.count,
      [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[offset])
    {
      offset += 1
    }
    let nameStart = offset
    skipName()
    guard offset > nameStart else { return }
    list.add(.keyword, nameStart, offset)
    let name = String(decoding: bytes[nameStart..<min(offset, nameStart + 8)], as: UTF8.self).lowercased()
    lexAttributes()
    guard isStart, offset > 0, bytes[offset - 1] == UInt8(ascii: ">") else { return }
    if name == "script" { lexOther("javascript", until: "</script") }
    if name == "style" { lexOther("css", until: "</style") }
  }

  /// The text of another language in an element.
  private mutating func lexOther(_ language: String, until close: String) {
    let close = Array(close.utf8)
    var end = offset
    while end < bytes.count, !matches(close, in: bytes, at: end, limit: bytes.count) { end += 1 }
    for token in highlight(Array(bytes[offset..<end]), language: language) ?? [] {
      list.add(token.kind, offset + token.range.start, offset + token.range.end)
    }
    offset = end
  }

  /// Up to `>`; a `<` begins the next tag, so that an unclosed one does no harm.
  private mutating func lexAttributes() {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "<"): return
      case UInt8(ascii: ">"):
        offset += 1
        return
      case UInt8(ascii: "\""), UInt8(ascii: "'"): lexValue(byte)
      default:
        let start = offset
        skipName()
        list.add(.key, start, offset)
        if offset == start { offset += 1 }
      }
    }
  }

  /// A value ends at its quote, at the latest before the next `<` or `>` at a line's end.
  private mutating func lexValue(_ quote: UInt8) {
    var end = offset + 1
    while end < bytes.count, bytes[end] != quote, bytes[end] != UInt8(ascii: "<") { end += 1 }
    if end < bytes.count, bytes[end] == quote {
      take(.string, upTo: end + 1)
    } else {
      take(.string, upTo: endOfLine(bytes, from: offset, limit: end))
    }
  }

  private mutating func lexEntity() {
    var end = offset + 1
    let stop = min(bytes.count, offset + 32)
    while end < stop, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "#") { end += 1 }
    if end < stop, end > offset + 1, bytes[end] == UInt8(ascii: ";") {
      take(.escape, upTo: end + 1)
    } else {
      offset += 1
    }
  }

  private mutating func lexEnclosed(_ open: String, _ close: String, _ kind: SyntaxKind) -> Bool {
    guard matches(Array(open.utf8), in: bytes, at: offset, limit: bytes.count) else { return false }
    let close = Array(close.utf8)
    var end = offset + 4
    while end < bytes.count, !matches(close, in: bytes, at: end, limit: bytes.count) { end += 1 }
    take(kind, upTo: min(end + close.count, bytes.count))
    return true
  }

  private mutating func skipName() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"): offset += 1
      case let byte where isWordByte(byte): offset += 1
      default: return
      }
    }
  }

  private mutating func take(_ kind: SyntaxKind, upTo end: Int) {
    list.add(kind, offset, end)
    offset = end
  }
}
