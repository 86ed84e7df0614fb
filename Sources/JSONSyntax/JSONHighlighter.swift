import SourceText

/// Colours JSON, however damaged: keys, strings and their escapes, numbers, constants, punctuation, comments,
/// placeholders. Never fails; takes time linear in the text.
package func highlightJSON(_ bytes: [UInt8]) -> [SyntaxToken] {
  var highlighter = JSONHighlighter(cursor: ByteCursor(bytes))
  while !highlighter.cursor.isAtEnd { highlighter.takeToken() }
  return highlighter.tokens
}

private struct JSONHighlighter {
  var cursor: ByteCursor
  var tokens: [SyntaxToken] = []

  /// Takes at least one byte.
  mutating func takeToken() {
    let start = cursor.offset
    guard let byte = cursor.current else { return }
    switch byte {
    case UInt8(ascii: "\""): takeString()
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
      UInt8(ascii: ":"):
      cursor.offset += 1
      add(.punctuation, from: start)
    case UInt8(ascii: "#"): takeLineComment()
    case UInt8(ascii: "/"):
      if cursor.starts(with: "//") {
        takeLineComment()
      } else if cursor.starts(with: "/*") {
        takeBlockComment()
      } else {
        cursor.offset += 1
      }
    case UInt8(ascii: "<"): takePlaceholder(until: UInt8(ascii: ">"))
    case UInt8(ascii: "$"): takePlaceholder(until: UInt8(ascii: "}"))
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0xE2: takeNumberOrDots()
    case _ where isLetter(byte): takeWord()
    default: cursor.offset += 1
    }
  }

  private mutating func add(_ kind: SyntaxKind, from start: Int) {
    guard cursor.offset > start else { return }
    tokens.append(SyntaxToken(kind, cursor.range(from: start)))
  }

  /// A string in pieces: text, escapes, text. It ends with its line at the latest.
  private mutating func takeString() {
    let first = tokens.count
    var start = cursor.offset
    cursor.offset += 1
    loop: while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.offset += 1
        break loop
      case 0x0A, 0x0D: break loop
      case UInt8(ascii: "\\"):
        add(.string, from: start)
        let escape = cursor.offset
        cursor.offset += 1
        if cursor.eat(UInt8(ascii: "u")) {
          let digits = cursor.offset
          while cursor.offset < digits + 4, let digit = cursor.current, hexadecimalValue(digit) != nil {
            cursor.offset += 1
          }
        } else if let next = cursor.current, next >= 0x20 {
          cursor.offset += 1
          while let more = cursor.current, more & 0xC0 == 0x80 { cursor.offset += 1 }
        }
        add(.escape, from: escape)
        start = cursor.offset
      default: cursor.offset += 1
      }
    }
    add(.string, from: start)
    guard isBeforeColon else { return }
    for index in first..<tokens.count where tokens[index].kind == .string {
      tokens[index] = SyntaxToken(.key, tokens[index].range)
    }
  }

  /// Whether blanks of this line and then a colon come next.
  private var isBeforeColon: Bool {
    var offset = cursor.offset
    while offset < cursor.bytes.count, offset - cursor.offset < 64, cursor.bytes[offset] == UInt8(ascii: " ")
    {
      offset += 1
    }
    return offset < cursor.bytes.count && cursor.bytes[offset] == UInt8(ascii: ":")
  }

  private mutating func takeLineComment() {
    let start = cursor.offset
    cursor.skip { $0 != 0x0A && $0 != 0x0D }
    add(.comment, from: start)
  }

  private mutating func takeBlockComment() {
    let start = cursor.offset
    cursor.offset += 2
    while !cursor.isAtEnd, !cursor.eat("*/") { cursor.offset += 1 }
    add(.comment, from: start)
  }

  private mutating func takePlaceholder(until closing: UInt8) {
    let start = cursor.offset
    let limit = min(cursor.bytes.count, start + 100)
    cursor.offset += 1
    while cursor.offset < limit, cursor.current != closing, cursor.current != 0x0A { cursor.offset += 1 }
    if cursor.current == closing, cursor.offset < limit {
      cursor.offset += 1
      add(.placeholder, from: start)
    } else {
      cursor.offset = start + 1
    }
  }

  private mutating func takeNumberOrDots() {
    let start = cursor.offset
    if cursor.eat("...") || cursor.eat("…") {
      cursor.skip { $0 == UInt8(ascii: ".") }
      return add(.placeholder, from: start)
    }
    guard let byte = cursor.current, byte < 0x80 else {
      cursor.offset += 1
      return
    }
    cursor.offset += 1
    cursor.skip {
      isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }
    add(.number, from: start)
  }

  private mutating func takeWord() {
    let start = cursor.offset
    cursor.skip { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    switch cursor.text(cursor.range(from: start)) {
    case "true", "false", "null": add(.constant, from: start)
    default: if isBeforeColon { add(.key, from: start) }
    }
  }
}
