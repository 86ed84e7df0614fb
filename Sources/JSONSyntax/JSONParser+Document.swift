import Diagnostics
import SourceText

extension JSONParser {
  /// RFC 8259 §2: JSON-text = ws value ws. Besides: an excerpt without outer braces, several values.
  mutating func parseDocument() -> JSONDocument {
    skipByteOrderMark()
    if let offset = cursor.bytes.firstMalformedByte {
      report(
        JSONRules.invalidUTF8, "a byte that is no UTF-8", at: SourceRange(offset, offset + 1),
        help: "save the file as UTF-8")
    }
    if dialect != .lines, let mistag = mistagged(cursor.bytes) {
      report(JSONRules.mistagged, mistag.message, at: mistag.range, help: mistag.help)
      return finish([JSONValue(.elision, at: SourceRange(0, cursor.bytes.count))])
    }
    startLine()
    skipTrivia()
    startsWithElision = skipLeadingElisions()
    fragmentStart = cursor.offset
    if cursor.isAtEnd { return finishEmpty() }
    return finish(parseRoots())
  }

  private mutating func skipByteOrderMark() {
    guard cursor.eat("\u{FEFF}") else { return }
    report(
      JSONRules.byteOrderMark, "a byte order mark before the text", at: cursor.range(from: 0),
      help: "save the file as UTF-8 without it")
  }

  private mutating func finish(_ roots: [JSONValue]) -> JSONDocument {
    JSONDocument(
      roots: roots, diagnostics: finishedDiagnostics(), isPartial: excerpt || hasElisions || isFragment)
  }

  private mutating func finishEmpty() -> JSONDocument {
    let end = SourceRange(cursor.bytes.count, cursor.bytes.count)
    if hasElisions || (hasComments && !hasErrors) || excerpt || dialect == .lines {
      return finish([JSONValue(.elision, at: end)])
    }
    report(JSONRules.expectedValue, "there is no value", at: SourceRange(0, 0))
    return finish([JSONValue(.missing, at: end)])
  }

  /// Takes `...` before an excerpt.
  private mutating func skipLeadingElisions() -> Bool {
    var found = false
    while cursor.current != UInt8(ascii: "["), let byte = cursor.current,
      byte == UInt8(ascii: ".") || byte == 0xE2
    {
      guard parseElisionIfPresent() != nil else { break }
      found = true
      skipTrivia()
      if cursor.eat(UInt8(ascii: ",")) { skipTrivia() }
    }
    if !found, cursor.current == UInt8(ascii: "["), parseBracketedElision() {
      skipTrivia()
      // Alone, `[...]` is an array.
      guard !cursor.isAtEnd else { return true }
      found = true
    }
    return found
  }

  private mutating func parseRoots() -> [JSONValue] {
    let start = cursor.offset
    if startsMember() { return [parseMemberFragment(from: start, first: nil)] }
    switch cursor.current {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard excerpt || startsWithElision else { return [parseStrayCloser()] }
      noteFragment(.brace, at: start)
      return [parseMemberFragment(from: start, first: nil)]
    default: break
    }
    if startsWithElision, cursor.current == UInt8(ascii: "{") {
      noteFragment(.bracket, at: start)
      return [JSONValue(.array(parseElements(until: nil)), at: cursor.range(from: start))]
    }
    var roots = [parseValue()]
    while !isStopped {
      let end = cursor.offset
      skipTrivia()
      guard let byte = cursor.current else { break }
      if dialect == .lines {
        guard line.contentStart == cursor.offset else {
          reportTrailingContent(after: roots)
          break
        }
        roots.append(parseValue())
      } else if byte == UInt8(ascii: ","), let first = roots.last, roots.count == 1, isListOfExcerpt(first) {
        noteFragment(.bracket, at: start)
        return [JSONValue(.array(parseElements(until: nil, first: first)), at: cursor.range(from: start))]
      } else if parseElisionIfPresent() != nil {
        continue
      } else if startsAnotherDocument(), roots.allSatisfy({ $0.object != nil || $0.array != nil }),
        balance.isNested
      {
        reportOnce(
          JSONRules.severalDocuments, "another JSON value after the first",
          at: SourceRange(cursor.offset, cursor.offset + 1), help: "tag the block `ndjson`, or split it")
        roots.append(parseValue())
      } else {
        previousEnd = max(previousEnd, end)
        reportTrailingContent(after: roots)
        break
      }
    }
    return roots
  }

  /// Whether a comma after the first value shows that the values are cut out of a list.
  ///
  /// `{…},` is what one copies; `[…],` and nothing after it is a slip.
  private func isListOfExcerpt(_ first: JSONValue) -> Bool {
    if first.object != nil || first.isUnknown { return true }
    return cursor.bytes[(cursor.offset + 1)...].contains { $0 > 0x20 }
  }

  private func startsAnotherDocument() -> Bool {
    (cursor.current == UInt8(ascii: "{") || cursor.current == UInt8(ascii: "["))
      && line.contentStart == cursor.offset
  }

  private mutating func reportTrailingContent(after roots: [JSONValue]) {
    let start = cursor.offset
    let byte = cursor.current
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      let closing = byte == UInt8(ascii: "}") ? "}" : "]"
      if byte == UInt8(ascii: "]"), let root = roots.last, roots.count == 1, root.object != nil {
        report(
          JSONRules.missingOpening, "the opening `[` is missing",
          at: SourceRange(root.range.start, root.range.start + 1), help: "add `[` before this",
          labels: [Label("closed here", at: SourceRange(start, start + 1))])
        isStopped = true
        return
      }
      report(
        JSONRules.unexpectedClosing, "`\(closing)` is one too many", at: SourceRange(start, start + 1),
        help: "remove it",
        labels: roots.last.map {
          [Label("all is closed here", at: SourceRange(max($0.range.end - 1, 0), $0.range.end))]
        } ?? [])
    } else {
      // An unread first value has said what is wrong.
      guard roots.last.map({ !$0.isUnknown }) ?? true || !hasErrors else { return }
      report(
        JSONRules.trailingContent, "\(found) after the end of the value", at: SourceRange(start, start + 1),
        help: byte == UInt8(ascii: ";") ? "remove it: JSON has no `;`" : nil)
    }
    isStopped = true
  }

  private mutating func parseStrayCloser() -> JSONValue {
    let closing = cursor.current == UInt8(ascii: "}") ? "}" : "]"
    report(
      JSONRules.unexpectedClosing, "`\(closing)` closes nothing",
      at: SourceRange(cursor.offset, cursor.offset + 1),
      help: "remove it, or mark the block `partial`")
    return missing(cursor.offset)
  }
}

// MARK: Fragments

extension JSONParser {
  private mutating func noteFragment(_ kind: BracketKind, at start: Int) {
    isFragment = true
    fragmentKind = kind
    report(
      JSONRules.fragment,
      kind == .brace
        ? "an excerpt: members without the braces around them"
        : "an excerpt: elements without the brackets around them",
      at: SourceRange(start, min(start + 1, cursor.bytes.count)))
  }

  private mutating func parseMemberFragment(from start: Int, first: JSONMember?) -> JSONValue {
    if !isFragment { noteFragment(.brace, at: start) }
    let object = parseMembers(until: nil, first: first)
    return JSONValue(.object(object), at: cursor.range(from: start))
  }

  /// Whether a key and a colon stand at the cursor.
  private func startsMember() -> Bool {
    let bytes = cursor.bytes
    guard let byte = cursor.current else { return false }
    var end: Int
    switch byte {
    case UInt8(ascii: "\""):
      guard let closing = endOfString(from: cursor.offset) else { return false }
      end = closing
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      end = cursor.offset + 1
      while end < bytes.count, bytes[end] != byte, bytes[end] != 0x0A { end += 1 }
      end += 1
    case 0xC2, 0xE2:
      guard isSmartQuote(at: cursor.offset) != nil else { return false }
      end = cursor.offset + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: ":"), bytes[end] != 0x0A { end += 1 }
    case _ where isLetter(byte):
      end = cursor.offset
      while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    default: return false
    }
    while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: ":")
  }
}
