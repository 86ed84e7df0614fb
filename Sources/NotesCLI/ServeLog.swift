import DiagnosticPrinting
import Diagnostics
import Foundation
import Pipeline

/// What `notes serve` says on the terminal: each finding once, while it lasts.
struct ServeLog {
  private let isQuiet: Bool
  private let color: Bool
  private let bar: ProgressBar
  private var known: Set<String> = []
  private var isFirst = true

  init(isQuiet: Bool, color: Bool, bar: ProgressBar) {
    self.isQuiet = isQuiet
    self.color = color
    self.bar = bar
  }

  mutating func show(_ update: PreviewUpdate, after changes: PreviewChanges, _ time: Duration) {
    bar.clear()
    let error = Terminal.standardError
    if !isQuiet { error.write(summary(of: update, after: changes, time)) }
    if let failure = update.failure { error.write("notes: \(harmless(failure))\n") }
    var now: Set<String> = []
    for file in update.check.findings {
      let new = file.diagnostics.filter { diagnostic in
        let key = "\(file.source.path)\n\(diagnostic.rule.id)\n\(diagnostic.message)"
        now.insert(key)
        return !known.contains(key)
      }
      if !new.isEmpty {
        // Located with the others, which tell what has to be masked.
        let located = locate(file.diagnostics, in: file.source).filter { located in
          new.contains { $0.range == located.diagnostic.range && $0.rule.id == located.diagnostic.rule.id }
        }
        error.write(humanReport(located, color: color))
      }
    }
    if !isQuiet, !known.isEmpty, now.isEmpty, update.failure == nil {
      error.write("nothing is wrong any longer\n")
    }
    known = now
    isFirst = false
  }

  private func summary(of update: PreviewUpdate, after changes: PreviewChanges, _ time: Duration) -> String {
    let milliseconds =
      Int(time.components.seconds) * 1000 + Int(time.components.attoseconds / 1_000_000_000_000_000)
    let what: String
    if isFirst {
      what = "\(counted(update.check.noteCount, "note")), \(update.trouble)"
    } else if changes.isEverything || changes.paths.count > 3 {
      what = changes.isEverything ? "all files" : counted(changes.paths.count, "file")
    } else {
      what = changes.paths.sorted().joined(separator: ", ")
    }
    return "\(harmless(what)) (\(milliseconds) ms)\n"
  }
}

extension PreviewUpdate {
  /// `1 error, 2 warnings`
  var trouble: String {
    let errors = check.findings.count(.error) + (failure == nil ? 0 : 1)
    return "\(counted(errors, "error")), \(counted(check.findings.count(.warning), "warning"))"
  }
}
