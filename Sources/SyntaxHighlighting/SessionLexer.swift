import SourceText

/// Colours a terminal session: prompts, the commands after them, and what the commands printed.
func lexSession(_ bytes: [UInt8]) -> [SyntaxToken] {
  var list = TokenList()
  var lineStart = 0
  let isRootPromptBare = !containsUserPrompt(bytes)
  var hereDocuments = HereDocumentSearch()
  while lineStart < bytes.count {
    var end = endOfLine(bytes, from: lineStart, limit: bytes.count)
    if let commandStart = endOfPrompt(bytes, from: lineStart, limit: end, isRootPromptBare: isRootPromptBare)
    {
      list.add(.prompt, lineStart, commandStart)
      lexCommand(bytes, from: commandStart, end: &end, into: &list, &hereDocuments)
    } else if !isRootPromptBare, bytes[lineStart] == UInt8(ascii: "#") {
      list.add(.comment, lineStart, end)
    } else {
      list.add(.output, lineStart, end)
    }
    lineStart = end + 1
  }
  return list.tokens
}

/// Lexes the command that begins at `start`, with the lines on which it goes on. `end` is the end of its
/// last line.
private func lexCommand(
  _ bytes: [UInt8], from start: Int, end: inout Int, into list: inout TokenList,
  _ search: inout HereDocumentSearch
) {
  var partStart = start
  while end < bytes.count, continues(bytes, lineEnd: end, from: partStart) {
    let next = end + 1
    let nextEnd = endOfLine(bytes, from: next, limit: bytes.count)
    if matches([UInt8(ascii: ">"), UInt8(ascii: " ")], in: bytes, at: next, limit: nextEnd) {
      // The shell's own mark of a continued line.
      lexShell(bytes, in: partStart..<end, isContinued: partStart != start, into: &list)
      list.add(.prompt, next, next + 2)
      partStart = next + 2
    }
    end = nextEnd
  }
  if let bodyEnd = search.bodyEnd(bytes, commandStart: partStart, commandEnd: end) { end = bodyEnd }
  lexShell(bytes, in: partStart..<end, isContinued: partStart != start, into: &list)
}

/// Whether the line that ends at `lineEnd` ends in a backslash.
private func continues(_ bytes: [UInt8], lineEnd: Int, from start: Int) -> Bool {
  var last = lineEnd - 1
  if last >= start, bytes[last] == UInt8(ascii: "\r") { last -= 1 }
  return last >= start && bytes[last] == UInt8(ascii: "\\")
}

/// Finds where the text ends that a command reads from `<<EOF`.
private struct HereDocumentSearch {
  private var failures = 0

  /// The end of the line with the delimiter, `nil` where the command reads no such text.
  mutating func bodyEnd(_ bytes: [UInt8], commandStart: Int, commandEnd: Int) -> Int? {
    // A few searches in vain are allowed; more would cost the square of the text.
    guard failures < 4, let word = delimiter(bytes, commandStart, commandEnd) else { return nil }
    let body = hereDocumentBody(bytes, from: commandEnd + 1, limit: bytes.count, delimiter: word)
    if body == nil { failures += 1 }
    return body?.delimiterEnd
  }

  private func delimiter(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [UInt8]? {
    var index = start
    while index + 2 < end, bytes[index] != UInt8(ascii: "<") || bytes[index + 1] != UInt8(ascii: "<") {
      index += 1
    }
    index += 2
    while index < end, !isWordStart(bytes[index]), bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard index < end, isWordStart(bytes[index]) else { return nil }
    var wordEnd = index
    while wordEnd < end, isWordByte(bytes[wordEnd]) { wordEnd += 1 }
    return Array(bytes[index..<wordEnd])
  }
}

// MARK: Prompts

/// Whether a line has a `$` prompt: then a line that begins with `# ` is a comment, not the prompt of root.
private func containsUserPrompt(_ bytes: [UInt8]) -> Bool {
  var lineStart = 0
  while lineStart < bytes.count {
    let end = endOfLine(bytes, from: lineStart, limit: bytes.count)
    if let promptEnd = endOfPrompt(bytes, from: lineStart, limit: end, isRootPromptBare: false),
      bytes[lineStart..<promptEnd].contains(UInt8(ascii: "$"))
    {
      return true
    }
    lineStart = end + 1
  }
  return false
}

/// Where the command begins, if the line begins with a prompt: `$ `, `# `, `user@host:~$ `, `[root@host
/// dir]# `, `(venv) $ `, `bash-5.2$ `, `/app # `, `PS C:\> `.
private func endOfPrompt(_ bytes: [UInt8], from start: Int, limit: Int, isRootPromptBare: Bool) -> Int? {
  var index = start
  while index < limit, isBlank(bytes[index]) { index += 1 }
  if index < limit, bytes[index] == UInt8(ascii: "("),
    let close = endOfName(bytes, index, limit, UInt8(ascii: ")"))
  {
    index = close
    while index < limit, isBlank(bytes[index]) { index += 1 }
  }
  guard index < limit else { return nil }
  switch bytes[index] {
  case UInt8(ascii: "$"): return endOfMark(bytes, index, limit)
  case UInt8(ascii: "#"): return isRootPromptBare ? endOfMark(bytes, index, limit) : nil
  case UInt8(ascii: "["):
    guard let close = endOfName(bytes, index, limit, UInt8(ascii: "]")),
      bytes[index..<close].contains(UInt8(ascii: "@"))
    else { return nil }
    return endOfMark(bytes, close, limit)
  case UInt8(ascii: "P") where matches(Array("PS ".utf8), in: bytes, at: index, limit: limit):
    guard let close = endOfName(bytes, index, limit, UInt8(ascii: ">")) else { return nil }
    return endOfMark(bytes, close - 1, limit)
  default: return endOfLongPrompt(bytes, index, limit)
  }
}

/// `user@host:~/dir$ `, `bash-5.2$ `, `sh-4.4# `, `/app # `, `~/dir $ `
private func endOfLongPrompt(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
  let isPath = bytes[start] == UInt8(ascii: "/") || bytes[start] == UInt8(ascii: "~")
  let isShell =
    matches(Array("bash-".utf8), in: bytes, at: start, limit: limit)
    || matches(Array("sh-".utf8), in: bytes, at: start, limit: limit)
  var isUser = false
  var index = start
  let stop = min(limit, start + 120)
  while index < stop {
    switch bytes[index] {
    case UInt8(ascii: "@"): isUser = true
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      return isUser || isPath || isShell ? endOfMark(bytes, index, limit) : nil
    case UInt8(ascii: " "):
      // The path of a prompt such as `/app # ` is followed by one blank.
      guard isPath || isUser, index + 1 < limit else { return nil }
      let next = bytes[index + 1]
      guard next == UInt8(ascii: "$") || next == UInt8(ascii: "#") else { return nil }
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "~"): break
    case let byte where isWordByte(byte): break
    default: return nil
    }
    index += 1
  }
  return nil
}

/// The place after the mark of a prompt and the blank that must follow, unless nothing follows.
private func endOfMark(_ bytes: [UInt8], _ mark: Int, _ limit: Int) -> Int? {
  guard mark < limit else { return nil }
  switch bytes[mark] {
  case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: ">"):
    guard mark + 1 < limit else { return mark + 1 }
    return isBlank(bytes[mark + 1]) ? mark + 2 : nil
  default: return nil
  }
}

/// The place after `close`, which must stand on the line and not far off.
private func endOfName(_ bytes: [UInt8], _ start: Int, _ limit: Int, _ close: UInt8) -> Int? {
  bytes[start..<min(limit, start + 120)].firstIndex(of: close).map { $0 + 1 }
}
