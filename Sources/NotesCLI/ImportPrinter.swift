import DiagnosticPrinting
import JSONSyntax
import NoteImport
import Pipeline

/// Prints what an import did.
struct ImportPrinter {
  let report: ImportReport
  /// `Content/` as seen from the working directory.
  let contentFolder: String
  let isTrial: Bool

  /// A line for each note and file, below it what changed and what was lost.
  var human: String {
    var text = ""
    if report.plan.settings != nil { text += "made      \(shown("site.yml"))\n" }
    for note in report.plan.notes {
      text +=
        (note.bytes == nil ? "kept      " : "imported  ") + shown(note.path)
        + (note.isDraft ? "  [draft]" : "") + "\n"
      text += note.remarks.map { "  \($0.kind.rawValue): \(harmless($0.text))\(times($0.count))\n" }.joined()
    }
    for file in report.plan.files { text += "copied    \(shown(file.path))\n" }
    for remark in report.plan.remarks {
      text += "\(remark.kind.rawValue): \(harmless(remark.text))\(times(remark.count))\n"
    }
    for item in report.plan.leftOut {
      text += "left out  \(harmless(item.source)): \(harmless(item.reason))\(times(item.count))\n"
    }
    return text
  }

  private func shown(_ path: String) -> String { harmless(join(contentFolder, path)) }

  private func times(_ count: Int) -> String { count > 1 ? " (\(count) times)" : "" }

  private var imported: [ImportPlan.Note] { report.plan.notes.filter { $0.bytes != nil } }

  /// For standard error.
  var summary: String {
    let plan = report.plan
    let remarks = imported.flatMap(\.remarks)
    let counts = [
      counted(imported.count, "note") + (isTrial ? " would be imported" : " imported"),
      counted(plan.notes.count - imported.count, "note") + " there already",
      counted(plan.files.count, "file") + (isTrial ? " would be copied" : " copied"),
      "\(remarks.filter { $0.kind == .changed }.map(\.count).reduce(0, +)) changed",
      "\(remarks.filter { $0.kind == .lost }.map(\.count).reduce(0, +)) lost",
    ]
    return "\(plan.kind.name): " + counts.joined(separator: ", ") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// For programs, on one line; its shape is promised by its `version`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("version", 1)
      $0.member("kind", report.plan.kind.rawValue)
      $0.member("dryRun", isTrial)
      $0.member(
        "notes",
        array: {
          for note in report.plan.notes {
            $0.object {
              $0.member("path", join(contentFolder, note.path))
              $0.member("source", note.source)
              $0.member("title", note.title)
              $0.member("draft", note.isDraft)
              $0.member("state", note.bytes == nil ? "kept" : "imported")
              $0.member("remarks", array: { write(note.remarks, to: &$0) })
            }
          }
        })
      $0.member(
        "files",
        array: {
          for file in report.plan.files {
            $0.object {
              $0.member("path", join(contentFolder, file.path))
              $0.member("source", file.source)
            }
          }
        })
      $0.member("remarks", array: { write(report.plan.remarks, to: &$0) })
      $0.member(
        "leftOut",
        array: {
          for item in report.plan.leftOut {
            $0.object {
              $0.member("source", item.source)
              $0.member("reason", item.reason)
              $0.member("count", item.count)
            }
          }
        })
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ remarks: [ImportRemark], to writer: inout JSONWriter) {
    for remark in remarks {
      writer.object {
        $0.member("kind", remark.kind.rawValue)
        $0.member("text", remark.text)
        $0.member("count", remark.count)
      }
    }
  }
}
