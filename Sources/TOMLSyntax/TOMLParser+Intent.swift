import Diagnostics
import SourceText

// What is no TOML and yet meant: `...`, `<name>`, `{{ name }}`, `$NAME`. And what editors leave behind.

extension TOMLParser {
  // MARK: Front matter

  /// The TOML of a page stands between two lines `+++`; what follows them is the page.
  mutating func enterFrontMatter() {
    let marks = cursor.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).filter { line in
      line.starts(with: "+++".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x0D }
    }
    guard let first = marks.first, cursor.bytes[cursor.offset..<first.startIndex].allSatisfy({ $0 <= 0x20 })
    else { return }
    cursor.offset = first.endIndex
    if marks.count > 1 { cursor.limit = marks[1].startIndex }
  }

  // MARK: Left out on purpose

  /// Skips a line that stands for others: `...`, `[...]`, `{{ block }}`, `{% if %}`, `<your settings>`.
  mutating func skipElidedLine() -> Bool {
    guard use != .document else { return false }
    let start = cursor.offset
    var end = cursor.offset
    if cursor.eat(UInt8(ascii: "[")) {
      skipBlanks()
      let inner = cursor.offset
      if let dots = cursor.endOfDots(at: inner) {
        cursor.offset = dots
        skipBlanks()
        if cursor.eat(UInt8(ascii: "]")) { end = cursor.offset }
      }
    } else if let dots = cursor.endOfDots(at: start) {
      end = dots
    } else {
      while let next = cursor.endOfPlaceholder(at: cursor.offset), next > cursor.offset {
        cursor.offset = next
        skipBlanks()
        end = next
      }
      // Otherwise a key: `<name> = 1`, `{{ a }}.b = 1`.
      let isWhole = cursor.isAtEnd || isLineBreak(cursor.current) || cursor.current == UInt8(ascii: "#")
      if !isWhole { end = start }
    }
    cursor.offset = end
    guard end > start else { return false }
    reportElision(at: SourceRange(start, end))
    skipLine()
    return true
  }

  /// A value that is left out, with all that stands beside it: `...`, `<your name> here`.
  mutating func parseElidedValueIfPresent() -> TOMLValue? {
    guard let end = endOfElision(at: cursor.offset) else { return nil }
    return elidedValue(from: cursor.offset, end)
  }

  /// A value with a placeholder in it, such as `eu-<name>-1` or `10.0.$N.0/24`; the first part is read.
  mutating func elidedValue(from start: Int, _ end: Int) -> TOMLValue {
    cursor.offset = end
    while cursor.offset < cursor.limit, !isEndOfElidedValue() {
      cursor.offset = max(cursor.offset + 1, endOfElision(at: cursor.offset) ?? 0)
    }
    while cursor.offset > end, cursor.peek(-1) == 0x20 || cursor.peek(-1) == 0x09 { cursor.offset -= 1 }
    reportElision(at: cursor.range(from: start))
    return TOMLValue(.elided, at: cursor.range(from: start))
  }

  private func isEndOfElidedValue() -> Bool {
    switch cursor.current {
    case 0x0A, 0x0D, UInt8(ascii: "#"): true
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      depth > 0
    default: false
    }
  }

  /// Skips `...` in the place of a member of an inline table, with its comma.
  mutating func skipElidedMember() -> Bool {
    let start = cursor.offset
    guard use != .document, let end = cursor.endOfDots(at: start) else { return false }
    cursor.offset = end
    reportElision(at: cursor.range(from: start))
    skipBlanks()
    _ = cursor.eat(UInt8(ascii: ","))
    return true
  }

  /// Whether something that is left out comes next.
  var isAtElision: Bool { endOfElision(at: cursor.offset) != nil }

  /// Skips a word that may hold placeholders: `<name>-blue`.
  ///
  /// - Returns: whether it does.
  mutating func skipWord(while isWanted: (UInt8) -> Bool) -> Bool {
    let start = cursor.offset
    var isElided = false
    cursor.skip(while: isWanted)
    while use != .document, let end = cursor.endOfPlaceholder(at: cursor.offset) {
      isElided = true
      cursor.offset = end
      cursor.skip(while: isWanted)
    }
    if isElided { reportElision(at: cursor.range(from: start)) }
    return isElided
  }

  /// Where the elision or placeholder at `offset` ends; `nil` where there is none, or none is meant.
  func endOfElision(at offset: Int) -> Int? { use == .document ? nil : cursor.endOfElision(at: offset) }

  // MARK: Left behind by editors

  /// Reports the typographic quote here, if it is the first, and takes it.
  mutating func reportCurlyQuote() {
    let start = cursor.offset
    skipCharacter()
    reportOnce(
      TOMLRules.curlyQuotes, "a typographic quote", at: cursor.range(from: start),
      help: "an editor has changed it: write \"", edits: plainQuotes(from: start))
  }

  /// Plain quotes for the typographic ones from `start` to the next of them on the line.
  private func plainQuotes(from start: Int) -> [TextEdit] {
    var rest = cursor
    while let byte = rest.current, !isLineBreak(byte) {
      rest.offset += 1
      if rest.isCurlyQuote(at: rest.offset), !rest.isApostrophe(at: rest.offset) {
        var end = rest.offset + 1
        while end < cursor.bytes.count, cursor.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return .plainQuotes(around: SourceRange(start, end), in: cursor.bytes, .doubleAndSingle)
      }
    }
    return []
  }

  /// Text in typographic quotes, up to the next of them or the end of the line.
  mutating func parseCurlyText(from start: Int) -> TOMLValue {
    cursor.offset = start
    reportCurlyQuote()
    while let byte = cursor.current, !isLineBreak(byte) {
      let isEnd =
        cursor.isCurlyQuote(at: cursor.offset) && !cursor.isApostrophe(at: cursor.offset)
        || byte == UInt8(ascii: "\"")
      skipCharacter()
      if isEnd { break }
    }
    return TOMLValue(.missing, at: cursor.range(from: start))
  }
}

/// A text short enough for a message.
func shortened(_ text: String) -> String {
  text.utf8.count <= 40 ? text : String(text.prefix(36)) + "…"
}
