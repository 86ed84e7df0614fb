import Diagnostics
import SourceText

/// Draws `flowchart` and `graph`.
///
/// Colours (`style`, `classDef`, `linkStyle`, themes of directives) are read and left out: chosen for white paper, they
/// would be illegible in the dark. Links of `click` are left out as well: the picture is an image with a description.
func sketchFlowchart(_ source: MermaidSource) -> DiagramSketch {
  var parser = FlowchartParser(source)
  parser.parse()
  return sketch(
    parser.graph, kind: "Flowchart", diagnostics: parser.diagnostics, isExcerpt: parser.isExcerpt,
    at: source.kind)
}

/// The picture of a graph that has no faults and is no larger than what is drawn.
func sketch(
  _ graph: Graph, kind: String, diagnostics: [Diagnostic], isExcerpt: Bool, at start: SourceRange
) -> DiagramSketch {
  guard diagnostics.isEmpty, !isExcerpt else { return DiagramSketch(picture: nil, diagnostics: diagnostics) }
  if graph.nodes.count > DiagramLimits.boxes {
    return .tooLarge("\(graph.nodes.count) nodes", at: start)
  }
  if graph.edges.count > DiagramLimits.edges {
    return .tooLarge("\(graph.edges.count) edges", at: start)
  }
  guard !graph.nodes.isEmpty || !graph.clusters.isEmpty else { return DiagramSketch(picture: nil) }
  guard let picture = picture(of: graph, kind: kind) else {
    return .tooLarge("\(graph.nodes.count) nodes and \(graph.edges.count) edges", at: start)
  }
  return DiagramSketch(picture: picture)
}

extension DiagramLimits {
  /// More lines than this are a ball of wool.
  static let edges = 400
}
