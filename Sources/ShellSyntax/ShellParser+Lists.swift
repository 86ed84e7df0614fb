import Diagnostics
import SourceText

/// Lists, and-or lists and pipelines: XCU 2.9.2 and 2.9.3.
extension ShellParser {
  /// Parses statements up to the end or to something that ends what is open.
  ///
  /// compound_list = linebreak term [ separator ]
  mutating func parseList() -> [ShellStatement] {
    var statements: [ShellStatement] = []
    while true {
      if hasStopped { cursor.offset = cursor.limit }
      skipLineBreaks()
      if cursor.isAtEnd { break }
      if let closer = closerAtCursor() {
        if isAwaited(closer.kind) { break }
        skipStray(closer)
        continue
      }
      let before = cursor.offset
      let statement = parseStatement()
      statements.append(statement)
      if !statement.isBackground { finishStatement() }
      if cursor.offset == before { cursor.offset += 1 }  // never stuck
    }
    return statements
  }

  /// Parses the statements up to a line break at which nothing is open.
  mutating func parseCompleteCommand() {
    while !cursor.isAtEnd {
      skipBlanks()
      guard let byte = cursor.current else { break }
      if byte == UInt8(ascii: "\n") { break }
      if let closer = closerAtCursor() {
        skipStray(closer)
        continue
      }
      let before = cursor.offset
      if !parseStatement().isBackground { finishStatement() }
      if cursor.offset == before { cursor.offset += 1 }
    }
    guard !pendingHereDocuments.isEmpty else { return }
    if cursor.current == UInt8(ascii: "\n") { takeLineBreak() } else { finishHereDocuments() }
    // The line break after the last delimiter line is not part of the command.
    if open == nil, cursor.peek(-1) == UInt8(ascii: "\n") { cursor.offset -= 1 }
  }

  // MARK: Separators

  /// Takes the separator after a statement, or reports what stands there instead.
  private mutating func finishStatement() {
    skipBlanks()
    guard let byte = cursor.current else { return }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: ")"): return
    case UInt8(ascii: ";"):
      if closerAtCursor() == nil { takeOperator(1) }
    case UInt8(ascii: "&"): return  // taken by the statement, or reported as one that is missing
    default:
      if closerAtCursor() != nil { return }
      reportUnexpected()
      skipToSeparator()
      if cursor.current == UInt8(ascii: ";"), closerAtCursor() == nil { takeOperator(1) }
    }
  }

  mutating func takeOperator(_ width: Int) {
    mark(.operator, cursor.offset, cursor.offset + width)
    cursor.offset += width
  }

  /// Skips words in silence, up to something that may begin or end a command.
  mutating func skipToSeparator() {
    silence += 1
    defer { silence -= 1 }
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"):
        return
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        if placeholderEnd() == nil, !isProcessSubstitution { _ = parseRedirection() } else { _ = parseWord() }
      case UInt8(ascii: "("):
        let opening = SourceRange(cursor.offset, cursor.offset + 1)
        cursor.offset += 1
        enclosed(by: .parenthesis, from: opening, isBarrier: true) { parser in
          _ = parser.parseList()
          _ = parser.cursor.eat(UInt8(ascii: ")"))
        }
      default:
        let before = cursor.offset
        _ = parseWord()
        if cursor.offset == before { cursor.offset += 1 }
      }
      skipBlanks()
    }
  }

  /// Reports the word or parenthesis that stands after a whole command.
  private mutating func reportUnexpected() {
    let start = cursor.offset
    if cursor.current == UInt8(ascii: "(") {
      let range = SourceRange(start, start + 1)
      report(
        ShellRules.unexpectedToken, "`(` cannot stand here", at: range,
        help: "quote it: `\\(` or '(…)'")
      return
    }
    report(
      ShellRules.unexpectedToken, "\(quoted(rangeOfWord())) cannot follow the end of a command",
      at: rangeOfWord(),
      help: "begin a new command with `;` or on a new line")
  }

  /// The bytes from here to the next blank, operator or continued line, one at least; for messages.
  func rangeOfWord() -> SourceRange {
    let bytes = cursor.bytes
    var end = cursor.offset
    while end < cursor.limit, !endsWord(bytes[end]) {
      if bytes[end] == UInt8(ascii: "\\"), end + 1 < cursor.limit, bytes[end + 1] == UInt8(ascii: "\n") {
        break
      }
      end += 1
    }
    return SourceRange(cursor.offset, min(max(end, cursor.offset + 1), cursor.limit))
  }

  // MARK: Statements

  /// and_or = pipeline { ( "&&" | "||" ) linebreak pipeline } [ "&" ]
  private mutating func parseStatement() -> ShellStatement {
    let start = cursor.offset
    let first = parsePipeline(after: nil)
    var rest: [ShellLink] = []
    while true {
      skipBlanks()
      let link: ShellLink.Operator
      if cursor.starts(with: "&&") {
        link = .and
      } else if cursor.starts(with: "||") {
        link = .or
      } else {
        break
      }
      let range = SourceRange(cursor.offset, cursor.offset + 2)
      takeOperator(2)
      skipLineBreaks()
      rest.append(ShellLink(link: link, pipeline: parsePipeline(after: range)))
    }
    var isBackground = false
    if cursor.current == UInt8(ascii: "&"), cursor.peek() != UInt8(ascii: ">") {
      takeOperator(1)
      isBackground = true
    }
    return ShellStatement(
      first: first, rest: rest, isBackground: isBackground, range: cursor.range(from: start))
  }

  /// pipeline = { "!" | "time" } command { ( "|" | "|&" ) linebreak command }
  ///
  /// - Parameter link: the `&&` or `||` before it.
  private mutating func parsePipeline(after link: SourceRange?) -> ShellPipeline {
    let start = cursor.offset
    var isNegated = false
    var hasPrefix = false
    while true {
      if isWord("!"), cursor.peek() != UInt8(ascii: "(") {
        mark(.keyword, cursor.offset, cursor.offset + 1)
        cursor.offset += 1
        isNegated.toggle()
      } else if isWord("time"), !isFunctionName(width: 4) {
        mark(.keyword, cursor.offset, cursor.offset + 4)
        cursor.offset += 4
        skipBlanks()
        if isWord("-p") { cursor.offset += 2 }
      } else {
        break
      }
      hasPrefix = true
      skipBlanks()
    }
    // bash takes `!` and `time` alone.
    if hasPrefix,
      cursor.isAtEnd || cursor.current == UInt8(ascii: "\n") || cursor.current == UInt8(ascii: ";")
    {
      return ShellPipeline(isNegated: isNegated, commands: [], range: cursor.range(from: start))
    }
    var commands = [parseCommand(after: link)]
    while true {
      skipBlanks()
      guard cursor.current == UInt8(ascii: "|"), cursor.peek() != UInt8(ascii: "|") else { break }
      let width = cursor.peek() == UInt8(ascii: "&") ? 2 : 1
      let range = SourceRange(cursor.offset, cursor.offset + width)
      if width == 2 { noteBashOnly("`|&`", at: range, help: "write `2>&1 |`") }
      takeOperator(width)
      skipLineBreaks()
      if isWord("!"), cursor.peek() != UInt8(ascii: "(") {
        report(
          ShellRules.unexpectedToken, "`!` cannot follow `|`",
          at: SourceRange(cursor.offset, cursor.offset + 1),
          help: "put `!` before the whole pipeline")
        cursor.offset += 1
        skipBlanks()
      }
      commands.append(parseCommand(after: range))
    }
    return ShellPipeline(isNegated: isNegated, commands: commands, range: cursor.range(from: start))
  }

  /// Reports that no command stands here.
  ///
  /// - Parameter link: the operator before it that wants one.
  mutating func reportMissingCommand(after link: SourceRange?) -> ShellCommand {
    let start = cursor.offset
    let here = SourceRange(start, start)
    let opening = link.map { quoted($0) }
    guard let byte = cursor.current else {
      if let link, let opening, !isExcerpt {
        reportOpen(
          .list, ShellRules.missingCommand, "nothing follows \(opening)", at: link,
          help: "add the command, or take \(opening) away")
      }
      return .missing(here)
    }
    if let link, let opening, byte == UInt8(ascii: ")") || closerAtCursor() != nil {
      let found = closerAtCursor()?.range ?? SourceRange(start, start + 1)
      report(
        ShellRules.missingCommand, "a command is missing between \(opening) and \(quoted(found))", at: found,
        labels: [Label("wants a command after it", at: link)])
      return .missing(here)
    }
    if let token = operatorAtCursor() {
      if link == nil, statementIsExcerpted(token) {
        takeOperator(token.count)
        skipBlanks()
        return parseCommand(after: token)
      }
      if let link, let opening {
        report(
          ShellRules.missingCommand, "a command is missing between \(opening) and \(quoted(token))",
          at: token,
          help: "take one of the two away", labels: [Label("wants a command after it", at: link)])
      } else {
        report(
          ShellRules.unexpectedToken, "\(quoted(token)) has no command before it", at: token,
          help: helpForLeadingOperator(token))
      }
      if byte != UInt8(ascii: "\n") { takeOperator(token.count) }
      skipBlanks()
      // What follows is parsed as the command that was wanted, unless the line ends.
      guard let next = cursor.current, next != UInt8(ascii: "\n"), closerAtCursor() == nil,
        operatorAtCursor() == nil
      else { return .missing(here) }
      return parseCommand(after: nil)
    }
    report(
      ShellRules.unexpectedToken, "\(quoted(rangeOfWord())) cannot begin a command", at: rangeOfWord())
    cursor.offset = rangeOfWord().end
    skipToSeparator()
    return .missing(here)
  }

  /// In an excerpt, `&& next` and `| next` may have lost what came before.
  private func statementIsExcerpted(_ token: SourceRange) -> Bool {
    isExcerpt
      && (cursor.current == UInt8(ascii: "&") && token.count == 2 || cursor.current == UInt8(ascii: "|"))
  }

  private func helpForLeadingOperator(_ token: SourceRange) -> String? {
    switch cursor.bytes[token.start] {
    case UInt8(ascii: "|") where isFirstOnLine(token.start) && token.start > 0,
      UInt8(ascii: "&") where isFirstOnLine(token.start) && token.start > 0 && token.count == 2:
      "end the line before with `\\`, or put \(quoted(token)) there"
    case UInt8(ascii: ";") where token.count == 2: "`;;` ends a clause of `case`"
    case UInt8(ascii: ";") where cursor.peek(-1) == UInt8(ascii: "&"):
      "`&` ends a command by itself: take `;` away"
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
      "take \(quoted(token)) away, or add the command"
    default: nil
    }
  }

  private func isFirstOnLine(_ offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0, cursor.bytes[index] == 0x20 || cursor.bytes[index] == 0x09 { index -= 1 }
    return index < 0 || cursor.bytes[index] == 0x0A
  }

  /// The control operator at the cursor. XCU 2.10.1 rule 2.
  func operatorAtCursor() -> SourceRange? {
    let width: Int
    switch cursor.current {
    case UInt8(ascii: ";"):
      if cursor.starts(with: ";;&") {
        width = 3
      } else {
        width = cursor.peek() == UInt8(ascii: ";") || cursor.peek() == UInt8(ascii: "&") ? 2 : 1
      }
    case UInt8(ascii: "&"): width = cursor.peek() == UInt8(ascii: "&") ? 2 : 1
    case UInt8(ascii: "|"):
      width = cursor.peek() == UInt8(ascii: "|") || cursor.peek() == UInt8(ascii: "&") ? 2 : 1
    default: return nil
    }
    return SourceRange(cursor.offset, cursor.offset + width)
  }
}
