import Diagnostics
import SourceText

/// What a YAML text is for.
package enum YAMLIntent: Sendable {
  /// A program reads it: front matter, settings. It is taken as it stands.
  case file
  /// An author shows it: `...` and `{{ name }}` stand for what is left out.
  case snippet
}

/// Parses the first document of a YAML text. Never fails: what cannot be read is in the diagnostics, and what
/// is sound beside it in the tree.
package func parseYAML(_ bytes: [UInt8]) -> YAMLDocument {
  var parser = YAMLParser(bytes, intent: .file)
  parser.parseStream(isSingle: true)
  return YAMLDocument(root: parser.documents.first, diagnostics: parser.sortedDiagnostics())
}

/// Parses a text that should be lines of `key: value`; lines that are not are reported.
package func parseYAMLMapping(_ bytes: [UInt8]) -> YAMLDocument {
  var parser = YAMLParser(bytes, intent: .file)
  parser.wantsMapping = true
  parser.parseStream(isSingle: true)
  let root = parser.documents.first
  // What is no mapping was reported.
  let isUsable = root?.mapping != nil || parser.diagnostics.isEmpty
  return YAMLDocument(root: isUsable ? root : nil, diagnostics: parser.sortedDiagnostics())
}

/// Parses all documents of a YAML text as it stands in a note. YAML 1.2.2.
///
/// - Parameter isExcerpt: the author says that this is a part of something larger.
package func parseYAMLStream(
  _ bytes: [UInt8], intent: YAMLIntent = .snippet, isExcerpt: Bool = false
) -> YAMLStream {
  var parser = YAMLParser(bytes, intent: intent)
  parser.isExcerpt = isExcerpt
  parser.parseStream(isSingle: false)
  var diagnostics = parser.sortedDiagnostics()
  if intent == .snippet, !diagnostics.contains(where: { $0.severity == .error }) {
    diagnostics += parser.documents.flatMap(unquotedTemplates)
    diagnostics.sort(by: Diagnostic.isInOrder)
  }
  if intent == .snippet { diagnostics = withEditorDamage(diagnostics, in: bytes, parser.documents) }
  let isTemplated = !(parser.template?.lines.isEmpty ?? true)
  if isTemplated {
    // What comes out of a template only its own program knows.
    for index in diagnostics.indices {
      diagnostics[index].severity = max(diagnostics[index].severity, .warning)
    }
  }
  return YAMLStream(
    documents: parser.documents, diagnostics: diagnostics,
    isElided: parser.isElided || parser.hasElidingComments, isTemplated: isTemplated, tokens: parser.tokens)
}
