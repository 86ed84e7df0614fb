import SourceText

/// How bad a diagnostic is. Only errors fail a check.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case error, warning, info

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }

  /// Worse sorts first.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A kind of diagnostic. `notes explain` tells its story.
package struct Rule: Sendable, Hashable {
  /// Stable, lower-case, language first: `json.expected-value`. Shown to people; never reused.
  package let id: String
  /// What it counts as unless a setting says otherwise.
  package let severity: Severity
  /// One sentence: what is wrong.
  package let summary: String
  /// Why it matters and what to do, in a few sentences.
  package let why: String
  /// A small example that triggers it, and the same one mended; both as they would stand in a note.
  package let wrong: String
  package let right: String

  package init(
    _ id: String, _ severity: Severity, _ summary: String, why: String, wrong: String, right: String
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.why = why
    self.wrong = wrong
    self.right = right
  }

  package static func == (a: Rule, b: Rule) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A second place that a diagnostic points at, such as the brace that was never closed.
package struct Label: Sendable, Hashable {
  package let range: SourceRange
  /// Short and lower-case: "opened here".
  package let message: String

  package init(_ message: String, at range: SourceRange) {
    self.range = range
    self.message = message
  }
}

/// A finding about text that the author wrote.
package struct Diagnostic: Sendable, Hashable {
  package let rule: Rule
  /// The rule's own severity, unless the place calls for a milder one.
  package var severity: Severity
  /// The cause, in bytes of the text that was checked.
  package var range: SourceRange
  /// Lower-case phrase without a full stop that names what was found.
  package let message: String
  /// How to mend it; `nil` unless it is likely right.
  package let help: String?
  package var labels: [Label]
  /// What mends it, in order of place; empty where that is for the author to decide.
  package var edits: [TextEdit]
  /// The language as the fence names it, or that of a nested snippet; `nil` outside snippets.
  package var language: String?
  /// Where it is about a secret, which no report repeats.
  package var secret: ConcealedSecret?
  /// How many findings it stands for that are not told by themselves; 0 for one that is what it says.
  package var omitted = 0

  /// How many findings it is.
  package var count: Int { max(1, omitted) }

  /// The order in which diagnostics of one text are shown: by place, then by what they say.
  package static func isInOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    (a.range.start, a.range.end, a.rule.id, a.message) < (b.range.start, b.range.end, b.rule.id, b.message)
  }

  package init(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    edits: [TextEdit] = [], severity: Severity? = nil, language: String? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.range = range
    self.message = message
    self.help = help
    self.labels = labels
    self.edits = edits
    self.language = language
  }

  /// The same with its places in another text.
  package func mapped(_ place: (SourceRange) -> SourceRange) -> Diagnostic {
    var mapped = self
    mapped.range = place(range)
    mapped.labels = labels.map { Label($0.message, at: place($0.range)) }
    mapped.edits = edits.map { edit in
      var moved = edit
      moved.range = place(edit.range)
      return moved
    }
    return mapped
  }
}
