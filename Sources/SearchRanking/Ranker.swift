/// A note that was found.
package struct RankedNote: Sendable {
  /// Its number in the index.
  package let note: Int
  /// Higher is better. Comparable within one answer only.
  package let score: Double
  /// The sections that were found, best first; never empty.
  package let sections: [RankedSection]
}

package struct RankedSection: Sendable {
  /// Its place in the note, from 0.
  package let section: Int
  package let score: Double
}

/// What a query found.
package struct Ranking: Sendable {
  /// Best first; notes of equal score in the order of their numbers.
  package let notes: [RankedNote]
  package let corrections: [Correction]
  /// The words that were looked for, each once: what a reader wants to see marked.
  package let words: Set<[UInt8]>

  init(notes: [RankedNote], corrections: [Correction] = [], words: Set<[UInt8]> = []) {
    self.notes = notes
    self.corrections = corrections
    self.words = words
  }
}

/// Ranks the notes of an index.
///
/// First all notes that have any of the words are scored, as bm25 has it, with the fields of a note weighed and
/// its share of the query's words. For the best of them the places of the words are looked at: which section
/// has them, whether they stand in a row, whether a title or heading is the query.
package struct Ranker<Store: SegmentStore> {
  private let lexicon: Lexicon<Store>
  private let sizes: [UInt8]
  private let weights: RankingWeights
  private let sorted: ([Int]) throws -> [Int]

  /// - Parameters:
  ///   - sizes: The size codes of the notes, by their numbers. Those that are 0 are passed over where they still
  ///     stand in the segments.
  ///   - sorted: Puts notes of equal score in order, where their numbers do not tell it. Called when there are more
  ///     of them than can be looked at closely.
  package init(
    store: Store, sizes: [UInt8], weights: RankingWeights = RankingWeights(),
    sorted: @escaping ([Int]) throws -> [Int] = { $0 }
  ) {
    lexicon = Lexicon(store, sizes: sizes)
    self.sizes = sizes
    self.weights = weights
    self.sorted = sorted
  }

  package func rank(_ terms: SearchTerms) throws -> Ranking {
    var planner = QueryPlanner(
      lexicon: lexicon, noteCount: sizes.count { $0 > 0 }, forms: terms.forms, weights: weights)
    let groups = try planner.groups(of: terms.words).map { group in
      PostedGroup(
        group: group,
        variants: try group.variants.map { ($0.weight, try lexicon.postings(of: $0.word)) })
    }
    let filter = try noteFilter(terms)
    guard !terms.words.isEmpty else { return Ranking(notes: filter.isEmpty ? [] : allNotes(filter)) }
    let candidates = try NoteScores(groups, terms, filter, sizes: sizes, weights: weights).best(sorted)
    let places = WordPlaces(of: candidates.map(\.note), groups: groups, isCodeOnly: terms.isCodeOnly)
    var notes: [RankedNote] = []
    for (index, candidate) in candidates.enumerated() {
      let scoring = SectionScores(
        places.of[index].filter { filter.allows(section: Int($0.section), of: candidate.note) },
        groups: groups,
        weights: weights)
      guard terms.phrases.allSatisfy(scoring.hasPhrase), let (score, sections) = scoring.result else {
        continue
      }
      notes.append(RankedNote(note: candidate.note, score: candidate.score + score, sections: sections))
    }
    notes.sort { $0.score != $1.score ? $0.score > $1.score : $0.note < $1.note }
    return Ranking(
      notes: notes, corrections: planner.corrections,
      words: Set(groups.flatMap { $0.group.variants.map(\.word.text) }))
  }

  /// The answer to a query of nothing but filters.
  private func allNotes(_ filter: NoteFilter) -> [RankedNote] {
    sizes.indices.filter { sizes[$0] > 0 && filter.allows($0) }.compactMap { note in
      let sections = filter.sections(of: note).sorted().map { RankedSection(section: $0, score: 0) }
      return sections.isEmpty ? nil : RankedNote(note: note, score: 0, sections: sections)
    }
  }

  /// What tags, languages, days and exclusions leave.
  private func noteFilter(_ terms: SearchTerms) throws -> NoteFilter {
    var filter = NoteFilter()
    for mark in terms.marks {
      filter.require(try words(of: mark).flatMap(lexicon.postings), bySection: !mark.belongsToNote)
    }
    if terms.after != nil || terms.before != nil {
      let days = try lexicon.words(beginningWith: Array(FilterMark.dayPrefix.utf8)).filter { word in
        let day = String(decoding: word.text.dropFirst(FilterMark.dayPrefix.utf8.count), as: UTF8.self)
        return terms.after.map { day >= $0 } ?? true && terms.before.map { day < $0 } ?? true
      }
      filter.require(try days.flatMap(lexicon.postings), bySection: false)
    }
    for mark in terms.excludedMarks {
      for word in try words(of: mark) { filter.exclude([try lexicon.postings(of: word)]) }
    }
    for words in terms.excluded {
      let known = try words.map { try lexicon.word($0.text) }
      let found = known.compactMap { $0 }
      if found.count == words.count { filter.exclude(try found.map(lexicon.postings)) }
    }
    return filter
  }

  /// The words of the index that a mark finds.
  private func words(of mark: FilterMark) throws -> [KnownWord] {
    let word = try lexicon.word(Array(mark.word.utf8))
    let below = try mark.wordsBelow.map { try lexicon.words(beginningWith: Array($0.utf8)) } ?? []
    return (word.map { [$0] } ?? []) + below
  }
}

/// A group with the postings of its variants, a segment each.
struct PostedGroup {
  let group: WordGroup
  let variants: [(weight: Double, postings: [[UInt8]])]
}

extension [[UInt8]] {
  /// Reads postings one after the other.
  func forEachReader(_ body: (inout PostingReader) -> Void) {
    for posting in self {
      posting.withUnsafeBufferPointer { bytes in
        var reader = PostingReader(bytes)
        body(&reader)
      }
    }
  }
}
