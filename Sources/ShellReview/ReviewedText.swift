import Diagnostics
import SourceText

/// A script as text: what the rules about damage look at.
struct ReviewedText: Sendable {
  let bytes: [UInt8]
  let map: LexicalMap
  let lines: LineTable
  /// The characters past ASCII, in order; most scripts have none.
  let wideCharacters: [WideCharacter]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    map = LexicalMap(bytes)
    lines = LineTable(bytes)
    wideCharacters = bytes.wideCharacters()
  }

  /// Whether the byte at `offset` is part of a command, outside of quotes, comments and here-documents.
  func isCommand(at offset: Int) -> Bool { map.kind(at: offset) == .command }

  /// Whether an unquoted backslash before `offset` makes its character plain.
  func isEscaped(at offset: Int) -> Bool {
    var start = offset
    while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (offset - start) % 2 == 1
  }

  /// Whether a word begins at `offset`.
  func isWordStart(_ offset: Int) -> Bool {
    guard let before = bytes.byte(at: offset - 1) else { return true }
    return isBlank(before) || isOperator(before) || before == UInt8(ascii: "`")
  }

  /// The name of the command that an argument at `offset` belongs to, as far as its line tells; empty where it
  /// does not.
  func commandName(at offset: Int) -> String {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n"), offset - start < 400,
      !(isCommand(at: start - 1) && "|;&(`".utf8.contains(bytes[start - 1]))
    {
      start -= 1
    }
    let words = bytes[start..<offset].split(whereSeparator: isBlank).map {
      String(decoding: $0, as: UTF8.self)
    }
    let name = words.first { !["$", "#", "sudo", "do", "then", "else", "exec", "time"].contains($0) } ?? ""
    return name.split(separator: "/").last.map(String.init) ?? ""
  }

  /// What is found, gathered by line: one line of damage is one diagnostic.
  func byLine<Found>(_ found: [Found], at offset: (Found) -> Int) -> [[Found]] {
    var groups: [[Found]] = []
    var line = -1
    for item in found {
      let itsLine = lines.lineIndex(of: offset(item))
      if itsLine == line, !groups.isEmpty {
        groups[groups.count - 1].append(item)
      } else {
        groups.append([item])
        line = itsLine
      }
    }
    return groups
  }
}

/// What editors, chats and web pages do to commands. Holds also where the shell refuses the script.
func damage(in text: ReviewedText) -> [Diagnostic] {
  typographicQuotes(in: text) + typographicDashes(in: text) + invisibleCharacters(in: text)
    + findCarriageReturns(in: text.bytes) + htmlEntities(in: text) + promptsInScript(text)
    + blanksAfterBackslash(in: text)
}
