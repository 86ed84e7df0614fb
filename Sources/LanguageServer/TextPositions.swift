import JSONSyntax
import SourceText

/// What the characters of a position are (LSP 3.17, `PositionEncodingKind`).
enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// How many units a character takes that begins with `byte`; 0 for the bytes that follow.
  func width(ofLead byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
    }
  }
}

/// A place as the protocol names it: both numbers count from 0.
struct Position: Sendable, Hashable, Comparable {
  let line: Int
  let character: Int

  init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer, line >= 0,
      character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }

  static func < (a: Position, b: Position) -> Bool { (a.line, a.character) < (b.line, b.character) }

  func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("line", line)
      $0.member("character", character)
    }
  }
}

/// Turns byte offsets of a text into positions and back.
struct TextPositions: Sendable {
  let bytes: [UInt8]
  let lines: LineTable
  let encoding: PositionEncoding
  /// The last place asked for: from there on is counted, so that many findings on one long line cost one pass.
  private var last = (offset: 0, position: Position(line: 0, character: 0))

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    lines = LineTable(bytes)
    self.encoding = encoding
  }

  mutating func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.lineIndex(of: offset)
    var from = lines.starts[line]
    var character = 0
    if line == last.position.line, last.offset <= offset {
      (from, character) = (last.offset, last.position.character)
    }
    for index in from..<offset { character += encoding.width(ofLead: bytes[index]) }
    last = (offset, Position(line: line, character: character))
    return last.position
  }

  /// The offset of a position. One behind the end of its line is that end; one behind the text, the end of the text.
  func offset(of position: Position) -> Int {
    guard position.line < lines.count else { return bytes.count }
    let content = lines.contentRange(ofLine: position.line)
    var offset = content.start
    var character = 0
    while offset < content.end, character < position.character {
      character += encoding.width(ofLead: bytes[offset])
      offset += 1
      while encoding != .utf8, offset < content.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    // A place within a character is its start.
    while offset > content.start, offset < content.end, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The bytes of a range; `nil` for what is none.
  func range(_ value: JSONValue?) -> SourceRange? {
    guard let start = Position(value?["start"]), let end = Position(value?["end"]), start <= end else {
      return nil
    }
    let first = offset(of: start)
    return SourceRange(first, max(first, offset(of: end)))
  }

  /// Writes a member with the positions of a range.
  mutating func write(_ range: SourceRange, as key: String = "range", to writer: inout JSONWriter) {
    let (start, end) = (position(of: range.start), position(of: range.end))
    writer.member(
      key,
      object: {
        $0.key("start")
        start.write(to: &$0)
        $0.key("end")
        end.write(to: &$0)
      })
  }

  /// Writes the object of a `TextEdit`.
  mutating func write(edit range: SourceRange, with text: String, to writer: inout JSONWriter) {
    writer.object {
      write(range, to: &$0)
      $0.member("newText", text)
    }
  }
}
