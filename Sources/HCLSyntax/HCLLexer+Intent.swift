import Diagnostics
import SourceText

// What is no token of HCL: placeholders that authors mean, and what editors and other languages leave behind.

extension HCLLexer {
  // MARK: Placeholders

  /// The place after `<your value>` where a value, a label or an argument may stand; `nil` for an operator.
  func endOfAngled() -> Int? {
    guard !followsOperand || isInHeader else { return nil }
    return endOfAngled(from: offset)
  }

  /// The same for `<<your value>>`.
  func endOfDoubleAngled() -> Int? {
    guard !followsOperand || isInHeader, bytes.hasBytes("<<", at: offset),
      let end = endOfAngled(from: offset + 1)
    else { return nil }
    return byte(at: end) == UInt8(ascii: ">") ? end + 1 : nil
  }

  /// The place after `<TYPE>` in `aws_<TYPE>.main`; a comparison has blanks, or no `>`.
  func endOfTouchingAngled() -> Int? {
    guard let last = tokens.last, last.kind == .identifier || last.kind == .placeholder,
      last.range.end == offset, let end = endOfAngled(from: offset),
      bytes[(offset + 1)..<(end - 1)].allSatisfy({ isUpperCase($0) || $0 == UInt8(ascii: "_") })
    else { return nil }
    return end
  }

  private func endOfAngled(from offset: Int) -> Int? {
    var end = offset + 1
    guard end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) else { return nil }
    while end < bytes.count, end - offset < 80 {
      switch bytes[end] {
      case UInt8(ascii: ">"): return end + 1
      case 0x0A, 0x0D, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "{"): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// The place after `{{ name }}`, which belongs to another template language.
  func endOfDoubleBraces() -> Int? {
    guard bytes.hasBytes("{{", at: offset), !followsOperand || isInHeader else { return nil }
    var end = bytes.endOfBlanks(from: offset + 2)
    guard end < bytes.count, isLetter(bytes[end]) || bytes[end] == UInt8(ascii: ".") else { return nil }
    while end < bytes.count, end - offset < 120 {
      switch bytes[end] {
      case UInt8(ascii: "}"): return bytes.hasBytes("}}", at: end) ? end + 2 : nil
      case 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "="): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// The place after `{% include "a.tf" %}`, `{{% readfile "a" %}}` or `{{< readfile "a" >}}` of other template
  /// languages.
  func endOfTag() -> Int? {
    let closing: StaticString
    if bytes.hasBytes("{{%", at: offset) {
      closing = "%}}"
    } else if bytes.hasBytes("{{<", at: offset) {
      closing = ">}}"
    } else if bytes.hasBytes("{%", at: offset) {
      closing = "%}"
    } else {
      return nil
    }
    var end = offset + 2
    while end < bytes.count, end - offset < 200, bytes[end] != 0x0A {
      if bytes.hasBytes(closing, at: end) { return end + closing.utf8CodeUnitCount }
      end += 1
    }
    return nil
  }

  /// Whether the last token ends an operand, so that an operator is expected.
  var followsOperand: Bool {
    switch tokens.last?.kind {
    case .identifier, .number, .closeQuote, .heredocClose, .closeBrace, .closeBracket, .closeParenthesis,
      .placeholder:
      true
    default: false
    }
  }

  /// Whether the line holds only what the header of a block may: a name and labels.
  private var isInHeader: Bool {
    for token in tokens.suffix(24).reversed() {
      switch token.kind {
      case .identifier, .openQuote, .closeQuote, .quotedText, .placeholder: continue
      case .newline, .lineComment: return true
      default: return false
      }
    }
    return tokens.count <= 24
  }

  // MARK: `$` and `%` outside of templates

  /// `$NAME` and `${NAME}` of a shell, `%%NAME%%`, `%`, or a sequence that stands outside of a string.
  mutating func readSign() {
    let start = offset
    let next = offset + 1
    if bytes[offset] == UInt8(ascii: "%") {
      if let end = endOfPercentName() {
        offset = end
        return emit(.placeholder, from: start)
      }
      offset += 1
      return emit(.percent, from: start)
    }
    let isBraced = next < bytes.count && bytes[next] == UInt8(ascii: "{")
    let nameStart = isBraced ? next + 1 : next
    let nameEnd = bytes.endOfName(from: nameStart)
    let isClosed = !isBraced || (nameEnd < bytes.count && bytes[nameEnd] == UInt8(ascii: "}"))
    if nameEnd > nameStart, !isBraced, skipsSurplusDollar(before: nameStart, nameEnd) { return }
    if nameEnd > nameStart, isClosed {
      offset = isBraced ? nameEnd + 1 : nameEnd
      return emit(.placeholder, from: start)
    }
    if isBraced {
      frames.append(.sequence(token: tokens.count, braces: 0))
      offset += 2
      return emit(.interpolationOpen, from: start)
    }
    offset += 1
    emit(.unknown, from: start)
  }

  /// Reports a `$` that a shell would want and HCL does not: before a reference, within a name, behind a dot.
  ///
  /// `$NAME` in capitals is what a script fills in before anyone reads the HCL.
  private mutating func skipsSurplusDollar(before nameStart: Int, _ nameEnd: Int) -> Bool {
    let name = bytes[nameStart..<nameEnd]
    let isCapital = !name.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let word = String(decoding: name, as: UTF8.self)
    let isReference = referenceRoots.contains(word) && byte(at: nameEnd) == UInt8(ascii: ".")
    let last = tokens.last
    let touches = last?.range.end == offset
    let isWithinName = touches && last?.kind == .identifier
    let isInSequence = if case .sequence = frames.last { true } else { false }
    guard isReference || (!isCapital && (isWithinName || isInSequence || (touches && last?.kind == .dot)))
    else { return false }
    var end = nameEnd
    while byte(at: end) == UInt8(ascii: "."), bytes.endOfName(from: end + 1) > end + 1 {
      end = bytes.endOfName(from: end + 1)
    }
    let meant = shortened(String(decoding: bytes[nameStart..<end], as: UTF8.self))
    report(
      HCLRules.unexpectedToken,
      isWithinName ? "a `$` within a name" : "a `$` before `\(meant)`", at: SourceRange(offset, nameStart),
      help: isWithinName ? "take it out" : "write `\(meant)`: HCL refers to things without `$`")
    offset = nameStart
    if isWithinName, let first = last?.range.start {
      tokens.removeLast()
      offset = nameEnd
      emit(.identifier, from: first)
    }
    return true
  }

  private func endOfPercentName() -> Int? {
    guard bytes.hasBytes("%%", at: offset) else { return nil }
    let end = bytes.endOfName(from: offset + 2)
    return end > offset + 2 && bytes.hasBytes("%%", at: end) ? end + 2 : nil
  }

  // MARK: Quotes

  /// A string in single, back or curly quotes, `length` bytes each. It is read as a string, with a report.
  mutating func readOddQuotes(_ length: Int) {
    let start = offset
    guard let close = closingOddQuote(from: start + length, opening: start) else {
      offset += length
      return emit(.unknown, from: start)
    }
    offset += length
    emit(.openQuote, from: start)
    offset = close.start
    if offset > start + length { emit(.quotedText, from: start + length) }
    offset = close.end
    emit(.closeQuote, from: close.start)
    let text = String(decoding: bytes[(start + length)..<close.start], as: UTF8.self)
    let (rule, what) =
      switch bytes[start] {
      case UInt8(ascii: "'"): (HCLRules.otherQuotes, "single quotes around a string")
      case UInt8(ascii: "`"): (HCLRules.otherQuotes, "backquotes around a string")
      default: (HCLRules.curlyQuotes, "curly quotes around a string")
      }
    let range = SourceRange(start, close.end)
    reportOnce(
      rule, what, at: range, help: "write plain quotes: `\"\(shortened(text))\"`",
      edits: rule == HCLRules.curlyQuotes ? .plainQuotes(around: range, in: bytes) : [])
  }

  /// The closing quote of a string in odd quotes; an editor may have curled only one of the two.
  private func closingOddQuote(from start: Int, opening: Int) -> SourceRange? {
    let isCurly = bytes[opening] >= 0x80
    let cursor = ByteCursor(bytes)
    let isDouble = cursor.isDoubleCurlyQuote(at: opening)
    var place = start
    while place < bytes.count, bytes[place] != 0x0A {
      let byte = bytes[place]
      if isCurly ? byte == UInt8(ascii: "\"") : byte == bytes[opening] {
        return SourceRange(place, place + 1)
      }
      if isCurly, byte >= 0x80 {
        let (scalar, length) = bytes.scalar(at: place)
        if isCurlyQuote(scalar), !cursor.isApostrophe(at: place),
          !isDouble || cursor.isDoubleCurlyQuote(at: place)
        {
          return SourceRange(place, place + length)
        }
        place += length
      } else {
        place += 1
      }
    }
    return nil
  }

  // MARK: Characters beyond ASCII

  /// A name, an elision, a curly quote, an invisible blank or what belongs nowhere.
  mutating func readOther() {
    let start = offset
    let end = bytes.endOfName(from: start)
    if end > start {
      offset = end
      return emit(.identifier, from: start)
    }
    let (scalar, length) = bytes.scalar(at: start)
    if ["…", "⋮", "⋯", "︙"].contains(scalar) {
      offset += length
      return emit(.placeholder, from: start)
    }
    if isCurlyQuote(scalar) { return readOddQuotes(length) }
    offset += length
    guard isInvisible(scalar) else { return emit(.unknown, from: start) }
    let number = String(scalar.value, radix: 16, uppercase: true)
    reportOnce(
      HCLRules.invisibleCharacter,
      "an invisible character stands here: U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)",
      at: SourceRange(start, offset), help: "an editor put it there; write a plain blank, or take it out",
      edits: .plainBlank(at: SourceRange(start, offset), in: bytes))
  }

  /// Reports the first of several slips of one cause, such as an editor that curls every quote.
  private mutating func reportOnce(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String, edits: [TextEdit]
  ) {
    if let first = toldRules[rule] {
      if diagnostics.indices.contains(first) { diagnostics[first].edits += edits }
      return
    }
    toldRules[rule] = diagnostics.count
    report(rule, message, at: range, help: help, edits: edits)
  }
}

/// What references begin with, apart from the types of resources.
private let referenceRoots: Set<String> = [
  "var", "local", "module", "data", "each", "count", "self", "path", "terraform",
]
