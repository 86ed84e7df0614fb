/// What a graph shows, in words: a sentence for each node that something leads out of. The rest of a large one is counted.
func describe(_ graph: Graph) -> String {
  var description = ""
  var left = 0
  func name(_ end: Graph.End) -> String {
    let label: String
    switch end {
    case .node(let node):
      label = graph.nodes[node].label.isEmpty ? graph.nodes[node].name : graph.nodes[node].label
    case .cluster(let cluster): label = graph.clusters[cluster].label
    }
    return label.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
  }
  func add(_ sentence: String, counts: Int) {
    if left > 0 || description.utf8.count + sentence.utf8.count > 900 {
      left += counts
    } else {
      description += (description.isEmpty ? "" : " ") + sentence
    }
  }
  var order: [Graph.End] = []
  var edges: [Graph.End: [Graph.Edge]] = [:]
  for edge in graph.edges where edge.line != .invisible {
    if edges[edge.tail] == nil { order.append(edge.tail) }
    edges[edge.tail, default: []].append(edge)
  }
  for tail in order {
    let targets = (edges[tail] ?? []).map { edge in
      let text = edge.label.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
      return text.isEmpty ? name(edge.head) : "\(name(edge.head)) (\(text))"
    }
    let verb = graph.isDirected ? "leads to" : "is joined to"
    add("\(name(tail)) \(verb) \(listed(targets)).", counts: targets.count)
  }
  if order.isEmpty {
    let names = graph.nodes.indices.map { name(.node($0)) }.filter { !$0.isEmpty }
    if !names.isEmpty { add(listed(Array(names.prefix(40))) + ".", counts: 0) }
  }
  for cluster in graph.clusters.indices {
    let members = graph.nodes.indices.filter { graph.nodes[$0].cluster == cluster }.map { name(.node($0)) }
      .filter { !$0.isEmpty }
    guard !members.isEmpty, !graph.clusters[cluster].label.isEmpty else { continue }
    add("\(name(.cluster(cluster))) holds \(listed(members)).", counts: 0)
  }
  if left > 0 { description += " And \(left) more \(left == 1 ? "link" : "links")." }
  return description
}

private func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
