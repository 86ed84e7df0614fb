/// The first look at a query: every note that has any of its words, by how many and how often.
struct NoteScores {
  private let groups: [PostedGroup]
  private let terms: SearchTerms
  private let filter: NoteFilter
  private let weights: RankingWeights
  /// Weighed counts, by group and note.
  private var counts: [[Float]]
  private let sizes: [UInt8]

  /// So many notes are looked at closely.
  private static let closeLooks = 200

  init(
    _ groups: [PostedGroup], _ terms: SearchTerms, _ filter: NoteFilter, sizes: [UInt8],
    weights: RankingWeights
  ) {
    self.groups = groups
    self.terms = terms
    self.filter = filter
    self.weights = weights
    self.sizes = sizes
    counts = []
    for group in groups { counts.append(weighedCounts(of: group)) }
  }

  private func weighedCounts(of group: PostedGroup) -> [Float] {
    let fields = TextField.allCases.map { field in
      if terms.isCodeOnly, field != .code { return Float(0) }
      if group.group.word.isTitle, field != .title { return Float(0) }
      return Float(weights.of(field))
    }
    var counts = [Float](repeating: 0, count: group.variants.isEmpty ? 0 : sizes.count)
    for variant in group.variants {
      let weight = Float(variant.weight)
      variant.postings.forEachReader { reader in
        while reader.nextNote() {
          var sum: Float = 0
          while reader.nextEntry() {
            sum += fields[Int(reader.field.rawValue)] * Float(min(reader.count, weights.repeats))
          }
          guard reader.note < counts.count else { return }
          counts[reader.note] += sum * weight
        }
      }
    }
    return counts
  }

  /// The best notes, best first; all that have them where words must be there.
  /// - Parameter sorted: Puts notes of equal score in order.
  func best(_ sorted: ([Int]) throws -> [Int]) rethrows -> [(note: Int, score: Double)] {
    let total = groups.reduce(0) { $0 + ($1.variants.isEmpty ? 0 : $1.group.rarity) }
    let mustHave = groups.indices.filter { groups[$0].group.word.isQuoted || groups[$0].group.word.isTitle }
    let average = averageSize
    var found: [(note: Int, score: Double)] = []
    for note in sizes.indices where sizes[note] > 0 {
      var score = 0.0
      var having = 0.0
      var isFound = false
      let size = 1 - weights.sizeShare + weights.sizeShare * codedSizes[Int(sizes[note])] / average
      for index in groups.indices where note < counts[index].count {
        let count = Double(counts[index][note])
        guard count > 0 else { continue }
        let rarity = groups[index].group.rarity
        score += rarity * count * (weights.saturation + 1) / (count + weights.saturation * size)
        having += rarity * min(1, count)
        isFound = isFound || groups[index].group.isEnough
      }
      guard isFound, filter.allows(note), mustHave.allSatisfy({ has($0, note) }) else { continue }
      found.append((note, score * power(having / total, weights.coverage)))
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : $0.note < $1.note }
    guard terms.phrases.isEmpty, found.count > Self.closeLooks else { return found }
    let lowest = found[Self.closeLooks - 1].score
    guard found[Self.closeLooks].score == lowest else { return Array(found.prefix(Self.closeLooks)) }
    let better = found.prefix { $0.score > lowest }
    let equal = try sorted(found[better.count...].prefix { $0.score == lowest }.map(\.note))
    return better + equal.prefix(Self.closeLooks - better.count).map { ($0, lowest) }
  }

  /// Summed up by size: the order of the notes makes no difference, not even one of the last digit.
  private var averageSize: Double {
    var counts = [Double](repeating: 0, count: codedSizes.count)
    for size in sizes where size > 0 { counts[Int(size)] += 1 }
    let sum = zip(counts, codedSizes).reduce(0) { $0 + $1.0 * $1.1 }
    return max(1, sum / max(1, counts.reduce(0, +)))
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
