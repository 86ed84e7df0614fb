import DiagnosticPrinting
import Pipeline

/// A baseline and the file that it lies in.
struct StoredBaseline {
  let baseline: Baseline
  let path: String
  let workingDirectory: String

  /// Gives the path of a file relative to the folder of the baseline, by the path as it is shown: so it does not matter which
  /// folder a check runs in.
  static func place(_ path: String, _ workingDirectory: String) -> (String) -> String {
    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : join(workingDirectory, path) }
    let whole = absolute(path)
    let named = String(whole[..<(whole.lastIndex(of: "/") ?? whole.startIndex)])
    let folder = resolvedPath(named.isEmpty ? "/" : named) ?? named
    return { shown in
      let file = absolute(shown)
      return shownPath(resolvedPath(file) ?? file, from: folder)
    }
  }

  /// What is new. Says on standard error how much is old, and what of the baseline is mended.
  ///
  /// - Parameter isWhole: whether everything was checked, so that what was not found is not there.
  func remainder(
    of diagnostics: [LocatedDiagnostic], _ report: CheckReport, isWhole: Bool
  ) -> [LocatedDiagnostic] {
    let place = Self.place(path, workingDirectory)
    let remainder = baseline.remainder(of: diagnostics, path: place)
    let checked = isWhole ? [] : Set(report.checkedPaths.map(place))
    let gone = remainder.gone.filter { isWhole || checked.contains($0.file) }
    var lines = ["notes: passed over \(counted(remainder.passedOverCount, "finding")) of \(path)"]
    for entry in gone {
      lines.append("notes: no longer found: \(entry.file): \(entry.message) [\(entry.code)]")
    }
    if !gone.isEmpty { lines.append("notes: write \(path) anew to be told when these come back") }
    Terminal.standardError.write(lines.map { harmless($0) + "\n" }.joined())
    return remainder.diagnostics
  }
}
