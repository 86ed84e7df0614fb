/// Finds whole numbers for variables with minimal distances between them, so that the weighted sum of the distances
/// is smallest: the ranks of nodes and their places within the ranks are both such numbers.
///
/// Gansner, Koutsofios, North, Vo: "A Technique for Drawing Directed Graphs" (1993), §2.3 and §4.2.
struct NetworkSimplex {
  /// `value(head) - value(tail)` is `length` or more; what it is more costs `weight` each.
  private struct Edge {
    let tail: Int
    let head: Int
    let length: Int
    let weight: Int
    var isInTree = false
    /// What the cost would change by, were the edge made longer.
    var cut = 0
  }

  private let count: Int
  private var edges: [Edge] = []
  private var outgoing: [[Int]]
  private var incoming: [[Int]]
  private var values: [Int]

  // The spanning tree of tight edges, numbered in postorder: the subtree of a variable are those with numbers from
  // its `low` to its own.
  private var treeEdges: [Int] = []
  private var treeNeighbours: [[Int]]
  private var parentEdge: [Int]
  private var low: [Int]
  private var number: [Int]
  private var variableAt: [Int]

  /// - Parameter count: the variables are 0 up to this number.
  init(count: Int) {
    self.count = count
    outgoing = Array(repeating: [], count: count)
    incoming = outgoing
    treeNeighbours = outgoing
    values = Array(repeating: 0, count: count)
    parentEdge = Array(repeating: -1, count: count)
    low = values
    number = values
    variableAt = values
  }

  mutating func keep(_ tail: Int, before head: Int, by length: Int, weight: Int = 0) {
    guard tail != head else { return }
    outgoing[tail].append(edges.count)
    incoming[head].append(edges.count)
    edges.append(Edge(tail: tail, head: head, length: length, weight: weight))
  }

  /// Draws `a` and `b` to the same value by way of a variable that is used for nothing else.
  mutating func align(_ a: Int, _ b: Int, by helper: Int, weight: Int) {
    keep(helper, before: a, by: 0, weight: weight)
    keep(helper, before: b, by: 0, weight: weight)
  }

  /// The values, the least of them 0; `nil` if the distances contradict each other.
  ///
  /// - Parameters:
  ///   - turns: how many edges of the tree are exchanged at most. The values keep their distances in any case.
  ///   - isBalanced: puts what is equally good anywhere in a stretch into its middle.
  mutating func solve(turns: Int, isBalanced: Bool) -> [Int]? {
    guard count > 0 else { return [] }
    guard assignLeastValues() else { return nil }
    growTree()
    numberTree(from: 0, parent: -1, low: 0)
    computeCuts()
    var left = turns
    var next = 0
    while left > 0, let leaving = edgeToLeave(from: &next), let entering = edgeToEnter(for: leaving) {
      exchange(leaving, for: entering)
      left -= 1
    }
    if isBalanced { balance() }
    let least = values.min() ?? 0
    return values.map { $0 - least }
  }

  private func slack(_ edge: Int) -> Int {
    values[edges[edge].head] - values[edges[edge].tail] - edges[edge].length
  }

  /// Each as small as what stands before it allows; `false` for a cycle.
  private mutating func assignLeastValues() -> Bool {
    var open = incoming.map(\.count)
    var ready = (0..<count).filter { open[$0] == 0 }
    var place = 0
    while place < ready.count {
      let variable = ready[place]
      place += 1
      for edge in outgoing[variable] {
        let head = edges[edge].head
        values[head] = max(values[head], values[variable] + edges[edge].length)
        open[head] -= 1
        if open[head] == 0 { ready.append(head) }
      }
    }
    return ready.count == count
  }

  // MARK: The tree

  /// Grows a tree of tight edges from the first variable; where none is tight, the tree is moved until one is.
  private mutating func growTree() {
    var isInTree = Array(repeating: false, count: count)
    var members: [Int] = []
    func add(_ variable: Int) {
      isInTree[variable] = true
      members.append(variable)
    }
    add(0)
    var place = 0
    while members.count < count {
      while place < members.count {
        let variable = members[place]
        place += 1
        for edge in outgoing[variable] where !isInTree[edges[edge].head] && slack(edge) == 0 {
          addToTree(edge)
          add(edges[edge].head)
        }
        for edge in incoming[variable] where !isInTree[edges[edge].tail] && slack(edge) == 0 {
          addToTree(edge)
          add(edges[edge].tail)
        }
      }
      guard members.count < count else { break }
      var nearest: Int?
      for edge in edges.indices where isInTree[edges[edge].tail] != isInTree[edges[edge].head] {
        if let found = nearest, slack(found) <= slack(edge) { continue }
        nearest = edge
      }
      guard let edge = nearest else {
        // Nothing joins what is left: an edge without weight does.
        guard let other = isInTree.firstIndex(of: false) else { break }
        keep(0, before: other, by: values[other] - values[0])
        addToTree(edges.count - 1)
        add(other)
        continue
      }
      let shift = isInTree[edges[edge].tail] ? slack(edge) : -slack(edge)
      for member in members { values[member] += shift }
      addToTree(edge)
      add(isInTree[edges[edge].tail] ? edges[edge].head : edges[edge].tail)
    }
  }

  private mutating func addToTree(_ edge: Int) {
    edges[edge].isInTree = true
    treeEdges.append(edge)
    treeNeighbours[edges[edge].tail].append(edge)
    treeNeighbours[edges[edge].head].append(edge)
  }

  private mutating func numberTree(from root: Int, parent: Int, low first: Int) {
    var next = first
    var stack: [(variable: Int, place: Int)] = [(root, 0)]
    parentEdge[root] = parent
    low[root] = next
    while let (variable, place) = stack.last {
      if place < treeNeighbours[variable].count {
        stack[stack.count - 1].place += 1
        let edge = treeNeighbours[variable][place]
        guard edge != parentEdge[variable] else { continue }
        let child = edges[edge].tail == variable ? edges[edge].head : edges[edge].tail
        parentEdge[child] = edge
        low[child] = next
        stack.append((child, 0))
      } else {
        number[variable] = next
        variableAt[next] = variable
        next += 1
        stack.removeLast()
      }
    }
  }

  /// Whether `variable` is in the subtree of `root`.
  private func isBelow(_ root: Int, _ variable: Int) -> Bool {
    low[root] <= number[variable] && number[variable] <= number[root]
  }

  private mutating func computeCuts() {
    for place in 0..<count {
      let child = variableAt[place]
      let edge = parentEdge[child]
      if edge >= 0 { edges[edge].cut = cut(of: edge, below: child) }
    }
  }

  private func cut(of treeEdge: Int, below child: Int) -> Int {
    let isTail = edges[treeEdge].tail == child
    var sum = 0
    for (list, isOutgoing) in [(outgoing[child], true), (incoming[child], false)] {
      for edge in list {
        let other = isOutgoing ? edges[edge].head : edges[edge].tail
        let isInside = isBelow(child, other)
        let value =
          isInside ? (edges[edge].isInTree ? edges[edge].cut : 0) - edges[edge].weight : edges[edge].weight
        let isPositive = (isTail != isOutgoing) == isInside
        sum += isPositive ? value : -value
      }
    }
    return sum
  }

  // MARK: Exchanging

  /// The worst of the next few edges that are too long for what they cost.
  private func edgeToLeave(from next: inout Int) -> Int? {
    var best: Int?
    var found = 0
    for step in 0..<treeEdges.count {
      let place = (next + step) % treeEdges.count
      let edge = treeEdges[place]
      guard edges[edge].cut < 0 else { continue }
      if let known = best, edges[known].cut <= edges[edge].cut {} else { best = edge }
      found += 1
      if found == 30 {
        next = place
        break
      }
    }
    return best
  }

  private func childEnd(of treeEdge: Int) -> (child: Int, isTail: Bool) {
    let edge = edges[treeEdge]
    return number[edge.tail] < number[edge.head] ? (edge.tail, true) : (edge.head, false)
  }

  /// The shortest of the edges that join the two halves the other way round.
  private func edgeToEnter(for leaving: Int) -> Int? {
    let (child, isTail) = childEnd(of: leaving)
    var best: Int?
    var least = Int.max
    for place in low[child]...number[child] {
      let variable = variableAt[place]
      for edge in isTail ? incoming[variable] : outgoing[variable] where !edges[edge].isInTree {
        let other = isTail ? edges[edge].tail : edges[edge].head
        guard !isBelow(child, other), slack(edge) < least else { continue }
        best = edge
        least = slack(edge)
      }
      if least == 0 { break }
    }
    return best
  }

  private mutating func exchange(_ leaving: Int, for entering: Int) {
    let distance = slack(entering)
    if distance > 0 { shiftSubtree(of: leaving, by: distance) }
    let cut = edges[leaving].cut
    let (tail, head) = (edges[entering].tail, edges[entering].head)
    let root = updateCuts(from: tail, towards: head, by: cut, isTail: true)
    _ = updateCuts(from: head, towards: tail, by: cut, isTail: false)
    edges[entering].cut = -cut
    edges[leaving].cut = 0
    edges[leaving].isInTree = false
    edges[entering].isInTree = true
    if let place = treeEdges.firstIndex(of: leaving) { treeEdges[place] = entering }
    treeNeighbours[edges[leaving].tail].removeAll { $0 == leaving }
    treeNeighbours[edges[leaving].head].removeAll { $0 == leaving }
    treeNeighbours[tail].append(entering)
    treeNeighbours[head].append(entering)
    numberTree(from: root, parent: parentEdge[root], low: low[root])
  }

  /// Makes a tree edge longer by moving what hangs on it.
  private mutating func shiftSubtree(of treeEdge: Int, by distance: Int) {
    let (child, isTail) = childEnd(of: treeEdge)
    for place in low[child]...number[child] { values[variableAt[place]] += isTail ? -distance : distance }
  }

  /// - Returns: the root of the smallest subtree with both ends.
  private mutating func updateCuts(from start: Int, towards end: Int, by cut: Int, isTail: Bool) -> Int {
    var variable = start
    while !isBelow(variable, end) {
      let edge = parentEdge[variable]
      let isForward = (edges[edge].tail == variable) == isTail
      edges[edge].cut += isForward ? cut : -cut
      variable = edges[edge].tail == variable ? edges[edge].head : edges[edge].tail
    }
    return variable
  }

  private mutating func balance() {
    for treeEdge in treeEdges where edges[treeEdge].cut == 0 {
      guard let entering = edgeToEnter(for: treeEdge) else { continue }
      let distance = slack(entering)
      if distance > 1 { shiftSubtree(of: treeEdge, by: distance / 2) }
    }
  }
}
