import SourceText

/// A terminal session: prompts, the commands typed after them, and what the commands printed.
///
/// Only the commands are shell. All line numbers are 0-based lines of the snippet.
package struct Session: Sendable {
  package let bytes: [UInt8]
  /// In order; no two share a line.
  package let commands: [SessionCommand]
  /// What each line of the snippet is.
  package let lineKinds: [SessionLineKind]
  /// Prompts after which nothing was typed, in order.
  package let emptyPrompts: [SourceRange]
  /// Where the lines of the snippet begin.
  package let lineTable: LineTable
}

/// What a line of a session is.
package enum SessionLineKind: Sendable, Hashable {
  /// A line of a command, its first or a later one.
  case command
  /// A prompt and nothing else.
  case prompt
  /// `# …` that the author wrote between the commands.
  case comment
  case output
  case blank
}

/// A command of a session, without its prompts.
package struct SessionCommand: Sendable {
  package let lines: Range<Int>
  /// What was typed: the lines without their prompts, joined by line feeds, without one at the end.
  package let text: [UInt8]
  /// The first prompt, with the blanks before and after it.
  package let prompt: SourceRange
  /// `> ` and its like before the later lines, in order; empty when they have none.
  package let continuationPrompts: [SourceRange]
  /// Whether a shell that `parseShell` knows reads the command: not so for PowerShell.
  package let isChecked: Bool
  /// Where each line of `text` stands in the snippet, and where it begins in `text`.
  private let sources: [SourceRange]
  private let textStarts: [Int]

  /// A command whose lines stand at `sources` in `bytes`; there is at least one.
  init(
    lines: Range<Int>, sources: [SourceRange], prompt: SourceRange, continuationPrompts: [SourceRange],
    isChecked: Bool, in bytes: [UInt8]
  ) {
    var text: [UInt8] = []
    var starts: [Int] = []
    for (index, source) in sources.enumerated() {
      if index > 0 { text.append(UInt8(ascii: "\n")) }
      starts.append(text.count)
      text += bytes[source.start..<source.end]
    }
    self.lines = lines
    self.text = text
    self.prompt = prompt
    self.continuationPrompts = continuationPrompts
    self.isChecked = isChecked
    self.sources = sources
    self.textStarts = starts
  }

  /// Where the byte at `textOffset` of `text` stands in the snippet; the end of its line for a line feed.
  package func snippetOffset(of textOffset: Int) -> Int {
    let line = lineIndex(of: textOffset)
    guard line < sources.count else { return prompt.end }
    return min(sources[line].start + max(textOffset - textStarts[line], 0), sources[line].end)
  }

  /// Where `range` of `text` stands in the snippet, from its first to its last byte; continuation
  /// prompts between the lines are inside.
  package func snippetRange(of range: SourceRange) -> SourceRange {
    let start = snippetOffset(of: range.start)
    // From the last byte and not from the end, which may be the start of the next line.
    guard range.count > 0 else { return SourceRange(start, start) }
    let last = range.end - 1
    let isLineFeed = last < text.count && text[last] == UInt8(ascii: "\n")
    return SourceRange(start, max(start, isLineFeed ? snippetOffset(of: last) : snippetOffset(of: last) + 1))
  }

  /// The pieces of `range`, one a line and none empty, without prompts and line breaks.
  package func snippetPieces(of range: SourceRange) -> [SourceRange] {
    var pieces: [SourceRange] = []
    var line = lineIndex(of: range.start)
    while line < sources.count, textStarts[line] < range.end {
      let source = sources[line]
      let start = source.start + max(range.start - textStarts[line], 0)
      let end = min(source.start + range.end - textStarts[line], source.end)
      if start < end { pieces.append(SourceRange(start, end)) }
      line += 1
    }
    return pieces
  }

  /// The last line of `text` that begins at `offset` or before it.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = textStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if textStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
