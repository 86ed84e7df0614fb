import ArgumentParser
import DiagnosticPrinting
import Pipeline

/// How the findings of a check are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, github, gitlab, sarif, junit
}

/// What a check has to say.
struct CheckResult {
  let report: CheckReport
  /// Those that count.
  let diagnostics: [LocatedDiagnostic]
  /// Whether people are told how much was checked.
  let tellsCounts: Bool

  var summary: CheckSummary {
    CheckSummary(
      files: report.noteCount, snippets: report.snippets.total, checked: report.snippets.checked,
      skipped: report.snippets.total - report.snippets.checked,
      errors: diagnostics.count { $0.diagnostic.severity == .error },
      warnings: diagnostics.count { $0.diagnostic.severity == .warning })
  }

  func output(_ format: ReportFormat, color: Bool, links: FileLinks?) -> [UInt8] {
    switch format {
    case .human:
      let unpublished =
        report.unpublishedCount == 0 ? "" : " (\(report.unpublishedCount) of the notes not published yet)"
      let counts = tellsCounts ? humanSummary(summary) + unpublished + "\n" : ""
      return humanReport(diagnostics, color: color, links: links) + counts.utf8
    case .json: return jsonReport(diagnostics, summary: summary)
    case .github: return githubReport(diagnostics)
    case .gitlab: return gitlabReport(diagnostics)
    case .sarif:
      return sarifReport(diagnostics, version: programVersion, isComplete: report.failures.isEmpty)
    case .junit: return junitReport(diagnostics, files: report.checkedPaths)
    }
  }
}
