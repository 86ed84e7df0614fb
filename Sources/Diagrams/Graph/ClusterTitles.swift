// The titles of clusters, which lines may run through.

/// Where the title of a cluster stands, and whether no line runs through it there: on the left of the top, unless a line
/// comes in.
func placeOfTitle(
  _ lines: [String], in box: Box, past edges: [PlacedEdge]
) -> (Point, TextAnchor, isFree: Bool) {
  let height = Double(lines.count) * DiagramStyle.lineHeight
  let width = TextMetrics.width(of: lines)
  let y = box.top + 6 + height / 2
  let band = (top: box.top + 1, bottom: box.top + 6 + height)
  let choices: [(x: Double, TextAnchor, left: Double)] = [
    (box.left + GraphStyle.clusterInset, .start, box.left + GraphStyle.clusterInset),
    (box.right - GraphStyle.clusterInset, .end, box.right - GraphStyle.clusterInset - width),
    (box.centre.x, .middle, box.centre.x - width / 2),
  ]
  for (x, anchor, left) in choices
  where !isCrossed(left - 3, left + width + 3, band.top, band.bottom, by: edges) {
    return (Point(x, y), anchor, true)
  }
  return (Point(choices[0].x, y), .start, false)
}

private func isCrossed(
  _ left: Double, _ right: Double, _ top: Double, _ bottom: Double, by edges: [PlacedEdge]
) -> Bool {
  func isHit(_ a: Point, _ b: Point) -> Bool {
    max(a.y, b.y) > top && min(a.y, b.y) < bottom && max(a.x, b.x) > left && min(a.x, b.x) < right
  }
  return edges.contains { edge in
    edge.lines.contains { route in
      var last = route.start
      return route.pieces.contains { piece in
        let start = last
        switch piece {
        case .line(let end):
          last = end
          return isHit(start, end)
        case .curve(let first, let second, let end):
          last = end
          // Its middle splits the curve well enough.
          let middle = Point(
            (start.x + 3 * first.x + 3 * second.x + end.x) / 8,
            (start.y + 3 * first.y + 3 * second.y + end.y) / 8)
          return isHit(start, middle) || isHit(middle, end)
        }
      }
    }
  }
}
