import Diagnostics
import SourceText

/// Reads a configuration file, and what people write when they mean one.
///
/// The grammar is that of hclsyntax, the specification of HCL's native syntax. What it refuses is sorted by
/// intent: a slip is an error, and what an author left out on purpose is information.
/// - Parameter excerpt: the author says that this is a part of something larger: missing ends pass.
package func parseHCL(_ bytes: [UInt8], excerpt: Bool = false) -> HCLFile {
  var parser = HCLParser(bytes, isTemplate: false, isExcerpt: excerpt)
  let body = parser.parseFile()
  if parser.diagnostics.contains(where: { $0.severity == .error }) {
    for isByLine in [true, false] {
      var loose = HCLParser(bytes, isTemplate: false, isExcerpt: excerpt)
      guard let values = loose.parseLooseValues(isByLine: isByLine) else { continue }
      return HCLFile(
        bytes: bytes, body: values, diagnostics: loose.sortedDiagnostics(), tokens: loose.tokens)
    }
  }
  return HCLFile(bytes: bytes, body: body, diagnostics: parser.sortedDiagnostics(), tokens: parser.tokens)
}

/// Reads a template file. hclsyntax, Template Expressions.
package func parseHCLTemplate(_ bytes: [UInt8]) -> HCLTemplateFile {
  var parser = HCLParser(bytes, isTemplate: true, isExcerpt: false)
  let template = parser.parseTemplateFile()
  return HCLTemplateFile(
    bytes: bytes, template: template, diagnostics: parser.sortedDiagnostics(), tokens: parser.tokens)
}

/// A recursive descent over the tokens of one text. Its parts lie in `HCLParser+….swift`.
///
/// After an error the rest of the argument or block header is skipped in silence (`isRecovering`), up to where
/// the next item begins; within a template, up to the end of the sequence.
struct HCLParser {
  /// Deeper nesting is reported and skipped; real configurations stay below twenty levels.
  static let maximumDepth = 100
  /// Who made more mistakes than this has pasted something else.
  static let maximumReports = 20

  let bytes: [UInt8]
  let tokens: [HCLToken]
  let isExcerpt: Bool
  let unclosedSequences: Set<Int>
  /// Index of the next token, trivia included.
  var index = 0
  /// Outside of brackets a line break ends an item; inside it is a blank.
  var newlinesCount = true
  var depth = 0
  /// Set after an error, until a place is found at which the grammar is certain again.
  var isRecovering = false
  /// The error was that a line ended where a value was wanted: the next line may hold it.
  var lacksValue = false
  /// Opening braces that nothing closes, and that have not been found yet.
  var missingBraces = 0
  /// Opening brackets and parentheses of that kind.
  var missingBrackets = 0
  /// Closing braces that no opening one comes before, and that have not been explained yet.
  var strayBraces = 0
  /// Closing braces whose opening one was reported as missing.
  var expectedStrays = 0
  /// The rest of the text was taken in by something unclosed: it is no use to report what else is open.
  var lostEnd = false
  var diagnostics: [Diagnostic]
  private var toldElision = false
  /// Where the lexer has reported something: what the parser would say there follows from it.
  private let toldPlaces: Set<Int>

  init(_ bytes: [UInt8], isTemplate: Bool, isExcerpt: Bool) {
    var lexer = HCLLexer(bytes, isTemplate: isTemplate)
    lexer.readTokens()
    self.bytes = bytes
    self.isExcerpt = isExcerpt
    tokens = lexer.tokens
    unclosedSequences = lexer.unclosedSequences
    diagnostics = lexer.diagnostics
    toldPlaces = Set(lexer.diagnostics.map(\.range.start))
    lostEnd = lexer.tookInRest
    countBrackets()
  }

  /// Counts openings that nothing closes: only where there are some does the indentation have a say.
  private mutating func countBrackets() {
    var open: [HCLToken.Kind] = []
    for token in tokens {
      switch token.kind {
      case .openBrace, .openBracket, .openParenthesis: open.append(token.kind)
      case .closeBrace, .closeBracket, .closeParenthesis:
        guard let place = open.lastIndex(where: { $0 == token.kind.opening }) else {
          if token.kind == .closeBrace { strayBraces += 1 }
          continue
        }
        // What was opened since has lost its closing bracket.
        for lost in open[(place + 1)...] { countMissing(lost) }
        open.removeSubrange(place...)
      default: continue
      }
      // The search above goes back over what is open; a text that is only openings is cut short here.
      if open.count > 4 * Self.maximumDepth { break }
    }
    for lost in open { countMissing(lost) }
  }

  private mutating func countMissing(_ kind: HCLToken.Kind) {
    if kind == .openBrace { missingBraces += 1 } else { missingBrackets += 1 }
  }

  func sortedDiagnostics() -> [Diagnostic] {
    diagnostics.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }.map(\.element)
  }

  // MARK: Tokens

  /// Index of the first token from `start` on that means something here.
  private func significantIndex(from start: Int) -> Int {
    var next = start
    while next < tokens.count - 1 {
      switch tokens[next].kind {
      case .blockComment: next += 1
      case .newline, .lineComment: if newlinesCount { return next } else { next += 1 }
      default: return next
      }
    }
    return tokens.count - 1
  }

  private func token(at index: Int) -> HCLToken {
    let token = tokens[index]
    return token.kind == .lineComment ? HCLToken(.newline, token.range.start, token.range.end) : token
  }

  /// The next token. A comment that reaches to the end of its line is a `.newline` where those count.
  var current: HCLToken { token(at: significantIndex(from: index)) }

  var kind: HCLToken.Kind { current.kind }

  /// The token after the next one.
  var following: HCLToken {
    token(at: significantIndex(from: min(significantIndex(from: index) + 1, tokens.count - 1)))
  }

  /// Takes the next token.
  @discardableResult
  mutating func advance() -> HCLToken {
    let next = significantIndex(from: index)
    // The end is never passed.
    index = min(next + 1, tokens.count - 1)
    return token(at: next)
  }

  /// Takes the next token if it is of this kind.
  @discardableResult
  mutating func eat(_ wanted: HCLToken.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// The place after the last token that was taken.
  var previousEnd: Int { index > 0 ? tokens[index - 1].range.end : 0 }

  func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  func isWord(_ word: StaticString, _ token: HCLToken) -> Bool {
    token.kind == .identifier && token.range.count == word.utf8CodeUnitCount
      && bytes.hasBytes(word, at: token.range.start)
  }

  // MARK: Lines

  /// How far the line is indented on which `token` is the first one; `nil` when it is not.
  func indentation(ofFirst token: HCLToken) -> Int? {
    var place = token.range.start
    while place > 0, isBlank(bytes[place - 1]) { place -= 1 }
    return place == 0 || bytes[place - 1] == 0x0A ? token.range.start - place : nil
  }

  /// How far the line with `offset` is indented.
  func indentation(ofLineWith offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return bytes.endOfBlanks(from: start) - start
  }

  // MARK: Depth and modes

  /// Runs `parse` one level deeper; reports and skips everything when that would be too deep.
  mutating func nested<Result>(else missing: Result, _ parse: (inout Self) -> Result) -> Result {
    guard depth < Self.maximumDepth else {
      report(
        HCLRules.tooDeep, "this is nested more than \(Self.maximumDepth) levels deep", at: current.range)
      isRecovering = true
      lostEnd = true
      index = tokens.count - 1
      return missing
    }
    depth += 1
    defer { depth -= 1 }
    return parse(&self)
  }

  /// Runs `parse` with line breaks that end items, or with line breaks that are blanks.
  mutating func withNewlines<Result>(_ count: Bool, _ parse: (inout Self) -> Result) -> Result {
    let outer = newlinesCount
    newlinesCount = count
    defer { newlinesCount = outer }
    return parse(&self)
  }

  // MARK: Reports

  /// Reports a slip that the parser has understood: it goes on as if it had been written well.
  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil,
    labels: [Label] = [], severity: Severity? = nil
  ) {
    guard !isRecovering, diagnostics.count < Self.maximumReports, !toldPlaces.contains(range.start) else {
      return
    }
    diagnostics.append(
      Diagnostic(
        rule, message, at: range.clamped(to: bytes.count), help: help, labels: labels, severity: severity))
  }

  /// Reports a slip after which the grammar is lost.
  mutating func fail(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil,
    labels: [Label] = []
  ) {
    report(rule, message, at: range, help: help, labels: labels)
    isRecovering = true
  }

  /// Notes what the author left out; the first one is told.
  mutating func noteElision(at range: SourceRange) {
    guard !toldElision, !isRecovering else { return }
    toldElision = true
    if isExcerpt { return }
    report(HCLRules.elision, "something is left out: `\(shortened(text(range)))`", at: range)
  }
}

extension HCLToken.Kind {
  /// The bracket that this one closes.
  var opening: HCLToken.Kind? {
    switch self {
    case .closeBrace: .openBrace
    case .closeBracket: .openBracket
    case .closeParenthesis: .openParenthesis
    default: nil
    }
  }
}
