import Diagnostics
import SourceText

/// Simple commands and redirections: XCU 2.9.1 and 2.7.
extension ShellParser {
  /// simple_command = { assignment | redirection } [ word { word | redirection } ]
  ///
  /// A first word that `()` follows is the name of a function.
  mutating func parseSimpleCommand() -> ShellCommand {
    let start = cursor.offset
    var assignments: [ShellAssignment] = []
    var words: [ShellWord] = []
    var redirections: [ShellRedirection] = []
    var takesAssignments = false
    var isPastOptions = false
    var isPrefix = false
    loop: while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "#"):
        let before = cursor.offset
        skipBlanks()
        if cursor.offset == before { words.append(parseWord()) }  // a carriage return in a line
      case UInt8(ascii: "\\") where widthOfContinuation() != nil: skipBlanks()
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ")"): break loop
      case UInt8(ascii: "("):
        guard words.count == 1, assignments.isEmpty, redirections.isEmpty, let name = words.first,
          let end = endOfEmptyParentheses()
        else {
          if words.isEmpty { break loop }
          if words.count == 1, let name = words.first, let body = startOfBodyAfterParameters() {
            report(
              ShellRules.unexpectedToken, "the function \(quoted(name.range)) names parameters",
              at: SourceRange(cursor.offset, cursor.offset + 1),
              help: "leave the parentheses empty: `$1`, `$2` are what it is called with")
            cursor.offset = body
            return parseFunctionBody(name: name.range, from: start)
          }
          // `... (as above)` leaves something out.
          if words.last.map(isElision) != true { reportParenthesis() }
          skipParentheses()
          continue
        }
        renameLastCommandToken()
        mark(.operator, cursor.offset, end)
        cursor.offset = end
        return parseFunctionBody(name: name.range, from: start)
      case UInt8(ascii: "&") where cursor.peek() != UInt8(ascii: ">"): break loop
      case UInt8(ascii: "&"): redirections.append(parseRedirection())
      default:
        if words.isEmpty || takesAssignments,
          let assignment = parseAssignmentIfPresent(isArgument: !words.isEmpty)
        {
          // An argument such as that of `export` stays a word as well: the command sees it.
          if words.isEmpty { assignments.append(assignment) } else { words.append(word(of: assignment)) }
          continue
        }
        if isAtRedirection(), byte != UInt8(ascii: "<") || placeholderEnd() == nil {
          redirections.append(parseRedirection())
          continue
        }
        let before = cursor.offset
        let tokenCount = tokens.count
        let word = parseWord()
        if cursor.offset == before { break loop }
        // Most commands have a few words: one allocation in the place of three.
        if words.isEmpty { words.reserveCapacity(4) }
        if words.isEmpty || isPrefix && !isOptionOfPrefix(word, after: words.last) {
          let name = nameKind(of: word)
          isPrefix = name == .prefix
          takesAssignments = takesAssignments || name == .declaration
          markName(word, name, from: tokenCount)
          if isElision(word), words.isEmpty {
            words.append(word)
            skipBlanks()
            // `{ ... }` and `if ...; then ... fi`: what is left out ends where it must.
            if let closer = closerAtCursor(), isAwaited(closer.kind) { break loop }
            continue
          }
        } else if !isPastOptions {
          markOption(word, from: tokenCount)
          if word.isPlain("--", in: cursor.bytes) { isPastOptions = true }
        }
        words.append(word)
      }
    }
    if dialect == .posix { noteBashOnly(words) }
    return .simple(
      SimpleCommand(
        assignments: assignments, words: words, redirections: redirections,
        range: SourceRange(start, endWithoutBlanks(from: start))))
  }

  /// `source file`, and `==` in `[ … ]`.
  private mutating func noteBashOnly(_ words: [ShellWord]) {
    guard let name = words.first else { return }
    if name.isPlain("source", in: cursor.bytes), words.count > 1 {
      noteBashOnly("`source`", at: name.range, help: "write `. file`")
    }
    guard name.isPlain("[", in: cursor.bytes),
      let equals = words.first(where: { $0.isPlain("==", in: cursor.bytes) })
    else { return }
    noteBashOnly("`==` in `[`", at: equals.range, help: "write `=`")
  }

  /// Where the `{` of `name(a, b) {` stands, with the cursor at the parenthesis.
  private func startOfBodyAfterParameters() -> Int? {
    let bytes = cursor.bytes
    var index = cursor.offset + 1
    let stop = min(cursor.limit, index + 200)
    while index < stop, isNameByte(bytes[index]) || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ",")
    {
      index += 1
    }
    guard index < stop, bytes[index] == UInt8(ascii: ")") else { return nil }
    index += 1
    while index < stop, bytes[index] == 0x20 { index += 1 }
    return index < stop && bytes[index] == UInt8(ascii: "{") ? index : nil
  }

  private func endWithoutBlanks(from start: Int) -> Int {
    var end = cursor.offset
    while end > start, cursor.bytes[end - 1] == 0x20 || cursor.bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  private mutating func reportParenthesis() {
    let range = SourceRange(cursor.offset, cursor.offset + 1)
    report(
      ShellRules.unexpectedToken, "`(` cannot stand within a command", at: range,
      help: "quote it: `\\(` or '(…)'", severity: dialect == .other ? .warning : nil)
  }

  /// Skips `( … )` in silence.
  private mutating func skipParentheses() {
    silence += 1
    defer { silence -= 1 }
    let opening = SourceRange(cursor.offset, cursor.offset + 1)
    cursor.offset += 1
    enclosed(by: .parenthesis, from: opening, isBarrier: true) { parser in
      _ = parser.parseList()
      _ = parser.cursor.eat(UInt8(ascii: ")"))
    }
  }

  // MARK: Names

  enum NameKind {
    case command, builtin
    /// Its arguments may be assignments, also of arrays.
    case declaration
    /// Runs the command that follows: `sudo`
    case prefix
  }

  private func nameKind(of word: ShellWord) -> NameKind {
    guard word.parts.isEmpty, word.range.count <= 9 else { return .command }
    return ShellNames.kind(of: cursor.bytes[word.range.start..<word.range.end])
  }

  /// Whether `word` after `sudo` and its like is an option, or the value of one: `-u root`, `-n 1`.
  private func isOptionOfPrefix(_ word: ShellWord, after previous: ShellWord?) -> Bool {
    let bytes = cursor.bytes
    if bytes[word.range.start] == UInt8(ascii: "-") { return true }
    guard let previous, previous.range.count == 2, bytes[previous.range.start] == UInt8(ascii: "-") else {
      return false
    }
    return "ugnICPLa".utf8.contains(bytes[previous.range.start + 1])
  }

  private mutating func markName(_ word: ShellWord, _ kind: NameKind, from tokenCount: Int) {
    guard wantsTokens else { return }
    // A name that is made of parts has tokens already.
    guard tokens.count == tokenCount else { return }
    if isElision(word) { return mark(.placeholder, word.range.start, word.range.end) }
    mark(kind == .builtin || kind == .declaration ? .function : .command, word.range.start, word.range.end)
  }

  /// The name of a function was taken for that of a command.
  private mutating func renameLastCommandToken() {
    guard let last = tokens.last, last.kind == .command else { return }
    tokens[tokens.count - 1] = SyntaxToken(.function, last.range)
  }

  /// `-n`, `--output` of `--output=wide`.
  private mutating func markOption(_ word: ShellWord, from tokenCount: Int) {
    guard wantsTokens else { return }
    let bytes = cursor.bytes
    let start = word.range.start
    if isElision(word) {
      if tokens.count == tokenCount { mark(.placeholder, start, word.range.end) }
      return
    }
    guard bytes[start] == UInt8(ascii: "-"), word.range.count > 1 else { return }
    var end = start
    while end < word.range.end, isOptionByte(bytes[end]) { end += 1 }
    guard end > start + 1 else { return }
    tokens.insert(SyntaxToken(.key, SourceRange(start, end)), at: tokenCount)
  }

  /// Whether the word is `...` or `…`: something the author leaves out.
  func isElision(_ word: ShellWord) -> Bool {
    word.parts.isEmpty && (equals(cursor.bytes, word.range, "...") || equals(cursor.bytes, word.range, "…"))
  }

  // MARK: Assignments

  /// name [ subscript ] ( "=" | "+=" ) [ word | "(" { word } ")" ]
  private mutating func parseAssignmentIfPresent(isArgument: Bool) -> ShellAssignment? {
    let bytes = cursor.bytes
    let start = cursor.offset
    guard isNameStart(bytes[start]) else { return nil }
    var end = start + 1
    while end < cursor.limit, isNameByte(bytes[end]) { end += 1 }
    let name = SourceRange(start, end)
    if end < cursor.limit, bytes[end] == UInt8(ascii: "[") {
      guard let close = endOfSubscript(from: end) else {
        guard dialect != .posix, !isArgument else { return nil }
        reportOpen(
          .expansion, ShellRules.unclosedExpansion, "the `[` after \(quoted(name)) is never closed",
          at: SourceRange(end, end + 1), help: "add the closing `]`, or quote it: `\\[`")
        cursor.offset = cursor.limit
        return ShellAssignment(
          name: name, value: ShellWord(plain: SourceRange(end, end)), elements: nil,
          range: cursor.range(from: start))
      }
      end = close
    }
    let operatorStart = end
    if end < cursor.limit, bytes[end] == UInt8(ascii: "+") { end += 1 }
    guard end < cursor.limit, bytes[end] == UInt8(ascii: "=") else { return nil }
    end += 1
    if operatorStart > name.end {
      noteBashOnly("an array element", at: SourceRange(start, operatorStart))
    } else if end - operatorStart == 2 {
      noteBashOnly("`+=`", at: SourceRange(operatorStart, end), help: "write `name=\"${name}…\"`")
    }
    mark(.variable, start, operatorStart)
    mark(.operator, operatorStart, end)
    cursor.offset = end
    if cursor.current == UInt8(ascii: "(") {
      let (range, elements) = parseArray()
      var parts = [ShellWordPart(kind: .array(elements), range: range)]
      if let next = cursor.current, !endsWord(next) || isWordStart(next) {
        let rest = parseWord()
        parts += rest.parts.isEmpty ? [ShellWordPart(kind: .literal, range: rest.range)] : rest.parts
      }
      return ShellAssignment(
        name: name, value: ShellWord(cursor.range(from: end), parts: parts), elements: elements,
        range: cursor.range(from: start))
    }
    let value =
      cursor.current.map { !endsWord($0) || isWordStart($0) } == true
      ? parseWord() : ShellWord(plain: SourceRange(end, end))
    return ShellAssignment(name: name, value: value, elements: nil, range: cursor.range(from: start))
  }

  private func word(of assignment: ShellAssignment) -> ShellWord {
    let name = SourceRange(assignment.range.start, assignment.value.range.start)
    let value = assignment.value
    guard !value.parts.isEmpty else { return ShellWord(plain: assignment.range) }
    return ShellWord(assignment.range, parts: [ShellWordPart(kind: .literal, range: name)] + value.parts)
  }

  /// The place after the `]` that closes the `[` at `start`, with quotes and expansions within passed over.
  private mutating func endOfSubscript(from start: Int) -> Int? {
    // A search in vain went to the end of the text: one is enough.
    guard !hasOpenBracket else { return nil }
    let bytes = cursor.bytes
    // In POSIX a bracket is nothing special: a look at what is near will do.
    let limit = dialect == .posix ? min(cursor.limit, start + 100) : cursor.limit
    var depth = 0
    var index = start + 1
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        if depth == 0 { return index + 1 }
        depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let quote = bytes[index]
        index += 1
        while index < limit, bytes[index] != quote {
          index += quote == UInt8(ascii: "\"") && bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
    if dialect != .posix { hasOpenBracket = true }
    return nil
  }

  /// "(" { word } ")" after `name=`
  private mutating func parseArray() -> (SourceRange, [ShellWord]) {
    let opening = SourceRange(cursor.offset, cursor.offset + 1)
    noteBashOnly("an array", at: opening)
    takeOperator(1)
    var elements: [ShellWord] = []
    enclosing.append(Enclosure(closers: .parenthesis, opening: opening, isBarrier: true))
    defer { enclosing.removeLast() }
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    while true {
      skipLineBreaks()
      guard let byte = cursor.current else {
        if !hasStopped {
          reportOpen(
            .expansion, ShellRules.unclosedCommand, "the `(` of this array is never closed", at: opening,
            help: "add the closing `)`")
        }
        break
      }
      if byte == UInt8(ascii: ")") {
        takeOperator(1)
        break
      }
      if endsWord(byte), !isWordStart(byte) {
        let found = operatorAtCursor() ?? SourceRange(cursor.offset, cursor.offset + 1)
        report(
          ShellRules.unexpectedToken, "\(quoted(found)) cannot stand in an array", at: found,
          help: "quote it, or close the array with `)`", labels: [Label("array begins here", at: opening)])
        silence += 1
        defer { silence -= 1 }
        cursor.offset = found.end
        if byte == UInt8(ascii: "(") {
          _ = parseList()
          _ = cursor.eat(UInt8(ascii: ")"))
        }
        continue
      }
      elements.append(parseArrayElement())
    }
    return (cursor.range(from: opening.start), elements)
  }

  /// word | "[" subscript "]" "=" [ word ]
  private mutating func parseArrayElement() -> ShellWord {
    let start = cursor.offset
    guard cursor.current == UInt8(ascii: "[") else { return parseWord() }
    guard let end = endOfSubscript(from: start) else {
      if dialect != .posix {
        reportOpen(
          .expansion, ShellRules.unclosedExpansion, "the `[` of this element is never closed",
          at: SourceRange(start, start + 1), help: "add the closing `]`, or quote it: `\\[`")
        cursor.offset = cursor.limit
      }
      return parseWord()
    }
    guard end < cursor.limit,
      cursor.bytes[end] == UInt8(ascii: "=") || cursor.bytes[end] == UInt8(ascii: "+")
    else { return parseWord() }
    mark(.variable, start, end)
    cursor.offset = end
    if cursor.current == UInt8(ascii: "+") { cursor.offset += 1 }
    _ = cursor.eat(UInt8(ascii: "="))
    if let byte = cursor.current, !endsWord(byte) || isWordStart(byte) { _ = parseWord() }
    return ShellWord(plain: cursor.range(from: start))
  }
}
