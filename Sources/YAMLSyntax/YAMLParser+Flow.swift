import Diagnostics
import SourceText

// Collections in brackets. YAML 1.2.2 §7.4.

extension YAMLParser {
  /// c-flow-sequence(n,c) and c-flow-mapping(n,c)
  mutating func parseFlowCollection(parent: Int) -> YAMLValue {
    let start = offset
    let isMapping = current == UInt8(ascii: "{")
    let closer = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard enter(at: characterRange(start)) else { return .null(at: SourceRange(start, start)) }
    defer { depth -= 1 }
    offset += 1
    token(.punctuation, from: start)
    var builder = MappingBuilder(start: start)
    var items: [YAMLValue] = []
    while !isRecovering {
      guard skipInFlow(parent: parent, opening: start) else { break }
      guard let byte = current else { break }
      if byte == closer {
        offset += 1
        tokens.append(SyntaxToken(.punctuation, SourceRange(offset - 1, offset)))
        builder.end = offset
        return isMapping ? close(builder) : YAMLValue(.sequence(items), at: SourceRange(start, offset))
      }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        failAtBracket(
          start, "'\(text(characterRange(offset)))' closes what '\(text(characterRange(start)))' opened")
        break
      }
      if byte == UInt8(ascii: ",") {
        fail(
          YAMLRules.syntax, "a comma without a value before it", at: characterRange(offset),
          help: "take it out")
        break
      }
      if intent == .snippet, takeElisionInFlow() {
        isElided = true
      } else if isMapping {
        parseFlowPair(parent: parent, opening: start, into: &builder)
      } else {
        items.append(parseFlowItem(parent: parent, opening: start))
      }
      guard !isRecovering, skipInFlow(parent: parent, opening: start) else { break }
      if current == UInt8(ascii: ",") {
        offset += 1
        tokens.append(SyntaxToken(.punctuation, SourceRange(offset - 1, offset)))
      } else if current != closer {
        failAtFlowSeparator(start)
      }
    }
    // What is broken is nothing, so that nobody wonders at half of it.
    return .null(at: SourceRange(start, start))
  }

  /// Skips blanks, comments and lines. `false`, and a report, where the brackets cannot go on.
  private mutating func skipInFlow(parent: Int, opening: Int) -> Bool {
    let before = offset
    let hasCrossed = skipToContent()
    if offset >= end || isDocumentStart || isDocumentEnd {
      failAtOpenBracket(opening)
      return false
    }
    guard hasCrossed, offset > before, !isClosing(current) else { return true }
    if countIndentation() <= parent, tab != nil {
      checkTab()
      return false
    }
    guard column <= parent else { return true }
    // A key in the column of those outside: the bracket was never closed – unless it is, further on.
    guard looksLikeEntry(at: offset) else { return true }
    // Each look goes on for a while; who left that many brackets open has left this one open, too.
    guard diagnostics.count >= Self.maximumReports || !isClosedLater(from: opening) else { return true }
    failAtOpenBracket(opening)
    return false
  }

  private func isClosing(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") }

  /// Whether a bracket closes the one at `start`, as far as a look of limited length tells.
  func isClosedLater(from start: Int) -> Bool {
    var open = 0
    var quote: UInt8?
    var place = start
    let limit = min(end, start + 10_000)
    while place < limit {
      let byte = bytes[place]
      if let inside = quote {
        if byte == inside { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          // Within a word it is an apostrophe.
          if let last = self.byte(at: place - 1),
            isBlank(last) || isBreak(last) || isFlowIndicator(last) || last == UInt8(ascii: ":")
          {
            quote = byte
          }
        case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          open -= 1
          if open == 0 { return true }
        default: break
        }
      }
      place += 1
    }
    return false
  }

  /// ns-flow-map-entry(n,c)
  private mutating func parseFlowPair(parent: Int, opening: Int, into builder: inout MappingBuilder) {
    let isExplicit = current == UInt8(ascii: "?") && isEndOfWord(offset + 1)
    if isExplicit {
      offset += 1
      guard skipInFlow(parent: parent, opening: opening) else { return }
    }
    let key = parseFlowKey(parent: parent, opening: opening)
    guard !isRecovering, skipInFlow(parent: parent, opening: opening) else { return }
    if current == UInt8(ascii: ":") {
      add(key, parseFlowValue(parent: parent, opening: opening), to: &builder)
    } else {
      add(key, .null(at: SourceRange(key.range.end, key.range.end)), to: &builder)
    }
  }

  /// ns-flow-seq-entry(n,c): a node, or one pair, whose key stands on one line.
  private mutating func parseFlowItem(parent: Int, opening: Int) -> YAMLValue {
    let start = offset
    if current == UInt8(ascii: "?"), isEndOfWord(offset + 1) {
      var builder = MappingBuilder(start: start)
      parseFlowPair(parent: parent, opening: opening, into: &builder)
      return close(builder)
    }
    let line = lineStart
    let key = parseFlowKey(parent: parent, opening: opening)
    guard !isRecovering else { return key }
    let saved = (offset, lineStart, tab)
    skipBlanks()
    guard current == UInt8(ascii: ":"), isFlowColon(behind: key) else {
      (offset, lineStart, tab) = saved
      return key
    }
    guard line == lineStart else {
      if !isClosedLater(from: opening) {
        failAtOpenBracket(opening)
        return key
      }
      fail(
        YAMLRules.missingColon, "a key over several lines", at: characterRange(start),
        help: "put it on one line")
      return key
    }
    var builder = MappingBuilder(start: start)
    add(key, parseFlowValue(parent: parent, opening: opening), to: &builder)
    return close(builder)
  }

  private mutating func parseFlowKey(parent: Int, opening: Int) -> YAMLValue {
    let properties = parseProperties()
    guard !isRecovering, skipInFlow(parent: parent, opening: opening) else {
      return .null(at: SourceRange(offset, offset))
    }
    let isEmpty =
      (current == UInt8(ascii: ":")
        && (isEndOfWord(offset + 1) || byte(at: offset + 1).map(isFlowIndicator) ?? true))
      || current == UInt8(ascii: ",") || isClosing(current)
    if isEmpty { return finish(.null(at: SourceRange(offset, offset)), properties) }
    let start = offset
    let value = finish(parseFlowNode(parent: parent, isFlow: true, properties), properties)
    if !isRecovering, byte(at: offset) == UInt8(ascii: ":"), let last = tokens.last, last.range.start == start
    {
      tokens[tokens.count - 1] = SyntaxToken(.key, last.range)
    }
    return value
  }

  /// A colon ends a key before a blank or an indicator, and right behind quotes and brackets in any case.
  private func isFlowColon(behind key: YAMLValue) -> Bool {
    if isEndOfWord(offset + 1) || byte(at: offset + 1).map(isFlowIndicator) ?? true { return true }
    switch key.kind {
    case .scalar(let scalar): return scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    case .sequence, .mapping: return true
    }
  }

  private mutating func parseFlowValue(parent: Int, opening: Int) -> YAMLValue {
    let colon = offset
    offset += 1
    token(.punctuation, from: colon)
    guard skipInFlow(parent: parent, opening: opening) else { return .null(at: SourceRange(offset, offset)) }
    let properties = parseProperties()
    guard !isRecovering, skipInFlow(parent: parent, opening: opening) else {
      return .null(at: SourceRange(offset, offset))
    }
    if current == UInt8(ascii: ",") || isClosing(current) {
      return finish(.null(at: SourceRange(offset, offset)), properties)
    }
    return finish(parseFlowNode(parent: parent, isFlow: true, properties), properties)
  }
}
