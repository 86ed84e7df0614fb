import SourceText

/// Collects tokens in order; neighbours of one kind become one token.
struct TokenList {
  private(set) var tokens: [SyntaxToken] = []

  /// Adds a token; nothing for an empty range.
  mutating func add(_ kind: SyntaxKind, _ start: Int, _ end: Int) {
    guard start < end else { return }
    if let last = tokens.last, last.kind == kind, last.range.end == start {
      tokens[tokens.count - 1] = SyntaxToken(kind, SourceRange(last.range.start, end))
    } else {
      tokens.append(SyntaxToken(kind, SourceRange(start, end)))
    }
  }

  /// Makes the last token one of `kind`.
  mutating func retag(as kind: SyntaxKind) {
    guard let last = tokens.popLast() else { return }
    tokens.append(SyntaxToken(kind, last.range))
  }
}

/// Offset of the line feed that ends the line; `limit` where there is none.
func endOfLine(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
  var end = start
  while end < limit, bytes[end] != UInt8(ascii: "\n") { end += 1 }
  return end
}

/// Whether `word` stands at `offset`.
func matches(_ word: [UInt8], in bytes: [UInt8], at offset: Int, limit: Int) -> Bool {
  guard offset + word.count <= limit else { return false }
  for index in word.indices where bytes[offset + index] != word[index] { return false }
  return true
}

/// Where an escape ends that begins at `start`: after the next character, never within one.
func endOfEscape(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
  var end = min(start + 2, limit)
  while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
  return end
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// A letter, `_`, or part of a character beyond ASCII.
func isWordStart(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
    0x80...:
    true
  default: false
  }
}

func isWordByte(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }

/// Where a placeholder such as `<your-cluster>` ends, if one begins at `start`: letters, digits and `-_.:/`
/// only, so that comparisons and redirections (`<in >out`) are none.
func endOfPlaceholder(_ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
  var index = start + 1
  guard index < limit, bytes[start] == UInt8(ascii: "<"), isWordStart(bytes[index]) else { return nil }
  // Longer ones are not looked for, so that a text of many `<` costs no more than its length.
  let stop = min(limit, start + 60)
  while index < stop {
    switch bytes[index] {
    case UInt8(ascii: ">"): return index + 1
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"): index += 1
    case let byte where isWordByte(byte): index += 1
    default: return nil
    }
  }
  return nil
}
