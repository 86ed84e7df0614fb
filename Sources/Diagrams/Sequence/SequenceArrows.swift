/// The lines and tips of messages. Each kind is one path, however many there are.
struct SequenceArrows: Sendable {
  private(set) var solid = SVGPath()
  private(set) var dashed = SVGPath()
  /// Filled tips.
  private(set) var tips = SVGPath()

  mutating func append(_ path: SVGPath, isDashed: Bool) {
    if isDashed { dashed.append(path) } else { solid.append(path) }
  }

  /// A straight message.
  mutating func draw(_ message: SequenceMessage, from start: Point, to end: Point) {
    let direction = end.x > start.x ? 1.0 : -1.0
    var path = SVGPath()
    let first =
      message.hasTipAtBothEnds ? lineEnd(of: message.tip, at: start, direction: -direction) : start.x
    path.segment(
      from: Point(first, start.y), to: Point(lineEnd(of: message.tip, at: end, direction: direction), end.y))
    append(path, isDashed: message.isDashed)
    drawTip(message.tip, at: end, direction: direction)
    if message.hasTipAtBothEnds { drawTip(message.tip, at: start, direction: -direction) }
  }

  /// The line ends within a filled tip, so that its end does not blunt it.
  func lineEnd(of tip: SequenceMessage.Tip, at end: Point, direction: Double) -> Double {
    switch tip {
    case .filled: end.x - direction * 6
    case .none, .open, .cross: end.x
    }
  }

  mutating func drawTip(_ tip: SequenceMessage.Tip, at end: Point, direction: Double) {
    switch tip {
    case .none: break
    case .filled: tips.arrowhead(at: end, from: Point(end.x - direction * 20, end.y))
    case .open:
      solid.move(to: Point(end.x - direction * 7, end.y - 4))
      solid.line(to: end)
      solid.line(to: Point(end.x - direction * 7, end.y + 4))
    case .cross: drawCross(Point(end.x - direction * 8, end.y), half: 4)
    }
  }

  mutating func drawCross(_ middle: Point, half: Double) {
    solid.segment(from: Point(middle.x - half, middle.y - half), to: Point(middle.x + half, middle.y + half))
    solid.segment(from: Point(middle.x - half, middle.y + half), to: Point(middle.x + half, middle.y - half))
  }
}
