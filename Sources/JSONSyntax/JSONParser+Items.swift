import Diagnostics
import SourceText

/// What stood before the place where the next member or element may begin.
enum JSONItem: Equatable {
  case start
  case value
  case elision
  /// Offset of the comma, whether an elision stands before it, whether it was already reported.
  case comma(Int, isElided: Bool, isReported: Bool)

  var isElidedComma: Bool {
    if case .comma(_, let isElided, _) = self { isElided } else { false }
  }
}

/// What the byte at the start of an item means to the container around it.
enum JSONItemStart {
  case item
  /// The container ends here; `isConsumed` tells nothing more is to be read.
  case end
  /// A separator or a stray bracket was taken; look again.
  case again
}

extension JSONParser {
  /// Parses members up to and with `closer`, or to the end of a fragment when there is none.
  ///
  /// RFC 8259 §4: member = string name-separator value
  mutating func parseMembers(until closer: UInt8?, first: JSONMember? = nil) -> JSONObject {
    var members: [JSONMember] = first.map { [$0] } ?? []
    var keys: [String: SourceRange] = first.map { [$0.key: $0.keyRange] } ?? [:]
    var isElided = false
    var last: JSONItem = first == nil ? .start : .value
    while !isStopped {
      if skipTriviaWithDots(after: &last) { isElided = true }
      switch parseItemStart(after: &last, until: closer) {
      case .end: return JSONObject(members: members, isElided: isElided || closer == nil || reportedEnd)
      case .again: continue
      case .item: break
      }
      let before = cursor.offset
      noteItem()
      if cursor.current == UInt8(ascii: ":"), last == .value, let member = members.last {
        members[members.count - 1] = parseAfterSecondColon(of: member)
        continue
      }
      if parseElidedItem() {
        isElided = true
        last = .elision
        continue
      }
      if last == .value { reportMissingComma() }
      if let last = members.last, isListWithoutBracket() {
        members[members.count - 1] = parseListWithoutBracket(last)
      } else if let member = parseMember() {
        if !member.key.isEmpty || member.keyRange.count > 0 { note(member, in: &keys) }
        members.append(member)
      } else {
        // What was skipped has been reported; neither a comma before nor after it is worth a word.
        last = .comma(before, isElided: false, isReported: true)
        continue
      }
      last = .value
      if cursor.offset == before { cursor.offset += 1 }  // never stuck
    }
    return JSONObject(members: members, isElided: true)
  }

  /// Parses elements up to and with `closer`, or to the end of a fragment when there is none.
  mutating func parseElements(until closer: UInt8?, first: JSONValue? = nil) -> [JSONValue] {
    var elements: [JSONValue] = first.map { [$0] } ?? []
    var last: JSONItem = first == nil ? .start : .value
    var reportedKey = false
    while !isStopped {
      _ = skipTriviaWithDots(after: &last)
      switch parseItemStart(after: &last, until: closer) {
      case .end: return elements
      case .again: continue
      case .item: break
      }
      let before = cursor.offset
      noteItem()
      if cursor.current == UInt8(ascii: ":"), last == .value, let key = elements.last {
        if isKeyAfterLostBracket(key) {
          cursor.offset = key.range.start
          reportLostCloser()
          return elements.dropLast()
        }
        if let object = parseObjectWithoutBrace(key, isReported: &reportedKey) {
          elements[elements.count - 1] = object
        }
        continue
      }
      if let elision = parseElisionIfPresent() {
        elements.append(elision)
        last = .elision
        continue
      }
      if last == .value {
        if cursor.current == UInt8(ascii: "|") {  // a choice: "a" | "b"
          noteElision("a choice", at: SourceRange(before, before + 1))
          cursor.offset += 1
          continue
        }
        reportMissingComma()
      }
      elements.append(parseValue())
      last = .value
      if cursor.offset == before { cursor.offset += 1 }  // never stuck
    }
    return elements
  }

  /// Skips blanks and comments before an item. `// ...` says that entries are left out: whether that was so.
  private mutating func skipTriviaWithDots(after last: inout JSONItem) -> Bool {
    let start = cursor.offset
    skipTrivia()
    guard let dots = lastDotsEnd, dots > start else { return false }
    if case .comma(let offset, _, let isReported) = last {
      last = .comma(offset, isElided: true, isReported: isReported)
    }
    return true
  }

  /// Takes separators and the closing bracket, and decides about any bracket that does not fit.
  private mutating func parseItemStart(after last: inout JSONItem, until closer: UInt8?) -> JSONItemStart {
    let start = cursor.offset
    guard let byte = cursor.current else {
      if closer != nil { reportUnclosedAtEnd() } else { checkTrailingComma(last) }
      return .end
    }
    if closer != nil, isClosedByIndentation() {
      reportLostCloser()
      return .end
    }
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard byte == closer else { return parseForeignCloser() }
      if isExtraCloser() { return .again }
      checkTrailingComma(last)
      cursor.offset += 1
      if hasElisions, lastElisionEnd == previousEnd || last == .elision || last.isElidedComma {
        lastElisionEnd = cursor.offset
      }
      return .end
    case UInt8(ascii: ","):
      if last == .start, let top = openings.last, openings.count > 1, balance[top.kind] > 0 {
        reportLostCloser()
        return .end
      }
      cursor.offset += 1
      switch last {
      case .value: last = .comma(start, isElided: endsInElision(before: start), isReported: false)
      case .elision: last = .comma(start, isElided: true, isReported: false)
      case .start:
        report(
          JSONRules.extraComma, "a comma before the first entry", at: cursor.range(from: start),
          help: "remove it")
        last = .comma(start, isElided: false, isReported: true)
      case .comma(let first, let isElided, let isReported):
        if !isReported {
          report(
            JSONRules.extraComma, "two commas in a row", at: cursor.range(from: start),
            help: "remove one", labels: [Label("the first comma", at: SourceRange(first, first + 1))])
        }
        last = .comma(first, isElided: isElided, isReported: true)
      }
      return .again
    case UInt8(ascii: ";"):
      cursor.offset += 1
      report(
        JSONRules.missingComma, "`;` where a `,` belongs", at: cursor.range(from: start),
        help: "write `,`; JSON has no `;`")
      last = .comma(start, isElided: false, isReported: true)
      return .again
    default: return .item
    }
  }

  private mutating func checkTrailingComma(_ last: JSONItem) {
    guard case .comma(let offset, false, false) = last, !openings.isEmpty else { return }
    report(
      JSONRules.trailingComma, "comma after the last entry", at: SourceRange(offset, offset + 1),
      help: "remove the comma: nothing follows it before the closing bracket")
  }

  private mutating func reportMissingComma() {
    // An entry that could not be read has been reported; a comma would not help it.
    guard !isStopped, lostCloserAt != cursor.offset else { return }
    report(
      JSONRules.missingComma, "a comma is missing here", at: SourceRange(previousEnd, previousEnd),
      help: "add `,` before \(found)")
  }

  /// Parses one member; `nil` when what stands here is no member and was skipped.
  private mutating func parseMember() -> JSONMember? {
    guard let (key, keyRange) = parseKey() else { return nil }
    skipTrivia()
    let afterKey = previousEnd
    switch cursor.current {
    case UInt8(ascii: ":"):
      cursor.offset += 1
    case UInt8(ascii: "="):
      let start = cursor.offset
      cursor.offset += 1
      _ = cursor.eat(UInt8(ascii: ">"))
      report(
        JSONRules.missingColon, "`\(cursor.text(cursor.range(from: start)))` where a `:` belongs",
        at: cursor.range(from: start), help: "write `:` between key and value")
    case nil: return JSONMember(key: key, keyRange: keyRange, value: missing(cursor.offset))
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      report(
        JSONRules.missingColon, "this key has no value", at: keyRange,
        help: "add `:` and a value after the key")
      return JSONMember(key: key, keyRange: keyRange, value: missing(cursor.offset))
    default:
      report(
        JSONRules.missingColon, "a colon is missing after this key", at: SourceRange(afterKey, afterKey),
        help: "add `:` between key and value")
    }
    return JSONMember(key: key, keyRange: keyRange, value: parseMemberValue())
  }

  /// Parses what follows a colon.
  mutating func parseMemberValue() -> JSONValue {
    skipTrivia()
    let start = cursor.offset
    switch cursor.current {
    case nil: return missing(start)
    case UInt8(ascii: ":"):
      cursor.offset += 1
      report(JSONRules.missingColon, "two colons in a row", at: cursor.range(from: start), help: "remove one")
      return parseMemberValue()
    case UInt8(ascii: "]") where balance.brackets < 0, UInt8(ascii: "}") where balance.braces < 0:
      return parseEmptyWithoutOpening()
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ";"):
      report(JSONRules.expectedValue, "expected a value, found \(found)", at: SourceRange(start, start + 1))
      return missing(start)
    default:
      let value = parseValue()
      skipTrivia()
      while cursor.eat(UInt8(ascii: "|")) {  // "read" | "write", as synopses show a choice
        noteElision("a choice", at: SourceRange(cursor.offset - 1, cursor.offset))
        skipTrivia()
        _ = parseValue()
        skipTrivia()
      }
      return value
    }
  }

  /// `"tags": ]`, where a closing bracket is left over: an empty list or object that lost its opening one.
  private mutating func parseEmptyWithoutOpening() -> JSONValue {
    let start = cursor.offset
    let kind: BracketKind = cursor.current == UInt8(ascii: "}") ? .brace : .bracket
    cursor.offset += 1
    balance[kind] += 1
    let range = cursor.range(from: start)
    report(
      JSONRules.missingOpening, "a `\(kind.opening)` is missing before this", at: range,
      help: "write `\(kind.opening)\(kind.closing)` for an empty \(kind.noun)")
    return JSONValue(
      kind == .bracket ? .array([]) : .object(JSONObject(members: [], isElided: false)), at: range)
  }

  /// Parses a key, quoted or not; `nil` when none stands here, with what does stand here skipped.
  private mutating func parseKey() -> (String, SourceRange)? {
    let start = cursor.offset
    switch cursor.current {
    case UInt8(ascii: "\""):
      let value = parseString(asKey: true)
      return (value.string ?? "", value.range)
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      let value = parseValue()
      return (value.string ?? "", value.range)
    case UInt8(ascii: "\\"):
      guard let value = parseEscapedString() else { return parseUnquotedKey() }
      return (value.string ?? "", value.range)
    case 0xC2, 0xE2:
      guard isSmartQuote(at: start) != nil else { return parseUnquotedKey() }
      let value = parseValue()
      return (value.string ?? "", value.range)
    case UInt8(ascii: ":"):
      report(JSONRules.expectedKey, "expected a key before this colon", at: SourceRange(start, start + 1))
      return ("", SourceRange(start, start))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      report(
        JSONRules.expectedKey, "expected a key, found \(found)", at: SourceRange(start, start + 1),
        help: "an object holds `\"key\": value` pairs")
      _ = parseValue()
      skipTrivia()
      if cursor.eat(UInt8(ascii: ":")) { _ = parseMemberValue() }
      return nil
    default: return parseUnquotedKey()
    }
  }

  private mutating func parseUnquotedKey() -> (String, SourceRange)? {
    let start = cursor.offset
    cursor.skip { isWordByte($0) && $0 != UInt8(ascii: "=") }
    let range = cursor.range(from: start)
    guard range.count > 0 else {
      let name = found
      cursor.offset += 1
      report(JSONRules.expectedKey, "expected a key, found \(name)", at: cursor.range(from: start))
      return nil
    }
    if let key = parseStringWithoutOpening(from: start, asKey: true) { return (key.string ?? "", key.range) }
    let key = cursor.text(range)
    let lineEnd = cursor.offset
    skipTrivia()
    let isKey = cursor.current == UInt8(ascii: ":") || cursor.current == UInt8(ascii: "=")
    guard isKey, key.utf8.allSatisfy({ $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\\") }) else {
      report(
        JSONRules.expectedKey, "expected a key, found `\(shortened(key))`", at: range,
        help: "an object holds `\"key\": value` pairs")
      // The rest of the line belongs to the same mistake.
      if cursor.current == UInt8(ascii: ":") || cursor.current == UInt8(ascii: "=") {
        cursor.offset += 1
        _ = parseMemberValue()
      } else {
        cursor.offset = max(cursor.offset, lineEnd)
      }
      return nil
    }
    report(
      JSONRules.unquotedKey, "the key `\(shortened(key))` has no quotes", at: range,
      help: "write \"\(shortened(key))\"")
    return (key, range)
  }

  private mutating func note(_ member: JSONMember, in keys: inout [String: SourceRange]) {
    guard let first = keys.updateValue(member.keyRange, forKey: member.key) else { return }
    report(
      JSONRules.duplicateKey, "the key \"\(shortened(member.key))\" is given twice", at: member.keyRange,
      help: "most readers keep only the last one", labels: [Label("first given here", at: first)])
  }

  /// Takes `...` and its kin between members, and a placeholder that stands for a whole member.
  private mutating func parseElidedItem() -> Bool {
    if parseBracketedElision() { return true }
    guard parseElisionIfPresent() != nil else { return false }
    skipTrivia()
    if cursor.eat(UInt8(ascii: ":")) { _ = parseMemberValue() }
    return true
  }

  /// Whether an elision stands right before `offset`, or at the end of what closes there.
  private func endsInElision(before offset: Int) -> Bool { hasElisions && lastElisionEnd == previousEnd }
}
