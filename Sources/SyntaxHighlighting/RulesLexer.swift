import SourceText

/// Colours text by the `LexicalRules` of its language, in one pass.
///
/// What is never closed ends with its line, so that one wrong quote does not colour all that follows.
struct RulesLexer {
  private let bytes: [UInt8]
  private let table: LexicalTable
  private var rules: LexicalRules { table.rules }
  private var list = TokenList()
  private var offset = 0
  /// Whether only blanks stand before `offset` on its line.
  private var isAtLineStart = true
  /// A bit for each span that was found to be closed nowhere in the rest, so that it is searched once.
  private var unclosedSpans: UInt64 = 0
  /// End of the line that held the last string.
  private var knownLineEnd = -1
  /// Delimiter of a here-document whose body begins with the next line.
  private var pendingDelimiter: [UInt8]?
  private var failedHereDocuments = 0

  init(_ bytes: [UInt8], _ table: LexicalTable) {
    self.bytes = bytes
    self.table = table
  }

  /// All tokens.
  mutating func tokens() -> [SyntaxToken] {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch table.roles[Int(byte)] {
      case .lineBreak:
        offset += 1
        isAtLineStart = true
        if let delimiter = pendingDelimiter { lexHereDocument(delimiter) }
        continue
      case .blank:
        offset += 1
        continue
      case .special:
        if !lexSpecial(byte) { lexOrdinary(byte) }
      case .ordinary:
        lexOrdinary(byte)
      }
      isAtLineStart = false
    }
    return list.tokens
  }

  // MARK: Comments, strings, sigils

  /// Lexes what a byte with a meaning of its own begins; consumes nothing when it begins nothing.
  private mutating func lexSpecial(_ byte: UInt8) -> Bool {
    let comment = lineComment()
    // The longer mark wins: `--[[` begins a comment of lines, `--` one that ends with its own.
    for index in table.spanIndexes[Int(byte)] where rules.spans[index].open.count > comment?.count ?? 0 {
      if lexSpan(index) { return true }
    }
    if comment != nil {
      take(.comment, upTo: endOfLine(bytes, from: offset, limit: bytes.count))
      return true
    }
    if let sigil = rules.sigils.first(where: { $0.byte == byte }), lexSigil(sigil) { return true }
    if byte == UInt8(ascii: "<") {
      if rules.features.contains(.placeholders),
        let end = endOfPlaceholder(bytes, from: offset, limit: bytes.count)
      {
        take(.placeholder, upTo: end)
        return true
      }
      if rules.features.contains(.hereDocuments), lexHereDocumentOperator() { return true }
    }
    if byte == UInt8(ascii: "/"), rules.features.contains(.patterns), lexPattern() { return true }
    return byte == UInt8(ascii: "-") && rules.features.contains(.options) && lexOption()
  }

  /// What begins a comment at `offset`.
  private func lineComment() -> [UInt8]? {
    if rules.commentsFollowBlank, !isAtLineStart, !isBlank(bytes[offset - 1]) { return nil }
    return table.lineComments.first { matches($0, in: bytes, at: offset, limit: bytes.count) }
  }

  private mutating func lexSpan(_ index: Int) -> Bool {
    let span = rules.spans[index]
    guard matches(span.open, in: bytes, at: offset, limit: bytes.count) else { return false }
    if span.isCharacter {
      guard let end = endOfCharacter() else { return false }
      take(.string, upTo: end)
      return true
    }
    let bodyStart = offset + span.open.count
    var spansLines = span.spansLines
    if spansLines {
      let bit: UInt64 = 1 << UInt64(index & 63)
      if unclosedSpans & bit != 0 {
        spansLines = false
      } else if endOfSpan(span, from: bodyStart, limit: bytes.count) == nil {
        unclosedSpans |= bit
        spansLines = false
      }
    }
    lexBody(of: span, from: bodyStart, limit: spansLines ? bytes.count : currentLineEnd())
    return true
  }

  /// Kept from one string to the next, so that a long line of many strings is not scanned for each.
  private mutating func currentLineEnd() -> Int {
    if knownLineEnd < offset { knownLineEnd = endOfLine(bytes, from: offset, limit: bytes.count) }
    return knownLineEnd
  }

  /// Where the span whose body begins at `start` ends, its closing delimiter included.
  private func endOfSpan(_ span: DelimitedSpan, from start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit {
      if matches(span.close, in: bytes, at: index, limit: limit) { return index + span.close.count }
      index += bytes[index] == span.escape ? 2 : 1
    }
    return nil
  }

  /// Adds the tokens of a span: its text, escapes and interpolations.
  private mutating func lexBody(of span: DelimitedSpan, from bodyStart: Int, limit: Int) {
    var partStart = offset
    var index = bodyStart
    var end = limit
    while index < limit {
      if matches(span.close, in: bytes, at: index, limit: limit) {
        end = index + span.close.count
        break
      }
      let part: (kind: SyntaxKind, end: Int)
      if !span.interpolation.isEmpty, matches(span.interpolation, in: bytes, at: index, limit: limit),
        let close = endOfBrackets(from: index + span.interpolation.count - 1, limit: limit)
      {
        part = (.variable, close)
      } else if bytes[index] == span.escape, index + 1 < limit {
        part = (.escape, endOfEscape(bytes, from: index, limit: limit))
      } else {
        index += 1
        continue
      }
      list.add(span.kind, partStart, index)
      list.add(part.kind, index, part.end)
      index = part.end
      partStart = index
    }
    list.add(span.kind, partStart, end)
    if span.kind == .string, partStart == offset, rules.keys.contains(.strings), isKey(endingAt: end) {
      list.retag(as: .key)
    }
    offset = end
  }

  /// Where `'x'` ends, if the quote at `offset` begins one.
  private func endOfCharacter() -> Int? {
    guard offset + 2 < bytes.count else { return nil }
    var index = offset + 1
    if bytes[index] == UInt8(ascii: "\\") {
      // `'\u{1F600}'` is the longest.
      let stop = min(bytes.count, offset + 14)
      index += 2
      while index < stop, bytes[index] != UInt8(ascii: "'"), bytes[index] != UInt8(ascii: "\n") { index += 1 }
    } else {
      guard bytes[index] != UInt8(ascii: "\n") else { return nil }
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "'") else { return nil }
    return index + 1
  }

  /// Where the bracket at `start` is closed, on the same line; quotes are not looked at.
  private func endOfBrackets(from start: Int, limit: Int) -> Int? {
    guard start < limit else { return nil }
    let open = bytes[start]
    let close: UInt8 = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    // Longer ones are not looked for, so that many unclosed brackets cost no more than the text is long.
    let stop = min(limit, start + 400)
    var depth = 0
    for index in start..<stop {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { return nil }
      if byte == open { depth += 1 }
      if byte == close {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return nil
  }

  private mutating func lexSigil(_ sigil: Sigil) -> Bool {
    let start = offset + 1
    guard start < bytes.count else { return false }
    let next = bytes[start]
    if sigil.takesBrackets, next == UInt8(ascii: "{") || next == UInt8(ascii: "(") {
      guard let end = endOfBrackets(from: start, limit: bytes.count) else { return false }
      take(sigil.kind, upTo: end)
      return true
    }
    guard sigil.takesDigits ? isWordByte(next) : isWordStart(next) else { return false }
    // `A::B` holds no `:B`.
    if offset > 0, bytes[offset - 1] == sigil.byte, !sigil.isClosed { return false }
    var end = endOfWord(from: start)
    if sigil.isClosed, end < bytes.count, bytes[end] == sigil.byte { end += 1 }
    take(sigil.kind, upTo: end)
    return true
  }

  /// `/…/` with its flags, on one line, where no value stands before it that could be divided.
  private mutating func lexPattern() -> Bool {
    var before = offset
    while before > 0, isBlank(bytes[before - 1]) { before -= 1 }
    if before > 0, !"(,=:[!&|?{};~\n".utf8.contains(bytes[before - 1]) { return false }
    let stop = min(currentLineEnd(), offset + 400)
    var end = offset + 1
    var isInClass = false
    while end < stop {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        guard end > offset + 1 else { return false }
        take(.string, upTo: endOfWord(from: end + 1))
        return true
      default: break
      }
      end += 1
    }
    return false
  }

  private mutating func lexOption() -> Bool {
    guard offset + 1 < bytes.count, isAtLineStart || isBlank(bytes[offset - 1]) else { return false }
    let next = bytes[offset + 1]
    guard isWordStart(next) || next == UInt8(ascii: "-") else { return false }
    var end = offset + 1
    while end < bytes.count, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    take(.key, upTo: end)
    return true
  }

  // MARK: Here-documents

  /// `<<EOT`, `<<-EOT`, `<<~EOT`, `<<"EOT"`
  private mutating func lexHereDocumentOperator() -> Bool {
    guard offset + 2 < bytes.count, bytes[offset + 1] == UInt8(ascii: "<") else { return false }
    var start = offset + 2
    if bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "~") { start += 1 }
    let quote =
      start < bytes.count && (bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'"))
    let wordStart = quote ? start + 1 : start
    let end = endOfWord(from: wordStart)
    guard wordStart < end, isWordStart(bytes[wordStart]) else { return false }
    if quote { guard end < bytes.count, bytes[end] == bytes[start] else { return false } }
    pendingDelimiter = Array(bytes[wordStart..<end])
    offset = start
    take(.constant, upTo: quote ? end + 1 : end)
    return true
  }

  private mutating func lexHereDocument(_ delimiter: [UInt8]) {
    pendingDelimiter = nil
    // A few searches in vain are allowed; more would cost the square of the text.
    guard failedHereDocuments < 4 else { return }
    guard let body = hereDocumentBody(bytes, from: offset, limit: bytes.count, delimiter: delimiter) else {
      failedHereDocuments += 1
      return
    }
    var plain = DelimitedSpan(.string, "", "\0")
    plain.interpolation = rules.spans.first { !$0.interpolation.isEmpty }?.interpolation ?? []
    lexBody(of: plain, from: offset, limit: body.end)
    offset = body.end
    list.add(.constant, body.delimiterStart, body.delimiterEnd)
    offset = body.delimiterEnd
    isAtLineStart = false
  }

  // MARK: Words, numbers

  private mutating func lexOrdinary(_ byte: UInt8) {
    if isWordStart(byte) || table.isMarkOfWord[Int(byte)] && isMarkOfWord(byte) {
      lexWord()
    } else if isDigit(byte) {
      lexNumber()
    } else {
      offset += 1
    }
  }

  private func isMarkOfWord(_ byte: UInt8) -> Bool {
    guard offset + 1 < bytes.count, offset == 0 || !table.isWordByte[Int(bytes[offset - 1])] else {
      return false
    }
    return isWordStart(bytes[offset + 1]) || table.isMarkOfWord[Int(bytes[offset + 1])]
  }

  private mutating func lexWord() {
    let end = endOfWord(from: offset)
    let isFirst = isAtLineStart
    if !table.stringPrefixes.isEmpty, isStringPrefix(endingAt: end) { return take(.string, upTo: end) }
    if !rules.reservesFirstWordOnly || isFirst, let kind = table.rules.words.kind(of: bytes, offset, end) {
      // A reserved word may be the name of an attribute: `type = string`.
      return take(isFirst && isKey(endingAt: end) ? .key : kind, upTo: end)
    }
    if !rules.keys.contains(.firstOnly) || isFirst, isKey(endingAt: end) { return take(.key, upTo: end) }
    if isFirst, let kind = rules.firstWord { return take(kind, upTo: end) }
    if rules.features.contains(.calls), end < bytes.count, bytes[end] == UInt8(ascii: "(") {
      return take(.function, upTo: end)
    }
    if rules.features.contains(.hyphenCommands), bytes[offset..<end].contains(UInt8(ascii: "-")) {
      return take(.command, upTo: end)
    }
    if rules.features.contains(.capitalTypes), (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[offset])
    {
      return take(.type, upTo: end)
    }
    offset = end
  }

  /// `f` before `"…"`, of two letters at most.
  private func isStringPrefix(endingAt end: Int) -> Bool {
    guard end - offset <= 2, end < bytes.count,
      bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "'")
    else { return false }
    let word = bytes[offset..<end].lazy.map { $0 | 0x20 }
    return table.stringPrefixes.contains { $0.elementsEqual(word) }
  }

  /// Digits with what belongs to them: `0x1F`, `1_000`, `1.5e-3`, `10.0.0.0`, `5m`.
  private mutating func lexNumber() {
    var end = offset + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < bytes.count, isDigit(bytes[end + 1]) else { break }
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
        guard bytes[end - 1] | 0x20 == UInt8(ascii: "e"), end + 1 < bytes.count, isDigit(bytes[end + 1])
        else { break }
      } else if !isWordByte(byte) || byte >= 0x80 {
        break
      }
      end += 1
    }
    take(.number, upTo: end)
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < bytes.count, table.isWordByte[Int(bytes[end])] { end += 1 }
    return end
  }

  /// Whether `=` or `:` after blanks makes the word or string that ends at `end` a key.
  private func isKey(endingAt end: Int) -> Bool {
    guard !rules.keys.isEmpty else { return false }
    var index = end
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count else { return false }
    let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
    switch bytes[index] {
    case UInt8(ascii: "="):
      return rules.keys.contains(.beforeEquals) && next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
    case UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return rules.keys.contains(.beforeEquals) && (next == UInt8(ascii: "=") || next == UInt8(ascii: "~"))
    case UInt8(ascii: ":"):
      if rules.keys.contains(.beforeColon) {
        // `name := value` declares in Go and sets in make, where only the first word of a line is a key.
        return next != UInt8(ascii: ":") && (next != UInt8(ascii: "=") || rules.keys.contains(.firstOnly))
      }
      return rules.keys.contains(.beforeColonAndBlank) && (isBlank(next) || next == UInt8(ascii: "\n"))
    default: return false
    }
  }

  private mutating func take(_ kind: SyntaxKind, upTo end: Int) {
    list.add(kind, offset, end)
    offset = end
  }
}

/// Finds the line that holds nothing but `delimiter`, from the line that begins at `start`.
/// - Returns: where the body ends and the delimiter's place.
func hereDocumentBody(
  _ bytes: [UInt8], from start: Int, limit: Int, delimiter: [UInt8]
) -> (end: Int, delimiterStart: Int, delimiterEnd: Int)? {
  var lineStart = start
  while lineStart < limit {
    var wordStart = lineStart
    while wordStart < limit, isBlank(bytes[wordStart]) { wordStart += 1 }
    let lineEnd = endOfLine(bytes, from: wordStart, limit: limit)
    let wordEnd = wordStart + delimiter.count
    if matches(delimiter, in: bytes, at: wordStart, limit: lineEnd),
      wordEnd == lineEnd || wordEnd + 1 == lineEnd && bytes[wordEnd] == UInt8(ascii: "\r")
    {
      return (lineStart, wordStart, wordEnd)
    }
    lineStart = lineEnd + 1
  }
  return nil
}
