import Diagnostics
import JSONSyntax
import SourceText

/// The counts of a check.
package struct CheckSummary: Sendable {
  package let files: Int
  package let snippets: Int
  /// Read by a validator.
  package let checked: Int
  /// All others.
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

/// Prints findings for people, for programs and for GitHub. Files are printed in the order given.
package struct FindingsPrinter: Sendable {
  private let findings: [FileFindings]

  package init(findings: [FileFindings]) { self.findings = findings }

  /// For people: the line with the place marked, what is wrong, what would mend it.
  package func human(color: Bool) -> String {
    var text = ""
    for file in findings {
      let excerpts = ExcerptPrinter(file.source, style: PrintingStyle(color: color))
      for diagnostic in file.diagnostics { text += excerpts.print(diagnostic) + "\n" }
    }
    return text
  }

  /// For programs. The shape is documented in the manual and only ever grows; `endLine` and `endColumn` are where the
  /// place ends, that column not included.
  package func json(_ summary: CheckSummary) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.key("summary")
      writer.object { writer in
        writer.member("files", summary.files)
        writer.member("snippets", summary.snippets)
        writer.member("checked", summary.checked)
        writer.member("skipped", summary.skipped)
        writer.member("errors", summary.errors)
        writer.member("warnings", summary.warnings)
      }
      writer.key("diagnostics")
      writer.array { writer in
        for file in findings {
          let lines = LineTable(file.source.bytes)
          for diagnostic in file.diagnostics { write(diagnostic, file.source.path, lines, to: &writer) }
        }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ diagnostic: Diagnostic, _ path: String, _ lines: LineTable, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("file", path)
      writePlace(diagnostic.range, lines, to: &writer)
      writer.member("severity", diagnostic.severity.rawValue)
      writer.member("code", diagnostic.rule.id)
      writer.member("message", diagnostic.message)
      writer.member("language", diagnostic.language)
      writer.member("help", diagnostic.help)
      guard !diagnostic.labels.isEmpty else { return }
      writer.key("related")
      writer.array { writer in
        for label in diagnostic.labels {
          writer.object { writer in
            writePlace(label.range, lines, to: &writer)
            writer.member("message", label.message)
          }
        }
      }
    }
  }

  private func writePlace(_ range: SourceRange, _ lines: LineTable, to writer: inout JSONWriter) {
    let start = lines.location(of: range.start)
    let end = lines.location(of: range.end)
    writer.member("line", start.line)
    writer.member("column", start.column)
    writer.member("endLine", end.line)
    writer.member("endColumn", end.column)
  }

  /// Workflow commands, which GitHub shows as annotations on the lines of a change.
  package func github() -> String {
    var text = ""
    for file in findings {
      let lines = LineTable(file.source.bytes)
      for diagnostic in file.diagnostics {
        let start = lines.location(of: diagnostic.range.start)
        let end = lines.location(of: diagnostic.range.end)
        let command =
          switch diagnostic.severity {
          case .error: "error"
          case .warning: "warning"
          case .info: "notice"
          }
        let message = diagnostic.message + (diagnostic.help.map { "\nhelp: \($0)" } ?? "")
        // GitHub takes columns only where the place is within one line.
        let columns = start.line == end.line ? ",col=\(start.column),endColumn=\(end.column)" : ""
        text += "::\(command) file=\(escapedProperty(file.source.path)),line=\(start.line),endLine=\(end.line)\(columns),"
        text += "title=\(escapedProperty(diagnostic.rule.id))::\(escapedData(message))\n"
      }
    }
    return text
  }

  private func escapedData(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

/// `5 notes, 34 snippets: 12 checked, 22 not checked; 1 error, 2 warnings`
package func humanSummary(_ summary: CheckSummary) -> String {
  "\(counted(summary.files, "note")), \(counted(summary.snippets, "snippet")): \(summary.checked) checked, "
    + "\(summary.skipped) not checked; \(counted(summary.errors, "error")), \(counted(summary.warnings, "warning"))"
}
