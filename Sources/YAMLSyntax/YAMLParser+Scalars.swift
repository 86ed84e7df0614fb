import Diagnostics
import SourceText

// Properties, aliases and plain scalars. YAML 1.2.2 §6.9, §7.1, §7.3.3.

extension YAMLParser {
  // MARK: Properties and aliases

  func isProperty(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") }

  /// c-ns-properties(n,c), all on one line.
  mutating func parseProperties() -> Properties {
    var properties = Properties()
    while let byte = current, isProperty(byte), !isRecovering {
      let start = offset
      properties.start = properties.start ?? start
      if byte == UInt8(ascii: "&") {
        guard properties.anchor == nil, let name = takeAnchorName() else {
          failAtReserved(start)
          return properties
        }
        properties.anchor = (name, SourceRange(start, offset))
        token(.variable, from: start)
      } else {
        guard properties.tag == nil, let tag = takeTag() else {
          failAtReserved(start)
          return properties
        }
        properties.tag = tag
        token(.type, from: start)
      }
      // What follows is apart, or it is no property.
      guard isEndOfWord(offset) || isFlowEnd(current) else {
        failAtReserved(start)
        return properties
      }
      if let next = nextOnLine(), isProperty(next) { skipBlanks() }
    }
    if !properties.isEmpty { skipBlanksBeforeContent() }
    return properties
  }

  private func isFlowEnd(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  private func nextOnLine() -> UInt8? {
    var place = offset
    while let byte = byte(at: place), isBlank(byte) { place += 1 }
    return byte(at: place)
  }

  private mutating func skipBlanksBeforeContent() {
    let saved = offset
    skipBlanks()
    // A comment needs the blank before it.
    if current == UInt8(ascii: "#") || current.map(isBreak) ?? true { offset = saved }
  }

  /// `&` or `*` and a name. §6.9.2
  private mutating func takeAnchorName() -> String? {
    let start = offset + 1
    var place = start
    while let byte = byte(at: place), !isBlank(byte), !isBreak(byte), !isFlowIndicator(byte) { place += 1 }
    guard place > start else { return nil }
    offset = place
    return text(SourceRange(start, place))
  }

  /// `!local`, `!!str`, `!handle!suffix` or `!<uri>`. §6.9.1
  private mutating func takeTag() -> String? {
    let start = offset
    var place = start + 1
    if byte(at: place) == UInt8(ascii: "<") {
      while let byte = byte(at: place), !isBreak(byte), byte != UInt8(ascii: ">") { place += 1 }
      guard byte(at: place) == UInt8(ascii: ">") else { return nil }
      offset = place + 1
      return text(SourceRange(start + 2, place))
    }
    while let byte = byte(at: place), !isBlank(byte), !isBreak(byte), !isFlowIndicator(byte) { place += 1 }
    let tag = text(SourceRange(start, place))
    // A handle that was not declared. `!` and `!!` need not be.
    if let second = tag.dropFirst().firstIndex(of: "!"), second != tag.index(after: tag.startIndex) {
      guard knowsTagHandle(String(tag[...second])) else { return nil }
    }
    offset = place
    return tag
  }

  private mutating func parseAlias(_ properties: Properties) -> YAMLValue {
    let start = offset
    guard let name = takeAnchorName() else {
      failAtReserved(start)
      return .null(at: SourceRange(start, start))
    }
    let range = SourceRange(start, offset)
    token(.variable, from: start)
    if !properties.isEmpty {
      fail(YAMLRules.syntax, "an alias takes no anchor and no tag of its own", at: range)
      return .null(at: range)
    }
    if name.hasSuffix(":"), anchors[name] == nil, anchors[String(name.dropLast())] != nil {
      fail(
        YAMLRules.missingColon, "no blank between an alias and the ':' behind it", at: range,
        help: "write '*\(name.dropLast()) :'")
      return .null(at: range)
    }
    guard let target = anchors[name] else {
      let isProse =
        nextOnLine().map {
          !isBreak($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ":") && !isFlowEnd($0)
        } ?? false
      if isProse {
        failAtReserved(start)
      } else {
        report(
          YAMLRules.unknownAlias,
          "'*\(shortened(name))' refers to nothing: no '&\(shortened(name))' stands before it", at: range,
          help: "if the asterisk is text, put the value in quotes")
      }
      return .null(at: range)
    }
    guard depth + target.height < Self.maximumDepth else {
      stop(YAMLRules.tooDeep, "nested deeper than \(Self.maximumDepth) levels", at: range)
      return .null(at: range)
    }
    valueCount += target.count
    if valueCount > Self.maximumValues, !hasStopped {
      stop(YAMLRules.tooLarge, "the aliases stand for too many values", at: range)
    }
    return YAMLValue(target.value.kind, at: range, tag: target.value.tag)
  }

  // MARK: Flow nodes

  func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// An alias, a quoted or plain scalar, or a collection in brackets. §7.5
  ///
  /// - Parameter isKey: it stands where a key of a block mapping is wanted, so that it ends with its line.
  mutating func parseFlowNode(
    parent: Int, isFlow: Bool, _ properties: Properties, isKey: Bool = false
  ) -> YAMLValue {
    switch current {
    case UInt8(ascii: "*") where !(intent == .snippet && isRowOfAsterisks(offset)):
      return parseAlias(properties)
    case UInt8(ascii: "\""): return parseDoubleQuoted(parent: parent)
    case UInt8(ascii: "'"): return parseSingleQuoted(parent: parent)
    case UInt8(ascii: "{") where intent == .snippet && hasBytes("{{", at: offset):
      return parseTemplateScalar(isFlow: isFlow)
    case UInt8(ascii: "[") where intent == .snippet && !isFlow && isBracketPlaceholder(offset):
      return parsePlain(parent: parent, isFlow: isFlow, isKey: isKey)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return parseFlowCollection(parent: parent)
    default: return parsePlain(parent: parent, isFlow: isFlow, isKey: isKey)
    }
  }

  // MARK: Plain scalars

  /// ns-plain(n,c). A colon before a blank ends it; §7.3.3
  private mutating func parsePlain(parent: Int, isFlow: Bool, isKey: Bool) -> YAMLValue {
    let start = offset
    guard canBeginPlain(isFlow: isFlow) else {
      failAtReserved(start)
      return isFlow ? .null(at: SourceRange(start, start)) : restOfLine(from: start)
    }
    let column = self.column
    var lines = [takePlainLine(isFlow: isFlow)]
    var contentEnd = lines[0].end
    while !isKey, let next = continuation(parent: parent, isFlow: isFlow) {
      let mayBeKey = lines.count == 1 && current == UInt8(ascii: ":")
      if mayBeKey { break }
      (offset, lineStart) = (next.offset, next.lineStart)
      let lineBegin = offset
      lines += Array(repeating: SourceRange(offset, offset), count: next.emptyLines)
      let line = takePlainLine(isFlow: isFlow)
      if line.count == 0 { break }
      if lines.count == 1 { reportSwallowedItem(lineBegin, of: start) }
      lines.append(line)
      contentEnd = line.end
      if !isFlow, current == UInt8(ascii: ":"), isEndOfWord(offset + 1) {
        let isItem = bytes[lineBegin] == UInt8(ascii: "-") && isEndOfWord(lineBegin + 1)
        if tab == nil, lines.count == 2, isLoneWord(lines[0]),
          lineBegin - lineStart > column || isItem && lineBegin - lineStart == column
        {
          // `metadata` above `  name: x`
          failAtKeyWithoutColon(lines[0])
          break
        }
        if tab == nil, lineBegin - lineStart == column, lines.count == 2 {
          // `title:x` above `date: y`: the keys are read from there.
          reportMissingColon(lines[0])
          offset = lineBegin
          lostKeyLine = lines[0]
          return .null(at: lines[0])
        }
        failAtDeepKey(start: start, line: lineBegin)
        break
      }
    }
    offset = contentEnd
    let text = lines.count == 1 ? self.text(lines[0]) : folded(lines)
    let scalar = YAMLScalar(text: text, style: .plain, isString: false)
    token(kind(of: scalar), from: start)
    return YAMLValue(.scalar(scalar), at: SourceRange(start, contentEnd))
  }

  /// `- b` above ` - c`, which is read as the text 'b - c'.
  private mutating func reportSwallowedItem(_ place: Int, of start: Int) {
    guard intent == .snippet, bytes[place] == UInt8(ascii: "-"), isEndOfWord(place + 1),
      current != UInt8(ascii: ":"), start >= 2, bytes[start - 2] == UInt8(ascii: "-"),
      bytes[lineRange(start).start..<start - 2].allSatisfy(isBlank)
    else { return }
    report(
      YAMLRules.indentation, "read as more text of the item above, for it is indented more",
      at: characterRange(place), help: "begin the line where its neighbours begin",
      labels: [Label("the item", at: characterRange(start))], severity: .warning)
  }

  /// A word that is all of its line.
  private func isLoneWord(_ range: SourceRange) -> Bool {
    let line = lineRange(range.start)
    return bytes[line.start..<range.start].allSatisfy(isBlank)
      && bytes[range.start..<range.end].allSatisfy { byte in
        !isBlank(byte) && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "\"")
      }
  }

  private func kind(of scalar: YAMLScalar) -> SyntaxKind {
    switch scalar.content {
    case .null, .bool: .constant
    case .integer, .number: .number
    case .string: .string
    }
  }

  /// ns-plain-first(c): no indicator, apart from `-`, `?` and `:` before something that is no blank.
  private func canBeginPlain(isFlow: Bool) -> Bool {
    guard let byte = current else { return false }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      guard !isEndOfWord(offset + 1) else { return false }
      return !isFlow || !(self.byte(at: offset + 1).map(isFlowIndicator) ?? true)
    case UInt8(ascii: "[") where intent == .snippet && !isFlow && isBracketPlaceholder(offset): return true
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "@"), UInt8(ascii: "`"):
      return false
    case UInt8(ascii: "%"): return intent == .snippet && hasBytes("%%", at: offset)
    // A password that is not shown.
    case UInt8(ascii: "*"): return intent == .snippet && isRowOfAsterisks(offset)
    default: return true
    }
  }

  /// `[NAME]` with more text right behind it, `[[VAR::name]]`: to YAML a list, which neither is meant to be.
  private func isBracketPlaceholder(_ start: Int) -> Bool {
    let isDouble = hasBytes("[[", at: start)
    let name = start + (isDouble ? 2 : 1)
    var place = name
    while let byte = byte(at: place),
      isOfPlaceholder(byte) || isDouble && byte == UInt8(ascii: ":")
        || isDouble && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    {
      place += 1
    }
    guard place > name + 1, byte(at: place) == UInt8(ascii: "]") else { return false }
    if isDouble { return hasBytes("]]", at: place) && bytes[name..<place].contains(UInt8(ascii: ":")) }
    guard let next = byte(at: place + 1), !isBlank(next), !isBreak(next), !isFlowIndicator(next) else {
      return false
    }
    return next != UInt8(ascii: ":") && next != UInt8(ascii: "#")
  }

  private func isOfPlaceholder(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// `******`, `***FILL IN***`
  private func isRowOfAsterisks(_ start: Int) -> Bool {
    var place = start
    while byte(at: place) == UInt8(ascii: "*") { place += 1 }
    guard place - start > 1 else { return false }
    if isEndOfWord(place) || byte(at: place).map(isFlowIndicator) ?? true { return true }
    guard place - start == 3 else { return false }
    while let byte = byte(at: place), !isBreak(byte), byte != UInt8(ascii: "*"), byte != UInt8(ascii: ":") {
      place += 1
    }
    return hasBytes("***", at: place) && isEndOfWord(place + 3)
  }

  /// The place after `<a text: for the reader>` that is all of a value, or after `${NAME}`.
  private func endOfPlaceholder(from start: Int) -> Int? {
    guard intent == .snippet else { return nil }
    let isVariable = hasBytes("${", at: start) && !hasBytes("${{", at: start)
    guard isVariable || bytes[start] == UInt8(ascii: "<") && !hasBytes("<<", at: start) else { return nil }
    var place = start + 1
    while let byte = byte(at: place), !isBreak(byte), place - start < 120 {
      place += 1
      if isVariable, byte == UInt8(ascii: "}") { return place }
      if !isVariable, byte == UInt8(ascii: ">") { return place >= trimmedEnd(lineRange(start)) ? place : nil }
    }
    return nil
  }

  /// Text up to `: `, ` #`, the end of the line or, in brackets, one of their indicators. Without the blanks
  /// at its end, where the place is left.
  private mutating func takePlainLine(isFlow: Bool) -> SourceRange {
    let start = offset
    var last = offset
    while let byte = current {
      switch byte {
      case 0x0A, 0x0D: return SourceRange(start, last)
      case 0x20, 0x09: offset += 1
      case UInt8(ascii: "#") where offset > start && isBlank(bytes[offset - 1]):
        return SourceRange(start, last)
      case UInt8(ascii: ":"):
        let next = self.byte(at: offset + 1)
        if isEndOfWord(offset + 1) || (isFlow && next.map(isFlowIndicator) ?? false) {
          return SourceRange(start, last)
        }
        offset += 1
        last = offset
      case UInt8(ascii: "{") where intent == .snippet && hasBytes("{{", at: offset):
        // `${{ x }}` of a workflow is a value, `{{ x }}` of a template may bring lines.
        if offset == start || bytes[offset - 1] != UInt8(ascii: "$") { isElided = true }
        offset = endOfTemplate(from: offset) ?? offset + 2
        last = offset
      case UInt8(ascii: "<") where offset == start, UInt8(ascii: "$") where isFlow:
        offset = endOfPlaceholder(from: offset) ?? offset + 1
        last = offset
      case _ where isFlow && isFlowIndicator(byte): return SourceRange(start, last)
      default:
        offset += 1
        last = offset
      }
    }
    return SourceRange(start, last)
  }

  private struct Continuation {
    let offset: Int
    let lineStart: Int
    let emptyLines: Int
  }

  /// The next line with content, if a scalar over several lines goes on there.
  private func continuation(parent: Int, isFlow: Bool) -> Continuation? {
    var place = offset
    while let byte = byte(at: place), isBlank(byte) { place += 1 }
    guard let byte = byte(at: place), isBreak(byte) else { return nil }
    var emptyLines = -1
    var line = place
    while let byte = self.byte(at: place), isBreak(byte) {
      place += byte == 0x0D && self.byte(at: place + 1) == 0x0A ? 2 : 1
      line = place
      if template?.lines[line] != nil { return nil }
      emptyLines += 1
      while let blank = self.byte(at: place), isBlank(blank) { place += 1 }
    }
    guard let first = self.byte(at: place), first != UInt8(ascii: "#") else { return nil }
    var indentation = line
    while self.byte(at: indentation) == 0x20 { indentation += 1 }
    guard indentation - line > parent, place == line || indentation > line || parent < 0 || place > line
    else {
      return nil
    }
    if place == line, hasBytes("---", at: line) || hasBytes("...", at: line), isEndOfWord(line + 3) {
      return nil
    }
    if isFlow, isFlowIndicator(first) { return nil }
    if intent == .snippet, isElidedLine(from: place) { return nil }
    return Continuation(offset: place, lineStart: line, emptyLines: emptyLines)
  }

  /// Line folding: a break is a blank, and an empty line a break. §6.5
  private func folded(_ lines: [SourceRange]) -> String {
    var result = ""
    var breaks = 0
    for (index, line) in lines.enumerated() {
      if index > 0, line.count == 0 {
        breaks += 1
        continue
      }
      if index > 0 { result += breaks == 0 ? " " : String(repeating: "\n", count: breaks) }
      breaks = 0
      result += text(line)
    }
    return result
  }
}
