import Diagnostics
import SourceText

// Literal and folded text on lines of its own. YAML 1.2.2 §8.1.

extension YAMLParser {
  /// c-l+literal(n) and c-l+folded(n). §8.1
  mutating func parseBlockScalar(parent: Int, _ properties: Properties) -> YAMLValue {
    let start = offset
    let isFolded = current == UInt8(ascii: ">")
    offset += 1
    var chomping: UInt8?
    var indicated: Int?
    while let byte = current {
      if chomping == nil, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        chomping = byte
      } else if indicated == nil, byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") {
        indicated = Int(byte - UInt8(ascii: "0"))
      } else {
        break
      }
      offset += 1
    }
    let headerEnd = offset
    token(.operator, from: start)
    skipBlanks()
    if current == UInt8(ascii: "#"), offset > headerEnd { takeComment() }
    guard current.map(isBreak) ?? true else {
      offset = headerEnd
      failAtReserved(start)
      return .null(at: SourceRange(start, headerEnd))
    }
    let contentStart = offset
    let lines = takeBlockLines(parent: parent, indicated: indicated)
    if !lines.contains(where: { $0.count > 0 }) {
      emptyBlock = (SourceRange(start, headerEnd), lineRange(start).end)
    }
    if offset > contentStart { tokens.append(SyntaxToken(.string, SourceRange(contentStart, offset))) }
    let text = blockText(lines, isFolded: isFolded, chomping: chomping)
    return YAMLValue(
      .scalar(YAMLScalar(text: text, style: isFolded ? .folded : .literal, isString: true)),
      at: SourceRange(start, max(headerEnd, lines.last { $0.count > 0 }?.end ?? headerEnd)))
  }

  /// The lines of the content, without their indentation. Leaves the place at the end of the last one.
  private mutating func takeBlockLines(parent: Int, indicated: Int?) -> [SourceRange] {
    var lines: [SourceRange] = []
    var indentation = indicated.map { max(parent, 0) + $0 }
    /// The most blanks of an empty line before the first one with content.
    var widest = (count: 0, line: 0)
    while offset < end {
      let saved = (offset, lineStart)
      takeBreak()
      guard offset < end else { break }
      let blanks = countIndentation()
      let first = lineStart + blanks
      var lineEnd = first
      while let byte = byte(at: lineEnd), !isBreak(byte) { lineEnd += 1 }
      if first == lineEnd {
        let isTemplate = template?.lines[lineStart] != nil
        if indentation == nil, blanks > widest.count, !isTemplate { widest = (blanks, lineStart) }
        let from = min(lineStart + (indentation ?? blanks), lineEnd)
        lines.append(SourceRange(from, lineEnd))
        offset = lineEnd
        continue
      }
      if indentation == nil, bytes[first] == 0x09, blanks < max(parent + 1, 0) {
        fail(
          YAMLRules.tab, "a tab in the indentation", at: SourceRange(first, first + 1),
          help: "indent with spaces")
        break
      }
      let isMarker = blanks == 0 && (isDocumentStart || isDocumentEnd)
      let needed = indentation ?? max(parent + 1, 0)
      guard blanks >= needed, !isMarker else {
        (offset, lineStart) = saved
        break
      }
      if indentation == nil {
        indentation = blanks
        if widest.count > blanks {
          fail(
            YAMLRules.indentation, "an empty line is indented more than the text below it",
            at: SourceRange(widest.line, widest.line + widest.count), help: "take its blanks away")
          isRecovering = false
        }
      }
      lines.append(SourceRange(lineStart + (indentation ?? 0), lineEnd))
      offset = lineEnd
    }
    return lines
  }

  private func blockText(_ lines: [SourceRange], isFolded: Bool, chomping: UInt8?) -> String {
    var lines = lines
    var trailing = 0
    while let last = lines.last, last.count == 0 {
      lines.removeLast()
      trailing += 1
    }
    var result = ""
    var pending = 0
    for (index, line) in lines.enumerated() {
      guard isFolded, index > 0 else {
        if index > 0 { result += "\n" }
        result += text(line)
        continue
      }
      if line.count == 0 {
        pending += 1
        continue
      }
      let isMore =
        isBlank(bytes[line.start])
        || lines[..<index].last { $0.count > 0 }.map { isBlank(bytes[$0.start]) } ?? false
      result +=
        isMore
        ? String(repeating: "\n", count: pending + 1)
        : pending == 0 ? " " : String(repeating: "\n", count: pending)
      pending = 0
      result += text(line)
    }
    if lines.isEmpty { return chomping == UInt8(ascii: "+") ? String(repeating: "\n", count: trailing) : "" }
    switch chomping {
    case UInt8(ascii: "-"): return result
    case UInt8(ascii: "+"): return result + String(repeating: "\n", count: trailing + 1)
    default: return result + "\n"
    }
  }
}
