import TestSupport
import Testing

@testable import Diagrams

/// What holds of every picture of a graph.
struct GraphTests {
  /// Graphs as they come: some sparse, some dense, with subgraphs within each other, loops and ways back.
  private static let seeds = Array(UInt64(1)...60)

  @Test(arguments: seeds) func nothingLiesOnAnythingElse(seed: UInt64) throws {
    let graph = randomGraph(seed)
    let layout = try #require(GraphLayout(graph))
    #expect(overlaps(graph, layout) == [])
  }

  @Test(arguments: seeds) func theSameTextGivesTheSamePicture(seed: UInt64) throws {
    let first = picture(of: randomGraph(seed), kind: "Graph")?.elements.bytes
    #expect(first != nil && first == picture(of: randomGraph(seed), kind: "Graph")?.elements.bytes)
  }

  @Test func theDescriptionOfALargeGraphEnds() {
    var graph = Graph()
    for index in 0..<100 {
      graph.nodes.append(Graph.Node(name: "n\(index)", label: "A node with number \(index)"))
    }
    for index in 1..<100 { graph.edges.append(Graph.Edge(tail: .node(index - 1), head: .node(index))) }
    let description = describe(graph)
    #expect(description.hasPrefix("A node with number 0 leads to A node with number 1."))
    #expect(description.hasSuffix(" more links."))
    #expect(description.utf8.count < 1000)
  }

  @Test func distancesAreKeptAndShort() {
    var simplex = NetworkSimplex(count: 4)
    simplex.keep(0, before: 1, by: 1, weight: 1)
    simplex.keep(1, before: 2, by: 1, weight: 1)
    simplex.keep(0, before: 3, by: 1)
    simplex.keep(3, before: 2, by: 1, weight: 5)
    let values = simplex.solve(turns: 100, isBalanced: false)
    #expect(values == [0, 1, 2, 1])
    var contradiction = NetworkSimplex(count: 2)
    contradiction.keep(0, before: 1, by: 1)
    contradiction.keep(1, before: 0, by: 1)
    let none = contradiction.solve(turns: 100, isBalanced: false)
    #expect(none == nil)
  }
}

/// Nodes on nodes, and nodes in clusters that do not hold them.
private func overlaps(_ graph: Graph, _ layout: GraphLayout) -> [String] {
  var faults: [String] = []
  func overlap(_ a: Box, _ b: Box) -> Bool {
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
  }
  func isWithin(_ a: Box, _ b: Box) -> Bool {
    a.left >= b.left && a.top >= b.top && a.right <= b.right && a.bottom <= b.bottom
  }
  let whole = Box(left: -0.5, top: -0.5, right: layout.width + 0.5, bottom: layout.height + 0.5)
  for node in graph.nodes.indices {
    let box = layout.boxes[node]
    if !isWithin(box, whole) { faults.append("node \(node) is outside") }
    for other in graph.nodes.indices.dropFirst(node + 1) where overlap(box, layout.boxes[other]) {
      faults.append("nodes \(node) and \(other)")
    }
    let around = graph.clusters(around: graph.nodes[node].cluster)
    for cluster in graph.clusters.indices where layout.clusters[cluster].width > 0 {
      if around.contains(cluster) {
        if !isWithin(box, layout.clusters[cluster]) {
          faults.append("node \(node) leaves cluster \(cluster)")
        }
      } else if overlap(box, layout.clusters[cluster]) {
        faults.append("node \(node) is in the way of cluster \(cluster)")
      }
    }
  }
  for cluster in graph.clusters.indices {
    for other in graph.clusters.indices.dropFirst(cluster + 1)
    where graph.clusters[other].parent == graph.clusters[cluster].parent
      && overlap(layout.clusters[cluster], layout.clusters[other])
    {
      faults.append("clusters \(cluster) and \(other)")
    }
  }
  return faults
}

private func randomGraph(_ seed: UInt64) -> Graph {
  var state = seed &* 0x9E37_79B9_7F4A_7C15
  func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(limit, 1)
  }
  var graph = Graph()
  graph.direction = [.down, .up, .right, .left][random(4)]
  for cluster in 0..<random(6) {
    graph.clusters.append(
      Graph.Cluster(
        label: "Cluster \(cluster)", parent: cluster > 0 && random(2) == 0 ? random(cluster) : nil,
        direction: random(3) == 0 ? .right : nil))
  }
  let shapes: [NodeShape] = [.rectangle, .diamond, .circle, .cylinder, .stadium, .ellipse, .point]
  for node in 0..<3 + random(25) {
    let label = String(repeating: "word ", count: 1 + random(6))
    graph.nodes.append(
      Graph.Node(
        name: "n\(node)", label: label, shape: shapes[random(shapes.count)],
        cluster: random(3) > 0 && !graph.clusters.isEmpty ? random(graph.clusters.count) : nil))
  }
  for _ in 0..<graph.nodes.count + random(12) {
    var edge = Graph.Edge(tail: .node(random(graph.nodes.count)), head: .node(random(graph.nodes.count)))
    if random(3) == 0 { edge.label = "some label" }
    edge.minimumLength = 1 + random(8) / 7
    graph.edges.append(edge)
  }
  if random(3) == 0 {
    graph.sameRanks = [Graph.SameRank(place: .any, nodes: [0, 1, 2])]
  }
  graph.turnEmptyClustersIntoNodes()
  return graph
}
