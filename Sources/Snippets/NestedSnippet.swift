import Diagnostics
import SourceText

/// What a validator is asked about.
package struct SnippetInput: Sendable {
  package let bytes: [UInt8]
  package let language: Language
  /// The language as it was written: `sh` promises less than `bash`.
  package var tag: String
  /// What stands above the block on the page, or the file that a nested text is written to.
  package var title: String?
  /// The author calls it an excerpt: what is missing before and after it is meant.
  package var isExcerpt = false
  /// Value of `as=`: the kind of document, where the language alone does not tell.
  package var documentKind: String?
  /// Stand-ins for what is known only when the text is used: their form is right, their value says nothing.
  package var placeholders: [SourceRange] = []

  package init(_ bytes: [UInt8], language: Language, tag: String? = nil) {
    self.bytes = bytes
    self.language = language
    self.tag = tag ?? language.id
  }

  /// Whether a range is all within one stand-in.
  func isPlaceholder(_ range: SourceRange) -> Bool {
    guard let index = firstPlaceholder(endingBehind: range.start) else { return false }
    return placeholders[index].start <= range.start && range.end <= placeholders[index].end
  }

  /// Whether it is about something that only a shell knows, as the text stands in its here-document.
  func isAboutPlaceholder(_ diagnostic: Diagnostic) -> Bool {
    guard let index = firstPlaceholder(endingBehind: diagnostic.range.start) else { return false }
    return placeholders[index].start < diagnostic.range.end
  }

  private func firstPlaceholder(endingBehind place: Int) -> Int? {
    // They are in order of place, and a text may have thousands.
    var (low, high) = (0, placeholders.count)
    while low < high {
      let middle = (low + high) / 2
      if placeholders[middle].end <= place { low = middle + 1 } else { high = middle }
    }
    return low < placeholders.count ? low : nil
  }
}

/// What a validator says about a snippet.
package struct SnippetFindings: Sendable {
  /// In bytes of the snippet.
  package var diagnostics: [Diagnostic]
  /// Texts within it that are for other validators.
  package var nested: [NestedSnippet] = []

  package init(_ diagnostics: [Diagnostic], nested: [NestedSnippet] = []) {
    self.diagnostics = diagnostics
    self.nested = nested
  }
}

/// A snippet within a snippet: JSON in a shell command, a script in YAML.
///
/// Whoever finds it need not know whether there is a validator for it.
package struct NestedSnippet: Sendable {
  package var input: SnippetInput
  /// What counts as an error in a snippet of its own is no more than this here.
  package var severityLimit = Severity.error
  /// The same for the snippets in this one.
  package var innerSeverityLimit = Severity.error
  /// The place of a range of the nested text in the text around it.
  package var outerRange: @Sendable (SourceRange) -> SourceRange

  /// - Parameter text: its bytes and where they stand in the text around it.
  package init(_ text: EmbeddedText, language: Language, tag: String? = nil) {
    input = SnippetInput(text.bytes, language: language, tag: tag)
    input.placeholders = text.placeholders
    outerRange = { text.outerRange(of: $0) }
  }

  /// The same, where the text around it stands within another one itself.
  package func moved(by place: @escaping @Sendable (SourceRange) -> SourceRange) -> NestedSnippet {
    var moved = self
    moved.outerRange = { [outerRange] in place(outerRange($0)) }
    return moved
  }
}

/// Snippets in snippets in snippets are checked, and no deeper: `ssh` of a `sh -c` that writes JSON.
private let maximumDepth = 3

/// What a validator says about `input`, together with what others say about the snippets in it.
///
/// - Returns: in bytes of `input`; nested ones name their own language.
func findings(on input: SnippetInput, by checker: SnippetChecker, depth: Int = 0) -> [Diagnostic] {
  let found = checker.check(input)
  guard depth < maximumDepth else { return found.diagnostics }
  return found.diagnostics + found.nested.flatMap { findings(on: $0, in: input, depth: depth + 1) }
}

private func findings(on nested: NestedSnippet, in outer: SnippetInput, depth: Int) -> [Diagnostic] {
  guard let checker = snippetChecker(for: nested.input.language) else { return [] }
  return findings(on: nested.input, by: checker, depth: depth).compactMap { inner in
    // That something is filled in there is what the text around it says.
    if inner.severity == .info, nested.input.isPlaceholder(inner.range) { return nil }
    var diagnostic = inner.quoting(outer.bytes, nested).mapped(nested.outerRange)
    // A nested text has no fence whose tag could be another one.
    if let help = diagnostic.help, help.hasPrefix("tag the block") {
      if diagnostic.rule.id == "json.several-documents" { return nil }
      diagnostic = Diagnostic(
        diagnostic.rule, diagnostic.message, at: diagnostic.range, labels: diagnostic.labels,
        edits: diagnostic.edits, severity: diagnostic.severity, language: diagnostic.language)
    }
    // What already has a language comes from a text within the nested one.
    guard diagnostic.language == nil else {
      diagnostic.severity = max(diagnostic.severity, nested.innerSeverityLimit)
      return diagnostic
    }
    diagnostic.language = nested.input.tag
    diagnostic.severity = max(diagnostic.severity, nested.severityLimit)
    return diagnostic
  }
}

extension Diagnostic {
  /// The same with a message that quotes what stands in the note, where it quotes a stand-in.
  fileprivate func quoting(_ outer: [UInt8], _ nested: NestedSnippet) -> Diagnostic {
    let limit = 60
    guard nested.input.isAboutPlaceholder(self), range.count <= limit else { return self }
    let place = nested.outerRange(range)
    guard place.end <= outer.count, range.end <= nested.input.bytes.count else { return self }
    let standIn = String(decoding: nested.input.bytes[range.start..<range.end], as: UTF8.self)
    let line = outer[place.start..<place.end].prefix { $0 != UInt8(ascii: "\n") }
    let written = String(decoding: line, as: UTF8.self)
    let isShort = line.count == place.count && line.count <= limit
    let shown = isShort ? written : String(written.prefix(limit - 4)) + "…"
    let quotes = ["`", "'", "\""]
    guard let quote = quotes.first(where: { message.contains($0 + standIn + $0) }) else { return self }
    return Diagnostic(
      rule, message.replacing(quote + standIn + quote, with: quote + shown + quote), at: range, help: help,
      labels: labels, edits: edits, severity: severity, language: language)
  }
}
