import SourceText

/// Draws the language of Graphviz (https://graphviz.org/doc/info/lang.html).
///
/// Of the attributes those are used that say what is meant: labels, shapes, directions, ranks, styles of lines, tips.
/// Colours, fonts, sizes and positions are left to the page.
func sketchDot(_ bytes: [UInt8]) -> DiagramSketch {
  var parser = DotParser(bytes)
  parser.parse()
  return sketch(
    parser.graph, kind: "Graph", diagnostics: parser.diagnostics, isExcerpt: parser.isExcerpt,
    at: parser.firstWord)
}
