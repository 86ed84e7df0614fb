/// Distances between what stands beside or below each other.
enum LayoutGaps {
  static let nodes = 26.0
  static let lineAndNode = 16.0
  static let lines = 10.0
  static let labels = 8.0
  static let clusters = 18.0
  static let besideCluster = 16.0
  /// From one rank to the next, with room for a tip.
  static let ranks = 38.0
  /// To a rank of labels.
  static let aroundLabels = 17.0
  /// What a line needs to get around a box.
  static let bend = 4.0
}

/// The coordinates of all items: across the ranks with few bends and everything centred over what it leads to, down
/// the ranks as their heights need it.
struct LayerPlaces: Sendable {
  /// By item; of a node the middle.
  private(set) var x: [Double]
  /// By rank.
  private(set) var y: [Double] = []
  private(set) var heights: [Double]
  private(set) var boxes: [Box]

  /// `nil` only if the order contradicts itself, which it never does.
  init?(_ graph: LayoutGraph, _ layers: Layers, _ ranks: [[Int]]) {
    guard let x = Self.across(graph, layers, ranks) else { return nil }
    self.x = x
    heights = ranks.map { rank in rank.reduce(0) { max($0, layers.items[$1].height) } }
    boxes = Array(repeating: Box(left: 0, top: 0, right: 0, bottom: 0), count: graph.clusters.count)
    for cluster in graph.clusters.indices where layers.spans[cluster] != nil {
      boxes[cluster].left = x[layers.firstBorder[cluster]]
      boxes[cluster].right = x[layers.firstBorder[cluster] + 1]
    }
    placeRanks(graph, layers, ranks)
  }

  // MARK: Across

  /// Gansner et al. §4.2. Both borders of a cluster are one variable each for all its ranks, so its box is a box.
  private static func across(_ graph: LayoutGraph, _ layers: Layers, _ ranks: [[Int]]) -> [Double]? {
    var variable = Array(repeating: 0, count: layers.items.count)
    var count = 2 * graph.clusters.count
    for (index, item) in layers.items.enumerated() {
      switch item.kind {
      case .left(let cluster): variable[index] = 2 * cluster
      case .right(let cluster): variable[index] = 2 * cluster + 1
      case .node, .bend, .label:
        variable[index] = count
        count += 1
      }
    }
    let aligned = layers.links.filter { $0.edge != nil }
    let flatLabels = flatLabels(graph, layers)
    var simplex = NetworkSimplex(count: count + aligned.count)
    var degreeBelow = Array(repeating: 0, count: layers.items.count)
    var degreeAbove = degreeBelow
    for link in aligned where link.edge.map({ !layers.isReversed[$0] && graph.edges[$0].ranks }) ?? false {
      degreeBelow[link.upper] += 1
      degreeAbove[link.lower] += 1
    }
    for (helper, link) in aligned.enumerated() {
      // What leads back, or has no say in the ranks, bends rather than the way on.
      let isAside = link.edge.map { layers.isReversed[$0] || !graph.edges[$0].ranks } ?? false
      let isOnly = degreeBelow[link.upper] == 1 && degreeAbove[link.lower] == 1
      let weight: Int
      switch (layers.items[link.upper].kind, layers.items[link.lower].kind) {
      case (.node, .node): weight = isOnly ? 6 : 3
      case (.node, _), (_, .node): weight = isAside ? 1 : isOnly ? 6 : 4
      default: weight = 16
      }
      let own = link.edge.map { graph.edges[$0].weight } ?? 1
      simplex.align(
        variable[link.upper], variable[link.lower], by: count + helper, weight: weight * min(max(own, 1), 20))
    }
    for rank in ranks {
      for (left, right) in zip(rank, rank.dropFirst()) {
        var distance = distance(layers.items[left], layers.items[right], graph)
        if let label = flatLabels[FlatPair(left: left, right: right)] {
          distance = max(distance, layers.items[left].right + layers.items[right].left + label)
        }
        simplex.keep(variable[left], before: variable[right], by: Int(distance.rounded(.up)))
      }
    }
    for (index, cluster) in graph.clusters.enumerated() where layers.spans[index] != nil {
      simplex.keep(2 * index, before: 2 * index + 1, by: Int(cluster.minimumWidth.rounded(.up)), weight: 8)
    }
    guard let values = simplex.solve(turns: turns(for: count + aligned.count), isBalanced: true) else {
      return nil
    }
    return variable.map { Double(values[$0]) }
  }

  /// Usual pictures are done long before; in large ones each turn takes longer, and the last ones gain little.
  private static func turns(for variables: Int) -> Int {
    min(3 * variables + 200, 2_000_000 / max(variables, 1))
  }

  private struct FlatPair: Hashable {
    let left: Int
    let right: Int
  }

  /// What lines between neighbours of a rank need, by the neighbours.
  private static func flatLabels(_ graph: LayoutGraph, _ layers: Layers) -> [FlatPair: Double] {
    var widths: [FlatPair: Double] = [:]
    for edge in layers.flatEdges {
      let (tail, head) = (graph.edges[edge].tail, graph.edges[edge].head)
      let width = graph.edges[edge].label.map { $0.width + 44 } ?? LayoutGaps.ranks
      for pair in [FlatPair(left: tail, right: head), FlatPair(left: head, right: tail)] {
        widths[pair] = max(widths[pair] ?? 0, width)
      }
    }
    return widths
  }

  /// From the middle of one item to that of its right neighbour.
  private static func distance(_ left: Layers.Item, _ right: Layers.Item, _ graph: LayoutGraph) -> Double {
    let gap: Double
    switch (left.kind, right.kind) {
    case (.left(let cluster), .left), (.left(let cluster), .node), (.left(let cluster), .bend),
      (.left(let cluster), .label):
      gap = graph.clusters[cluster].insets.left
    case (.right, .right(let cluster)), (.node, .right(let cluster)), (.bend, .right(let cluster)),
      (.label, .right(let cluster)):
      gap = graph.clusters[cluster].insets.right
    case (.left(let cluster), .right):
      gap = graph.clusters[cluster].insets.left + graph.clusters[cluster].insets.right
    case (.right, .left): gap = LayoutGaps.clusters
    case (.right, _), (_, .left): gap = LayoutGaps.besideCluster
    case (.node, .node): gap = LayoutGaps.nodes
    case (.bend, .bend): gap = LayoutGaps.lines
    case (.label, _), (_, .label): gap = LayoutGaps.labels
    case (.node, .bend), (.bend, .node): gap = LayoutGaps.lineAndNode
    }
    return left.right + gap + right.left
  }

  // MARK: Down

  private mutating func placeRanks(_ graph: LayoutGraph, _ layers: Layers, _ ranks: [[Int]]) {
    var extra = Array(repeating: 0.0, count: graph.clusters.count)
    // A cluster that is lower than its title needs is made higher, which may make another one high enough.
    for _ in 0..<3 {
      place(graph, layers, ranks, extra)
      var isDone = true
      for (index, cluster) in graph.clusters.enumerated() where layers.spans[index] != nil {
        let missing = cluster.minimumHeight - boxes[index].height
        if missing > 0.5 {
          extra[index] += missing / 2
          isDone = false
        }
      }
      if isDone { break }
    }
  }

  private mutating func place(
    _ graph: LayoutGraph, _ layers: Layers, _ ranks: [[Int]], _ extra: [Double]
  ) {
    var topRoom = Array(repeating: 0.0, count: layers.rankCount)
    var bottomRoom = topRoom
    var roomAbove = graph.clusters.indices.map { graph.clusters[$0].insets.top + extra[$0] }
    var roomBelow = graph.clusters.indices.map { graph.clusters[$0].insets.bottom + extra[$0] }
    let innermostFirst = graph.clusters.indices.sorted {
      graph.clusters(around: $0).count > graph.clusters(around: $1).count
    }
    for cluster in innermostFirst {
      guard let span = layers.spans[cluster] else { continue }
      topRoom[span.lowerBound] = max(topRoom[span.lowerBound], roomAbove[cluster])
      bottomRoom[span.upperBound] = max(bottomRoom[span.upperBound], roomBelow[cluster])
      guard let parent = graph.clusters[cluster].parent, let outer = layers.spans[parent] else { continue }
      let (own, below) = (graph.clusters[parent].insets.top, graph.clusters[parent].insets.bottom)
      if outer.lowerBound == span.lowerBound {
        roomAbove[parent] = max(roomAbove[parent], roomAbove[cluster] + own + extra[parent])
      }
      if outer.upperBound == span.upperBound {
        roomBelow[parent] = max(roomBelow[parent], roomBelow[cluster] + below + extra[parent])
      }
    }
    // Long ways across need some height, or they look flat.
    var widest = Array(repeating: 0.0, count: layers.rankCount)
    for link in layers.links where link.edge != nil {
      let rank = layers.items[link.upper].rank
      widest[rank] = max(widest[rank], abs(x[link.upper] - x[link.lower]))
    }
    y = []
    var bottom = 0.0
    for rank in 0..<layers.rankCount {
      var top = bottom + topRoom[rank]
      if rank > 0 {
        let isByLabel = layers.isLabelRank[rank] || layers.isLabelRank[rank - 1]
        let slope = min(max(widest[rank - 1] - (isByLabel ? 24 : 60), 0) / 8, isByLabel ? 14 : 26)
        top += bottomRoom[rank - 1] + (isByLabel ? LayoutGaps.aroundLabels + slope : LayoutGaps.ranks + slope)
      }
      y.append(top + heights[rank] / 2)
      bottom = top + heights[rank]
    }
    placeBoxes(graph, layers, innermostFirst, extra)
  }

  private mutating func placeBoxes(
    _ graph: LayoutGraph, _ layers: Layers, _ innermostFirst: [Int], _ extra: [Double]
  ) {
    var inner: [(top: Double, bottom: Double)?] = Array(repeating: nil, count: graph.clusters.count)
    func add(_ top: Double, _ bottom: Double, to cluster: Int) {
      let known = inner[cluster] ?? (top, bottom)
      inner[cluster] = (min(known.top, top), max(known.bottom, bottom))
    }
    for item in layers.items {
      guard let cluster = item.cluster, item.height > 0 else { continue }
      add(y[item.rank] - item.height / 2, y[item.rank] + item.height / 2, to: cluster)
    }
    for cluster in innermostFirst {
      guard let own = inner[cluster] else { continue }
      boxes[cluster].top = own.top - graph.clusters[cluster].insets.top - extra[cluster]
      boxes[cluster].bottom = own.bottom + graph.clusters[cluster].insets.bottom + extra[cluster]
      if let parent = graph.clusters[cluster].parent {
        add(boxes[cluster].top, boxes[cluster].bottom, to: parent)
      }
    }
  }
}
