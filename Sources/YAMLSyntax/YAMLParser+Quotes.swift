import Diagnostics
import SourceText

// Scalars in quotes. YAML 1.2.2 §5.7, §7.3.1, §7.3.2.

extension YAMLParser {
  /// c-single-quoted(n,c): `''` is a quote. §7.3.2
  mutating func parseSingleQuoted(parent: Int) -> YAMLValue {
    parseQuoted(UInt8(ascii: "'"), style: .singleQuoted, parent: parent)
  }

  /// c-double-quoted(n,c), with escapes. §7.3.1
  mutating func parseDoubleQuoted(parent: Int) -> YAMLValue {
    parseQuoted(UInt8(ascii: "\""), style: .doubleQuoted, parent: parent)
  }

  private mutating func parseQuoted(_ quote: UInt8, style: YAMLScalar.Style, parent: Int) -> YAMLValue {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while let byte = current {
      switch byte {
      case quote:
        if quote == UInt8(ascii: "'"), self.byte(at: offset + 1) == quote {
          content.append(quote)
          offset += 2
          continue
        }
        offset += 1
        token(.string, from: start)
        return quotedValue(content, style, from: start)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): takeEscape(into: &content)
      case 0x0A, 0x0D:
        guard foldBreak(into: &content, parent: parent, from: start) else {
          return failAtOpenQuote(start, style, content)
        }
      default:
        content.append(byte)
        offset += 1
      }
      if isRecovering { return quotedValue(content, style, from: start) }
    }
    return failAtOpenQuote(start, style, content)
  }

  private func quotedValue(_ content: [UInt8], _ style: YAMLScalar.Style, from start: Int) -> YAMLValue {
    YAMLValue(
      .scalar(YAMLScalar(text: String(decoding: content, as: UTF8.self), style: style, isString: true)),
      at: SourceRange(start, offset))
  }

  /// Takes a line break within quotes and the blanks around it. `false` where the scalar cannot go on.
  private mutating func foldBreak(into content: inout [UInt8], parent: Int, from start: Int) -> Bool {
    let saved = (offset, lineStart)
    while let last = content.last, isBlank(last) { content.removeLast() }
    var breaks = 0
    while let byte = current, isBreak(byte) {
      takeBreak()
      breaks += 1
      skipBlanks()
    }
    guard offset < end else {
      (offset, lineStart) = saved
      return false
    }
    if offset == lineStart, isDocumentStart || isDocumentEnd {
      (offset, lineStart) = saved
      return false
    }
    let indentation = countIndentation()
    if indentation <= parent {
      // The specification wants it indented; the programs that read YAML do not mind.
      guard isQuoteClosed(from: offset, quote: bytes[start]) else {
        (offset, lineStart) = saved
        return false
      }
      // Programs that wrap long texts begin the line where the key begins.
      let isWrapped = indentation == parent && column > 0
      if reportedOutdent != start, !isWrapped {
        reportedOutdent = start
        report(
          YAMLRules.indentation, "text in quotes goes on without indentation", at: characterRange(offset),
          help: "indent it more than its key",
          labels: [Label("the quote begins here", at: characterRange(start))],
          severity: .warning)
      }
    }
    if breaks == 1 { content.append(0x20) } else { content += Array(repeating: 0x0A, count: breaks - 1) }
    return true
  }

  /// Whether the next quote, on one of the next lines, is followed by nothing but what may follow a value: in
  /// `a: "one` above `b: "two"` it is not.
  private func isQuoteClosed(from start: Int, quote: UInt8) -> Bool {
    var place = start
    let limit = min(end, start + 2000)
    while place < limit {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        place += 1
      } else if byte == quote {
        if quote == UInt8(ascii: "'"), self.byte(at: place) == quote {
          place += 1
          continue
        }
        while let next = self.byte(at: place), isBlank(next) { place += 1 }
        guard let next = self.byte(at: place) else { return true }
        return isBreak(next) || next == UInt8(ascii: "#") || isFlowIndicator(next)
      }
    }
    return false
  }

  /// `key: ` or `- ` at `place`.
  func looksLikeEntry(at place: Int) -> Bool {
    if byte(at: place) == UInt8(ascii: "-"), isEndOfWord(place + 1) { return true }
    var next = place
    while let byte = byte(at: next), !isBreak(byte), next - place < 200 {
      if byte == UInt8(ascii: ":"), next > place, isEndOfWord(next + 1) { return true }
      if byte == UInt8(ascii: "#"), next > place, isBlank(bytes[next - 1]) { return false }
      next += 1
    }
    return false
  }

  /// ns-esc-…: §5.7
  private mutating func takeEscape(into content: inout [UInt8]) {
    let start = offset
    guard let byte = byte(at: offset + 1) else {
      offset += 1
      return
    }
    if isBreak(byte) {
      // The break is left out, blanks at the start of the next line too.
      offset += 1
      takeBreak()
      skipBlanks()
      return
    }
    if let length = hexadecimalLength(byte) {
      let digits = (offset + 2)..<min(offset + 2 + length, end)
      let value = UInt32(
        text(SourceRange(digits.lowerBound, max(digits.lowerBound, digits.upperBound))), radix: 16)
      guard digits.count == length, let value, let scalar = Unicode.Scalar(value) else {
        return failAtEscape(start)
      }
      content += String(Character(scalar)).utf8
      offset += 2 + length
      return
    }
    guard let meaning = escapeMeaning(byte) else { return failAtEscape(start) }
    content += meaning.utf8
    offset += 2
  }

  private func hexadecimalLength(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "x"): 2
    case UInt8(ascii: "u"): 4
    case UInt8(ascii: "U"): 8
    default: nil
    }
  }

  private func escapeMeaning(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "t"), 0x09: "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: " "): " "
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }
}
