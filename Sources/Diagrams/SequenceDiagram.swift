/// Draws `sequenceDiagram`. (Under way.)
func sketchSequence(_ source: MermaidSource) -> DiagramSketch { DiagramSketch(picture: nil) }
