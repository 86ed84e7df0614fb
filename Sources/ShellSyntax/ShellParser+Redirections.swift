import Diagnostics
import SourceText

/// Redirections and here-documents: XCU 2.7.
extension ShellParser {
  /// A here-document that was announced and not yet read.
  struct PendingHereDocument {
    let operatorRange: SourceRange
    /// With quotes removed.
    let delimiter: [UInt8]
    let expands: Bool
    let stripsTabs: Bool
    /// Index in `hereDocuments`.
    let index: Int
  }

  var isProcessSubstitution: Bool {
    cursor.peek() == UInt8(ascii: "(")
      && (cursor.current == UInt8(ascii: "<") || cursor.current == UInt8(ascii: ">"))
  }

  /// Whether a redirection begins here, its number or `{name}` included.
  func isAtRedirection() -> Bool {
    let bytes = cursor.bytes
    var index = cursor.offset
    guard index < cursor.limit else { return false }
    switch bytes[index] {
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return !isProcessSubstitution
    case UInt8(ascii: "&"): return cursor.peek() == UInt8(ascii: ">")
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while index < cursor.limit, isDigit(bytes[index]) { index += 1 }
    case UInt8(ascii: "{"):
      index += 1
      guard index < cursor.limit, isNameStart(bytes[index]) else { return false }
      while index < cursor.limit, isNameByte(bytes[index]) { index += 1 }
      guard index < cursor.limit, bytes[index] == UInt8(ascii: "}") else { return false }
      index += 1
    default: return false
    }
    return index < cursor.limit && (bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: ">"))
  }

  /// io_redirect = [ number | "{" name "}" ] operator word
  mutating func parseRedirection() -> ShellRedirection {
    let start = cursor.offset
    if cursor.current != UInt8(ascii: "&") {
      cursor.skip { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
      mark(.number, start, cursor.offset)
    }
    let sign = cursor.offset
    let kind = takeRedirectionOperator()
    let range = cursor.range(from: sign)
    mark(.operator, sign, cursor.offset)
    skipRedirectionBlanks()
    guard let byte = cursor.current, !endsWord(byte) || isWordStart(byte), byte != UInt8(ascii: "#"),
      kind == .duplicate || !isDigit(byte) || !isAtRedirection()
    else {
      reportMissingTarget(of: range, kind)
      return ShellRedirection(
        kind: kind, target: ShellWord(plain: cursor.range(from: cursor.offset)), hereDocument: nil,
        range: cursor.range(from: start))
    }
    if kind == .hereDocument { return parseHereDocumentStart(start, range) }
    let target = parseWord()
    return ShellRedirection(
      kind: refined(kind, target), target: target, hereDocument: nil, range: cursor.range(from: start))
  }

  /// `>&` and `<&` copy a descriptor where a number or `-` follows, and otherwise open a file.
  private func refined(_ kind: ShellRedirection.Operator, _ target: ShellWord) -> ShellRedirection.Operator {
    guard kind == .duplicate else { return kind }
    let first = cursor.bytes[target.range.start]
    return isDigit(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "$") ? .duplicate : .output
  }

  private mutating func takeRedirectionOperator() -> ShellRedirection.Operator {
    let start = cursor.offset
    if cursor.eat("<<<") {
      noteBashOnly("`<<<`", at: cursor.range(from: start), help: "write `printf '%s\\n' … |`")
      return .hereString
    }
    if cursor.eat("<<-") || cursor.eat("<<") { return .hereDocument }
    if cursor.eat("<>") { return .input }
    if cursor.eat("<&") { return .duplicate }
    if cursor.eat("<") { return .input }
    if cursor.eat("&>>") || cursor.eat("&>") {
      noteBashOnly("`&>`", at: cursor.range(from: start), help: "write `>file 2>&1`")
      return cursor.peek(-2) == UInt8(ascii: ">") ? .append : .output
    }
    if cursor.eat(">>") { return .append }
    if cursor.eat(">|") { return .output }
    if cursor.eat(">&") { return .duplicate }
    cursor.offset += 1
    return .output
  }

  /// Blanks and continued lines; a comment would be the end of the command.
  private mutating func skipRedirectionBlanks() {
    while let byte = cursor.current {
      if byte == 0x20 || byte == 0x09 {
        cursor.offset += 1
      } else if byte == UInt8(ascii: "\\"), let width = widthOfContinuation() {
        cursor.offset += width
      } else {
        return
      }
    }
  }

  private mutating func reportMissingTarget(of range: SourceRange, _ kind: ShellRedirection.Operator) {
    let what: String
    switch cursor.current {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"): what = "the end of the line"
    case UInt8(ascii: "#"): what = "a comment"
    default: what = quoted(operatorAtCursor() ?? SourceRange(cursor.offset, cursor.offset + 1))
    }
    let wanted =
      switch kind {
      case .hereDocument: "the word that ends its text"
      case .hereString: "a word"
      case .duplicate: "a descriptor"
      default: "a file"
      }
    report(
      ShellRules.missingTarget, "\(quoted(range)) is followed by \(what), not by \(wanted)", at: range,
      help: cursor.current == UInt8(ascii: "&")
        ? "write `\(cursor.text(range))&` without a blank" : "name it after \(quoted(range)) on the same line"
    )
    // `> >file`: go on behind the second operator.
    if cursor.current == UInt8(ascii: "<") || cursor.current == UInt8(ascii: ">") { cursor.offset += 1 }
    if cursor.current == UInt8(ascii: "&"), isDigit(cursor.peek() ?? 0) { cursor.offset += 1 }
  }

  // MARK: Here-documents

  private mutating func parseHereDocumentStart(_ start: Int, _ operatorRange: SourceRange) -> ShellRedirection
  {
    if let open = openQuoteOfDelimiter() { return parseUnclosedDelimiter(start, operatorRange, quote: open) }
    let tokenCount = tokens.count
    silence += 1
    let word = parseWord()
    silence -= 1
    tokens.removeLast(tokens.count - tokenCount)
    mark(.constant, word.range.start, word.range.end)
    let raw = cursor.bytes[word.range.start..<word.range.end]
    let isQuoted = raw.contains {
      $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    return announce(
      word, delimiter: isQuoted ? withoutQuotes(raw) : Array(raw), expands: !isQuoted, start, operatorRange)
  }

  /// Awaits the text of a here-document at the end of the line.
  private mutating func announce(
    _ word: ShellWord, delimiter: [UInt8], expands: Bool, _ start: Int, _ operatorRange: SourceRange
  ) -> ShellRedirection {
    let stripsTabs = operatorRange.count == 3
    pendingHereDocuments.append(
      PendingHereDocument(
        operatorRange: SourceRange(operatorRange.start, word.range.end), delimiter: delimiter,
        expands: expands,
        stripsTabs: stripsTabs, index: hereDocuments.count))
    hereDocuments.append(
      HereDocument(
        body: SourceRange(cursor.offset, cursor.offset), end: nil, expands: expands, stripsTabs: stripsTabs))
    return ShellRedirection(
      kind: .hereDocument, target: word, hereDocument: hereDocuments.count - 1,
      range: cursor.range(from: start))
  }

  /// The quote that a delimiter begins with, where its line does not close it.
  private func openQuoteOfDelimiter() -> SourceRange? {
    let bytes = cursor.bytes
    let start = cursor.offset
    guard start + 1 < cursor.limit, bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\""),
      isNameByte(bytes[start + 1])
    else { return nil }
    var end = start + 1
    while end < cursor.limit, bytes[end] != UInt8(ascii: "\n"), bytes[end] != bytes[start] { end += 1 }
    return end < cursor.limit && bytes[end] == bytes[start] ? nil : SourceRange(start, start + 1)
  }

  /// `<<'EOF`, whose name ends at a blank: what follows is text up to `EOF` all the same.
  private mutating func parseUnclosedDelimiter(
    _ start: Int, _ operatorRange: SourceRange, quote: SourceRange
  ) -> ShellRedirection {
    var end = quote.end
    while end < cursor.limit, isNameByte(cursor.bytes[end]) { end += 1 }
    let sign = cursor.text(quote)
    report(
      ShellRules.unclosedQuote, "the quote after `\(cursor.text(operatorRange))` is never closed", at: quote,
      help: "write `\(cursor.text(SourceRange(quote.start, end)))\(sign)`")
    cursor.offset = end
    mark(.constant, quote.start, end)
    let name = SourceRange(quote.end, end)
    return announce(
      ShellWord(plain: SourceRange(quote.start, end)), delimiter: Array(cursor.bytes[name.start..<name.end]),
      expands: false, start, operatorRange)
  }

  /// The delimiter as it must stand on its line. XCU 2.7.4: quote removal, and nothing else.
  private func withoutQuotes(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var quote: UInt8?
    var isEscaped = false
    for byte in raw {
      if isEscaped {
        result.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        isEscaped = true
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Reads the bodies of all that are pending, from the line that begins here.
  mutating func readHereDocuments() {
    let pending = pendingHereDocuments
    pendingHereDocuments = []
    for document in pending { readBody(of: document) }
  }

  /// At the end of the text: what is pending has no body.
  mutating func finishHereDocuments() {
    guard !pendingHereDocuments.isEmpty else { return }
    readHereDocuments()
  }

  private mutating func readBody(of document: PendingHereDocument) {
    let start = cursor.offset
    var isContinued = false
    while cursor.offset < cursor.limit {
      let line = lineAtCursor()
      let content = document.stripsTabs ? withoutTabs(line) : line
      if !isContinued, content.count == document.delimiter.count,
        cursor.bytes[content.start..<content.end].elementsEqual(document.delimiter)
      {
        finish(document, body: SourceRange(start, line.start), end: line)
        return
      }
      // In a text that is expanded, `\` at the end joins the next line: that one ends nothing.
      isContinued = document.expands && endsInBackslash(line)
      cursor.offset = min(line.end + 1, cursor.limit)
      if line.end < cursor.limit, cursor.bytes[line.end] == UInt8(ascii: "\r") { cursor.offset += 1 }
    }
    reportUnended(document, from: start)
  }

  private mutating func finish(_ document: PendingHereDocument, body: SourceRange, end: SourceRange) {
    hereDocuments[document.index] = HereDocument(
      body: body, end: end, expands: document.expands, stripsTabs: document.stripsTabs)
    if wantsTokens { markBody(body, expands: document.expands) }
    mark(.constant, end.start, end.end)
    cursor.offset = end.end
    if cursor.current == UInt8(ascii: "\r") { cursor.offset += 1 }
    _ = cursor.eat(UInt8(ascii: "\n"))
  }

  /// The line from the cursor on, without its break.
  private func lineAtCursor() -> SourceRange {
    var end = cursor.offset
    while end < cursor.limit, cursor.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > cursor.offset, cursor.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceRange(cursor.offset, end)
  }

  private func withoutTabs(_ line: SourceRange) -> SourceRange {
    SourceRange(endOfTabs(in: cursor.bytes, from: line.start, to: line.end), line.end)
  }

  private func endsInBackslash(_ line: SourceRange) -> Bool {
    var count = 0
    while line.end - 1 - count >= line.start, cursor.bytes[line.end - 1 - count] == UInt8(ascii: "\\") {
      count += 1
    }
    return count % 2 == 1
  }

  /// Reports that the text of a here-document never ends, and goes on after the line that was meant to end it.
  private mutating func reportUnended(_ document: PendingHereDocument, from start: Int) {
    let delimiter = String(decoding: document.delimiter, as: UTF8.self)
    unendedCount += 1
    // Each search goes to the end of the text: a few are allowed, more would cost the square of it.
    let nearly = unendedCount < 8 ? nearlyDelimiter(document, from: start) : nil
    let help: String
    var labels: [Label] = []
    if let (line, problem) = nearly {
      help = problem
      labels = [Label("this was probably meant to end it", at: line)]
    } else {
      help =
        lastWord(after: start, like: delimiter).map { "did you mean `\(delimiter)` where `\($0)` stands?" }
        ?? "add a line that is only `\(delimiter)`"
    }
    if !isMeantAsPlaceholder(document) {
      if nearly == nil {
        reportOpen(
          .hereDocument, ShellRules.unclosedHereDocument,
          "the here-document is never ended: no line is `\(delimiter)`", at: document.operatorRange,
          help: help)
      } else {
        if open == nil { open = .hereDocument }
        report(
          ShellRules.unclosedHereDocument, "the here-document is never ended: no line is `\(delimiter)`",
          at: document.operatorRange, help: help, labels: labels)
      }
    }
    guard let (line, _) = nearly else {
      cursor.offset = cursor.limit
      hereDocuments[document.index] = HereDocument(
        body: SourceRange(min(start, cursor.limit), cursor.limit), end: nil, expands: document.expands,
        stripsTabs: document.stripsTabs)
      if wantsTokens { mark(.string, start, cursor.limit) }
      return
    }
    finish(document, body: SourceRange(start, line.start), end: line)
  }

  /// A line that is the delimiter but for blanks around it or something after it, and what is wrong with it.
  private func nearlyDelimiter(_ document: PendingHereDocument, from start: Int) -> (SourceRange, String)? {
    guard let first = document.delimiter.first else { return nil }
    let bytes = cursor.bytes
    let delimiter = String(decoding: document.delimiter, as: UTF8.self)
    var lineStart = start
    while lineStart < cursor.limit {
      var index = lineStart
      while index < cursor.limit, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      var end = index
      while end < cursor.limit, bytes[end] != 0x0A { end += 1 }
      if index < end, bytes[index] == first, end - index >= document.delimiter.count,
        bytes[index..<index + document.delimiter.count].elementsEqual(document.delimiter)
      {
        let rest = index + document.delimiter.count
        let line = SourceRange(lineStart, end)
        if rest == end {
          return (line, "let `\(delimiter)` begin in the first column, or write `<<-` and indent with tabs")
        }
        if bytes[rest..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          return (line, "take the blanks after `\(delimiter)` away")
        }
        if index == lineStart, let problem = problem(ofTail: SourceRange(rest, end), after: delimiter) {
          return (line, problem)
        }
      } else if end - index == document.delimiter.count + 2, bytes[index] == bytes[end - 1],
        bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\""),
        bytes[(index + 1)..<(end - 1)].elementsEqual(document.delimiter)
      {
        return (SourceRange(lineStart, end), "write `\(delimiter)` there, without quotes")
      }
      lineStart = end + 1
    }
    return nil
  }

  /// What is wrong with `EOF | kubectl apply -f -`, `EOF;` and `EOF.`; `nil` for a line of the text.
  private func problem(ofTail tail: SourceRange, after delimiter: String) -> String? {
    let bytes = cursor.bytes
    let text = cursor.text(SourceRange(tail.start, min(tail.end, tail.start + 20)))
    switch bytes[tail.start] {
    case UInt8(ascii: ";"), UInt8(ascii: ")"):
      return "`\(delimiter)` must be alone on its line: move `\(text)` elsewhere"
    case UInt8(ascii: "."), UInt8(ascii: ","):
      return tail.count == 1 ? "take the `\(text)` after `\(delimiter)` away" : nil
    case UInt8(ascii: " "), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      var index = tail.start
      while index < tail.end, bytes[index] == 0x20 { index += 1 }
      guard index < tail.end, "|>&".utf8.contains(bytes[index]) else { return nil }
      return "`\(delimiter)` must be alone on its line: what follows it belongs behind `<<\(delimiter)`"
    default: return nil
    }
  }

  /// The last line, if it is one word of capitals that is nearly the delimiter.
  private func lastWord(after start: Int, like delimiter: String) -> String? {
    guard silence == 0, unendedCount < 8 else { return nil }
    var end = cursor.limit
    while end > start, cursor.bytes[end - 1] <= 0x20 { end -= 1 }
    var first = end
    while first > start, isNameByte(cursor.bytes[first - 1]), end - first < 40 { first -= 1 }
    guard first < end, first == start || cursor.bytes[first - 1] <= 0x20 else { return nil }
    let word = cursor.text(SourceRange(first, end))
    return nearestSpelling(of: word, in: [delimiter]) == nil ? nil : word
  }

  /// `<<name>>`: a placeholder in two pairs of brackets.
  private func isMeantAsPlaceholder(_ document: PendingHereDocument) -> Bool {
    let end = document.operatorRange.end
    let bytes = cursor.bytes
    return end + 1 < bytes.count && bytes[end] == UInt8(ascii: ">") && bytes[end + 1] == UInt8(ascii: ">")
      && document.expands
  }

  /// Colours the text of a here-document: expansions where it is expanded, a string elsewhere.
  private mutating func markBody(_ body: SourceRange, expands: Bool) {
    guard expands else { return mark(.string, body.start, body.end) }
    let (offset, limit) = (cursor.offset, cursor.limit)
    cursor.offset = body.start
    cursor.limit = body.end
    silence += 1
    let saved = (open, suspect)
    _ = parseQuotedParts(until: nil)
    (open, suspect) = saved
    silence -= 1
    cursor.offset = offset
    cursor.limit = limit
  }
}
