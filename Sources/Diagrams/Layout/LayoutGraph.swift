/// What is to be placed: boxes, what joins them and what surrounds them, without knowing what any of it means.
///
/// Everything is laid out from top to bottom; `GraphLayout` turns it for the other directions. Lengths are in units of
/// the viewBox.
struct LayoutGraph: Sendable {
  struct Node: Sendable {
    var width: Double
    var height: Double
    /// The innermost cluster around it.
    var cluster: Int?
    /// Free room on the right, for loops.
    var roomOnTheRight = 0.0
    /// How far from the middle of its top or bottom a line may touch it.
    var portRoom = 0.0
    /// Nodes with the same number share a rank.
    var rankGroup: Int?
    /// How far the outline lies within the box, `offset` to the right of the middle: of the top and of the bottom.
    var outline: @Sendable (_ offset: Double, _ isTop: Bool) -> Double = { _, _ in 0 }
  }

  struct Edge: Sendable {
    var tail: Int
    var head: Int
    /// The clusters at whose border it begins or ends, instead of at the node.
    var tailCluster: Int?
    var headCluster: Int?
    /// Width and height of its label, if it has one.
    var label: (width: Double, height: Double)?
    var minimumLength = 1
    var weight = 1
    /// Room for the tips, in which it runs straight.
    var tailTip = 0.0
    var headTip = 0.0
    /// `constraint=false` of dot: has no say in the ranks.
    var ranks = true
  }

  struct Cluster: Sendable {
    var parent: Int?
    /// Between its border and what is in it.
    var insets: Insets
    var minimumWidth = 0.0
    var minimumHeight = 0.0
  }

  struct Insets: Sendable {
    var top = 12.0
    var bottom = 12.0
    var left = 12.0
    var right = 12.0
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  var clusters: [Cluster] = []
  /// Whether texts run from rank to rank, as in a picture that is turned for another direction.
  var isTurned = false
  /// Groups of nodes (`rankGroup`) that stand above or below all others.
  var firstGroups: Set<Int> = []
  var lastGroups: Set<Int> = []

  /// From the innermost cluster around a node to the outermost.
  func clusters(around cluster: Int?) -> [Int] {
    var path: [Int] = []
    var next = cluster
    while let cluster = next {
      path.append(cluster)
      next = clusters[cluster].parent
    }
    return path
  }
}

/// Where everything of a `LayoutGraph` went. The picture begins at (0, 0).
struct PlacedGraph: Sendable {
  /// The middle of each node.
  var nodes: [Point]
  var edges: [PlacedEdge]
  var clusters: [Box]
  var width: Double
  var height: Double
}

struct PlacedEdge: Sendable {
  /// Parts of the line, each from its start on; two where a label interrupts it.
  var lines: [Route] = []
  /// The ends of the line and the places just before them, for tips.
  var tail = End()
  var head = End()
  var label: Point?

  struct End: Sendable {
    var tip = Point(0, 0)
    var origin = Point(0, 0)
  }
}

/// A line of straight and curved pieces.
struct Route: Sendable {
  enum Piece: Sendable {
    case line(to: Point)
    case curve(Point, Point, to: Point)
  }

  var start: Point
  var pieces: [Piece] = []

  var end: Point {
    switch pieces.last {
    case .line(let end), .curve(_, _, let end): end
    case nil: start
    }
  }

  mutating func line(to point: Point) {
    if point != end { pieces.append(.line(to: point)) }
  }

  func mapped(_ place: (Point) -> Point) -> Route {
    Route(
      start: place(start),
      pieces: pieces.map { piece in
        switch piece {
        case .line(let end): .line(to: place(end))
        case .curve(let first, let second, let end): .curve(place(first), place(second), to: place(end))
        }
      })
  }
}

struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var centre: Point { Point((left + right) / 2, (top + bottom) / 2) }

  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
