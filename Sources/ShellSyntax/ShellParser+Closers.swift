import Diagnostics
import SourceText

/// Reserved words (XCU 2.4), and what ends a list.
extension ShellParser {
  /// A reserved word or operator that can only end or continue something.
  struct Closer {
    let kind: Closers
    let range: SourceRange
  }

  /// Whether `word` stands here as a whole word without quotes.
  func isWord(_ word: StaticString) -> Bool {
    guard cursor.starts(with: word) else { return false }
    let width = word.utf8CodeUnitCount
    let next = cursor.peek(width)
    // `fi<(…)` is one word.
    if next == UInt8(ascii: "<") || next == UInt8(ascii: ">") {
      return cursor.peek(width + 1) != UInt8(ascii: "(")
    }
    return endsWord(next) || next == UInt8(ascii: "\r")
      || next == UInt8(ascii: "\\") && cursor.peek(width + 1) == UInt8(ascii: "\n")
  }

  /// What ends a list of commands, if it stands here.
  func closerAtCursor() -> Closer? {
    let kind: Closers
    let width: Int
    switch cursor.current {
    case UInt8(ascii: ")"): (kind, width) = (.parenthesis, 1)
    case UInt8(ascii: "}"):
      guard isWord("}") else { return nil }
      (kind, width) = (.brace, 1)
    case UInt8(ascii: ";"):
      guard let token = operatorAtCursor(), token.count > 1 else { return nil }
      (kind, width) = (.clauseEnd, token.count)
    case UInt8(ascii: "t"):
      guard isWord("then") else { return nil }
      (kind, width) = (.then, 4)
    case UInt8(ascii: "f"):
      guard isWord("fi") else { return nil }
      (kind, width) = (.fi, 2)
    case UInt8(ascii: "d"):
      if isWord("do") {
        (kind, width) = (.do, 2)
      } else if isWord("done") {
        (kind, width) = (.done, 4)
      } else {
        return nil
      }
    case UInt8(ascii: "e"):
      if isWord("else") {
        (kind, width) = (.else, 4)
      } else if isWord("elif") {
        (kind, width) = (.elif, 4)
      } else if isWord("esac") {
        (kind, width) = (.esac, 4)
      } else {
        return nil
      }
    default: return nil
    }
    return Closer(kind: kind, range: SourceRange(cursor.offset, cursor.offset + width))
  }

  /// Reports an ending of nothing, and skips it.
  mutating func skipStray(_ closer: Closer) {
    if closer.kind == .brace, !isExcerpt, let head = headWithoutParentheses(before: closer.range.start) {
      let name = cursor.text(head)
      report(
        ShellRules.unexpectedToken, "`\(name) {` runs a command: the `}` below closes nothing",
        at: SourceRange(head.start, head.end), help: "write `\(name)() {` to define a function",
        labels: [Label("closes nothing", at: closer.range)])
    } else if !(isExcerpt && closer.kind != .parenthesis) {
      report(
        ShellRules.unexpectedToken, strayMessage(closer), at: closer.range, help: strayHelp(closer))
    }
    mark(
      closer.kind == .parenthesis || closer.kind == .clauseEnd ? .operator : .keyword, closer.range.start,
      closer.range.end)
    cursor.offset = closer.range.end
    // `then` and its like are followed by a command, the others by the end of one.
    if closer.kind.isDisjoint(with: [.then, .else, .elif, .do]) {
      skipBlanks()
      if cursor.current == UInt8(ascii: ";"), closerAtCursor() == nil { cursor.offset += 1 }
    }
  }

  private func strayMessage(_ closer: Closer) -> String {
    let found = quoted(closer.range)
    return switch closer.kind {
    case .then, .elif, .else, .fi: "\(found) stands here without an `if`"
    case .do: "`do` stands here without a `for` or `while`"
    case .done: "`done` stands here without a `do`"
    case .esac, .clauseEnd: "\(found) stands here without a `case`"
    case .brace: "`}` closes nothing: no `{` is open"
    default: "`)` closes nothing: no `(` is open"
    }
  }

  private func strayHelp(_ closer: Closer) -> String? {
    guard silence == 0, !hasStopped else { return nil }
    let isInCase = enclosing.last?.closers.contains(.clauseEnd) ?? false
    switch closer.kind {
    case .parenthesis where isInCase:
      return "if a clause of `case` begins here, end the one before it with `;;`"
    case .parenthesis: return "take it away, or quote it: `\\)`"
    case .brace:
      return gluedBrace(before: closer.range.start).map { "put a blank after the `{` in `\($0)`" }
        ?? "take it away, or quote it: `'}'`"
    case .clauseEnd: return "a single `;` ends a command"
    case .fi, .done, .esac:
      guard let (word, opening) = wordThatEnds(enclosing.last) else {
        return "take it away, or add its other half"
      }
      return "write `\(word)` to end the `\(opening)` that is open here"
    case .then, .else, .elif, .do: return "take it away, or add its other half"
    default: return nil
    }
  }

  /// The name in the last line that is `name {` before the brace at `end`, with as much indentation.
  private func headWithoutParentheses(before end: Int) -> SourceRange? {
    guard silence == 0, !hasStopped else { return nil }
    let bytes = cursor.bytes
    let indentation = indentation(at: end)
    var lineEnd = end
    let limit = max(0, end - 4000)
    while lineEnd > limit {
      var lineStart = lineEnd
      while lineStart > 0, bytes[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
      let name = nameStart(from: lineStart)
      if lineEnd < end, name - lineStart == indentation, name < lineEnd {
        // Another brace in this column ends what lies above.
        if bytes[name] == UInt8(ascii: "}") { return nil }
        var index = name
        while index < lineEnd, isNameByte(bytes[index]) || bytes[index] == UInt8(ascii: "-") { index += 1 }
        let word = SourceRange(name, index)
        if word.count > 0, equals(bytes, SourceRange(index, min(index + 2, lineEnd)), " {"),
          index + 2 == lineEnd
        {
          return word
        }
      }
      lineEnd = lineStart - 1
    }
    return nil
  }

  /// The blanks before `offset` on its line; -1 where something else stands there.
  private func indentation(at offset: Int) -> Int {
    var index = offset
    while index > 0, cursor.bytes[index - 1] == 0x20 || cursor.bytes[index - 1] == 0x09 { index -= 1 }
    return index == 0 || cursor.bytes[index - 1] == 0x0A ? offset - index : -1
  }

  private func nameStart(from lineStart: Int) -> Int {
    var index = lineStart
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// The line after `start` that begins another function in the column in which the line of `start` begins.
  private func nextFunction(after start: Int) -> SourceRange? {
    let bytes = cursor.bytes
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
    let indentation = nameStart(from: lineStart) - lineStart
    var index = start
    while index < cursor.limit {
      index += 1
      guard bytes[index - 1] == 0x0A else { continue }
      let name = nameStart(from: index)
      guard name - index == indentation else { continue }
      var end = name
      while end < cursor.limit, isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
      let head = SourceRange(name, min(end + 2, cursor.limit))
      if end > name, head.end == end + 2, bytes[end] == UInt8(ascii: "("), bytes[end + 1] == UInt8(ascii: ")")
      {
        return head
      }
    }
    return nil
  }

  /// The word that ends what is open, and the word that began it.
  private func wordThatEnds(_ enclosure: Enclosure?) -> (String, String)? {
    guard let enclosure else { return nil }
    let word: String? =
      if enclosure.closers.contains(.fi) {
        "fi"
      } else if enclosure.closers.contains(.done) {
        "done"
      } else if enclosure.closers.contains(.esac) {
        "esac"
      } else if enclosure.closers.contains(.brace) {
        "}"
      } else {
        nil
      }
    return word.map { ($0, cursor.text(enclosure.opening)) }
  }

  /// A word such as `{echo` near before `end`: the blank after its brace was forgotten.
  private func gluedBrace(before end: Int) -> String? {
    let bytes = cursor.bytes
    var index = end - 2
    while index >= max(0, end - 2000) {
      if bytes[index] == UInt8(ascii: "{"), isLetter(bytes[index + 1]),
        index == 0 || endsWord(bytes[index - 1])
      {
        var wordEnd = index
        while wordEnd < end, !endsWord(bytes[wordEnd]) { wordEnd += 1 }
        let word = SourceRange(index, wordEnd)
        if word.count < 40, bytes[wordEnd - 1] != UInt8(ascii: "}") { return cursor.text(word) }
      }
      index -= 1
    }
    return nil
  }

  /// Takes the word or operator that ends what `opening` began.
  ///
  /// Where another one stands, which ends something further out, the opening is left unclosed.
  ///
  /// - Returns: whether it was there.
  mutating func expect(
    _ closer: Closers, _ word: StaticString, for opening: SourceRange, _ name: String
  ) -> Bool {
    skipLineBreaks()
    if let found = closerAtCursor() {
      if found.kind == closer {
        mark(closer == .parenthesis ? .operator : .keyword, found.range.start, found.range.end)
        cursor.offset = found.range.end
        return true
      }
      if !isExcerpt, !hasStopped {
        report(
          ShellRules.unclosedCommand, "\(quoted(found.range)) comes before the `\(word)` of this \(name)",
          at: found.range, help: "add the missing `\(word)`",
          labels: [Label("\(name) begins here", at: opening)])
      }
      return false
    }
    guard cursor.isAtEnd, !isExcerpt, open == nil else { return false }
    // After a mistake within, the end may have been skipped with it.
    if let last = diagnostics.last, last.severity == .error, last.range.start >= opening.start {
      open = .compound
      return false
    }
    let next = closer == .brace && open == nil ? nextFunction(after: opening.start) : nil
    reportOpen(
      .compound, ShellRules.unclosedCommand, "\(name) is never closed: `\(word)` is missing", at: opening,
      help: next.map { "add `}` before `\(cursor.text($0))`" } ?? misspelt(word, after: opening.end),
      labels: next.map { [Label("another function begins here", at: $0)] } ?? [])
    return false
  }

  /// Where a line after `start` begins with a word that is nearly `word`: the help that says so.
  private func misspelt(_ word: StaticString, after start: Int) -> String {
    let wanted = word.description
    let plain = "add `\(wanted)` where it ends"
    if wanted == "}", hasWord("}", after: start) { return "put `;` or a line break before its `}`" }
    guard wanted.utf8.count > 1 else { return plain }
    if wanted == "fi", hasWord("else if", after: start) {
      return "`else if` begins one more `if`: write `elif`, or add another `fi`"
    }
    var index = start
    var lineStart = start
    var found: String?
    while index <= cursor.limit {
      if index == cursor.limit || cursor.bytes[index] == 0x0A {
        var wordStart = lineStart
        while wordStart < index, cursor.bytes[wordStart] == 0x20 || cursor.bytes[wordStart] == 0x09 {
          wordStart += 1
        }
        var wordEnd = wordStart
        while wordEnd < index, !endsWord(cursor.bytes[wordEnd]) { wordEnd += 1 }
        if wordEnd - wordStart <= wanted.utf8.count + 1, wordEnd - wordStart + 1 >= wanted.utf8.count,
          onlyBlanksOrSemicolons(wordEnd, index)
        {
          let candidate = cursor.text(SourceRange(wordStart, wordEnd))
          if candidate != wanted, nearestSpelling(of: candidate, in: [wanted]) != nil { found = candidate }
        }
        lineStart = index + 1
      }
      index += 1
    }
    return found.map { "did you mean `\(wanted)` where `\($0)` stands?" } ?? plain
  }

  /// Whether `text` stands somewhere after `start` as a word of its own.
  private func hasWord(_ text: StaticString, after start: Int) -> Bool {
    let width = text.utf8CodeUnitCount
    var index = start
    while index + width <= cursor.limit {
      if equals(cursor.bytes, SourceRange(index, index + width), text), endsWord(cursor.bytes[index - 1]),
        index + width == cursor.limit || endsWord(cursor.bytes[index + width])
      {
        return true
      }
      index += 1
    }
    return false
  }

  private func onlyBlanksOrSemicolons(_ start: Int, _ end: Int) -> Bool {
    for byte in cursor.bytes[start..<end] where byte > 0x20 && byte != UInt8(ascii: ";") { return false }
    return true
  }
}
