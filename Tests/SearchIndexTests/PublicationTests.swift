import NoteModel
import SearchIndex
import SearchRanking
import Testing

/// The published index is that of the published notes, whatever the history of the index it is made of.
struct PublicationTests {
  @Test func whatIsKeptUpEqualsWhatIsMadeAnew() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      var site = RandomSite(seed: 9)
      var files: [FileCheck: [UInt8]] = [:]
      var keptUp = 0
      for round in 0..<24 {
        let changes = round == 0 ? site.addNotes(160) : site.change()
        let update = try index.beginUpdate()
        try update.remove(paths: changes.removed)
        try update.insert(try changes.inserted.map { try site.indexed($0) })
        try update.commit()
        // Searches bring the index up to date without publishing it.
        guard round == 0 || site.random.next(5) > 0 else { continue }

        let published = try publish(index, site.publishedPaths, as: "\(round)", since: site.lastDigest)
        site.lastDigest = "\(round)"
        keptUp += published.isWhole ? 0 : 1
        for file in published.index.files { files[file.check] = file.bytes }
        let expected = try freshIndex(site)
        #expect(published.index.blocks == expected.index.blocks, "round \(round)")
        #expect(published.sizes == expected.sizes, "round \(round)")
        for file in expected.index.files where files[file.check] != file.bytes {
          Issue.record("round \(round): a file differs or was not given")
        }
        guard published.index.blocks == expected.index.blocks else { return }
      }
      // Most changes leave the order of the others as it is.
      #expect(keptUp > 8)
    }
  }

  @Test func onlyFilesWithWordsOfTheChangedNoteAreMadeAnew() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      var site = RandomSite(seed: 4)
      try insert(try site.addNotes(200).inserted.map { try site.indexed($0) }, into: index)
      let before = try publish(index, site.publishedPaths, as: "before", since: nil).index
      site.sources[7].words.append("zebrafish")
      try insert([try site.indexed(7)], into: index)
      let after = try publish(index, site.publishedPaths, as: "after", since: "before").index
      let names = { (index: PublishedIndex) in
        Set(index.blocks.flatMap { [$0.check] + $0.pieces.map(\.check) })
      }
      let new = names(after).subtracting(names(before))
      #expect(!new.isEmpty && new.count <= 3)
      #expect(new.isSubset(of: after.files.map(\.check)))
      #expect(after.files.count < names(after).count / 4)
    }
  }

  /// The first note is published after none was, and then all are gone again.
  @Test func aSiteWithoutNotesGetsOneAndLosesIt() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      var site = RandomSite(seed: 2)
      try insert(try site.addNotes(1).inserted.map { try site.indexed($0) }, into: index)
      for (round, paths) in [[], ["note0.md"], [], ["note0.md"]].enumerated() {
        let published = try publish(index, paths, as: "\(round)", since: "\(round - 1)").index
        #expect(published.blocks.isEmpty == paths.isEmpty, "round \(round)")
        let fresh = try publish(index, paths, as: "\(round)", since: nil).index
        #expect(published.blocks == fresh.blocks, "round \(round)")
      }
    }
  }

  @Test func filesOfOneSumHaveNamesOfTheirOwn() {
    var checks = FileChecks(mask: 0xF)
    var given: [FileCheck: [UInt8]] = [:]
    for byte in 0..<12 as Range<UInt8> {
      let check = checks.check(of: [byte])
      #expect(given.updateValue([byte], forKey: check) == nil)
      #expect(checks.check(of: [byte]) == check)
    }
    #expect(checks.hasClashes)
  }

  /// Words that are held in memory until they are too many make the same index.
  @Test func severalSegmentsAreOneWhenPublished() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      var site = RandomSite(seed: 1)
      let notes = site.addNotes(60).inserted
      for note in notes.reversed() { try insert([try site.indexed(note)], into: index) }
      let expected = try freshIndex(site)
      #expect(
        try publish(index, site.publishedPaths, as: "all", since: nil).index.blocks == expected.index.blocks)
    }
  }
}

private func publish(
  _ index: NoteIndex, _ paths: [String], as digest: String, since last: String?
) throws -> (index: PublishedIndex, sizes: [UInt8], isWhole: Bool) {
  let publication = try index.beginPublication(of: paths)
  let changed = try last.flatMap { try publication.changes(since: $0) }
  let published = try changed ?? PublishedIndex((0..<publication.partCount).map(publication.words(inPart:)))
  try publication.commit(published, as: digest)
  return (published, publication.sizes, changed == nil)
}

private func freshIndex(_ site: RandomSite) throws -> (index: PublishedIndex, sizes: [UInt8]) {
  var result: (PublishedIndex, [UInt8]) = (PublishedIndex([]), [])
  try withIndexPath { path in
    let index = try NoteIndex(path: path)
    try insert(try site.publishedNotes.map { try site.indexed($0) }, into: index)
    let published = try publish(index, site.publishedPaths, as: "", since: nil)
    result = (published.index, published.sizes)
  }
  return result
}

/// Notes of words that are rare and frequent as those of a language are, and changes of them.
private struct RandomSite {
  struct Source {
    let path: String
    var day: Int
    var words: [String]
    var isDraft: Bool
    var isGone = false
  }

  var sources: [Source] = []
  var random: SmallGenerator
  var lastDigest: String?

  init(seed: UInt64) { random = SmallGenerator(state: seed) }

  mutating func addNotes(_ count: Int) -> (inserted: [Int], removed: [String]) {
    let first = sources.count
    for number in first..<first + count {
      let words = (0..<40 + random.next(80)).map { _ in word() }
      sources.append(
        Source(
          path: "note\(number).md", day: 1 + random.next(28), words: words, isDraft: random.next(10) == 0))
    }
    return (Array(first..<first + count), [])
  }

  mutating func change() -> (inserted: [Int], removed: [String]) {
    let note = random.next(sources.count)
    switch random.next(12) {
    case 0: return addNotes(1)
    case 1 where !sources[note].isGone:
      sources[note].isGone = true
      return ([], [sources[note].path])
    case 2: sources[note].day = 1 + random.next(28)
    case 3: sources[note].isDraft.toggle()
    case 4: sources[note].words = []
    case 5...8: sources[note].words.insert(word(), at: random.next(sources[note].words.count + 1))
    default:
      if !sources[note].words.isEmpty { sources[note].words.removeLast() }
    }
    sources[note].isGone = false
    return ([note], [])
  }

  /// In the order of their numbers on the site.
  var publishedNotes: [Int] {
    sources.indices.filter { !sources[$0].isGone && !sources[$0].isDraft }
      .sorted { (sources[$0].day, $0) < (sources[$1].day, $1) }
  }

  var publishedPaths: [String] { publishedNotes.map { sources[$0].path } }

  func indexed(_ note: Int) throws -> IndexedNote {
    let source = sources[note]
    let half = source.words.count / 2
    return try makeNote(
      source.path, title: "Note \(note)", day: source.day, tags: ["tag\(note % 7)"], isDraft: source.isDraft,
      sections: [
        makeSection(prose: source.words[..<half].joined(separator: " ")),
        makeSection(["Second"], prose: source.words[half...].joined(separator: " "), languages: ["hcl"]),
      ])
  }

  private mutating func word() -> String {
    let range = 1 << (1 + random.next(11))
    return "w" + String(random.next(range) * 7919 % 4096, radix: 36)
  }
}

private struct SmallGenerator {
  var state: UInt64

  /// A number from 0 on, less than `limit`.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
