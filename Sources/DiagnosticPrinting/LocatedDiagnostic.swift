import Diagnostics
import SourceText

/// A diagnostic with the file that it is about, and its places as people name them.
package struct LocatedDiagnostic: Sendable {
  /// The path as it is shown, and the text that all ranges point into.
  package let source: SourceFile
  package let diagnostic: Diagnostic
  package let start: SourceLocation
  /// The place after the last character.
  package let end: SourceLocation
  package let labels: [LocatedLabel]
  /// Those that can be made where the diagnostic stands.
  package let edits: [LocatedEdit]
}

/// A change that mends a diagnostic.
package struct LocatedEdit: Sendable {
  package let edit: TextEdit
  package let start: SourceLocation
  package let end: SourceLocation
}

/// A second place of a diagnostic.
package struct LocatedLabel: Sendable {
  package let label: Label
  package let start: SourceLocation
  package let end: SourceLocation
}

/// How many things a check looked at, and what came of it.
package struct CheckSummary: Sendable, Hashable {
  package let files: Int
  package let snippets: Int
  package let checked: Int
  /// Snippets that no validator read, whatever the reason.
  package let skipped: Int
  package let errors: Int
  package let warnings: Int

  package init(files: Int, snippets: Int, checked: Int, skipped: Int, errors: Int, warnings: Int) {
    self.files = files
    self.snippets = snippets
    self.checked = checked
    self.skipped = skipped
    self.errors = errors
    self.warnings = warnings
  }
}

/// Finds the lines and columns of `diagnostics`, whose ranges are bytes of `source`. Secrets among them are masked
/// wherever the report would show them.
///
/// - Returns: one for each, in order of place.
package func locate(_ diagnostics: [Diagnostic], in source: SourceFile) -> [LocatedDiagnostic] {
  let mask = SecretMask(diagnostics, in: source)
  let source = mask.source
  let ordered = mask.masked(diagnostics).sorted(by: Diagnostic.isInOrder)
  let lines = LineTable(source.bytes)
  var starts = Locator(lines: lines, bytes: source.bytes)
  var ends = starts
  var labelStarts = starts
  var labelEnds = starts
  var editStarts = starts
  var editEnds = starts
  return ordered.map { diagnostic in
    LocatedDiagnostic(
      source: source, diagnostic: diagnostic, start: starts.location(of: diagnostic.range.start),
      end: ends.location(of: diagnostic.range.end),
      labels: diagnostic.labels.map {
        LocatedLabel(
          label: $0, start: labelStarts.location(of: $0.range.start),
          end: labelEnds.location(of: $0.range.end))
      },
      edits: diagnostic.edits.filter { $0.fits(source.bytes) }.map {
        LocatedEdit(
          edit: $0, start: editStarts.location(of: $0.range.start), end: editEnds.location(of: $0.range.end))
      })
  }
}

/// Counts columns on from the last place asked for, so that thousands of diagnostics on one long line cost
/// one pass.
private struct Locator {
  let lines: LineTable
  let bytes: [UInt8]
  private var lastOffset = 0
  private var last = SourceLocation(line: 1, column: 1)

  init(lines: LineTable, bytes: [UInt8]) {
    self.lines = lines
    self.bytes = bytes
  }

  mutating func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.lineIndex(of: offset)
    var from = lines.starts[line]
    var column = 1
    if line + 1 == last.line, lastOffset <= offset {
      from = lastOffset
      column = last.column
    }
    for index in from..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
    lastOffset = offset
    last = SourceLocation(line: line + 1, column: column)
    return last
  }
}

extension [LocatedDiagnostic] {
  /// By file, line and column.
  func inReportOrder() -> [LocatedDiagnostic] {
    sorted { a, b in
      if a.source.path != b.source.path { return a.source.path < b.source.path }
      return Diagnostic.isInOrder(a.diagnostic, b.diagnostic)
    }
  }
}
