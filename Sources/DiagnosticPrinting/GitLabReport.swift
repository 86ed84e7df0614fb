import Diagnostics
import JSONSyntax

/// The report as GitLab's code quality has it, an array of issues of the Code Climate kind: GitLab shows in a merge request
/// which ones came and went, telling them apart by their fingerprints.
package func gitlabReport(_ diagnostics: [LocatedDiagnostic]) -> [UInt8] {
  let diagnostics = diagnostics.inReportOrder()
  var writer = JSONWriter()
  writer.array {
    for (located, fingerprint) in zip(diagnostics, diagnostics.fingerprints()) {
      write(located, fingerprint, to: &$0)
    }
  }
  writer.endLine()
  return writer.bytes
}

private func write(
  _ located: LocatedDiagnostic, _ fingerprint: DiagnosticFingerprint, to writer: inout JSONWriter
) {
  let diagnostic = located.diagnostic
  writer.object {
    $0.member("type", "issue")
    $0.member("check_name", diagnostic.rule.id)
    $0.member("description", diagnostic.message + (diagnostic.help.map { "; \($0)" } ?? ""))
    $0.member("categories", array: { $0.value(diagnostic.secret == nil ? "Bug Risk" : "Security") })
    $0.member("severity", severity(diagnostic.severity))
    $0.member("fingerprint", fingerprint.text)
    $0.member(
      "location",
      object: {
        $0.member("path", located.source.path)
        $0.member(
          "lines",
          object: {
            $0.member("begin", located.start.line)
            $0.member("end", located.end.line)
          })
      })
  }
}

/// One of info, minor, major, critical and blocker.
private func severity(_ severity: Severity) -> String {
  switch severity {
  case .error: "major"
  case .warning: "minor"
  case .info: "info"
  }
}
