import Diagnostics
import SourceText

// Blanks, comments, and what authors leave out.

extension JSONParser {
  /// Skips blanks, line breaks and comments, and the invisible characters that pasted text brings along.
  ///
  /// RFC 8259 §2: ws = *( space / tab / line feed / carriage return )
  mutating func skipTrivia() {
    if cursor.offset > triviaEnd {
      previousEnd = cursor.offset
      lastTokenIndent = line.indent
    }
    defer { triviaEnd = cursor.offset }
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): cursor.offset += 1
      case 0x0A, 0x0D:
        cursor.offset += 1
        startLine()
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard skipComment() else { return }
      case 0xC2, 0xE2, 0xE3, 0xEF:
        guard skipInvisible() else { return }
      case 0..<0x20, 0x7F:
        reportOnce(
          JSONRules.controlCharacter, "the control character \(codePoint(UInt32(byte))) between values",
          at: SourceRange(cursor.offset, cursor.offset + 1), help: "remove it")
        cursor.offset += 1
      default: return
      }
    }
  }

  /// Measures the indentation of the line that begins at the cursor.
  mutating func startLine() {
    var offset = cursor.offset
    var indent = 0
    while offset < cursor.bytes.count {
      switch cursor.bytes[offset] {
      case UInt8(ascii: " "): (offset, indent) = (offset + 1, indent + 1)
      case UInt8(ascii: "\t"): (offset, indent) = (offset + 1, indent + 4)
      case 0xC2 where offset + 1 < cursor.bytes.count && cursor.bytes[offset + 1] == 0xA0:
        (offset, indent) = (offset + 2, indent + 1)
      default:
        line = JSONLine(indent: indent, contentStart: offset)
        return
      }
    }
    line = JSONLine(indent: indent, contentStart: offset)
  }

  /// Takes a comment. Those an author wrote for a reader are a warning: set apart by a blank, and saying
  /// something.
  private mutating func skipComment() -> Bool {
    let start = cursor.offset
    var isWhole = true
    if cursor.starts(with: "/*") {
      cursor.offset += 2
      isWhole = false
      while !cursor.isAtEnd, !isWhole {
        if cursor.starts(with: "*/") {
          cursor.offset += 2
          isWhole = true
        } else {
          let byte = cursor.current
          cursor.offset += 1
          if byte == 0x0A { startLine() }
        }
      }
    } else {
      guard cursor.starts(with: "//") || cursor.current == UInt8(ascii: "#") else { return false }
      cursor.skip { $0 != 0x0A && $0 != 0x0D }
    }
    hasComments = true
    let range = cursor.range(from: start)
    guard isWhole else {
      report(
        JSONRules.comment, "the comment is never closed", at: SourceRange(start, start + 2), help: "add `*/`",
        severity: .error)
      return true
    }
    if cursor.bytes[range.start..<range.end].containsEllipsis { noteElision(nil, at: range) }
    reportOnce(
      JSONRules.comment, "JSON has no comments", at: range,
      help: "tag the block `jsonc` if its reader takes comments", severity: isForReader(range) ? nil : .error)
    return true
  }

  private func isForReader(_ range: SourceRange) -> Bool {
    if range.start == line.contentStart { return true }
    let bytes = cursor.bytes
    let before = range.start > 0 ? bytes[range.start - 1] : 0x20
    let after = range.end < bytes.count ? bytes[range.end] : 0x20
    let isBlock = bytes[range.start..<range.end].starts(with: "/*".utf8)
    let isApart = before <= 0x20 || (isBlock ? after <= 0x20 : [UInt8](",{[".utf8).contains(before))
    return isApart
      && bytes[range.start..<range.end].contains { byte in
        byte >= 0x80 || byte == UInt8(ascii: ".") || isLetterOrDigit(byte)
      }
  }

  /// Takes a blank that is not one of the four that JSON knows, or a mark without width.
  private mutating func skipInvisible() -> Bool {
    guard let (scalar, length) = cursor.bytes.scalar(at: cursor.offset), isInvisible(scalar) else {
      return false
    }
    let name = scalar == 0xA0 ? "a no-break space" : "the invisible character \(codePoint(scalar))"
    let range = SourceRange(cursor.offset, cursor.offset + length)
    reportOnce(
      JSONRules.noBreakSpace, "\(name) between values", at: range, help: "replace it by an ordinary space",
      edits: .plainBlank(at: range, in: cursor.bytes))
    cursor.offset += length
    return true
  }
}

// MARK: Elisions

extension JSONParser {
  /// Records a part that the author left out; `form` is how it looks, `nil` for those inside comments.
  mutating func noteElision(_ form: String?, at range: SourceRange) {
    hasElisions = true
    lastElisionEnd = range.end
    let text = cursor.bytes[range.start..<range.end]
    if form == nil || text.contains(0xE2) || text.contains(UInt8(ascii: ".")) { lastDotsEnd = range.end }
    guard let form else { return }
    reportOnce(JSONRules.elision, "\(form): read as left out", at: range)
  }

  /// Takes `...`, `<name>`, `{{ name }}`, `${name}`, `$NAME`, `%%NAME%%` and their kin, alone or one after
  /// another.
  mutating func parseElisionIfPresent() -> JSONValue? {
    let start = cursor.offset
    guard let end = endOfPlaceholder(from: start) else { return nil }
    cursor.offset = end
    // What is glued to a placeholder belongs to it: `<region>a`, `${A}-${B}`.
    while let byte = cursor.current {
      if let next = endOfPlaceholder(from: cursor.offset) {
        cursor.offset = next
      } else if isWordByte(byte), byte != UInt8(ascii: "#"), byte != UInt8(ascii: "|") {
        cursor.offset += 1
      } else {
        break
      }
    }
    let range = cursor.range(from: start)
    noteElision("`\(excerptText(range))`", at: range)
    return JSONValue(.elision, at: range)
  }

  /// Takes `[...]` and `[snip]` where a key belongs; as a value they are an array with an elision.
  mutating func parseBracketedElision() -> Bool {
    let start = cursor.offset
    guard let open = cursor.current, open == UInt8(ascii: "[") || open == UInt8(ascii: "{") else {
      return false
    }
    let close: UInt8 = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    var offset = start + 1
    while offset < cursor.bytes.count, cursor.bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    guard let end = endOfDots(from: offset) ?? endOfSnip(from: offset) else { return false }
    offset = end
    while offset < cursor.bytes.count, cursor.bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    guard offset < cursor.bytes.count, cursor.bytes[offset] == close else { return false }
    cursor.offset = offset + 1
    noteElision("`\(excerptText(cursor.range(from: start)))`", at: cursor.range(from: start))
    return true
  }

  /// Where the placeholder that begins at `start` ends; `nil` when none does.
  private func endOfPlaceholder(from start: Int) -> Int? {
    let bytes = cursor.bytes
    guard start < bytes.count else { return nil }
    func starts(_ text: StaticString) -> Bool {
      var copy = cursor
      copy.offset = start
      return copy.starts(with: text)
    }
    switch bytes[start] {
    case UInt8(ascii: "."), 0xE2:
      return endOfDots(from: start).map { endOfRemark(from: $0) }
    case UInt8(ascii: "<"):
      if starts("<%") { return endOfLineSearch("%>", from: start + 2) }
      return endOfAngles(from: start)
    case UInt8(ascii: "("):
      if starts("((") { return endOfLineSearch("))", from: start + 2) }
      return endOfLineSearch(")", from: start + 1)
    case UInt8(ascii: "{"):
      if starts("{{") {
        guard let end = endOfLineSearch("}}", from: start + 2) else { return nil }
        return isTemplate(bytes[(start + 2)..<(end - 2)]) ? end : nil
      }
      return starts("{%") ? endOfLineSearch("%}", from: start + 2) : nil
    case UInt8(ascii: "["):
      return starts("[[%") ? endOfLineSearch("%]]", from: start + 3) : nil
    case UInt8(ascii: "$"):
      if starts("${{") { return endOfLineSearch("}}", from: start + 3) }
      if starts("${") { return endOfLineSearch("}", from: start + 2) }
      if starts("$(") { return endOfLineSearch(")", from: start + 2) }
      return endOfName(from: start + 1)
    case UInt8(ascii: "#"):
      return starts("#{") ? endOfLineSearch("}", from: start + 2) : nil
    case UInt8(ascii: "%"):
      if starts("%%") { return endOfLineSearch("%%", from: start + 2) }
      return endOfLineSearch("%", from: start + 1)
    case UInt8(ascii: "@"):
      return endOfName(from: start + 1).flatMap {
        $0 < bytes.count && bytes[$0] == UInt8(ascii: "@") ? $0 + 1 : nil
      }
    case UInt8(ascii: "*"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "_"), UInt8(ascii: "?"),
      UInt8(ascii: "-"):
      return endOfRedaction(from: start)
    default: return nil
    }
  }

  /// Three dots or more, or an ellipsis character.
  private func endOfDots(from start: Int) -> Int? {
    let bytes = cursor.bytes
    if let (scalar, length) = bytes.scalar(at: start), scalar == 0x2026 || scalar == 0x22EF {
      return start + length
    }
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    return end - start >= 3 ? end : nil
  }

  /// The remark after dots, `... 12 more users`, up to a separator or the end of the line.
  private func endOfRemark(from start: Int) -> Int {
    var end = start
    while end < cursor.bytes.count, isWordByte(cursor.bytes[end]) || cursor.bytes[end] == UInt8(ascii: " ") {
      end += 1
    }
    while end > start, cursor.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end
  }

  /// A word for what was cut: `snip`, `truncated`.
  private func endOfSnip(from start: Int) -> Int? {
    var end = start
    while end < cursor.bytes.count, end - start < 16, isLetterOrDigit(cursor.bytes[end]) { end += 1 }
    return isSnipWord(cursor.text(SourceRange(start, end))) ? end : nil
  }

  /// `<words>` with a letter or dots in it; `<null>` and its like are a slip.
  private func endOfAngles(from start: Int) -> Int? {
    guard let end = endOfLineSearch(">", from: start + 1) else { return nil }
    let content = cursor.bytes[(start + 1)..<(end - 1)]
    guard content.contains(where: isLetter) || content.containsEllipsis else { return nil }
    return ["null", "true", "false"].contains(String(decoding: content, as: UTF8.self)) ? nil : end
  }

  /// Where `closing` ends, within this line and a hundred bytes or so, with a letter or dots before it.
  private func endOfLineSearch(_ closing: StaticString, from start: Int) -> Int? {
    var copy = cursor
    copy.offset = start
    let limit = min(cursor.bytes.count, start + 160)
    var hasName = false
    while copy.offset < limit, let byte = copy.current, byte != 0x0A {
      if copy.starts(with: closing) { return hasName ? copy.offset + closing.utf8CodeUnitCount : nil }
      hasName = hasName || isLetter(byte) || byte == UInt8(ascii: ".") || byte >= 0x80
      copy.offset += 1
    }
    return nil
  }

  private func endOfName(from start: Int) -> Int? {
    var end = start
    while end < cursor.bytes.count,
      isLetterOrDigit(cursor.bytes[end]) || cursor.bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    return end > start && isLetter(cursor.bytes[start]) ? end : nil
  }

  /// `xxxx`, `****`, `____`: three and more of one character, and nothing else.
  private func endOfRedaction(from start: Int) -> Int? {
    let byte = cursor.bytes[start]
    var end = start
    while end < cursor.bytes.count, cursor.bytes[end] == byte { end += 1 }
    let isAlone =
      end == cursor.bytes.count || !isWordByte(cursor.bytes[end]) || cursor.bytes[end] == UInt8(ascii: "-")
    return end - start >= 3 && isAlone ? end : nil
  }

  /// Whether `{{ content }}` is a template's and not two braces of JSON.
  private func isTemplate(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first(where: { $0 != UInt8(ascii: " ") }) else { return false }
    return first != UInt8(ascii: "\"") && first != UInt8(ascii: "'") && first != UInt8(ascii: "{")
  }

  /// A short piece of the text for a message.
  func excerptText(_ range: SourceRange) -> String {
    guard range.count > 40 else { return cursor.text(range) }
    var end = range.start + 36
    while end > range.start, cursor.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return cursor.text(SourceRange(range.start, end)) + "…"
  }
}
