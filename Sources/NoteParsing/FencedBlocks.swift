import NoteModel
import Snippets
import SourceText

/// A fenced code block of a note and its lines.
package struct FencedBlock: Sendable {
  package let snippet: Snippet
  /// 0-based line of the note with the opening fence.
  package let openingLine: Int
  /// 0-based, that of the closing fence; where there is none, the last one of the block.
  package let endLine: Int
  /// What stands behind the opening fence, in bytes of the note; up to the end of the line.
  package let infoRange: SourceRange
}

/// The fenced blocks of a note, in order of place.
///
/// - Parameter bytes: of the note's file, malformed text already replaced.
package func fencedBlocks(of bytes: [UInt8]) -> [FencedBlock] {
  let note = NoteLines(bytes: bytes, table: LineTable(bytes))
  return fencedSnippets(of: note).map { found in
    let line = note.content(found.firstLine - 1)
    return FencedBlock(
      snippet: found.snippet, openingLine: found.firstLine - 1, endLine: found.endLine,
      infoRange: SourceRange(endOfFence(bytes[line.start..<line.end]), line.end))
  }
}

/// The offset behind the first run of three or more of the same fence characters of a line.
private func endOfFence(_ line: ArraySlice<UInt8>) -> Int {
  var start = line.startIndex
  while start < line.endIndex {
    let sign = line[start]
    let end = line[start...].firstIndex { $0 != sign } ?? line.endIndex
    if sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~"), end - start >= 3 { return end }
    start = end
  }
  return line.endIndex
}
