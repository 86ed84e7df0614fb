import SourceText

/// Nodes and what joins them, as flowcharts of Mermaid and graphs of Graphviz mean them alike.
struct Graph: Sendable {
  /// Where edges lead.
  enum Direction: Sendable {
    case down, up, right, left
  }

  struct Node: Sendable {
    let name: String
    /// What stands in it, `\n` between lines.
    var label: String
    var shape = NodeShape.rectangle
    /// The innermost cluster around it.
    var cluster: Int?
    var outline = LineStyle.solid
    /// The fields of a record, in place of the label.
    var record: RecordField?
    /// Text that belongs to it and stands below its label.
    var remark = ""
    /// Of Graphviz: its shape is a record, whose label was written so; its corners are round.
    var isRecord = false
    var recordSource: String?
    var isRounded = false
  }

  struct Edge: Sendable {
    var tail: End
    var head: End
    var label = ""
    var tailLabel = ""
    var headLabel = ""
    var line = LineStyle.solid
    var tailTip = Tip.none
    var headTip = Tip.arrow
    /// In ranks.
    var minimumLength = 1
    var weight = 1
    var ranks = true
  }

  enum End: Sendable, Hashable {
    case node(Int)
    case cluster(Int)
  }

  enum LineStyle: Sendable {
    case solid, dashed, dotted, thick, invisible
  }

  enum Tip: Sendable {
    case none, arrow, circle, cross, diamond, tee
  }

  struct Cluster: Sendable {
    var label: String
    var parent: Int?
    /// `nil`: that of what is around it.
    var direction: Direction?
    var outline = LineStyle.solid
    /// Nothing is in it: a node stands for it.
    var isReplaced = false
  }

  /// Nodes that stand in one rank, and which.
  struct SameRank: Sendable {
    enum Place: Sendable {
      case any, first, last
    }

    var place: Place
    var nodes: [Int]
  }

  var direction = Direction.down
  var title = ""
  /// What the author says that it shows.
  var description = ""
  /// Whether edges have heads by nature.
  var isDirected = true
  var nodes: [Node] = []
  var edges: [Edge] = []
  var clusters: [Cluster] = []
  var sameRanks: [SameRank] = []

  /// From the innermost cluster around something to the outermost.
  func clusters(around cluster: Int?) -> [Int] {
    var path: [Int] = []
    var next = cluster
    while let cluster = next, path.count <= DiagramLimits.depth {
      path.append(cluster)
      next = clusters[cluster].parent
    }
    return path
  }

  func cluster(around end: End) -> Int? {
    switch end {
    case .node(let node): nodes[node].cluster
    case .cluster(let cluster): clusters[cluster].parent
    }
  }

  /// Clusters without anything in them are drawn as boxes.
  mutating func turnEmptyClustersIntoNodes() {
    var isEmpty = Array(repeating: true, count: clusters.count)
    for node in nodes {
      for cluster in clusters(around: node.cluster) { isEmpty[cluster] = false }
    }
    guard isEmpty.contains(true) else { return }
    var replacement: [Int: Int] = [:]
    for cluster in clusters.indices where isEmpty[cluster] {
      clusters[cluster].isReplaced = true
      // Only the outermost of several stands for them.
      let path = clusters(around: cluster)
      guard let outermost = path.last(where: { isEmpty[$0] }) else { continue }
      if let known = replacement[outermost] {
        replacement[cluster] = known
      } else {
        replacement[cluster] = nodes.count
        replacement[outermost] = nodes.count
        nodes.append(
          Node(
            name: "", label: clusters[outermost].label, cluster: clusters[outermost].parent, outline: .dashed)
        )
      }
    }
    for index in edges.indices {
      if case .cluster(let cluster) = edges[index].tail, let node = replacement[cluster] {
        edges[index].tail = .node(node)
      }
      if case .cluster(let cluster) = edges[index].head, let node = replacement[cluster] {
        edges[index].head = .node(node)
      }
    }
  }
}

/// A field of a record of Graphviz: text, or fields beside each other across the direction of what is around.
struct RecordField: Sendable {
  var label = ""
  var fields: [RecordField] = []
}
