/// Lays a graph out and draws it.
func picture(of graph: Graph, kind: String) -> DiagramPicture? {
  var graph = graph
  graph.turnEmptyClustersIntoNodes()
  guard let layout = GraphLayout(graph) else { return nil }
  var drawing = GraphDrawing(graph: graph, layout: layout)
  drawing.draw()
  return DiagramPicture(
    kind: kind, title: graph.title,
    description: graph.description.isEmpty ? describe(graph) : graph.description,
    width: drawing.size.width, height: drawing.size.height, elements: drawing.svg)
}

struct GraphDrawing {
  let graph: Graph
  let layout: GraphLayout
  var svg = SVGWriter()
  private(set) var size = (width: 0.0, height: 0.0)
  /// From the layout to the picture.
  private var origin = Point(DiagramStyle.margin, DiagramStyle.margin)

  init(graph: Graph, layout: GraphLayout) {
    self.graph = graph
    self.layout = layout
  }

  mutating func draw() {
    var bounds = Box(left: 0, top: 0, right: layout.width, bottom: layout.height)
    for label in endLabels {
      let width = TextMetrics.width(of: label.text, fontSize: GraphStyle.labelSize)
      let (x, y) = (label.place.x, label.place.y)
      bounds = bounds.union(Box(left: x, top: y - 9, right: x + width, bottom: y + 9))
    }
    origin = Point(DiagramStyle.margin - bounds.left, DiagramStyle.margin - bounds.top)
    size = (bounds.width + 2 * DiagramStyle.margin, bounds.height + 2 * DiagramStyle.margin)
    drawClusters()
    drawNodes()
    drawEdges()
    drawTexts()
  }

  private func moved(_ point: Point) -> Point { Point(point.x + origin.x, point.y + origin.y) }

  private func moved(_ box: Box) -> Box {
    Box(
      left: box.left + origin.x, top: box.top + origin.y, right: box.right + origin.x,
      bottom: box.bottom + origin.y)
  }

  // MARK: Shapes

  private mutating func drawClusters() {
    // Outer ones first, so that inner ones lie on them.
    let order = graph.clusters.indices.filter {
      layout.clusters[$0].width > 0 && graph.clusters[$0].outline != .invisible
    }
    .sorted { (graph.clusters(around: $0).count, $0) < (graph.clusters(around: $1).count, $1) }
    guard !order.isEmpty else { return }
    svg.beginGroup(.frame)
    for cluster in order {
      let box = moved(layout.clusters[cluster])
      let attributes = graph.clusters[cluster].outline.attributes
      if let attributes {
        svg.markup("<g")
        svg.markup(attributes)
        svg.markup(">")
      }
      svg.rectangle(x: box.left, y: box.top, width: box.width, height: box.height, radius: 6)
      if attributes != nil { svg.endGroup() }
    }
    svg.endGroup()
  }

  private mutating func drawNodes() {
    for style in [Graph.LineStyle.solid, .dashed, .dotted, .thick] {
      let nodes = graph.nodes.indices.filter {
        graph.nodes[$0].outline == style && graph.nodes[$0].shape != .plain && layout.boxes[$0].width > 0
      }
      guard !nodes.isEmpty else { continue }
      if let attributes = style.attributes {
        svg.markup("<g")
        svg.markup(attributes)
        svg.markup(">")
      }
      svg.beginGroup(.box)
      for node in nodes {
        let box = moved(layout.boxes[node])
        graph.nodes[node].shape.draw(box, into: &svg)
        if let record = layout.records[node] {
          var path = SVGPath()
          for (start, end) in record.lines {
            path.segment(
              from: Point(box.left + start.x, box.top + start.y), to: Point(box.left + end.x, box.top + end.y)
            )
          }
          svg.path(path)
        }
      }
      svg.endGroup()
      if style.attributes != nil { svg.endGroup() }
    }
  }

  private mutating func drawEdges() {
    var tips = SVGPath()
    var marks = SVGPath()
    for style in [Graph.LineStyle.solid, .dashed, .dotted, .thick] {
      var path = SVGPath()
      for (index, edge) in graph.edges.enumerated()
      where edge.line == style && !layout.edges[index].lines.isEmpty {
        for route in layout.edges[index].lines { path.append(route.mapped(moved)) }
        add(edge.tailTip, layout.edges[index].tail, &tips, &marks)
        add(edge.headTip, layout.edges[index].head, &tips, &marks)
      }
      svg.path(path, style.attributes ?? "")
    }
    svg.path(marks)
    svg.filled(tips)
  }

  private func add(_ tip: Graph.Tip, _ end: PlacedEdge.End, _ tips: inout SVGPath, _ marks: inout SVGPath) {
    let (at, origin) = (moved(end.tip), moved(end.origin))
    let (dx, dy) = (at.x - origin.x, at.y - origin.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > 0 else { return }
    let (ux, uy) = (dx / distance, dy / distance)
    /// So far back along the line, and so far to its side.
    func point(_ back: Double, _ aside: Double) -> Point {
      Point(at.x - ux * back - uy * aside, at.y - uy * back + ux * aside)
    }
    switch tip {
    case .none: break
    case .arrow: tips.arrowhead(at: at, from: origin)
    case .circle:
      tips.move(to: point(0, 0))
      tips.curve(point(0, 5.3), point(8, 5.3), to: point(8, 0))
      tips.curve(point(8, -5.3), point(0, -5.3), to: point(0, 0))
    case .cross:
      marks.segment(from: point(2, 4), to: point(10, -4))
      marks.segment(from: point(2, -4), to: point(10, 4))
    case .diamond:
      tips.move(to: point(0, 0))
      tips.line(to: point(6, 4))
      tips.line(to: point(12, 0))
      tips.line(to: point(6, -4))
      tips.close()
    case .tee: marks.segment(from: point(3, 5), to: point(3, -5))
    }
  }

  // MARK: Texts

  private mutating func drawTexts() {
    svg.beginTexts()
    for (index, node) in graph.nodes.enumerated() where node.outline != .invisible {
      let box = moved(layout.boxes[index])
      if let record = layout.records[index] {
        for text in record.texts {
          svg.label(text.lines, at: Point(box.left + text.centre.x, box.top + text.centre.y))
        }
      } else if node.shape != .point, node.shape != .bar {
        svg.label(layout.labels[index], at: Point(box.centre.x, box.centre.y + node.shape.textOffset))
      }
    }
    svg.endGroup()
    drawQuietTexts()
  }

  private mutating func drawQuietTexts() {
    var quiet = SVGWriter()
    for (index, cluster) in graph.clusters.enumerated() where layout.clusters[index].width > 0 {
      let lines = layout.clusterLabels[index]
      guard cluster.outline != .invisible, !lines.isEmpty else { continue }
      let (place, anchor, isFree) = placeOfTitle(lines, in: layout.clusters[index], past: layout.edges)
      if !isFree {
        let size = (width: TextMetrics.width(of: lines), height: TextMetrics.height(of: lines))
        let corner = moved(Point(place.x - 2, place.y - size.height / 2))
        svg.rectangle(x: corner.x, y: corner.y, width: size.width + 4, height: size.height, style: .paper)
      }
      quiet.label(lines, at: moved(place), anchor: anchor)
    }
    for (index, edge) in graph.edges.enumerated() where edge.line != .invisible {
      if let label = layout.edges[index].label { quiet.label(layout.edgeLabels[index], at: moved(label)) }
    }
    for label in endLabels { quiet.label([label.text], at: moved(label.place), anchor: .start) }
    guard !quiet.bytes.isEmpty else { return }
    svg.markup(
      "<g class=\"dq\" fill=\"currentColor\" fill-opacity=\".75\" stroke=\"none\" text-anchor=\"middle\" font-size=\"13\">"
    )
    svg.append(quiet)
    svg.endGroup()
  }
}

extension GraphDrawing {
  /// `headlabel` and `taillabel` of Graphviz stand beside the ends of their lines, and take no room of the layout.
  private var endLabels: [(text: String, place: Point)] {
    var labels: [(text: String, place: Point)] = []
    for (index, edge) in graph.edges.enumerated()
    where edge.line != .invisible && !layout.edges[index].lines.isEmpty {
      for (text, end) in [
        (edge.tailLabel, layout.edges[index].tail), (edge.headLabel, layout.edges[index].head),
      ]
      where !text.isEmpty {
        labels.append((text.split(separator: "\n").joined(separator: " "), besideEnd(end)))
      }
    }
    return labels
  }

  private func besideEnd(_ end: PlacedEdge.End) -> Point {
    let isUpright = abs(end.tip.x - end.origin.x) < abs(end.tip.y - end.origin.y)
    let sign = isUpright ? (end.origin.y > end.tip.y ? 1.0 : -1) : (end.origin.x > end.tip.x ? 1.0 : -1)
    return isUpright
      ? Point(end.tip.x + 6, end.tip.y + sign * 14) : Point(end.tip.x + (sign > 0 ? 8 : -20), end.tip.y - 10)
  }
}

extension Graph.LineStyle {
  fileprivate var attributes: StaticString? {
    switch self {
    case .solid, .invisible: nil
    case .dashed: " stroke-dasharray=\"5 4\""
    case .dotted: " stroke-dasharray=\"2 3\""
    case .thick: " stroke-width=\"2.2\""
    }
  }
}

extension SVGPath {
  fileprivate mutating func append(_ route: Route) {
    move(to: route.start)
    var last = route.start
    for piece in route.pieces {
      switch piece {
      case .line(let end):
        if end.x == last.x {
          vertical(to: end.y)
        } else if end.y == last.y {
          horizontal(to: end.x)
        } else {
          line(to: end)
        }
        last = end
      case .curve(let first, let second, let end):
        curve(first, second, to: end)
        last = end
      }
    }
  }
}
