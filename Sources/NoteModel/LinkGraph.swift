/// Which notes of a site link to which, and what hangs together.
///
/// Links from a note to itself are none, and several from one note to another are one.
package struct LinkGraph: Sendable {
  /// For each note those that it links to, newest first.
  package let outgoing: [[Int]]
  /// For each note those that link to it, newest first.
  package let incoming: [[Int]]
  /// Notes that hang together, whichever way the links lead: the largest group first, and in each the notes with the
  /// most links first. Notes without any are in none.
  package let groups: [[Int]]
  /// Notes that nothing links to and that link to nothing, newest first.
  package let unlinked: [Int]
  private let navigated: Set<Int>

  package init(_ site: Site) {
    let notes = site.notes
    let ranks = newestFirstRanks(notes)
    let newestFirst = { (a: Int, b: Int) in ranks[a] < ranks[b] }
    incoming = site.linkSources
    var outgoing = [[Int]](repeating: [], count: notes.count)
    var sets = NoteSets(count: notes.count)
    for (target, sources) in site.linkSources.enumerated() {
      for source in sources {
        outgoing[source].append(target)
        sets.join(source, target)
      }
    }
    self.outgoing = outgoing.map { $0.sorted(by: newestFirst) }
    navigated = Set(site.navigationTargets)

    let degrees = notes.indices.map { site.linkSources[$0].count + outgoing[$0].count }
    unlinked = notes.indices.filter { degrees[$0] == 0 }.sorted(by: newestFirst)
    let hubsFirst = notes.indices.filter { degrees[$0] > 0 }.sorted { a, b in
      degrees[a] != degrees[b] ? degrees[a] > degrees[b] : newestFirst(a, b)
    }
    var groupOfRoot: [Int: Int] = [:]
    var groups: [[Int]] = []
    for note in hubsFirst {
      let root = sets.root(of: note)
      if let group = groupOfRoot[root] {
        groups[group].append(note)
      } else {
        groupOfRoot[root] = groups.count
        groups.append([note])
      }
    }
    // Of groups of one size the one with the busier hub stays first.
    self.groups = groups.enumerated().sorted { a, b in
      (b.element.count, a.offset) < (a.element.count, b.offset)
    }.map(\.element)
  }

  /// How many links there are.
  package var linkCount: Int { incoming.reduce(0) { $0 + $1.count } }

  /// Links of a note, both ways.
  package func degree(of note: Int) -> Int { incoming[note].count + outgoing[note].count }

  /// Whether neither a note nor the site's navigation leads to a note.
  package func isOrphan(_ note: Int) -> Bool { incoming[note].isEmpty && !navigated.contains(note) }

  /// Whether a note leads to no other.
  package func isDeadEnd(_ note: Int) -> Bool { outgoing[note].isEmpty }
}

/// Sets that are joined two by two (union-find).
private struct NoteSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of note: Int) -> Int {
    var note = note
    while parents[note] != note {
      parents[note] = parents[parents[note]]
      note = parents[note]
    }
    return note
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    // The smaller number becomes the root, so that the outcome does not depend on the order.
    parents[max(a, b)] = min(a, b)
  }
}
