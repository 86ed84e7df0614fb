import SourceText

/// A file and what is wrong with it.
package struct FileFindings: Sendable {
  /// The path as it is shown to people, and the text that the diagnostics point into.
  package let source: SourceFile
  /// Sorted by place.
  package let diagnostics: [Diagnostic]

  package init(source: SourceFile, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics.sorted(by: Diagnostic.isInOrder)
  }
}

extension [FileFindings] {
  /// How many diagnostics have this severity.
  package func count(_ severity: Severity) -> Int {
    reduce(0) { $0 + $1.diagnostics.count { $0.severity == severity } }
  }
}
