import Diagnostics
import SourceText

/// One code block of a note.
package struct Snippet: Sendable {
  package let info: InfoString
  /// Its text as Markdown gives it: container marks and fence indentation taken off. Of a block that takes its
  /// text from a file, that of the whole file.
  package let bytes: [UInt8]
  /// To bytes of the note, or of `file`.
  package let map: SnippetMap
  /// The info string in the note; the place of the block's first line where there is none.
  package let infoRange: SourceRange
  /// Where the text stands if not in the note.
  package let file: SourceFile?
  /// What of it is on the page, whole lines: a file is checked whole, and may be shown in part.
  package let shown: SourceRange
  /// As what it is read.
  package let reading: SnippetReading

  /// A block with its text.
  package init(info: InfoString, bytes: [UInt8], map: SnippetMap, infoRange: SourceRange) {
    self.info = info
    self.bytes = bytes
    self.map = map
    self.infoRange = infoRange
    file = nil
    shown = SourceRange(0, bytes.count)
    reading = SnippetReading(info: info, bytes: bytes)
  }

  /// A block that shows `lines` (0-based) of a file, whose text is UTF-8.
  package init(info: InfoString, file: SourceFile, lines: Range<Int>, infoRange: SourceRange) {
    let table = LineTable(file.bytes)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count + 1)
    var shown = SourceRange(0, 0)
    for line in 0..<table.fullLineCount(of: file.bytes) {
      if line == lines.lowerBound { shown = SourceRange(bytes.count, bytes.count) }
      let content = table.contentRange(ofLine: line)
      bytes += file.bytes[content.start..<content.end]
      bytes.append(UInt8(ascii: "\n"))
      if line < lines.upperBound { shown = SourceRange(shown.start, bytes.count) }
    }
    self.info = info
    self.bytes = bytes
    map = SnippetMap(snippet: bytes, note: file.bytes, noteLines: table, firstLine: 0)
    self.infoRange = infoRange
    self.file = file
    self.shown = shown
    reading = SnippetReading(info: info, bytes: bytes)
  }

  /// The text on the page.
  package var shownBytes: ArraySlice<UInt8> { bytes[shown.start..<shown.end] }

  /// Tokens of what is shown, in bytes of it.
  package var shownTokens: [SyntaxToken] {
    let tokens = highlightSnippet(self)
    guard shown.count < bytes.count else { return tokens }
    return tokens.compactMap { token in
      let start = max(token.range.start, shown.start)
      let end = min(token.range.end, shown.end)
      return start < end ? SyntaxToken(token.kind, SourceRange(start - shown.start, end - shown.start)) : nil
    }
  }
}

extension LineTable {
  /// How many lines `bytes`, its text, has; what follows a last line break is none.
  package func fullLineCount(of bytes: [UInt8]) -> Int {
    contentRange(ofLine: count - 1).count == 0 && starts[count - 1] == bytes.count ? count - 1 : count
  }
}

/// What became of a snippet in a check.
package enum SnippetStatus: String, Sendable {
  /// A validator read it.
  case checked
  /// The author said `skip`, or the site `check: off`.
  case skipped
  /// No validator for its language, or no language.
  case unchecked = "not-checked"
}

/// The findings on one snippet, severities as the rules have them.
package struct SnippetCheck: Sendable {
  package let status: SnippetStatus
  /// About what stands behind the fence, in bytes of the note.
  package let remarks: [Diagnostic]
  /// About the text, in bytes of the note, or of the file that it was taken from.
  package var diagnostics: [Diagnostic] = []
}
