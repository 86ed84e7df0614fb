import Diagnostics
import JSONSyntax
import SourceText

/// The report for programs, one JSON object on a line; its shape is promised by its `version`.
///
/// `line` and `column` count from 1, columns in Unicode scalars; `endColumn` is that after the last
/// character.
package func jsonReport(_ diagnostics: [LocatedDiagnostic], summary: CheckSummary) -> [UInt8] {
  var writer = JSONWriter()
  writer.object {
    $0.member("version", 1)
    $0.member(
      "summary",
      object: {
        $0.member("files", summary.files)
        $0.member("snippets", summary.snippets)
        $0.member("checked", summary.checked)
        $0.member("skipped", summary.skipped)
        $0.member("errors", summary.errors)
        $0.member("warnings", summary.warnings)
      })
    $0.member(
      "diagnostics",
      array: {
        for located in diagnostics.inReportOrder() { write(located, to: &$0) }
      })
  }
  writer.endLine()
  return writer.bytes
}

private func write(_ located: LocatedDiagnostic, to writer: inout JSONWriter) {
  let diagnostic = located.diagnostic
  writer.object {
    $0.member("file", located.source.path)
    write(located.start, located.end, to: &$0)
    $0.member("severity", diagnostic.severity.rawValue)
    $0.member("code", diagnostic.rule.id)
    $0.member("message", diagnostic.message)
    $0.member("language", diagnostic.language)
    $0.member("help", diagnostic.help)
    if !located.edits.isEmpty {
      $0.member(
        "edits",
        array: {
          for edit in located.edits {
            $0.object {
              write(edit.start, edit.end, to: &$0)
              $0.member("new", edit.edit.new)
            }
          }
        })
    }
    guard !located.labels.isEmpty else { return }
    $0.member(
      "related",
      array: {
        for label in located.labels {
          $0.object {
            write(label.start, label.end, to: &$0)
            $0.member("message", label.label.message)
          }
        }
      })
  }
}

private func write(_ start: SourceLocation, _ end: SourceLocation, to writer: inout JSONWriter) {
  writer.member("line", start.line)
  writer.member("column", start.column)
  writer.member("endLine", end.line)
  writer.member("endColumn", end.column)
}

/// The report as workflow commands, which GitHub shows beside the lines of a pull request.
///
/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`, help after a line break. Columns are
/// left out of what spans several lines: GitHub takes them only within one.
package func githubReport(_ diagnostics: [LocatedDiagnostic]) -> [UInt8] {
  var output: [UInt8] = []
  for located in diagnostics.inReportOrder() {
    let diagnostic = located.diagnostic
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    output += "::\(command) file=".utf8
    appendEscaped(located.source.path, asProperty: true, to: &output)
    output += ",line=\(located.start.line),endLine=\(located.end.line)".utf8
    if located.start.line == located.end.line {
      output += ",col=\(located.start.column),endColumn=\(located.end.column)".utf8
    }
    output += ",title=".utf8
    appendEscaped(diagnostic.rule.id, asProperty: true, to: &output)
    output += "::".utf8
    appendEscaped(diagnostic.message, asProperty: false, to: &output)
    if let help = diagnostic.help {
      output += "%0Ahelp: ".utf8
      appendEscaped(help, asProperty: false, to: &output)
    }
    output.append(0x0A)
  }
  return output
}

/// Escapes what would end a command or one of its properties.
private func appendEscaped(_ text: String, asProperty: Bool, to output: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "%"): output += "%25".utf8
    case 0x0D: output += "%0D".utf8
    case 0x0A: output += "%0A".utf8
    case UInt8(ascii: ":") where asProperty: output += "%3A".utf8
    case UInt8(ascii: ",") where asProperty: output += "%2C".utf8
    // A log is read in a terminal too.
    case ..<0x20, 0x7F: output += "\u{FFFD}".utf8
    default: output.append(byte)
    }
  }
}
