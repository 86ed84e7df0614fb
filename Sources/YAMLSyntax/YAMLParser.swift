import Diagnostics
import SourceText

/// A recursive descent over one text: streams and documents. Nodes and scalars lie in `YAMLParser+….swift`.
///
/// YAML 1.2.2 is the grammar; its productions are named where they are read. After an error the rest of the
/// entry is skipped in silence (`isRecovering`), up to the next line that is indented no more.
struct YAMLParser {
  /// Collections within collections, aliases included.
  static let maximumDepth = 100
  /// Values that the aliases of a text stand for.
  static let maximumValues = 100_000
  /// Who made more mistakes than this has pasted something else.
  static let maximumReports = 20

  /// What is read: the text, with the templates in it made harmless.
  let bytes: [UInt8]
  /// What the author wrote, for names, values and messages.
  let source: [UInt8]
  let template: TemplateText?
  let intent: YAMLIntent
  /// The root must be a mapping: a line without a colon is no scalar but a slip.
  var wantsMapping = false

  var offset = 0
  /// Start of the line that `offset` is on.
  var lineStart = 0
  /// A tab in the indentation of the current line.
  var tab: Int?

  var documents: [YAMLValue] = []
  var diagnostics: [Diagnostic] = []
  var tokens: [SyntaxToken] = []
  var isElided = false
  /// A comment says that something is left out: `# ...`.
  var hasElidingComments = false
  /// The author calls it an excerpt: it may begin deeper than it ends.
  var isExcerpt = false
  /// Content before which something is left out, or a template stands: its line may be indented like none above.
  private var gapEnd: Int?
  /// Such a gap was crossed since the last content.
  var isInGap = false
  var isRecovering = false
  /// Set where there is no point in going on.
  var hasStopped = false
  var depth = 0
  var anchors: [String: Measured] = [:]
  var valueCount = 0
  /// Keys given twice in the current document.
  var repeatedKeys: [RepeatedKey] = []
  /// The end of the last line that was said to be no entry; a further one right below it is the same slip.
  var lostLineEnd: Int?
  /// A `|` whose text is not indented, and the end of its line.
  var emptyBlock: (mark: SourceRange, end: Int)?
  /// Tabs before lines that are indented like nothing above.
  var oddTabs: Set<Int> = []
  /// The quote whose text was said to lack indentation.
  var reportedOutdent: Int?
  /// Lines that part one text from another, where the same keys may stand again.
  var partings: [Int] = []
  /// A line without a colon above the keys of a mapping, which are read next.
  var lostKeyLine: SourceRange?
  /// The text begins so deep that it was cut from within.
  private(set) var startsDeep = false
  /// The document begins where something was left out.
  private var startsBehindGap = false
  private var tagHandles: Set<String> = []

  /// What an anchor stands for: the value, how many values are in it and how deep they are nested.
  struct Measured {
    let value: YAMLValue
    let count: Int
    let height: Int
  }

  init(_ bytes: [UInt8], intent: YAMLIntent) {
    source = bytes
    var template = intent == .snippet ? TemplateText(bytes) : nil
    template?.blankLines()
    self.template = template
    let read = template?.bytes ?? bytes
    self.bytes = intent == .snippet ? withoutCallouts(read) : read
    self.intent = intent
  }

  var end: Int { bytes.count }
  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  /// 0-based, in bytes.
  var column: Int { offset - lineStart }

  func byte(at place: Int) -> UInt8? { place >= 0 && place < bytes.count ? bytes[place] : nil }

  func sortedDiagnostics() -> [Diagnostic] {
    // Where something is left out, pieces may have been cut from different depths.
    let found = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      let isOfIndentation =
        diagnostic.rule == YAMLRules.indentation
        || diagnostic.rule == YAMLRules.tab && oddTabs.contains(diagnostic.range.start)
      if isElided, isOfIndentation { diagnostic.severity = .warning }
      return diagnostic
    }
    return found.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }.map(\.element)
  }

  // MARK: Streams and documents

  /// YAML 1.2.2 §9.2: l-yaml-stream
  ///
  /// - Parameter isSingle: a second document is one too many.
  mutating func parseStream(isSingle: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (offset, lineStart) = (3, 3) }
    reportUnreadable()
    var isAfterContent = false
    var isCutOff = false
    while !hasStopped {
      _ = skipToContent()
      let hasDirectives = !isAfterContent && skipDirectives()
      guard offset < end else {
        if hasDirectives { reportLoneDirective() }
        return
      }
      if isDocumentEnd {
        if hasDirectives { reportLoneDirective() }
        offset += 3
        endMarkerLine()
        isAfterContent = false
        // At the top of a snippet it stands for what comes before.
        isCutOff = intent == .snippet && documents.isEmpty
        continue
      }
      let start = offset
      let isExplicit = isDocumentStart
      if isExplicit { offset += 3 } else if hasDirectives { reportLoneDirective() }
      if isSingle, !documents.isEmpty {
        return report(
          YAMLRules.secondDocument, "a second document begins here",
          at: SourceRange(start, min(start + 3, end)),
          help: "one document is read; remove the line '---' or what follows it")
      }
      anchors = [:]
      startsBehindGap = isBehindGap || isCutOff
      startsDeep = intent == .snippet && documents.isEmpty && !isExplicit && column >= 4 && !isAtHead
      defer { tagHandles = [] }
      documents.append(parseNode(parent: -1, start: isExplicit ? .behindMarker : .bare))
      reportRepeatedKeys(start: start)
      isAfterContent = true
      endDocument()
    }
  }

  /// What is left between the end of a document's content and the next marker.
  private mutating func endDocument() {
    if isRecovering { recover(to: -1) }
    _ = skipToContent()
    guard offset < end, !isDocumentStart, !isDocumentEnd, !hasStopped else { return }
    if isFirstOnLine, mayEndExcerpt { return }
    if startsDeep, documents.count == 1, offset == lineStart {
      return report(
        YAMLRules.indentation, "the indentation fits nothing above", at: characterRange(offset),
        help: "begin with the lines that the first ones belong to, or mark the fence `partial`",
        severity: .warning)
    }
    if isFirstOnLine { reportIndentation() } else if !skipRemark() { reportTrailing() }
    recover(to: -1)
  }

  /// Whether a key stands here that is the first of a file: its line is not cut from within.
  private var isAtHead: Bool {
    ["apiVersion:", "kind:", "version:", "services:", "name:", "on:"].contains { hasBytes($0, at: offset) }
  }

  /// Whether what follows on a level further out is the rest of an excerpt that was cut from within.
  private var mayEndExcerpt: Bool { intent == .snippet && (isExcerpt || isBehindGap || startsBehindGap) }

  /// `%YAML 1.2` and `%TAG`. §6.8
  private mutating func skipDirectives() -> Bool {
    var found = false
    var hasVersion = false
    while current == UInt8(ascii: "%"), offset == lineStart {
      let start = offset
      while let byte = current, !isBreak(byte) { offset += 1 }
      let words = text(SourceRange(start, offset)).split(separator: " ")
      if words.first == "%TAG", words.count > 1 { tagHandles.insert(String(words[1])) }
      if words.first == "%YAML", hasVersion {
        report(
          YAMLRules.syntax, "a second '%YAML' directive", at: SourceRange(start, offset), help: "take it away"
        )
      }
      if words.first == "%YAML" { hasVersion = true }
      let isVersion = words.count > 1 && words[1].utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
      if words.first == "%YAML", !isVersion || words.count > 2 && !words[2].hasPrefix("#") {
        report(
          YAMLRules.syntax, "a '%YAML' directive takes one version", at: SourceRange(start, offset),
          help: "write '%YAML 1.2'")
      }
      token(.keyword, from: start)
      found = true
      _ = skipToContent()
    }
    return found
  }

  private mutating func reportLoneDirective() {
    let place = min(offset, end)
    report(
      YAMLRules.syntax, "a directive without its document", at: SourceRange(place, min(place + 1, end)),
      help: "add a line '---' after the directives")
  }

  /// Nothing but a comment stands behind `...`.
  private mutating func endMarkerLine() {
    let hasCrossed = skipToContent()
    guard !hasCrossed, offset < end else { return }
    fail(
      YAMLRules.trailingText, "text after the '...' that ends a document", at: characterRange(offset),
      help: "put it on the next line")
    recover(to: -1)
  }

  var isDocumentStart: Bool { isMarker("---") }
  var isDocumentEnd: Bool { isMarker("...") }

  private func isMarker(_ mark: StaticString) -> Bool {
    guard offset == lineStart, hasBytes(mark, at: offset) else { return false }
    return byte(at: offset + 3).map { isBlank($0) || isBreak($0) } ?? true
  }

  func hasBytes(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { buffer in
      guard place >= 0, place + buffer.count <= bytes.count else { return false }
      for index in 0..<buffer.count where bytes[place + index] != buffer[index] { return false }
      return true
    }
  }

  func knowsTagHandle(_ handle: String) -> Bool { tagHandles.contains(handle) }

  // MARK: Blanks, comments and lines

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  /// Whether what stands at `place` ends a word: a blank, a line break, the end.
  func isEndOfWord(_ place: Int) -> Bool { byte(at: place).map { isBlank($0) || isBreak($0) } ?? true }

  /// Takes a line break.
  mutating func takeBreak() {
    offset += bytes[offset] == 0x0D && byte(at: offset + 1) == 0x0A ? 2 : 1
    lineStart = offset
    tab = nil
  }

  /// Skips blanks, comments, line breaks and, in a snippet, lines that stand for what is left out.
  ///
  /// §6.6, §6.7: s-l-comments
  /// - Returns: whether a line has begun.
  mutating func skipToContent() -> Bool {
    var hasCrossed = offset == lineStart
    isInGap = false
    defer { if isInGap { gapEnd = offset } }
    if hasCrossed { noteTemplateLine() }
    while let byte = current {
      switch byte {
      case 0x20: offset += 1
      case 0x09:
        if hasCrossed { tab = tab ?? offset }
        offset += 1
      case 0x0A, 0x0D:
        takeBreak()
        hasCrossed = true
        noteTemplateLine()
      case UInt8(ascii: "#") where offset == lineStart || isBlank(bytes[offset - 1]): takeComment()
      default:
        guard hasCrossed, intent == .snippet, skipElidedLine() else { return hasCrossed }
      }
    }
    return hasCrossed
  }

  /// Whether what stands here may be indented like none above: the author left out what it belongs to.
  var isBehindGap: Bool { gapEnd == offset }

  /// Whether only blanks stand before the current place on its line.
  var isFirstOnLine: Bool { bytes[lineStart..<offset].allSatisfy(isBlank) }

  mutating func skipBlanks() {
    while let byte = current, isBlank(byte) { offset += 1 }
  }

  mutating func takeComment() {
    let start = offset
    let isAlone = isFirstOnLine
    while let byte = current, !isBreak(byte) { offset += 1 }
    token(.comment, from: start)
    guard intent == .snippet, isElidingComment(SourceRange(start, offset)) else { return }
    isInGap = isAlone
    hasElidingComments = true
  }

  /// How many blanks begin the current line.
  func countIndentation() -> Int {
    var place = lineStart
    while byte(at: place) == 0x20 { place += 1 }
    return place - lineStart
  }

  /// Goes on at the first line after this one whose content is indented no more than `column`.
  mutating func recover(to column: Int) {
    isRecovering = false
    while offset < end {
      while let byte = current, !isBreak(byte) { offset += 1 }
      guard offset < end else { return }
      takeBreak()
      while current == 0x20 { offset += 1 }
      guard let byte = current, !isBreak(byte), byte != UInt8(ascii: "#") else { continue }
      if intent == .snippet, isElidedLine(from: offset) {
        isElided = true
        continue
      }
      if self.column <= column || isDocumentStart || isDocumentEnd { return }
    }
  }

  // MARK: Text

  func text(_ range: SourceRange) -> String {
    String(decoding: source[range.start..<range.end], as: UTF8.self)
  }

  /// The character at `offset`; empty at the end of the text.
  func characterRange(_ offset: Int) -> SourceRange {
    guard offset < end else { return SourceRange(end, end) }
    var next = offset + 1
    while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return SourceRange(offset, next)
  }

  /// The line with `offset`, without its break.
  func lineRange(_ offset: Int) -> SourceRange {
    var start = min(offset, end)
    while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
    var last = min(offset, end)
    while last < end, !isBreak(bytes[last]) { last += 1 }
    return SourceRange(start, max(start, last))
  }

  mutating func token(_ kind: SyntaxKind, from start: Int) {
    if offset > start { tokens.append(SyntaxToken(kind, SourceRange(start, offset))) }
  }

  // MARK: Reports

  /// Reports a slip after which the text can be read on.
  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    guard !isRecovering, diagnostics.count < Self.maximumReports else { return }
    diagnostics.append(
      Diagnostic(
        rule, message, at: range.clamped(to: end), help: help, labels: labels, severity: severity))
  }

  /// Reports a slip after which the rest of the entry is skipped.
  mutating func fail(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = []
  ) {
    report(rule, message, at: range, help: help, labels: labels)
    isRecovering = true
  }

  /// Gives the text up.
  mutating func stop(_ rule: Rule, _ message: String, at range: SourceRange) {
    fail(rule, message, at: range)
    hasStopped = true
    offset = end
  }
}
