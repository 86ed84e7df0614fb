import SourceText

/// A file and what is wrong with it.
package struct FileFindings: Sendable {
  /// The path as it is shown to people, and the text that the diagnostics point into.
  package let source: SourceFile
  /// Sorted by place; of each rule the first ones, see `limited`.
  package let diagnostics: [Diagnostic]

  package init(source: SourceFile, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics.limited().sorted(by: Diagnostic.isInOrder)
  }
}

extension [FileFindings] {
  /// How many findings have this severity.
  package func count(_ severity: Severity) -> Int {
    reduce(0) { $1.diagnostics.reduce($0) { $0 + ($1.severity == severity ? $1.count : 0) } }
  }
}
