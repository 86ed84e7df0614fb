import Diagnostics
import SourceText

/// Reads JSON and everything that people write when they mean JSON.
///
/// RFC 8259 is the grammar. What it refuses is sorted by intent: a slip is an error, and what an author left
/// out on purpose (`...`, `<your-account>`, the outer braces of an excerpt) is information.
/// - Parameter excerpt: the author says that this is a part of something larger: missing ends pass.
package func parseJSON(
  _ bytes: [UInt8], dialect: JSONDialect = .strict, excerpt: Bool = false
) -> JSONDocument {
  var parser = JSONParser(bytes, dialect: dialect, excerpt: excerpt)
  return parser.parseDocument()
}

/// The state of a recursive descent over one text. Its parts lie in `JSONParser+….swift`.
struct JSONParser {
  /// Deeper nesting is reported and skipped; hand-written JSON stays below ten levels.
  static let maximumDepth = 512

  var cursor: ByteCursor
  let dialect: JSONDialect
  let excerpt: Bool
  /// The containers that are open here, outermost first.
  var openings: [JSONOpening] = []
  /// How many closing brackets are missing or left over, counted before parsing.
  var balance: BracketBalance
  var line = JSONLine()

  /// Offset after the last token, where a missing comma belongs.
  var previousEnd = 0
  /// Where the last run of blanks and comments ended.
  var triviaEnd = 0
  var hasComments = false
  var hasElisions = false
  /// End of the last elision that may stand for any number of things (`...`), not for one value (`<name>`).
  var lastDotsEnd: Int?
  var hasDoubleQuotes = false
  /// Offset after the last elision, or after the brackets it is the last entry of.
  var lastElisionEnd = -1
  /// The text begins with `...`: what stands before it is not shown.
  var startsWithElision = false
  /// Where an excerpt without its outer braces begins, and what was around it.
  var fragmentStart = 0
  var fragmentKind: BracketKind = .brace
  /// Indentation of the line with the last token.
  var lastTokenIndent = 0
  /// Where a closing bracket was found to be missing; a comma missing there too is the same mistake.
  var lostCloserAt = -1
  /// What looked like an excerpt has lost the bracket it began with.
  var isOpeningLost = false
  /// What is open at the end has been reported.
  var reportedEnd = false
  /// No outer braces around the members or elements.
  var isFragment = false
  /// Set where going on makes no sense; everything returns without another word.
  var isStopped = false
  private(set) var diagnostics: [Diagnostic] = []
  /// Slips of one cause, such as an editor that curls every quote: the first is reported, the others counted.
  private var folded: [Rule: (index: Int, count: Int)] = [:]

  init(_ bytes: [UInt8], dialect: JSONDialect, excerpt: Bool) {
    cursor = ByteCursor(bytes)
    self.dialect = dialect
    self.excerpt = excerpt
    balance = BracketBalance(of: bytes)
  }

  /// Reports `rule`, unless parsing has stopped.
  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    edits: [TextEdit] = [], severity: Severity? = nil
  ) {
    guard !isStopped else { return }
    diagnostics.append(
      Diagnostic(
        rule, message, at: range.clamped(to: cursor.bytes.count), help: help, labels: labels,
        edits: edits, severity: severity))
  }

  /// Reports `rule` the first time and counts it after that.
  mutating func reportOnce(
    _ rule: Rule, _ message: @autoclosure () -> String, at range: SourceRange, help: String? = nil,
    edits: [TextEdit] = [], severity: Severity? = nil
  ) {
    guard let first = folded[rule] else {
      guard !isStopped else { return }
      folded[rule] = (diagnostics.count, 1)
      return report(rule, message(), at: range, help: help, edits: edits, severity: severity)
    }
    folded[rule] = (first.index, first.count + 1)
    diagnostics[first.index].edits += edits
  }

  /// Whether the diagnostics so far hold an error.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The diagnostics with what only the whole text shows: how often, and whether it was meant.
  mutating func finishedDiagnostics() -> [Diagnostic] {
    for (rule, fold) in folded where fold.count > 1 {
      let first = diagnostics[fold.index]
      diagnostics[fold.index] = Diagnostic(
        rule, "\(first.message) (and \(fold.count - 1) more)", at: first.range, help: first.help,
        labels: first.labels, edits: first.edits, severity: first.severity)
    }
    return diagnostics.compactMap { intended($0) }.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }.map(\.element)
  }

  /// A diagnostic as severe as the rest of the text says it is; `nil` when nothing needs saying.
  private func intended(_ diagnostic: Diagnostic) -> Diagnostic? {
    var diagnostic = diagnostic
    switch diagnostic.rule {
    case JSONRules.trailingComma:
      if dialect == .comments { return nil }
      // Where comments stand or the ends are cut off, the reader is one that takes them, or more followed.
      if hasComments || isFragment || excerpt { diagnostic.severity = .warning }
    case JSONRules.singleQuotes:
      // `[{'id': '1', ...}, ...]` shows a shape, not something to paste.
      if hasElisions, !hasDoubleQuotes { diagnostic.severity = .warning }
    case JSONRules.comment:
      if dialect == .comments { return nil }
    case JSONRules.elision, JSONRules.fragment:
      if excerpt || (isOpeningLost && diagnostic.rule == JSONRules.fragment) { return nil }
    default: break
    }
    return diagnostic
  }
}

// MARK: Values

extension JSONParser {
  /// Parses one value. Always returns; `.missing` stands where a value should have been.
  ///
  /// RFC 8259 §3: value = false / null / true / object / array / number / string
  mutating func parseValue() -> JSONValue {
    let start = cursor.offset
    guard let byte = cursor.current else { return missing(start) }
    if let elision = parseElisionIfPresent() { return elision }
    switch byte {
    case UInt8(ascii: "{"): return parseObject()
    case UInt8(ascii: "["): return parseArray()
    case UInt8(ascii: "\""): return parseString()
    case UInt8(ascii: "\\"): return parseEscapedString() ?? parseWord()
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return parseOddString()
    case 0xC2, 0xE2:
      if isSmartQuote(at: start) != nil { return parseOddString() }
      return parseWord()
    default: return parseWord()
    }
  }

  /// RFC 8259 §4: object = begin-object [ member *( value-separator member ) ] end-object
  private mutating func parseObject() -> JSONValue {
    let start = cursor.offset
    guard open(.brace) else { return missing(start) }
    let object = parseMembers(until: UInt8(ascii: "}"))
    openings.removeLast()
    return JSONValue(.object(object), at: cursor.range(from: start))
  }

  /// RFC 8259 §5: array = begin-array [ value *( value-separator value ) ] end-array
  private mutating func parseArray() -> JSONValue {
    let start = cursor.offset
    guard open(.bracket) else { return missing(start) }
    let elements = parseElements(until: UInt8(ascii: "]"))
    openings.removeLast()
    return JSONValue(.array(elements), at: cursor.range(from: start))
  }

  /// A value that is not there; nothing is consumed.
  func missing(_ start: Int) -> JSONValue {
    JSONValue(.missing, at: cursor.range(from: min(start, cursor.offset)))
  }

  /// What stands at the cursor, for "found …": a character, a word, a short string.
  var found: String {
    guard let byte = cursor.current else { return "the end" }
    var end = cursor.offset + 1
    let limit = min(cursor.bytes.count, cursor.offset + 24)
    if byte == UInt8(ascii: "\""), let closing = endOfString(from: cursor.offset), closing - end < 60 {
      end = closing
    } else if isWordByte(byte) {
      while end < limit, isWordByte(cursor.bytes[end]) { end += 1 }
    }
    // A character of several bytes is named whole.
    while end < cursor.bytes.count, cursor.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return "`\(cursor.text(SourceRange(cursor.offset, end)))`"
  }
}

/// Whether `byte` belongs to an unquoted word: anything that is no blank, bracket, quote or separator.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0x7F: false
  case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
    false
  default: true
  }
}
