/// The close look at one note: which of its sections has the words, and how they stand there.
struct SectionScores {
  /// By section, field and position.
  private let places: [WordPlace]
  private let groups: [PostedGroup]
  private let weights: RankingWeights

  init(_ places: [WordPlace], groups: [PostedGroup], weights: RankingWeights) {
    self.places = places
    self.groups = groups
    self.weights = weights
  }

  /// What is added to the note's score, and its sections, best first; `nil` when it has none of the words.
  var result: (score: Double, sections: [RankedSection])? {
    guard !places.isEmpty else { return nil }
    var sections: [RankedSection] = []
    var start = 0
    while start < places.count {
      let section = places[start].section
      var end = start
      while end < places.count, places[end].section == section { end += 1 }
      sections.append(RankedSection(section: Int(section), score: score(of: places[start..<end])))
      start = end
    }
    sections.sort { $0.score != $1.score ? $0.score > $1.score : $0.section < $1.section }
    return (sections.first?.score ?? 0, sections)
  }

  private func score(of places: ArraySlice<WordPlace>) -> Double {
    var counts = [Double](repeating: 0, count: groups.count)
    var inField = [Int](repeating: 0, count: groups.count)
    var field: TextField?
    for place in places {
      if place.field != field {
        field = place.field
        for index in inField.indices { inField[index] = 0 }
      }
      inField[Int(place.group)] += 1
      guard inField[Int(place.group)] <= weights.repeats else { continue }
      counts[Int(place.group)] += weights.of(place.field) * Double(place.weight)
    }
    var score = 0.0
    for (index, count) in counts.enumerated() where count > 0 {
      score +=
        weights.section * rarity(index) * count * (weights.saturation + 1) / (count + weights.saturation)
    }
    return score + adjacency(in: places) + style(of: places) + likeness(places, .title, weights.wholeTitle)
      + likeness(places, .heading, weights.wholeHeading)
  }

  /// Words next to each other in the query that stand near to each other in a text.
  private func adjacency(in places: ArraySlice<WordPlace>) -> Double {
    guard groups.count > 1 else { return 0 }
    var nearness = [Double](repeating: 0, count: groups.count)
    for (index, place) in zip(places.indices, places) {
      var next = index + 1
      while next < places.endIndex, places[next].field == place.field,
        places[next].position &- place.position <= 3
      {
        let other = places[next]
        next += 1
        let distance = Int(other.position &- place.position)
        guard distance > 0 else { continue }
        let weight = Double(min(place.weight, other.weight))
        if other.group == place.group + 1 {
          nearness[Int(other.group)] = max(nearness[Int(other.group)], weight / Double(distance))
        } else if other.group + 1 == place.group {
          nearness[Int(place.group)] = max(nearness[Int(place.group)], weight * 0.5 / Double(distance))
        }
      }
    }
    var sum = 0.0
    for index in 1..<groups.count where nearness[index] > 0 {
      let weight = groups[index].group.word.isJoined ? weights.adjacentInName : weights.adjacent
      sum += weight * nearness[index] * (rarity(index - 1) + rarity(index))
    }
    return sum
  }

  /// How nearly a title or heading is the query: the share of the query that it has times the share of it that
  /// the query has.
  private func likeness(_ places: ArraySlice<WordPlace>, _ field: TextField, _ weight: Double) -> Double {
    var best = [Double](repeating: 0, count: groups.count)
    var matched = 0
    var length = 0
    var position: Int32 = -1
    for place in places where place.field == field {
      best[Int(place.group)] = max(best[Int(place.group)], Double(place.weight))
      if place.position != position { matched += 1 }
      position = place.position
      length = Int(place.length)
    }
    guard matched > 0, length > 0 else { return 0 }
    var having = 0.0
    var total = 0.0
    for index in groups.indices {
      total += rarity(index)
      having += rarity(index) * best[index]
    }
    guard total > 0 else { return 0 }
    return weight * having * (having / total) * min(1, Double(matched) / Double(length))
  }

  /// Capitals and dashes that the query and the text have alike.
  private func style(of places: ArraySlice<WordPlace>) -> Double {
    var styles = [WordStyle](repeating: [], count: groups.count)
    for place in places { styles[Int(place.group)].formUnion(place.style) }
    var sum = 0.0
    for (index, style) in styles.enumerated() {
      let shared = style.intersection(groups[index].group.word.style)
      if shared.contains(.capitals) { sum += weights.capitals * rarity(index) }
      if shared.contains(.option) { sum += weights.option * rarity(index) }
    }
    return sum
  }

  private func rarity(_ group: Int) -> Double {
    groups[group].variants.isEmpty ? 0 : groups[group].group.rarity
  }

  /// Whether the words of the range stand in a row somewhere.
  func hasPhrase(_ range: Range<Int>) -> Bool {
    places.indices.contains { start in
      guard Int(places[start].group) == range.lowerBound else { return false }
      var expected = range.lowerBound + 1
      var next = start + 1
      while expected < range.upperBound, next < places.count, places[next].section == places[start].section,
        places[next].field == places[start].field
      {
        let place = places[next]
        let wanted = places[start].position &+ Int32(expected - range.lowerBound)
        guard place.position <= wanted else { break }
        if place.position == wanted, Int(place.group) == expected { expected += 1 }
        next += 1
      }
      return expected >= range.upperBound
    }
  }
}
