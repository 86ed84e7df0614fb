import SourceText

/// Colours TOML, however damaged. Never fails; takes time linear in the text.
package func highlightTOML(_ bytes: [UInt8]) -> [SyntaxToken] {
  var highlighter = TOMLHighlighter(cursor: ByteCursor(bytes))
  while !highlighter.cursor.isAtEnd { highlighter.takeToken() }
  return highlighter.tokens
}

private struct TOMLHighlighter {
  var cursor: ByteCursor
  var tokens: [SyntaxToken] = []
  /// The brackets that are open.
  private var brackets: [UInt8] = []
  /// Whether a key comes next, not a value.
  private var isBeforeKey = true

  init(cursor: ByteCursor) { self.cursor = cursor }

  /// Takes at least one byte.
  mutating func takeToken() {
    let start = cursor.offset
    guard let byte = cursor.current else { return }
    if let end = cursor.endOfElision(at: start) {
      cursor.offset = end
      return add(.placeholder, from: start)
    }
    switch byte {
    case 0x0A:
      cursor.offset += 1
      if brackets.isEmpty { isBeforeKey = true }
    case UInt8(ascii: "#"):
      skipLine()
      add(.comment, from: start)
    case UInt8(ascii: "["):
      if isBeforeKey, brackets.isEmpty { takeHeader() } else { open(byte) }
    case UInt8(ascii: "{"): open(byte)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      cursor.offset += 1
      _ = brackets.popLast()
      isBeforeKey = false
      add(.punctuation, from: start)
    case UInt8(ascii: ","):
      cursor.offset += 1
      isBeforeKey = brackets.last == UInt8(ascii: "{")
      add(.punctuation, from: start)
    case UInt8(ascii: "="):
      cursor.offset += 1
      isBeforeKey = false
      add(.operator, from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString(byte)
    case _ where isWordByte(byte): takeWord()
    default: cursor.offset += 1
    }
  }

  private mutating func add(_ kind: SyntaxKind, from start: Int) {
    guard cursor.offset > start else { return }
    tokens.append(SyntaxToken(kind, cursor.range(from: start)))
  }

  private mutating func open(_ byte: UInt8) {
    let start = cursor.offset
    cursor.offset += 1
    brackets.append(byte)
    isBeforeKey = byte == UInt8(ascii: "{")
    add(.punctuation, from: start)
  }

  /// A header as one token, up to the last bracket in a row.
  private mutating func takeHeader() {
    let start = cursor.offset
    cursor.skip {
      $0 != 0x0A && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "=")
    }
    cursor.skip { $0 == UInt8(ascii: "]") }
    add(.type, from: start)
    isBeforeKey = false
  }

  /// A string in pieces: text, escapes, text.
  private mutating func takeString(_ quote: UInt8) {
    var start = cursor.offset
    let isLong = cursor.peek(1) == quote && cursor.peek(2) == quote
    let kind: SyntaxKind = isBeforeKey ? .key : .string
    cursor.offset += isLong ? 3 : 1
    while let byte = cursor.current, isLong || byte != 0x0A {
      if byte == quote, !isLong || (cursor.peek(1) == quote && cursor.peek(2) == quote) {
        cursor.offset += isLong ? 3 : 1
        if isLong { cursor.skip { $0 == quote } }
        return add(kind, from: start)
      }
      guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
        cursor.offset += 1
        continue
      }
      add(kind, from: start)
      start = cursor.offset
      takeEscape()
      add(.escape, from: start)
      start = cursor.offset
    }
    add(kind, from: start)
  }

  private mutating func takeEscape() {
    cursor.offset += 1
    guard let byte = cursor.current, byte > 0x20 else { return }
    cursor.offset += 1
    cursor.skip { $0 & 0xC0 == 0x80 }
    let digits = byte == UInt8(ascii: "u") ? 4 : byte == UInt8(ascii: "U") ? 8 : 0
    let end = cursor.offset + digits
    while cursor.offset < end, let digit = cursor.current, isHexadecimal(digit) { cursor.offset += 1 }
  }

  private mutating func takeWord() {
    let start = cursor.offset
    cursor.skip(while: isWordByte)
    if isBeforeKey { return add(.key, from: start) }
    switch cursor.text(cursor.range(from: start)) {
    case "true", "false", "inf", "nan", "+inf", "-inf", "+nan", "-nan": add(.constant, from: start)
    case let word where word.first?.isASCII == true && word.contains(where: \.isNumber):
      let first = word.first { $0 != "+" && $0 != "-" }
      if first?.isNumber == true { add(.number, from: start) }
    default: break
    }
  }

  private mutating func skipLine() { cursor.skip { $0 != 0x0A } }
}

/// Bare keys, numbers and dates; dots join the parts of a key.
private func isWordByte(_ byte: UInt8) -> Bool {
  isBareKeyByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ":")
    || byte >= 0x80
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
}
