import ShellSyntax
import SourceText

/// Whether a block is a session although its tag does not say so: its first line that is neither blank
/// nor a comment begins with a prompt that nothing else looks like.
package func looksLikeSession(_ bytes: [UInt8]) -> Bool {
  let table = LineTable(bytes)
  for index in 0..<table.count {
    let line = table.contentRange(ofLine: index)
    let start = bytes.afterBlanks(line)
    if start == line.end { continue }
    if let prompt = findPrompt(in: bytes, line: line), prompt.isCertain { return true }
    if bytes[start] != UInt8(ascii: "#") { return false }
  }
  return false
}

/// Whether a text that nobody called so is a session: it begins with a prompt, and behind it a program that is
/// known. Behind a prompt that is more than a sign, what is typed is also sound: routers and databases have such
/// prompts, and what they read is no shell.
package func isCertainlySession(_ bytes: [UInt8]) -> Bool {
  guard looksLikeSession(bytes), let first = parseSession(bytes).commands.first, first.isChecked else {
    return false
  }
  let text = SourceRange(0, first.text.count)
  guard looksLikeCommand(first.text, text),
    beginsWithKnownCommand(first.text, text) || "./~".utf8.contains(first.text[0])
  else { return false }
  return first.prompt.count <= 2 || parseShell(first.text).diagnostics.allSatisfy { $0.severity != .error }
}

/// Tells prompts, commands, comments and output apart. Takes any bytes, in linear time.
package func parseSession(_ bytes: [UInt8]) -> Session {
  var parser = SessionParser(bytes: bytes)
  return parser.parse()
}

/// One pass over the lines. What a prompt is depends on the whole block, so prompts are found before.
struct SessionParser {
  let bytes: [UInt8]
  let table: LineTable
  /// The prompt that each line begins with.
  let prompts: [Prompt?]
  /// For each line, the next one after it that begins with a prompt; the number of lines at the end.
  let nextPromptLines: [Int]
  let lineIndex: LineIndex

  private(set) var commands: [SessionCommand] = []
  private var kinds: [SessionLineKind]
  private var emptyPrompts: [SourceRange] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    table = LineTable(bytes)
    prompts = findPrompts(in: bytes, table)
    kinds = Array(repeating: .output, count: table.count)
    var next = Array(repeating: table.count, count: table.count)
    for line in stride(from: table.count - 2, through: 0, by: -1) {
      next[line] = prompts[line + 1] == nil ? next[line + 1] : line + 1
    }
    nextPromptLines = next
    lineIndex = LineIndex(bytes, table)
  }

  mutating func parse() -> Session {
    var line = 0
    while line < table.count {
      let content = table.contentRange(ofLine: line)
      if let prompt = prompts[line] {
        line = parseCommand(after: prompt, on: line)
      } else {
        if bytes.afterBlanks(content) == content.end { kinds[line] = .blank }
        line += 1
      }
    }
    markComments()
    return Session(
      bytes: bytes, commands: commands, lineKinds: kinds, emptyPrompts: emptyPrompts, lineTable: table)
  }

  /// Takes the command on `line` and the lines that it goes on for; returns the line after it.
  private mutating func parseCommand(after prompt: Prompt, on line: Int) -> Int {
    let content = table.contentRange(ofLine: line)
    let typed = SourceRange(prompt.range.end, content.end)
    guard typed.count > 0 else {
      kinds[line] = .prompt
      emptyPrompts.append(prompt.range)
      return line + 1
    }
    let extent = commandExtent(prompt: prompt, line: line)
    for index in line..<extent.end { kinds[index] = .command }
    commands.append(
      SessionCommand(
        lines: line..<extent.end, sources: extent.sources, prompt: prompt.range,
        continuationPrompts: extent.continuationPrompts, isChecked: prompt.style != .foreign, in: bytes))
    return extent.end
  }

  /// Tells comments from output: a run of lines with `#` right before a prompt is what the author says
  /// about the next command, and so is one at the start of the block.
  private mutating func markComments() {
    var isBeforePrompt = false
    for line in stride(from: table.count - 1, through: 0, by: -1) {
      switch kinds[line] {
      case .command, .prompt: isBeforePrompt = true
      case .blank: break
      case .output, .comment:
        let content = table.contentRange(ofLine: line)
        let isComment = bytes.has("#", at: bytes.afterBlanks(content), before: content.end)
        if isComment, isBeforePrompt { kinds[line] = .comment } else { isBeforePrompt = false }
      }
    }
  }
}

/// The prompts of a block, by line.
///
/// Which signs are prompts depends on what the session begins with: an arrow in one whose prompt is `$ `
/// belongs to a menu, `% ` to a table, and `# ` begins a comment.
private func findPrompts(in bytes: [UInt8], _ table: LineTable) -> [Prompt?] {
  var found: [Prompt?] = []
  found.reserveCapacity(table.count)
  for line in 0..<table.count {
    found.append(findPrompt(in: bytes, line: table.contentRange(ofLine: line)))
  }
  let firstText = (0..<table.count).first { line in
    let content = table.contentRange(ofLine: line)
    return bytes.afterBlanks(content) < content.end
  }
  // A word before the sign counts only where the block begins with it.
  let name = firstText.flatMap { found[$0] }.flatMap { $0.style == .named ? $0 : nil }
  let first = found.lazy.compactMap { $0 }.first { prompt in
    switch prompt.style {
    case .dollar, .arrow, .located, .foreign: true
    case .percent: mayBeTyped(bytes, after: prompt)
    case .named: prompt.start == name?.start
    case .hash: false
    }
  }
  for line in 0..<table.count {
    guard let prompt = found[line] else { continue }
    if !isPrompt(prompt, first: first, name: name, line: table.contentRange(ofLine: line), in: bytes) {
      found[line] = nil
    }
  }
  return found
}

private func isPrompt(
  _ prompt: Prompt, first: Prompt?, name: Prompt?, line: SourceRange, in bytes: [UInt8]
) -> Bool {
  switch prompt.style {
  case .dollar, .located, .foreign: return true
  case .arrow, .percent:
    guard let first else { return false }
    return first.style == prompt.style && first.start - first.range.start == prompt.start - prompt.range.start
  case .named:
    guard let name else { return false }
    return bytes[prompt.start..<prompt.range.end].elementsEqual(bytes[name.start..<name.range.end])
  case .hash: return first == nil && looksLikeCommand(bytes, SourceRange(prompt.range.end, line.end))
  }
}

/// Whether a command may follow: no sentence, no number, as in `% Total    % Received`.
private func mayBeTyped(_ bytes: [UInt8], after prompt: Prompt) -> Bool {
  guard prompt.range.end < bytes.count else { return false }
  let byte = bytes[prompt.range.end]
  return isLower(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "~")
}
