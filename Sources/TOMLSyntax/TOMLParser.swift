import Diagnostics
import SourceText

/// What a text is for, which decides what its author may leave out.
package enum TOMLUse: Sendable {
  /// A program reads it: front matter.
  case document
  /// A reader sees it: `...` and `<placeholders>` are meant, and mentioned.
  case snippet
  /// The author calls it an excerpt: they are not mentioned either.
  case excerpt
}

/// Parses TOML 1.0. Never fails: what cannot be read is in the diagnostics, a line of its own each.
package func parseTOML(_ bytes: [UInt8], as use: TOMLUse = .document) -> TOMLDocument {
  var parser = TOMLParser(bytes, use)
  parser.parseDocument()
  return TOMLDocument(
    root: parser.builder.finished(),
    diagnostics: parser.diagnostics.sorted { $0.range.start < $1.range.start })
}

/// The state of a recursive descent over one text. Values are in `TOMLParser+….swift`.
struct TOMLParser {
  /// Arrays within arrays, and parts of a dotted key.
  static let maximumDepth = 100
  /// More say nothing new, and would take hundreds of times the memory of the text.
  private static let maximumReports = 10_000

  var cursor: ByteCursor
  let use: TOMLUse
  /// Of what another program fills in, only one branch will be there.
  private let template: TemplateText?
  var builder = TOMLTableBuilder()
  private(set) var diagnostics: [Diagnostic] = []
  /// What editors do to the whole of a text is reported at its first place.
  /// By rule the report of its first slip, where it is told only once.
  private var reportedOnce: [Rule: Int] = [:]
  var depth = 0
  /// The table that keys are put into: that of the last header.
  private var table = TOMLTableBuilder.root
  /// Whether something was reported since the expression began; the rest of a damaged line is silent.
  private(set) var isDamaged = false
  /// Whether an array or inline table of this expression was found open; those around it are silent.
  var isUnclosed = false

  init(_ bytes: [UInt8], _ use: TOMLUse) {
    template = use == .document ? nil : TemplateText(bytes)
    cursor = ByteCursor(template?.bytes ?? bytes)
    self.use = use
  }

  /// toml = expression *( newline expression )
  mutating func parseDocument() {
    cursor.offset = cursor.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if use != .document { enterFrontMatter() }
    while !cursor.isAtEnd {
      let before = cursor.offset
      parseExpression()
      if cursor.offset == before { cursor.offset += 1 }  // never stuck
    }
  }

  /// expression = ws [ comment ] / ws keyval ws [ comment ] / ws table ws [ comment ]
  private mutating func parseExpression() {
    isDamaged = false
    isUnclosed = false
    skipBlanks()
    if skipElidedLine() { return parseLineEnd() }
    switch cursor.current {
    case nil, UInt8(ascii: "#"), 0x0A, 0x0D: break
    case UInt8(ascii: "["): parseHeader()
    default: parseKeyValue()
    }
    parseLineEnd()
  }

  // MARK: Headers

  /// table = std-table / array-table
  private mutating func parseHeader() {
    let start = cursor.offset
    let isArray = cursor.starts(with: "[[")
    cursor.offset += isArray ? 2 : 1
    skipBlanks()
    guard let path = parseKey() else {
      // What follows is read, but not held against other tables.
      table = builder.makeInlineTable()
      return skipLine()
    }
    skipBlanks()
    if !(isArray ? cursor.eat("]]") : cursor.eat(UInt8(ascii: "]"))), !isDamaged {
      reportOpenHeader(from: start, closing: isArray ? "]]" : "]")
      skipLine()
    }
    guard !path.contains(where: \.isElided) else {
      table = builder.makeInlineTable()
      return
    }
    switch isArray ? builder.openArrayTable(path) : builder.openTable(path) {
    case .success(let opened): table = opened
    case .failure(let clash):
      if !isDamaged { report(clash) }
      // What follows belongs to a table that cannot be; it is read, but not kept among others.
      table = builder.makeInlineTable()
    }
  }

  private mutating func reportOpenHeader(from start: Int, closing: String) {
    let place = cursor.offset
    let isOpen =
      switch cursor.current {
      case nil, 0x0A, 0x0D, UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "]"), UInt8(ascii: "}"): true
      default: false
      }
    guard !isOpen else {
      return report(
        TOMLRules.unclosedHeader, "the header is not closed", at: SourceRange(start, place),
        help: "close it with '\(closing)'")
    }
    skipCharacter()
    report(
      TOMLRules.expectedKey, "'\(cursor.text(cursor.range(from: place)))' in the name of a table",
      at: cursor.range(from: place), help: "put the name in quotes")
  }

  // MARK: Keys

  /// keyval = key keyval-sep val
  private mutating func parseKeyValue() {
    guard let path = parseKey() else { return skipLine() }
    skipBlanks()
    let separator = cursor.offset
    guard cursor.eat(UInt8(ascii: "=")) else {
      if path.contains(where: \.isElided) { return skipLine() }  // `<the rest of your settings>` in words
      if cursor.current == UInt8(ascii: ":") {
        report(
          TOMLRules.expectedEquals, "':' instead of '='", at: SourceRange(separator, separator + 1),
          help: "TOML has '=' between key and value")
      } else {
        let end = cursor.isAtEnd || isLineBreak(cursor.current) ? separator : separator + 1
        report(
          TOMLRules.expectedEquals, "expected '=' after the key", at: SourceRange(separator, end),
          help: "write 'key = value'")
      }
      return skipLine()
    }
    skipBlanks()
    let value = parseValue()
    set(path, to: value, in: table)
  }

  /// Puts a value under its key, unless nobody knows what the key is.
  mutating func set(_ path: [TOMLKeyPart], to value: TOMLValue, in table: Int) {
    guard !path.contains(where: \.isElided) else { return }
    if let clash = builder.set(path, to: value, in: table) { report(clash) }
  }

  /// key = simple-key *( ws . ws simple-key )
  ///
  /// - Returns: `nil` after reporting that there is none.
  mutating func parseKey() -> [TOMLKeyPart]? {
    var parts: [TOMLKeyPart] = []
    repeat {
      skipBlanks()
      guard let part = parseSimpleKey() else { return nil }
      parts.append(part)
      skipBlanks()
    } while cursor.eat(UInt8(ascii: "."))
    guard parts.count + depth <= Self.maximumDepth + 1 else {
      report(
        TOMLRules.tooDeep, "a key of \(parts.count) parts",
        at: SourceRange(parts[0].range.start, cursor.offset))
      return nil
    }
    return parts
  }

  /// simple-key = quoted-key / unquoted-key
  private mutating func parseSimpleKey() -> TOMLKeyPart? {
    let start = cursor.offset
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if cursor.starts(with: "\"\"\"") || cursor.starts(with: "'''") {
        report(
          TOMLRules.expectedKey, "a key cannot stand in triple quotes", at: SourceRange(start, start + 3),
          help: "use single or double quotes")
        return nil
      }
      guard let name = parseQuotedText() else { return nil }
      return TOMLKeyPart(name: name, range: cursor.range(from: start))
    default:
      let isElided = skipWord(while: isBareKeyByte)
      guard cursor.offset > start else {
        reportNoKey()
        return nil
      }
      let range = cursor.range(from: start)
      return TOMLKeyPart(name: cursor.text(range), range: range, isElided: isElided)
    }
  }

  private mutating func reportNoKey() {
    let start = cursor.offset
    guard let byte = cursor.current, !isLineBreak(byte) else {
      return report(TOMLRules.expectedKey, "expected a key", at: cursor.range(from: start))
    }
    if cursor.isCurlyQuote(at: start) { return reportCurlyQuote() }
    skipCharacter()
    let help =
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: ";"): "comments begin with '#'"
      case UInt8(ascii: "}"), UInt8(ascii: "]"): "remove it, or open the bracket that it closes"
      default: "keys are letters, digits, '_' and '-', or stand in quotes"
      }
    report(
      TOMLRules.expectedKey, "expected a key, not '\(cursor.text(cursor.range(from: start)))'",
      at: cursor.range(from: start), help: help)
  }

  // MARK: Lines

  /// ws [ comment ] newline; reports what else there is, unless the line is reported already.
  private mutating func parseLineEnd() {
    skipBlanks()
    if cursor.current == UInt8(ascii: "#") { skipComment() }
    guard !cursor.isAtEnd, !eatNewline() else { return }
    if cursor.current == 0x0D {
      reportControl()
      cursor.offset += 1
      return
    }
    let start = cursor.offset
    skipLine()
    if !isDamaged {
      report(
        TOMLRules.extraText, "text after the value", at: trimmed(cursor.range(from: start)),
        help: "begin a new line, or a comment with '#'")
    }
    _ = eatNewline()
  }

  /// ws = *( tab / space )
  mutating func skipBlanks() {
    while true {
      cursor.skip { $0 == 0x20 || $0 == 0x09 }
      guard let length = cursor.invisibleLength(at: cursor.offset) else { return }
      reportOnce(
        TOMLRules.invisibleCharacter, "a no-break space or a mark without width stands here",
        at: SourceRange(cursor.offset, cursor.offset + length), help: "write a blank, or nothing",
        edits: .plainBlank(at: SourceRange(cursor.offset, cursor.offset + length), in: cursor.bytes))
      cursor.offset += length
    }
  }

  /// ws-comment-newline = *( wschar / [ comment ] newline )
  mutating func skipBlanksAndLines() {
    while true {
      skipBlanks()
      if cursor.current == UInt8(ascii: "#") { skipComment() }
      guard eatNewline() else { return }
    }
  }

  /// newline = LF / CRLF
  mutating func eatNewline() -> Bool { cursor.eat(0x0A) || cursor.eat("\r\n") }

  /// comment = # *non-eol
  private mutating func skipComment() {
    while let byte = cursor.current, byte != 0x0A, !cursor.starts(with: "\r\n") {
      if isForbidden(byte) { reportControl() }
      cursor.offset += 1
    }
  }

  /// Goes to the end of the line, silently.
  mutating func skipLine() {
    while !cursor.isAtEnd, cursor.current != 0x0A, !cursor.starts(with: "\r\n") {
      cursor.offset += 1
    }
  }

  /// Takes one Unicode scalar.
  mutating func skipCharacter() {
    cursor.offset += 1
    cursor.skip { $0 & 0xC0 == 0x80 }
  }

  func isLineBreak(_ byte: UInt8?) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Control characters other than tab are allowed nowhere.
  func isForbidden(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

  private func trimmed(_ range: SourceRange) -> SourceRange {
    var end = range.end
    while end > range.start + 1, cursor.bytes[end - 1] == 0x20 || cursor.bytes[end - 1] == 0x09 { end -= 1 }
    return SourceRange(range.start, end)
  }

  // MARK: Reports

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    edits: [TextEdit] = []
  ) {
    isDamaged = true
    guard diagnostics.count < Self.maximumReports else { return }
    diagnostics.append(
      Diagnostic(
        rule, message, at: range.clamped(to: cursor.bytes.count), help: help, labels: labels, edits: edits))
  }

  /// Reports the first of many that have one cause; the lines of the others count as damaged all the same.
  mutating func reportOnce(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String, edits: [TextEdit] = []
  ) {
    isDamaged = true
    if let first = reportedOnce[rule] {
      if diagnostics.indices.contains(first) { diagnostics[first].edits += edits }
    } else {
      reportedOnce[rule] = diagnostics.count
      report(rule, message, at: range, help: help, edits: edits)
    }
  }

  /// Mentions what is left out, once a line.
  mutating func reportElision(at range: SourceRange) {
    if use == .snippet, !isDamaged {
      report(TOMLRules.elision, "something is left out: `\(shortened(cursor.text(range)))`", at: range)
    }
    isDamaged = true
  }

  mutating func reportControl() {
    let byte = cursor.current ?? 0
    if byte == 0x0D {
      return reportOnce(
        TOMLRules.bareCarriageReturn, "a carriage return without a line feed",
        at: SourceRange(cursor.offset, cursor.offset + 1), help: "save the text with line feeds")
    }
    let code = "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    let range = SourceRange(cursor.offset, cursor.offset + 1)
    report(
      TOMLRules.badCharacter, "the control character \(code) is not allowed", at: range, help: "remove it")
  }

  mutating func report(_ clash: TOMLClash) {
    if template?.areApart(clash.first.start, clash.range.start) ?? false { return }
    report(
      TOMLRules.duplicateKey, clash.message, at: clash.range,
      labels: [Label("first given here", at: clash.first)])
  }
}

func isBareKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}
