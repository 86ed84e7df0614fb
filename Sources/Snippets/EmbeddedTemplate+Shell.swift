import ShellSyntax
import SourceText

// Words and here-documents of the shell.

extension EmbeddedTemplate {
  /// The value of `word`; `nil` for a list of values, a pattern, a process.
  init?(_ word: ShellWord, in bytes: [UInt8]) {
    self.init(at: word.range.start)
    if word.parts.isEmpty { segments = [.copy(word.range)] }
    for part in word.parts {
      guard append(part, in: bytes) else { return nil }
    }
  }

  /// The body of a here-document; `nil` if it or something in it is not closed.
  init?(_ document: HereDocument, in bytes: [UInt8]) {
    guard document.end != nil else { return nil }
    self.init(at: document.body.start)
    var scanner = HereDocumentScanner(document, bytes)
    guard let found = scanner.scan() else { return nil }
    segments = found
  }

  /// Adds the value of a part; `false` where it cannot be one text.
  private mutating func append(_ part: ShellWordPart, in bytes: [UInt8]) -> Bool {
    let range = part.range
    switch part.kind {
    case .literal, .placeholder: segments.append(.copy(range))
    case .escaped: appendEscaped(range, in: bytes, isQuoted: false)
    case .singleQuoted:
      guard range.count >= 2 else { return false }
      segments.append(.copy(SourceRange(range.start + 1, range.end - 1)))
    case .ansiQuoted: return appendANSI(range, in: bytes)
    case .doubleQuoted(let parts):
      let opening = bytes[range.start] == UInt8(ascii: "$") ? 2 : 1
      guard range.count > opening else { return false }
      if parts.isEmpty { segments.append(.copy(SourceRange(range.start + opening, range.end - 1))) }
      for part in parts {
        if case .escaped = part.kind {
          appendEscaped(part.range, in: bytes, isQuoted: true)
        } else if !append(part, in: bytes) {
          return false
        }
      }
    case .parameter, .command, .arithmetic: segments.append(.expansion(range))
    case .process, .extendedGlob, .array: return false
    }
    return true
  }

  /// `\` and what follows. Within double quotes it means something before a few bytes only. XCU 2.2.3.
  private mutating func appendEscaped(_ range: SourceRange, in bytes: [UInt8], isQuoted: Bool) {
    guard range.count > 1 else { return segments.append(.copy(range)) }
    let next = bytes[range.start + 1]
    if next == UInt8(ascii: "\n") { return }
    if isQuoted, !isEscapable(next), next != UInt8(ascii: "\"") { return segments.append(.copy(range)) }
    if range.count == 2 {
      segments.append(.meaning(next, range))
    } else {
      segments.append(.copy(SourceRange(range.start + 1, range.end)))
    }
  }

  /// `$'…'` with the escapes that texts use; `false` for others.
  private mutating func appendANSI(_ range: SourceRange, in bytes: [UInt8]) -> Bool {
    guard range.count >= 3 else { return false }
    var index = range.start + 2
    var copied = index
    let end = range.end - 1
    while index < end {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard index + 1 < end, let meaning = ansiMeaning(of: bytes[index + 1]) else { return false }
      segments.append(.copy(SourceRange(copied, index)))
      segments.append(.meaning(meaning, SourceRange(index, index + 2)))
      index += 2
      copied = index
    }
    segments.append(.copy(SourceRange(copied, max(copied, end))))
    return true
  }
}

private func ansiMeaning(of byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "n"): 0x0A
  case UInt8(ascii: "t"): 0x09
  case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): byte
  default: nil
  }
}

/// Whether a backslash takes the meaning of the byte away in a here-document. XCU 2.7.4.
private func isEscapable(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "$") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\\")
}

// MARK: Here-documents

/// Splits the body of a here-document at its expansions, in one pass.
private struct HereDocumentScanner {
  private let document: HereDocument
  private let bytes: [UInt8]
  private var segments: [EmbeddedTemplate.Segment] = []
  private var index: Int
  /// Start of what has not become a segment.
  private var copied: Int

  init(_ document: HereDocument, _ bytes: [UInt8]) {
    self.document = document
    self.bytes = bytes
    index = document.body.start
    copied = index
  }

  private var end: Int { document.body.end }

  /// `nil` when an expansion is not closed.
  mutating func scan() -> [EmbeddedTemplate.Segment]? {
    var isLineStart = true
    while index < end {
      if isLineStart, document.stripsTabs { skipTabs() }
      guard index < end else { break }
      let byte = bytes[index]
      isLineStart = byte == UInt8(ascii: "\n")
      guard document.expands else {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): takeEscape()
      case UInt8(ascii: "$"), UInt8(ascii: "`"):
        guard let expansionEnd = endOfExpansion(in: bytes, at: index, limit: end) else { return nil }
        // A lone `$` is itself.
        if expansionEnd == index + 1 { index += 1 } else { take({ .expansion($0) }, to: expansionEnd) }
      default: index += 1
      }
    }
    copy(to: end)
    return segments
  }

  private mutating func skipTabs() {
    guard bytes[index] == 0x09 else { return }
    copy(to: index)
    while index < end, bytes[index] == 0x09 { index += 1 }
    copied = index
  }

  private mutating func takeEscape() {
    guard index + 1 < end else { return index += 1 }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "\n") {
      copy(to: index)
      index += 2
      copied = index
    } else if isEscapable(next) {
      take({ .meaning(next, $0) }, to: index + 2)
    } else {
      index += 2
    }
  }

  private mutating func take(_ segment: (SourceRange) -> EmbeddedTemplate.Segment, to end: Int) {
    copy(to: index)
    segments.append(segment(SourceRange(index, end)))
    index = end
    copied = end
  }

  private mutating func copy(to end: Int) {
    if copied < end { segments.append(.copy(SourceRange(copied, end))) }
  }
}

/// The place after the expansion that begins at `start`: after `$` alone where none does, `nil` where it is
/// not closed.
private func endOfExpansion(in bytes: [UInt8], at start: Int, limit: Int) -> Int? {
  guard bytes[start] == UInt8(ascii: "$") else { return endOfNesting(in: bytes, from: start, limit: limit) }
  guard start + 1 < limit else { return start + 1 }
  switch bytes[start + 1] {
  case UInt8(ascii: "("), UInt8(ascii: "{"): return endOfNesting(in: bytes, from: start, limit: limit)
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"),
    UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "-"):
    return start + 2
  default:
    var end = start + 1
    while end < limit, isNameByte(bytes[end]) { end += 1 }
    return end
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// The place after `$(…)`, `${…}` or backquotes, with quotes and further ones inside.
private func endOfNesting(in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
  /// What ends each of those that are open.
  var closers: [UInt8] = []
  var index = start
  repeat {
    guard index < limit else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\\"): index += 1
    case closers.last: closers.removeLast()
    case UInt8(ascii: "$") where index < limit && bytes[index] == UInt8(ascii: "("):
      closers.append(UInt8(ascii: ")"))
      index += 1
    case UInt8(ascii: "$") where index < limit && bytes[index] == UInt8(ascii: "{"):
      closers.append(UInt8(ascii: "}"))
      index += 1
    case UInt8(ascii: "`"), UInt8(ascii: "\""): closers.append(byte)
    case UInt8(ascii: "(") where closers.last == UInt8(ascii: ")"): closers.append(UInt8(ascii: ")"))
    case UInt8(ascii: "'") where closers.last == UInt8(ascii: ")"):
      while index < limit, bytes[index] != UInt8(ascii: "'") { index += 1 }
      index += 1
    default: break
    }
  } while !closers.isEmpty
  return index <= limit ? index : nil
}
