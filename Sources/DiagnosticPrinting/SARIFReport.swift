import Diagnostics
import JSONSyntax
import SourceText

/// The report as a SARIF log (OASIS, version 2.1.0), which code scanning of GitHub and many editors read.
///
/// Paths are relative to `%SRCROOT%`, the folder that the check ran in; columns count Unicode scalars, and the log says so.
///
/// - Parameters:
///   - version: that of this program.
///   - isComplete: whether everything that was asked for could be read and written.
package func sarifReport(
  _ diagnostics: [LocatedDiagnostic], version: String, isComplete: Bool
) -> [UInt8] {
  let diagnostics = diagnostics.inReportOrder()
  var rules: [String: Rule] = [:]
  for located in diagnostics { rules[located.diagnostic.rule.id] = located.diagnostic.rule }
  let ordered = rules.values.sorted { $0.id < $1.id }
  let indices = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.id, $0) })

  var writer = JSONWriter()
  writer.object {
    $0.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    $0.member("version", "2.1.0")
    $0.member(
      "runs",
      array: {
        $0.object {
          writeTool(ordered, version: version, to: &$0)
          $0.member(
            "invocations", array: { $0.object { $0.member("executionSuccessful", isComplete) } })
          $0.member("columnKind", "unicodeCodePoints")
          $0.member(
            "originalUriBaseIds",
            object: {
              $0.member(
                sourceRoot,
                object: { writeMessage("description", "The folder that the check ran in.", to: &$0) })
            })
          $0.member(
            "results",
            array: {
              for (located, fingerprint) in zip(diagnostics, diagnostics.fingerprints()) {
                write(
                  located, fingerprint, ruleIndex: indices[located.diagnostic.rule.id, default: 0], to: &$0)
              }
            })
        }
      })
  }
  writer.endLine()
  return writer.bytes
}

private let sourceRoot = "%SRCROOT%"

// MARK: Tool and rules

private func writeTool(_ rules: [Rule], version: String, to writer: inout JSONWriter) {
  writer.member(
    "tool",
    object: {
      $0.member(
        "driver",
        object: {
          $0.member("name", "notes")
          $0.member("semanticVersion", version)
          $0.member("rules", array: { for rule in rules { write(rule, to: &$0) } })
        })
    })
}

private func write(_ rule: Rule, to writer: inout JSONWriter) {
  writer.object {
    $0.member("id", rule.id)
    writeMessage("shortDescription", rule.summary, to: &$0)
    writeMessage("fullDescription", rule.why, to: &$0)
    $0.member(
      "help",
      object: {
        $0.member("text", "\(rule.why)\n\nWrong:\n\n\(rule.wrong)\n\nRight:\n\n\(rule.right)")
        $0.member(
          "markdown",
          "\(rule.why)\n\nWrong:\n\n\(fenced(rule.wrong))\n\nRight:\n\n\(fenced(rule.right))")
      })
    $0.member("defaultConfiguration", object: { $0.member("level", level(of: rule.severity)) })
  }
}

/// The text in a fence that is longer than any within.
private func fenced(_ text: String) -> String {
  var longest = 2
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "`") ? run + 1 : 0
    longest = max(longest, run)
  }
  let fence = String(repeating: "`", count: longest + 1)
  return "\(fence)text\n\(text)\n\(fence)"
}

private func level(of severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .info: "note"
  }
}

// MARK: Results

private func write(
  _ located: LocatedDiagnostic, _ fingerprint: DiagnosticFingerprint, ruleIndex: Int,
  to writer: inout JSONWriter
) {
  let diagnostic = located.diagnostic
  let path = located.source.path
  writer.object {
    $0.member("ruleId", diagnostic.rule.id)
    $0.member("ruleIndex", ruleIndex)
    $0.member("level", level(of: diagnostic.severity))
    writeMessage(
      "message", diagnostic.message + (diagnostic.help.map { "\nhelp: \($0)" } ?? ""), to: &$0)
    $0.member(
      "locations",
      array: {
        $0.object { writePlace(path, located.start, located.end, to: &$0) }
      })
    if !located.labels.isEmpty {
      $0.member(
        "relatedLocations",
        array: {
          for (index, label) in located.labels.enumerated() {
            $0.object {
              $0.member("id", index + 1)
              writePlace(path, label.start, label.end, to: &$0)
              writeMessage("message", label.label.message, to: &$0)
            }
          }
        })
    }
    $0.member("partialFingerprints", object: { $0.member("lineText/v1", fingerprint.text) })
    if !located.edits.isEmpty { writeFix(located, to: &$0) }
  }
}

/// All edits of a diagnostic mend it together, so they are one fix.
private func writeFix(_ located: LocatedDiagnostic, to writer: inout JSONWriter) {
  writer.member(
    "fixes",
    array: {
      $0.object {
        writeMessage("description", located.diagnostic.help ?? "mend it", to: &$0)
        $0.member(
          "artifactChanges",
          array: {
            $0.object {
              writeFile(located.source.path, to: &$0)
              $0.member(
                "replacements",
                array: {
                  for edit in located.edits {
                    $0.object {
                      writeRegion("deletedRegion", edit.start, edit.end, to: &$0)
                      writeMessage("insertedContent", edit.edit.new, to: &$0)
                    }
                  }
                })
            }
          })
      }
    })
}

private func writePlace(
  _ path: String, _ start: SourceLocation, _ end: SourceLocation, to writer: inout JSONWriter
) {
  writer.member(
    "physicalLocation",
    object: {
      writeFile(path, to: &$0)
      writeRegion("region", start, end, to: &$0)
    })
}

private func writeRegion(
  _ name: String, _ start: SourceLocation, _ end: SourceLocation, to writer: inout JSONWriter
) {
  writer.member(
    name,
    object: {
      $0.member("startLine", start.line)
      $0.member("startColumn", start.column)
      $0.member("endLine", end.line)
      $0.member("endColumn", end.column)
    })
}

private func writeFile(_ path: String, to writer: inout JSONWriter) {
  writer.member(
    "artifactLocation",
    object: {
      let isAbsolute = path.hasPrefix("/")
      $0.member("uri", (isAbsolute ? "file://" : "") + percentEncodedPath(path))
      if !isAbsolute { $0.member("uriBaseId", sourceRoot) }
    })
}

/// `"name": {"text": …}`, as SARIF has all that is said.
private func writeMessage(_ name: String, _ text: String, to writer: inout JSONWriter) {
  writer.member(name, object: { $0.member("text", text) })
}
