/// Up to five notes for each that share its tags, rarer tags counting more, or are linked with it.
///
/// Of a tag's notes only the sixteen nearest in date are looked at, so that a tag that everything has costs
/// no more than a rare one. Whole numbers only: the order must be the same on every machine.
///
/// - Parameter ranks: The place of each note among all, newest first.
func relatedNotes(ranks: [Int], tags: [TagGroup], backlinks: [[Int]]) -> [[Int]] {
  var places = [[(tag: Int, position: Int)]](repeating: [], count: ranks.count)
  for (tag, group) in tags.enumerated() where group.notes.count > 1 {
    for (position, note) in group.notes.enumerated() { places[note].append((tag, position)) }
  }
  var linked = backlinks
  for (target, sources) in backlinks.enumerated() {
    for source in sources { linked[source].append(target) }
  }

  var scores = [Int](repeating: 0, count: ranks.count)
  var candidates: [Int] = []
  return ranks.indices.map { note in
    candidates.removeAll(keepingCapacity: true)
    func add(_ weight: Int, to other: Int) {
      if scores[other] == 0 { candidates.append(other) }
      scores[other] += weight
    }
    for (tag, position) in places[note] {
      let notes = tags[tag].notes
      let weight = max(1, 1_000_000 / notes.count)
      for other in notes[max(0, position - 8)..<min(notes.count, position + 9)] where other != note {
        add(weight, to: other)
      }
    }
    for other in linked[note] { add(400_000, to: other) }
    defer { for candidate in candidates { scores[candidate] = 0 } }
    return best(5, of: candidates) { (scores[$1], ranks[$0]) < (scores[$0], ranks[$1]) }
  }
}

/// The first `count` by an order, of a list that is short or of which few are wanted.
private func best(_ count: Int, of candidates: [Int], by isBefore: (Int, Int) -> Bool) -> [Int] {
  var best: [Int] = []
  for candidate in candidates {
    if best.count == count, let last = best.last, !isBefore(candidate, last) { continue }
    let place = best.firstIndex { isBefore(candidate, $0) } ?? best.count
    best.insert(candidate, at: place)
    if best.count > count { best.removeLast() }
  }
  return best
}
