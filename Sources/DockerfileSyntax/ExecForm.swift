import SourceText

/// What `["a", "b"]` turned out to be.
enum ExecFormReading {
  /// The strings, with their quotes.
  case list([SourceRange])
  /// A list that the builder cannot read as JSON.
  case broken(ExecFormFault, at: SourceRange)
  /// With `...` in it, or placeholders.
  case synopsis
  /// No list: `[ -f x ] && …` is a command of the shell.
  case none
}

/// What is wrong with a list.
enum ExecFormFault: Equatable {
  case singleQuotes, curlyQuotes, missingComma, trailingComma, unclosedList, unclosedString, bareWord,
    textAfter
  case badEscape
}

/// Reads the list at the start of `range`.
///
/// RFC 8259 §5 and §7: array = [ string *( , string ) ]
func readExecForm(in range: SourceRange, of bytes: [UInt8]) -> ExecFormReading {
  guard range.count > 0, bytes[range.start] == UInt8(ascii: "["), isMeantAsList(range, bytes) else {
    return .none
  }
  var reader = ExecFormReader(bytes: bytes, index: range.start + 1, end: range.end)
  return reader.read()
}

/// Whether a bracket was meant to begin a list: a string follows and then a comma or the closing bracket, or all is
/// in brackets and has commas in it.
private func isMeantAsList(_ range: SourceRange, _ bytes: [UInt8]) -> Bool {
  let start = bytes.afterBlanks(range.start + 1, before: range.end)
  guard start < range.end else { return true }
  let isClosed = bytes[range.end - 1] == UInt8(ascii: "]")
  switch bytes[start] {
  case UInt8(ascii: "]"): return start == range.end - 1
  case UInt8(ascii: ","): return isClosed
  case UInt8(ascii: "["): return false
  case UInt8(ascii: "\""), UInt8(ascii: "'"):
    guard let end = endOfQuote(at: start, in: bytes, before: range.end) else { return true }
    let next = bytes.afterBlanks(end, before: range.end)
    guard next < range.end else { return true }
    switch bytes[next] {
    case UInt8(ascii: ","), UInt8(ascii: "\""): return true
    case UInt8(ascii: "]"): return !hasShellOperator(SourceRange(next + 1, range.end), bytes)
    default: return isClosed && !isTestOperator(bytes[next]) && bytes[next] != UInt8(ascii: "-")
    }
  default:
    if bytes.has("“", at: start, before: range.end) { return true }
    guard isClosed, isNameByte(bytes[start]) || bytes[start] == UInt8(ascii: "/") else { return false }
    return bytes[start..<range.end].contains(UInt8(ascii: ","))
  }
}

private func isTestOperator(_ byte: UInt8) -> Bool { "=!<>".utf8.contains(byte) }

/// Whether what follows goes on with the command that a test began.
private func hasShellOperator(_ range: SourceRange, _ bytes: [UInt8]) -> Bool {
  let start = bytes.afterBlanks(range.start, before: range.end)
  return start < range.end && "&|;".utf8.contains(bytes[start])
}

/// Whether a shell finds each quote closed in `range`.
func hasBalancedQuotes(_ range: SourceRange, _ bytes: [UInt8]) -> Bool {
  var index = range.start
  while index < range.end {
    switch bytes[index] {
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let end = endOfQuote(at: index, in: bytes, before: range.end) else { return false }
      index = end
    default: index += 1
    }
  }
  return true
}

private struct ExecFormReader {
  let bytes: [UInt8]
  var index: Int
  let end: Int
  var strings: [SourceRange] = []

  /// Begins after the opening bracket.
  mutating func read() -> ExecFormReading {
    let opening = SourceRange(index - 1, index)
    var comma: Int?
    while true {
      index = bytes.afterBlanks(index, before: end)
      guard index < end else { return .broken(.unclosedList, at: opening) }
      if bytes[index] == UInt8(ascii: "]") {
        if let comma { return .broken(.trailingComma, at: SourceRange(comma, comma + 1)) }
        return readEnd()
      }
      if !strings.isEmpty, comma == nil {
        return .broken(.missingComma, at: SourceRange(index, index + 1))
      }
      if let stop = readElement() { return stop }
      index = bytes.afterBlanks(index, before: end)
      comma = nil
      if index < end, bytes[index] == UInt8(ascii: ",") {
        comma = index
        index += 1
      }
    }
  }

  /// Takes a string; what ends the reading instead, if anything else stands here.
  private mutating func readElement() -> ExecFormReading? {
    let start = index
    switch bytes[start] {
    case UInt8(ascii: "\""): return readString()
    case UInt8(ascii: "'"): return .broken(.singleQuotes, at: SourceRange(start, start + 1))
    case UInt8(ascii: ","): return .broken(.trailingComma, at: SourceRange(start, start + 1))
    default:
      if bytes.has("“", at: start, before: end) || bytes.has("”", at: start, before: end) {
        return .broken(.curlyQuotes, at: SourceRange(start, start + 3))
      }
      var stop = start
      while stop < end, !isBlank(bytes[stop]), bytes[stop] != UInt8(ascii: ","),
        bytes[stop] != UInt8(ascii: "]")
      {
        stop += 1
      }
      let isLeftOut =
        isEllipsis(bytes[start..<stop]) || endOfPlaceholder(at: start, in: bytes, before: end) != nil
      return isLeftOut ? .synopsis : .broken(.bareWord, at: SourceRange(start, max(stop, start + 1)))
    }
  }

  private mutating func readString() -> ExecFormReading? {
    let start = index
    index += 1
    while index < end, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") {
        guard index + 1 < end, "\"\\/bfnrtu".utf8.contains(bytes[index + 1]) else {
          return .broken(.badEscape, at: SourceRange(index, min(index + 2, end)))
        }
        index += 1
      }
      index += 1
    }
    guard index < end else { return .broken(.unclosedString, at: SourceRange(start, start + 1)) }
    index += 1
    strings.append(SourceRange(start, index))
    return nil
  }

  private mutating func readEnd() -> ExecFormReading {
    index = bytes.afterBlanks(index + 1, before: end)
    guard index < end else { return .list(strings) }
    return isEllipsis(bytes[index..<end]) ? .synopsis : .broken(.textAfter, at: SourceRange(index, end))
  }
}
