import SourceText

/// What is quoted, expanded, or read from the lines below.
extension ShellLexer {
  // MARK: Quotes

  mutating func lexSingleQuotes() {
    isCommandNext = false
    guard !isLastSingleQuote, let close = bytes[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: "'")) else {
      isLastSingleQuote = true
      return take(.string, upTo: endOfLine(bytes, from: offset, limit: limit))
    }
    take(.string, upTo: close + 1)
  }

  mutating func openDoubleQuotes() {
    isCommandNext = false
    if isLastDoubleQuote || !isDoubleQuoteClosed() {
      isLastDoubleQuote = true
      return take(.string, upTo: endOfLine(bytes, from: offset, limit: limit))
    }
    take(.string, upTo: offset + 1)
    if contexts.count < Self.maximumDepth { contexts.append(.doubleQuotes) }
  }

  /// Looks no further than to the next quote: nested ones are paired when they are read.
  private func isDoubleQuoteClosed() -> Bool {
    var index = offset + 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "\"") { return true }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  mutating func lexInDoubleQuotes() {
    let partStart = offset
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        list.add(.string, partStart, offset)
        contexts.removeLast()
        isCommandNext = false
        return
      case UInt8(ascii: "\\") where offset + 1 < limit:
        list.add(.string, partStart, offset)
        return take(.escape, upTo: endOfEscape(bytes, from: offset, limit: limit))
      case UInt8(ascii: "$"), UInt8(ascii: "`"):
        list.add(.string, partStart, offset)
        if bytes[offset] == UInt8(ascii: "`") { return lexBackquote() }
        if !lexDollar() { take(.string, upTo: offset + 1) }
        return
      default: offset += 1
      }
    }
    list.add(.string, partStart, offset)
  }

  // MARK: Expansions

  /// `$name`, `${…}`, `$((…))`, the opening of `$(`; consumes nothing when it is none.
  mutating func lexDollar() -> Bool {
    guard offset + 1 < limit else { return false }
    let next = bytes[offset + 1]
    switch next {
    case UInt8(ascii: "{"): return lexEnclosedExpansion(close: "}")
    case UInt8(ascii: "("):
      if offset + 2 < limit, bytes[offset + 2] == UInt8(ascii: "("), lexEnclosedExpansion(close: "))") {
        return true
      }
      take(.operator, upTo: offset + 2)
      push(.commands(close: UInt8(ascii: ")")))
      isCommandNext = true
      return true
    case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "-"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      isCommandNext = false
      take(.variable, upTo: offset + 2)
      return true
    default:
      guard isWordStart(next), next < 0x80 else { return false }
      isCommandNext = false
      var end = offset + 2
      while end < limit, isWordByte(bytes[end]), bytes[end] < 0x80 { end += 1 }
      take(.variable, upTo: end)
      return true
    }
  }

  /// One token up to `close`, on the same line and not too far, so that many unclosed ones cost little.
  private mutating func lexEnclosedExpansion(close: StaticString) -> Bool {
    let stop = min(limit, offset + 400)
    var depth = 0
    var index = offset + 1
    while index < stop, bytes[index] != UInt8(ascii: "\n") {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          isCommandNext = false
          take(.variable, upTo: index + 1)
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }

  // MARK: Here-documents

  /// The word after `<<`: `EOF`, `-EOF`, `'EOF'`, `"EOF"`.
  mutating func lexHereDocumentDelimiter() {
    if offset < limit, bytes[offset] == UInt8(ascii: "-") { take(.operator, upTo: offset + 1) }
    while offset < limit, isBlank(bytes[offset]) { offset += 1 }
    guard offset < limit else { return }
    let first = bytes[offset]
    let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") || first == UInt8(ascii: "\\")
    let wordStart = isQuoted ? offset + 1 : offset
    var end = wordStart
    while end < limit, isWordByte(bytes[end]) { end += 1 }
    guard end > wordStart else { return }
    hereDocuments.append((Array(bytes[wordStart..<end]), !isQuoted))
    if isQuoted, end < limit, bytes[end] == first { end += 1 }
    take(.constant, upTo: end)
  }

  mutating func lexHereDocument(_ delimiter: [UInt8], expands: Bool) {
    // A few searches in vain are allowed; more would cost the square of the text.
    guard failedHereDocuments < 4 else { return }
    guard let body = hereDocumentBody(bytes, from: offset, limit: limit, delimiter: delimiter) else {
      failedHereDocuments += 1
      return
    }
    var partStart = offset
    while expands, let dollar = bytes[offset..<body.end].firstIndex(of: UInt8(ascii: "$")) {
      list.add(.string, partStart, dollar)
      offset = dollar
      partStart = dollar
      if dollar + 1 < body.end, bytes[dollar + 1] != UInt8(ascii: "("), lexDollar() {
        partStart = offset
      } else {
        offset = dollar + 1
      }
    }
    list.add(.string, partStart, body.end)
    list.add(.constant, body.delimiterStart, body.delimiterEnd)
    offset = body.delimiterEnd
    isCommandNext = true
  }
}
