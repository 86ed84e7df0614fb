import Diagnostics
import SourceText

/// Words and quotes: XCU 2.10.1 and 2.2.
extension ShellParser {
  /// Collects the parts of a word; a word of one plain part has none.
  private struct PartList {
    private(set) var parts: [ShellWordPart] = []
    /// Where the plain characters begin that belong to no part yet.
    private(set) var plainStart: Int

    init(at offset: Int) { plainStart = offset }

    /// Adds what was plain up to `offset`.
    mutating func endPlain(at offset: Int) {
      if plainStart < offset {
        parts.append(ShellWordPart(kind: .literal, range: SourceRange(plainStart, offset)))
      }
    }

    mutating func add(_ part: ShellWordPart) {
      endPlain(at: part.range.start)
      parts.append(part)
      plainStart = part.range.end
    }
  }

  /// Whether `byte`, an operator elsewhere, begins a word here: `<(…)`, `<placeholder>`.
  func isWordStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"): isProcessSubstitution || placeholderEnd() != nil
    case UInt8(ascii: ">"): isProcessSubstitution
    default: false
    }
  }

  /// Parses a word, which may be empty where none begins.
  mutating func parseWord() -> ShellWord {
    let start = cursor.offset
    cursor.skip(while: isPlain)
    guard let byte = cursor.current, !endsWord(byte) || continuesWord(byte) else {
      return ShellWord(plain: cursor.range(from: start))
    }
    return parseRichWord(from: start)
  }

  /// Whether the byte means nothing in a word but itself.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "$"),
      UInt8(ascii: "{"), UInt8(ascii: "\r"):
      false
    default: true
    }
  }

  /// Whether an operator's byte goes on with the word that ends here.
  private func continuesWord(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "("), let sign = cursor.peek(-1) {
      // zsh has `*.(c|h)` as well.
      return isGlobSign(sign) && dialect != .posix
        || dialect == .other && "./])".utf8.contains(sign) && cursor.peek() != UInt8(ascii: ")")
    }
    return isWordStart(byte)
  }

  private mutating func parseRichWord(from start: Int) -> ShellWord {
    var list = PartList(at: start)
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "\r"):
        if cursor.peek() == UInt8(ascii: "\n") { return finish(&list, from: start) }
        cursor.offset += 1
      case UInt8(ascii: "\\"): list.add(parseEscape())
      case UInt8(ascii: "'"): list.add(parseSingleQuotes(signWidth: 0))
      case UInt8(ascii: "\""): list.add(parseDoubleQuotes(signWidth: 0))
      case UInt8(ascii: "`"): list.add(parseBackquotes())
      case UInt8(ascii: "$"):
        if let part = parseDollar(isQuoted: false) { list.add(part) } else { cursor.offset += 1 }
      case UInt8(ascii: "{"):
        if let end = templateEnd() {
          list.add(parsePlaceholder(to: end))
        } else {
          if dialect == .posix { noteSequence() }
          cursor.offset += 1
        }
      case UInt8(ascii: "<") where placeholderEnd() != nil:
        list.add(parsePlaceholder(to: placeholderEnd() ?? cursor.offset + 1))
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard isProcessSubstitution else { return finish(&list, from: start) }
        list.add(parseProcessSubstitution())
      case UInt8(ascii: "("):
        // In `$@(…)` the sign is that of the parameter and of the pattern.
        guard cursor.offset > list.plainStart || list.parts.last?.isSpecialParameter == true,
          continuesWord(byte)
        else { return finish(&list, from: start) }
        list.add(parseExtendedGlob())
      default:
        if endsWord(byte) { return finish(&list, from: start) }
        cursor.skip(while: isPlain)
      }
    }
    return finish(&list, from: start)
  }

  private func finish(_ list: inout PartList, from start: Int) -> ShellWord {
    let range = cursor.range(from: start)
    if list.parts.isEmpty { return ShellWord(plain: range) }
    list.endPlain(at: cursor.offset)
    return ShellWord(range, parts: list.parts)
  }

  // MARK: Quotes

  /// `\` and what it quotes. XCU 2.2.1.
  private mutating func parseEscape() -> ShellWordPart {
    let start = cursor.offset
    var width = widthOfContinuation() ?? 2
    // The whole of a character, not its first byte.
    while width < 5, let next = cursor.peek(width), next & 0xC0 == 0x80 { width += 1 }
    cursor.offset = min(start + width, cursor.limit)
    mark(.escape, start, cursor.offset)
    return ShellWordPart(kind: .escaped, range: cursor.range(from: start))
  }

  /// `'…'` (XCU 2.2.2), and `$'…'` (XCU 2.2.4), whose sign is one byte wide.
  mutating func parseSingleQuotes(signWidth: Int) -> ShellWordPart {
    let start = cursor.offset
    cursor.offset += signWidth + 1
    var isClosed = false
    while let byte = cursor.current {
      cursor.offset += 1
      if byte == UInt8(ascii: "'") {
        isClosed = true
        break
      }
      if byte == UInt8(ascii: "\\"), signWidth == 1, !cursor.isAtEnd { cursor.offset += 1 }
    }
    mark(.string, start, cursor.offset)
    if isClosed {
      noteSuspect(openedAt: start)
    } else {
      reportOpenQuote("this single quote", "'", at: SourceRange(start, start + signWidth + 1))
    }
    return ShellWordPart(
      kind: signWidth == 1 ? .ansiQuoted : .singleQuoted, range: cursor.range(from: start))
  }

  /// `"…"` (XCU 2.2.3), and `$"…"`, whose sign is one byte wide.
  mutating func parseDoubleQuotes(signWidth: Int) -> ShellWordPart {
    let start = cursor.offset
    cursor.offset += signWidth + 1
    mark(.string, start, cursor.offset)
    let parts = parseQuotedParts(until: UInt8(ascii: "\""))
    if cursor.current == UInt8(ascii: "\"") {
      mark(.string, cursor.offset, cursor.offset + 1)
      cursor.offset += 1
      noteSuspect(openedAt: start)
    } else if !hasStopped {
      reportOpenQuote("this double quote", "\"", at: SourceRange(start, start + signWidth + 1))
    }
    return ShellWordPart(kind: .doubleQuoted(parts), range: cursor.range(from: start))
  }

  /// What stands between double quotes, up to `quote`; in a here-document, up to the end.
  mutating func parseQuotedParts(until quote: UInt8?) -> [ShellWordPart] {
    var list = PartList(at: cursor.offset)
    var textStart = cursor.offset
    while let byte = cursor.current, byte != quote {
      let offset = cursor.offset
      switch byte {
      case UInt8(ascii: "\\"):
        guard let next = cursor.peek() else {
          cursor.offset += 1
          continue
        }
        let isSpecial =
          next == UInt8(ascii: "$") || next == UInt8(ascii: "`") || next == UInt8(ascii: "\\")
          || next == UInt8(ascii: "\n") || next == quote
        cursor.offset += 2
        if isSpecial {
          mark(.string, textStart, offset)
          mark(.escape, offset, cursor.offset)
          textStart = cursor.offset
        }
        list.add(ShellWordPart(kind: .escaped, range: cursor.range(from: offset)))
      case UInt8(ascii: "$"), UInt8(ascii: "`"):
        mark(.string, textStart, offset)
        let part = byte == UInt8(ascii: "`") ? parseBackquotes() : parseDollar(isQuoted: true)
        if let part { list.add(part) }
        textStart = cursor.offset
        if part == nil {
          textStart = offset
          cursor.offset += 1
        }
      default:
        cursor.skip {
          $0 != quote && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "`")
        }
      }
    }
    mark(.string, textStart, cursor.offset)
    list.endPlain(at: cursor.offset)
    return list.parts
  }

  /// Remembers a string that looks as if it began where another one should have ended.
  private mutating func noteSuspect(openedAt start: Int) {
    guard suspectString == nil, silence == 0, let next = cursor.current else { return }
    guard isNameByte(next) || next == UInt8(ascii: "$") || next == UInt8(ascii: "/") else { return }
    if cursor.bytes[start..<cursor.offset].contains(UInt8(ascii: "\n")) {
      suspectString = SourceRange(start, start + 1)
    }
  }

  private mutating func reportOpenQuote(_ name: String, _ sign: String, at opening: SourceRange) {
    var end = opening.end
    while end < cursor.limit, cursor.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if let curly = curlyQuote(in: SourceRange(opening.end, end), like: sign) {
      return reportOpen(
        .quote, ShellRules.unclosedQuote, "\(name) is never closed", at: opening,
        help: "write `\(sign)` for `\(cursor.text(curly))`, which closes nothing",
        labels: [Label("a typographic quote", at: curly)])
    }
    let isSameKind = suspectString.map { cursor.bytes[$0.start] == cursor.bytes[opening.end - 1] } ?? false
    let help =
      if isSameKind {
        "a quote is missing before it, probably in the string that begins further up"
      } else if end == opening.end {
        "it was probably meant to close a string: look for the quote that is missing before it"
      } else if sign == "'", opening.start > 0, opening.end < cursor.limit,
        isLetter(cursor.bytes[opening.start - 1]), isLetter(cursor.bytes[opening.end])
      {
        "write `\\'` for an apostrophe, or put the text in double quotes"
      } else {
        "add the closing \(sign)"
      }
    reportOpen(
      .quote, ShellRules.unclosedQuote, "\(name) is never closed", at: opening, help: help,
      labels: isSameKind
        ? suspectString.map { [Label("this string goes on over the line's end", at: $0)] } ?? [] : [])
  }

  /// A curly quote in the place of the plain one that closes a string; the `’` in `it’s` is none.
  private func curlyQuote(in range: SourceRange, like sign: String) -> SourceRange? {
    let bytes = cursor.bytes
    var index = range.start
    while index + 2 < range.end {
      // U+2018 to U+201F, three bytes each: first the single ones, then the double ones.
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, (0x98...0x9F).contains(bytes[index + 2]),
        (bytes[index + 2] < 0x9C) == (sign == "'")
      {
        let isApostrophe =
          index + 3 < range.end && isLetter(bytes[index + 3]) && index > range.start
          && isLetter(bytes[index - 1])
        if !isApostrophe { return SourceRange(index, index + 3) }
      }
      index += 1
    }
    return nil
  }

  // MARK: Patterns and processes

  /// `@(a|b)`, of which the sign was read already.
  private mutating func parseExtendedGlob() -> ShellWordPart {
    let start = cursor.offset
    cursor.offset += 1
    enclosing.append(
      Enclosure(closers: .parenthesis, opening: SourceRange(start, start + 1), isBarrier: true))
    defer { enclosing.removeLast() }
    if enclosing.count > Self.maximumDepth { giveUp(at: SourceRange(start, start + 1)) }
    let parts = parsePatternParts()
    if cursor.current == UInt8(ascii: ")") {
      cursor.offset += 1
    } else if !hasStopped {
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "the `(` of this pattern is never closed",
        at: SourceRange(start - 1, start + 1), help: "add the closing `)`")
    }
    return ShellWordPart(kind: .extendedGlob(parts), range: cursor.range(from: start))
  }

  /// What stands between the parentheses of a pattern: anything, with parentheses in pairs.
  mutating func parsePatternParts() -> [ShellWordPart] {
    var list = PartList(at: cursor.offset)
    var depth = 0
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 {
          list.endPlain(at: cursor.offset)
          return list.parts
        }
        depth -= 1
      case UInt8(ascii: "\\"):
        list.add(parseEscape())
        continue
      case UInt8(ascii: "'"):
        list.add(parseSingleQuotes(signWidth: 0))
        continue
      case UInt8(ascii: "\""):
        list.add(parseDoubleQuotes(signWidth: 0))
        continue
      case UInt8(ascii: "`"):
        list.add(parseBackquotes())
        continue
      case UInt8(ascii: "$"):
        if let part = parseDollar(isQuoted: false) {
          list.add(part)
          continue
        }
      default: break
      }
      cursor.offset += 1
    }
    list.endPlain(at: cursor.offset)
    return list.parts
  }

  /// `<( list )`
  private mutating func parseProcessSubstitution() -> ShellWordPart {
    let opening = SourceRange(cursor.offset, cursor.offset + 2)
    noteBashOnly(quoted(opening).dropLast() + "…)`", at: opening, help: "use a pipe or a file")
    takeOperator(2)
    let statements = parseSubstitutedList(from: opening, name: "`\(cursor.text(opening))`")
    return ShellWordPart(kind: .process(statements), range: cursor.range(from: opening.start))
  }

  /// The commands of `$(…)` and its like, with the closing parenthesis.
  mutating func parseSubstitutedList(
    from opening: SourceRange, name: String, help: String? = nil
  ) -> [ShellStatement] {
    let outer = pendingHereDocuments
    let outerSuspect = suspect
    pendingHereDocuments = []
    suspect = nil
    let statements = enclosed(by: .parenthesis, from: opening, isBarrier: true) { $0.parseList() }
    // What was announced on the last line is read after the line that the substitution stands on.
    pendingHereDocuments = outer + pendingHereDocuments
    if cursor.current == UInt8(ascii: ")") {
      suspect = outerSuspect
      takeOperator(1)
    } else if !hasStopped {
      if suspect == nil { suspect = outerSuspect }
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "\(name) is never closed", at: opening,
        help: help ?? "add the closing `)`")
    }
    return statements
  }

  // MARK: Placeholders

  /// Where `<placeholder>` ends, if one begins here.
  ///
  /// The shell reads two redirections there, or an error. It never takes `>` at a word's end for a
  /// redirection and a name right before `>` for its source in what people publish, so the reading as a
  /// placeholder hides no slip.
  func placeholderEnd() -> Int? {
    guard cursor.current == UInt8(ascii: "<"), let first = cursor.peek() else { return nil }
    guard
      isLetter(first) || isDigit(first) || first >= 0x80 || first == UInt8(ascii: "_")
        || first == UInt8(ascii: "%") || first == UInt8(ascii: ".") || first == UInt8(ascii: "-")
        || first == UInt8(ascii: "$") || first == UInt8(ascii: "/") || first == UInt8(ascii: "{")
        || first == UInt8(ascii: "[") || first == UInt8(ascii: "#")
    else { return nil }
    let bytes = cursor.bytes
    var index = cursor.offset + 1
    let stop = min(cursor.limit, cursor.offset + 120)
    while index < stop {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        // `<in >out` and `<in>>out` are redirections.
        guard bytes[index - 1] != UInt8(ascii: " ") else { return nil }
        let next = index + 1 < cursor.limit ? bytes[index + 1] : 0
        return next == UInt8(ascii: ">") || next == UInt8(ascii: "&") || next == UInt8(ascii: "(")
          ? nil : index + 1
      case UInt8(ascii: "'"):
        guard isLetter(bytes[index - 1]), index + 1 < stop, isLetter(bytes[index + 1]) else { return nil }
      case UInt8(ascii: "\n"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: ";"),
        UInt8(ascii: "&"), UInt8(ascii: "\\"):
        return nil
      case UInt8(ascii: "$"):
        // `<${name>` has lost a brace.
        let next = index + 1 < stop ? bytes[index + 1] : 0
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "(") { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `{1..3}`, which stands for itself in POSIX.
  private mutating func noteSequence() {
    let start = cursor.offset
    var end = start + 1
    while end < cursor.limit, isDigit(cursor.bytes[end]) { end += 1 }
    guard end > start + 1, end + 2 < cursor.limit, cursor.bytes[end] == UInt8(ascii: "."),
      cursor.bytes[end + 1] == UInt8(ascii: "."), isDigit(cursor.bytes[end + 2])
    else { return }
    while end < cursor.limit, cursor.bytes[end] != UInt8(ascii: "}"), !endsWord(cursor.bytes[end]) {
      end += 1
    }
    guard end < cursor.limit, cursor.bytes[end] == UInt8(ascii: "}") else { return }
    noteBashOnly("`{1..3}`", at: SourceRange(start, end + 1), help: "use `seq`")
  }

  /// Where `{{ name | filter("x") }}` or `{% if x %}` ends, which a template engine replaces before the shell
  /// sees the text; `nil` where none begins.
  private func templateEnd() -> Int? {
    let close: UInt8
    switch cursor.peek() {
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    case UInt8(ascii: "%"): close = UInt8(ascii: "%")
    default: return nil
    }
    let bytes = cursor.bytes
    let stop = min(cursor.limit, cursor.offset + 200)
    var quote: UInt8?
    var index = cursor.offset + 2
    while index + 1 < stop, bytes[index] != UInt8(ascii: "\n") {
      let byte = bytes[index]
      if byte == quote {
        quote = nil
      } else if quote == nil {
        switch byte {
        case close where bytes[index + 1] == UInt8(ascii: "}"): return index + 2
        // `{{a,b},{c,d}}` is for the shell.
        case UInt8(ascii: "{"), UInt8(ascii: "}"): return nil
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  private mutating func parsePlaceholder(to end: Int) -> ShellWordPart {
    let start = cursor.offset
    cursor.offset = end
    mark(.placeholder, start, cursor.offset)
    return ShellWordPart(kind: .placeholder, range: cursor.range(from: start))
  }
}
