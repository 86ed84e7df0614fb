import Diagnostics
import SourceText

// Heredocs, template files, and what is open at the end of the text.

extension HCLLexer {
  /// `<<EOT`, `<<-EOT`, `<name>` or an operator.
  mutating func readLess() {
    if let heredoc = heredocOpening() {
      let start = offset
      offset = min(bytes.endOfLine(from: heredoc.marker.end) + 1, bytes.count)
      emit(.heredocOpen, from: start)
      if let slip = heredoc.slip {
        report(
          HCLRules.heredocMarker, slip, at: SourceRange(start, heredoc.marker.end),
          help: "write `\(heredoc.isIndented ? "<<-" : "<<")"
            + "\(name(of: heredoc.marker))`"
            + " and nothing behind it")
      }
      frames.append(.heredoc(marker: heredoc.marker, opening: SourceRange(start, heredoc.marker.end)))
      lineStart = offset
      return
    }
    if let end = endOfTouchingAngled() {
      var start = offset
      while let last = tokens.last, last.range.end == start,
        last.kind == .identifier || last.kind == .placeholder
      {
        start = last.range.start
        tokens.removeLast()
      }
      offset = end
      return emit(.placeholder, from: start)
    }
    if let end = endOfAngled() ?? endOfDoubleAngled() { return take(.placeholder, end - offset) }
    let isOrEqual = byte(at: offset + 1) == UInt8(ascii: "=")
    take(isOrEqual ? .lessOrEqual : .less, isOrEqual ? 2 : 1)
  }

  /// A marker for a message; people's are short.
  private func name(of marker: SourceRange) -> String {
    shortened(String(decoding: bytes[marker.start..<min(marker.end, marker.start + 200)], as: UTF8.self))
  }

  private struct HeredocOpening {
    let marker: SourceRange
    let isIndented: Bool
    /// What keeps it from being one.
    let slip: String?
  }

  private func heredocOpening() -> HeredocOpening? {
    let isSingle = !bytes.hasBytes("<<", at: offset)
    // `<` is an operator between operands; `<EOT` in the place of a value was meant as a heredoc.
    if isSingle, followsOperand { return nil }
    var start = offset + (isSingle ? 1 : 2)
    let isIndented = byte(at: start) == UInt8(ascii: "-")
    if isIndented { start += 1 }
    let quote = byte(at: start)
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let isApart = quote.map(isBlank) ?? false
    let nameStart = isQuoted ? start + 1 : bytes.endOfBlanks(from: start)
    let nameEnd = bytes.endOfName(from: nameStart)
    guard nameEnd > nameStart else { return nil }
    let marker = SourceRange(nameStart, nameEnd)
    var end = nameEnd
    if isQuoted, byte(at: end) == quote { end += 1 }
    let rest = bytes.endOfBlanks(from: end)
    let isAtLineEnd =
      rest >= bytes.count || bytes[rest] == 0x0A || (bytes[rest] == 0x0D && byte(at: rest + 1) == 0x0A)
    guard isAtLineEnd else { return nil }
    if isSingle, !bytes[nameStart..<nameEnd].allSatisfy({ isUpperCase($0) || $0 == UInt8(ascii: "_") }) {
      return nil
    }
    let slip: String? =
      if isSingle {
        "a heredoc begins with two `<`"
      } else if isQuoted {
        "a heredoc's marker takes no quotes"
      } else if isApart {
        "a blank stands between `<<` and the marker"
      } else if rest > end {
        "a blank stands behind the heredoc's marker"
      } else {
        nil
      }
    return HeredocOpening(marker: marker, isIndented: isIndented, slip: slip)
  }

  /// The place after the marker where it stands alone on the line that begins at `start`.
  func endOfMarker(_ marker: SourceRange, at start: Int) -> Int? {
    let first = bytes.endOfBlanks(from: start)
    let end = first + marker.count
    guard end <= bytes.count, bytes[first..<end].elementsEqual(bytes[marker.start..<marker.end]) else {
      return nil
    }
    var rest = bytes.endOfBlanks(from: end)
    if byte(at: rest) == 0x0D { rest += 1 }
    return rest >= bytes.count || bytes[rest] == 0x0A ? end : nil
  }

  /// A line of a heredoc, up to its first sequence.
  mutating func readHeredoc(_ marker: SourceRange) {
    let start = offset
    if offset == lineStart, let end = endOfMarker(marker, at: offset) {
      offset = end
      emit(.heredocClose, from: start)
      // Blanks behind it belong to it; what follows is the end of the line.
      offset = bytes.endOfBlanks(from: end)
      frames.removeLast()
      return
    }
    while let byte = byte(at: offset) {
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
        if let length = sequenceLength(at: offset) {
          emitText(.heredocText, from: start)
          return openSequence(length)
        }
        offset += escapedSequenceLength(at: offset)
      } else {
        offset += 1
        if byte == 0x0A { break }
      }
    }
    emitText(.heredocText, from: start)
    if bytes[offset - 1] == 0x0A { lineStart = offset }
  }

  /// Text of a template file up to its next sequence.
  mutating func readFileText() {
    let start = offset
    while let byte = byte(at: offset) {
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
        if let length = sequenceLength(at: offset) {
          emitText(.quotedText, from: start)
          return openSequence(length)
        }
        offset += escapedSequenceLength(at: offset)
      } else {
        offset += 1
        if byte == 0x0A { lineStart = offset }
      }
    }
    emitText(.quotedText, from: start)
  }

  // MARK: The end

  /// Closes what is still open at the end of the text. `false` when a part of it is to be read once more.
  mutating func finish() -> Bool {
    while let frame = frames.last {
      switch frame {
      case .quoted(let opening): endOpenString(opening, textStart: offset)
      case .heredoc(let marker, let opening): endOpenHeredoc(marker, opening)
      case .file: frames.removeLast()
      case .sequence: return endOpenSequence()
      }
      if offset < bytes.count { return false }
    }
    return true
  }

  /// A heredoc without its end. Where the lines after it look like arguments again, indented no more than the
  /// one it belongs to, it is taken to end before them.
  private mutating func endOpenHeredoc(_ marker: SourceRange, _ opening: SourceRange) {
    let name = name(of: marker)
    frames.removeLast()
    if canReread, let end = endWithBrackets(marker, from: opening) {
      while let last = tokens.last, last.range.end > end.start { tokens.removeLast() }
      forget(from: end.start)
      reread(from: end.end)
      lineStart = end.start
      emit(.heredocClose, from: end.start)
      report(
        HCLRules.heredocMarker, "something stands behind the end `\(name)` of the heredoc",
        at: SourceRange(end.end, end.end), help: "break the line after `\(name)`",
        labels: [Label("opened here", at: opening)])
      return
    }
    let likelyEnd = canReread ? likelyEndOfHeredoc(from: opening) : nil
    if let likelyEnd {
      while let last = tokens.last, last.range.end > likelyEnd { tokens.removeLast() }
      forget(from: likelyEnd)
      reread(from: likelyEnd)
      lineStart = likelyEnd
    } else {
      tookInRest = true
    }
    var place = offset
    while place > opening.end, isBlank(bytes[place - 1]) || bytes[place - 1] == 0x0A { place -= 1 }
    report(
      HCLRules.unclosedHeredoc, "the heredoc has no end: no line holds `\(name)` alone",
      at: SourceRange(place, place), help: "add a line with nothing but `\(name)` on it",
      labels: [Label("opened here", at: opening)])
    emit(.heredocClose, from: offset)
    emit(.newline, from: offset)
  }

  /// A line that begins with the marker and goes on with closing brackets or a comma: `EOT)`.
  private func endWithBrackets(_ marker: SourceRange, from opening: SourceRange) -> SourceRange? {
    let name = bytes[marker.start..<marker.end]
    var line = bytes.endOfLine(from: opening.end) + 1
    while line < bytes.count {
      let first = bytes.endOfBlanks(from: line)
      let end = first + name.count
      if end < bytes.count, bytes[first..<end].elementsEqual(name) {
        switch bytes[bytes.endOfBlanks(from: end)...].first {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
          return SourceRange(line, end)
        default: break
        }
      }
      line = bytes.endOfLine(from: first) + 1
    }
    return nil
  }

  private func likelyEndOfHeredoc(from opening: SourceRange) -> Int? {
    var start = opening.start
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let indentation = bytes.endOfBlanks(from: start) - start
    var line = bytes.endOfLine(from: opening.end) + 1
    while line < bytes.count {
      let first = bytes.endOfBlanks(from: line)
      if first - line <= indentation,
        isItemOfTerraform(at: first) || (indentation > 0 && closesBlock(at: first))
      {
        return line
      }
      line = bytes.endOfLine(from: first) + 1
    }
    return nil
  }

  /// `name = …`, with the blanks that shell scripts do not have, or the header of a block.
  func isItemOfTerraform(at start: Int) -> Bool {
    let nameEnd = bytes.endOfName(from: start)
    guard nameEnd > start, nameEnd < bytes.count, isBlank(bytes[nameEnd]) else { return false }
    let next = bytes.endOfBlanks(from: nameEnd)
    if bytes.hasBytes("= ", at: next) { return true }
    let end = bytes.endOfLine(from: next)
    return byte(at: next) == UInt8(ascii: "\"") && end > 0 && bytes[end - 1] == UInt8(ascii: "{")
  }

  private func closesBlock(at start: Int) -> Bool {
    byte(at: start) == UInt8(ascii: "}") && bytes.endOfBlanks(from: start + 1) == bytes.endOfLine(from: start)
  }

  /// The outermost sequence that is open is to blame; the lines after it are read as if it were closed.
  private mutating func endOpenSequence() -> Bool {
    guard
      let index = frames.firstIndex(where: { if case .sequence = $0 { true } else { false } }),
      case .sequence(let token, _) = frames[index]
    else { return true }
    if canReread {
      reread(from: bytes.endOfLine(from: tokens[token].range.start))
      switch frames[..<index].last {
      case .heredoc, .file:
        offset = min(offset + 1, bytes.count)
        lineStart = offset
      case .quoted, .sequence, nil: break
      }
    }
    abandonSequence(index)
    return offset >= bytes.count && frames.isEmpty
  }
}
