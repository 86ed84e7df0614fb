import Diagnostics
import SourceText

// What is wrong, in the words of the mistakes that people make.

extension YAMLParser {
  // MARK: Indentation and lines

  mutating func reportIndentation() {
    if let tab {
      oddTabs.insert(tab)
      return checkTab()
    }
    if let next = byte(at: offset + 1), current == UInt8(ascii: "-"), !isBlank(next), !isBreak(next),
      next != UInt8(ascii: "-")
    {
      return failAtDash(offset)
    }
    let isParted = startsDeep && isBelowHeading(offset)
    report(
      YAMLRules.indentation, "the indentation fits nothing above", at: characterRange(offset),
      help: "begin the line where its neighbours begin", severity: isParted ? .warning : nil)
    isRecovering = true
  }

  /// Whether a comment stands above the line of `place`, and an empty line above that: it parts two excerpts.
  private func isBelowHeading(_ place: Int) -> Bool {
    guard let comment = lineAbove(lineRange(place)), let blank = lineAbove(comment) else { return false }
    let first = comment.start + bytes[comment.start..<comment.end].prefix(while: isBlank).count
    return byte(at: first) == UInt8(ascii: "#") && bytes[blank.start..<blank.end].allSatisfy(isBlank)
  }

  /// The line above another one.
  func lineAbove(_ line: SourceRange) -> SourceRange? {
    guard line.start > 0 else { return nil }
    let isWide = line.start > 1 && bytes[line.start - 1] == 0x0A && bytes[line.start - 2] == 0x0D
    return lineRange(line.start - (isWide ? 2 : 1))
  }

  /// `-name` where `- name` was meant.
  mutating func failAtDash(_ place: Int) {
    fail(
      YAMLRules.syntax, "no blank after the '-' of a list item", at: characterRange(place), help: "write '- '"
    )
  }

  /// Text on the line of a value that has ended.
  mutating func reportTrailing() {
    let last = text(lastCharacterRange(before: offset))
    if current == UInt8(ascii: ":"), ["\"", "'"].contains(last) {
      return fail(
        YAMLRules.missingColon, "no blank after the ':' behind a key in quotes", at: characterRange(offset),
        help: "write ': '")
    }
    let isClosed = ["\"", "'", "]", "}"].contains(last)
    fail(
      YAMLRules.trailingText,
      isClosed ? "text after the closing \(last)" : "text after a value that has ended",
      at: characterRange(offset), help: valueStart(before: offset).flatMap(helpForTrailing))
  }

  private func helpForTrailing(from start: Int) -> String? {
    let value = text(SourceRange(start, max(start, trimmedEnd(lineRange(start)))))
    if current == UInt8(ascii: "]") || current == UInt8(ascii: "}") { return "take one of the brackets away" }
    guard let quote = value.first, quote == "'" || quote == "\"", value.count > 1, value.last == quote else {
      return quoted(from: start)
    }
    let inner = value.dropFirst().dropLast()
    guard quote == "'", inner.contains(utf8: "'"), !inner.contains(utf8: "\""), !inner.contains(utf8: "\\"),
      !inner.contains(utf8: "' '")
    else { return "a value has one pair of quotes around it" }
    return "put the value in quotes: \"\(inner)\""
  }

  private func lastCharacterRange(before place: Int) -> SourceRange {
    var last = place
    while last > 0, isBlank(bytes[last - 1]) { last -= 1 }
    return SourceRange(max(0, last - 1), last)
  }

  /// Where the value on the line with `place` begins: behind its first `: ` or `- `.
  private func valueStart(before place: Int) -> Int? {
    let line = lineRange(place)
    var next = line.start
    while next < place {
      if bytes[next] == UInt8(ascii: ":"), isEndOfWord(next + 1) {
        next += 1
        while next < place, isBlank(bytes[next]) { next += 1 }
        return next
      }
      next += 1
    }
    return nil
  }

  mutating func checkTab() {
    guard let tab else { return }
    fail(YAMLRules.tab, "a tab in the indentation", at: SourceRange(tab, tab + 1), help: "indent with spaces")
  }

  // MARK: Keys

  mutating func failAtInlineSequence() -> YAMLValue {
    failAtReserved(offset)
    return .null(at: SourceRange(offset, offset))
  }

  /// `key: value: more`
  ///
  /// - Returns: what was likely meant: the whole rest of the line.
  mutating func failAtColon(from value: Int) -> YAMLValue {
    fail(
      YAMLRules.unquotedColon, "': ' inside a value that is not quoted", at: characterRange(offset),
      help: quoted(from: value))
    return restOfLine(from: value)
  }

  /// The rest of the line as text.
  func restOfLine(from start: Int) -> YAMLValue {
    let range = SourceRange(start, max(start, trimmedEnd(lineRange(start))))
    return YAMLValue(.scalar(YAMLScalar(text: text(range), style: .plain, isString: true)), at: range)
  }

  /// What the author of `key:value` meant.
  func meantMember(on range: SourceRange) -> (key: YAMLValue, value: YAMLValue)? {
    guard let colon = bytes[range.start..<range.end].firstIndex(of: UInt8(ascii: ":")), colon > range.start
    else {
      return nil
    }
    let key = SourceRange(range.start, colon)
    return (
      YAMLValue(.scalar(YAMLScalar(text: text(key), style: .plain, isString: true)), at: key),
      restOfLine(from: min(colon + 1, range.end))
    )
  }

  /// A key on a line that goes on with the text of the line before.
  mutating func failAtDeepKey(start: Int, line: Int) {
    if let tab {
      return fail(
        YAMLRules.tab, "a tab in the indentation", at: SourceRange(tab, tab + 1), help: "indent with spaces")
    }
    let first = lineRange(start).start
    let word = first + bytes[first..<start].prefix { $0 == 0x20 }.count
    if bytes[word] == UInt8(ascii: "-"), !isEndOfWord(word + 1), byte(at: word + 1) != UInt8(ascii: "-") {
      return failAtDash(word)
    }
    fail(
      YAMLRules.indentation, "the indentation fits nothing above", at: characterRange(line),
      help: "begin the line where its neighbours begin",
      labels: [Label("read as a continuation of this", at: SourceRange(start, min(start + 1, end)))])
  }

  mutating func failAtMissingColon(from start: Int) {
    let line = lineRange(start)
    // Lines one below the other are one slip: text that is not indented, or goes on behind a quote.
    let isSameSlip = lostLineEnd.map { isNextLine(line.start, after: $0) } ?? false
    if let block = emptyBlock, isNextLine(line.start, after: block.end) {
      report(
        YAMLRules.indentation, "the text of this '\(text(block.mark))' is not indented", at: block.mark,
        help: "indent its lines more than the key",
        labels: [Label("begins here", at: SourceRange(start, min(start + 1, end)))])
    } else if !isSameSlip {
      reportMissingColon(SourceRange(start, trimmedEnd(line)))
    }
    lostLineEnd = line.end
    isRecovering = true
  }

  /// Whether nothing but blanks and empty lines stands between the end of a line and `start`.
  private func isNextLine(_ start: Int, after end: Int) -> Bool {
    start > end && start - end < 100 && bytes[end..<start].allSatisfy { isBlank($0) || isBreak($0) }
  }

  /// A word above what belongs to it.
  mutating func failAtKeyWithoutColon(_ word: SourceRange) {
    fail(
      YAMLRules.missingColon, "'\(shortened(text(word)))' has no colon behind it", at: word,
      help: "write '\(shortened(text(word))):'")
  }

  func trimmedEnd(_ line: SourceRange) -> Int {
    var last = line.end
    while last > line.start, isBlank(bytes[last - 1]) { last -= 1 }
    return last
  }

  /// `'key'` stands on a line of its own, or `key:value` without a blank.
  mutating func reportMissingColon(_ range: SourceRange) {
    if let tab {
      return fail(
        YAMLRules.tab, "a tab in the indentation", at: SourceRange(tab, tab + 1), help: "indent with spaces")
    }
    let content = bytes[range.start..<range.end]
    if content.elementsEqual("---".utf8) {
      // What follows is another document, and may have the same keys.
      partings.append(range.start)
      return report(
        YAMLRules.indentation, "'---' begins a document only in the first column", at: range,
        help: "take the blanks before the lines away")
    }
    if let colon = content.firstIndex(of: UInt8(ascii: ":")), colon + 1 < range.end,
      bytes[colon + 1] != UInt8(ascii: " "), bytes[colon + 1] != UInt8(ascii: "/")
    {
      let key = shortened(text(SourceRange(range.start, colon)))
      return report(
        YAMLRules.missingColon, "no blank after the ':' of '\(key)'", at: SourceRange(colon, colon + 1),
        help: "write '\(key): ' and then the value")
    }
    report(
      YAMLRules.missingColon, "'\(shortened(text(range)))' is no 'key: value'", at: range,
      help: "put ': ' after the key, or indent the line if it belongs to the value before it")
  }

  // MARK: Characters

  /// A value that begins with a character that has a meaning of its own.
  mutating func failAtReserved(_ place: Int) {
    let range = characterRange(place)
    let character = text(range)
    if character == "\t" {
      return fail(YAMLRules.tab, "a tab in the indentation", at: range, help: "indent with spaces")
    }
    if let colon = colonWithinQuotes(before: place) {
      return fail(
        YAMLRules.unquotedColon, "': ' inside a value that is not quoted", at: characterRange(colon.offset),
        help: quoted(from: colon.value))
    }
    let meaning =
      switch character {
      case "*": ": it stands for an alias"
      case "&": ": it names an anchor"
      case "!": ": it names a tag"
      case "|", ">": ": it begins a block of text on the lines below"
      case "-": ": it begins a list item"
      case "?": ": it begins a key"
      case "%": ": it begins a directive"
      default: ""
      }
    if character == "*", byte(at: range.end) == 0x20,
      bytes[lineRange(place).start..<place].allSatisfy(isBlank)
    {
      return fail(
        YAMLRules.reservedCharacter, "'*' begins no list item", at: range, help: "list items begin with '- '")
    }
    fail(
      YAMLRules.reservedCharacter, "a value cannot begin with '\(character)'\(meaning)", at: range,
      help: quoted(from: place))
  }

  /// The colon right before `place`, where it was read as one behind a key but stands within quotes that begin
  /// somewhere in a text: `- rule "id:1, text: %{x}"`.
  private func colonWithinQuotes(before place: Int) -> (offset: Int, value: Int)? {
    let line = lineRange(place)
    var colon = place
    while colon > line.start, isBlank(bytes[colon - 1]) { colon -= 1 }
    guard colon < place, colon > line.start, bytes[colon - 1] == UInt8(ascii: ":") else { return nil }
    colon -= 1
    var value = line.start
    while value < colon, isBlank(bytes[value]) || bytes[value] == UInt8(ascii: "-") && isEndOfWord(value + 1)
    {
      value += 1
    }
    let words = bytes[value..<colon]
    guard words.first != UInt8(ascii: "\""), words.contains(where: isBlank),
      words.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1
    else { return nil }
    return (colon, value)
  }

  mutating func failAtEscape(_ backslash: Int) {
    report(
      YAMLRules.badEscape, "a backslash begins an escape that YAML does not know",
      at: SourceRange(backslash, backslash + 1),
      help: "write \\\\ for a backslash, or put the value in single quotes")
    offset = backslash + 2
  }

  /// Control characters and bytes that are no UTF-8. §5.1
  mutating func reportUnreadable() {
    if let place = malformedByte() {
      return report(
        YAMLRules.badCharacter, "these bytes are no UTF-8 text", at: SourceRange(place, place + 1),
        help: "remove it")
    }
    let place = bytes.firstIndex { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
    guard let place else { return }
    let digits = String(bytes[place], radix: 16, uppercase: true)
    report(
      YAMLRules.badCharacter,
      "the control character U+00\(digits.utf8.count == 1 ? "0" : "")\(digits) is not allowed",
      at: SourceRange(place, place + 1), help: "remove it")
  }

  private func malformedByte() -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var place = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): place += encoded.count
      case .error: return place
      case .emptyInput: return nil
      }
    }
  }

  // MARK: Quotes and brackets

  /// A quoted scalar that its line, or the text, ends before its quote.
  mutating func failAtOpenQuote(_ start: Int, _ style: YAMLScalar.Style, _ content: [UInt8]) -> YAMLValue {
    let quote = text(characterRange(start))
    // Only its first line is taken, so that the next entry is read as such.
    (offset, lineStart) = (start, lineRange(start).start)
    while let byte = current, !isBreak(byte) { offset += 1 }
    token(.string, from: start)
    let value = text(SourceRange(start + 1, offset))
    // Lines below that are no entries are its text.
    lostLineEnd = offset
    fail(
      YAMLRules.unclosedQuote, "the quote is never closed", at: SourceRange(start, start + 1),
      help: "add the closing \(quote) or put the value in the other kind of quotes")
    return YAMLValue(
      .scalar(YAMLScalar(text: value, style: style, isString: true)), at: SourceRange(start, offset))
  }

  mutating func failAtOpenBracket(_ bracket: Int) {
    // The innermost bracket is told; those around it are open for the same reason.
    fail(
      YAMLRules.unclosedBracket, "'\(text(characterRange(bracket)))' is never closed",
      at: characterRange(bracket),
      help: "add the closing '\(bytes[bracket] == UInt8(ascii: "[") ? "]" : "}")'")
    leaveBracket(bracket)
  }

  mutating func failAtBracket(_ bracket: Int, _ message: String) {
    fail(
      YAMLRules.unclosedBracket, message, at: characterRange(offset),
      help: "write '\(bytes[bracket] == UInt8(ascii: "[") ? "]" : "}")'",
      labels: [Label("opened here", at: characterRange(bracket))])
  }

  /// The rest of the line with the bracket is skipped, and what follows is read.
  private mutating func leaveBracket(_ bracket: Int) {
    (offset, lineStart) = (bracket, lineRange(bracket).start)
    while let byte = current, !isBreak(byte) { offset += 1 }
  }

  /// What stands in brackets where `,` or the end should.
  mutating func failAtFlowSeparator(_ bracket: Int) {
    let closer = bytes[bracket] == UInt8(ascii: "[") ? "]" : "}"
    if current == UInt8(ascii: ":"), isClosedLater(from: bracket) {
      return fail(
        YAMLRules.syntax, "a ',' is missing before this key", at: lastWordRange(before: offset),
        help: "put a ',' between two entries", labels: [Label("opened here", at: characterRange(bracket))])
    }
    if current == UInt8(ascii: ":") {
      // `[a, b` and a key on the next line, or `: ` within a word.
      return failAtOpenBracket(bracket)
    }
    let last = text(lastCharacterRange(before: offset))
    if ["\"", "'"].contains(last) {
      return fail(
        YAMLRules.trailingText, "text after the closing \(last)", at: characterRange(offset),
        help: "put a ',' between two values, or the whole value in quotes")
    }
    fail(
      YAMLRules.syntax, "expected ',' or '\(closer)'", at: characterRange(offset),
      labels: [Label("opened here", at: characterRange(bracket))])
  }

  private func lastWordRange(before place: Int) -> SourceRange {
    var start = place
    while start > 0, !isBlank(bytes[start - 1]), !isBreak(bytes[start - 1]),
      !isFlowIndicator(bytes[start - 1])
    {
      start -= 1
    }
    return SourceRange(start, place)
  }

  // MARK: Mending

  /// Proposes to quote the rest of the line.
  private func quoted(from start: Int) -> String? {
    var line = lineRange(start)
    line.start = min(start, line.end)
    line.end = max(line.start, trimmedEnd(line))
    let value = text(line)
    guard value.unicodeScalars.count <= 60 else { return "put the value in quotes" }
    if !value.contains(utf8: "\""), !value.contains(utf8: "\\") {
      return "put the value in quotes: \"\(value)\""
    }
    let doubled = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return "put the value in quotes: '\(doubled)'"
  }
}

/// Names in messages are as long as a line can bear.
func shortened(_ text: String) -> String {
  let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
  return line.count == text.unicodeScalars.count && line.count <= 40
    ? text : String(String.UnicodeScalarView(line.prefix(39))) + "…"
}
