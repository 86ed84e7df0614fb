import GRDB
import NoteModel
import SearchRanking

extension NoteIndex {
  /// Answers a query, best first. Of equal scores the newer note comes first, then the one whose path sorts
  /// first.
  package func search(_ query: SearchQuery) throws(IndexError) -> SearchAnswer {
    try read { db in
      let sizes = try storedSizes(db)
      let ranker = Ranker(store: try SegmentRows(db, sizes: sizes), sizes: sizes) { notes in
        try newestFirst(notes, in: db)
      }
      let ranking = try ranker.rank(query.terms)
      return SearchAnswer(
        notes: try shownNotes(ranking.notes, query, in: db), corrections: ranking.corrections,
        words: ranking.words, treeDigest: try fetchTreeDigest(db))
    }
  }

  /// The words of the index that begin so and are no words of texts: tags, languages. Each without `prefix`,
  /// with the number of notes that have it.
  package func marks(beginningWith prefix: String) throws(IndexError) -> [(name: String, notes: Int)] {
    try read { db in
      let sizes = try storedSizes(db)
      let lexicon = Lexicon(try SegmentRows(db, sizes: sizes), sizes: sizes)
      return try lexicon.words(beginningWith: Array(prefix.utf8)).map { word in
        (String(decoding: word.text.dropFirst(prefix.utf8.count), as: UTF8.self), word.notes)
      }
    }
  }
}

private func shownNotes(_ ranked: [RankedNote], _ query: SearchQuery, in db: Database) throws -> [FoundNote] {
  guard query.limit > 0, query.sectionsPerNote > 0 else { return [] }
  // Those that tie with the last one are read too, since dates and paths decide among them.
  let lowest = ranked.prefix(query.limit).last?.score ?? 0
  let statement = try db.cachedStatement(
    sql: "SELECT path, title, seconds, day, zone, tags, permalink, draft FROM note WHERE id = ?")
  var notes: [FoundNote] = []
  for (index, note) in ranked.enumerated() where index < query.limit || note.score >= lowest {
    guard let row = try Row.fetchOne(statement, arguments: [note.note]), let permalink = Permalink(row[6])
    else { continue }
    notes.append(
      FoundNote(
        path: row[0], title: row[1], date: storedDate(seconds: row[2], day: row[3], zone: row[4]),
        tags: lines(row[5]), permalink: permalink, isDraft: row[7], score: note.score,
        sections: shownSections(note, limit: query.sectionsPerNote)))
  }
  notes.sort(by: isBetter)
  return Array(notes.prefix(query.limit))
}

/// The best section, and others that are not much worse.
private func shownSections(_ note: RankedNote, limit: Int) -> [RankedSection] {
  let best = note.sections.first?.score ?? 0
  return Array(note.sections.prefix(limit).filter { $0.score >= best / 3 })
}

private func isBetter(_ a: FoundNote, _ b: FoundNote) -> Bool {
  if a.score != b.score { return a.score > b.score }
  let (dateA, dateB) = (a.date?.secondsSinceEpoch ?? .min, b.date?.secondsSinceEpoch ?? .min)
  return dateA != dateB ? dateA > dateB : a.path < b.path
}

/// Notes by their numbers, in the order in which those of equal score are shown.
private func newestFirst(_ notes: [Int], in db: Database) throws -> [Int] {
  let statement = try db.cachedStatement(sql: "SELECT seconds, path FROM note WHERE id = ?")
  let keys = try notes.map { note in
    let row = try Row.fetchOne(statement, arguments: [note])
    return (note: note, seconds: row?[0] as Int? ?? .min, path: row?[1] as String? ?? "")
  }
  return keys.sorted { $0.seconds != $1.seconds ? $0.seconds > $1.seconds : $0.path < $1.path }.map(\.note)
}

private func storedDate(seconds: Int?, day: Int?, zone: Int?) -> NoteDate? {
  guard let seconds, let day, let zone else { return nil }
  return NoteDate(
    year: day / 10_000, month: day / 100 % 100, day: day % 100, secondsSinceEpoch: seconds,
    offsetMinutes: zone)
}

private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
