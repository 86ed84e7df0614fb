// The layered layout of Sugiyama, Tagawa and Toda (1981), as Graphviz' dot does it: cycles are broken, nodes get ranks,
// ranks an order with few crossings, and all of it places.
//
// It is our own because of what a page needs of it: the same bytes on every machine and with every version, no library
// that would have to be there, labels that take room in the system's font, boxes of clusters that nothing foreign gets
// into, and a bound on the time. Graphviz has splines that bend around nodes; here lines run straight past nodes and bend
// between the ranks only, which cannot go wrong.

/// Places a connected graph; `nil` if its lines pass so many ranks that it is no picture any more.
func layOut(_ graph: LayoutGraph) -> PlacedGraph? {
  guard let ranking = LayerRanking(of: graph) else { return nil }
  let layers = Layers(graph, ranking)
  guard layers.items.count <= maximumItems else { return nil }
  var order = LayerOrder(graph, layers)
  // Big pictures get fewer sweeps: the time of one grows with the number of items.
  order.minimiseCrossings(effort: max(4, min(16, 6000 / max(layers.items.count, 1))))
  guard let places = LayerPlaces(graph, layers, order.ranks) else { return nil }
  return LineRouting(graph, layers, order.ranks, places).placed()
}

/// What stands in all ranks together; a page of it takes a tenth of a second.
private let maximumItems = 1200

/// Draws the lines between items that have their places.
private struct LineRouting {
  private let graph: LayoutGraph
  private let layers: Layers
  private let ranks: [[Int]]
  private let places: LayerPlaces
  private let position: [Int]
  /// Where the upper and the lower end of each edge touch their nodes, from the middle of those.
  private var upperPort: [Double]
  private var lowerPort: [Double]

  init(_ graph: LayoutGraph, _ layers: Layers, _ ranks: [[Int]], _ places: LayerPlaces) {
    self.graph = graph
    self.layers = layers
    self.ranks = ranks
    self.places = places
    var position = Array(repeating: 0, count: layers.items.count)
    for rank in ranks { for (place, item) in rank.enumerated() { position[item] = place } }
    self.position = position
    upperPort = Array(repeating: 0, count: graph.edges.count)
    lowerPort = upperPort
    assignPorts()
  }

  func placed() -> PlacedGraph {
    var edges = graph.edges.indices.map { edge in
      if graph.edges[edge].tail == graph.edges[edge].head { return loop(edge) }
      return layers.chains[edge].isEmpty ? flatLine(edge) : line(edge)
    }
    let nodes = graph.nodes.indices.map { Point(places.x[$0], places.y[layers.items[$0].rank]) }
    // Everything to (0, 0).
    var bounds: Box?
    func add(_ box: Box) { bounds = bounds?.union(box) ?? box }
    for (index, node) in graph.nodes.enumerated() {
      let centre = nodes[index]
      add(
        Box(
          left: centre.x - node.width / 2, top: centre.y - node.height / 2,
          right: centre.x + node.width / 2 + node.roomOnTheRight, bottom: centre.y + node.height / 2))
    }
    for (cluster, box) in places.boxes.enumerated() where layers.spans[cluster] != nil { add(box) }
    for (index, edge) in edges.enumerated() {
      if let label = edge.label, let size = graph.edges[index].label {
        add(
          Box(
            left: label.x - size.width / 2, top: label.y - size.height / 2, right: label.x + size.width / 2,
            bottom: label.y + size.height / 2))
      }
      for route in edge.lines {
        var points = [route.start]
        for piece in route.pieces {
          switch piece {
          case .line(let end): points.append(end)
          case .curve(let first, let second, let end): points += [first, second, end]
          }
        }
        for point in points { add(Box(left: point.x, top: point.y, right: point.x, bottom: point.y)) }
      }
    }
    let frame = bounds ?? Box(left: 0, top: 0, right: 0, bottom: 0)
    func moved(_ point: Point) -> Point { Point(point.x - frame.left, point.y - frame.top) }
    for index in edges.indices { edges[index] = edges[index].mapped(moved) }
    return PlacedGraph(
      nodes: nodes.map(moved), edges: edges,
      clusters: places.boxes.map { box in
        Box(
          left: box.left - frame.left, top: box.top - frame.top, right: box.right - frame.left,
          bottom: box.bottom - frame.top)
      }, width: frame.width, height: frame.height)
  }

  // MARK: Ports

  /// Spreads the ends of lines along the side of their node, so that tips do not lie on each other. A line that can
  /// run straight down does.
  private mutating func assignPorts() {
    var upperEnds: [Side: [Int]] = [:]
    var lowerEnds: [Side: [Int]] = [:]
    for (edge, chain) in layers.chains.enumerated() {
      guard let upper = chain.first, let lower = chain.last, chain.count > 1 else { continue }
      let (tail, head) = (graph.edges[edge].tailCluster, graph.edges[edge].headCluster)
      let isTurned = isTurned(edge)
      upperEnds[Side(node: upper, cluster: isTurned ? head : tail), default: []].append(edge)
      lowerEnds[Side(node: lower, cluster: isTurned ? tail : head), default: []].append(edge)
    }
    for (side, edges) in upperEnds {
      for (edge, port) in spread(edges.map { ($0, layers.chains[$0][1]) }, on: side) {
        upperPort[edge] = port
      }
    }
    for (side, edges) in lowerEnds {
      let ends = edges.map { ($0, layers.chains[$0][layers.chains[$0].count - 2]) }
      for (edge, port) in spread(ends, on: side) { lowerPort[edge] = port }
    }
  }

  /// What lines touch: a node, or a cluster around it.
  private struct Side: Hashable {
    let node: Int
    let cluster: Int?
  }

  private func room(of side: Side) -> Double {
    guard let cluster = side.cluster else { return max(graph.nodes[side.node].portRoom, 2) }
    let (box, x) = (places.boxes[cluster], places.x[side.node])
    return max(min(x - box.left, box.right - x) - 12, 2)
  }

  private func spread(_ ends: [(edge: Int, towards: Int)], on side: Side) -> [(edge: Int, port: Double)] {
    let x = places.x[side.node]
    let room = room(of: side)
    let sorted = ends.sorted { (places.x[$0.towards], $0.edge) < (places.x[$1.towards], $1.edge) }
    // Those that can run straight are fixed; the others stand at even distances beside them.
    var ports: [Double?] = sorted.map { end in
      let offset = places.x[end.towards] - x
      switch layers.items[end.towards].kind {
      case .node: return abs(offset) < 1 ? 0 : nil
      case .bend, .label, .left, .right: return abs(offset) <= room ? offset : nil
      }
    }
    let fixed = ports.indices.filter { ports[$0] != nil }
    if let first = fixed.first, let last = fixed.last {
      let (low, high) = (ports[first] ?? 0, ports[last] ?? 0)
      let before = min(14, (low + room) / Double(max(first, 1)))
      for place in 0..<first { ports[place] = low - Double(first - place) * before }
      let after = min(14, (room - high) / Double(max(sorted.count - 1 - last, 1)))
      for place in last + 1..<max(sorted.count, last + 1) {
        ports[place] = high + Double(place - last) * after
      }
      for (left, right) in zip(fixed, fixed.dropFirst()) {
        let (start, end) = (ports[left] ?? 0, ports[right] ?? 0)
        for place in left + 1..<max(right, left + 1) {
          ports[place] = start + (end - start) * Double(place - left) / Double(right - left)
        }
      }
    } else {
      let middle = Double(sorted.count - 1) / 2
      let gap = min(14, room / max(middle, 1))
      for place in ports.indices { ports[place] = (Double(place) - middle) * gap }
    }
    return zip(sorted, parted(ports.map { $0 ?? 0 }, within: room)).map { ($0.edge, $1) }
  }

  /// Tips that would lie on each other are moved apart, where there is room.
  private func parted(_ ports: [Double], within room: Double) -> [Double] {
    let gap = min(8, 2 * room / Double(max(ports.count - 1, 1)))
    var ports = ports
    for place in ports.indices.dropFirst() { ports[place] = max(ports[place], ports[place - 1] + gap) }
    guard let last = ports.indices.last else { return ports }
    ports[last] = min(ports[last], room)
    for place in ports.indices.dropLast().reversed() {
      ports[place] = min(ports[place], ports[place + 1] - gap)
    }
    return ports
  }

  // MARK: Lines

  private func line(_ index: Int) -> PlacedEdge {
    let edge = graph.edges[index]
    let isTurned = isTurned(index)
    var chain = layers.chains[index]
    let (upperCluster, lowerCluster) =
      isTurned ? (edge.headCluster, edge.tailCluster) : (edge.tailCluster, edge.headCluster)
    let (upperTip, lowerTip) = isTurned ? (edge.headTip, edge.tailTip) : (edge.tailTip, edge.headTip)

    // The end within a cluster at whose border the line ends is cut off.
    var upperBorder: Double?
    var lowerBorder: Double?
    if let cluster = upperCluster, let span = layers.spans[cluster],
      let last = chain.lastIndex(where: { span.contains(layers.items[$0].rank) }), last + 1 < chain.count
    {
      chain.removeFirst(last)
      upperBorder = places.boxes[cluster].bottom
    }
    if let cluster = lowerCluster, let span = layers.spans[cluster],
      let first = chain.firstIndex(where: { span.contains(layers.items[$0].rank) }), first > 0
    {
      chain.removeLast(chain.count - 1 - first)
      lowerBorder = places.boxes[cluster].top
    }

    var placed = PlacedEdge()
    var route: Route?
    var upperEnd = PlacedEdge.End()
    var lowerEnd = PlacedEdge.End()
    for (step, (upper, lower)) in zip(chain, chain.dropFirst()).enumerated() {
      let isFirst = step == 0
      let isLast = step == chain.count - 2
      var start = exit(of: upper, index, port: isFirst ? upperPort[index] : 0)
      var end = entry(of: lower, index, port: isLast ? lowerPort[index] : 0)
      if isFirst, let upperBorder { start.y = upperBorder }
      if isLast, let lowerBorder { end.y = lowerBorder }
      if isFirst {
        upperEnd = PlacedEdge.End(tip: start, origin: Point(start.x, start.y + 20))
        start.y += upperTip
      }
      if isLast {
        lowerEnd = PlacedEdge.End(tip: end, origin: Point(end.x, end.y - 20))
        end.y -= lowerTip
      }
      var current = route ?? Route(start: start)
      current.line(to: start)
      connect(&current, from: start, upper, to: end, lower)
      if case .label = layers.items[lower].kind, graph.edges[index].label != nil {
        placed.lines.append(current)
        placed.label = Point(places.x[lower], places.y[layers.items[lower].rank])
        route = nil
      } else {
        route = current
      }
    }
    if let route { placed.lines.append(route) }
    placed.tail = isTurned ? lowerEnd : upperEnd
    placed.head = isTurned ? upperEnd : lowerEnd
    return placed
  }

  /// Whether the edge leads upwards.
  private func isTurned(_ index: Int) -> Bool { layers.chains[index].first == graph.edges[index].head }

  /// Where a line leaves an item downwards.
  private func exit(of item: Int, _ edge: Int, port: Double) -> Point {
    let y = places.y[layers.items[item].rank]
    switch layers.items[item].kind {
    case .node(let node):
      let box = graph.nodes[node]
      return Point(places.x[item] + port, y + box.height / 2 - box.outline(port, false))
    case .label:
      return Point(
        places.x[item], y + (layers.items[item].height > 0 ? layers.items[item].height / 2 + 2 : 0))
    case .bend, .left, .right: return Point(places.x[item], y)
    }
  }

  /// Where a line comes to an item from above.
  private func entry(of item: Int, _ edge: Int, port: Double) -> Point {
    let y = places.y[layers.items[item].rank]
    switch layers.items[item].kind {
    case .node(let node):
      let box = graph.nodes[node]
      return Point(places.x[item] + port, y - box.height / 2 + box.outline(port, true))
    case .label:
      return Point(
        places.x[item], y - (layers.items[item].height > 0 ? layers.items[item].height / 2 + 2 : 0))
    case .bend, .left, .right: return Point(places.x[item], y)
    }
  }

  /// From rank to rank: straight down past what stands beside it, and across between the ranks.
  private func connect(_ route: inout Route, from start: Point, _ upper: Int, to end: Point, _ lower: Int) {
    guard abs(start.x - end.x) >= 0.75 else {
      route.line(to: Point(start.x, end.y))
      return
    }
    let top = min(max(start.y, obstacle(beside: upper, towards: end.x, isBelow: true)), end.y)
    let bottom = max(min(end.y, obstacle(beside: lower, towards: start.x, isBelow: false)), top)
    route.line(to: Point(start.x, top))
    let middle = (top + bottom) / 2
    route.pieces.append(.curve(Point(start.x, middle), Point(end.x, middle), to: Point(end.x, bottom)))
    route.line(to: end)
  }

  /// How far down (or up) the neighbours reach that stand between an item and `x`.
  private func obstacle(beside item: Int, towards x: Double, isBelow: Bool) -> Double {
    let rank = layers.items[item].rank
    let y = places.y[rank]
    let step = x > places.x[item] ? 1 : -1
    var reach = 0.0
    var place = position[item] + step
    while ranks[rank].indices.contains(place) {
      let other = ranks[rank][place]
      let edge =
        step > 0 ? places.x[other] - layers.items[other].left : places.x[other] + layers.items[other].right
      if step > 0 ? edge > x + LayoutGaps.bend : edge < x - LayoutGaps.bend { break }
      reach = max(reach, layers.items[other].height / 2)
      place += step
    }
    guard reach > 0 else { return isBelow ? -.infinity : .infinity }
    return isBelow ? y + reach + LayoutGaps.bend : y - reach - LayoutGaps.bend
  }

  /// Between nodes of one rank: straight to a neighbour, in a bow above others.
  private func flatLine(_ index: Int) -> PlacedEdge {
    let edge = graph.edges[index]
    let rank = layers.items[edge.tail].rank
    let y = places.y[rank]
    let isRightwards = position[edge.head] > position[edge.tail]
    let direction = isRightwards ? 1.0 : -1.0
    var placed = PlacedEdge()
    if abs(position[edge.head] - position[edge.tail]) == 1, isFirstFlatLine(index) {
      let start = Point(places.x[edge.tail] + direction * graph.nodes[edge.tail].width / 2, y)
      let end = Point(places.x[edge.head] - direction * graph.nodes[edge.head].width / 2, y)
      placed.tail = PlacedEdge.End(tip: start, origin: Point(start.x + direction * 20, y))
      placed.head = PlacedEdge.End(tip: end, origin: Point(end.x - direction * 20, y))
      let from = Point(start.x + direction * edge.tailTip, y)
      let to = Point(end.x - direction * edge.headTip, y)
      if let label = edge.label {
        let middle = (start.x + end.x) / 2
        placed.label = Point(middle, y)
        placed.lines = [
          Route(start: from, pieces: [.line(to: Point(middle - direction * (label.width / 2 + 3), y))]),
          Route(start: Point(middle + direction * (label.width / 2 + 3), y), pieces: [.line(to: to)]),
        ]
      } else {
        placed.lines = [Route(start: from, pieces: [.line(to: to)])]
      }
      return placed
    }
    let start = Point(places.x[edge.tail] + direction * 6, y - graph.nodes[edge.tail].height / 2)
    let end = Point(places.x[edge.head] - direction * 6, y - graph.nodes[edge.head].height / 2)
    let height = min(start.y, end.y) - 26
    placed.tail = PlacedEdge.End(tip: start, origin: Point(start.x, start.y - 20))
    placed.head = PlacedEdge.End(tip: end, origin: Point(end.x, end.y - 20))
    let from = Point(start.x, start.y - edge.tailTip)
    let to = Point(end.x, end.y - edge.headTip)
    placed.lines = [Route(start: from, pieces: [.curve(Point(from.x, height), Point(to.x, height), to: to)])]
    if edge.label != nil { placed.label = Point((start.x + end.x) / 2, height) }
    return placed
  }

  private func isFirstFlatLine(_ index: Int) -> Bool {
    let edge = graph.edges[index]
    return !layers.flatEdges.contains {
      $0 < index && Set([graph.edges[$0].tail, graph.edges[$0].head]) == Set([edge.tail, edge.head])
    }
  }

  /// A bow on the right of its node.
  private func loop(_ index: Int) -> PlacedEdge {
    let edge = graph.edges[index]
    let node = graph.nodes[edge.tail]
    let centre = Point(places.x[edge.tail], places.y[layers.items[edge.tail].rank])
    // Several loops of a node lie around each other.
    let before = graph.edges[..<index].count { $0.tail == edge.tail && $0.head == edge.tail }
    let reach = 30.0 + Double(before) * 12
    let offset = min(node.height / 4 + Double(before) * 2, node.height / 2 - 2)
    let side = centre.x + node.width / 2
    let start = Point(side - loopInset(node, -offset), centre.y - offset)
    let end = Point(side - loopInset(node, offset), centre.y + offset)
    var placed = PlacedEdge()
    placed.tail = PlacedEdge.End(tip: start, origin: Point(start.x + 20, start.y))
    placed.head = PlacedEdge.End(tip: end, origin: Point(end.x + 20, end.y))
    let to = Point(end.x + edge.headTip, end.y)
    placed.lines = [
      Route(
        start: Point(start.x + edge.tailTip, start.y),
        pieces: [.curve(Point(side + reach, start.y - 4), Point(side + reach, end.y + 4), to: to)])
    ]
    placed.label = loopLabel(index, side: side, middle: centre.y)
    return placed
  }

  /// The labels of all loops of a node stand beyond the last of them, line by line.
  private func loopLabel(_ index: Int, side: Double, middle: Double) -> Point? {
    let tail = graph.edges[index].tail
    let loops = graph.edges.indices.filter { graph.edges[$0].tail == tail && graph.edges[$0].head == tail }
    guard let label = graph.edges[index].label else { return nil }
    let left = side + 30 + Double(loops.count - 1) * 12
    let before = loops.filter { $0 < index }.compactMap { graph.edges[$0].label }
    if graph.isTurned {
      return Point(left + before.reduce(0) { $0 + $1.width } + label.width / 2, middle)
    }
    let height = loops.compactMap { graph.edges[$0].label }.reduce(0) { $0 + $1.height }
    return Point(
      left + label.width / 2, middle - height / 2 + before.reduce(0) { $0 + $1.height } + label.height / 2)
  }

  /// Of a shape whose right side is no straight line, the outline there: found on its top.
  private func loopInset(_ node: LayoutGraph.Node, _ offset: Double) -> Double {
    var inset = 0.0
    while inset < node.width / 2 - 1,
      node.height / 2 - node.outline(node.width / 2 - inset, offset < 0) < abs(offset)
    {
      inset += 1
    }
    return inset
  }
}

extension PlacedEdge {
  func mapped(_ place: (Point) -> Point) -> PlacedEdge {
    var edge = self
    edge.lines = lines.map { $0.mapped(place) }
    edge.tail = End(tip: place(tail.tip), origin: place(tail.origin))
    edge.head = End(tip: place(head.tip), origin: place(head.origin))
    edge.label = label.map(place)
    return edge
  }
}
