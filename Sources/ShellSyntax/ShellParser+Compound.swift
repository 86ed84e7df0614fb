import Diagnostics
import SourceText

/// Commands that hold commands: XCU 2.9.4 and 2.9.5, and what bash adds.
extension ShellParser {
  /// Parses one command: simple, compound, or the definition of a function.
  ///
  /// - Parameter link: the operator before it that wants a command.
  mutating func parseCommand(after link: SourceRange?) -> ShellCommand {
    skipBlanks()
    guard let byte = cursor.current, !hasStopped else { return reportMissingCommand(after: link) }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ")"):
      return reportMissingCommand(after: link)
    case UInt8(ascii: "&"):
      guard cursor.peek() == UInt8(ascii: ">") else { return reportMissingCommand(after: link) }
      return parseSimpleCommand()
    case UInt8(ascii: "("): return parseParenthesis()
    case UInt8(ascii: "{"): if isWord("{") { return parseGroup() }
    case UInt8(ascii: "["): if isWord("[[") { return parseTestCommand() }
    case UInt8(ascii: "]"): if isWord("]]"), dialect != .posix { return reportStray("]]", without: "`[[`") }
    case UInt8(ascii: "i"):
      if isWord("if") { return parseIf() }
      if isWord("in") { return reportStray("in", without: "`for` or `case`") }
    case UInt8(ascii: "f"):
      if isWord("for") { return parseFor(width: 3, name: "`for`") }
      if isWord("function") { return parseFunctionKeyword() }
      if isWord("fi") { return reportMissingCommand(after: link) }
    case UInt8(ascii: "w"): if isWord("while") { return parseLoop(width: 5, name: "`while`") }
    case UInt8(ascii: "u"): if isWord("until") { return parseLoop(width: 5, name: "`until`") }
    case UInt8(ascii: "s"): if isWord("select") { return parseFor(width: 6, name: "`select`") }
    case UInt8(ascii: "c"):
      if isWord("case") { return parseCase() }
      if isWord("coproc") { return parseCoprocess() }
    case UInt8(ascii: "}"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "e"):
      if closerAtCursor() != nil { return reportMissingCommand(after: link) }
    default: break
    }
    return parseSimpleCommand()
  }

  private mutating func reportStray(_ word: StaticString, without opening: String) -> ShellCommand {
    let range = SourceRange(cursor.offset, cursor.offset + word.utf8CodeUnitCount)
    report(ShellRules.unexpectedToken, "`\(word)` stands here without \(opening)", at: range)
    cursor.offset = range.end
    skipToSeparator()
    return .missing(range)
  }

  /// Takes a reserved word of `width` bytes.
  mutating func takeKeyword(_ width: Int) -> SourceRange {
    let range = SourceRange(cursor.offset, cursor.offset + width)
    mark(.keyword, range.start, range.end)
    cursor.offset += width
    return range
  }

  /// A compound command with the redirections after it.
  mutating func finish(_ kind: CompoundCommand.Kind, from start: Int) -> ShellCommand {
    var redirections: [ShellRedirection] = []
    while true {
      skipBlanks()
      guard isAtRedirection() else { break }
      redirections.append(parseRedirection())
    }
    return .compound(
      CompoundCommand(kind: kind, redirections: redirections, range: cursor.range(from: start)))
  }

  // MARK: Bodies

  /// Parses what stands between a reserved word and `closers`, one command at least.
  ///
  /// - Parameters:
  ///   - opening: what is reported where the end is missing.
  ///   - word: what the commands follow: `then`.
  private mutating func parseBody(
    until closers: Closers, from opening: SourceRange, after word: SourceRange
  ) -> [ShellStatement] {
    let commentCount = comments.count
    let reportCount = diagnostics.count
    let statements = enclosed(by: closers, from: opening) { $0.parseList() }
    guard statements.isEmpty, diagnostics.count == reportCount else { return statements }
    guard let found = closerAtCursor(), !closers.isDisjoint(with: found.kind) else { return statements }
    if comments.count > commentCount, !cursor.bytes.starts(with: "#!".utf8) {
      report(
        ShellRules.onlyComment, "only a comment stands between \(quoted(word)) and \(quoted(found.range))",
        at: SourceRange(word.start, word.end), help: "the shell wants a command there: `:` does nothing")
    } else if !isExcerpt {
      report(
        ShellRules.missingCommand,
        "a command is missing between \(quoted(word)) and \(quoted(found.range))", at: found.range,
        labels: [Label("wants a command after it", at: word)])
    }
    return statements
  }

  // MARK: Groups

  /// brace_group = "{" compound_list "}"
  mutating func parseGroup() -> ShellCommand {
    let opening = takeKeyword(1)
    let body = parseBody(until: .brace, from: opening, after: opening)
    _ = expect(.brace, "}", for: opening, "`{`")
    return finish(.group(body), from: opening.start)
  }

  /// subshell = "(" compound_list ")"; bash: "((" expression "))"
  private mutating func parseParenthesis() -> ShellCommand {
    let start = cursor.offset
    if cursor.peek() == UInt8(ascii: "(") {
      switch scanArithmetic(from: start + 2) {
      case .closed(let end):
        noteBashOnly("`((…))`", at: SourceRange(start, end + 2), help: "use `[ … ]` or `$((…))`")
        takeOperator(2)
        let expression = parseArithmetic(to: end).first
        takeOperator(2)
        return finish(.arithmetic(expression), from: start)
      case .unclosed where dialect != .posix:
        reportOpen(
          .expansion, ShellRules.unclosedExpansion, "`((` is never closed", at: SourceRange(start, start + 2),
          help: "add the closing `))`")
        cursor.offset = cursor.limit
        return .missing(cursor.range(from: start))
      case .unclosed, .notArithmetic: break
      }
    }
    let opening = SourceRange(start, start + 1)
    takeOperator(1)
    let body = parseBody(until: .parenthesis, from: opening, after: opening)
    _ = expect(.parenthesis, ")", for: opening, "`(`")
    return finish(.subshell(body), from: start)
  }

  // MARK: Conditionals

  /// if_clause = "if" compound_list "then" compound_list { elif … } [ "else" compound_list ] "fi"
  private mutating func parseIf() -> ShellCommand {
    let opening = takeKeyword(2)
    var branches: [ShellBranch] = []
    var keyword = opening
    while true {
      let condition = parseBody(until: [.then, .elif, .else, .fi], from: opening, after: keyword)
      guard let then = parseThen(for: keyword, of: opening) else {
        branches.append(ShellBranch(condition: condition, body: []))
        break
      }
      let body = then.count == 0 ? [] : parseBody(until: [.elif, .else, .fi], from: opening, after: then)
      branches.append(ShellBranch(condition: condition, body: body))
      skipLineBreaks()
      if isWord("elif") {
        keyword = takeKeyword(4)
      } else if isWord("else") {
        let word = takeKeyword(4)
        branches.append(
          ShellBranch(condition: [], body: parseBody(until: .fi, from: opening, after: word)))
        break
      } else {
        break
      }
    }
    if isLoneOpening(from: opening) { return finish(.conditional(branches), from: opening.start) }
    _ = expect(.fi, "fi", for: opening, "`if`")
    return finish(.conditional(branches), from: opening.start)
  }

  /// Takes `then`. Where it is missing and `fi` or `else` follows, the commands of the body stand in the
  /// condition: the range is empty then.
  private mutating func parseThen(for keyword: SourceRange, of opening: SourceRange) -> SourceRange? {
    skipLineBreaks()
    if isWord("then") { return takeKeyword(4) }
    guard let found = closerAtCursor(), found.kind == .fi || found.kind == .else || found.kind == .elif else {
      if cursor.isAtEnd, !isExcerpt {
        let isTransposed = isAwaited(.fi) && isFollowedByLineEnd(keyword.end)
        reportOpen(
          .compound, ShellRules.missingKeyword, "\(quoted(keyword)) has no `then`", at: keyword,
          help: isTransposed
            ? "did you mean `fi`?" : "add `; then` after the condition, and `fi` at the end")
      }
      return nil
    }
    report(
      ShellRules.missingKeyword, "\(quoted(keyword)) has no `then`", at: keyword,
      help: "add `; then` after the condition", labels: [Label("comes before a `then`", at: found.range)])
    return SourceRange(found.range.start, found.range.start)
  }

  private func isFollowedByLineEnd(_ offset: Int) -> Bool {
    var index = offset
    while index < cursor.limit, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index += 1 }
    return index == cursor.limit || cursor.bytes[index] == 0x0A
  }

  // MARK: Loops

  /// while_clause = ( "while" | "until" ) compound_list do_group
  private mutating func parseLoop(width: Int, name: String) -> ShellCommand {
    let opening = takeKeyword(width)
    let condition = parseBody(until: [.do, .done], from: opening, after: opening)
    let body = parseDoGroup(of: opening, name)
    return finish(.loop(condition: condition, body: body), from: opening.start)
  }

  /// do_group = "do" compound_list "done"
  private mutating func parseDoGroup(of opening: SourceRange, _ name: String) -> [ShellStatement] {
    skipLineBreaks()
    var word = opening
    if isWord("do") {
      word = takeKeyword(2)
    } else if cursor.isAtEnd {
      if !isExcerpt {
        reportOpen(
          .compound, ShellRules.missingKeyword, "\(name) has no `do`", at: opening,
          help: "add `; do` before the commands, and `done` after them")
      }
      return []
    } else {
      let found = closerAtCursor()?.range ?? operatorAtCursor() ?? rangeOfWord()
      if let closer = closerAtCursor(), closer.kind == .done {
        report(
          ShellRules.missingKeyword, "\(name) has no `do`", at: opening,
          help: "add `; do` before the commands of the loop",
          labels: [Label("comes before a `do`", at: found)])
      } else {
        report(
          ShellRules.missingKeyword, "\(quoted(found)) comes before the `do` of this \(name)", at: found,
          help: "add `; do` before the commands of the loop", labels: [Label("wants a `do`", at: opening)])
      }
      if let closer = closerAtCursor(), closer.kind != .done { return [] }
      word = SourceRange(found.start, found.start)
    }
    let reportCount = diagnostics.count
    let body =
      isWord("done") && word.count == 0 ? [] : parseBody(until: .done, from: opening, after: word)
    if diagnostics.count == reportCount, isLoneOpening(from: opening) { return body }
    _ = expect(.done, "done", for: opening, name)
    return body
  }

  /// for_clause = "for" name [ linebreak "in" { word } separator ] do_group
  private mutating func parseFor(width: Int, name: String) -> ShellCommand {
    let opening = takeKeyword(width)
    if width == 6 { noteBashOnly("`select`", at: opening) }
    skipBlanks()
    if width == 3, cursor.starts(with: "((") { return parseArithmeticFor(opening) }
    guard let byte = cursor.current, !endsWord(byte) || placeholderEnd() != nil else {
      return reportMissingName(of: opening, name)
    }
    let tokenCount = tokens.count
    let variable = parseWord()
    // A name that is made of parts has tokens already.
    if tokens.count == tokenCount { mark(.variable, variable.range.start, variable.range.end) }
    if isElision(variable) {
      // `for …; do`: the author leaves out what is gone through.
      if cursor.current == UInt8(ascii: ";") { takeOperator(1) }
      let body = parseDoGroup(of: opening, name)
      return finish(.iteration(name: variable.range, words: nil, body: body), from: opening.start)
    }
    let words = parseIterationWords(of: opening, name)
    skipBlanks()
    if isWord("{"), words != nil || cursor.peek(-1) == UInt8(ascii: ";") || isAfterSeparator() {
      let body = parseBraceBody()
      return finish(.iteration(name: variable.range, words: words, body: body), from: opening.start)
    }
    let body = parseDoGroup(of: opening, name)
    return finish(.iteration(name: variable.range, words: words, body: body), from: opening.start)
  }

  private func isAfterSeparator() -> Bool {
    var index = cursor.offset - 1
    while index >= 0, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index -= 1 }
    return index >= 0 && (cursor.bytes[index] == 0x0A || cursor.bytes[index] == UInt8(ascii: ";"))
  }

  private mutating func reportMissingName(of opening: SourceRange, _ name: String) -> ShellCommand {
    let found = operatorAtCursor() ?? SourceRange(cursor.offset, min(cursor.offset + 1, cursor.limit))
    let what = cursor.isAtEnd ? "the end" : quoted(found)
    report(
      ShellRules.unexpectedToken, "\(name) is followed by \(what), not by the name of a variable",
      at: opening)
    skipToSeparator()
    return .missing(opening)
  }

  /// The words after `in` and the separator; `nil` without `in`.
  private mutating func parseIterationWords(of opening: SourceRange, _ name: String) -> [ShellWord]? {
    skipBlanks()
    // `for name; do` and `for name` with `in` on a later line.
    if cursor.current == UInt8(ascii: ";"), operatorAtCursor()?.count == 1 {
      takeOperator(1)
      skipLineBreaks()
      return nil
    }
    if let byte = cursor.current, !endsWord(byte), !isWord("in"), !isWord("do"), !isWord("{") {
      report(
        ShellRules.missingKeyword, "\(quoted(rangeOfWord())) comes before the `in` of this \(name)",
        at: rangeOfWord(), help: "write `in` after the name of the variable",
        labels: [Label("wants an `in`", at: opening)])
    } else {
      skipLineBreaks()
      guard isWord("in") else { return nil }
      _ = takeKeyword(2)
    }
    var words: [ShellWord] = []
    while true {
      skipBlanks()
      guard let byte = cursor.current, !endsWord(byte) || isWordStart(byte) else { break }
      let before = cursor.offset
      words.append(parseWord())
      if cursor.offset == before { cursor.offset += 1 }
    }
    if cursor.current == UInt8(ascii: ";"), operatorAtCursor()?.count == 1 { takeOperator(1) }
    skipLineBreaks()
    return words
  }

  /// `{ …; }` in the place of `do … done`.
  private mutating func parseBraceBody() -> [ShellStatement] {
    let opening = takeKeyword(1)
    let body = parseBody(until: .brace, from: opening, after: opening)
    _ = expect(.brace, "}", for: opening, "`{`")
    return body
  }

  /// bash: "for" "((" [ expression ] ";" [ expression ] ";" [ expression ] "))" [ ";" ] do_group
  private mutating func parseArithmeticFor(_ opening: SourceRange) -> ShellCommand {
    let start = cursor.offset
    guard case .closed(let end) = scanArithmetic(from: start + 2) else {
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`((` is never closed", at: SourceRange(start, start + 2),
        help: "add the closing `))`")
      cursor.offset = cursor.limit
      return .missing(cursor.range(from: opening.start))
    }
    noteBashOnly("`for ((…))`", at: SourceRange(opening.start, end + 2), help: "use `while [ … ]`")
    takeOperator(2)
    let expressions = parseArithmetic(to: end)
    if expressions.count != 3 {
      report(
        ShellRules.unexpectedToken,
        "`for ((…))` wants three expressions with `;` between them, not \(expressions.count)",
        at: SourceRange(start + 2, end))
    }
    takeOperator(2)
    skipBlanks()
    if cursor.current == UInt8(ascii: ";"), operatorAtCursor()?.count == 1 { takeOperator(1) }
    skipLineBreaks()
    let body = isWord("{") ? parseBraceBody() : parseDoGroup(of: opening, "`for`")
    return finish(.arithmeticLoop(expressions, body: body), from: opening.start)
  }

  // MARK: Excerpts

  /// Whether the text is one line that ends in `then` or `do`: somebody quotes a line of a script. It must say
  /// something about a real one, as `if [ -n "$x" ]; then` does; `if true; then` may as well be a slip.
  private mutating func isLoneOpening(from opening: SourceRange) -> Bool {
    guard cursor.isAtEnd, enclosing.isEmpty, !isExcerpt, open == nil else { return false }
    let bytes = cursor.bytes
    guard bytes[..<opening.start].allSatisfy({ $0 <= 0x20 }) else { return false }
    var end = cursor.limit
    while end > opening.end, bytes[end - 1] <= 0x20 { end -= 1 }
    let line = bytes[opening.start..<end]
    guard !line.contains(0x0A), line.contains(UInt8(ascii: "$")) else { return false }
    guard line.suffix(5).elementsEqual(" then".utf8) || line.suffix(3).elementsEqual(" do".utf8) else {
      return false
    }
    report(
      ShellRules.loneOpening, "this line alone opens what is closed elsewhere",
      at: SourceRange(opening.start, end), help: "mark the block `partial` if that is meant")
    return true
  }
}
