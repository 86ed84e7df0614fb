import NoteParsing
import SearchRanking
import Snippets

/// A snippet that a query is about, ready to be used.
package struct FoundSnippet: Sendable {
  /// Of a session the command with the words, without its prompt; else the whole block. Without a line break at
  /// the end.
  package let text: String
  /// 1-based line of the note, or of the file that the snippet is taken from.
  package let line: Int
}

/// The snippets on some lines of a note that hold words, those with the most different ones first.
func foundSnippets(in parsed: ParsedNote, lines: Range<Int>, words: Set<[UInt8]>) -> [FoundSnippet] {
  var found: [(count: Int, snippet: FoundSnippet)] = []
  let noteLines = parsed.source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for snippet in parsed.snippets where snippet.file == nil && lines.contains(snippet.line) {
    let candidates =
      snippet.commands.map { commands in commands.map { FoundSnippet(text: $0.text, line: $0.line) } }
      ?? [block(snippet, noteLines)]
    for candidate in candidates {
      let count = MarkedText(candidate.text, words: words).distinctMatchCount
      if count > 0 { found.append((count, candidate)) }
    }
  }
  // The sort of the library is not stable.
  return found.enumerated().sorted {
    ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
  }.map(\.element.snippet)
}

private func block(_ snippet: NoteSnippet, _ lines: [ArraySlice<UInt8>]) -> FoundSnippet {
  let range = (snippet.line - 1)..<max(snippet.line - 1, snippet.endLine)
  let texts = lines[range.clamped(to: lines.indices)].map { String(decoding: $0, as: UTF8.self) }
  let indent = texts.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
  return FoundSnippet(
    text: texts.map { String($0.dropFirst(indent)) }.joined(separator: "\n"), line: snippet.line)
}
