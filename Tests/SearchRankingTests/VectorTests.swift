import Foundation
import SearchRanking
import Testing

/// The cases of `Vectors/*.json`, which the search of the published site passes as well: so both split words and
/// rank alike. `NOTES_UPDATE=1 swift test --filter VectorTests` writes what this implementation says into them.
struct VectorTests {
  struct WordsCase: Codable, Equatable {
    var text: String
    /// Each word with its position and, where it has one, its style: `iam 3 capitals`.
    var words: [String]
  }

  @Test func words() throws {
    try checkVectors("words.json") { (cases: [WordsCase]) in
      cases.map { WordsCase(text: $0.text, words: describedWords($0.text)) }
    }
  }

  struct StemCase: Codable, Equatable {
    /// Words of which all have this stem.
    var words: [String]
    var stems: [String]
  }

  @Test func stems() throws {
    try checkVectors("stems.json") { (cases: [StemCase]) in
      cases.map { stemCase in
        let stems = stemCase.words.map { word in
          String(decoding: Array(word.utf8)[..<stemLength(Array(word.utf8))], as: UTF8.self)
        }
        return StemCase(words: stemCase.words, stems: Set(stems).sorted())
      }
    }
  }

  struct RankingCase: Codable, Equatable {
    var notes: [VectorNote]
    var queries: [Query]

    struct Query: Codable, Equatable {
      var query: String
      /// `path section score`, with the score of the note, best first.
      var found: [String]
      /// `typed > shown`.
      var corrections: [String]
    }
  }

  struct VectorNote: Codable, Equatable {
    var path: String
    var title: String
    var tags: [String]
    var day: String
    var sections: [VectorSection]
  }

  struct VectorSection: Codable, Equatable {
    var headings: [String]
    var prose: String
    var code: String
    var captions: String
    var languages: [String]
  }

  @Test func ranking() throws {
    try checkVectors("ranking.json") { (ranking: RankingCase) in
      let (store, sizes) = index(of: ranking.notes)
      let ranker = Ranker(store: store, sizes: sizes)
      var checked = ranking
      checked.queries = try ranking.queries.map { query in
        let answer = try ranker.rank(SearchTerms(query.query))
        return RankingCase.Query(
          query: query.query,
          found: answer.notes.map { note in
            "\(ranking.notes[note.note].path) \(note.sections[0].section) \(rounded(note.score))"
          },
          corrections: answer.corrections.map { "\($0.typed) > \($0.shown)" })
      }
      return checked
    }
  }

  /// The index of the notes of `ranking.json` as bytes, for implementations that only read one.
  struct IndexCase: Codable, Equatable {
    var sizes: Data
    var directory: Data
    var blocks: [Block]

    struct Block: Codable, Equatable {
      var words: Data
      var postings: Data
    }
  }

  @Test func indexBytes() throws {
    try checkVectors("index.json") { (_: IndexCase) in
      let (store, sizes) = index(of: try (vectors("ranking.json") as RankingCase).notes)
      let segment = store.segments[0]
      return IndexCase(
        sizes: Data(sizes), directory: Data(segment.directory),
        blocks: segment.blocks.map { .init(words: Data($0.words), postings: Data($0.postings)) })
    }
  }

  /// The words and numbers that each implementation has for itself.
  struct TablesCase: Codable, Equatable {
    var functionWords: [String]
    var related: [String: [String]]
    var weights: [String: Double]
  }

  @Test func tables() throws {
    try checkVectors("tables.json") { (_: TablesCase) in
      let weights = Mirror(reflecting: RankingWeights()).children.compactMap { member -> (String, Double)? in
        let value = (member.value as? Double) ?? (member.value as? Int).map(Double.init)
        return value.flatMap { value in member.label.map { ($0, value) } }
      }
      return TablesCase(
        functionWords: functionWords.sorted(), related: relatedWords,
        weights: Dictionary(uniqueKeysWithValues: weights))
    }
  }

  /// Notes that come in several segments, some of them changed since, rank as those of one.
  @Test func segmentsMakeNoDifference() throws {
    let ranking: RankingCase = try vectors("ranking.json")
    let (store, sizes) = index(of: ranking.notes)
    // An older version of the first note, one note a segment, and then all but the first ones joined.
    var segments: [Segment] = []
    var severalSizes: [UInt8] = []
    for note in [ranking.notes[1], ranking.notes[0]] + ranking.notes[1...] {
      var builder = SegmentBuilder()
      let words = NoteWords(searchable(note))
      builder.add(words, number: severalSizes.count)
      severalSizes.append(words.size)
      segments.append(builder.finish())
    }
    severalSizes[0] = 0
    segments = Array(segments[..<3]) + [try merged(Array(segments[3...]), sizes: severalSizes)]
    let one = Ranker(store: store, sizes: sizes)
    let several = Ranker(store: MemorySegments(segments: segments), sizes: severalSizes)
    let all = Ranker(
      store: MemorySegments(segments: [try merged(segments, sizes: severalSizes)]), sizes: severalSizes)
    for query in ranking.queries {
      let expected = try one.rank(SearchTerms(query.query))
      for ranker in [several, all] {
        let found = try ranker.rank(SearchTerms(query.query))
        #expect(found.notes.map { $0.note - 1 } == expected.notes.map(\.note), "\(query.query)")
        #expect(found.notes.map(\.score) == expected.notes.map(\.score), "\(query.query)")
        #expect(found.corrections == expected.corrections, "\(query.query)")
        #expect(found.words == expected.words, "\(query.query)")
      }
    }
  }

  /// Damaged bytes are read to their end and give nonsense at worst.
  @Test func damagedSegmentsAreNoTrap() throws {
    let ranking: RankingCase = try vectors("ranking.json")
    let (store, sizes) = index(of: Array(ranking.notes.prefix(4)))
    for change in 0..<200 {
      var segment = store.segments[0]
      damage(&segment.directory, change)
      for block in segment.blocks.indices {
        damage(&segment.blocks[block].words, change)
        damage(&segment.blocks[block].postings, change)
      }
      let ranker = Ranker(store: MemorySegments(segments: [segment]), sizes: sizes)
      for query in ranking.queries.prefix(8) { _ = try ranker.rank(SearchTerms(query.query)) }
      _ = try merged([segment, segment], sizes: sizes)
    }
  }
}

private func damage(_ bytes: inout [UInt8], _ change: Int) {
  guard !bytes.isEmpty else { return }
  bytes[change &* 7919 % bytes.count] ^= UInt8(truncatingIfNeeded: 1 << (change % 8) | change)
}

private func describedWords(_ text: String) -> [String] {
  var words: [String] = []
  var splitter = WordSplitter()
  Array(text.utf8).withUnsafeBufferPointer { bytes in
    _ = splitter.split(bytes) { word in
      let style =
        (word.style.contains(.capitals) ? " capitals" : "") + (word.style.contains(.option) ? " option" : "")
      words.append("\(String(decoding: word.text, as: UTF8.self)) \(word.position)\(style)")
    }
  }
  return words
}

private func index(of notes: [VectorTests.VectorNote]) -> (MemorySegments, sizes: [UInt8]) {
  var builder = SegmentBuilder()
  var sizes: [UInt8] = []
  for (number, note) in notes.map({ NoteWords(searchable($0)) }).enumerated() {
    builder.add(note, number: number)
    sizes.append(note.size)
  }
  return (MemorySegments(segments: [builder.finish()]), sizes)
}

private func merged(_ segments: [Segment], sizes: [UInt8]) throws -> Segment {
  var joined = Segment()
  try mergeSegments(segments.map(SegmentSource.init), sizes: sizes) { joined.append($0, firstWord: $1) }
  return joined
}

private func searchable(_ note: VectorTests.VectorNote) -> SearchableNote {
  SearchableNote(
    path: note.path, title: note.title, tags: note.tags, day: note.day,
    sections: note.sections.map {
      SearchableSection(
        headings: $0.headings, prose: $0.prose, code: $0.code, captions: $0.captions, languages: $0.languages)
    })
}

private func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }

private let vectorsFolder = (#filePath as NSString).deletingLastPathComponent + "/Vectors/"

private func vectors<Cases: Codable>(_ name: String) throws -> Cases {
  try JSONDecoder().decode(Cases.self, from: Data(contentsOf: URL(filePath: vectorsFolder + name)))
}

private func checkVectors<Cases: Codable & Equatable>(_ name: String, _ actual: (Cases) throws -> Cases)
  throws
{
  let expected: Cases = try vectors(name)
  let found = try actual(expected)
  if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(found).write(to: URL(filePath: vectorsFolder + name))
  } else {
    #expect(found == expected)
  }
}
