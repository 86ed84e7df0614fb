import SourceText

/// So many findings of one rule are told of one file: who reads them sees what is wrong, and a file that is wrong
/// everywhere costs no more than others.
package let findingsPerRule = 200

extension [Diagnostic] {
  /// The first findings of each rule. Where there are more, one at the first of the others says how many. What was
  /// limited already may be so again with others.
  package func limited() -> [Diagnostic] {
    guard count > findingsPerRule else { return self }
    var counts: [Rule: Int] = [:]
    for diagnostic in self { counts[diagnostic.rule, default: 0] += 1 }
    // One more may be that which tells of others, and would be no shorter as such.
    guard counts.values.contains(where: { $0 > findingsPerRule + 1 }) else { return self }
    var kept: [Diagnostic] = []
    var others: [Rule: Overflow] = [:]
    counts.removeAll()
    for diagnostic in sorted(by: Diagnostic.isInOrder) {
      if diagnostic.omitted == 0, counts[diagnostic.rule, default: 0] < findingsPerRule {
        counts[diagnostic.rule, default: 0] += 1
        kept.append(diagnostic)
      } else {
        others[diagnostic.rule, default: Overflow(diagnostic)].add(diagnostic)
      }
    }
    return (kept + others.values.map(\.finding)).sorted(by: Diagnostic.isInOrder)
  }

  /// Appends findings of one text, which there may be any number of.
  package mutating func appendLimited(_ others: some Collection<Diagnostic>) {
    let known = count
    self += others
    // Seldom, so that it costs nothing by the finding.
    if count / Self.rarely > known / Self.rarely { self = limited() }
  }

  package mutating func appendLimited(_ diagnostic: Diagnostic) { appendLimited(CollectionOfOne(diagnostic)) }

  private static var rarely: Int { 20_000 }
}

/// Findings of one rule that are not told one by one.
private struct Overflow {
  private let first: Diagnostic
  private var worst: Diagnostic
  private var count = 0

  init(_ first: Diagnostic) {
    self.first = first
    worst = first
  }

  mutating func add(_ diagnostic: Diagnostic) {
    count += diagnostic.count
    if diagnostic.severity < worst.severity { worst = diagnostic }
  }

  var finding: Diagnostic {
    var finding = Diagnostic(
      first.rule, "\(count) more finding\(count == 1 ? "" : "s") of this kind in this file", at: first.range,
      severity: worst.severity, language: worst.language)
    finding.omitted = count
    return finding
  }
}
