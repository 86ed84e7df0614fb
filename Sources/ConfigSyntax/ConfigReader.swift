import Diagnostics
import SourceText

/// A line of a text.
struct ConfigLine {
  /// Without the line break.
  let range: SourceRange
  /// Without blanks at either end.
  let content: SourceRange

  /// Number of bytes before the content.
  var indentation: Int { content.start - range.start }
}

/// Walks over the lines of a text and collects what is wrong with them.
struct ConfigReader {
  let bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  private let mentionsGaps: Bool
  private var cursor: ByteCursor
  /// What editors do to the whole of a text is reported at its first place.
  private var reportedOnce: Set<Rule> = []

  init(_ bytes: [UInt8], mentionsGaps: Bool) {
    self.bytes = bytes
    self.mentionsGaps = mentionsGaps
    cursor = ByteCursor(bytes)
    _ = cursor.eat("\u{FEFF}")
  }

  // MARK: Lines

  /// The next line; `nil` at the end.
  mutating func nextLine() -> ConfigLine? {
    guard !cursor.isAtEnd else { return nil }
    let start = cursor.offset
    cursor.skip { $0 != 0x0A }
    var end = cursor.offset
    cursor.offset += 1
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    let range = SourceRange(start, end)
    return ConfigLine(range: range, content: trimmed(range))
  }

  /// The next line that says something: not empty, no comment, nothing that stands for lines that are left out.
  ///
  /// - Parameter comments: the signs that begin a comment at the start of a line.
  mutating func nextStatement(comments: StaticString) -> ConfigLine? {
    while let line = nextLine() {
      if line.content.isEmpty || isComment(line.content, comments) || skipGap(line.content) { continue }
      return line
    }
    return nil
  }

  func isComment(_ content: SourceRange, _ signs: StaticString) -> Bool {
    byte(at: content.start, of: content).map { signs.has($0) } ?? false
  }

  /// Whether a whole line stands for others: `...`, `[...]`, `{{ block }}`, `<your settings>`; it is mentioned.
  mutating func skipGap(_ content: SourceRange) -> Bool {
    var offset = content.start
    if bytes[offset] == UInt8(ascii: "["), let dots = cursor.endOfDots(at: offset + 1),
      dots == content.end - 1
    {
      mentionGap(content)
      return true
    }
    if bytes[offset] == UInt8(ascii: "("), let dots = cursor.endOfDots(at: offset + 1),
      dots == content.end - 1
    {
      mentionGap(content)
      return true
    }
    if let dots = cursor.endOfDots(at: offset), dots == content.end || isBlank(bytes[dots]) {
      mentionGap(content)
      return true
    }
    while offset < content.end, let end = cursor.endOfPlaceholder(at: offset), end <= content.end {
      offset = end
      while offset < content.end, isBlank(bytes[offset]) { offset += 1 }
    }
    guard offset == content.end else { return false }
    mentionGap(content)
    return true
  }

  // MARK: Parts of a line

  /// The byte at `offset` if it lies in `range`.
  func byte(at offset: Int, of range: SourceRange) -> UInt8? {
    offset >= range.start && offset < range.end ? bytes[offset] : nil
  }

  func text(_ range: SourceRange) -> String { cursor.text(range) }

  /// Short enough for a message.
  func quoted(_ range: SourceRange) -> String {
    let text = text(range)
    return text.utf8.count <= 40 ? "'\(text)'" : "'\(text.prefix(36))…'"
  }

  /// `range` without blanks at its ends.
  func trimmed(_ range: SourceRange) -> SourceRange {
    var start = range.start
    var end = range.end
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }

  /// The words between blanks; a placeholder such as `{{ name }}` is a part of one. A no-break space parts words here,
  /// so that it is reported as itself and not as a part of what stands around it.
  func words(of range: SourceRange) -> [SourceRange] {
    var words: [SourceRange] = []
    var offset = range.start
    while offset < range.end {
      let start = offset
      while offset < range.end, !isBlank(bytes[offset]), !isNoBreakSpace(at: offset) {
        let placeholder = cursor.endOfPlaceholder(at: offset).flatMap { $0 <= range.end ? $0 : nil }
        offset = placeholder ?? offset + 1
      }
      if offset > start { words.append(SourceRange(start, offset)) }
      while offset < range.end, isBlank(bytes[offset]) || isNoBreakSpace(at: offset) {
        offset += isBlank(bytes[offset]) ? 1 : 2
      }
    }
    return words
  }

  private func isNoBreakSpace(at offset: Int) -> Bool {
    bytes[offset] == 0xC2 && offset + 1 < bytes.count && bytes[offset + 1] == 0xA0
  }

  /// The place of the first byte of `signs` in `range`.
  func first(of signs: StaticString, in range: SourceRange) -> Int? {
    (range.start..<range.end).first { signs.has(bytes[$0]) }
  }

  /// `range` up to a `#` that stands at its start or after a blank.
  func withoutComment(_ range: SourceRange) -> SourceRange {
    let sign = (range.start..<range.end).first { offset in
      bytes[offset] == UInt8(ascii: "#") && (offset == range.start || isBlank(bytes[offset - 1]))
    }
    return trimmed(SourceRange(range.start, sign ?? range.end))
  }

  // MARK: What is left out

  /// Whether a part of `range` is left out or made unreadable on purpose: `<name>`, `xxxx`, `10.0.x.x`, `YOUR_IP`, `""`.
  func isRedacted(_ range: SourceRange) -> Bool {
    guard !range.isEmpty else { return false }
    var isConstant = true
    var hasUnderscore = false
    for offset in range.start..<range.end {
      let byte = bytes[offset]
      if let end = cursor.endOfElision(at: offset), end <= range.end { return true }
      if isStartOfCrosses(offset, in: range) { return true }
      if byte == UInt8(ascii: "_") { hasUnderscore = true }
      if !(isUpperCase(byte) || isDigit(byte) || byte == UInt8(ascii: "_")) { isConstant = false }
    }
    if isConstant, hasUnderscore { return true }
    let text = text(range)
    if text == "\"\"" || text == "''" || text.lowercased().hasPrefix("your") { return true }
    return isRedactedAddress(text)
  }

  /// Whether two or more `x` begin at `offset` that are a part for themselves: `subnet-xxxx`, but not `exxon`.
  private func isStartOfCrosses(_ offset: Int, in range: SourceRange) -> Bool {
    func isCross(_ place: Int) -> Bool {
      byte(at: place, of: range).map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    }
    func isWord(_ place: Int) -> Bool {
      byte(at: place, of: range).map { isLetter($0) || isDigit($0) } ?? false
    }
    guard isCross(offset), isCross(offset + 1), !isWord(offset - 1) else { return false }
    var end = offset
    while isCross(end) { end += 1 }
    return !isWord(end)
  }

  /// `10.0.x.x`, `a.b.c.d`, `10.*.*.*`: some of four parts is a single letter or sign.
  private func isRedactedAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in part.allSatisfy(\.isNumber) || part.utf8.count == 1 }
      && parts.contains { $0.utf8.count == 1 && !$0.allSatisfy(\.isNumber) }
  }

  /// Whether `range` is a placeholder or dots, and nothing else.
  func isPlaceholder(_ range: SourceRange) -> Bool { cursor.endOfElision(at: range.start) == range.end }

  /// Whether a placeholder stands somewhere in `range`; it is mentioned.
  mutating func mentionIfHoldsPlaceholder(_ range: SourceRange) -> Bool {
    let holdsOne = (range.start..<range.end).contains { offset in
      cursor.endOfElision(at: offset).map { $0 <= range.end } ?? false
    }
    if holdsOne { mentionGap(range) }
    return holdsOne
  }

  /// Mentions that `range` is left out on purpose.
  mutating func mentionGap(_ range: SourceRange) {
    guard mentionsGaps else { return }
    report(ConfigRules.elision, "something is left out: \(quoted(range))", at: range)
  }

  /// The same, where it is; returns whether it is.
  mutating func mentionIfRedacted(_ range: SourceRange) -> Bool {
    guard isRedacted(range) else { return false }
    mentionGap(range)
    return true
  }

  // MARK: Reports

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    edits: [TextEdit] = [], severity: Severity? = nil
  ) {
    diagnostics.appendLimited(
      Diagnostic(rule, message, at: range, help: help, labels: labels, edits: edits, severity: severity))
  }

  /// Warns of typographic quotes at the start of a value and of blanks that are none, the first of each.
  ///
  /// - Parameters:
  ///   - hasQuotes: whether values of this kind of file may stand in plain quotes. Where not, curly ones may be meant.
  ///   - severity: of a blank that is none.
  mutating func reportEditorDamage(
    in range: SourceRange, value: SourceRange, hasQuotes: Bool = false, severity: Severity? = nil
  ) {
    if value.start < value.end, cursor.isCurlyQuote(at: value.start),
      reportedOnce.insert(ConfigRules.curlyQuotes).inserted
    {
      report(
        ConfigRules.curlyQuotes, "a typographic quote", at: character(at: value.start),
        help: "an editor has changed it: write \"",
        edits: hasQuotes ? .plainQuotes(around: value, in: bytes, .doubleAndSingle) : [])
    }
    guard !reportedOnce.contains(ConfigRules.invisibleCharacter) else { return }
    for offset in range.start..<range.end where bytes[offset] >= 0x80 {
      guard let length = cursor.invisibleLength(at: offset) else { continue }
      reportedOnce.insert(ConfigRules.invisibleCharacter)
      return report(
        ConfigRules.invisibleCharacter, "a no-break space or a mark without width stands here",
        at: SourceRange(offset, offset + length), help: "write a blank, or nothing",
        edits: .plainBlank(at: SourceRange(offset, offset + length), in: bytes), severity: severity)
    }
  }

  /// The character that begins at `offset`.
  func character(at offset: Int) -> SourceRange {
    var end = min(offset + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(offset, end)
  }
}

extension SourceRange {
  var isEmpty: Bool { start == end }
}

// MARK: Bytes

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

func isUpperCase(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }

/// What the name of a variable is made of.
func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

extension StaticString {
  /// Whether `byte` is one of its characters, which are ASCII.
  func has(_ byte: UInt8) -> Bool { withUTF8Buffer { $0.contains(byte) } }
}
