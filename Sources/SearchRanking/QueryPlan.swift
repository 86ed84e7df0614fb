/// What stands for one word of a query: itself, and words of the index that are near to it.
struct WordGroup {
  let word: SearchTerms.Word
  fileprivate(set) var variants: [Variant] = []
  /// How much the word tells one note from another: inverse document frequency.
  fileprivate(set) var rarity = 0.0
  /// Whether a note with it alone is found: not by `with` of `AssumeRoleWithWebIdentity`.
  fileprivate(set) var isEnough = true

  struct Variant {
    let word: KnownWord
    /// 1 for the word as typed.
    fileprivate(set) var weight: Double
  }

  fileprivate mutating func add(_ word: KnownWord, _ weight: Double) {
    if let index = variants.firstIndex(where: { $0.word.text == word.text }) {
      variants[index].weight = max(variants[index].weight, weight)
    } else {
      variants.append(Variant(word: word, weight: weight))
    }
  }
}

/// A word that is not in the index and what was looked for in its place.
package struct Correction: Sendable, Hashable {
  package let typed: String
  package let shown: String

  package init(typed: String, shown: String) {
    self.typed = typed
    self.shown = shown
  }
}

/// Finds the words of the index that a query is about.
struct QueryPlanner<Store: SegmentStore> {
  let lexicon: Lexicon<Store>
  let noteCount: Int
  let forms: WordForms
  let weights: RankingWeights
  private(set) var corrections: [Correction] = []

  init(lexicon: Lexicon<Store>, noteCount: Int, forms: WordForms, weights: RankingWeights) {
    self.forms = forms
    self.lexicon = lexicon
    self.noteCount = noteCount
    self.weights = weights
  }

  /// A group for each word of the query, some of them empty.
  mutating func groups(of words: [SearchTerms.Word]) throws -> [WordGroup] {
    var groups: [WordGroup] = []
    for word in words { groups.append(try group(of: word)) }
    try addJoinedWords(&groups)
    let isFunctionWord = words.map {
      forms == .english && functionWords.contains(String(decoding: $0.text, as: UTF8.self))
    }
    if isFunctionWord.contains(false) {
      for index in groups.indices { groups[index].isEnough = !isFunctionWord[index] }
    }
    return groups
  }

  private mutating func group(of word: SearchTerms.Word) throws -> WordGroup {
    var group = WordGroup(word: word)
    if word.isQuoted {
      if let known = try lexicon.word(word.text) { group.add(known, 1) }
      group.rarity = rarity(of: group.variants.map(\.word.notes).reduce(0, +))
      return group
    }
    // The word and its forms, of which the query does not know which the author chose.
    let begun = try addForms(of: word, to: &group)
    var known = group.variants.map(\.word.notes).reduce(0, +)
    addLongerWords(begun, to: &group)
    if group.variants.isEmpty || (known == 0 && !word.isPrefix && word.text.count >= 4) {
      known = try addNearWords(to: &group)
    }
    if known == 0 { known = group.variants.map(\.word.notes).max() ?? 0 }
    try addRelatedWords(to: &group)
    group.rarity = rarity(of: known)
    return group
  }

  private func rarity(of notes: Int) -> Double {
    let having = Double(min(notes, noteCount))
    return logarithm(1 + (Double(noteCount) - having + 0.5) / (having + 0.5))
  }

  /// Adds the word itself and its other forms; returns the words that begin with it.
  private func addForms(of word: SearchTerms.Word, to group: inout WordGroup) throws -> [KnownWord] {
    guard word.text.count >= minimumPrefix else {
      if let known = try lexicon.word(word.text) { group.add(known, 1) }
      return []
    }
    var begun: [KnownWord] = []
    for known in try lexicon.words(beginningWith: forms.beginning(of: word.text))
    where !isMark(known.text) {
      if known.text == word.text {
        group.add(known, 1)
      } else if forms.areForms(known.text, word.text) {
        group.add(known, weights.inflected)
      } else if known.text.starts(with: word.text) {
        begun.append(known)
      }
    }
    return begun
  }

  /// Adds words of which the typed one is the beginning, the most frequent ones first.
  private func addLongerWords(_ words: [KnownWord], to group: inout WordGroup) {
    let weight = group.word.isPrefix ? weights.completed : weights.begun
    for known in words.sorted(by: isMoreFrequent).prefix(maximumLongerWords) {
      let share = Double(group.word.text.count) / Double(known.text.count)
      group.add(known, weight * share)
    }
  }

  private func addRelatedWords(to group: inout WordGroup) throws {
    for related in relatedTo(group.word.text) {
      let text = Array(related.utf8)
      let stem = stemLength(text)
      for known in try lexicon.words(beginningWith: Array(text[..<stem]))
      where known.text == text || (stemLength(known.text) == stem && !isMark(known.text)) {
        group.add(known, weights.related)
      }
    }
  }

  /// Adds the words nearest to one that is not in the index.
  /// - Returns: How many notes have them.
  private mutating func addNearWords(to group: inout WordGroup) throws -> Int {
    let typed = group.word.text
    guard typed.count >= 3 else { return 0 }
    let limit = typed.count < 6 ? 1 : 2
    var nearest: [(word: KnownWord, cost: Double)] = []
    for known in try nearWords(to: typed, limit: limit) {
      guard let distance = editDistance(typed, known.text, limit: limit) else { continue }
      // A slip at the first letter is rare; a frequent word is meant more often than a rare one.
      let isFirstWrong = typed.first != known.text.first
      let cost =
        Double(distance) + (isFirstWrong ? 0.5 : 0) - 0.1 * logarithm(Double(known.notes) + 1)
      nearest.append((known, cost))
    }
    nearest.sort { a, b in
      a.cost != b.cost ? a.cost < b.cost : a.word.text.lexicographicallyPrecedes(b.word.text)
    }
    guard let best = nearest.first else { return try addHalves(to: &group) }
    var notes = 0
    for (index, near) in nearest.prefix(3).enumerated() where near.cost < best.cost + 0.7 {
      group.add(near.word, index == 0 ? weights.corrected : weights.corrected * 0.6)
      notes += near.word.notes
    }
    corrections.append(
      Correction(
        typed: String(decoding: typed, as: UTF8.self), shown: String(decoding: best.word.text, as: UTF8.self))
    )
    return notes
  }

  /// The words near to one, of those with the same first letter if there are any: most slips leave that alone,
  /// and the words of the whole index are much to fetch.
  private func nearWords(to typed: [UInt8], limit: Int) throws -> [KnownWord] {
    let letters = letterSet(typed)
    func isNear(_ known: [UInt8]) -> Bool {
      // Each edit changes at most two letters of the set: most words need no closer look.
      abs(known.count - typed.count) <= limit
        && (letterSet(known) ^ letters).nonzeroBitCount <= 2 * limit
        && !isMark(known) && editDistance(typed, known, limit: limit) != nil
    }
    let alike = try lexicon.words(beginningWith: Array(typed.prefix(1))).filter { isNear($0.text) }
    return alike.isEmpty ? try lexicon.words(where: isNear) : alike
  }

  /// Adds the two words that an unknown one is made of: `dockercompose`.
  private func addHalves(to group: inout WordGroup) throws -> Int {
    let typed = group.word.text
    guard typed.count >= 6, typed.count <= 40 else { return 0 }
    var best: (first: KnownWord, second: KnownWord)?
    for split in 3...(typed.count - 3) {
      guard let first = try lexicon.word(Array(typed[..<split])),
        let second = try lexicon.word(Array(typed[split...]))
      else { continue }
      if min(first.notes, second.notes) > best.map({ min($0.first.notes, $0.second.notes) }) ?? 0 {
        best = (first, second)
      }
    }
    guard let best else { return 0 }
    group.add(best.first, weights.joined)
    group.add(best.second, weights.joined)
    return best.first.notes + best.second.notes
  }

  /// Adds to two words of the query what they are when written as one: `web socket`.
  private func addJoinedWords(_ groups: inout [WordGroup]) throws {
    for index in groups.indices.dropFirst() {
      let (first, second) = (groups[index - 1].word, groups[index].word)
      guard !first.isQuoted, !second.isQuoted, first.text.count > 1, second.text.count > 1,
        let known = try lexicon.word(first.text + second.text)
      else { continue }
      groups[index - 1].add(known, weights.joined)
      groups[index].add(known, weights.joined)
    }
  }
}

/// Shorter beginnings match too much to mean anything.
private let minimumPrefix = 3
private let maximumLongerWords = 24

/// Equally frequent words in their own order, so that all implementations choose the same.
private func isMoreFrequent(_ a: KnownWord, _ b: KnownWord) -> Bool {
  a.notes != b.notes ? a.notes > b.notes : a.text.lexicographicallyPrecedes(b.text)
}

private func isMark(_ word: [UInt8]) -> Bool { word.contains(UInt8(ascii: ":")) }
