import Diagnostics
import SourceText

// What libyaml calls a failure, told as the mistake that people make.

/// The diagnostic for a failure while reading `range` of `bytes`.
func explain(_ failure: YAMLFailure, in bytes: [UInt8], range: Range<Int>) -> Diagnostic {
  let mistake = Mistake(failure: failure, bytes: bytes, range: range)
  if failure.isUnreadable { return mistake.unreadable }
  switch failure.context {
  case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag":
    return mistake.reserved(at: failure.contextOffset)
  case "while scanning a quoted scalar":
    return mistake.unclosedQuote
  case "while parsing a quoted scalar":
    return mistake.escape
  case "while scanning a simple key":
    return missingColon(bytes, line: lineRange(bytes, at: failure.contextOffset, in: range))
  default: break
  }
  switch failure.problem {
  case "found a tab character that violates indentation",
    "found a tab character where an indentation space is expected":
    return mistake.tab
  case "found character that cannot start any token": return mistake.badStart
  case "mapping values are not allowed in this context": return mistake.colon
  case "did not find expected comment or line break",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context", "found undefined tag handle":
    return mistake.reserved(at: failure.context.isEmpty ? failure.offset : failure.contextOffset)
  default: break
  }
  if let bracket = mistake.unclosedBracket { return mistake.unclosed(bracket) }
  switch failure.problem {
  case "did not find expected key", "did not find expected '-' indicator",
    "did not find expected <document start>":
    return mistake.unexpected
  default: return mistake.other
  }
}

/// `'key'` stands on a line of its own, or `key:value` without a blank.
func missingColon(_ bytes: [UInt8], line: SourceRange) -> Diagnostic {
  let content = bytes[line.start..<line.end]
  if let colon = content.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.end,
    bytes[colon + 1] != UInt8(ascii: " "), bytes[colon + 1] != UInt8(ascii: "/")
  {
    let key = shortened(String(decoding: bytes[line.start..<colon], as: UTF8.self))
    return Diagnostic(
      YAMLRules.missingColon, "no blank after the ':' of '\(key)'", at: SourceRange(colon, colon + 1),
      help: "write '\(key): ' and then the value")
  }
  let text = shortened(String(decoding: content, as: UTF8.self))
  return Diagnostic(
    YAMLRules.missingColon, "'\(text)' is no 'key: value'", at: line,
    help: "put ': ' after the key, or indent the line if it belongs to the value before it")
}

func duplicateKey(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
  Diagnostic(
    YAMLRules.duplicateKey, "the key '\(shortened(name))' is given twice", at: range,
    help: "remove one of them",
    labels: [Label("first given here", at: first)])
}

/// A failure beside the text it happened in.
private struct Mistake {
  let failure: YAMLFailure
  let bytes: [UInt8]
  let range: Range<Int>

  /// Where the failure was noticed, one byte wide where there is one.
  private var place: SourceRange { character(at: failure.offset) }

  private func character(at offset: Int) -> SourceRange {
    var end = min(offset + 1, range.upperBound)
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(min(offset, end), end)
  }

  private func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  var unreadable: Diagnostic {
    let byte = failure.offset < range.upperBound ? bytes[failure.offset] : 0
    let message =
      if failure.problem.contains("control characters"), byte < 0x80 {
        "the control character U+00\(hexadecimal(byte)) is not allowed"
      } else if failure.problem.contains("control characters") {
        "a character that YAML does not allow"
      } else {
        "these bytes are no UTF-8 text"
      }
    return Diagnostic(YAMLRules.badCharacter, message, at: place, help: "remove it")
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  var tab: Diagnostic {
    // libyaml names the place of the tab or the one after the blanks that hold it.
    let line = lineRange(bytes, at: failure.offset, in: range)
    let tab = bytes[line.start..<line.end].firstIndex(of: 0x09) ?? failure.offset
    return Diagnostic(
      YAMLRules.tab, "a tab in the indentation", at: character(at: tab), help: "indent with spaces")
  }

  /// A character that begins no value.
  var badStart: Diagnostic {
    failure.offset < range.upperBound && bytes[failure.offset] == 0x09 ? tab : reserved(at: failure.offset)
  }

  /// A value that begins with a character that has a meaning of its own.
  func reserved(at offset: Int) -> Diagnostic {
    let range = character(at: offset)
    let character = text(range)
    let meaning =
      switch character {
      case "*": ": it stands for an alias"
      case "&": ": it names an anchor"
      case "!": ": it names a tag"
      case "|", ">": ": it begins a block of text on the lines below"
      case "-": ": it begins a list item"
      case "?": ": it begins a key"
      case "%": ": it begins a directive"
      default: ""
      }
    return Diagnostic(
      YAMLRules.reservedCharacter, "a value cannot begin with '\(character)'\(meaning)", at: range,
      help: quoted(from: offset))
  }

  var unclosedQuote: Diagnostic {
    let opening = character(at: failure.contextOffset)
    return Diagnostic(
      YAMLRules.unclosedQuote, "the quote is never closed", at: opening,
      help: "add the closing \(text(opening)) or put the value in the other kind of quotes")
  }

  var escape: Diagnostic {
    let line = lineRange(bytes, at: failure.offset, in: range)
    let backslash =
      bytes[line.start..<min(failure.offset + 1, line.end)].lastIndex(of: UInt8(ascii: "\\"))
      ?? failure.offset
    return Diagnostic(
      YAMLRules.badEscape, "a backslash begins an escape that YAML does not know",
      at: character(at: backslash),
      help: "write \\\\ for a backslash, or put the value in single quotes")
  }

  /// A `:` where no key can end.
  var colon: Diagnostic {
    let line = lineRange(bytes, at: failure.offset, in: range)
    let before = bytes[line.start..<min(failure.offset, line.end)]
    guard let key = before.firstIndex(of: UInt8(ascii: ":")), key + 1 < failure.offset else {
      return indentation
    }
    let value = bytes[(key + 1)..<failure.offset].firstIndex { $0 != UInt8(ascii: " ") } ?? key
    return Diagnostic(
      YAMLRules.unquotedColon, "': ' inside a value that is not quoted", at: place, help: quoted(from: value))
  }

  /// Text where the next entry should begin.
  var unexpected: Diagnostic {
    let line = lineRange(bytes, at: failure.offset, in: range)
    let before = bytes[line.start..<min(failure.offset, line.end)].reversed().drop { $0 == UInt8(ascii: " ") }
    if let last = before.first, "\"']}".utf8.contains(last) {
      let value = bytes[line.start..<failure.offset].firstIndex(of: UInt8(ascii: ":")).map { colon in
        bytes[(colon + 1)..<failure.offset].firstIndex { $0 != UInt8(ascii: " ") } ?? colon
      }
      return Diagnostic(
        YAMLRules.trailingText, "text after the closing \(String(decoding: [last], as: UTF8.self))",
        at: place,
        help: value.flatMap(quoted(from:)))
    }
    return indentation
  }

  var indentation: Diagnostic {
    let line = lineRange(bytes, at: failure.offset, in: range)
    let first = bytes[line.start..<line.end].firstIndex { $0 != UInt8(ascii: " ") } ?? line.start
    return Diagnostic(
      YAMLRules.indentation, "the indentation fits nothing above", at: character(at: first),
      help: "begin the line where its neighbours begin")
  }

  var other: Diagnostic {
    let isFlow = failure.context.contains("flow") && failure.contextOffset < failure.offset
    let labels = isFlow ? [Label("opened here", at: character(at: failure.contextOffset))] : []
    return Diagnostic(YAMLRules.syntax, plainWords, at: place, labels: labels)
  }

  private var plainWords: String {
    let expected = "did not find expected "
    if failure.problem == expected + "node content" { return "expected a value" }
    if failure.problem.hasPrefix(expected) { return "expected " + failure.problem.dropFirst(expected.count) }
    return failure.problem.isEmpty ? "this is not YAML" : failure.problem
  }

  // MARK: Brackets

  /// The innermost bracket that is open where the failure was noticed, if it was noticed at the end of the
  /// text or where a key begins: both mean that its end is missing.
  var unclosedBracket: Int? {
    guard failure.context.contains("flow") else { return nil }
    var open: [Int] = []
    var quote: UInt8?
    for offset in range.lowerBound..<failure.offset {
      switch (bytes[offset], quote) {
      case (let byte, let open?) where byte == open: quote = nil
      case (_, .some): break
      case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = bytes[offset]
      case (UInt8(ascii: "["), nil), (UInt8(ascii: "{"), nil): open.append(offset)
      case (UInt8(ascii: "]"), nil), (UInt8(ascii: "}"), nil): _ = open.popLast()
      default: break
      }
    }
    let rest = bytes[failure.offset..<range.upperBound]
    let isAtEnd = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    return isAtEnd ? open.last : nil
  }

  func unclosed(_ bracket: Int) -> Diagnostic {
    let closing = bytes[bracket] == UInt8(ascii: "[") ? "]" : "}"
    return Diagnostic(
      YAMLRules.unclosedBracket, "'\(text(character(at: bracket)))' is never closed",
      at: character(at: bracket),
      help: "add the closing '\(closing)'")
  }

  // MARK: Mending

  /// Proposes to quote the rest of the line.
  private func quoted(from start: Int) -> String? {
    var line = lineRange(bytes, at: start, in: range)
    line.start = start
    while line.end > start, bytes[line.end - 1] == UInt8(ascii: " ") { line.end -= 1 }
    let value = text(line)
    guard value.unicodeScalars.count <= 60 else { return "put the value in quotes" }
    if !value.contains("\""), !value.contains("\\") { return "put the value in quotes: \"\(value)\"" }
    let doubled = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return "put the value in quotes: '\(doubled)'"
  }
}
