import Diagnostics
import SourceText

// Where a bracket was lost. A lost bracket shows far from its place: at the end of the text, or where some
// other bracket does not fit. How the lines are indented tells where the author would have put it. That is
// only asked when the brackets do not pair up anyway, so that odd indentation alone never counts against a
// text.

enum BracketKind: Sendable {
  case brace, bracket

  var opening: String { self == .brace ? "{" : "[" }
  var closing: String { self == .brace ? "}" : "]" }
  var noun: String { self == .brace ? "object" : "array" }
}

/// An open container.
struct JSONOpening: Sendable {
  let kind: BracketKind
  /// Offset of the bracket, or of where it should have been.
  let offset: Int
  /// Indentation of the line it stands on.
  let indent: Int
  /// Indentation of the first entry that has a line of its own.
  var itemIndent: Int?
  /// The last entry that begins a line: its offset and indentation.
  var lastItem: (offset: Int, indent: Int)?

  var range: SourceRange { SourceRange(offset, offset + 1) }
}

/// The line the parser is on.
struct JSONLine: Sendable {
  /// Columns of blanks before the content; a tab counts as four.
  var indent = 0
  /// Offset of the first byte that is no blank.
  var contentStart = 0
}

/// How many closing brackets are missing (or left over, when negative).
struct BracketBalance: Sendable {
  var braces = 0
  var brackets = 0
  /// Whether every bracket is closed by its like.
  private(set) var isNested = true

  subscript(kind: BracketKind) -> Int {
    get { kind == .brace ? braces : brackets }
    set { if kind == .brace { braces = newValue } else { brackets = newValue } }
  }

  /// Counts the brackets outside strings, which end with their line at the latest.
  init(of bytes: [UInt8]) {
    var open: [BracketKind] = []
    var inString = false
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where inString: isEscaped = true
      case UInt8(ascii: "\""): inString.toggle()
      case 0x0A: inString = false
      case _ where inString: break
      case UInt8(ascii: "{"): open.append(.brace)
      case UInt8(ascii: "["): open.append(.bracket)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let kind: BracketKind = byte == UInt8(ascii: "}") ? .brace : .bracket
        self[kind] -= 1
        if open.last == kind {
          open.removeLast()
          self[kind] += 1
        } else {
          isNested = false
        }
      default: break
      }
    }
    for kind in open { self[kind] += 1 }
    if !open.isEmpty { isNested = false }
  }
}

extension JSONParser {
  /// Opens a container at the cursor, or reports that it lies too deep and stops.
  mutating func open(_ kind: BracketKind) -> Bool {
    let start = cursor.offset
    guard openings.count < Self.maximumDepth else {
      report(
        JSONRules.tooDeep, "nested more than \(Self.maximumDepth) levels deep",
        at: SourceRange(start, start + 1))
      isStopped = true
      cursor.offset = cursor.bytes.count
      return false
    }
    openings.append(JSONOpening(kind: kind, offset: start, indent: line.indent))
    cursor.offset += 1
    return true
  }

  private var isFirstOnLine: Bool { cursor.offset == line.contentStart }

  /// Remembers how the entries of the innermost container are indented.
  mutating func noteItem() {
    guard isFirstOnLine, let top = openings.indices.last else { return }
    if openings[top].itemIndent == nil { openings[top].itemIndent = line.indent }
    openings[top].lastItem = (cursor.offset, line.indent)
  }

  /// Whether the innermost container must have been closed before this line: the line stands no deeper than
  /// the one that opened it.
  mutating func isClosedByIndentation() -> Bool {
    guard !balance.isNested, isFirstOnLine, let top = openings.last, openings.count > 1, balance[top.kind] > 0
    else { return false }
    switch cursor.current {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      let kind: BracketKind = cursor.current == UInt8(ascii: "}") ? .brace : .bracket
      return kind == top.kind && line.indent < top.indent
        && openings.dropLast().contains { $0.kind == kind && $0.indent == line.indent }
    case UInt8(ascii: "."), 0xE2: return false  // dots are put anywhere
    default:
      guard let itemIndent = top.itemIndent, itemIndent > top.indent else { return false }
      return line.indent <= top.indent
    }
  }

  /// Reports that the innermost container was not closed before the cursor.
  mutating func reportLostCloser() {
    guard let top = openings.last else { return }
    report(
      top.kind == .brace ? JSONRules.unclosedObject : JSONRules.unclosedArray,
      "the \(top.kind.noun) is not closed before \(found)",
      at: SourceRange(cursor.offset, min(cursor.offset + 1, cursor.bytes.count)),
      help: "add the missing `\(top.kind.closing)`", labels: [Label("opened here", at: top.range)])
    balance[top.kind] -= 1
    lostCloserAt = cursor.offset
  }

  /// Decides about a closing bracket that is not the one of the innermost container.
  mutating func parseForeignCloser() -> JSONItemStart {
    let start = cursor.offset
    let range = SourceRange(start, start + 1)
    let kind: BracketKind = cursor.current == UInt8(ascii: "}") ? .brace : .bracket
    guard let top = openings.last else { return parseCloserOfFragment(kind) }
    let isOpen = openings.contains { $0.kind == kind }
    if isOpen, balance[top.kind] > 0, balance[kind] >= 0 || !isTypedFor(top) {
      reportLostCloser()
      return .end
    }
    if balance[top.kind] > 0 || (isOpen && balance[kind] >= 0) {
      report(
        JSONRules.mismatchedBracket, "`\(kind.closing)` closes an \(top.kind.noun)", at: range,
        help: "write `\(top.kind.closing)`",
        labels: [Label("opened here with `\(top.kind.opening)`", at: top.range)])
      cursor.offset += 1
      balance[top.kind] -= 1
      balance[kind] += 1
      return .end
    }
    cursor.offset += 1
    balance[kind] += 1
    if kind == .bracket, let item = top.lastItem, item.indent == line.indent, start == line.contentStart {
      report(
        JSONRules.missingOpening, "a `[` is missing after this key",
        at: SourceRange(item.offset, item.offset + 1),
        help: "add `[` before the first element", labels: [Label("closed here", at: range)])
    } else {
      report(
        JSONRules.unexpectedClosing, "`\(kind.closing)` closes nothing: no `\(kind.opening)` is open",
        at: range,
        help: "remove it, or add the `\(kind.opening)` it belongs to")
    }
    return .again
  }

  /// Whether a foreign closer stands where that of `top` belongs, so that only the key was hit wrong.
  private func isTypedFor(_ top: JSONOpening) -> Bool { !isFirstOnLine || line.indent == top.indent }

  /// A closing bracket at the top of a fragment: what it closes was opened before the fragment began.
  private mutating func parseCloserOfFragment(_ kind: BracketKind) -> JSONItemStart {
    let range = SourceRange(cursor.offset, cursor.offset + 1)
    cursor.offset += 1
    balance[kind] += 1
    if excerpt || startsWithElision { return .again }
    let isAtEnd = !cursor.bytes[cursor.offset...].contains { $0 > 0x20 && $0 != UInt8(ascii: ",") }
    if isAtEnd, kind == fragmentKind {
      isOpeningLost = true
      report(
        JSONRules.missingOpening, "the opening `\(kind.opening)` is missing",
        at: SourceRange(fragmentStart, fragmentStart + 1), help: "add `\(kind.opening)` before this",
        labels: [Label("closed here", at: range)])
    } else {
      report(
        JSONRules.unexpectedClosing, "`\(kind.closing)` closes nothing: no `\(kind.opening)` is open",
        at: range,
        help: "remove it, or add the `\(kind.opening)` it belongs to")
    }
    return .again
  }

  /// Takes a closing bracket that fits the innermost container but is one too many, as its indentation shows.
  mutating func isExtraCloser() -> Bool {
    guard !balance.isNested, isFirstOnLine, let top = openings.last, balance[top.kind] < 0,
      let itemIndent = top.itemIndent, itemIndent > top.indent, line.indent >= itemIndent
    else { return false }
    report(
      JSONRules.unexpectedClosing, "`\(top.kind.closing)` is one too many here",
      at: SourceRange(cursor.offset, cursor.offset + 1), help: "remove it",
      labels: [Label("the \(top.kind.noun) that is open here", at: top.range)])
    balance[top.kind] += 1
    cursor.offset += 1
    return true
  }

  /// Reports, once, what is still open at the end of the text.
  mutating func reportUnclosedAtEnd() {
    guard !reportedEnd, let outermost = openings.first, let innermost = openings.last else { return }
    reportedEnd = true
    if excerpt || isRestElided { return }
    if isFragment, line.indent > outermost.indent || lastTokenIndent > outermost.indent {
      report(
        JSONRules.fragment, "an excerpt: it ends before the \(innermost.kind.noun) does",
        at: SourceRange(previousEnd, previousEnd), labels: [Label("opened here", at: innermost.range)],
        severity: .warning)
      return
    }
    let rule = innermost.kind == .brace ? JSONRules.unclosedObject : JSONRules.unclosedArray
    let end = SourceRange(previousEnd, previousEnd)
    if openings.count == 1 {
      report(
        rule, "the \(innermost.kind.noun) is never closed", at: end,
        help: "add the closing `\(innermost.kind.closing)`",
        labels: [Label("opened here", at: innermost.range)])
    } else {
      let closers = openings.suffix(8).reversed().map(\.kind.closing).joined(separator: " ")
      report(
        rule, "\(openings.count) brackets are still open at the end", at: end,
        help: openings.count <= 8 ? "close them: `\(closers)`" : nil,
        labels: openings.suffix(3).map { Label("`\($0.kind.opening)` opened here", at: $0.range) })
    }
  }
}

extension JSONParser {
  /// `...` as the last word says that the rest, closing brackets included, is not shown. A bracket closed
  /// after it takes that back: who closes one closes all.
  private var isRestElided: Bool {
    guard let lastDotsEnd else { return false }
    return !cursor.bytes[lastDotsEnd...].contains { $0 > 0x20 && $0 != UInt8(ascii: ",") }
  }
}

// MARK: Lost opening brackets

extension JSONParser {
  /// `"key": "inner": …`: the opening brace after `key` was lost when a closing one is left over.
  mutating func parseAfterSecondColon(of member: JSONMember) -> JSONMember {
    let colon = SourceRange(cursor.offset, cursor.offset + 1)
    cursor.offset += 1
    guard balance.braces < 0, let inner = member.value.string, openings.count < Self.maximumDepth else {
      report(
        JSONRules.unexpectedColon, "a second colon after one key", at: colon,
        help: "is a comma or a quote missing before it?")
      _ = parseMemberValue()
      return member
    }
    report(
      JSONRules.missingOpening, "a `{` is missing after this key", at: member.keyRange,
      help: "add `{` after the colon", labels: [Label("the object's first key", at: member.value.range)])
    let object = parseVirtualObject(inner, member.value.range)
    return JSONMember(key: member.key, keyRange: member.keyRange, value: object)
  }

  /// `[ "key": … }`: the opening brace before `key` was lost when a closing one is left over.
  mutating func parseObjectWithoutBrace(_ key: JSONValue, isReported: inout Bool) -> JSONValue? {
    let colon = SourceRange(cursor.offset, cursor.offset + 1)
    cursor.offset += 1
    guard balance.braces < 0, let name = key.string, openings.count < Self.maximumDepth else {
      if !isReported {
        report(
          JSONRules.unexpectedColon, "an array has no keys", at: colon,
          help: "put `{` and `}` around the pair, or write an object")
      }
      isReported = true
      _ = parseMemberValue()
      return nil
    }
    report(
      JSONRules.missingOpening, "a `{` is missing before this key", at: key.range, help: "add `{` before it")
    return parseVirtualObject(name, key.range)
  }

  private mutating func parseVirtualObject(_ key: String, _ keyRange: SourceRange) -> JSONValue {
    balance.braces += 1
    let indent = openings.last?.itemIndent ?? line.indent
    openings.append(JSONOpening(kind: .brace, offset: keyRange.start, indent: indent))
    let first = JSONMember(key: key, keyRange: keyRange, value: parseMemberValue())
    let object = parseMembers(until: UInt8(ascii: "}"), first: first)
    openings.removeLast()
    return JSONValue(.object(object), at: SourceRange(keyRange.start, max(keyRange.end, cursor.offset)))
  }

  /// Whether the element before a colon is the key that follows the array, whose `]` was lost.
  func isKeyAfterLostBracket(_ key: JSONValue) -> Bool {
    guard balance.brackets > 0, key.string != nil, openings.last?.kind == .bracket else { return false }
    return openings.dropLast().last?.kind == .brace
  }

  /// Whether an element stands where a key belongs and a `]` is left over: the list's `[` was lost.
  func isListWithoutBracket() -> Bool {
    guard balance.brackets < 0 else { return false }
    guard let byte = cursor.current else { return false }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || isDigit(byte) { return true }
    guard byte == UInt8(ascii: "\""), let after = endOfString(from: cursor.offset) else {
      return false
    }
    let next = cursor.bytes[after...].first { $0 > 0x20 }
    return next == UInt8(ascii: ",") || next == UInt8(ascii: "]")
  }

  /// Reads on as the list that `member`'s value began.
  mutating func parseListWithoutBracket(_ member: JSONMember) -> JSONMember {
    report(
      JSONRules.missingOpening, "a `[` is missing after this key", at: member.keyRange,
      help: "add `[` before the first element",
      labels: [Label("the second element", at: SourceRange(cursor.offset, cursor.offset + 1))])
    guard openings.count < Self.maximumDepth else { return member }
    balance.brackets += 1
    openings.append(
      JSONOpening(
        kind: .bracket, offset: member.value.range.start, indent: openings.last?.itemIndent ?? line.indent))
    var elements = [member.value]
    elements += parseElements(until: UInt8(ascii: "]"))
    openings.removeLast()
    let range = SourceRange(member.value.range.start, max(member.value.range.end, cursor.offset))
    return JSONMember(
      key: member.key, keyRange: member.keyRange, value: JSONValue(.array(elements), at: range))
  }
}
