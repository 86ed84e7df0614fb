import Diagnostics
import SourceText

// Blanks that are none to the shell, characters without width, and stray carriage returns.

extension ShellReviewRules {
  static let noBreakSpace = Rule(
    "shell.no-break-space", .warning, "A blank between words is not a plain space.",
    why: """
      No-break spaces and their kin come along when a command is copied from a web page or a chat. They look \
      like spaces, but the shell takes them as letters: two words become one, and the command is not found.
      """,
    wrong: "```bash\nunzip\u{A0}archive.zip\n```",
    right: "```bash\nunzip archive.zip\n```")

  static let invisibleCharacter = Rule(
    "shell.invisible-character", .warning, "A character without width stands in a command.",
    why: """
      Web pages use marks without width to guide line breaks and the direction of text. Copied into a \
      command they stay invisible and become part of a word: a file is not found although its name looks \
      right.
      """,
    wrong: "```bash\nkubectl get pods\u{200B} -A\n```",
    right: "```bash\nkubectl get pods -A\n```")

  static let carriageReturn = Rule(
    "shell.carriage-return", .warning, "Some lines end in a carriage return.",
    why: """
      Windows ends lines with two characters. A script in which only some lines do was put together from two \
      sources. The shell takes the carriage return as part of the last word: `exit 0` fails with a number \
      that looks right, `then` is no longer `then`.
      """,
    wrong: "```bash\nset -e\r\nexit 0\n```",
    right: "```bash\nset -e\nexit 0\n```")
}

/// Odd blanks and marks without width, one diagnostic for a line of each.
func invisibleCharacters(in text: ReviewedText) -> [Diagnostic] {
  let blanks = text.wideCharacters.filter { isOddBlank($0, in: text) }
  let marks = text.wideCharacters.filter { isInvisibleMark($0, in: text) }
  let aboutBlanks = text.byLine(blanks, at: \.range.start).compactMap { line -> Diagnostic? in
    guard let first = line.first else { return nil }
    return Diagnostic(
      ShellReviewRules.noBreakSpace,
      "\(name(ofBlank: first.value)) (\(codePoint(first.value))): to the shell it is a letter"
        + andMore(line.count),
      at: first.range, help: "put a plain space in its place",
      edits: certainBlanks(line, in: text))
  }
  let aboutMarks = text.byLine(marks, at: \.range.start).compactMap { line -> Diagnostic? in
    guard let first = line.first else { return nil }
    return Diagnostic(
      ShellReviewRules.invisibleCharacter,
      "invisible character \(codePoint(first.value)) in a command" + andMore(line.count), at: first.range,
      help: "delete it; it may hide at either end of a word that looks right",
      edits: line.filter { isInWord($0, text) }.map { TextEdit($0.range, of: text.bytes, with: "") })
  }
  return aboutBlanks + aboutMarks
}

/// Plain spaces for odd blanks, where one of the line surely separates words: behind the name of a command, before an
/// option, or in front of all. One in a path or a pattern may be meant.
private func certainBlanks(_ line: [WideCharacter], in text: ReviewedText) -> [TextEdit] {
  let bytes = text.bytes
  let isCertain = line.contains { character in
    var start = character.range.start
    while let before = bytes.byte(at: start - 1), isNameByte(before) || before == UInt8(ascii: "-") {
      start -= 1
    }
    let isBehindCommand =
      start < character.range.start && text.isWordStart(start) && text.commandName(at: start).isEmpty
    let isIndentation = start == character.range.start && isLineStart(start, bytes)
    return isBehindCommand && bytes.byte(at: character.range.end).map { $0 > 0x20 } ?? false
      || isIndentation
      || bytes.byte(at: character.range.end) == UInt8(ascii: "-") && start < character.range.start
  }
  return isCertain ? line.map { TextEdit($0.range, of: bytes, with: " ") } : []
}

/// Whether only blanks, odd ones among them, stand before `offset` on its line.
private func isLineStart(_ offset: Int, _ bytes: [UInt8]) -> Bool {
  var start = offset
  while let before = bytes.byte(at: start - 1), before != UInt8(ascii: "\n") {
    if isBlank(before) {
      start -= 1
    } else if let wide = bytes.wideCharacter(before: start), wide.value == 0xA0 {
      start = wide.range.start
    } else {
      return false
    }
  }
  return true
}

/// Whether a mark clings to a word of a command. One in quotes, or by itself, may be what is looked for; a separator of
/// lines may have been one.
private func isInWord(_ character: WideCharacter, _ text: ReviewedText) -> Bool {
  guard text.isCommand(at: character.range.start), !(0x2028...0x2029).contains(character.value) else {
    return false
  }
  let neighbours = [text.bytes.byte(at: character.range.start - 1), text.bytes.byte(at: character.range.end)]
  return neighbours.contains { $0.map(isNameByte) ?? false }
}

/// Carriage returns in a text whose lines do not all end in one.
///
/// Markdown takes carriage returns out of code blocks: for a block of a note, pass the bytes of the note.
package func findCarriageReturns(in bytes: [UInt8]) -> [Diagnostic] {
  let returns = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\r") }
  guard let first = returns.first else { return [] }
  func isAtLineEnd(_ offset: Int) -> Bool {
    bytes.byte(at: offset + 1) ?? UInt8(ascii: "\n") == UInt8(ascii: "\n")
  }
  let breaks = bytes.count { $0 == UInt8(ascii: "\n") }
  if returns.count >= breaks, returns.allSatisfy(isAtLineEnd) { return [] }
  return [
    Diagnostic(
      ShellReviewRules.carriageReturn,
      "carriage return \(isAtLineEnd(first) ? "at the end of the line" : "in the line")"
        + andMore(returns.count),
      at: SourceRange(first, first + 1), help: "delete it, or end all lines alike")
  ]
}

private func isOddBlank(_ character: WideCharacter, in text: ReviewedText) -> Bool {
  switch character.value {
  case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: break
  // Between words of a text that is written without spaces it is what its author typed.
  case 0x3000: if isBetweenIdeographs(character, in: text.bytes) { return false }
  default: return false
  }
  return text.isCommand(at: character.range.start) || isInInterpreterLine(character.range.start, text)
}

private func isInvisibleMark(_ character: WideCharacter, in text: ReviewedText) -> Bool {
  let start = character.range.start
  switch character.value {
  case 0xAD, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x2069: break
  case 0xFEFF: if start == 0 { return true }
  // They join the letters of several scripts, and the parts of one emoji.
  case 0x200C, 0x200D:
    let isAmongLetters =
      text.bytes.wideCharacter(before: start) != nil
      || text.bytes.wideCharacter(at: character.range.end) != nil
    if isAmongLetters { return false }
  default: return false
  }
  guard let stretch = text.map.stretch(at: start) else { return false }
  switch stretch.kind {
  case .command: return true
  // An argument in one piece is no prose: an address, a name.
  case .singleQuoted, .doubleQuoted:
    return stretch.range.count < 200
      && !text.bytes[stretch.range.start..<stretch.range.end].contains(where: isBlank)
  case .comment, .hereDocument: return false
  }
}

/// `#!…` is a comment to the shell and a command to the system.
private func isInInterpreterLine(_ offset: Int, _ text: ReviewedText) -> Bool {
  text.bytes.starts(with: Array("#!".utf8)) && offset < text.lines.contentRange(ofLine: 0).end
}

private func isBetweenIdeographs(_ character: WideCharacter, in bytes: [UInt8]) -> Bool {
  guard let before = bytes.wideCharacter(before: character.range.start),
    let after = bytes.wideCharacter(at: character.range.end)
  else { return false }
  return before.value >= 0x2E80 && after.value >= 0x2E80
}

private func name(ofBlank scalar: UInt32) -> String {
  switch scalar {
  case 0xA0: "no-break space"
  case 0x202F: "narrow no-break space"
  case 0x3000: "ideographic space"
  default: "typographic space"
  }
}
