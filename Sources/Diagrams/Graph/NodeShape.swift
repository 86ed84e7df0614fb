/// What a node looks like.
enum NodeShape: Sendable {
  case rectangle, rounded, stadium, subroutine, cylinder, circle, doubleCircle, ellipse, diamond, hexagon,
    flag
  case leanRight, leanLeft, trapezoid, invertedTrapezoid, document, note
  /// Text without an outline.
  case plain
  /// A small filled circle: where a flow begins, or lines meet.
  case point
  /// A thick line, where a flow parts and meets again.
  case bar

  /// What a line of text may take before it is broken.
  var textWidth: Double {
    switch self {
    case .diamond, .hexagon, .ellipse: 150
    case .circle, .doubleCircle: 100
    default: 190
    }
  }

  /// The size of the shape around a text.
  func size(around text: (width: Double, height: Double)) -> (width: Double, height: Double) {
    let (x, y) = (DiagramStyle.padding.x, DiagramStyle.padding.y)
    let (width, height) = (max(text.width, 16), max(text.height, DiagramStyle.lineHeight))
    switch self {
    case .rectangle, .rounded: return (width + 2 * x, height + 2 * y)
    case .stadium: return (width + 2 * x + 8, height + 2 * y)
    case .subroutine: return (width + 2 * x + 12, height + 2 * y)
    case .cylinder: return (width + 2 * x, height + 2 * y + 2 * Self.lid)
    case .circle, .doubleCircle:
      let diameter = max((width * width + height * height).squareRoot() + 14, 44)
      let outer = self == .doubleCircle ? diameter + 8 : diameter
      return (outer, outer)
    case .ellipse: return (width * 1.25 + 18, height * 1.5 + 11)
    case .diamond:
      let outer = height * 2 + 18
      return (width / (1 - height / outer) + 12, outer)
    case .hexagon: return (width + 2 * x + 16, height + 2 * y)
    case .flag: return (width + 2 * x + 10, height + 2 * y)
    case .leanRight, .leanLeft, .trapezoid, .invertedTrapezoid:
      return (width + 2 * x + 18, height + 2 * y)
    case .document: return (width + 2 * x, height + 2 * y + 8)
    case .note: return (width + 2 * x + 6, height + 2 * y)
    case .plain: return (text.width + 8, max(text.height, 14) + 6)
    case .point: return (14, 14)
    case .bar: return (70, 6)
    }
  }

  private static let lid = 5.0
  /// How far slanted sides lean.
  private static let slant = 12.0

  /// The middle of the text, down from that of the shape.
  var textOffset: Double {
    switch self {
    case .cylinder: Self.lid / 2
    case .document: -4
    default: 0
    }
  }

  enum Side: Sendable {
    case top, bottom, left, right
  }

  /// How far the outline lies within the box at `offset` from the middle of a side, to the right or downwards.
  func inset(on side: Side, at offset: Double, width: Double, height: Double) -> Double {
    let isAcross = side == .top || side == .bottom
    let (half, depth) = isAcross ? (width / 2, height / 2) : (height / 2, width / 2)
    let part = min(abs(offset) / max(half, 1), 1)
    /// Of an ellipse within the box.
    let round = depth * (1 - (1 - part * part).squareRoot())
    switch self {
    case .rectangle, .rounded, .subroutine, .note, .plain, .bar: return 0
    case .circle, .doubleCircle, .ellipse, .point: return round
    case .diamond: return depth * part
    case .cylinder: return isAcross ? Self.lid * (1 - (1 - part * part).squareRoot()) : 0
    case .document: return side == .bottom ? 4 : 0
    case .stadium:
      let radius = height / 2
      if isAcross {
        let beyond = min(max(abs(offset) - (half - radius), 0), radius)
        return radius - (radius * radius - beyond * beyond).squareRoot()
      }
      return radius * (1 - (1 - part * part).squareRoot())
    case .hexagon:
      let tip = hexagonTip(height)
      if isAcross { return max(abs(offset) - (half - tip), 0) / tip * depth }
      return tip * part
    case .flag: return side == .left ? Self.slant * (1 - part) : 0
    case .leanRight, .leanLeft, .trapezoid, .invertedTrapezoid:
      guard !isAcross else { return 0 }
      let down = (offset + half) / max(2 * half, 1)
      let leansAway =
        switch self {
        case .leanRight: side == .left
        case .leanLeft: side == .right
        case .trapezoid: true
        default: false
        }
      return Self.slant * (leansAway ? 1 - down : down)
    }
  }

  private func hexagonTip(_ height: Double) -> Double { min(height / 3, 16) }

  /// Draws the outline; `box` is what it touches.
  func draw(_ box: Box, into svg: inout SVGWriter) {
    let (left, top, right, bottom) = (box.left, box.top, box.right, box.bottom)
    func polygon(_ points: [(Double, Double)]) {
      var path = SVGPath()
      for (index, point) in points.enumerated() {
        if index == 0 {
          path.move(to: Point(point.0, point.1))
        } else {
          path.line(to: Point(point.0, point.1))
        }
      }
      path.close()
      svg.path(path)
    }
    func rectangle(radius: Double) {
      svg.rectangle(x: left, y: top, width: box.width, height: box.height, radius: radius)
    }
    switch self {
    case .plain: break
    case .rectangle: rectangle(radius: 3)
    case .rounded: rectangle(radius: 9)
    case .stadium: rectangle(radius: box.height / 2)
    case .subroutine:
      rectangle(radius: 3)
      var path = SVGPath()
      for x in [left + 6, right - 6] {
        path.move(to: Point(x, top))
        path.vertical(to: bottom)
      }
      svg.path(path)
    case .cylinder:
      let bow = Self.lid * 4 / 3
      var path = SVGPath()
      path.move(to: Point(left, top + Self.lid))
      path.curve(
        Point(left, top + Self.lid - bow), Point(right, top + Self.lid - bow),
        to: Point(right, top + Self.lid))
      path.vertical(to: bottom - Self.lid)
      path.curve(
        Point(right, bottom - Self.lid + bow), Point(left, bottom - Self.lid + bow),
        to: Point(left, bottom - Self.lid))
      path.close()
      path.move(to: Point(left, top + Self.lid))
      path.curve(
        Point(left, top + Self.lid + bow), Point(right, top + Self.lid + bow),
        to: Point(right, top + Self.lid))
      svg.path(path)
    case .circle: svg.circle(box.centre, radius: box.width / 2)
    case .doubleCircle:
      svg.circle(box.centre, radius: box.width / 2)
      svg.circle(box.centre, radius: box.width / 2 - 4)
    case .ellipse: svg.ellipse(box.centre, rx: box.width / 2, ry: box.height / 2)
    case .point:
      let (x, y, radius) = (box.centre.x, box.centre.y, box.width / 2)
      let bow = radius * 4 / 3
      var path = SVGPath()
      path.move(to: Point(x - radius, y))
      path.curve(Point(x - radius, y - bow), Point(x + radius, y - bow), to: Point(x + radius, y))
      path.curve(Point(x + radius, y + bow), Point(x - radius, y + bow), to: Point(x - radius, y))
      svg.path(path, " fill=\"currentColor\" fill-opacity=\"1\"")
    case .bar:
      var path = SVGPath()
      path.move(to: Point(left, top))
      path.horizontal(to: right)
      path.vertical(to: bottom)
      path.horizontal(to: left)
      path.close()
      svg.path(path, " fill=\"currentColor\" fill-opacity=\"1\"")
    case .diamond:
      polygon([(box.centre.x, top), (right, box.centre.y), (box.centre.x, bottom), (left, box.centre.y)])
    case .hexagon:
      let tip = hexagonTip(box.height)
      polygon([
        (left + tip, top), (right - tip, top), (right, box.centre.y), (right - tip, bottom),
        (left + tip, bottom),
        (left, box.centre.y),
      ])
    case .flag:
      polygon([
        (left, top), (right, top), (right, bottom), (left, bottom), (left + Self.slant, box.centre.y),
      ])
    case .leanRight:
      polygon([(left + Self.slant, top), (right, top), (right - Self.slant, bottom), (left, bottom)])
    case .leanLeft:
      polygon([(left, top), (right - Self.slant, top), (right, bottom), (left + Self.slant, bottom)])
    case .trapezoid:
      polygon([(left + Self.slant, top), (right - Self.slant, top), (right, bottom), (left, bottom)])
    case .invertedTrapezoid:
      polygon([(left, top), (right, top), (right - Self.slant, bottom), (left + Self.slant, bottom)])
    case .document:
      var path = SVGPath()
      path.move(to: Point(left, top))
      path.horizontal(to: right)
      path.vertical(to: bottom - 4)
      path.curve(
        Point(right - box.width / 3, bottom - 14), Point(left + box.width / 3, bottom + 6),
        to: Point(left, bottom - 4))
      path.close()
      svg.path(path)
    case .note:
      var path = SVGPath()
      path.move(to: Point(left, top))
      path.horizontal(to: right - 9)
      path.line(to: Point(right, top + 9))
      path.vertical(to: bottom)
      path.horizontal(to: left)
      path.close()
      path.move(to: Point(right - 9, top))
      path.vertical(to: top + 9)
      path.horizontal(to: right)
      svg.path(path)
    }
  }
}
