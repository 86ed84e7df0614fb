// What authors write in place of what the reader is to fill in, alike in all languages of lines and values.

extension ByteCursor {
  /// Where the elision or placeholder at `offset` ends; `nil` where there is none.
  package func endOfElision(at offset: Int) -> Int? { endOfDots(at: offset) ?? endOfPlaceholder(at: offset) }

  /// Where `...`, a longer row of dots, `. . .` or `…` ends.
  package func endOfDots(at offset: Int) -> Int? {
    var rest = self
    rest.offset = offset
    guard rest.eat("...") || rest.eat("…") || rest.eat(". . .") else { return nil }
    rest.skip { $0 == UInt8(ascii: ".") }
    return rest.offset
  }

  /// Where `<name>`, `{{ name }}`, `{% if %}`, `%%NAME%%`, `$NAME`, `${NAME}` or `$(command)` ends; each stands on
  /// one line and is not long.
  package func endOfPlaceholder(at offset: Int) -> Int? {
    guard offset < limit else { return nil }
    let next = offset + 1 < limit ? bytes[offset + 1] : 0
    switch (bytes[offset], next) {
    case (UInt8(ascii: "<"), _) where isNameByte(next) || next == UInt8(ascii: "%"):
      return end(of: ">", after: offset + 1)
    case (UInt8(ascii: "{"), UInt8(ascii: "{")): return end(of: "}}", after: offset + 2)
    case (UInt8(ascii: "{"), UInt8(ascii: "%")): return end(of: "%}", after: offset + 2)
    case (UInt8(ascii: "%"), UInt8(ascii: "%")): return end(of: "%%", after: offset + 2)
    case (UInt8(ascii: "$"), UInt8(ascii: "{")): return end(of: "}", after: offset + 2)
    case (UInt8(ascii: "$"), UInt8(ascii: "(")): return end(of: ")", after: offset + 2)
    case (UInt8(ascii: "$"), _) where isNameByte(next):
      var rest = self
      rest.offset = offset + 1
      rest.skip(while: isNameByte)
      return rest.offset
    default: return nil
    }
  }

  /// Where `closing` ends on this line, within a hundred bytes.
  private func end(of closing: StaticString, after offset: Int) -> Int? {
    var rest = self
    rest.offset = offset
    rest.limit = min(limit, offset + 100)
    while let byte = rest.current, byte != 0x0A, byte != 0x0D {
      if rest.eat(closing) { return rest.offset }
      rest.offset += 1
    }
    return nil
  }

  /// Length of the blank that no language of ours takes for one, or of the mark without width, at `offset`.
  package func invisibleLength(at offset: Int) -> Int? {
    guard offset + 1 < limit, bytes[offset] >= 0x80 else { return nil }
    if bytes[offset] == 0xC2, bytes[offset + 1] == 0xA0 { return 2 }
    guard offset + 2 < limit else { return nil }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return nil
    }
  }

  /// Whether the `’` of `it’s` stands at `offset`: between letters it quotes nothing.
  package func isApostrophe(at offset: Int) -> Bool {
    guard offset > 0, offset + 3 < limit, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80,
      bytes[offset + 2] == 0x99
    else { return false }
    return isNameByte(bytes[offset - 1]) && isNameByte(bytes[offset + 3])
  }

  /// Whether “, ”, „ or ‟ begins at `offset`.
  package func isDoubleCurlyQuote(at offset: Int) -> Bool {
    offset + 2 < limit && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (0x9C...0x9F).contains(bytes[offset + 2])
  }

  /// Whether a typographic quote begins at `offset`: ‘ ’ ‚ ‛ “ ” „ ‟ « ».
  package func isCurlyQuote(at offset: Int) -> Bool {
    guard offset + 1 < limit else { return false }
    switch (bytes[offset], bytes[offset + 1]) {
    case (0xC2, 0xAB), (0xC2, 0xBB): return true
    case (0xE2, 0x80): return offset + 2 < limit && (0x98...0x9F).contains(bytes[offset + 2])
    default: return false
    }
  }
}

/// Letters, digits, `_`, and anything beyond ASCII.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}
