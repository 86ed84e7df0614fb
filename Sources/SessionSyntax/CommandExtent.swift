import ShellSyntax
import SourceText

/// How far a command of a session goes.
struct CommandExtent {
  /// Line after the last one.
  let end: Int
  /// What was typed on each line, without prompts.
  let sources: [SourceRange]
  let continuationPrompts: [SourceRange]
}

/// Where a command ends and its output begins.
///
/// A line that ends in `\` goes on in any case. What is left open after that – a quote, a substitution, a
/// compound command, a here-document – goes on where the lines up to the next prompt close it in a way that
/// a person would have typed; else it is a slip, and the command is its first line, so that neither output
/// nor the next command is taken for a part of it.
extension SessionParser {
  func commandExtent(prompt: Prompt, line: Int) -> CommandExtent {
    if let extent = promptedExtent(prompt: prompt, line: line) { return extent }
    let start = prompt.range.end
    let limit = nextPromptLines[line]
    guard prompt.style != .foreign else { return plainExtent(from: start, line: line, through: line) }
    // Each turn takes one part of a list: `first |`, `second &&`, `third`.
    var last = lastContinued(from: line, before: limit)
    var partStart = start
    while true {
      switch openingOfLines(from: partStart, through: last) {
      case nil: return plainExtent(from: start, line: line, through: last)
      case .list:
        guard last + 1 < limit, goesOn(last + 1, afterPromptAt: prompt, isLast: last + 2 >= limit) else {
          return plainExtent(from: start, line: line, through: last)
        }
        partStart = table.starts[last + 1]
        last = lastContinued(from: last + 1, before: limit)
      case .quote, .expansion, .compound, .hereDocument:
        let through = openExtent(from: partStart, firstLast: last, limit: limit)
        return plainExtent(from: start, line: line, through: through)
      }
    }
  }

  /// What is open at the end of line `last`. A list counts as what it stands in, if it
  /// stands in a substitution or a loop: whether something is open still when the list goes on tells.
  private func openingOfLines(from start: Int, through last: Int) -> ShellOpening? {
    let end = contentEnd(last)
    let open = extentOfCommand(in: bytes, from: start, to: end).open
    guard open == .list else { return open }
    let completed = Array(bytes[start..<end]) + Array(" x".utf8)
    return extentOfCommand(in: completed, from: 0, to: completed.count).open ?? .list
  }

  private func contentEnd(_ line: Int) -> Int { table.contentRange(ofLine: line).end }

  /// The last of the lines that are joined to `line` by backslashes.
  private func lastContinued(from line: Int, before limit: Int) -> Int {
    var last = line
    while last + 1 < limit, endsInBackslash(table.contentRange(ofLine: last)) {
      let next = table.contentRange(ofLine: last + 1)
      if bytes.afterBlanks(next) == next.end { break }
      last += 1
    }
    return last
  }

  private func endsInBackslash(_ range: SourceRange) -> Bool {
    var count = 0
    while range.end - count > range.start, bytes[range.end - count - 1] == UInt8(ascii: "\\") { count += 1 }
    return count % 2 == 1
  }

  private func plainExtent(from start: Int, line: Int, through last: Int) -> CommandExtent {
    let rest = line + 1 <= last ? (line + 1...last).map { table.contentRange(ofLine: $0) } : []
    return CommandExtent(
      end: last + 1, sources: [SourceRange(start, max(start, contentEnd(line)))] + rest,
      continuationPrompts: [])
  }

  /// The last line of a command that leaves something open at the end of line `firstLast`.
  private func openExtent(from start: Int, firstLast: Int, limit: Int) -> Int {
    var end = limit - 1
    var extent = extentOfCommand(in: bytes, from: start, to: contentEnd(end))
    if extent.open == .hereDocument, let line = hereDocumentEnd(from: start, firstLast: firstLast, after: end)
    {
      end = line
      extent = extentOfCommand(in: bytes, from: start, to: contentEnd(end))
    }
    let script = parseShell(Array(bytes[start..<min(extent.end, contentEnd(end))]))
    var slip = firstUntypedPart(of: script)
    switch extent.open {
    case nil: if slip == nil { return max(firstLast, table.lineIndex(of: extent.end)) }
    case .list: if slip == nil { return lastText(before: end + 1, from: firstLast) }
    case .quote, .expansion, .compound, .hereDocument:
      slip = [slip, script.diagnostics.map(\.range.start).min()].compactMap { $0 }.min()
    }
    // In `jq '{` … `}' > "x` the quote of several lines is fine, the one of its last line is the slip.
    let line = table.lineIndex(of: start + (slip ?? 0))
    return line > firstLast ? lastContinued(from: line, before: limit) : firstLast
  }

  /// The last line from `line` on, before `limit`, that is not blank.
  private func lastText(before limit: Int, from line: Int) -> Int {
    var last = limit - 1
    while last > line {
      let content = table.contentRange(ofLine: last)
      if bytes.afterBlanks(content) < content.end { return last }
      last -= 1
    }
    return line
  }

  /// Whether `line` goes on with a list that ended in `|`, `&&` or `||`.
  ///
  /// Output is far more often what follows such a line in a note, so it must look typed.
  private func goesOn(_ line: Int, afterPromptAt prompt: Prompt, isLast: Bool) -> Bool {
    let content = bytes.trimmed(table.contentRange(ofLine: line))
    guard content.count > 0 else { return false }
    let indent = content.start - table.starts[line]
    if beginsWithKnownCommand(bytes, content), !hasColumns(content) { return true }
    let word = bytes.run(from: content.start, to: content.end) { !isBlank($0) }
    guard indent > prompt.start - prompt.range.start, isCommandName(bytes, word) else { return false }
    return !hasColumns(content) && (isLast || hasShellSigns(bytes, content))
  }

  /// Whether words stand two blanks apart, as in tables.
  private func hasColumns(_ range: SourceRange) -> Bool { bytes.contains("  ", in: range) }
}

// MARK: - Continuation prompts

extension SessionParser {
  /// The extent of a command whose later lines all begin with `> `; `nil` when the next line does not, or
  /// nothing is open before it.
  private func promptedExtent(prompt: Prompt, line: Int) -> CommandExtent? {
    let limit = nextPromptLines[line]
    guard line + 1 < limit, continuationPrompt(on: line + 1, under: prompt) != nil else { return nil }
    let first = SourceRange(prompt.range.end, contentEnd(line))
    let isOpen =
      endsInBackslash(first) || extentOfCommand(in: bytes, from: first.start, to: first.end).open != nil
    guard isOpen else { return nil }
    var text = Array(bytes[first.start..<first.end])
    var sources = [first]
    var found: [SourceRange] = []
    var ends = [text.count]
    var next = line + 1
    while next < limit, let mark = continuationPrompt(on: next, under: prompt) {
      let source = SourceRange(mark.end, contentEnd(next))
      text.append(UInt8(ascii: "\n"))
      text += bytes[source.start..<source.end]
      sources.append(source)
      found.append(mark)
      ends.append(text.count)
      next += 1
    }
    let extent = extentOfCommand(in: text, from: 0, to: text.count)
    // Left open to the end, all of it was typed: only a shell that waits for more prints these prompts.
    let count = extent.open == nil ? (ends.firstIndex { $0 >= extent.end } ?? ends.count - 1) + 1 : ends.count
    return CommandExtent(
      end: line + count, sources: Array(sources.prefix(count)),
      continuationPrompts: Array(found.prefix(count - 1)))
  }

  /// `> `, or one of zsh's such as `quote> `, in the column of the prompt that began the command.
  private func continuationPrompt(on line: Int, under prompt: Prompt) -> SourceRange? {
    let content = table.contentRange(ofLine: line)
    let start = bytes.afterBlanks(content)
    guard start - content.start == prompt.start - prompt.range.start else { return nil }
    let state = bytes.run(from: start, to: content.end, while: isLower)
    guard bytes.has(">", at: state.end, before: content.end), state.count == 0 || isWaitingState(state) else {
      return nil
    }
    let end = state.end + 1
    if end == content.end { return SourceRange(content.start, end) }
    return isBlank(bytes[end]) ? SourceRange(content.start, end + 1) : nil
  }

  private func isWaitingState(_ range: SourceRange) -> Bool {
    guard range.count <= 9 else { return false }
    return [
      "quote", "dquote", "bquote", "heredoc", "pipe", "cmdsubst", "for", "while", "until", "if", "then",
      "else",
      "case", "cmdand", "cmdor", "function", "subsh", "cursh", "braceparam", "array",
    ].contains(bytes.text(range))
  }
}
