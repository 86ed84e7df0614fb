import Diagnostics
import SourceText

/// Reads a graph of Graphviz. Graphviz refuses the whole for one fault, so reading ends at the first.
///
/// graph = ["strict"] ("graph" | "digraph") [ID] "{" statements "}"
struct DotParser {
  private(set) var graph = Graph()
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isExcerpt = false
  private(set) var firstWord = SourceRange(0, 0)

  private var lexer: DotLexer
  private var token: DotToken
  private var hasFailed = false
  private var isStrict = false
  private var nodeIndex: [String: Int] = [:]
  private var clusterIndex: [String: Int] = [:]
  private var seenEdges: Set<Graph.EdgeKey> = []
  /// `lhead` and `ltail`, which name clusters that may come later.
  private var clusterEnds: [(edge: Int, tail: String?, head: String?)] = []

  /// Labels whose braces do not match: a fault in records only, which nodes may become later.
  private var unevenLabels: [String: SourceRange] = [:]

  /// What holds within braces.
  private struct Scope {
    var nodeDefaults: [String: DotID] = [:]
    var edgeDefaults: [String: DotID] = [:]
    var cluster: Int?
    /// Every node that is named in it, in order.
    var nodes: [Int] = []
    var rank: String?
  }

  init(_ bytes: [UInt8]) {
    lexer = DotLexer(bytes)
    token = lexer.next()
  }

  // MARK: The whole

  mutating func parse() {
    firstWord = token.range
    if token.kind == .keyword("strict") {
      isStrict = true
      advance()
    }
    switch token.kind {
    case .keyword("digraph"): graph.isDirected = true
    case .keyword("graph"): graph.isDirected = false
    case .end:
      fail("the graph is empty", at: token.range, help: "it begins with 'digraph {' or 'graph {'")
      return
    default:
      let word = lexer.cursor.text(token.range)
      let nearest = nearestSpelling(of: word, in: ["digraph", "graph", "strict"], within: 2)
      fail(
        "'\(word)' begins no graph", at: token.range,
        help: nearest.map { "did you mean '\($0)'?" } ?? "a graph begins with 'digraph {' or 'graph {'")
      return
    }
    advance()
    if case .id = token.kind { advance() }
    guard token.kind == .mark(UInt8(ascii: "{")) else {
      fail("'\(lexer.cursor.text(token.range))' where '{' is expected", at: token.range)
      return
    }
    var scope = Scope()
    parseBlock(&scope, depth: 0)
    guard !hasFailed, !isTooLarge else { return }
    if token.kind != .end {
      let isSecond = [.keyword("graph"), .keyword("digraph"), .keyword("strict")].contains(token.kind)
      fail(
        isSecond
          ? "a second graph is not drawn" : "'\(lexer.cursor.text(token.range))' behind the end of the graph",
        at: token.range, rule: isSecond ? DiagramRules.unsupported : DiagramRules.syntax,
        help: isSecond ? "give it a fence of its own" : "a '}' may stand too early")
    }
    finish()
  }

  private var isTooLarge: Bool {
    graph.nodes.count > DiagramLimits.boxes || graph.edges.count > DiagramLimits.edges
  }

  private mutating func finish() {
    for node in graph.nodes where node.isRecord {
      guard let range = node.recordSource.flatMap({ unevenLabels[$0] }) else { continue }
      fail(
        "braces of the fields of a record do not match", at: range,
        help: "write \\{ or \\} for one that is text, or close each with its other half")
      return
    }
    for (edge, tail, head) in clusterEnds {
      if let tail, let cluster = clusterIndex[tail], !contains(cluster, graph.edges[edge].head) {
        graph.edges[edge].tail = .cluster(cluster)
      }
      if let head, let cluster = clusterIndex[head], !contains(cluster, graph.edges[edge].tail) {
        graph.edges[edge].head = .cluster(cluster)
      }
    }
  }

  private func contains(_ cluster: Int, _ end: Graph.End) -> Bool {
    end == .cluster(cluster) || graph.clusters(around: graph.cluster(around: end)).contains(cluster)
  }

  private mutating func advance() { token = lexer.next() }

  // MARK: Statements

  /// "{" {statement [";"]} "}"
  private mutating func parseBlock(_ scope: inout Scope, depth: Int) {
    let opening = token.range
    guard depth <= DiagramLimits.depth else {
      fail("braces are nested deeper than is drawn", at: opening, rule: DiagramRules.tooLarge)
      return
    }
    advance()
    while !hasFailed, !isTooLarge {
      switch token.kind {
      case .mark(UInt8(ascii: "}")):
        advance()
        return
      case .end:
        fail("brace is never closed", at: opening, rule: DiagramRules.unclosed, help: "add the closing }")
      case .mark(UInt8(ascii: ";")): advance()
      default: parseStatement(&scope, depth: depth)
      }
    }
  }

  private mutating func parseStatement(_ scope: inout Scope, depth: Int) {
    switch token.kind {
    case .keyword("node"):
      advance()
      for (key, value) in parseAttributes() { scope.nodeDefaults[key] = value }
    case .keyword("edge"):
      advance()
      for (key, value) in parseAttributes() { scope.edgeDefaults[key] = value }
    case .keyword("graph"):
      advance()
      for (key, value) in parseAttributes() { setGraphAttribute(key, value, &scope) }
    case .keyword("subgraph"), .mark(UInt8(ascii: "{")): parseChain(&scope, depth: depth)
    case .id(let name):
      let before = (lexer, token)
      advance()
      if token.kind == .mark(UInt8(ascii: "=")) {
        advance()
        guard case .id(let value) = token.kind else { return failUnexpected(expected: "a value") }
        advance()
        setGraphAttribute(name.text, value, &scope)
        return
      }
      (lexer, token) = before
      parseChain(&scope, depth: depth)
    default: failUnexpected(expected: "a node, an edge or '}'")
    }
  }

  /// operand {edgeop operand} [attributes]
  private mutating func parseChain(_ scope: inout Scope, depth: Int) {
    let isNode = if case .id = token.kind { true } else { false }
    guard let first = parseOperand(&scope, depth: depth) else { return }
    var operands = [first]
    while case .edge(let isDirected) = token.kind {
      if isDirected != graph.isDirected {
        fail(
          isDirected ? "'->' in a graph without directions" : "'--' in a digraph", at: token.range,
          help: isDirected
            ? "begin with 'digraph', or join nodes with '--'" : "begin with 'graph', or write '->'",
          labels: [Label("said here", at: firstWord)])
        return
      }
      advance()
      guard let operand = parseOperand(&scope, depth: depth) else { return }
      operands.append(operand)
    }
    let attributes = token.kind == .mark(UInt8(ascii: "[")) ? parseAttributes() : []
    guard !hasFailed else { return }
    if operands.count == 1 {
      if isNode, let node = first.first {
        for (key, value) in attributes { setNodeAttribute(key, value, of: node) }
      }
      return
    }
    var all = scope.edgeDefaults
    for (key, value) in attributes { all[key] = value }
    for (tails, heads) in zip(operands, operands.dropFirst()) {
      for tail in tails {
        for head in heads where !isTooLarge { addEdge(tail, head, all) }
      }
    }
  }

  /// A node with an optional port, or a subgraph. `nil` after a fault.
  private mutating func parseOperand(_ scope: inout Scope, depth: Int) -> [Int]? {
    switch token.kind {
    case .id(let name):
      let node = node(named: name.text, in: &scope)
      advance()
      var ports = 0
      while token.kind == .mark(UInt8(ascii: ":")), ports < 2 {
        advance()
        guard case .id = token.kind else {
          failUnexpected(expected: "the name of a port")
          return nil
        }
        advance()
        ports += 1
      }
      return [node]
    case .keyword("subgraph"), .mark(UInt8(ascii: "{")): return parseSubgraph(&scope, depth: depth)
    default:
      failUnexpected(expected: "a node or a subgraph")
      return nil
    }
  }

  /// ["subgraph" [ID]] "{" statements "}"
  private mutating func parseSubgraph(_ outer: inout Scope, depth: Int) -> [Int]? {
    var name = ""
    if token.kind == .keyword("subgraph") {
      advance()
      if case .id(let id) = token.kind {
        name = id.text
        advance()
      }
    }
    var scope = Scope(
      nodeDefaults: outer.nodeDefaults, edgeDefaults: outer.edgeDefaults, cluster: outer.cluster)
    if name.lowercased().hasPrefix("cluster") {
      scope.cluster = graph.clusters.count
      if clusterIndex[name] == nil { clusterIndex[name] = graph.clusters.count }
      graph.clusters.append(Graph.Cluster(label: "", parent: outer.cluster))
    }
    guard token.kind == .mark(UInt8(ascii: "{")) else {
      failUnexpected(expected: "'{'")
      return nil
    }
    parseBlock(&scope, depth: depth + 1)
    guard !hasFailed else { return nil }
    addRank(scope)
    var seen = Set(outer.nodes)
    for node in scope.nodes where seen.insert(node).inserted { outer.nodes.append(node) }
    return scope.nodes
  }

  private mutating func addRank(_ scope: Scope) {
    guard let rank = scope.rank, !scope.nodes.isEmpty else { return }
    switch rank {
    case "same": graph.sameRanks.append(Graph.SameRank(place: .any, nodes: scope.nodes))
    case "min", "source": graph.sameRanks.append(Graph.SameRank(place: .first, nodes: scope.nodes))
    case "max", "sink": graph.sameRanks.append(Graph.SameRank(place: .last, nodes: scope.nodes))
    default: break
    }
  }

  /// {"[" {ID ["=" ID] [";" | ","]} "]"}
  private mutating func parseAttributes() -> [(String, DotID)] {
    var attributes: [(String, DotID)] = []
    while token.kind == .mark(UInt8(ascii: "[")), !hasFailed {
      let opening = token.range
      advance()
      while token.kind != .mark(UInt8(ascii: "]")) {
        if token.kind == .mark(UInt8(ascii: ",")) || token.kind == .mark(UInt8(ascii: ";")) {
          advance()
          continue
        }
        guard case .id(let key) = token.kind else {
          if case .unclosed = token.kind {
            failUnexpected(expected: "an attribute")
          } else {
            fail(
              "'[' is never closed", at: opening, rule: DiagramRules.unclosed,
              help: "write attributes as [key=value, key=\"a value\"]")
          }
          return attributes
        }
        advance()
        guard token.kind == .mark(UInt8(ascii: "=")) else {
          attributes.append((key.text, DotID(text: "true", form: .plain)))
          continue
        }
        advance()
        guard case .id(let value) = token.kind else {
          failUnexpected(expected: "a value of '\(key.text)'")
          return attributes
        }
        if value.form == .html, key.text.hasSuffix("label"), let tag = unsupportedTag(in: value.text) {
          fail(
            "a label of HTML with <\(tag)> is not drawn", at: token.range, rule: DiagramRules.unsupported,
            help: "use shape=record, or a label with \\n")
          return attributes
        }
        if key.text == "label", value.form != .html, !hasMatchingBraces(value.text) {
          unevenLabels[value.text] = unevenLabels[value.text] ?? token.range
        }
        attributes.append((key.text, value))
        advance()
      }
      advance()
    }
    return attributes
  }

  // MARK: Meaning

  private mutating func node(named name: String, in scope: inout Scope) -> Int {
    let index: Int
    if let known = nodeIndex[name] {
      index = known
    } else {
      index = graph.nodes.count
      nodeIndex[name] = index
      graph.nodes.append(Graph.Node(name: name, label: decodingEntities(name), shape: .ellipse))
      for (key, value) in scope.nodeDefaults.sorted(by: { $0.key < $1.key }) {
        setNodeAttribute(key, value, of: index)
      }
    }
    if scope.nodes.last != index, !scope.nodes.contains(index) { scope.nodes.append(index) }
    // The innermost cluster of those within each other, else the first.
    if let cluster = scope.cluster {
      if let known = graph.nodes[index].cluster {
        if graph.clusters(around: cluster).contains(known) { graph.nodes[index].cluster = cluster }
      } else {
        graph.nodes[index].cluster = cluster
      }
    }
    return index
  }

  private mutating func setGraphAttribute(_ key: String, _ value: DotID, _ scope: inout Scope) {
    switch key {
    case "rankdir":
      let directions: [String: Graph.Direction] = ["TB": .down, "BT": .up, "LR": .right, "RL": .left]
      graph.direction = directions[value.text] ?? .down
    case "rank": scope.rank = value.text
    case "label":
      let label = labelText(value, name: "")
      if let cluster = scope.cluster { graph.clusters[cluster].label = label } else { graph.title = label }
    case "style":
      guard let cluster = scope.cluster else { return }
      graph.clusters[cluster].outline = lineStyle(value.text) ?? .solid
    default: break
    }
  }

  private mutating func setNodeAttribute(_ key: String, _ value: DotID, of index: Int) {
    let name = graph.nodes[index].name
    switch key {
    case "label":
      graph.nodes[index].label = labelText(value, name: name)
      graph.nodes[index].recordSource = value.form == .html ? nil : value.text
      updateRecord(index)
    case "xlabel": graph.nodes[index].remark = labelText(value, name: name)
    case "shape":
      let shape = value.text.lowercased()
      graph.nodes[index].isRecord = shape == "record" || shape == "mrecord"
      graph.nodes[index].shape = Self.shapes[shape] ?? .rectangle
      updateRecord(index)
    case "style":
      graph.nodes[index].outline = lineStyle(value.text) ?? .solid
      if value.text.contains("rounded"), graph.nodes[index].shape == .rectangle {
        graph.nodes[index].shape = .rounded
      }
      graph.nodes[index].isRounded = value.text.contains("rounded")
    case "peripheries":
      if value.text == "2", graph.nodes[index].shape == .circle { graph.nodes[index].shape = .doubleCircle }
    default: break
    }
    if graph.nodes[index].isRounded, graph.nodes[index].shape == .rectangle, key == "shape" {
      graph.nodes[index].shape = .rounded
    }
  }

  private mutating func updateRecord(_ index: Int) {
    let node = graph.nodes[index]
    guard node.isRecord else {
      graph.nodes[index].record = nil
      return
    }
    graph.nodes[index].record = RecordField(dotLabel: node.recordSource ?? node.name, name: node.name)
  }

  private mutating func addEdge(_ tail: Int, _ head: Int, _ attributes: [String: DotID]) {
    if isStrict {
      let key =
        graph.isDirected
        ? Graph.EdgeKey(tail: tail, head: head) : Graph.EdgeKey(tail: min(tail, head), head: max(tail, head))
      guard seenEdges.insert(key).inserted else { return }
    }
    var edge = Graph.Edge(tail: .node(tail), head: .node(head), headTip: .none)
    let name = "\(graph.nodes[tail].name)\(graph.isDirected ? "->" : "--")\(graph.nodes[head].name)"
    func text(_ key: String) -> String {
      attributes[key].map { labelText($0, name: name, isEdge: true) } ?? ""
    }
    edge.label = text("label").isEmpty ? text("xlabel") : text("label")
    edge.headLabel = text("headlabel")
    edge.tailLabel = text("taillabel")
    edge.line = attributes["style"].flatMap { lineStyle($0.text) } ?? .solid
    let direction = attributes["dir"]?.text ?? (graph.isDirected ? "forward" : "none")
    if direction == "forward" || direction == "both" { edge.headTip = tip(attributes["arrowhead"]) }
    if direction == "back" || direction == "both" { edge.tailTip = tip(attributes["arrowtail"]) }
    edge.minimumLength = min(max(attributes["minlen"].flatMap { Int($0.text) } ?? 1, 1), 10)
    edge.weight = min(max(attributes["weight"].flatMap { Int($0.text) } ?? 1, 1), 100)
    edge.ranks =
      attributes["constraint"].map { !["false", "no", "0"].contains($0.text.lowercased()) } ?? true
    let ends = (attributes["ltail"]?.text, attributes["lhead"]?.text)
    if ends.0 != nil || ends.1 != nil { clusterEnds.append((graph.edges.count, ends.0, ends.1)) }
    graph.edges.append(edge)
  }

  /// The first of the tips, whether open or halved.
  private func tip(_ value: DotID?) -> Graph.Tip {
    guard let value else { return .arrow }
    var name = Substring(value.text.lowercased())
    if name.hasPrefix("o") { name = name.dropFirst() }
    if name.hasPrefix("l") || name.hasPrefix("r") { name = name.dropFirst() }
    if name.hasPrefix("none") { return .none }
    if name.hasPrefix("dot") { return .circle }
    if name.hasPrefix("diamond") || name.hasPrefix("box") { return .diamond }
    if name.hasPrefix("tee") { return .tee }
    return .arrow
  }

  private func lineStyle(_ styles: String) -> Graph.LineStyle? {
    for style in styles.split(whereSeparator: { $0 == "," || $0 == " " }) {
      switch style {
      case "dashed": return .dashed
      case "dotted": return .dotted
      case "bold": return .thick
      case "invis": return .invisible
      default: break
      }
    }
    return nil
  }

  /// https://graphviz.org/doc/info/shapes.html; what means no more than "another shape" is a box, as for Graphviz.
  private static let shapes: [String: NodeShape] = [
    "ellipse": .ellipse, "oval": .ellipse, "egg": .ellipse, "circle": .circle, "mcircle": .circle,
    "doublecircle": .doubleCircle, "diamond": .diamond, "mdiamond": .diamond, "plaintext": .plain,
    "plain": .plain,
    "none": .plain, "underline": .plain, "point": .point, "cylinder": .cylinder, "hexagon": .hexagon,
    "octagon": .hexagon, "doubleoctagon": .hexagon, "tripleoctagon": .hexagon, "septagon": .hexagon,
    "parallelogram": .leanRight, "trapezium": .trapezoid, "invtrapezium": .invertedTrapezoid,
    "house": .trapezoid,
    "invhouse": .invertedTrapezoid, "triangle": .trapezoid, "invtriangle": .invertedTrapezoid, "note": .note,
    "component": .subroutine, "cds": .leanRight, "mrecord": .rounded,
  ]

  // MARK: Faults

  private mutating func fail(
    _ message: String, at range: SourceRange, rule: Rule = DiagramRules.syntax, help: String? = nil,
    labels: [Label] = []
  ) {
    guard !hasFailed else { return }
    hasFailed = true
    if lexer.cursor.endOfElision(at: range.start) != nil, rule == DiagramRules.syntax {
      isExcerpt = true
      return
    }
    diagnostics.append(Diagnostic(rule, message, at: range, help: help, labels: labels))
  }

  private mutating func failUnexpected(expected: String) {
    switch token.kind {
    case .unclosed(let what):
      fail("\(what) is never closed", at: token.range, rule: DiagramRules.unclosed)
    case .end: fail("the graph ends where \(expected) is expected", at: token.range)
    default:
      let text = lexer.cursor.text(token.range)
      let help: String? =
        switch token.kind {
        case .keyword: "names like those of keywords stand in double quotes"
        case .unknown: "names with other signs than letters, digits and _ stand in double quotes"
        default: nil
        }
      fail("'\(text)' where \(expected) is expected", at: token.range, help: help)
    }
  }
}

extension Graph {
  /// What makes an edge the same as another one of a strict graph.
  struct EdgeKey: Hashable {
    let tail: Int
    let head: Int
  }
}
