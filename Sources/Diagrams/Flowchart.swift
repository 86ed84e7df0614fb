/// Draws `flowchart` and `graph`. (On branch diagflow; this stub goes when it is merged.)
func sketchFlowchart(_ source: MermaidSource) -> DiagramSketch { DiagramSketch(picture: nil) }
