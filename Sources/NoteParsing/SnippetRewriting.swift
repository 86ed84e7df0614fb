import Markdown
import NoteModel
import Snippets
import SourceText

/// A note of which snippets were written anew.
package struct RewrittenNote: Sendable {
  package let bytes: [UInt8]
  /// For each snippet that changed, the 1-based line with the first line of its code, which is that after the
  /// fence.
  package let lines: [Int]
}

/// Writes snippets of a note anew and leaves all else as it is: front matter, prose, fences, and what
/// containers put in front of each line (`> `, indentation).
///
/// A snippet stays as it is where its lines do not stand in the note byte for byte, as after a tab that is
/// partly indentation. The whole note does where its text is not UTF-8, or where reading the result again would
/// not give the new snippets.
/// - Parameter rewrite: gives the new text of a snippet; `nil` for one that stays.
/// - Returns: `nil` when nothing changes.
package func rewriteSnippets(of bytes: [UInt8], _ rewrite: (Snippet) -> [UInt8]?) -> RewrittenNote? {
  guard repairedText(bytes).replaced.isEmpty else { return nil }
  let note = NoteLines(bytes: bytes, table: LineTable(bytes))
  var expected: [[UInt8]] = []
  var lines: [Int] = []
  var result: [UInt8] = []
  var written = 0
  for (snippet, firstLine, _) in fencedSnippets(of: note) {
    guard snippet.info.attributes.file == nil, let text = rewrite(snippet),
      let edit = SnippetEdit(of: snippet, firstLine: firstLine, to: text, in: note)
    else {
      expected.append(snippet.bytes)
      continue
    }
    expected.append(text)
    lines.append(firstLine + 1)
    result += bytes[written..<edit.range.start]
    result += edit.text
    written = edit.range.end
  }
  guard !lines.isEmpty else { return nil }
  result += bytes[written...]
  let found = fencedSnippets(of: NoteLines(bytes: result, table: LineTable(result)))
  return found.map(\.snippet.bytes) == expected ? RewrittenNote(bytes: result, lines: lines) : nil
}

struct NoteLines {
  let bytes: [UInt8]
  let table: LineTable

  func content(_ line: Int) -> SourceRange { table.contentRange(ofLine: line) }
}

/// The fenced blocks in order of place, and the 0-based lines of the note with the first line of their code and with
/// their last line.
func fencedSnippets(of note: NoteLines) -> [(snippet: Snippet, firstLine: Int, endLine: Int)] {
  let bodyStart = readFrontMatter(note.bytes).bodyStart
  let bodyLine = note.table.lineIndex(of: bodyStart)
  let found = withMarkdown(MarkdownText(note.bytes[bodyStart...])) { root in
    var found: [(snippet: Snippet, firstLine: Int, endLine: Int)] = []
    root.walk { event in
      guard case .enter(let node) = event else { return .children }
      switch node.kind {
      case .codeBlock(isFenced: true):
        let fence = node.line - 1 + bodyLine
        let end = min(max(node.endLine - 1 + bodyLine, fence), note.table.count - 1)
        found.append((snippet(of: node, fence: fence, in: note), fence + 1, end))
        return .skip
      case .paragraph, .heading, .table: return .skip
      default: return .children
      }
    }
    return found
  }
  // Footnotes stand at the end of a document, wherever they were written.
  return (found ?? []).sorted { $0.firstLine < $1.firstLine }
}

private func snippet(of node: MarkdownNode, fence: Int, in note: NoteLines) -> Snippet {
  let bytes = node.literal
  let map = SnippetMap(snippet: bytes, note: note.bytes, noteLines: note.table, firstLine: fence + 1)
  return Snippet(
    info: InfoString(String(decoding: node.info, as: UTF8.self)), bytes: bytes, map: map,
    infoRange: note.content(fence))
}

/// What to put in the place of a snippet's lines, those in front of them and their line breaks included.
private struct SnippetEdit {
  let range: SourceRange
  let text: [UInt8]

  /// - Returns: `nil` where the lines of the snippet do not stand in the note as they are.
  init?(of snippet: Snippet, firstLine: Int, to text: [UInt8], in note: NoteLines) {
    let old = linesOfText(snippet.bytes)
    let new = linesOfText(text)
    let first = note.content(min(firstLine, note.table.count - 1))
    guard !old.isEmpty, firstLine + old.count <= note.table.count else { return nil }
    var prefixes: [ArraySlice<UInt8>] = []
    for (number, line) in old.enumerated() {
      let raw = note.content(firstLine + number)
      let start = raw.end - line.count
      guard start >= raw.start, note.bytes[start..<raw.end].elementsEqual(line) else { return nil }
      prefixes.append(note.bytes[raw.start..<start])
    }

    let fence = fenceColumn(note.bytes[note.content(firstLine - 1).range])
    // A layout that keeps the lines keeps what stands in front of each; otherwise all are like the first.
    let keepsLines = old.count == new.count
    var result: [UInt8] = []
    for (number, line) in new.enumerated() {
      let prefix = prefixes[keepsLines ? number : 0]
      if number > 0 { result += note.lineBreak(after: firstLine + (keepsLines ? number - 1 : 0)) }
      result += prefix
      if !(keepsLines && line == old[number]), line.first == UInt8(ascii: " ") {
        result += padding(of: prefix, below: fence)
      }
      result += line
    }
    range = SourceRange(first.start, note.content(firstLine + old.count - 1).end)
    self.text = result
  }
}

extension SourceRange {
  fileprivate var range: Range<Int> { start..<end }
}

extension NoteLines {
  fileprivate func lineBreak(after line: Int) -> ArraySlice<UInt8> {
    bytes[content(line).end..<(line + 1 < table.count ? table.starts[line + 1] : bytes.count)]
  }
}

/// The lines of a text, without their line feeds.
private func linesOfText(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}

/// How far a fence stands from the left in its line; `nil` behind a tab.
private func fenceColumn(_ line: ArraySlice<UInt8>) -> Int? {
  for mark in [UInt8(ascii: "`"), UInt8(ascii: "~")] {
    guard let place = line.indices.first(where: { line[$0...].starts(with: [mark, mark, mark]) }) else {
      continue
    }
    return line[..<place].contains(UInt8(ascii: "\t")) ? nil : place - line.startIndex
  }
  return nil
}

/// Markdown takes as many blanks off a line as its fence is put in (CommonMark §4.5). A line that stood further
/// left lost none and would now lose its new ones, so they are added.
private func padding(of prefix: ArraySlice<UInt8>, below fence: Int?) -> [UInt8] {
  guard let fence, !prefix.contains(UInt8(ascii: "\t")), (1...3).contains(fence - prefix.count) else {
    return []
  }
  return Array(repeating: UInt8(ascii: " "), count: fence - prefix.count)
}
