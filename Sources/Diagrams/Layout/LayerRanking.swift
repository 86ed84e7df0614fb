/// The rank of each node: how many steps below the first it stands.
struct LayerRanking: Sendable {
  var ranks: [Int]
  /// Edges that lead upwards are laid out as if they led downwards: without them there is no cycle.
  let isReversed: [Bool]

  /// `nil` only if the ranks cannot be told, which the removal of cycles rules out.
  init?(of graph: LayoutGraph) {
    var builder = RankBuilder(graph)
    isReversed = builder.reverseCycles()
    guard let ranks = builder.ranks(isReversed) else { return nil }
    self.ranks = ranks
  }
}

private struct RankBuilder {
  private let graph: LayoutGraph
  /// Nodes that share a rank are one variable.
  private var variable: [Int] = []
  private var variableCount = 0
  private var groupVariable: [Int: Int] = [:]

  init(_ graph: LayoutGraph) {
    self.graph = graph
    for node in graph.nodes {
      if let group = node.rankGroup, let known = groupVariable[group] {
        variable.append(known)
      } else {
        variable.append(variableCount)
        if let group = node.rankGroup { groupVariable[group] = variableCount }
        variableCount += 1
      }
    }
  }

  /// Follows the edges in the order in which they were written, from nodes without a way in first, and turns those
  /// that lead back to where the walk came from.
  func reverseCycles() -> [Bool] {
    var isReversed = Array(repeating: false, count: graph.edges.count)
    var outgoing: [[Int]] = Array(repeating: [], count: variableCount)
    var hasWayIn = Array(repeating: false, count: variableCount)
    let first = Set(graph.firstGroups.compactMap { groupVariable[$0] })
    let last = Set(graph.lastGroups.compactMap { groupVariable[$0] })
    for (index, edge) in graph.edges.enumerated() where edge.ranks {
      let (tail, head) = (variable[edge.tail], variable[edge.head])
      guard tail != head else { continue }
      if first.contains(head) || last.contains(tail) {
        isReversed[index] = true
      } else {
        outgoing[tail].append(index)
        hasWayIn[head] = true
      }
    }
    enum State { case new, open, done }
    var state = Array(repeating: State.new, count: variableCount)
    for root in (0..<variableCount).filter({ !hasWayIn[$0] }) + (0..<variableCount).filter({ hasWayIn[$0] })
    where state[root] == .new {
      var stack: [(variable: Int, place: Int)] = [(root, 0)]
      state[root] = .open
      while let (current, place) = stack.last {
        guard place < outgoing[current].count else {
          state[current] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].place += 1
        let edge = outgoing[current][place]
        let head = variable[graph.edges[edge].head]
        switch state[head] {
        case .new:
          state[head] = .open
          stack.append((head, 0))
        case .open: isReversed[edge] = true
        case .done: break
        }
      }
    }
    return isReversed
  }

  mutating func ranks(_ isReversed: [Bool]) -> [Int]? {
    let clusterCount = graph.clusters.count
    func top(_ cluster: Int) -> Int { variableCount + 2 * cluster }
    func bottom(_ cluster: Int) -> Int { variableCount + 2 * cluster + 1 }
    let total = variableCount + 2 * clusterCount
    var simplex = NetworkSimplex(count: total)
    var following: [[Int]] = Array(repeating: [], count: total)
    func keep(_ a: Int, before b: Int, by length: Int, weight: Int = 0) {
      simplex.keep(a, before: b, by: length, weight: weight)
      following[a].append(b)
    }
    for (index, edge) in graph.edges.enumerated() where edge.ranks {
      let (tail, head) = isReversed[index] ? (edge.head, edge.tail) : (edge.tail, edge.head)
      guard variable[tail] != variable[head] else { continue }
      keep(variable[tail], before: variable[head], by: edge.minimumLength, weight: 8 * edge.weight)
    }
    for (index, cluster) in graph.clusters.enumerated() {
      keep(top(index), before: bottom(index), by: 0, weight: 16)
      guard let parent = cluster.parent else { continue }
      keep(top(parent), before: top(index), by: 0)
      keep(bottom(index), before: bottom(parent), by: 0)
    }
    for (index, node) in graph.nodes.enumerated() {
      guard let cluster = node.cluster else { continue }
      keep(top(cluster), before: variable[index], by: 0, weight: 1)
      keep(variable[index], before: bottom(cluster), by: 0)
    }
    for group in graph.firstGroups {
      guard let first = groupVariable[group] else { continue }
      for other in 0..<variableCount where other != first && !reaches(other, first, following) {
        keep(first, before: other, by: 0)
      }
    }
    for group in graph.lastGroups {
      guard let last = groupVariable[group] else { continue }
      for other in 0..<variableCount where other != last && !reaches(last, other, following) {
        keep(other, before: last, by: 0)
      }
    }
    stackLooseNodes { a, b in keep(a, before: b, by: 1) }
    // What leads to a whole cluster stands above all of it, where nothing in it leads back.
    for (index, edge) in graph.edges.enumerated() where edge.ranks && !isReversed[index] {
      guard variable[edge.tail] != variable[edge.head] else { continue }
      let from = edge.tailCluster.map(bottom) ?? variable[edge.tail]
      let to = edge.headCluster.map(top) ?? variable[edge.head]
      guard edge.tailCluster != nil || edge.headCluster != nil, !reaches(to, from, following) else {
        continue
      }
      keep(from, before: to, by: edge.minimumLength)
    }
    guard let values = simplex.solve(turns: 4 * total + 200, isBalanced: false) else { return nil }
    let least = variable.map { values[$0] }.min() ?? 0
    return variable.map { values[$0] - least }
  }

  /// Nodes of a cluster that nothing leads to or from would all stand in one row; many of them make several.
  private func stackLooseNodes(_ keep: (Int, Int) -> Void) {
    guard !graph.clusters.isEmpty else { return }
    var hasEdge = Array(repeating: false, count: variableCount)
    for edge in graph.edges {
      hasEdge[variable[edge.tail]] = true
      hasEdge[variable[edge.head]] = true
    }
    var loose: [[Int]] = Array(repeating: [], count: graph.clusters.count)
    for (index, node) in graph.nodes.enumerated() where node.rankGroup == nil {
      guard let cluster = node.cluster, !hasEdge[variable[index]] else { continue }
      loose[cluster].append(variable[index])
    }
    for nodes in loose where nodes.count > 3 {
      let perRow = nodes.count <= 4 ? 2 : 3
      for place in perRow..<nodes.count { keep(nodes[place - perRow], nodes[place]) }
    }
  }

  private func reaches(_ start: Int, _ goal: Int, _ following: [[Int]]) -> Bool {
    if start == goal { return true }
    var isSeen = Array(repeating: false, count: following.count)
    var stack = [start]
    while let variable = stack.popLast() {
      for next in following[variable] where !isSeen[next] {
        if next == goal { return true }
        isSeen[next] = true
        stack.append(next)
      }
    }
    return false
  }
}
