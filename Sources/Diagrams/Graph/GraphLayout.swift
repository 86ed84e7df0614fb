/// A graph with its sizes and places.
struct GraphLayout: Sendable {
  /// The lines of each node's label, and the box of its shape.
  private(set) var labels: [[String]]
  private(set) var boxes: [Box]
  private(set) var edges: [PlacedEdge]
  private(set) var edgeLabels: [[String]]
  private(set) var clusters: [Box]
  private(set) var clusterLabels: [[String]]
  private(set) var records: [PlacedRecord?]
  private(set) var width = 0.0
  private(set) var height = 0.0

  private let graph: Graph
  private let sizes: [(width: Double, height: Double)]
  /// Clusters that no edge leads into or out of are laid out on their own, in their own direction, and stand in what is
  /// around them like one node.
  private let standsAlone: [Bool]

  init?(_ graph: Graph) {
    self.graph = graph
    records = graph.nodes.map { node in
      node.record.map { PlacedRecord($0, isAcross: graph.direction == .down || graph.direction == .up) }
    }
    labels = graph.nodes.map { node in
      let text = node.remark.isEmpty ? node.label : node.label + "\n" + node.remark
      return TextMetrics.lines(of: text, within: node.shape.textWidth)
    }
    edgeLabels = graph.edges.map { edgeLabelLines($0.label) }
    clusterLabels = graph.clusters.map { TextMetrics.lines(of: $0.label, within: 240) }
    var sizes: [(width: Double, height: Double)] = []
    for (index, node) in graph.nodes.enumerated() {
      if let record = records[index] {
        sizes.append((record.width, record.height))
      } else {
        let text = (TextMetrics.width(of: labels[index]), TextMetrics.height(of: labels[index]))
        let size = node.shape.size(around: text)
        sizes.append((size.width.rounded(.up), size.height.rounded(.up)))
      }
    }
    self.sizes = sizes
    boxes = Array(repeating: Box(left: 0, top: 0, right: 0, bottom: 0), count: graph.nodes.count)
    edges = Array(repeating: PlacedEdge(), count: graph.edges.count)
    clusters = Array(repeating: Box(left: 0, top: 0, right: 0, bottom: 0), count: graph.clusters.count)
    standsAlone = Self.clustersThatStandAlone(graph)
    guard let whole = layOutRegion(nil, graph.direction, depth: 0) else { return nil }
    width = whole.width
    height = whole.height
  }

  private static func clustersThatStandAlone(_ graph: Graph) -> [Bool] {
    var standsAlone = Array(repeating: true, count: graph.clusters.count)
    for edge in graph.edges {
      let tail = graph.clusters(around: graph.cluster(around: edge.tail))
      let head = graph.clusters(around: graph.cluster(around: edge.head))
      for cluster in tail where !head.contains(cluster) { standsAlone[cluster] = false }
      for cluster in head where !tail.contains(cluster) { standsAlone[cluster] = false }
    }
    for rank in graph.sameRanks {
      let paths = rank.nodes.map { graph.clusters(around: graph.nodes[$0].cluster) }
      for path in paths {
        for cluster in path where rank.place != .any || !paths.allSatisfy({ $0.contains(cluster) }) {
          standsAlone[cluster] = false
        }
      }
    }
    return standsAlone
  }

  // MARK: Regions

  /// What is laid out at once.
  private struct Region {
    var nodes: [Int] = []
    /// Clusters within it that stand alone, and so are nodes of it.
    var blocks: [Int] = []
    var clusters: [Int] = []
    var edges: [Int] = []
  }

  /// All that moves with a region.
  private struct Content {
    var nodes: [Int] = []
    var edges: [Int] = []
    var clusters: [Int] = []

    static func += (a: inout Content, b: Content) {
      a.nodes += b.nodes
      a.edges += b.edges
      a.clusters += b.clusters
    }
  }

  /// The region that a cluster belongs to: the innermost one around it that stands alone.
  private func owner(of cluster: Int?) -> Int? {
    graph.clusters(around: cluster).first { standsAlone[$0] }
  }

  private func region(_ region: Int?) -> Region {
    var result = Region()
    for (index, node) in graph.nodes.enumerated() where owner(of: node.cluster) == region {
      result.nodes.append(index)
    }
    for (index, cluster) in graph.clusters.enumerated()
    where owner(of: cluster.parent) == region && !cluster.isReplaced {
      if standsAlone[index] { result.blocks.append(index) } else { result.clusters.append(index) }
    }
    for (index, edge) in graph.edges.enumerated() {
      let tail = graph.clusters(around: graph.cluster(around: edge.tail)).filter { standsAlone[$0] }
      let head = graph.clusters(around: graph.cluster(around: edge.head)).filter { standsAlone[$0] }
      if tail.first(where: { head.contains($0) }) == region { result.edges.append(index) }
    }
    return result
  }

  private mutating func layOutRegion(
    _ index: Int?, _ direction: Graph.Direction, depth: Int
  ) -> (width: Double, height: Double, content: Content)? {
    guard depth <= DiagramLimits.depth else { return nil }
    let region = region(index)
    var blockSizes: [Int: (width: Double, height: Double)] = [:]
    var blockContents: [Int: Content] = [:]
    for block in region.blocks {
      let own = graph.clusters[block].direction ?? direction
      guard let inner = layOutRegion(block, own, depth: depth + 1) else { return nil }
      let title = titleSize(block)
      let width = max(inner.width, title.width)
      shift(
        inner.content,
        by: Point(GraphStyle.clusterInset + (width - inner.width) / 2, GraphStyle.clusterInset + title.height)
      )
      blockSizes[block] = (
        width + 2 * GraphStyle.clusterInset, inner.height + 2 * GraphStyle.clusterInset + title.height
      )
      blockContents[block] = inner.content
    }

    var content = Content()
    var cursor = Point(0, 0)
    var rowHeight = 0.0
    var width = 0.0
    for part in parts(of: region) {
      guard
        let placed = place(part, direction, blockSizes: blockSizes, blockContents: blockContents)
      else { return nil }
      // Parts stand beside each other as long as a phone shows them so.
      if cursor.x > 0, cursor.x + placed.width > GraphStyle.rowWidth {
        cursor = Point(0, cursor.y + rowHeight + GraphStyle.partGap)
        rowHeight = 0
      }
      shift(placed.content, by: cursor)
      content += placed.content
      width = max(width, cursor.x + placed.width)
      rowHeight = max(rowHeight, placed.height)
      cursor.x += placed.width + GraphStyle.partGap
    }
    return (width, cursor.y + rowHeight, content)
  }

  private func titleSize(_ cluster: Int) -> (width: Double, height: Double) {
    let lines = clusterLabels[cluster]
    guard !lines.isEmpty else { return (0, 0) }
    return (
      TextMetrics.width(of: lines), Double(lines.count) * DiagramStyle.lineHeight
    )
  }

  private mutating func shift(_ content: Content, by distance: Point) {
    guard distance.x != 0 || distance.y != 0 else { return }
    func moved(_ box: Box) -> Box {
      Box(
        left: box.left + distance.x, top: box.top + distance.y, right: box.right + distance.x,
        bottom: box.bottom + distance.y)
    }
    for node in content.nodes { boxes[node] = moved(boxes[node]) }
    for cluster in content.clusters { clusters[cluster] = moved(clusters[cluster]) }
    for edge in content.edges {
      edges[edge] = edges[edge].mapped { Point($0.x + distance.x, $0.y + distance.y) }
    }
  }

  /// The connected parts of a region, in the order of the text.
  private func parts(of region: Region) -> [Region] {
    let count = graph.nodes.count
    var parent = Array(0..<count + graph.clusters.count)
    func root(_ element: Int) -> Int {
      var element = element
      while parent[element] != element { element = parent[element] }
      return element
    }
    func join(_ a: Int, _ b: Int) {
      let (a, b) = (root(a), root(b))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    /// Below a region, a cluster that stands alone is what stands for all in it.
    func element(_ end: Graph.End) -> Int {
      switch end {
      case .node(let node): node
      case .cluster(let cluster): count + cluster
      }
    }
    for node in region.nodes {
      for cluster in graph.clusters(around: graph.nodes[node].cluster).prefix(while: { !standsAlone[$0] }) {
        join(node, count + cluster)
      }
    }
    for cluster in region.blocks + region.clusters {
      for outer in graph.clusters(around: graph.clusters[cluster].parent).prefix(while: { !standsAlone[$0] })
      {
        join(count + cluster, count + outer)
      }
    }
    for edge in region.edges { join(element(graph.edges[edge].tail), element(graph.edges[edge].head)) }
    for rank in graph.sameRanks where region.nodes.contains(rank.nodes.first ?? -1) {
      let nodes = rank.place == .any ? rank.nodes : region.nodes
      for node in nodes { join(rank.nodes.first ?? node, node) }
    }
    var parts: [Region] = []
    var place: [Int: Int] = [:]
    func part(_ element: Int) -> Int {
      let root = root(element)
      if let known = place[root] { return known }
      place[root] = parts.count
      parts.append(Region())
      return parts.count - 1
    }
    for node in region.nodes { parts[part(node)].nodes.append(node) }
    for cluster in region.blocks { parts[part(count + cluster)].blocks.append(cluster) }
    for cluster in region.clusters { parts[part(count + cluster)].clusters.append(cluster) }
    for edge in region.edges { parts[part(element(graph.edges[edge].tail))].edges.append(edge) }
    return parts.map { (part: $0, place: firstNode(of: $0)) }.sorted { $0.place < $1.place }.map(\.part)
  }

  private func firstNode(of part: Region) -> Int {
    let inBlocks = part.blocks.compactMap { block in
      graph.nodes.indices.first { graph.clusters(around: graph.nodes[$0].cluster).contains(block) }
    }
    return min(part.nodes.first ?? .max, inBlocks.min() ?? .max)
  }

  // MARK: One connected part

  private mutating func place(
    _ part: Region, _ direction: Graph.Direction, blockSizes: [Int: (width: Double, height: Double)],
    blockContents: [Int: Content]
  ) -> (width: Double, height: Double, content: Content)? {
    let frame = Frame(direction)
    var layout = LayoutGraph()
    layout.isTurned = !frame.isUpright
    var nodeIndex: [Graph.End: Int] = [:]
    var clusterIndex: [Int: Int] = [:]
    for cluster in part.clusters { clusterIndex[cluster] = clusterIndex.count }
    for cluster in part.clusters {
      layout.clusters.append(
        layoutCluster(cluster, frame, parent: graph.clusters[cluster].parent.flatMap { clusterIndex[$0] }))
    }
    for node in part.nodes {
      nodeIndex[.node(node)] = layout.nodes.count
      layout.nodes.append(
        layoutNode(node, frame, cluster: graph.nodes[node].cluster.flatMap { clusterIndex[$0] }))
    }
    for block in part.blocks {
      nodeIndex[.cluster(block)] = layout.nodes.count
      let size = frame.turned(blockSizes[block] ?? (0, 0))
      var node = LayoutGraph.Node(
        width: size.width, height: size.height,
        cluster: graph.clusters[block].parent.flatMap { clusterIndex[$0] })
      node.portRoom = size.width / 2 - 12
      layout.nodes.append(node)
    }
    addRanks(part, nodeIndex, to: &layout)

    var placedEdges: [Int] = []
    for edge in part.edges {
      guard let added = layoutEdge(edge, frame, nodeIndex, clusterIndex, part) else { continue }
      layout.edges.append(added)
      placedEdges.append(edge)
    }
    guard var placed = layOut(layout) else { return nil }
    if makeRoomBelowTitles(of: part, frame, clusterIndex, placed, in: &layout) {
      guard let roomier = layOut(layout) else { return nil }
      placed = roomier
    }

    let size = frame.turned((placed.width, placed.height))
    func actual(_ point: Point) -> Point { frame.actual(point, width: placed.width, height: placed.height) }
    var content = Content(nodes: part.nodes, edges: placedEdges, clusters: part.clusters + part.blocks)
    for node in part.nodes {
      guard let index = nodeIndex[.node(node)] else { continue }
      boxes[node] = box(around: actual(placed.nodes[index]), sizes[node])
    }
    for block in part.blocks {
      guard let index = nodeIndex[.cluster(block)], let size = blockSizes[block] else { continue }
      clusters[block] = box(around: actual(placed.nodes[index]), size)
      if let inner = blockContents[block] {
        shift(inner, by: Point(clusters[block].left, clusters[block].top))
        content += inner
      }
    }
    for cluster in part.clusters {
      guard let index = clusterIndex[cluster] else { continue }
      let box = placed.clusters[index]
      let (a, b) = (actual(Point(box.left, box.top)), actual(Point(box.right, box.bottom)))
      clusters[cluster] = Box(
        left: min(a.x, b.x), top: min(a.y, b.y), right: max(a.x, b.x), bottom: max(a.y, b.y))
    }
    for (place, edge) in placedEdges.enumerated() { edges[edge] = placed.edges[place].mapped(actual) }
    return (size.width, size.height, content)
  }

  private func box(around centre: Point, _ size: (width: Double, height: Double)) -> Box {
    let (left, top) = ((centre.x - size.width / 2).rounded(), (centre.y - size.height / 2).rounded())
    return Box(left: left, top: top, right: left + size.width, bottom: top + size.height)
  }

  private func layoutNode(_ node: Int, _ frame: Frame, cluster: Int?) -> LayoutGraph.Node {
    let size = sizes[node]
    let shape = graph.nodes[node].shape
    let turned = frame.turned(size)
    var result = LayoutGraph.Node(width: turned.width, height: turned.height, cluster: cluster)
    let side = (frame.isUpright ? size.width : size.height) / 2
    result.portRoom = shape == .diamond ? side * 0.6 : side - min(10, side / 3)
    result.outline = { offset, isTop in
      shape.inset(on: frame.side(isTop: isTop), at: offset, width: size.width, height: size.height)
    }
    if shape == .point { result.portRoom = 0 }
    let loops = graph.edges.filter {
      $0.tail == .node(node) && $0.head == .node(node) && $0.line != .invisible
    }
    if let last = loops.indices.last {
      let labels = graph.edges.indices.filter {
        graph.edges[$0].tail == .node(node) && graph.edges[$0].head == .node(node)
      }
      let widths = labels.map { frame.turned(labelSize($0) ?? (0, 0)).width }
      let wanted = frame.isUpright ? widths.max() ?? 0 : widths.reduce(0, +)
      result.roomOnTheRight = 26 + Double(last) * 12 + wanted
    }
    return result
  }

  private func layoutCluster(_ cluster: Int, _ frame: Frame, parent: Int?) -> LayoutGraph.Cluster {
    let title = titleSize(cluster)
    let inset = GraphStyle.clusterInset
    let padded = frame.turned((title.width + 2 * inset, title.height))
    var result = LayoutGraph.Cluster(
      parent: parent, insets: LayoutGraph.Insets(top: inset, bottom: inset, left: inset, right: inset))
    switch frame.direction {
    case .down: result.insets.top += title.height
    case .up: result.insets.bottom += title.height
    case .right, .left: result.insets.left += title.height
    }
    switch frame.direction {
    case .down, .up: result.minimumWidth = padded.width
    case .right, .left: result.minimumHeight = padded.height
    }
    return result
  }

  /// Below a title that a line runs through, its whole tip has to be seen: the title covers the line.
  ///
  /// - Returns: whether there is such a title.
  private func makeRoomBelowTitles(
    of part: Region, _ frame: Frame, _ clusterIndex: [Int: Int], _ placed: PlacedGraph,
    in layout: inout LayoutGraph
  ) -> Bool {
    // In other directions lines come in at other sides.
    guard frame.direction == .down else { return false }
    var isNeeded = false
    for cluster in part.clusters where !clusterLabels[cluster].isEmpty {
      guard let index = clusterIndex[cluster],
        !placeOfTitle(clusterLabels[cluster], in: placed.clusters[index], past: placed.edges).isFree
      else { continue }
      layout.clusters[index].insets.top += GraphStyle.roomBelowTitle
      isNeeded = true
    }
    return isNeeded
  }

  private func addRanks(_ part: Region, _ nodeIndex: [Graph.End: Int], to layout: inout LayoutGraph) {
    for (group, rank) in graph.sameRanks.enumerated() {
      let nodes = rank.nodes.compactMap { nodeIndex[.node($0)] }
      guard let first = nodes.first else { continue }
      // What stands in two groups joins them.
      let known = nodes.compactMap { layout.nodes[$0].rankGroup }
      let own = known.first ?? group
      for node in layout.nodes.indices where layout.nodes[node].rankGroup.map(known.contains) ?? false {
        layout.nodes[node].rankGroup = own
      }
      for node in nodes { layout.nodes[node].rankGroup = own }
      layout.nodes[first].rankGroup = own
      switch rank.place {
      case .any: break
      case .first: layout.firstGroups.insert(own)
      case .last: layout.lastGroups.insert(own)
      }
    }
  }

  private func labelSize(_ edge: Int) -> (width: Double, height: Double)? {
    let lines = edgeLabels[edge]
    guard !lines.isEmpty else { return nil }
    return (
      (TextMetrics.width(of: lines, fontSize: GraphStyle.labelSize) + 6).rounded(.up),
      TextMetrics.height(of: lines)
    )
  }

  /// `nil` for what has no two ends to draw it between.
  private func layoutEdge(
    _ index: Int, _ frame: Frame, _ nodeIndex: [Graph.End: Int], _ clusterIndex: [Int: Int], _ part: Region
  ) -> LayoutGraph.Edge? {
    let edge = graph.edges[index]
    guard let tail = node(for: edge.tail, isTail: true, nodeIndex, part),
      let head = node(for: edge.head, isTail: false, nodeIndex, part)
    else { return nil }
    var result = LayoutGraph.Edge(tail: tail, head: head)
    if case .cluster(let cluster) = edge.tail { result.tailCluster = clusterIndex[cluster] }
    if case .cluster(let cluster) = edge.head { result.headCluster = clusterIndex[cluster] }
    if tail == head, edge.tail != edge.head { return nil }
    result.label = labelSize(index).map(frame.turned)
    result.minimumLength = edge.minimumLength
    result.weight = edge.weight
    result.tailTip = edge.tailTip.length
    result.headTip = edge.headTip.length
    result.ranks = edge.ranks
    return result
  }

  /// A whole cluster is stood for by the node in it where a way through it begins or ends.
  private func node(
    for end: Graph.End, isTail: Bool, _ nodeIndex: [Graph.End: Int], _ part: Region
  ) -> Int? {
    if let known = nodeIndex[end] { return known }
    guard case .cluster(let cluster) = end else { return nil }
    func isWithin(_ end: Graph.End) -> Bool {
      graph.clusters(around: graph.cluster(around: end)).contains(cluster)
    }
    let candidates = part.nodes.map(Graph.End.node) + part.blocks.map(Graph.End.cluster)
    let inner = candidates.filter(isWithin)
    let edges = part.edges.map { graph.edges[$0] }.filter { isWithin($0.tail) && isWithin($0.head) }
    let chosen =
      isTail
      ? inner.last { candidate in !edges.contains { $0.tail == candidate && $0.head != candidate } }
        ?? inner.last
      : inner.first { candidate in !edges.contains { $0.head == candidate && $0.tail != candidate } }
        ?? inner.first
    return chosen.flatMap { nodeIndex[$0] }
  }
}

/// Short lines, but as wide as the longest word of usual length.
private func edgeLabelLines(_ label: String) -> [String] {
  let words = label.split(whereSeparator: { $0 == " " || $0 == "\n" })
  let longest = words.reduce(0) { max($0, TextMetrics.width(of: $1, fontSize: GraphStyle.labelSize)) }
  return TextMetrics.lines(of: label, within: min(max(130, longest + 1), 220), fontSize: GraphStyle.labelSize)
}

/// Turns what is laid out from top to bottom into another direction.
private struct Frame: Sendable {
  let direction: Graph.Direction

  init(_ direction: Graph.Direction) { self.direction = direction }

  var isUpright: Bool { direction == .down || direction == .up }

  func turned(_ size: (width: Double, height: Double)) -> (width: Double, height: Double) {
    switch direction {
    case .down, .up: size
    case .right, .left: (size.height, size.width)
    }
  }

  func actual(_ point: Point, width: Double, height: Double) -> Point {
    switch direction {
    case .down: point
    case .up: Point(point.x, height - point.y)
    case .right: Point(point.y, point.x)
    case .left: Point(height - point.y, point.x)
    }
  }

  /// The side of a shape that is laid out as its top or bottom.
  func side(isTop: Bool) -> NodeShape.Side {
    switch direction {
    case .down: isTop ? .top : .bottom
    case .up: isTop ? .bottom : .top
    case .right: isTop ? .left : .right
    case .left: isTop ? .right : .left
    }
  }
}

/// Sizes of graphs.
enum GraphStyle {
  static let labelSize = 13.0
  static let clusterInset = 12.0
  /// Beside the inset: with it, an arrow's tip and a bit of its line.
  static let roomBelowTitle = 9.0
  /// Parts that nothing joins stand in rows of this width.
  static let rowWidth = 460.0
  static let partGap = 28.0
}

/// A record of Graphviz with the places of its fields, from (0, 0).
struct PlacedRecord: Sendable {
  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var texts: [(lines: [String], centre: Point)] = []
  private(set) var lines: [(Point, Point)] = []

  init(_ field: RecordField, isAcross: Bool) {
    let size = Self.size(field, isAcross)
    (width, height) = (size.width.rounded(.up), size.height.rounded(.up))
    place(field, isAcross, Box(left: 0, top: 0, right: width, bottom: height))
  }

  private static func size(_ field: RecordField, _ isAcross: Bool) -> (width: Double, height: Double) {
    guard !field.fields.isEmpty else {
      let lines = TextMetrics.lines(of: field.label, within: 190)
      return (
        max(TextMetrics.width(of: lines), 8) + 16,
        max(TextMetrics.height(of: lines), DiagramStyle.lineHeight) + 12
      )
    }
    let sizes = field.fields.map { size($0, !isAcross) }
    let (widths, heights) = (sizes.map(\.width), sizes.map(\.height))
    return isAcross
      ? (widths.reduce(0, +), heights.max() ?? 0) : (widths.max() ?? 0, heights.reduce(0, +))
  }

  private mutating func place(_ field: RecordField, _ isAcross: Bool, _ box: Box) {
    guard !field.fields.isEmpty else {
      texts.append((TextMetrics.lines(of: field.label, within: 190), box.centre))
      return
    }
    let sizes = field.fields.map { Self.size($0, !isAcross) }
    let wanted = sizes.reduce(0) { $0 + (isAcross ? $1.width : $1.height) }
    let spare = ((isAcross ? box.width : box.height) - wanted) / Double(sizes.count)
    var start = isAcross ? box.left : box.top
    for (index, inner) in field.fields.enumerated() {
      let end = start + spare + (isAcross ? sizes[index].width : sizes[index].height)
      if index > 0 {
        lines.append(
          isAcross
            ? (Point(start, box.top), Point(start, box.bottom))
            : (Point(box.left, start), Point(box.right, start)))
      }
      let part =
        isAcross
        ? Box(left: start, top: box.top, right: end, bottom: box.bottom)
        : Box(left: box.left, top: start, right: box.right, bottom: end)
      place(inner, !isAcross, part)
      start = end
    }
  }
}

extension Graph.Tip {
  /// How much of the line it takes the place of.
  var length: Double {
    switch self {
    case .none, .tee: 0
    case .arrow: 8
    case .circle: 8
    case .cross: 6
    case .diamond: 12
    }
  }
}
