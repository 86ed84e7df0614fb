import SourceText

/// Colours YAML line by line, with the templates of Helm and Jinja in it.
struct YAMLLexer {
  private let bytes: [UInt8]
  private var list = TokenList()
  private var offset = 0
  /// End of the current line.
  private var lineEnd = 0
  /// Brackets of flow collections that are open.
  private var flowDepth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [SyntaxToken] {
    while offset < bytes.count {
      lineEnd = endOfLine(bytes, from: offset, limit: bytes.count)
      let lineStart = offset
      skipBlanks()
      let indent = offset - lineStart
      if indent == 0, flowDepth == 0, lexDocumentMark() {
        offset = lineEnd + 1
        continue
      }
      let opensBlock = lexLine()
      offset = lineEnd + 1
      if opensBlock { lexBlockScalar(parentIndent: indent) }
    }
    return list.tokens
  }

  /// `---`, `...`, `%YAML 1.2`
  private mutating func lexDocumentMark() -> Bool {
    guard offset < lineEnd else { return false }
    if bytes[offset] == UInt8(ascii: "%") {
      list.add(.keyword, offset, lineEnd)
      return true
    }
    let isMark =
      matches(Array("---".utf8), in: bytes, at: offset, limit: lineEnd)
      || matches(Array("...".utf8), in: bytes, at: offset, limit: lineEnd)
    guard isMark,
      offset + 3 == lineEnd || isBlank(bytes[offset + 3]) || bytes[offset + 3] == UInt8(ascii: "\r")
    else { return false }
    take(.punctuation, upTo: offset + 3)
    _ = lexLine()
    return true
  }

  /// Lexes the rest of the line.
  /// - Returns: whether it ends in `|` or `>`, so that a block of text follows.
  private mutating func lexLine() -> Bool {
    var mayBeEntry = true
    while offset < lineEnd {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        offset += 1
        continue
      case UInt8(ascii: "-"), UInt8(ascii: "?"):
        if mayBeEntry, offset + 1 == lineEnd || isBlank(bytes[offset + 1]) {
          take(.punctuation, upTo: offset + 1)
          continue
        }
        lexPlain()
      case UInt8(ascii: "#")
      where offset == 0 || isBlank(bytes[offset - 1]) || bytes[offset - 1] == UInt8(ascii: "\n"):
        take(.comment, upTo: lineEnd)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): lexQuoted(byte)
      case UInt8(ascii: "&"), UInt8(ascii: "*"): lexTag(.variable)
      case UInt8(ascii: "!"): lexTag(.type)
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","),
        UInt8(ascii: ":"):
        lexFlowMark(byte)
      case UInt8(ascii: "<"):
        guard let end = endOfPlaceholder(bytes, from: offset, limit: lineEnd) else {
          lexPlain()
          break
        }
        take(.placeholder, upTo: end)
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        if flowDepth == 0, isBlockHeader() { return true }
        lexPlain()
      default: lexPlain()
      }
      mayBeEntry = false
    }
    return false
  }

  private mutating func lexFlowMark(_ byte: UInt8) {
    if byte == UInt8(ascii: "{"), lexTemplate() { return }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { flowDepth += 1 }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { flowDepth = max(0, flowDepth - 1) }
    take(.punctuation, upTo: offset + 1)
  }

  /// `{{ … }}` and `{% … %}` up to the end of the line at most.
  private mutating func lexTemplate() -> Bool {
    guard offset + 1 < lineEnd,
      bytes[offset + 1] == UInt8(ascii: "{") || bytes[offset + 1] == UInt8(ascii: "%")
    else { return false }
    var end = offset + 2
    while end + 1 < lineEnd,
      !(bytes[end + 1] == UInt8(ascii: "}")
        && (bytes[end] == UInt8(ascii: "}") || bytes[end] == UInt8(ascii: "%")))
    {
      end += 1
    }
    take(.variable, upTo: min(end + 2, lineEnd))
    return true
  }

  /// `&anchor`, `*alias`, `!tag`
  private mutating func lexTag(_ kind: SyntaxKind) {
    var end = offset + 1
    while end < lineEnd, !isBlank(bytes[end]), !isFlowMark(bytes[end]) { end += 1 }
    take(kind, upTo: end)
  }

  /// A quoted string; may go on over lines where it is closed not too far below.
  private mutating func lexQuoted(_ quote: UInt8) {
    let start = offset
    let isEscaped = quote == UInt8(ascii: "\"")
    let stop = min(bytes.count, offset + 2_000)
    var end = offset + 1
    while end < stop, bytes[end] != quote { end += isEscaped && bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < stop else { return take(.string, upTo: lineEnd) }
    offset = end + 1
    if offset > lineEnd { lineEnd = endOfLine(bytes, from: offset, limit: bytes.count) }
    list.add(isKeyMark(at: indexAfterBlanks(offset)) ? .key : .string, start, offset)
  }

  /// A plain scalar: a key, a constant, a number or a string.
  private mutating func lexPlain() {
    let start = offset
    var end = start + 1
    while end < lineEnd {
      let byte = bytes[end]
      if byte == UInt8(ascii: ":"), isKeyMark(at: end) { break }
      if byte == UInt8(ascii: "#"), isBlank(bytes[end - 1]) { break }
      if flowDepth > 0, isFlowMark(byte) { break }
      if byte == UInt8(ascii: "{"), end + 1 < lineEnd, bytes[end + 1] == UInt8(ascii: "{") { break }
      end += 1
    }
    var textEnd = end
    while textEnd > start, isBlank(bytes[textEnd - 1]) || bytes[textEnd - 1] == UInt8(ascii: "\r") {
      textEnd -= 1
    }
    let kind: SyntaxKind =
      if isKeyMark(at: end) {
        .key
      } else if let constant = yamlConstants.kind(of: bytes, start, textEnd) {
        constant
      } else {
        isNumber(start, textEnd) ? .number : .string
      }
    list.add(kind, start, textEnd)
    offset = end
  }

  private func isNumber(_ start: Int, _ end: Int) -> Bool {
    let first = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    guard first < end, isDigit(bytes[first]) else { return false }
    return bytes[first..<end].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
  }

  /// Whether the byte is a colon that ends a key.
  private func isKeyMark(at index: Int) -> Bool {
    guard index < lineEnd, bytes[index] == UInt8(ascii: ":") else { return false }
    guard index + 1 < lineEnd else { return true }
    let next = bytes[index + 1]
    return isBlank(next) || next == UInt8(ascii: "\r") || flowDepth > 0 && isFlowMark(next)
  }

  private func isFlowMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  // MARK: Block scalars

  /// `|`, `>-`, `|2+` with nothing but a comment behind; consumes it.
  private mutating func isBlockHeader() -> Bool {
    var end = offset + 1
    while end < lineEnd,
      isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+")
    {
      end += 1
    }
    let rest = indexAfterBlanks(end)
    guard rest == lineEnd || bytes[rest] == UInt8(ascii: "#") || bytes[rest] == UInt8(ascii: "\r") else {
      return false
    }
    take(.operator, upTo: end)
    if rest < lineEnd, bytes[rest] == UInt8(ascii: "#") { list.add(.comment, rest, lineEnd) }
    return true
  }

  /// All lines that are indented deeper, blank ones included.
  private mutating func lexBlockScalar(parentIndent: Int) {
    while offset < bytes.count {
      lineEnd = endOfLine(bytes, from: offset, limit: bytes.count)
      let text = indexAfterBlanks(offset)
      let isEmpty = text == lineEnd || bytes[text] == UInt8(ascii: "\r")
      guard isEmpty || text - offset > parentIndent else { return }
      if !isEmpty { list.add(.string, text, lineEnd) }
      offset = lineEnd + 1
    }
  }

  private mutating func skipBlanks() { offset = indexAfterBlanks(offset) }

  private func indexAfterBlanks(_ start: Int) -> Int {
    var index = start
    while index < lineEnd, isBlank(bytes[index]) { index += 1 }
    return index
  }

  private mutating func take(_ kind: SyntaxKind, upTo end: Int) {
    list.add(kind, offset, end)
    offset = end
  }
}

private let yamlConstants = WordTable(
  [.constant: "true false yes no on off null ~"], ignoresCase: true)
