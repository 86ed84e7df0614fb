import Diagnostics
import SourceText

/// Groups those of the notes that are listed by tag, without regard to case, and finds spellings that differ.
///
/// `aws/eks` lies below `aws`, whose group has its notes too. A tag that no note carries, such as the `ci` of `ci/cd`, is
/// a group only where it joins two tags at least or the settings say something about it: else a name that happens to
/// have a `/` would bring a page along that says nothing.
///
/// - Parameter ranks: The place of each note among all, newest first.
func groupTags(
  _ notes: [Note], listed: [Int], ranks: [Int], descriptions: [TagDescription]
) -> ([TagGroup], [NoteDiagnostic]) {
  var tree = TagTree(notes, listed: listed)
  tree.describe(descriptions)
  var walk = TagWalk(tree: tree, notes: notes, ranks: ranks)
  var slugs: Set<String> = []
  for top in tree.sorted(tree.tops) {
    walk.visit(top, below: nil, name: "", address: "/tags/", slugs: &slugs)
  }
  return (walk.groups, walk.diagnostics)
}

/// Findings on descriptions of tags that no note carries, drafts counted.
func unknownTags(_ descriptions: [TagDescription], notes: [Note]) -> [Diagnostic] {
  guard !descriptions.isEmpty else { return [] }
  let tree = TagTree(notes, listed: Array(notes.indices))
  return descriptions.filter { tree.node(named: $0.tag) == nil }.map { description in
    let near = nearestSpelling(of: description.tag.lowercased(), in: tree.keys.sorted())
    return Diagnostic(
      LinkRules.unknownTag, "no note carries the tag '\(shortened(description.tag))'", at: description.range,
      help: near.map { "did you mean '\($0)'?" })
  }
}

/// The tags of all notes by their parts.
private struct TagTree {
  struct Node {
    /// The part that it adds to its parent, in lower case.
    let part: String
    let parent: Int?
    var children: [Int] = []
    /// Spelling of the part → how many notes have it.
    var spellings: [String: Int] = [:]
    /// Notes with the tag, as each writes it.
    var members: [(note: Int, spelling: String)] = []
    /// Those below it too, more than once where a note has several of the tags.
    var notes: [Int] = []
    var description: String?
  }

  private(set) var nodes: [Node] = []
  private(set) var tops: [Int] = []
  private var indexByKey: [String: Int] = [:]

  /// Whole tags in lower case.
  var keys: some Collection<String> { indexByKey.keys }

  init(_ notes: [Note], listed: [Int]) {
    // A site has few tags for the many times that they are written.
    var waysByTag: [String: [Step]] = [:]
    for index in listed {
      for tag in notes[index].tags {
        let way = waysByTag[tag] ?? self.way(to: tag)
        waysByTag[tag] = way
        for step in way { nodes[step.node].spellings[step.spelling, default: 0] += 1 }
        if let last = way.last { nodes[last.node].members.append((index, tag)) }
      }
    }
    // A parent comes before its children.
    for index in nodes.indices.reversed() {
      nodes[index].notes += nodes[index].members.map(\.note)
      if let parent = nodes[index].parent { nodes[parent].notes += nodes[index].notes }
    }
  }

  /// A node on the way to a tag, and how the tag writes its part.
  private struct Step {
    let node: Int
    let spelling: String
  }

  /// From the outermost node on; those that are not there yet are made.
  private mutating func way(to tag: String) -> [Step] {
    var way: [Step] = []
    var key = ""
    for part in tag.split(separator: "/") {
      let lowered = part.lowercased()
      let parent = way.last?.node
      key = parent == nil ? lowered : key + "/" + lowered
      let node = indexByKey[key] ?? nodes.count
      if node == nodes.count {
        indexByKey[key] = node
        nodes.append(Node(part: lowered, parent: parent))
        if let parent { nodes[parent].children.append(node) } else { tops.append(node) }
      }
      way.append(Step(node: node, spelling: String(part)))
    }
    return way
  }

  func node(named tag: String) -> Int? {
    let parts = tag.split(separator: "/").map { String($0).trimmed.lowercased() }
    return indexByKey[parts.joined(separator: "/")]
  }

  mutating func describe(_ descriptions: [TagDescription]) {
    for description in descriptions {
      guard let node = node(named: description.tag), nodes[node].description == nil else { continue }
      nodes[node].description = description.text
    }
  }

  func sorted(_ siblings: [Int]) -> [Int] { siblings.sorted { nodes[$0].part < nodes[$1].part } }
}

/// Makes groups of a tree, each followed by those below it. No deeper than a tag has parts, fifty at most.
private struct TagWalk {
  let tree: TagTree
  let notes: [Note]
  let ranks: [Int]
  private(set) var groups: [TagGroup] = []
  private(set) var diagnostics: [NoteDiagnostic] = []

  init(tree: TagTree, notes: [Note], ranks: [Int]) {
    self.tree = tree
    self.ranks = ranks
    self.notes = notes
  }

  /// - Parameters:
  ///   - parent: The group above.
  ///   - name: Of what stands above, with a `/` behind it.
  ///   - slugs: Those that siblings have.
  mutating func visit(
    _ index: Int, below parent: Int?, name outer: String, address: String, slugs: inout Set<String>
  ) {
    let node = tree.nodes[index]
    let name = outer + usualSpelling(node.spellings, else: node.part)
    reportSpellings(of: node, name: name)
    let ownAddress = address + uniqueSlug(of: node.part, else: "tag", among: &slugs) + "/"
    var group = parent
    let isGroup = !node.members.isEmpty || node.children.count > 1 || node.description != nil
    if isGroup, let permalink = Permalink(ownAddress) {
      group = groups.count
      groups.append(
        TagGroup(
          name: name, permalink: permalink, description: node.description ?? "", parent: parent,
          notes: newestFirst(node.notes), ownNotes: newestFirst(node.members.map(\.note))))
    }
    // Lists of several pages have a folder of this name.
    var taken: Set<String> = ["page"]
    for child in tree.sorted(node.children) {
      visit(child, below: group, name: name + "/", address: ownAddress, slugs: &taken)
    }
  }

  private func newestFirst(_ members: [Int]) -> [Int] {
    var sorted: [Int] = []
    for note in members.sorted(by: { ranks[$0] < ranks[$1] }) where note != sorted.last {
      sorted.append(note)
    }
    return sorted
  }

  private mutating func reportSpellings(of node: TagTree.Node, name: String) {
    for (note, spelling) in node.members where spelling != name {
      let diagnostic = Diagnostic(
        LinkRules.tagCase, "the tag '\(spelling)' is written '\(name)' elsewhere",
        at: notes[note].metadata.place(of: "tags"), help: "write '\(name)'")
      diagnostics.append(NoteDiagnostic(path: notes[note].path, diagnostic: diagnostic))
    }
  }
}

/// The spelling that most have; of equally usual ones the first.
func usualSpelling(_ spellings: [String: Int], else fallback: String) -> String {
  spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? fallback
}

/// The slug of a name, with a number behind it where another has it.
func uniqueSlug(of name: String, else fallback: String, among slugs: inout Set<String>) -> String {
  let slug = slugify(name)
  let base = slug.isEmpty ? fallback : slug
  var candidate = base
  var number = 2
  while !slugs.insert(candidate).inserted {
    candidate = "\(base)-\(number)"
    number += 1
  }
  return candidate
}
