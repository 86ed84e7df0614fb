import Diagnostics
import SourceText

/// `case`, functions and coprocesses.
extension ShellParser {
  /// case_clause = "case" word linebreak "in" linebreak { case_item } "esac"
  mutating func parseCase() -> ShellCommand {
    let opening = takeKeyword(4)
    skipBlanks()
    guard let byte = cursor.current, !endsWord(byte) || isWordStart(byte) else {
      report(ShellRules.unexpectedToken, "`case` is followed by no word to look at", at: opening)
      skipToSeparator()
      return .missing(opening)
    }
    let word = parseWord()
    skipLineBreaks()
    if isWord("in") {
      _ = takeKeyword(2)
    } else if !reportMissingIn(of: opening) {
      return .missing(opening)
    }
    var clauses: [ShellCase] = []
    enclosed(by: [.esac, .clauseEnd], from: opening) { parser in
      while let clause = parser.parseCaseItem(of: opening) { clauses.append(clause) }
    }
    _ = expect(.esac, "esac", for: opening, "`case`")
    return finish(.selection(word, clauses), from: opening.start)
  }

  /// - Returns: whether the clauses seem to begin here.
  private mutating func reportMissingIn(of opening: SourceRange) -> Bool {
    if cursor.isAtEnd {
      if !isExcerpt {
        reportOpen(
          .compound, ShellRules.missingKeyword, "`case` has no `in`", at: opening,
          help: "add `in` after the word, and `esac` at the end")
      }
      return false
    }
    let found = operatorAtCursor() ?? rangeOfWord()
    report(
      ShellRules.missingKeyword, "\(quoted(found)) comes before the `in` of this `case`", at: found,
      help: "write `case word in`", labels: [Label("wants an `in`", at: opening)])
    if isPattern(found) || cursor.current == UInt8(ascii: "(") { return true }
    skipToSeparator()
    return false
  }

  /// case_item = [ "(" ] pattern { "|" pattern } ")" linebreak [ compound_list ] ( ";;" | ";&" | ";;&" )
  ///
  /// - Returns: `nil` at `esac`, at the end and where nothing like it stands.
  private mutating func parseCaseItem(of opening: SourceRange) -> ShellCase? {
    skipLineBreaks()
    guard let byte = cursor.current, !isWord("esac") else { return nil }
    if byte == UInt8(ascii: "(") {
      takeOperator(1)
      skipBlanks()
    } else if let closer = closerAtCursor(), closer.kind != .clauseEnd, isAwaitedOutside(closer.kind),
      !isPattern(closer.range)
    {
      return nil  // `done` of a loop around it: `esac` is what is missing
    }
    var patterns: [ShellWord] = []
    while true {
      guard let next = cursor.current, !endsWord(next) || isWordStart(next) else {
        return reportMissingPattern(of: opening)
      }
      patterns.append(parseWord())
      skipBlanks()
      guard cursor.current == UInt8(ascii: "|"), operatorAtCursor()?.count == 1 else { break }
      takeOperator(1)
      skipBlanks()
    }
    if patterns.count == 1, isElision(patterns[0]), isAtClauseEnd() {
      return finishClause(patterns: [], body: [])
    }
    guard cursor.current == UInt8(ascii: ")") else { return reportMissingParenthesis(of: opening, patterns) }
    takeOperator(1)
    return finishClause(patterns: patterns, body: parseList())
  }

  /// Takes the `;;` of a clause, if it is there.
  private mutating func finishClause(patterns: [ShellWord], body: [ShellStatement]) -> ShellCase {
    skipLineBreaks()
    if let end = closerAtCursor(), end.kind == .clauseEnd {
      if end.range.count == 3 || cursor.peek() == UInt8(ascii: "&") {
        noteBashOnly(quoted(end.range), at: end.range)
      }
      takeOperator(end.range.count)
    }
    return ShellCase(patterns: patterns, body: body)
  }

  /// Whether nothing follows that belongs to a clause: `...` alone stands for further ones.
  private func isAtClauseEnd() -> Bool {
    guard let byte = cursor.current else { return true }
    return byte == UInt8(ascii: "\n") || closerAtCursor()?.kind == .clauseEnd || isWord("esac")
  }

  /// Whether `)` or `|` follows: `done)` is a pattern.
  private func isPattern(_ word: SourceRange) -> Bool {
    var index = word.end
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    guard index < cursor.limit else { return false }
    return cursor.bytes[index] == UInt8(ascii: ")") || cursor.bytes[index] == UInt8(ascii: "|")
  }

  /// Whether something around the innermost enclosure waits for `kind`.
  private func isAwaitedOutside(_ kind: Closers) -> Bool {
    for enclosure in enclosing.dropLast().reversed() {
      if !enclosure.closers.isDisjoint(with: kind) { return true }
      if enclosure.isBarrier { return false }
    }
    return false
  }

  private mutating func reportMissingPattern(of opening: SourceRange) -> ShellCase? {
    guard !cursor.isAtEnd else { return nil }
    let found = operatorAtCursor() ?? SourceRange(cursor.offset, cursor.offset + 1)
    let what = quoted(found)
    report(
      ShellRules.unexpectedToken, "\(what) stands where `case` wants a pattern", at: found,
      labels: [Label("`case` begins here", at: opening)])
    return skipCaseItem()
  }

  private mutating func reportMissingParenthesis(of opening: SourceRange, _ patterns: [ShellWord])
    -> ShellCase?
  {
    guard !cursor.isAtEnd else { return nil }
    let found = operatorAtCursor() ?? rangeOfWord()
    let what = quoted(found)
    let first = patterns.first.map(\.range) ?? found
    report(
      ShellRules.unexpectedToken, "\(what) stands where the `)` after a pattern of `case` should be",
      at: found.count == 0 || cursor.current == UInt8(ascii: "\n") ? first : found,
      help: "write `pattern)`, or close the `case` with `esac` before this line",
      labels: [Label("`case` begins here", at: opening)])
    return skipCaseItem()
  }

  /// Goes on after the next `;;`, or gives the rest to what is around.
  private mutating func skipCaseItem() -> ShellCase? {
    silence += 1
    defer { silence -= 1 }
    _ = parseList()
    guard let end = closerAtCursor(), end.kind == .clauseEnd else { return nil }
    cursor.offset = end.range.end
    return ShellCase(patterns: [], body: [])
  }

  // MARK: Functions

  /// bash: "function" word [ "(" ")" ] linebreak compound_command
  mutating func parseFunctionKeyword() -> ShellCommand {
    let opening = takeKeyword(8)
    noteBashOnly("`function`", at: opening, help: "write `name() { …; }`")
    skipBlanks()
    guard let byte = cursor.current, !endsWord(byte) || placeholderEnd() != nil else {
      report(ShellRules.unexpectedToken, "`function` is followed by no name", at: opening)
      skipToSeparator()
      return .missing(opening)
    }
    let name = rangeOfWord()
    cursor.offset = name.end
    mark(.function, name.start, name.end)
    skipBlanks()
    if cursor.current == UInt8(ascii: "("), let end = endOfEmptyParentheses() {
      mark(.operator, cursor.offset, end)
      cursor.offset = end
    }
    return parseFunctionBody(name: name, from: opening.start)
  }

  /// Where `( )` at the cursor ends.
  func endOfEmptyParentheses() -> Int? {
    var index = cursor.offset + 1
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    return index < cursor.limit && cursor.bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  /// Whether a word of `width` bytes here is the name in `name()`.
  func isFunctionName(width: Int) -> Bool {
    var index = cursor.offset + width
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    guard index < cursor.limit, cursor.bytes[index] == UInt8(ascii: "(") else { return false }
    index += 1
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    return index < cursor.limit && cursor.bytes[index] == UInt8(ascii: ")")
  }

  /// The body of a function and its redirections.
  mutating func parseFunctionBody(name: SourceRange, from start: Int) -> ShellCommand {
    skipLineBreaks()
    if cursor.isAtEnd {
      if !isExcerpt {
        reportOpen(
          .compound, ShellRules.missingCommand, "the function \(quoted(name)) has no body", at: name,
          help: "add `{ …; }`")
      }
      return .missing(cursor.range(from: start))
    }
    if !isAtCompoundCommand() {
      let found = operatorAtCursor() ?? rangeOfWord()
      if cursor.current == UInt8(ascii: "{") { return parseGluedBody(name: name, from: start) }
      // dash and zsh take any command as a body.
      report(
        ShellRules.unexpectedToken, "\(quoted(found)) stands where the body of \(quoted(name)) should begin",
        at: found, help: "put the body in braces: `{ …; }`", severity: dialect == .bash ? nil : .warning)
      guard dialect != .bash, operatorAtCursor() == nil else {
        skipToSeparator()
        return .missing(cursor.range(from: start))
      }
    }
    enclosing.append(Enclosure(closers: [], opening: name, isBarrier: false))
    if enclosing.count > Self.maximumDepth { giveUp(at: name) }
    let body = parseCommand(after: nil)
    enclosing.removeLast()
    return .function(FunctionDefinition(name: name, body: body, range: cursor.range(from: start)))
  }

  /// `name() {command; }`: the blank after the brace is what is missing.
  private mutating func parseGluedBody(name: SourceRange, from start: Int) -> ShellCommand {
    report(
      ShellRules.unexpectedToken,
      "\(quoted(rangeOfWord())) stands where the body of \(quoted(name)) should begin",
      at: rangeOfWord(), help: "put a blank after `{`")
    let body = parseGroup()
    return .function(FunctionDefinition(name: name, body: body, range: cursor.range(from: start)))
  }

  /// Whether a compound command begins here.
  func isAtCompoundCommand() -> Bool {
    switch cursor.current {
    case UInt8(ascii: "("): true
    case UInt8(ascii: "{"): isWord("{")
    case UInt8(ascii: "["): isWord("[[")
    case UInt8(ascii: "i"): isWord("if")
    case UInt8(ascii: "f"): isWord("for")
    case UInt8(ascii: "w"): isWord("while")
    case UInt8(ascii: "u"): isWord("until")
    case UInt8(ascii: "s"): isWord("select")
    case UInt8(ascii: "c"): isWord("case")
    default: false
    }
  }

  /// bash: "coproc" [ name ] command
  mutating func parseCoprocess() -> ShellCommand {
    let opening = takeKeyword(6)
    noteBashOnly("`coproc`", at: opening)
    skipBlanks()
    if !isAtCompoundCommand() {
      // A name only if a compound command follows; otherwise the word is the command.
      let name = rangeOfWord()
      let start = cursor.offset
      if let first = cursor.current, isNameStart(first) {
        let before = (tokens: tokens.count, comments: comments.count)
        cursor.offset = name.end
        skipBlanks()
        if !isAtCompoundCommand() {
          cursor.offset = start
          tokens.removeLast(tokens.count - before.tokens)
          comments.removeLast(comments.count - before.comments)
        }
      }
    }
    guard let byte = cursor.current, byte != UInt8(ascii: "\n") else {
      report(ShellRules.unexpectedToken, "`coproc` is followed by no command", at: opening)
      return .missing(opening)
    }
    enclosing.append(Enclosure(closers: [], opening: opening, isBarrier: false))
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    let command = parseCommand(after: opening)
    enclosing.removeLast()
    return .compound(
      CompoundCommand(kind: .coprocess(command), redirections: [], range: cursor.range(from: opening.start)))
  }
}
