/// Up to five notes for each that share its tags, rarer tags counting more, or are linked with it.
///
/// Of a tag's notes only the sixteen nearest in date are looked at, so that a tag that everything has costs
/// no more than a rare one. Whole numbers only: the order must be the same on every machine.
func relatedNotes(_ notes: [Note], tags: [TagGroup], backlinks: [[Int]]) -> [[Int]] {
  var scores = [[Int: Int]](repeating: [:], count: notes.count)
  for tag in tags where tag.notes.count > 1 {
    let weight = 1_000_000 / tag.notes.count
    for (position, note) in tag.notes.enumerated() {
      for other in tag.notes[max(0, position - 8)..<min(tag.notes.count, position + 9)] where other != note {
        scores[note][other, default: 0] += weight
      }
    }
  }
  for (target, sources) in backlinks.enumerated() {
    for source in sources {
      scores[target][source, default: 0] += 400_000
      scores[source][target, default: 0] += 400_000
    }
  }
  return scores.map { candidates in
    candidates.sorted { a, b in
      a.value != b.value ? a.value > b.value : isNewer(notes[a.key], notes[b.key])
    }
    .prefix(5).map(\.key)
  }
}
