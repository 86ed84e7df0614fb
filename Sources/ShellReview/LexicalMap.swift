import SourceText

/// Which bytes of a script are commands, and which stand in quotes, comments and here-documents.
///
/// Read from the text alone, so that it holds also where the shell refuses the script: damage is often
/// why it does. A quote that is never closed runs to the end, and nothing in it is called a command.
struct LexicalMap: Sendable {
  enum Kind: Sendable, Equatable {
    case command, comment, singleQuoted, doubleQuoted, hereDocument
  }

  /// A stretch of one kind. The stretches cover the whole text, in order.
  struct Stretch: Sendable {
    let kind: Kind
    let range: SourceRange
  }

  let stretches: [Stretch]

  init(_ bytes: [UInt8]) {
    var scanner = LexicalScanner(bytes)
    stretches = scanner.scan()
  }

  /// The stretch that holds `offset`, found by halving.
  func stretch(at offset: Int) -> Stretch? {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].range.start <= offset { low = middle } else { high = middle }
    }
    return low < stretches.count && stretches[low].range.contains(offset) ? stretches[low] : nil
  }

  /// What the byte at `offset` is part of.
  func kind(at offset: Int) -> Kind { stretch(at: offset)?.kind ?? .command }
}

/// One pass over the text with a stack of what is open.
private struct LexicalScanner {
  /// What the scanner is inside of.
  private enum Context: Equatable {
    /// Between commands and their words: the script, `$(…)`, `(…)`.
    case commands
    /// `((…))`, where `<<` shifts and `#` names a base.
    case arithmetic
    case backquotes
    case doubleQuotes
    /// `${…}`
    case braces
  }

  private struct Delimiter {
    let text: [UInt8]
    let stripsTabs: Bool
  }

  private var cursor: ByteCursor
  private var contexts: [Context] = []
  private var backquoteDepth = 0
  private var pending: [Delimiter] = []
  private var stretches: [LexicalMap.Stretch] = []
  private var covered = 0

  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  mutating func scan() -> [LexicalMap.Stretch] {
    while let byte = cursor.current {
      if contexts.last == .doubleQuotes { scanQuoted(byte) } else { scanCommand(byte) }
    }
    cover(upTo: cursor.offset)
    return stretches
  }

  /// Ends the stretch of what is open now at `offset`.
  private mutating func cover(upTo offset: Int) {
    // The word in `${x:-word}` is as much prose as one in quotes.
    let isQuoted = contexts.last == .doubleQuotes || contexts.last == .braces
    add(isQuoted ? .doubleQuoted : .command, upTo: offset)
  }

  private mutating func add(_ kind: LexicalMap.Kind, upTo offset: Int) {
    guard offset > covered else { return }
    stretches.append(LexicalMap.Stretch(kind: kind, range: SourceRange(covered, offset)))
    covered = offset
  }

  private mutating func scanQuoted(_ byte: UInt8) {
    cursor.offset += 1
    switch byte {
    case UInt8(ascii: "\\"): cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
    case UInt8(ascii: "\""): leave()
    case UInt8(ascii: "$"): scanDollar()
    case UInt8(ascii: "`"): toggleBackquote()
    default: break
    }
  }

  private mutating func scanCommand(_ byte: UInt8) {
    let start = cursor.offset
    cursor.offset += 1
    switch byte {
    case UInt8(ascii: "\\"): cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
    case UInt8(ascii: "'"): skipSingleQuotes(from: start)
    case UInt8(ascii: "\""): enter(.doubleQuotes, at: start)
    case UInt8(ascii: "$"): scanDollar()
    case UInt8(ascii: "`"): toggleBackquote()
    case UInt8(ascii: "#") where isCommentStart(start):
      cover(upTo: start)
      cursor.skip { $0 != UInt8(ascii: "\n") }
      add(.comment, upTo: cursor.offset)
    case UInt8(ascii: "("):
      let isDouble = cursor.eat(UInt8(ascii: "("))
      let context: Context = isDouble || contexts.last == .arithmetic ? .arithmetic : .commands
      enter(context, at: cursor.offset)
      if isDouble { contexts.append(context) }
    case UInt8(ascii: ")"):
      if contexts.last == .commands || contexts.last == .arithmetic { leave() }
    case UInt8(ascii: "}"):
      if contexts.last == .braces { leave() }
    case UInt8(ascii: "<"):
      if contexts.last != .arithmetic, contexts.last != .braces, cursor.eat(UInt8(ascii: "<")) {
        readDelimiter()
      }
    case UInt8(ascii: "\n"): skipHereDocuments()
    default: break
    }
  }

  private mutating func enter(_ context: Context, at offset: Int) {
    cover(upTo: offset)
    contexts.append(context)
  }

  private mutating func leave() {
    cover(upTo: cursor.offset)
    contexts.removeLast()
  }

  /// After `$`.
  private mutating func scanDollar() {
    let start = cursor.offset
    switch cursor.current {
    case UInt8(ascii: "("):
      cursor.offset += 1
      enter(cursor.current == UInt8(ascii: "(") ? .arithmetic : .commands, at: start)
    case UInt8(ascii: "{"):
      cursor.offset += 1
      enter(.braces, at: start)
    case UInt8(ascii: "'") where contexts.last != .doubleQuotes:
      cover(upTo: start)
      cursor.offset += 1
      while let byte = cursor.current, byte != UInt8(ascii: "'") {
        cursor.offset += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
      add(.singleQuoted, upTo: cursor.offset)
    default: break
    }
  }

  /// After a backquote: a second one ends what the first began, whatever is open in between.
  private mutating func toggleBackquote() {
    guard backquoteDepth > 0 else {
      backquoteDepth = 1
      return enter(.backquotes, at: cursor.offset - 1)
    }
    backquoteDepth = 0
    cover(upTo: cursor.offset)
    while let context = contexts.popLast(), context != .backquotes {}
  }

  private mutating func skipSingleQuotes(from start: Int) {
    // Inside `"${x:-'…'}"` the quote is text; a lone one must not swallow the rest of the script.
    if contexts.last == .braces, contexts.dropLast().last == .doubleQuotes { return }
    if contexts.last == .arithmetic { return }
    cover(upTo: start)
    cursor.skip { $0 != UInt8(ascii: "'") }
    cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
    add(.singleQuoted, upTo: cursor.offset)
  }

  private func isCommentStart(_ offset: Int) -> Bool {
    guard contexts.last != .braces, contexts.last != .arithmetic else { return false }
    guard offset > 0 else { return true }
    switch cursor.bytes[offset - 1] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "`"):
      return true
    default: return false
    }
  }

  /// After `<<`.
  private mutating func readDelimiter() {
    if cursor.eat(UInt8(ascii: "<")) { return }
    let stripsTabs = cursor.eat(UInt8(ascii: "-"))
    cursor.skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var text: [UInt8] = []
    while let byte = cursor.current, !isBlank(byte), !isOperator(byte) {
      cursor.offset += 1
      switch byte {
      case UInt8(ascii: "\\"):
        if let escaped = cursor.current {
          text.append(escaped)
          cursor.offset += 1
        }
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        while let quoted = cursor.current, quoted != byte, quoted != UInt8(ascii: "\n") {
          text.append(quoted)
          cursor.offset += 1
        }
        _ = cursor.eat(byte)
      default: text.append(byte)
      }
    }
    if !text.isEmpty { pending.append(Delimiter(text: text, stripsTabs: stripsTabs)) }
  }

  /// After a line break: the bodies of the here-documents that the line above announced.
  private mutating func skipHereDocuments() {
    guard !pending.isEmpty else { return }
    cover(upTo: cursor.offset)
    for delimiter in pending {
      var isEnd = false
      while !cursor.isAtEnd, !isEnd {
        let start = cursor.offset
        cursor.skip { $0 != UInt8(ascii: "\n") }
        isEnd = line(from: start, equals: delimiter)
        _ = cursor.eat(UInt8(ascii: "\n"))
      }
    }
    pending = []
    add(.hereDocument, upTo: cursor.offset)
  }

  private func line(from start: Int, equals delimiter: Delimiter) -> Bool {
    var line = cursor.bytes[start..<cursor.offset]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if delimiter.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
    return line.elementsEqual(delimiter.text)
  }
}
