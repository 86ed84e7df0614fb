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
  enum Context {
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
  var contexts: [Context] = [.commands(close: nil)]
  /// Whether the next word is a command.
  var isCommandNext: Bool
  /// Whether `in` is a reserved word: after `for` and `case`.
  private var isInNext = false
  /// Whether arguments may be assignments: after `export` and its like.
  private var isDeclaring = false
  /// Whether a quote of the kind is known to be closed nowhere in the rest.
  var isLastSingleQuote = false
  var isLastDoubleQuote = false
  var hereDocuments: [(delimiter: [UInt8], expands: Bool)] = []
  var failedHereDocuments = 0
  /// Deeper nesting is coloured as if it were flat.
  static let maximumDepth = 64

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

  mutating func lexBackquote() {
    take(.operator, upTo: offset + 1)
    if case .commands(close: UInt8(ascii: "`")) = contexts.last {
      contexts.removeLast()
      isCommandNext = false
    } else {
      push(.commands(close: UInt8(ascii: "`")))
      isCommandNext = true
    }
  }

  mutating func push(_ context: Context) {
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

  mutating func take(_ kind: SyntaxKind, upTo end: Int) {
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
