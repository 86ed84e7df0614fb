/// What stands in the ranks: nodes, and for lines that pass a rank the places where they do.
struct Layers: Sendable {
  enum Kind: Sendable {
    case node(Int)
    /// A line passes.
    case bend
    /// The label of an edge.
    case label(Int)
    /// The borders of a cluster, in every rank from its first to its last.
    case left(Int)
    case right(Int)
  }

  struct Item: Sendable {
    let kind: Kind
    let rank: Int
    /// The innermost cluster that it stands in.
    let cluster: Int?
    let left: Double
    let right: Double
    let height: Double
  }

  /// Between items of neighbouring ranks, from the upper to the lower.
  struct Link: Sendable {
    let upper: Int
    let lower: Int
    /// What it costs to cross it.
    let weight: Int
    let edge: Int?
  }

  private(set) var items: [Item] = []
  private(set) var links: [Link] = []
  /// The items of each edge from its upper end to its lower; empty for loops and those within a rank.
  private(set) var chains: [[Int]]
  private(set) var rankCount = 0
  private(set) var isLabelRank: [Bool] = []
  /// First and last rank of each cluster.
  private(set) var spans: [ClosedRange<Int>?]
  /// The left border of each cluster in its first rank; the right one and those of the next ranks follow.
  private(set) var firstBorder: [Int]
  /// Edges between nodes of one rank.
  private(set) var flatEdges: [Int] = []
  let isReversed: [Bool]

  init(_ graph: LayoutGraph, _ ranking: LayerRanking) {
    isReversed = ranking.isReversed
    chains = Array(repeating: [], count: graph.edges.count)
    spans = Array(repeating: nil, count: graph.clusters.count)
    firstBorder = Array(repeating: 0, count: graph.clusters.count)
    let labels = LabelRanks(graph, ranking.ranks)
    let ranks = ranking.ranks.map(labels.newRank)
    rankCount = (ranks.max() ?? 0) + 1
    isLabelRank = Array(repeating: false, count: rankCount)
    for rank in labels.inserted where rank < rankCount { isLabelRank[rank] = true }

    for (index, node) in graph.nodes.enumerated() {
      items.append(
        Item(
          kind: .node(index), rank: ranks[index], cluster: node.cluster, left: node.width / 2,
          right: node.width / 2 + node.roomOnTheRight, height: node.height))
      for cluster in graph.clusters(around: node.cluster) {
        let span = spans[cluster] ?? ranks[index]...ranks[index]
        spans[cluster] = min(span.lowerBound, ranks[index])...max(span.upperBound, ranks[index])
      }
    }
    for (index, edge) in graph.edges.enumerated() where edge.tail != edge.head {
      if ranks[edge.tail] == ranks[edge.head] {
        flatEdges.append(index)
      } else {
        appendChain(of: index, graph, ranks, labelRank: labels.rank(of: index))
      }
    }
    for cluster in graph.clusters.indices {
      guard let span = spans[cluster] else { continue }
      firstBorder[cluster] = items.count
      var above: (left: Int, right: Int)?
      for rank in span {
        let left = items.count
        items.append(Item(kind: .left(cluster), rank: rank, cluster: cluster, left: 0, right: 0, height: 0))
        items.append(Item(kind: .right(cluster), rank: rank, cluster: cluster, left: 0, right: 0, height: 0))
        if let above {
          links.append(Link(upper: above.left, lower: left, weight: 3, edge: nil))
          links.append(Link(upper: above.right, lower: left + 1, weight: 3, edge: nil))
        }
        above = (left, left + 1)
      }
    }
  }

  private mutating func appendChain(of index: Int, _ graph: LayoutGraph, _ ranks: [Int], labelRank: Int?) {
    let edge = graph.edges[index]
    let (upper, lower) = ranks[edge.tail] < ranks[edge.head] ? (edge.tail, edge.head) : (edge.head, edge.tail)
    let above = graph.clusters(around: graph.nodes[upper].cluster)
    let below = graph.clusters(around: graph.nodes[lower].cluster)
    var chain = [upper]
    for rank in ranks[upper] + 1..<ranks[lower] {
      let cluster = cluster(of: rank, from: above, to: below)
      chain.append(items.count)
      if rank == labelRank {
        let size = edge.label ?? (width: 10, height: 0)
        items.append(
          Item(
            kind: .label(index), rank: rank, cluster: cluster, left: size.width / 2, right: size.width / 2,
            height: size.height))
      } else {
        items.append(Item(kind: .bend, rank: rank, cluster: cluster, left: 3, right: 3, height: 0))
      }
    }
    chain.append(lower)
    for (upper, lower) in zip(chain, chain.dropFirst()) {
      links.append(Link(upper: upper, lower: lower, weight: 1, edge: index))
    }
    chains[index] = chain
  }

  /// The cluster in which a line passes a rank: it leaves those of its upper end below them, and enters those of the
  /// lower where they begin. Both are given from the innermost on.
  private func cluster(of rank: Int, from above: [Int], to below: [Int]) -> Int? {
    for cluster in above {
      if below.contains(cluster) { break }
      if let span = spans[cluster], rank <= span.upperBound { return cluster }
    }
    for cluster in below {
      if above.contains(cluster) { return cluster }
      if let span = spans[cluster], rank >= span.lowerBound { return cluster }
    }
    return nil
  }
}

/// Ranks of their own for labels, put in only where labels are. Lines that would lie on each other are parted there, too.
private struct LabelRanks {
  /// For each old rank, how many ranks were put in before it.
  private var insertedBefore: [Int]
  private var gapOfEdge: [Int?]

  init(_ graph: LayoutGraph, _ ranks: [Int]) {
    let count = (ranks.max() ?? 0) + 1
    var hasLabels = Array(repeating: false, count: count)
    gapOfEdge = Array(repeating: nil, count: graph.edges.count)
    var lines: [NodePair: Int] = [:]
    for edge in graph.edges { lines[NodePair(edge.tail, edge.head), default: 0] += 1 }
    // Short edges have no choice; the others join them where they can.
    for isShort in [true, false] {
      for (index, edge) in graph.edges.enumerated() {
        let (first, last) = (
          min(ranks[edge.tail], ranks[edge.head]), max(ranks[edge.tail], ranks[edge.head])
        )
        guard last > first, (last - first == 1) == isShort else { continue }
        let isParallel = isShort && (lines[NodePair(edge.tail, edge.head)] ?? 0) > 1
        guard edge.label != nil || isParallel else { continue }
        let middle = (first + last - 1) / 2
        let gap =
          (first..<last).filter { hasLabels[$0] }.min { abs($0 - middle) < abs($1 - middle) } ?? middle
        hasLabels[gap] = true
        gapOfEdge[index] = gap
      }
    }
    insertedBefore = []
    var sum = 0
    for rank in 0..<count {
      insertedBefore.append(sum)
      if hasLabels[rank] { sum += 1 }
    }
  }

  func newRank(_ rank: Int) -> Int { rank + insertedBefore[rank] }

  /// The new rank that holds the label of an edge.
  func rank(of edge: Int) -> Int? { gapOfEdge[edge].map { newRank($0) + 1 } }

  /// The new ranks.
  var inserted: [Int] {
    gapOfEdge.compactMap { $0.map { newRank($0) + 1 } }
  }
}

/// Two nodes, whichever comes first.
private struct NodePair: Hashable {
  let low: Int
  let high: Int

  init(_ a: Int, _ b: Int) {
    low = min(a, b)
    high = max(a, b)
  }
}

/// The order of the items in each rank with few crossings.
///
/// Each rank is a tree: clusters hold their items and clusters, so what belongs together stays together. Clusters beside
/// each other have the same order in all ranks, so their boxes never get into each other.
///
/// Sweeps of barycentres with transposition: Gansner et al. §3; Sander, "Layout of Compound Directed Graphs" (1996).
struct LayerOrder {
  private let layers: Layers
  private let graph: LayoutGraph
  private let above: [[(item: Int, weight: Int)]]
  private let below: [[(item: Int, weight: Int)]]

  /// By rank and cluster (0 stands for none): what is directly in it. A cluster is written as -1 - index.
  private var levels: [[[Int]]]
  /// The place of a cluster among those beside it.
  private var clusterPlace: [Double]
  private var position: [Int]
  private(set) var ranks: [[Int]] = []
  private let flatPairs: [[(tail: Int, head: Int)]]

  init(_ graph: LayoutGraph, _ layers: Layers) {
    self.graph = graph
    self.layers = layers
    var above: [[(item: Int, weight: Int)]] = Array(repeating: [], count: layers.items.count)
    var below = above
    // Those that were turned come last: the way that was written decides.
    for isTurned in [false, true] {
      for link in layers.links where (link.edge.map { layers.isReversed[$0] } ?? false) == isTurned {
        below[link.upper].append((link.lower, link.weight))
        above[link.lower].append((link.upper, link.weight))
      }
    }
    self.above = above
    self.below = below
    position = Array(repeating: 0, count: layers.items.count)
    clusterPlace = Array(repeating: 0, count: graph.clusters.count)
    levels = Array(
      repeating: Array(repeating: [], count: graph.clusters.count + 1), count: layers.rankCount)
    var flatPairs: [[(tail: Int, head: Int)]] = Array(repeating: [], count: layers.rankCount)
    for edge in layers.flatEdges {
      let (tail, head) = (graph.edges[edge].tail, graph.edges[edge].head)
      flatPairs[layers.items[tail].rank].append((tail, head))
    }
    self.flatPairs = flatPairs
    fillLevels()
  }

  private mutating func fillLevels() {
    for (cluster, span) in layers.spans.enumerated() {
      guard let span else { continue }
      for rank in span { levels[rank][(graph.clusters[cluster].parent ?? -1) + 1].append(-1 - cluster) }
    }
    for (index, item) in layers.items.enumerated() {
      switch item.kind {
      case .node, .bend, .label: levels[item.rank][(item.cluster ?? -1) + 1].append(index)
      case .left, .right: break
      }
    }
  }

  /// - Parameter effort: how many sweeps are made at most.
  mutating func minimiseCrossings(effort: Int) {
    var best: (cost: Int, levels: [[[Int]]])?
    for isForward in [true, false] {
      startOrder(isForward: isForward)
      keepIfBetter(&best)
      var fruitless = 0
      for sweep in 0..<effort where fruitless < 4 && (best?.cost ?? 1) > 0 {
        self.sweep(isDown: sweep % 2 == 0)
        transpose()
        fruitless = keepIfBetter(&best) ? 0 : fruitless + 1
      }
      if best?.cost == 0 { break }
    }
    if let best {
      levels = best.levels
      for rank in 0..<layers.rankCount { flatten(rank) }
    }
  }

  @discardableResult
  private mutating func keepIfBetter(_ best: inout (cost: Int, levels: [[[Int]]])?) -> Bool {
    let cost = cost()
    if let known = best, known.cost <= cost { return false }
    best = (cost, levels)
    return true
  }

  /// As a walk along the edges meets the items, so neighbours in the text are neighbours in the picture.
  private mutating func startOrder(isForward: Bool) {
    var key: [Double?] = Array(repeating: nil, count: layers.items.count)
    var next = 0.0
    let count = graph.nodes.count
    let flat = flatPairs.flatMap { $0 }
    var flatNext: [Int: [Int]] = [:]
    for pair in flat {
      flatNext[pair.tail, default: []].append(pair.head)
      flatNext[pair.head, default: []].append(pair.tail)
    }
    let roots = (0..<count).filter { above[$0].isEmpty } + (0..<count).filter { !above[$0].isEmpty }
    for root in roots where key[root] == nil {
      var stack = [root]
      while let item = stack.popLast() {
        guard key[item] == nil else { continue }
        key[item] = next
        next += 1
        let following = below[item].map(\.item) + (flatNext[item] ?? [])
        stack += isForward ? following.reversed() : following
      }
    }
    if !isForward { key = key.map { $0.map { -$0 } } }
    var sums: [(sum: Double, count: Double)] = Array(repeating: (0, 0), count: graph.clusters.count)
    for node in 0..<count {
      for cluster in graph.clusters(around: graph.nodes[node].cluster) {
        sums[cluster].sum += key[node] ?? 0
        sums[cluster].count += 1
      }
    }
    clusterPlace = sums.map { $0.count > 0 ? $0.sum / $0.count : 0 }
    for rank in 0..<layers.rankCount {
      var wishes: [(sum: Double, count: Double)] = []
      _ = sortLevel(rank, 0, key, &wishes)
      flatten(rank)
    }
  }

  private mutating func sweep(isDown: Bool) {
    var key: [Double?] = Array(repeating: nil, count: layers.items.count)
    var wishes: [(sum: Double, count: Double)] = Array(repeating: (0, 0), count: graph.clusters.count)
    let order = isDown ? Array(0..<layers.rankCount) : (0..<layers.rankCount).reversed()
    for rank in order.dropFirst() {
      let fixed = ranks[isDown ? rank - 1 : rank + 1].count
      for item in ranks[rank] {
        let neighbours = isDown ? above[item] : below[item]
        let weight = neighbours.reduce(0) { $0 + $1.weight }
        let sum = neighbours.reduce(0) { $0 + $1.weight * position[$1.item] }
        key[item] = weight > 0 ? Double(sum) / Double(weight) / Double(max(fixed, 1)) : nil
      }
      _ = sortLevel(rank, 0, key, &wishes)
      flatten(rank)
    }
    for cluster in wishes.indices where wishes[cluster].count > 0 {
      clusterPlace[cluster] = wishes[cluster].sum / wishes[cluster].count
    }
  }

  /// Sorts what has a key, leaves the rest where it is.
  ///
  /// - Returns: the sum and the number of the keys in it.
  private mutating func sortLevel(
    _ rank: Int, _ level: Int, _ key: [Double?], _ wishes: inout [(sum: Double, count: Double)]
  ) -> (sum: Double, count: Double) {
    var total = (sum: 0.0, count: 0.0)
    var sortable: [(entry: Int, key: Double, place: Int)] = []
    let entries = levels[rank][level]
    for (place, entry) in entries.enumerated() {
      var own = (sum: 0.0, count: 0.0)
      if entry >= 0 {
        if let key = key[entry] { own = (key, 1) }
      } else {
        own = sortLevel(rank, -entry, key, &wishes)
        if own.count > 0, !wishes.isEmpty {
          wishes[-1 - entry].sum += own.sum / own.count
          wishes[-1 - entry].count += 1
        }
      }
      total.sum += own.sum
      total.count += own.count
      if own.count > 0 { sortable.append((entry, own.sum / own.count, place)) }
    }
    var sorted = entries
    let places = sortable.map(\.place)
    sortable.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    for (place, entry) in zip(places, sortable) { sorted[place] = entry.entry }
    let clusterPlaces = sorted.indices.filter { sorted[$0] < 0 }
    if clusterPlaces.count > 1 {
      let clusters = clusterPlaces.map { -1 - sorted[$0] }
        .sorted { (clusterPlace[$0], $0) < (clusterPlace[$1], $1) }
      for (place, cluster) in zip(clusterPlaces, clusters) { sorted[place] = -1 - cluster }
    }
    levels[rank][level] = sorted
    return total
  }

  private mutating func flatten(_ rank: Int) {
    while ranks.count < layers.rankCount { ranks.append([]) }
    ranks[rank] = flattened(rank)
    for (place, item) in ranks[rank].enumerated() { position[item] = place }
  }

  private func flattened(_ rank: Int) -> [Int] {
    var result: [Int] = []
    func append(_ level: Int) {
      for entry in levels[rank][level] {
        if entry >= 0 {
          result.append(entry)
        } else {
          let borders = borders(of: -1 - entry, in: rank)
          result.append(borders)
          append(-entry)
          result.append(borders + 1)
        }
      }
    }
    append(0)
    return result
  }

  /// The left border; the right one comes next.
  private func borders(of cluster: Int, in rank: Int) -> Int {
    layers.firstBorder[cluster] + 2 * (rank - (layers.spans[cluster]?.lowerBound ?? rank))
  }

  /// Swaps neighbours as long as that takes crossings away.
  private mutating func transpose() {
    for _ in 0..<8 {
      var isBetter = false
      for rank in 0..<layers.rankCount {
        for level in levels[rank].indices {
          var place = 0
          while place + 1 < levels[rank][level].count {
            let (a, b) = (levels[rank][level][place], levels[rank][level][place + 1])
            place += 1
            guard a >= 0, b >= 0 else { continue }
            let gain = gain(ofSwapping: a, b)
            guard gain > 0 else { continue }
            levels[rank][level].swapAt(place - 1, place)
            let (low, high) = (position[a], position[b])
            position[a] = high
            position[b] = low
            ranks[rank].swapAt(low, high)
            isBetter = true
          }
        }
      }
      if !isBetter { break }
    }
    swapClusters()
  }

  private func gain(ofSwapping a: Int, _ b: Int) -> Int {
    var gain = 0
    for (first, second) in [(above[a], above[b]), (below[a], below[b])] {
      for x in first {
        for y in second {
          let (p, q) = (position[x.item], position[y.item])
          if p > q { gain += x.weight * y.weight } else if p < q { gain -= x.weight * y.weight }
        }
      }
    }
    for pair in flatPairs[layers.items[a].rank] {
      // Only the two themselves are beside each other; what others see of them changes by one place at most.
      if pair.tail == b, pair.head == a { gain += 2 }
      if pair.tail == a, pair.head == b { gain -= 2 }
    }
    return gain
  }

  /// Clusters change places as wholes.
  private mutating func swapClusters() {
    guard graph.clusters.count > 1, graph.clusters.count <= 24 else { return }
    var best = cost()
    for parent in [nil] + graph.clusters.indices.map({ Int?.some($0) }) {
      let siblings = graph.clusters.indices.filter {
        graph.clusters[$0].parent == parent && layers.spans[$0] != nil
      }.sorted { (clusterPlace[$0], $0) < (clusterPlace[$1], $1) }
      guard siblings.count > 1 else { continue }
      for (index, cluster) in siblings.enumerated() { clusterPlace[cluster] = Double(index) }
      var order = siblings
      for place in 0..<order.count - 1 {
        let before = (levels, ranks, position, clusterPlace)
        order.swapAt(place, place + 1)
        for (index, cluster) in order.enumerated() { clusterPlace[cluster] = Double(index) }
        let none = Array(repeating: Double?.none, count: layers.items.count)
        for rank in 0..<layers.rankCount {
          var wishes: [(sum: Double, count: Double)] = []
          _ = sortLevel(rank, 0, none, &wishes)
          flatten(rank)
        }
        let cost = cost()
        if cost < best {
          best = cost
        } else {
          (levels, ranks, position, clusterPlace) = before
          order.swapAt(place, place + 1)
        }
      }
    }
  }

  /// The weighed crossings, and what lines within a rank cost.
  private func cost() -> Int {
    var cost = 0
    var sums: [Int] = []
    for rank in 1..<max(layers.rankCount, 1) {
      sums = Array(repeating: 0, count: ranks[rank].count + 1)
      // From the left: what was met before and ends further right is crossed.
      for item in ranks[rank - 1] {
        for link in below[item] {
          var place = ranks[rank].count
          var total = 0
          let own = position[link.item] + 1
          // Sum over places behind its own: all minus those up to it.
          while place > 0 {
            total += sums[place]
            place -= place & -place
          }
          place = own
          while place > 0 {
            total -= sums[place]
            place -= place & -place
          }
          cost += total * link.weight
        }
        for link in below[item] {
          var place = position[link.item] + 1
          while place <= ranks[rank].count {
            sums[place] += link.weight
            place += place & -place
          }
        }
      }
    }
    for pairs in flatPairs {
      for pair in pairs {
        let distance = position[pair.head] - position[pair.tail]
        cost += abs(distance) - 1 + (distance < 0 ? 2 : 0)
      }
    }
    return cost
  }
}
