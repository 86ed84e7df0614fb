import Diagnostics
import JSONSyntax
import SourceText

/// Findings that were there when a site began to be checked, and are passed over until somebody mends them. A file for the
/// repository: one finding a line, in order, so that versions of it can be compared and merged.
package struct Baseline: Sendable {
  /// Findings of one rule in one file on lines of one text.
  package struct Entry: Sendable, Hashable {
    /// Relative to the folder that the baseline lies in.
    package let file: String
    package let code: String
    /// Stands for file, rule and text of the line.
    let fingerprint: String
    /// At least 1.
    let count: Int
    /// What the first of them says, for people.
    package let message: String
  }

  /// By file, then in order of place.
  package let entries: [Entry]

  /// All of `diagnostics`.
  ///
  /// - Parameter path: what to call a file, by its path as it is shown.
  package init(_ diagnostics: [LocatedDiagnostic], path: (String) -> String) {
    var counts: [UInt64: Int] = [:]
    var firsts: [(value: UInt64, file: String, diagnostic: Diagnostic)] = []
    for located in diagnostics.inReportOrder() {
      let file = path(located.source.path)
      let value = located.fingerprint(path: file)
      if counts[value] == nil { firsts.append((value, file, located.diagnostic)) }
      counts[value, default: 0] += 1
    }
    entries = firsts.map { value, file, diagnostic in
      Entry(
        file: file, code: diagnostic.rule.id, fingerprint: value.hexadecimal,
        count: counts[value, default: 1],
        message: diagnostic.message)
    }
  }

  /// How many findings it holds.
  package var count: Int { entries.reduce(0) { $0 + $1.count } }

  // MARK: Passing over

  /// What a baseline leaves of a report.
  package struct Remainder: Sendable {
    /// What is new.
    package let diagnostics: [LocatedDiagnostic]
    package let passedOverCount: Int
    /// Entries of which fewer were found than there were, so that the baseline can shrink.
    package let gone: [Entry]
  }

  package func remainder(of diagnostics: [LocatedDiagnostic], path: (String) -> String) -> Remainder {
    var left: [String: Int] = [:]
    for entry in entries { left[entry.fingerprint, default: 0] += entry.count }
    let new = diagnostics.inReportOrder().filter { located in
      let name = located.fingerprint(path: path(located.source.path)).hexadecimal
      guard let count = left[name], count > 0 else { return true }
      left[name] = count - 1
      return false
    }
    return Remainder(
      diagnostics: new, passedOverCount: diagnostics.count - new.count,
      gone: entries.filter { left[$0.fingerprint, default: 0] > 0 })
  }
}

// MARK: The file

/// A baseline that cannot be used.
package struct BaselineError: Error, CustomStringConvertible {
  /// `line 3: expected …`
  package let description: String
}

extension Baseline {
  package var bytes: [UInt8] {
    var lines = [#"{"version":1,"findings":["#]
    for (index, entry) in entries.enumerated() {
      var writer = JSONWriter()
      writer.object {
        $0.member("file", entry.file)
        $0.member("code", entry.code)
        $0.member("fingerprint", entry.fingerprint)
        $0.member("count", entry.count)
        $0.member("message", entry.message)
      }
      lines.append(writer.text + (index + 1 < entries.count ? "," : ""))
    }
    return Array((lines + ["]}", ""]).joined(separator: "\n").utf8)
  }

  package init(parsing bytes: [UInt8]) throws(BaselineError) {
    let document = parseJSON(bytes)
    let lines = LineTable(bytes)
    func error(at range: SourceRange, _ message: String) -> BaselineError {
      BaselineError(description: "line \(lines.location(of: range.start).line): \(message)")
    }
    if let wrong = document.diagnostics.first(where: { $0.severity == .error }) {
      throw error(at: wrong.range, wrong.message)
    }
    let root = document.root
    guard root.object?["version"]?.integer == 1, let findings = root.object?["findings"]?.array else {
      throw error(at: root.range, "this is no baseline of version 1: make one with --write-baseline")
    }
    var entries: [Entry] = []
    for finding in findings {
      guard let members = finding.object, let file = members["file"]?.string,
        let code = members["code"]?.string, let fingerprint = members["fingerprint"]?.string,
        let count = members["count"]?.integer, count > 0
      else {
        throw error(at: finding.range, "a finding has a file, a code, a fingerprint and a count")
      }
      entries.append(
        Entry(
          file: file, code: code, fingerprint: fingerprint, count: count,
          message: members["message"]?.string ?? ""))
    }
    self.entries = entries
  }
}
