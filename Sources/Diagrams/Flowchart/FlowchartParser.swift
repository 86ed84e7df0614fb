import Diagnostics
import SourceText

/// Reads the statements of a flowchart of Mermaid, as its documentation and its grammar (`flow.jison`, version 11) have
/// them.
///
/// statement = [vertices {link vertices}] | subgraph | direction | style | classDef | class | linkStyle | click
struct FlowchartParser {
  private(set) var graph = Graph()
  private(set) var diagnostics: [Diagnostic] = []
  /// Something stands for what the author left out: neither a picture nor a complaint.
  private(set) var isExcerpt = false

  var cursor: ByteCursor
  private var nodeIndex: [String: Int] = [:]
  private var nodeRange: [SourceRange] = []
  private var clusterIndex: [String: Int] = [:]
  private var edgeNames: Set<String> = []
  private var edgeRanges: [SourceRange] = []
  private var open: [OpenSubgraph] = []

  private struct OpenSubgraph {
    let cluster: Int
    let keyword: SourceRange
    /// What was named in it, for who belongs to it is told when it ends.
    var nodes: [Int] = []
  }

  init(_ source: MermaidSource) {
    cursor = ByteCursor(source.bytes)
    cursor.offset = source.bodyStart
    graph.title = source.title
    graph.description = source.description
  }

  mutating func parse() {
    parseDirectionOfHeader()
    while !cursor.isAtEnd, diagnostics.count < 5, !isExcerpt, !isTooLarge {
      cursor.skip { isBlankOrBreak($0) || $0 == UInt8(ascii: ";") }
      guard !cursor.isAtEnd else { break }
      let before = cursor.offset
      parseStatement()
      if cursor.offset == before { skipLine() }
    }
    if let unclosed = open.last, diagnostics.isEmpty, !isTooLarge {
      report(
        DiagramRules.unclosed, "subgraph is never closed", at: unclosed.keyword,
        help: "add a line 'end' after it")
    }
    resolveClusterEnds()
  }

  private var isTooLarge: Bool {
    graph.nodes.count > DiagramLimits.boxes || graph.edges.count > DiagramLimits.edges
  }

  // MARK: Header

  private static let directions: [(name: String, direction: Graph.Direction)] = [
    ("TB", .down), ("TD", .down), ("BT", .up), ("LR", .right), ("RL", .left), ("BR", .down), ("v", .down),
    ("^", .up),
    (">", .right), ("<", .left),
  ]

  private mutating func parseDirectionOfHeader() {
    cursor.skip(while: isBlank)
    guard let byte = cursor.current, byte != 0x0A, byte != UInt8(ascii: ";") else { return }
    let start = cursor.offset
    cursor.skip { !isBlankOrBreak($0) && $0 != UInt8(ascii: ";") }
    let range = cursor.range(from: start)
    let word = cursor.text(range)
    if let known = Self.directions.first(where: { $0.name == word }) {
      graph.direction = known.direction
      return
    }
    if ByteCursor(cursor.bytes).endOfElision(at: start) != nil {
      isExcerpt = true
      return
    }
    let nearest = nearestSpelling(of: word, in: ["TB", "TD", "BT", "LR", "RL"], within: 1)
    report(
      DiagramRules.syntax, "'\(word)' is no direction", at: range,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "one of TB, TD, BT, LR, RL, and what follows on the next line")
  }

  // MARK: Statements

  private mutating func parseStatement() {
    let start = cursor.offset
    switch keyword() {
    case "subgraph": parseSubgraph(from: start)
    case "end": parseEnd(from: start)
    case "direction": parseDirection(from: start)
    case "style", "linkStyle", "classDef", "class", "click": skipStyle()
    default: parseVertexStatement()
    }
  }

  /// The word at the cursor, if a blank or the end of the statement follows it.
  private func keyword() -> String? {
    var rest = cursor
    rest.skip { isWordByte($0) && $0 < 0x80 }
    guard rest.offset - cursor.offset < 10 else { return nil }
    if let byte = rest.current, !isBlankOrBreak(byte), byte != UInt8(ascii: ";") {
      // `subgraph["title"]` is not written, but `end` before a bracket is no node either.
      return nil
    }
    return rest.text(rest.range(from: cursor.offset))
  }

  private mutating func skipStyle() {
    while let byte = cursor.current, byte != 0x0A, byte != UInt8(ascii: ";") {
      cursor.offset += 1
      if byte == UInt8(ascii: "\"") {
        cursor.skip { $0 != UInt8(ascii: "\"") && $0 != 0x0A }
        _ = cursor.eat(UInt8(ascii: "\""))
      }
    }
  }

  private mutating func skipLine() {
    cursor.skip { $0 != 0x0A }
    if !cursor.isAtEnd { cursor.offset += 1 }
  }

  /// What stands behind a statement on its line is a fault.
  private mutating func expectEnd(after what: String) {
    cursor.skip(while: isBlank)
    guard let byte = cursor.current, byte != 0x0A, byte != UInt8(ascii: ";") else { return }
    reportUnexpected(after: what)
  }

  private mutating func parseDirection(from start: Int) {
    cursor.offset += 9
    cursor.skip(while: isBlank)
    let word = cursor.offset
    cursor.skip { isWordByte($0) }
    let name = cursor.text(cursor.range(from: word))
    guard let known = Self.directions.first(where: { $0.name == name }), name.count == 2, name != "BR" else {
      report(
        DiagramRules.syntax, "'direction' is followed by no direction", at: cursor.range(from: start),
        help: "one of TB, TD, BT, LR, RL")
      skipLine()
      return
    }
    // Mermaid takes the rest of the line along.
    cursor.skip { $0 != 0x0A }
    if let inner = open.last {
      graph.clusters[inner.cluster].direction = known.direction
    } else {
      graph.direction = known.direction
    }
  }

  /// subgraph = "subgraph" [id] ["[" text "]"] separator document "end"
  private mutating func parseSubgraph(from start: Int) {
    cursor.offset += 8
    let keyword = cursor.range(from: start)
    cursor.skip(while: isBlank)
    let nameStart = cursor.offset
    var name = ""
    var title: String?
    if cursor.current == UInt8(ascii: "\"") {
      guard let text = parseQuoted() else { return skipLine() }
      (name, title) = (text, text)
    } else {
      cursor.skip { $0 != 0x0A && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "[") }
      name = mermaidText(cursor.bytes[nameStart..<cursor.offset].trimmingBlanks())
    }
    cursor.skip(while: isBlank)
    if cursor.current == UInt8(ascii: "[") {
      let opening = cursor.offset
      cursor.offset += 1
      guard let text = parseText(until: ["]"], opening: SourceRange(opening, opening + 1), within: "title")
      else {
        return skipLine()
      }
      title = text.text
    }
    expectEnd(after: "the title of a subgraph")
    guard open.count < DiagramLimits.depth else {
      report(DiagramRules.tooLarge, "subgraphs are nested deeper than is drawn", at: keyword)
      return
    }
    let index = graph.clusters.count
    graph.clusters.append(Graph.Cluster(label: title ?? name, parent: open.last?.cluster))
    let isTitleOnly = title == nil || title == name
    if !name.isEmpty, !(isTitleOnly && name.contains(" ")), clusterIndex[name] == nil {
      clusterIndex[name] = index
    }
    open.append(OpenSubgraph(cluster: index, keyword: keyword))
  }

  private mutating func parseEnd(from start: Int) {
    cursor.offset += 3
    guard let closed = open.popLast() else {
      report(
        DiagramRules.syntax, "'end' closes no subgraph", at: cursor.range(from: start),
        help: "a node cannot have the name 'end': write 'End', or 'stop[end]'")
      return
    }
    for node in closed.nodes where graph.nodes[node].cluster == nil {
      graph.nodes[node].cluster = closed.cluster
    }
    if !open.isEmpty { open[open.count - 1].nodes += closed.nodes }
    // `end` may be followed by the next statement.
  }

  // MARK: Vertices and links

  /// vertexStatement = vertices {link vertices}
  private mutating func parseVertexStatement() {
    guard var tails = parseVertices() else { return skipLine() }
    while true {
      let before = cursor.offset
      // Links may begin the next line.
      cursor.skip(while: isBlankOrBreak)
      guard let link = parseLinkIfPresent() else {
        cursor.offset = before
        break
      }
      guard !link.isBroken else { return skipLine() }
      cursor.skip(while: isBlankOrBreak)
      if cursor.isAtEnd {
        report(
          DiagramRules.syntax, "an edge leads nowhere", at: link.range, help: "name the node that it leads to"
        )
        return
      }
      guard let heads = parseVertices(after: link.range) else { return skipLine() }
      connect(tails, heads, link)
      tails = heads
      guard !isTooLarge else { return }
    }
    expectEnd(after: "a node")
  }

  private mutating func connect(_ tails: [Int], _ heads: [Int], _ link: FlowchartLink) {
    for tail in tails {
      for head in heads where graph.edges.count <= DiagramLimits.edges {
        graph.edges.append(
          Graph.Edge(
            tail: .node(tail), head: .node(head), label: link.label, line: link.line, tailTip: link.tailTip,
            headTip: link.headTip, minimumLength: min(link.length, 10)))
        edgeRanges.append(link.range)
      }
    }
    if let name = link.name { edgeNames.insert(name) }
  }

  /// vertices = vertex {"&" vertex}
  private mutating func parseVertices(after link: SourceRange? = nil) -> [Int]? {
    var nodes: [Int] = []
    repeat {
      guard let node = parseVertex(after: link) else { return nil }
      if let node { nodes.append(node) }
      var rest = cursor
      rest.skip(while: isBlank)
      guard rest.eat(UInt8(ascii: "&")) else { break }
      rest.skip(while: isBlankOrBreak)
      cursor = rest
    } while true
    return nodes
  }

  /// vertex = id [shape] [":::" class] ["@{" data "}"]
  ///
  /// - Returns: `.some(nil)` for the data of an edge, `nil` after a fault.
  private mutating func parseVertex(after link: SourceRange?) -> Int?? {
    let start = cursor.offset
    let idEnd = endOfIdentifier(from: start)
    let range = SourceRange(start, idEnd)
    guard range.count > 0 else {
      reportMissingVertex(after: link)
      return nil
    }
    let name = cursor.text(range)
    if Self.reserved.contains(name) {
      report(
        DiagramRules.syntax, "'\(name)' cannot be the name of a node", at: range,
        help: name == "end"
          ? "write 'End', or give it a name of its own: 'stop[end]'"
          : "give it another name: 'a_\(name)[\(name)]'")
      return nil
    }
    cursor.offset = idEnd
    if cursor.starts(with: "@{"), edgeNames.contains(name) {
      return parseData(of: nil, from: idEnd) ? .some(nil) : nil
    }
    let node = node(named: name, at: range)
    if let (shape, label) = parseShapeIfPresent() {
      guard let label else { return nil }
      graph.nodes[node].shape = shape
      graph.nodes[node].label = label
    } else if cursor.diagnosesBlankBeforeBracket() {
      let blank = cursor.offset
      report(
        DiagramRules.syntax, "a blank parts '\(name)' from its label", at: SourceRange(blank, blank + 1),
        help: "write the bracket right behind the name")
      return nil
    }
    if cursor.eat(":::") {
      let start = cursor.offset
      cursor.offset = endOfIdentifier(from: start)
      if cursor.offset == start {
        report(DiagramRules.syntax, "':::' is followed by no class", at: SourceRange(start - 3, start))
        return nil
      }
    }
    if cursor.starts(with: "@{") { guard parseData(of: node, from: cursor.offset) else { return nil } }
    return node
  }

  private static let reserved: Set<String> = [
    "end", "subgraph", "graph", "flowchart", "style", "linkStyle", "classDef", "click",
  ]

  private mutating func node(named name: String, at range: SourceRange) -> Int {
    let index: Int
    if let known = nodeIndex[name] {
      index = known
    } else {
      index = graph.nodes.count
      nodeIndex[name] = index
      graph.nodes.append(Graph.Node(name: name, label: mermaidText(cursor.bytes[range.start..<range.end])))
      nodeRange.append(range)
    }
    if !open.isEmpty { open[open.count - 1].nodes.append(index) }
    return index
  }

  /// An id holds what the grammar calls NODE_STRING: no blanks and brackets, and no dash that begins a link.
  private func endOfIdentifier(from start: Int) -> Int {
    var rest = cursor
    rest.offset = start
    while let byte = rest.current {
      let next = rest.peek() ?? 0
      switch byte {
      case UInt8(ascii: "-"):
        if next == UInt8(ascii: ">") || next == UInt8(ascii: "-") || next == UInt8(ascii: ".") {
          return rest.offset
        }
      case UInt8(ascii: "="):
        if next == UInt8(ascii: "=") || next == UInt8(ascii: ">") { return rest.offset }
      case UInt8(ascii: ":"):
        if rest.starts(with: ":::") { return rest.offset }
      case UInt8(ascii: "&"):
        if rest.offset == start { return start }
      case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "'"),
        UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "`"), UInt8(ascii: "?"),
        UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: ","):
        break
      case 0xE2:
        // A dash of typography is no letter.
        if rest.starts(with: "—") || rest.starts(with: "–") || rest.starts(with: "→") { return rest.offset }
      default:
        guard isWordByte(byte) else { return rest.offset }
      }
      rest.offset += 1
    }
    return rest.offset
  }

  mutating func setLabel(_ label: String, of node: Int) { graph.nodes[node].label = label }

  mutating func setShape(_ shape: NodeShape, of node: Int) { graph.nodes[node].shape = shape }

  // MARK: Ends

  /// A name that a subgraph has means the subgraph, wherever it stands.
  private mutating func resolveClusterEnds() {
    guard diagnostics.isEmpty, !clusterIndex.isEmpty else { return }
    var newIndex: [Int] = []
    var kept: [Graph.Node] = []
    for node in graph.nodes {
      newIndex.append(kept.count)
      if clusterIndex[node.name] == nil { kept.append(node) }
    }
    func end(_ end: Graph.End) -> Graph.End {
      guard case .node(let node) = end else { return end }
      return clusterIndex[graph.nodes[node].name].map { .cluster($0) } ?? .node(newIndex[node])
    }
    for index in graph.edges.indices {
      graph.edges[index].tail = end(graph.edges[index].tail)
      graph.edges[index].head = end(graph.edges[index].head)
    }
    graph.nodes = kept
    for (index, edge) in graph.edges.enumerated() where diagnostics.count < 5 {
      for (outer, inner) in [(edge.tail, edge.head), (edge.head, edge.tail)] {
        guard case .cluster(let cluster) = outer, outer == inner || contains(cluster, inner) else { continue }
        report(
          DiagramRules.unsupported, "an edge between a subgraph and what is in it is not drawn",
          at: edgeRanges[index], help: "let it begin or end at a node")
        break
      }
    }
  }

  private func contains(_ cluster: Int, _ end: Graph.End) -> Bool {
    graph.clusters(around: graph.cluster(around: end)).contains(cluster)
  }

  // MARK: Reports

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = []
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help, labels: labels))
  }

  private mutating func reportMissingVertex(after link: SourceRange?) {
    if cursor.endOfElision(at: cursor.offset) != nil {
      isExcerpt = true
      return
    }
    if let link, cursor.current == nil || cursor.current == 0x0A || cursor.current == UInt8(ascii: ";") {
      report(DiagramRules.syntax, "an edge leads nowhere", at: link, help: "name the node that it leads to")
      return
    }
    reportUnexpected(after: link == nil ? nil : "an edge")
  }

  /// Names what stands at the cursor, where a statement cannot go on.
  private mutating func reportUnexpected(after what: String?) {
    let start = cursor.offset
    if cursor.endOfElision(at: start) != nil {
      isExcerpt = true
      return
    }
    for (found, meant) in [
      ("->>", "-->"), ("->", "-->"), ("—>", "-->"), ("–>", "-->"), ("→", "-->"), ("=>", "==>"),
      ("<-", "<-->"),
    ] where cursor.bytes[start...].starts(with: found.utf8) {
      report(
        DiagramRules.syntax, "'\(found)' is no edge of a flowchart",
        at: SourceRange(start, start + found.utf8.count),
        help: "did you mean '\(meant)'?")
      return skipLine()
    }
    var rest = cursor
    rest.skip { !isBlankOrBreak($0) }
    var end = min(rest.offset, start + 30)
    while end < cursor.limit, cursor.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let word = cursor.text(SourceRange(start, end))
    let message = what.map { "'\(word)' behind \($0)" } ?? "'\(word)' begins no statement"
    let isName = cursor.current.map { isWordByte($0) || $0 == UInt8(ascii: "\"") } ?? false
    report(
      DiagramRules.syntax, message, at: SourceRange(start, end),
      help: what == nil
        ? "a statement is a node, as in 'id[label]', or an edge, as in 'a --> b'"
        : isName
          ? "names have no blanks: write 'id[a label of several words]'"
          : "expected an edge, as in 'a --> b', or the end of the line")
    skipLine()
  }
}

extension ByteCursor {
  /// Whether blanks and then a bracket with its other half on the line follow.
  fileprivate func diagnosesBlankBeforeBracket() -> Bool {
    guard current == 0x20 || current == 0x09 else { return false }
    var rest = self
    rest.skip { $0 == 0x20 || $0 == 0x09 }
    guard let byte = rest.current else { return false }
    return byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "{")
  }
}
