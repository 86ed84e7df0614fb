import Diagnostics
import SourceText

/// A recursive-descent parser of the shell language, over bytes and without a separate lexer: what a byte
/// means depends on where it stands (XCU 2.10), so each production looks at the text itself.
///
/// It goes on after an error. One mistake gives one diagnostic: what is skipped is silent, and once the text
/// has ended inside of something, only the innermost opening is reported, as that is the one to be mended.
struct ShellParser {
  var cursor: ByteCursor
  let dialect: ShellDialect
  /// The author calls the text an excerpt: openings and endings that miss their other half are meant.
  let isExcerpt: Bool
  let wantsTokens: Bool

  var diagnostics: [Diagnostic] = []
  var tokens: [SyntaxToken] = []
  var comments: [SourceRange] = []
  var hereDocuments: [HereDocument] = []
  /// Announced by `<<` on the current line, read at its end.
  var pendingHereDocuments: [PendingHereDocument] = []
  /// Here-documents whose end was looked for in vain.
  var unendedCount = 0
  /// Whether a `[` was found that nothing closes.
  var hasOpenBracket = false
  /// What is open around the current place, innermost last.
  var enclosing: [Enclosure] = []
  /// `${name` before something that cannot follow a name, while it is open: where the text ends within,
  /// the brace is missing there, whatever else was opened since.
  var suspect: SourceRange?
  /// The first string over several lines whose closing quote is followed by a letter, as an opening one is:
  /// where a quote turns out to be missing, it is likely missing there.
  var suspectString: SourceRange?
  /// What the text ended in the middle of.
  var open: ShellOpening?
  /// Of the innermost arithmetic.
  var arithmetic = ArithmeticState()
  /// What of bash a `sh` block was found to use.
  private var bashisms: Set<String> = []
  /// Above 0, nothing is reported.
  var silence = 0
  /// Above 0, the shell finds the error only when it runs the line: a warning.
  var leniency = 0
  /// Set when there is no point in going on: the nesting is too deep, or the mistakes are too many.
  var hasStopped = false

  /// A level takes up to 8 KB of stack, and a thread may have no more than 512.
  static let maximumDepth = 50
  /// Who made more mistakes than this has pasted something else.
  static let maximumReports = 20

  init(_ bytes: [UInt8], dialect: ShellDialect, isExcerpt: Bool, wantsTokens: Bool) {
    cursor = ByteCursor(bytes)
    self.dialect = dialect
    self.isExcerpt = isExcerpt
    self.wantsTokens = wantsTokens
  }

  /// program = linebreak [ complete_commands ]
  mutating func parseScript() -> [ShellStatement] {
    if cursor.starts(with: "\u{FEFF}") { cursor.offset = 3 }
    let statements = parseList()
    finishHereDocuments()
    return statements
  }

  // MARK: Places

  /// Something that is open: what may end it or go on with it, and where it began.
  struct Enclosure {
    let closers: Closers
    let opening: SourceRange
    /// `$(`, `(` of an array and their like: reserved words outside mean nothing within.
    let isBarrier: Bool
  }

  /// Words and operators that end a list of commands.
  struct Closers: OptionSet {
    let rawValue: UInt16
    static let then = Closers(rawValue: 1)
    static let elif = Closers(rawValue: 2)
    static let `else` = Closers(rawValue: 4)
    static let fi = Closers(rawValue: 8)
    static let `do` = Closers(rawValue: 16)
    static let done = Closers(rawValue: 32)
    static let esac = Closers(rawValue: 64)
    static let brace = Closers(rawValue: 128)
    static let parenthesis = Closers(rawValue: 256)
    /// `;;`, `;&`, `;;&`
    static let clauseEnd = Closers(rawValue: 512)
    static let backquote = Closers(rawValue: 1024)
  }

  /// Whether one of `closers` is awaited by something that is open here.
  func isAwaited(_ closers: Closers) -> Bool {
    for enclosure in enclosing.reversed() {
      if !enclosure.closers.isDisjoint(with: closers) { return true }
      if enclosure.isBarrier { return false }
    }
    return false
  }

  /// Parses with `enclosure` as the innermost, or skips the rest when that would be too deep.
  mutating func enclosed<Result>(
    by closers: Closers, from opening: SourceRange, isBarrier: Bool = false,
    _ parse: (inout Self) -> Result
  ) -> Result {
    enclosing.append(Enclosure(closers: closers, opening: opening, isBarrier: isBarrier))
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    defer { enclosing.removeLast() }
    return parse(&self)
  }

  /// Ends the parse: no script is nested that deep. Called where nothing is left to take but what is within.
  mutating func giveUp(at range: SourceRange) {
    report(
      ShellRules.tooDeep, "this is nested more than \(Self.maximumDepth) levels deep", at: range)
    hasStopped = true
    cursor.offset = cursor.limit
  }

  // MARK: Blanks

  /// Skips blanks, continued lines and a comment. Stays before a line break.
  mutating func skipBlanks() {
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): cursor.offset += 1
      case UInt8(ascii: "\r") where cursor.peek() == UInt8(ascii: "\n"): cursor.offset += 1
      case UInt8(ascii: "\\"):
        guard let width = widthOfContinuation() else { return }
        mark(.escape, cursor.offset, cursor.offset + 1)
        cursor.offset += width
      case UInt8(ascii: "#"):
        skipComment()
        return
      default: return
      }
    }
  }

  /// The bytes of `\` and the line break after it.
  func widthOfContinuation() -> Int? {
    switch cursor.peek() {
    case UInt8(ascii: "\n"): 2
    case UInt8(ascii: "\r") where cursor.peek(2) == UInt8(ascii: "\n"): 3
    case nil: 1
    default: nil
    }
  }

  private mutating func skipComment() {
    let start = cursor.offset
    cursor.skip { $0 != UInt8(ascii: "\n") }
    var end = cursor.offset
    if end > start, cursor.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    comments.append(SourceRange(start, end))
    mark(.comment, start, end)
  }

  /// Skips blanks, comments and line breaks, with the here-documents that begin after them.
  ///
  /// XCU 2.10.2: linebreak
  mutating func skipLineBreaks() {
    while true {
      skipBlanks()
      guard cursor.current == UInt8(ascii: "\n") else { return }
      takeLineBreak()
    }
  }

  mutating func takeLineBreak() {
    cursor.offset += 1
    if !pendingHereDocuments.isEmpty { readHereDocuments() }
  }

  // MARK: Reports

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    guard silence == 0, !hasStopped else { return }
    let severity = severity ?? rule.severity
    diagnostics.append(
      Diagnostic(
        rule, message, at: range, help: help, labels: labels,
        severity: leniency > 0 && severity == .error ? .warning : severity))
    // The cursor stays: who reports is about to step over what was found. The next list goes to the end.
    if diagnostics.count >= Self.maximumReports { hasStopped = true }
  }

  /// Reports what the text ends in the middle of. Only the first report counts, which is the innermost.
  mutating func reportOpen(
    _ kind: ShellOpening, _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil,
    labels: [Label] = []
  ) {
    guard open == nil, !hasStopped else { return }
    guard leniency > 0 || silence == 0 else { return }
    open = kind
    if let suspect, suspect != range {
      report(
        ShellRules.unclosedExpansion, "`${` is never closed", at: suspect,
        help: "add the closing `}`", labels: [])
      return
    }
    report(rule, message, at: range, help: help, labels: labels)
  }

  /// A token for the page.
  mutating func mark(_ kind: SyntaxKind, _ start: Int, _ end: Int) {
    if wantsTokens, start < end { tokens.append(SyntaxToken(kind, SourceRange(start, end))) }
  }

  /// Warns in a `sh` block of what only bash and its like know, once of each.
  mutating func noteBashOnly(_ what: String, at range: SourceRange, help: String? = nil) {
    guard dialect == .posix, silence == 0, bashisms.insert(what).inserted else { return }
    report(ShellRules.bashOnly, "\(what) is not part of POSIX sh", at: range, help: help)
  }

  /// The text of a range, for messages; long ones are cut, a line break is named.
  func quoted(_ range: SourceRange) -> String {
    if range.count > 0, cursor.bytes[range.start] == UInt8(ascii: "\n") { return "the end of the line" }
    var end = range.start
    let limit = min(range.end, range.start + 40)
    while end < limit, cursor.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let text = cursor.text(SourceRange(range.start, end))
    return end < range.end ? "`\(text)…`" : "`\(text)`"
  }
}
