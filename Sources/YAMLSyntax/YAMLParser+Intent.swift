import Diagnostics
import SourceText

// What authors leave out in a snippet, and templates of other programs within it.

extension YAMLParser {
  /// Takes the current line if it stands for what is left out, or belongs to a template language.
  mutating func skipElidedLine() -> Bool {
    guard isElidedLine(from: offset) else { return false }
    let start = offset
    while let byte = current, !isBreak(byte) { offset += 1 }
    token(.placeholder, from: start)
    let line = SourceRange(start, trimmedEnd(SourceRange(start, offset)))
    isInGap = true
    let isParting = isParting(line)
    if isParting { partings.append(start) }
    // Between two ways to write it nothing is left out.
    if !isParting || bytes[start] == UInt8(ascii: ".") { noteElision(line) }
    return true
  }

  /// At the start of a line: takes notice of one that holds nothing but templates, which is blank here.
  mutating func noteTemplateLine() {
    guard let range = template?.lines[lineStart] else { return }
    if tokens.last.map({ $0.range.end <= range.start }) ?? true {
      tokens.append(SyntaxToken(.placeholder, range))
    }
    noteElision(range)
    isInGap = true
  }

  /// `# ...`, `# … more rules`, `# other fields...`, `# (omitted)`
  func isElidingComment(_ range: SourceRange) -> Bool {
    let words = text(range).drop { $0 == "#" || $0 == " " }
    if ["...", "…", "[...", "<...", "(..."].contains(where: words.hasPrefix) { return true }
    if isCut(words.drop { "(<[".contains($0) }.prefix { !")>]".contains($0) }) { return true }
    return words.count < 60 && (words.hasSuffix("...") || words.hasSuffix("…"))
  }

  /// Takes the rest of the line where the author has a word with the reader: `<-- here`, `①`, `(1)`.
  mutating func skipRemark() -> Bool {
    guard intent == .snippet, isRemark(offset) else { return false }
    let start = offset
    while let byte = current, !isBreak(byte) { offset += 1 }
    token(.comment, from: start)
    return true
  }

  private func isRemark(_ start: Int) -> Bool {
    if hasBytes("<-", at: start) || hasBytes("<=", at: start) || hasBytes("←", at: start)
      || hasBytes("⟵", at: start) || hasBytes("...", at: start) || hasBytes("…", at: start)
    {
      return true
    }
    // ① to ⓿, ❶ to ➓
    if start + 2 < end, bytes[start] == 0xE2 {
      let next = bytes[start + 1]
      return next == 0x91 || next == 0x93 || next == 0x9D || next == 0x9E
    }
    guard bytes[start] == UInt8(ascii: "(") || bytes[start] == UInt8(ascii: "<") else { return false }
    var place = start + 1
    while let byte = byte(at: place), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { place += 1 }
    return place > start + 1 && (byte(at: place) == UInt8(ascii: ")") || byte(at: place) == UInt8(ascii: ">"))
  }

  mutating func noteElision(_ range: SourceRange) {
    defer { isElided = true }
    guard !isElided, !isExcerpt else { return }
    report(YAMLRules.elision, "something is left out: '\(shortened(text(range)))'", at: range)
  }

  /// A line such as `...`, `…`, `[...]`, `<more of it>`, `{{- if .Values.x }}`, `{% for %}`, `[[% include %]]`.
  func isElidedLine(from start: Int) -> Bool {
    var last = start
    while let byte = byte(at: last), !isBreak(byte), last - start < 300 { last += 1 }
    guard byte(at: last).map(isBreak) ?? true else { return false }
    while last > start, isBlank(bytes[last - 1]) { last -= 1 }
    guard last > start else { return false }
    // In the first column `...` ends a document, which does no harm; text behind it does.
    let isFirstColumn = start == 0 || isBreak(bytes[start - 1])
    if isFirstColumn, hasBytes("...", at: start), isEndOfWord(start + 3),
      !hasBytes("...", at: last - 3) || last == start + 3
    {
      return false
    }
    return isElision(SourceRange(start, last)) || isParting(SourceRange(start, last))
  }

  /// Lines that part one text from another: `.` above or below `.`, and `or` with an empty line beside it.
  func isParting(_ range: SourceRange) -> Bool {
    guard range.count < 3 else { return false }
    switch text(range) {
    case ".": return isText(".", ofLineBelow: range) || isText(".", ofLineAbove: range)
    case "or", "OR", "Or": return isText("", ofLineBelow: range) || isText("", ofLineAbove: range)
    default: return false
    }
  }

  private func isText(_ text: StaticString, ofLineBelow range: SourceRange) -> Bool {
    var start = lineRange(range.end).end
    guard start < end else { return false }
    start += bytes[start] == 0x0D && byte(at: start + 1) == 0x0A ? 2 : 1
    return isText(text, ofLine: lineRange(start))
  }

  private func isText(_ text: StaticString, ofLineAbove range: SourceRange) -> Bool {
    lineAbove(lineRange(range.start)).map { isText(text, ofLine: $0) } ?? false
  }

  private func isText(_ text: StaticString, ofLine line: SourceRange) -> Bool {
    let start = line.start + bytes[line.start..<line.end].prefix(while: isBlank).count
    let last = max(start, trimmedEnd(line))
    return last - start == text.utf8CodeUnitCount && hasBytes(text, at: start)
  }

  private func isElision(_ range: SourceRange) -> Bool {
    guard range.count >= 2 else { return false }
    if isSnip(range) { return true }
    let first = bytes[range.start]
    let line = bytes[range.start..<range.end]
    func ends(_ text: StaticString) -> Bool { hasBytes(text, at: range.end - text.utf8CodeUnitCount) }
    switch first {
    case UInt8(ascii: "."), 0xE2: return isDots(line) || range.count == 2 && hasBytes("..", at: range.start)
    case UInt8(ascii: "["):
      if hasBytes("[[%", at: range.start) { return ends("%]]") }
      if isSynopsis(range) { return true }
      return ends("]") && (isDots(line.dropFirst().dropLast()) || isCut(text(range).dropFirst().dropLast()))
    case UInt8(ascii: "^"), UInt8(ascii: "~"):
      return hasBytes("^^", at: range.start) || hasBytes("~~", at: range.start)
    case UInt8(ascii: "-"), UInt8(ascii: "8"):
      guard hasBytes("--", at: range.start) || hasBytes("8<", at: range.start),
        !isOfWord(bytes[range.end - 1])
      else { return false }
      let words = text(range).drop { "-8<>% ".contains($0) }
      let cut = words.prefix { !"-8<>%".contains($0) }.trimmed
      return (isCut(cut) || hasBytes("8<", at: range.start))
        && words.dropFirst(cut.count).allSatisfy { "-8<>% ".contains($0) }
    case UInt8(ascii: "("): return ends(")") && isDots(line.dropFirst().dropLast())
    case UInt8(ascii: "<"):
      if hasBytes("<%", at: range.start) { return ends("%>") }
      return ends(">") && !hasBytes("<<", at: range.start)
        && !line.contains(UInt8(ascii: ":"))
    case UInt8(ascii: "{"):
      if hasBytes("{%", at: range.start) { return ends("%}") || ends("%}:") }
      return hasBytes("{{", at: range.start) && ends("}}") && endOfTemplate(from: range.start) == range.end
    case UInt8(ascii: "%"): return hasBytes("%%", at: range.start) && ends("%%") && range.count > 4
    default: return false
    }
  }

  /// `snip`, alone on a line.
  private func isSnip(_ range: SourceRange) -> Bool {
    range.count < 8 && ["snip", "snipped"].contains(text(range).lowercased())
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "8"): false
    default: true
    }
  }

  /// `[ timeout: <duration> | default = 10s ]`, `[ - <path> ... ]`: a line that may be there.
  private func isSynopsis(_ range: SourceRange) -> Bool {
    guard bytes[range.end - 1] == UInt8(ascii: "]") else { return false }
    let inner = text(range).dropFirst().drop { $0 == " " }
    guard let open = inner.firstIndex(of: "<"), inner[open...].contains(utf8: ">") else { return false }
    if inner.hasPrefix("<"), inner.hasSuffix(">]"), !inner.contains(utf8: ",") { return true }
    return inner.hasPrefix("- ") || inner[..<open].hasSuffix(": ") || inner.contains(utf8: "| default")
  }

  /// `snip`, `cut here`, `..`
  private func isCut(_ text: Substring) -> Bool {
    ["snip", "snipped", "cut", "cut here", "truncated", "omitted", ".."].contains(text.lowercased())
  }

  /// `...`, `....`, `…`, with blanks or a word or two between dots: `... more ...`.
  private func isDots(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    guard ["...", "…", " ...", ". . ."].contains(where: text.hasPrefix) else { return false }
    return !text.contains(utf8: ": ") && !text.hasSuffix(":")
  }

  /// An entry in brackets that stands for more: `[a, ...]`, `{...}`.
  mutating func takeElisionInFlow() -> Bool {
    let start = offset
    if hasBytes("...", at: offset) {
      offset += 3
    } else if hasBytes("…", at: offset) {
      offset += 3
    } else {
      return false
    }
    while current == UInt8(ascii: ".") { offset += 1 }
    var next = offset
    while let byte = byte(at: next), isBlank(byte) || isBreak(byte) { next += 1 }
    guard let byte = byte(at: next), isFlowIndicator(byte) else {
      offset = start
      return false
    }
    token(.placeholder, from: start)
    noteElision(SourceRange(start, offset))
    return true
  }

  /// The place after `{{ … }}` on one line.
  func endOfTemplate(from start: Int) -> Int? {
    var place = start + 2
    while let byte = byte(at: place), !isBreak(byte) {
      if byte == UInt8(ascii: "}"), self.byte(at: place + 1) == byte { return place + 2 }
      place += 1
    }
    return nil
  }

  /// A value that begins with `{{ … }}`, which another program replaces: the rest of it is text.
  mutating func parseTemplateScalar(isFlow: Bool) -> YAMLValue {
    let start = offset
    guard let close = endOfTemplate(from: start) else {
      fail(
        YAMLRules.unclosedBracket, "'{{' is never closed", at: SourceRange(start, start + 2), help: "add '}}'"
      )
      return .null(at: SourceRange(start, start))
    }
    offset = close
    isElided = true
    while let byte = current, !isBreak(byte) {
      if byte == UInt8(ascii: "#"), isBlank(bytes[offset - 1]) { break }
      if byte == UInt8(ascii: ":"), isEndOfWord(offset + 1) { break }
      if isFlow, isFlowIndicator(byte), !hasBytes("{{", at: offset) { break }
      offset = hasBytes("{{", at: offset) ? endOfTemplate(from: offset) ?? offset + 1 : offset + 1
    }
    while offset > start, isBlank(bytes[offset - 1]) { offset -= 1 }
    token(.placeholder, from: start)
    let range = SourceRange(start, offset)
    return YAMLValue(.scalar(YAMLScalar(text: text(range), style: .plain, isString: true)), at: range)
  }
}

extension Substring {
  /// Without the blanks around it.
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return start.prefix(0) }
    return start[...last]
  }
}
