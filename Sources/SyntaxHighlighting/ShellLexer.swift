import SourceText

/// Colours shell commands in `range` and adds the tokens to `list`.
///
/// - Parameter isContinued: whether the command began before the range, so that its first word is an
/// argument.
func lexShell(_ bytes: [UInt8], in range: Range<Int>, isContinued: Bool = false, into list: inout TokenList) {
  var lexer = ShellLexer(bytes, range, list, isContinued: isContinued)
  list = TokenList()  // so that the lexer holds the only reference and appends in place
  lexer.run()
  list = lexer.list
}

/// Knows where a command may begin, what is quoted and what is a comment; does not check anything.
struct ShellLexer {
  /// What encloses the current place.
  private enum Context {
    /// Commands, up to the closing byte where they stand in `$(…)`, `(…)` or backquotes.
    case commands(close: UInt8?)
    /// `name=( … )`
    case list
    case doubleQuotes
  }

  let bytes: [UInt8]
  let limit: Int
  var offset: Int
  var list: TokenList
  private let start: Int
  private var contexts: [Context] = [.commands(close: nil)]
  /// Whether the next word is a command.
  private var isCommandNext: Bool
  /// Whether `in` is a reserved word: after `for` and `case`.
  private var isInNext = false
  /// Whether arguments may be assignments: after `export` and its like.
  private var isDeclaring = false
  /// Whether a quote of the kind is known to be closed nowhere in the rest.
  private var isLastSingleQuote = false
  private var isLastDoubleQuote = false
  private var hereDocuments: [(delimiter: [UInt8], expands: Bool)] = []
  private var failedHereDocuments = 0
  /// Deeper nesting is coloured as if it were flat.
  private static let maximumDepth = 64

  init(_ bytes: [UInt8], _ range: Range<Int>, _ list: TokenList, isContinued: Bool) {
    self.bytes = bytes
    self.limit = range.upperBound
    self.start = range.lowerBound
    self.offset = range.lowerBound
    self.list = list
    self.isCommandNext = !isContinued
  }

  mutating func run() {
    while offset < limit {
      if case .doubleQuotes = contexts.last {
        lexInDoubleQuotes()
      } else {
        lexCommandPart(bytes[offset])
      }
    }
  }

  // MARK: Commands

  private mutating func lexCommandPart(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
    case UInt8(ascii: "\n"): lexLineBreak()
    case UInt8(ascii: "\\"): lexBackslash()
    case UInt8(ascii: "#") where isAtWordStart:
      take(.comment, upTo: endOfLine(bytes, from: offset, limit: limit))
    case UInt8(ascii: "'"): lexSingleQuotes()
    case UInt8(ascii: "\""): openDoubleQuotes()
    case UInt8(ascii: "$"): if !lexDollar() { offset += 1 }
    case UInt8(ascii: "`"): lexBackquote()
    case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"): lexSeparator(byte)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): lexRedirection()
    case UInt8(ascii: "("): openParenthesis()
    case UInt8(ascii: ")"): closeParenthesis()
    default: lexWord()
    }
  }

  private mutating func lexLineBreak() {
    offset += 1
    if case .list = contexts.last {} else { isCommandNext = true }
    isInNext = false
    isDeclaring = false
    let pending = hereDocuments
    hereDocuments = []
    for (delimiter, expands) in pending { lexHereDocument(delimiter, expands: expands) }
  }

  private mutating func lexBackslash() {
    let next = offset + 1
    if next == limit || bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r") {
      take(.operator, upTo: next)
      // The line goes on: what comes next is no new command.
      if next < limit, bytes[next] == UInt8(ascii: "\r") { offset += 1 }
      if offset < limit, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    } else {
      isCommandNext = false
      take(.escape, upTo: endOfEscape(bytes, from: offset, limit: limit))
    }
  }

  private mutating func lexSeparator(_ byte: UInt8) {
    let isRedirection =
      byte == UInt8(ascii: "&") && offset + 1 < limit && bytes[offset + 1] == UInt8(ascii: ">")
    if !isRedirection {
      isCommandNext = true
      isDeclaring = false
    }
    take(.operator, upTo: offset + 1)
  }

  private mutating func lexRedirection() {
    if let end = endOfPlaceholder(bytes, from: offset, limit: limit) {
      isCommandNext = false
      return take(.placeholder, upTo: end)
    }
    var end = offset
    while end < limit, bytes[end] == bytes[offset] { end += 1 }
    let isHereDocument = bytes[offset] == UInt8(ascii: "<") && end == offset + 2
    if end < limit, bytes[end] == UInt8(ascii: "&") || bytes[end] == UInt8(ascii: "|") { end += 1 }
    take(.operator, upTo: end)
    if isHereDocument { lexHereDocumentDelimiter() }
  }

  private mutating func openParenthesis() {
    let isList = offset > start && bytes[offset - 1] == UInt8(ascii: "=")
    isCommandNext = !isList
    take(.punctuation, upTo: offset + 1)
    push(isList ? .list : .commands(close: UInt8(ascii: ")")))
  }

  private mutating func closeParenthesis() {
    switch contexts.last {
    case .list, .commands(close: UInt8(ascii: ")")):
      contexts.removeLast()
      isCommandNext = false
    case .commands, .doubleQuotes, nil:
      isCommandNext = true  // of a pattern of `case`
    }
    take(.punctuation, upTo: offset + 1)
  }

  private mutating func lexBackquote() {
    take(.operator, upTo: offset + 1)
    if case .commands(close: UInt8(ascii: "`")) = contexts.last {
      contexts.removeLast()
      isCommandNext = false
    } else {
      push(.commands(close: UInt8(ascii: "`")))
      isCommandNext = true
    }
  }

  private mutating func push(_ context: Context) {
    if contexts.count < Self.maximumDepth { contexts.append(context) }
  }

  // MARK: Words

  /// Whether the byte before ends a word.
  private var isAtWordStart: Bool {
    guard offset > start else { return true }
    switch bytes[offset - 1] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "|"),
      UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "`"):
      return true
    default: return false
    }
  }

  private mutating func lexWord() {
    var end = offset + 1
    while end < limit, !endsWordPart(bytes[end]) { end += 1 }
    guard isAtWordStart else {
      offset = end
      return
    }
    if (isCommandNext || isDeclaring) && lexAssignment(end) { return }
    if lexOptionOrNumber(end) { return }
    if isInNext, isWord("in", end) {
      isInNext = false
      return take(.keyword, upTo: end)
    }
    guard isCommandNext else {
      offset = end
      return
    }
    lexCommandWord(end)
  }

  private mutating func lexCommandWord(_ end: Int) {
    switch shellWords.kind(of: bytes, offset, end) {
    case .keyword:
      isInNext = isWord("for", end) || isWord("case", end) || isWord("select", end)
      isCommandNext = !isInNext && !isWord("function", end)
      take(.keyword, upTo: end)
    case .command:
      take(.command, upTo: end)  // one that runs another, such as sudo
    case .type:
      isCommandNext = false
      isDeclaring = true
      take(.function, upTo: end)
    case let kind?:
      isCommandNext = false
      take(kind, upTo: end)
    case nil:
      isCommandNext = false
      let isDefinition =
        end + 1 < limit && bytes[end] == UInt8(ascii: "(") && bytes[end + 1] == UInt8(ascii: ")")
      if isWord("...", end) || isWord("…", end) { return take(.placeholder, upTo: end) }
      take(isDefinition ? .function : .command, upTo: end)
    }
  }

  /// `NAME=`, `NAME+=`, `NAME[1]=` at the start of a word; the value is left for later.
  private mutating func lexAssignment(_ end: Int) -> Bool {
    guard isWordStart(bytes[offset]) else { return false }
    var nameEnd = offset
    while nameEnd < end, isWordByte(bytes[nameEnd]) { nameEnd += 1 }
    var equals = nameEnd
    if equals < end, bytes[equals] == UInt8(ascii: "[") {
      while equals < end, bytes[equals] != UInt8(ascii: "]") { equals += 1 }
      equals += 1
    }
    if equals < end, bytes[equals] == UInt8(ascii: "+") { equals += 1 }
    guard equals < end, bytes[equals] == UInt8(ascii: "=") else { return false }
    take(.variable, upTo: nameEnd)
    offset = equals
    take(.operator, upTo: equals + 1)
    return true
  }

  private mutating func lexOptionOrNumber(_ end: Int) -> Bool {
    if bytes[offset] == UInt8(ascii: "-"), end > offset + 1, !isDigit(bytes[offset + 1]) {
      let optionEnd = bytes[offset..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
      take(.key, upTo: optionEnd)
      offset = end
      return true
    }
    guard bytes[offset..<end].allSatisfy(isDigit) else { return false }
    take(.number, upTo: end)
    return true
  }

  private func isWord(_ word: StaticString, _ end: Int) -> Bool {
    guard end - offset == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in buffer.elementsEqual(bytes[offset..<end]) }
  }

  private func endsWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "|"),
      UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "$"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  // MARK: Quotes

  private mutating func lexSingleQuotes() {
    isCommandNext = false
    guard !isLastSingleQuote, let close = bytes[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: "'")) else {
      isLastSingleQuote = true
      return take(.string, upTo: endOfLine(bytes, from: offset, limit: limit))
    }
    take(.string, upTo: close + 1)
  }

  private mutating func openDoubleQuotes() {
    isCommandNext = false
    if isLastDoubleQuote || !isDoubleQuoteClosed() {
      isLastDoubleQuote = true
      return take(.string, upTo: endOfLine(bytes, from: offset, limit: limit))
    }
    take(.string, upTo: offset + 1)
    if contexts.count < Self.maximumDepth { contexts.append(.doubleQuotes) }
  }

  /// Looks no further than to the next quote: nested ones are paired when they are read.
  private func isDoubleQuoteClosed() -> Bool {
    var index = offset + 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "\"") { return true }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  private mutating func lexInDoubleQuotes() {
    let partStart = offset
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        list.add(.string, partStart, offset)
        contexts.removeLast()
        isCommandNext = false
        return
      case UInt8(ascii: "\\") where offset + 1 < limit:
        list.add(.string, partStart, offset)
        return take(.escape, upTo: endOfEscape(bytes, from: offset, limit: limit))
      case UInt8(ascii: "$"), UInt8(ascii: "`"):
        list.add(.string, partStart, offset)
        if bytes[offset] == UInt8(ascii: "`") { return lexBackquote() }
        if !lexDollar() { take(.string, upTo: offset + 1) }
        return
      default: offset += 1
      }
    }
    list.add(.string, partStart, offset)
  }

  // MARK: Expansions

  /// `$name`, `${…}`, `$((…))`, the opening of `$(`; consumes nothing when it is none.
  private mutating func lexDollar() -> Bool {
    guard offset + 1 < limit else { return false }
    let next = bytes[offset + 1]
    switch next {
    case UInt8(ascii: "{"): return lexEnclosedExpansion(close: "}")
    case UInt8(ascii: "("):
      if offset + 2 < limit, bytes[offset + 2] == UInt8(ascii: "("), lexEnclosedExpansion(close: "))") {
        return true
      }
      take(.operator, upTo: offset + 2)
      push(.commands(close: UInt8(ascii: ")")))
      isCommandNext = true
      return true
    case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "-"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      isCommandNext = false
      take(.variable, upTo: offset + 2)
      return true
    default:
      guard isWordStart(next), next < 0x80 else { return false }
      isCommandNext = false
      var end = offset + 2
      while end < limit, isWordByte(bytes[end]), bytes[end] < 0x80 { end += 1 }
      take(.variable, upTo: end)
      return true
    }
  }

  /// One token up to `close`, on the same line and not too far, so that many unclosed ones cost little.
  private mutating func lexEnclosedExpansion(close: StaticString) -> Bool {
    let stop = min(limit, offset + 400)
    var depth = 0
    var index = offset + 1
    while index < stop, bytes[index] != UInt8(ascii: "\n") {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          isCommandNext = false
          take(.variable, upTo: index + 1)
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }

  // MARK: Here-documents

  /// The word after `<<`: `EOF`, `-EOF`, `'EOF'`, `"EOF"`.
  private mutating func lexHereDocumentDelimiter() {
    if offset < limit, bytes[offset] == UInt8(ascii: "-") { take(.operator, upTo: offset + 1) }
    while offset < limit, isBlank(bytes[offset]) { offset += 1 }
    guard offset < limit else { return }
    let first = bytes[offset]
    let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") || first == UInt8(ascii: "\\")
    let wordStart = isQuoted ? offset + 1 : offset
    var end = wordStart
    while end < limit, isWordByte(bytes[end]) { end += 1 }
    guard end > wordStart else { return }
    hereDocuments.append((Array(bytes[wordStart..<end]), !isQuoted))
    if isQuoted, end < limit, bytes[end] == first { end += 1 }
    take(.constant, upTo: end)
  }

  private mutating func lexHereDocument(_ delimiter: [UInt8], expands: Bool) {
    // A few searches in vain are allowed; more would cost the square of the text.
    guard failedHereDocuments < 4 else { return }
    guard let body = hereDocumentBody(bytes, from: offset, limit: limit, delimiter: delimiter) else {
      failedHereDocuments += 1
      return
    }
    var partStart = offset
    while expands, let dollar = bytes[offset..<body.end].firstIndex(of: UInt8(ascii: "$")) {
      list.add(.string, partStart, dollar)
      offset = dollar
      partStart = dollar
      if dollar + 1 < body.end, bytes[dollar + 1] != UInt8(ascii: "("), lexDollar() {
        partStart = offset
      } else {
        offset = dollar + 1
      }
    }
    list.add(.string, partStart, body.end)
    list.add(.constant, body.delimiterStart, body.delimiterEnd)
    offset = body.delimiterEnd
    isCommandNext = true
  }

  private mutating func take(_ kind: SyntaxKind, upTo end: Int) {
    list.add(kind, offset, end)
    offset = end
  }
}

/// What the first word of a command is: `.command` for those that run another, `.type` for those that
/// declare.
private let shellWords = WordTable([
  .keyword: "if then else elif fi for while until do done case esac select function { } ! [[ time coproc",
  .command: "sudo env exec nohup command xargs nice watch doas",
  .type: "export declare local readonly typeset",
  .function: """
  alias bg break cd continue echo eval exit false fg getopts hash jobs kill printf pwd read return set shift \
  source test [ trap true type ulimit umask unalias unset wait . :
  """,
])
