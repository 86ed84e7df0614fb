import Diagnostics
import SourceText

// Diagrams given as text, drawn when the site is built. No JavaScript, no font to load, no style of its own: a picture
// is made of lines, shapes and selectable text in `currentColor`, which the theme's classes may colour (`SVGClass`).
//
// Units are those of the viewBox; 17 of them are one em of the page, so a picture grows with its text. `DiagramStyle`
// has the sizes that all kinds share.

/// What a fence can be written in.
package enum DiagramLanguage: Sendable {
  case mermaid, dot
}

/// A diagram as it stands on a page.
package struct DiagramDrawing: Sendable {
  /// The element `<svg>`.
  package let svg: [UInt8]
  /// In units of the viewBox, rounded up.
  package let width: Int
  package let height: Int
  /// Whether it is too wide for a phone: the page lets it be scrolled.
  package var isWide: Bool { SVGClass.minimumWidth(for: width) != nil }
  /// The title that the diagram itself gives; empty where there is none.
  package let title: String
  /// What it shows, in words.
  package let description: String
}

/// What became of a diagram.
package struct DiagramResult: Sendable {
  /// `nil` where something in it cannot be drawn; a diagnostic tells what.
  package let drawing: DiagramDrawing?
  /// In bytes of the diagram, in order of place.
  package let diagnostics: [Diagnostic]
}

/// Draws a diagram. Takes any bytes, never traps; time and size are bounded by `DiagramLimits`.
///
/// - Parameters:
///   - title: what stands under it, if anything; its name for who cannot see it.
///   - idPrefix: begins every id in the picture, so that several on a page do not clash.
package func drawDiagram(
  _ bytes: [UInt8], in language: DiagramLanguage, title: String? = nil, idPrefix: String
) -> DiagramResult {
  let sketch: DiagramSketch
  if bytes.count > DiagramLimits.bytes {
    sketch = .tooLarge("\(bytes.count / 1024) KB of text", at: SourceRange(0, 0))
  } else {
    switch language {
    case .mermaid: sketch = sketchMermaid(bytes)
    case .dot: sketch = sketchDot(bytes)
    }
  }
  let diagnostics = sketch.diagnostics.sorted(by: Diagnostic.isInOrder)
  guard let picture = sketch.picture else { return DiagramResult(drawing: nil, diagnostics: diagnostics) }
  return DiagramResult(
    drawing: picture.drawing(title: title, idPrefix: idPrefix), diagnostics: diagnostics)
}

/// What a kind of diagram hands over: a picture, or diagnostics that say why there is none.
struct DiagramSketch: Sendable {
  var picture: DiagramPicture?
  var diagnostics: [Diagnostic] = []

  static func tooLarge(_ found: String, at range: SourceRange) -> DiagramSketch {
    DiagramSketch(
      picture: nil,
      diagnostics: [
        Diagnostic(
          DiagramRules.tooLarge, "\(found) are not drawn", at: range,
          help: "split the diagram: nobody reads one of this size on a page")
      ])
  }
}

/// A diagram's shapes and text within (0, 0) and (width, height).
struct DiagramPicture: Sendable {
  /// What kind it is, for who cannot see it and where nothing else names it: "Sequence diagram".
  let kind: String
  /// The title that the diagram itself gives (front matter, `accTitle`, `label`); empty where there is none.
  let title: String
  /// What it shows, in words: `accDescr` or made from it. A sentence for each message or edge.
  let description: String
  let width: Double
  let height: Double
  let elements: SVGWriter

  fileprivate func drawing(title caption: String?, idPrefix: String) -> DiagramDrawing {
    var svg = SVGWriter()
    let (width, height) = (Int(width.rounded(.up)), Int(height.rounded(.up)))
    svg.markup("<svg class=\"dg")
    if let scrolls = SVGClass.minimumWidth(for: width) { svg.markup(scrolls) }
    svg.markup("\" viewBox=\"0 0 ")
    svg.number(Double(width))
    svg.markup(" ")
    svg.number(Double(height))
    svg.markup("\" width=\"")
    svg.number(SVGClass.shownWidth(for: width))
    svg.markup("em\" role=\"img\" aria-labelledby=\"")
    svg.text(idPrefix)
    svg.markup("t ")
    svg.text(idPrefix)
    svg.markup("d\" fill=\"none\" stroke=\"currentColor\" font-family=\"sans-serif\"><title id=\"")
    svg.text(idPrefix)
    svg.markup("t\">")
    let ownTitle = title.isEmpty ? kind : title
    svg.text(caption.map { $0.isEmpty ? ownTitle : $0 } ?? ownTitle)
    svg.markup("</title><desc id=\"")
    svg.text(idPrefix)
    svg.markup("d\">")
    svg.text(description)
    svg.markup("</desc><g font-size=\"")
    svg.number(DiagramStyle.fontSize)
    svg.markup("\">")
    svg.append(elements)
    svg.markup("</g></svg>")
    return DiagramDrawing(
      svg: svg.bytes, width: width, height: height, title: title, description: description)
  }
}

/// Sizes that all kinds of diagrams share, in units of the viewBox.
enum DiagramStyle {
  /// One em of the page's text.
  static let em = 17.0
  static let fontSize = 14.0
  /// Of numbers and of what is written into frames.
  static let smallFontSize = 12.0
  /// From one line of a label to the next.
  static let lineHeight = 18.0
  static let smallLineHeight = 15.0
  /// From the middle of a line of text down to its baseline.
  static let baseline = 5.0
  static let smallBaseline = 4.0
  /// Between the text and the edge of its box.
  static let padding = (x: 12.0, y: 9.0)
  /// Around the whole picture: half a line's width and some air.
  static let margin = 4.0
  static let cornerRadius = 4.0
  /// Of the text column on a wide screen: a picture should take no more where it can.
  static let columnWidth = 720.0
}

/// More than this is not drawn.
enum DiagramLimits {
  static let bytes = 64 * 1024
  /// Participants of a sequence, nodes of a graph.
  static let boxes = 200
  /// Messages, notes and frames of a sequence, edges of a graph.
  static let links = 600
  /// Of frames, subgraphs and clusters.
  static let depth = 20
}
