import Diagnostics
import SourceText

/// Expansions: XCU 2.6.
extension ShellParser {
  /// Parses what begins with `$`; `nil`, with nothing taken, where the sign stands for itself.
  ///
  /// - Parameter isQuoted: within double quotes, where `$'` is no quote.
  mutating func parseDollar(isQuoted: Bool) -> ShellWordPart? {
    guard let next = cursor.peek() else { return nil }
    let start = cursor.offset
    switch next {
    case UInt8(ascii: "("):
      if cursor.peek(2) == UInt8(ascii: "("), let part = parseArithmeticExpansion() { return part }
      return parseCommandSubstitution()
    case UInt8(ascii: "{"): return parseBracedParameter(isQuoted: isQuoted)
    case UInt8(ascii: "["):
      guard dialect != .posix else { return nil }
      return parseOldArithmetic()
    case UInt8(ascii: "'"): return isQuoted || dialect == .posix ? nil : parseSingleQuotes(signWidth: 1)
    case UInt8(ascii: "\""): return isQuoted ? nil : parseDoubleQuotes(signWidth: 1)
    default:
      cursor.offset += 1
      if isNameStart(next) {
        cursor.skip(while: isNameByte)
      } else if isSpecialParameter(next) {
        cursor.offset += 1
      } else {
        cursor.offset = start
        return nil
      }
      mark(.variable, start, cursor.offset)
      let name = SourceRange(start + 1, cursor.offset)
      return ShellWordPart(
        kind: .parameter(ShellParameter(name: name, operation: SourceRange(name.end, name.end)), []),
        range: cursor.range(from: start))
    }
  }

  // MARK: Commands

  /// `$( list )`: XCU 2.6.3
  private mutating func parseCommandSubstitution() -> ShellWordPart {
    let opening = SourceRange(cursor.offset, cursor.offset + 2)
    // bash takes `$((` for arithmetic until it runs the line, and only wants the parentheses in pairs.
    let isDeferred = dialect != .posix && cursor.peek(2) == UInt8(ascii: "(") && isPaired(from: opening.end)
    takeOperator(2)
    if isDeferred { leniency += 1 }
    let statements = parseSubstitutedList(
      from: opening, name: "`$(`",
      help: cursor.current == UInt8(ascii: "(") ? "close arithmetic with two parentheses: `))`" : nil)
    if isDeferred { leniency -= 1 }
    return ShellWordPart(kind: .command(statements), range: cursor.range(from: opening.start))
  }

  /// Commands in backquotes: XCU 2.6.3. The shell looks for the end first, past backslashes only, and parses
  /// what is between when it runs the line: mistakes in there are warnings. `sh` looks at once.
  mutating func parseBackquotes() -> ShellWordPart {
    let start = cursor.offset
    let opening = SourceRange(start, start + 1)
    var end = start + 1
    var hasEscapes = false
    while end < cursor.limit, cursor.bytes[end] != UInt8(ascii: "`") {
      if cursor.bytes[end] == UInt8(ascii: "\\") {
        hasEscapes = true
        end += 1
      }
      end += 1
    }
    guard end < cursor.limit else {
      cursor.offset = cursor.limit
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "this backquote is never closed", at: opening,
        help: "add the closing backquote, or write `$(…)`")
      return ShellWordPart(kind: .command([]), range: cursor.range(from: start))
    }
    takeOperator(1)
    var statements: [ShellStatement] = []
    if hasEscapes {
      mark(.string, cursor.offset, end)
    } else {
      statements = parseInside(to: end, opening: opening)
    }
    cursor.offset = end
    takeOperator(1)
    return ShellWordPart(kind: .command(statements), range: cursor.range(from: start))
  }

  private mutating func parseInside(to end: Int, opening: SourceRange) -> [ShellStatement] {
    let saved = (limit: cursor.limit, open: open, suspect: suspect, pending: pendingHereDocuments)
    let outerBracket = hasOpenBracket
    cursor.limit = end
    pendingHereDocuments = []
    suspect = nil
    open = nil
    if dialect != .posix { leniency += 1 }
    let statements = enclosed(by: [], from: opening, isBarrier: true) { $0.parseList() }
    if !hasStopped { finishHereDocuments() }
    if dialect != .posix { leniency -= 1 }
    cursor.limit = saved.limit
    (open, suspect, pendingHereDocuments) = (saved.open, saved.suspect, saved.pending)
    hasOpenBracket = outerBracket
    return statements
  }

  // MARK: Parameters

  /// `${…}`: XCU 2.6.2. As bash does, takes what stands between the braces as it is: whether it makes
  /// sense is seen when it is expanded. The first brace that is not quoted closes it.
  private mutating func parseBracedParameter(isQuoted: Bool) -> ShellWordPart {
    let start = cursor.offset
    let opening = SourceRange(start, start + 2)
    cursor.offset += 2
    let parameter = parseParameterName()
    noteBashOnly(parameter, from: start)
    mark(.variable, start, cursor.offset)
    let outerSuspect = suspect
    if suspect == nil, isSuspect(cursor.current) { suspect = opening }
    enclosing.append(Enclosure(closers: [], opening: opening, isBarrier: true))
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    let parts = parseParameterWord(operation: parameter.operation, isQuoted: isQuoted)
    enclosing.removeLast()
    if cursor.current == UInt8(ascii: "}") {
      mark(.variable, cursor.offset, cursor.offset + 1)
      cursor.offset += 1
      suspect = outerSuspect
    } else if !hasStopped {
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`${` is never closed", at: opening,
        help: "add the closing `}`")
    }
    return ShellWordPart(kind: .parameter(parameter, parts), range: cursor.range(from: start))
  }

  /// What XCU 2.6.2 does not have: `${x^^}`, `${x/a/b}`, `${x:1:2}`, `${!x}`, `${x[0]}`.
  private mutating func noteBashOnly(_ parameter: ShellParameter, from start: Int) {
    guard dialect == .posix, parameter.name.count > 0 else { return }
    let range = SourceRange(start, parameter.operation.end)
    if cursor.bytes[start + 2] == UInt8(ascii: "!"), parameter.name.start > start + 2 {
      return noteBashOnly("`${!name}`", at: range)
    }
    if parameter.operation.start > parameter.name.end { return noteBashOnly("an array element", at: range) }
    guard parameter.operation.count > 0 else { return }
    switch cursor.bytes[parameter.operation.start] {
    case UInt8(ascii: "^"), UInt8(ascii: ","): noteBashOnly("`${name^^}`", at: range, help: "use `tr`")
    case UInt8(ascii: "/"): noteBashOnly("`${name/…/…}`", at: range, help: "use `sed`")
    case UInt8(ascii: "@"): noteBashOnly("`${name@…}`", at: range)
    case UInt8(ascii: ":"):
      let next = parameter.operation.start + 1
      guard next < cursor.limit, !"-=?+".utf8.contains(cursor.bytes[next]) else { return }
      noteBashOnly("`${name:…}`", at: range, help: "use `cut -c`")
    default: return
    }
  }

  /// [ "#" | "!" ] name [ "[" … "]" ] and the operator after it.
  private mutating func parseParameterName() -> ShellParameter {
    if cursor.current == UInt8(ascii: "#") || cursor.current == UInt8(ascii: "!"),
      let next = cursor.peek(),
      isNameStart(next) || isDigit(next) || next == UInt8(ascii: "@") || next == UInt8(ascii: "*")
    {
      cursor.offset += 1
    }
    let start = cursor.offset
    if let byte = cursor.current, isNameStart(byte) {
      cursor.skip(while: isNameByte)
    } else if let byte = cursor.current, isDigit(byte) {
      cursor.skip(while: isDigit)
    } else if let byte = cursor.current, isSpecialParameter(byte), !cursor.starts(with: "${"),
      !cursor.starts(with: "$(")
    {
      cursor.offset += 1
    }
    let name = cursor.range(from: start)
    var end = cursor.offset
    if end < cursor.limit, cursor.bytes[end] == UInt8(ascii: "[") {
      // A plain subscript is passed over; one with expansions is taken as part of the word.
      var index = end + 1
      while index < cursor.limit,
        isNameByte(cursor.bytes[index]) || cursor.bytes[index] == UInt8(ascii: "@")
          || cursor.bytes[index] == UInt8(ascii: "*")
      {
        index += 1
      }
      if index < cursor.limit, cursor.bytes[index] == UInt8(ascii: "]") {
        cursor.offset = index + 1
        end = cursor.offset
      }
    }
    while end < cursor.limit, end - cursor.offset < 2, isParameterOperator(cursor.bytes[end]) { end += 1 }
    return ShellParameter(name: name, operation: SourceRange(cursor.offset, end))
  }

  private func isParameterOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"),
      UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "^"), UInt8(ascii: ","),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// Whether the byte after `${name` says that the closing brace was forgotten.
  private func isSuspect(_ byte: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: ";"),
      UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private mutating func parseParameterWord(operation: SourceRange, isQuoted: Bool) -> [ShellWordPart] {
    var parts: [ShellWordPart] = []
    var textStart = cursor.offset
    // In POSIX, single quotes mean nothing in "${name-word}", but do in "${name#pattern}". XCU 2.6.2.
    let hasSingleQuotes =
      !isQuoted || dialect != .posix
      || operation.count > 0
        && (cursor.bytes[operation.start] == UInt8(ascii: "#")
          || cursor.bytes[operation.start] == UInt8(ascii: "%"))
    func add(_ part: ShellWordPart) {
      if textStart < part.range.start {
        parts.append(ShellWordPart(kind: .literal, range: SourceRange(textStart, part.range.start)))
      }
      parts.append(part)
      textStart = part.range.end
    }
    while let byte = cursor.current, byte != UInt8(ascii: "}") {
      switch byte {
      case UInt8(ascii: "\\"):
        let start = cursor.offset
        cursor.offset = min(start + 2, cursor.limit)
        mark(.escape, start, cursor.offset)
        add(ShellWordPart(kind: .escaped, range: cursor.range(from: start)))
      case UInt8(ascii: "'") where hasSingleQuotes: add(parseSingleQuotes(signWidth: 0))
      case UInt8(ascii: "\""): add(parseDoubleQuotes(signWidth: 0))
      case UInt8(ascii: "`"): add(parseBackquotes())
      case UInt8(ascii: "$"):
        if let part = parseDollar(isQuoted: isQuoted) { add(part) } else { cursor.offset += 1 }
      default:
        let start = cursor.offset
        cursor.skip {
          switch $0 {
          case UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""),
            UInt8(ascii: "`"),
            UInt8(ascii: "$"):
            false
          default: true
          }
        }
        if cursor.offset == start { cursor.offset += 1 }
        mark(.variable, start, cursor.offset)
      }
    }
    if textStart < cursor.offset {
      parts.append(ShellWordPart(kind: .literal, range: cursor.range(from: textStart)))
    }
    return parts
  }

  // MARK: Pairs

  /// From the cursor, behind an opening byte, to the place behind `close`, past quotes and expansions.
  ///
  /// - Returns: `nil` where the text ends first.
  mutating func skipTo(_ close: UInt8, opening: UInt8) -> Int? {
    var depth = 0
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "\\"): cursor.offset = min(cursor.offset + 2, cursor.limit)
      case UInt8(ascii: "'"): _ = parseSingleQuotes(signWidth: 0)
      case UInt8(ascii: "\""): _ = parseDoubleQuotes(signWidth: 0)
      case UInt8(ascii: "`"): _ = parseBackquotes()
      case UInt8(ascii: "$"): if parseDollar(isQuoted: false) == nil { cursor.offset += 1 }
      default:
        cursor.offset += 1
        if byte == close {
          if depth == 0 { return cursor.offset }
          depth -= 1
        } else if byte == opening {
          depth += 1
        }
      }
    }
    return nil
  }
}
