import Diagnostics
import Diagrams
import SourceText

/// What became of a block in a diagram language.
package struct DrawnSnippet: Sendable {
  /// `nil` where the language is not drawn, or something in the diagram is not.
  package let drawing: DiagramDrawing?
  /// About the fence, in bytes of the note.
  package let remarks: [Diagnostic]
  /// About the text, in bytes of the note, or of the file that it was taken from.
  package let diagnostics: [Diagnostic]
}

/// Draws what a block shows of a diagram, and says why not as its attributes ask. `nil` for a language that is never
/// drawn.
///
/// - Parameters:
///   - title: what the page says under it; its name for who cannot see it.
///   - idPrefix: see `drawDiagram`.
package func drawSnippet(_ snippet: Snippet, title: String?, idPrefix: String) -> DrawnSnippet? {
  let language: DiagramLanguage
  switch snippet.reading.language {
  case .mermaid?: language = .mermaid
  case .graphviz?: language = .dot
  default: return nil
  }
  let result = drawDiagram(Array(snippet.shownBytes), in: language, title: title, idPrefix: idPrefix)
  switch snippet.info.attributes.expectation {
  case .skipped: return DrawnSnippet(drawing: result.drawing, remarks: [], diagnostics: [])
  case .fails:
    let isRefused = result.diagnostics.contains { $0.severity != .info }
    let remarks = isRefused ? [] : snippet.reading.language.map { [unexpectedPass(of: snippet, $0)] } ?? []
    return DrawnSnippet(drawing: result.drawing, remarks: remarks, diagnostics: [])
  case .parses: break
  }
  let kept = result.diagnostics.filter { !snippet.allows($0.rule) }
  return DrawnSnippet(
    drawing: result.drawing, remarks: [],
    diagnostics: kept.map { diagnostic in
      placed(diagnostic.mapped { $0.shifted(by: snippet.shown.start) }, in: snippet)
    })
}
