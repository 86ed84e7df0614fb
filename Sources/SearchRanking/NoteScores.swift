/// The first look at a query: every note that has any of its words, by how many and how often.
struct NoteScores {
  private let groups: [PostedGroup]
  private let terms: SearchTerms
  private let filter: NoteFilter
  private let weights: RankingWeights
  /// Weighed counts, by group and note.
  private var counts: [[Float]]
  /// Whether a note has a word that must be there, by group and note.
  private var sizes: [UInt8] = []
  private let averageSize: Double

  /// So many notes are looked at closely.
  private static let closeLooks = 200

  init(
    _ groups: [PostedGroup], _ terms: SearchTerms, _ filter: NoteFilter, weights: RankingWeights,
    averageSize: Double
  ) {
    self.groups = groups
    self.terms = terms
    self.filter = filter
    self.weights = weights
    self.averageSize = averageSize
    counts = groups.map { _ in [] }
    for index in groups.indices { count(group: index) }
  }

  private mutating func count(group index: Int) {
    let group = groups[index]
    let fields = TextField.allCases.map { field in
      if terms.isCodeOnly, field != .code { return Float(0) }
      if group.group.word.isTitle, field != .title { return Float(0) }
      return Float(weights.of(field))
    }
    var counts: [Float] = []
    for variant in group.variants {
      let weight = Float(variant.weight)
      variant.postings.forEachReader { reader in
        while reader.nextNote() {
          var sum: Float = 0
          while reader.nextEntry() {
            sum += fields[Int(reader.field.rawValue)] * Float(min(reader.count, 100))
          }
          let note = reader.note
          guard note < 1 << 28 else { return }
          if note >= counts.count {
            counts.append(contentsOf: repeatElement(0, count: max(note + 1 - counts.count, counts.count)))
          }
          if note >= sizes.count {
            sizes.append(contentsOf: repeatElement(0, count: max(note + 1 - sizes.count, sizes.count)))
          }
          counts[note] += sum * weight
          sizes[note] = reader.size
        }
      }
    }
    self.counts[index] = counts
  }

  /// The best notes, best first; all that have them where words must be there.
  func best() -> [(note: Int, score: Double)] {
    let total = groups.reduce(0) { $0 + ($1.variants.isEmpty ? 0 : $1.group.rarity) }
    let mustHave = groups.indices.filter { groups[$0].group.word.isQuoted || groups[$0].group.word.isTitle }
    var found: [(note: Int, score: Double)] = []
    for note in sizes.indices {
      var score = 0.0
      var having = 0.0
      let size = 1 - weights.sizeShare + weights.sizeShare * codedSizes[Int(sizes[note])] / averageSize
      for index in groups.indices where note < counts[index].count {
        let count = Double(counts[index][note])
        guard count > 0 else { continue }
        let rarity = groups[index].group.rarity
        score += rarity * count * (weights.saturation + 1) / (count + weights.saturation * size)
        having += rarity * min(1, count)
      }
      guard score > 0, filter.allows(note), mustHave.allSatisfy({ has($0, note) }) else { continue }
      found.append((note, score * power(having / total, weights.coverage)))
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : $0.note < $1.note }
    return terms.phrases.isEmpty ? Array(found.prefix(Self.closeLooks)) : found
  }

  private func has(_ group: Int, _ note: Int) -> Bool {
    note < counts[group].count && counts[group][note] > 0
  }
}

/// `base` to a power of whole halves.
private func power(_ base: Double, _ exponent: Double) -> Double {
  var result = 1.0
  var rest = exponent
  while rest >= 1 {
    result *= base
    rest -= 1
  }
  return rest >= 0.5 ? result * base.squareRoot() : result
}
