import Foundation
import GRDB
import NoteModel

extension NoteIndex {
  /// Answers a query, best first.
  ///
  /// Sections that have all words are found; when there are none, those that have some, the more and the
  /// rarer the better. Sections of one note follow each other, the note standing where its best section
  /// stands. Of equal scores the newer note comes first, then the one whose path sorts first.
  /// - Returns: Nothing when no section has any of the words, or the text has no letter or digit.
  package func search(_ query: SearchQuery) throws(IndexError) -> [SearchHit] {
    let expression = QueryExpression(query.text, codeOnly: query.codeOnly)
    guard !expression.words.isEmpty, query.limit > 0, query.sectionsPerNote > 0 else { return [] }
    return try read { db in
      let hits = try sectionsWithAllWords(expression, query, in: db)
      if !hits.isEmpty || expression.words.count == 1 { return hits }
      return try sectionsWithSomeWords(expression, query, in: db)
    }
  }
}

/// bm25 weights of title, headings, tags, prose, code, parts of identifiers.
private let weights = "10, 6, 5, 1, 0.8, 0.4"

/// What a result shows, and what it is ordered by.
private let resultColumns = """
  note.path, section.line, note.title, section.anchor, section.languages, note.seconds, note.day, note.zone,
  note.tags, note.permalink, note.draft, note_text.headings,
  highlight(note_text, \(TextColumn.prose.rawValue), char(\(matchStartByte)), char(\(matchEndByte))),
  highlight(note_text, \(TextColumn.code.rawValue), char(\(matchStartByte)), char(\(matchEndByte)))
  """

private let tables = """
  note_text JOIN section ON section.id = note_text.rowid JOIN note ON note.id = section.note
  """

/// The sections that have all words, ordered by FTS5 and read only as far as they are shown.
private func sectionsWithAllWords(
  _ expression: QueryExpression, _ query: SearchQuery, in db: Database
) throws -> [SearchHit] {
  let filter = Filter(query)
  // `ORDER BY rank` alone lets FTS5 sort; further columns here would make SQLite compute the excerpts of
  // every section found before it sorts them.
  let statement = try db.makeStatement(
    sql: """
      SELECT note_text.rank, \(resultColumns) FROM \(tables)
      WHERE note_text MATCH ? AND rank MATCH 'bm25(\(weights))' \(filter.condition) ORDER BY rank
      """)
  let rows = try Row.fetchCursor(statement, arguments: [expression.allWords] + filter.arguments)
  var results = ResultList(query, literals: expression.literals)
  while let row = try rows.next() {
    let rank: Double = row[0]
    guard results.wants(score: -rank) else { break }
    results.add(row, score: -rank)
  }
  return results.hits
}

/// Ranks the sections that have at least one of the words: the more and the rarer words, the better.
private func sectionsWithSomeWords(
  _ expression: QueryExpression, _ query: SearchQuery, in db: Database
) throws -> [SearchHit] {
  let filter = Filter(query)
  let statement = try db.makeStatement(
    sql: """
      SELECT note_text.rowid, bm25(note_text, \(weights))
      FROM \(filter.condition.isEmpty ? "note_text" : tables) WHERE note_text MATCH ? \(filter.condition)
      """)
  let total = Double(try Int.fetchOne(db, sql: "SELECT count(*) FROM section") ?? 0)
  var found: [Int64: PartialMatch] = [:]
  var totalRarity = 0.0
  for word in expression.words {
    let scores = try Row.fetchCursor(statement, arguments: [word] + filter.arguments)
      .map { row in (section: row[0] as Int64, score: -(row[1] as Double)) }
    let matches = try Array(scores)
    // The usual inverse document frequency, kept positive: a word in every section still counts a little.
    let frequency = Double(matches.count)
    let rarity = log(1 + (total - frequency + 0.5) / (frequency + 0.5))
    totalRarity += rarity
    for match in matches {
      found[match.section, default: PartialMatch()].add(score: match.score, rarity: rarity)
    }
  }
  let ranked = found.map { (section: $0.key, score: $0.value.score(of: totalRarity)) }
    .sorted { ($0.score, $1.section) > ($1.score, $0.section) }

  let show = try db.makeStatement(
    sql: """
      SELECT note_text.rank, \(resultColumns) FROM \(tables)
      WHERE note_text MATCH ? AND note_text.rowid = ?
      """)
  var results = ResultList(query, literals: expression.literals)
  for candidate in ranked {
    guard results.wants(score: candidate.score) else { break }
    if let row = try Row.fetchOne(show, arguments: [expression.anyWord, candidate.section]) {
      results.add(row, score: candidate.score)
    }
  }
  return results.hits
}

/// What is known of a section that has some of the words.
private struct PartialMatch {
  private var bm25 = 0.0
  private var rarity = 0.0

  mutating func add(score: Double, rarity: Double) {
    bm25 += score
    self.rarity += rarity
  }

  /// Squared, so that two words of three rank before one word that is repeated often.
  func score(of total: Double) -> Double {
    let share = rarity / total
    return bm25 * share * share
  }
}

/// The conditions on notes and sections, beside the words.
private struct Filter {
  private(set) var condition = ""
  private(set) var arguments = StatementArguments()

  init(_ query: SearchQuery) {
    if let tag = query.tag { require("instr(note.tag_keys, char(10) || ? || char(10))", tag.lowercased()) }
    if let language = query.language {
      require("instr(section.languages, char(10) || ? || char(10))", language.lowercased())
    }
    if let since = query.since { require("note.seconds >= ?", since.secondsSinceEpoch) }
  }

  private mutating func require(_ condition: String, _ argument: any DatabaseValueConvertible) {
    self.condition += " AND \(condition)"
    arguments += [argument]
  }
}

/// Gathers rows, best first, into at most `limit` notes.
private struct ResultList {
  private let query: SearchQuery
  private let literals: [[UInt8]]
  private var byNote: [String: [SearchHit]] = [:]
  private var rowCount = 0
  /// Of the rows taken in while there was room for their note.
  private var lowestScore = Double.infinity

  init(_ query: SearchQuery, literals: [[UInt8]]) {
    self.query = query
    self.literals = literals
  }

  /// Whether a row of this score, none better being left, could still be shown. Rows that tie with the last
  /// note are taken in, since dates and paths decide among them; and so are some more where a literal can
  /// lift them.
  func wants(score: Double) -> Bool {
    byNote.count < query.limit || score >= lowestScore || (!literals.isEmpty && rowCount < 200)
  }

  mutating func add(_ row: Row, score: Double) {
    rowCount += 1
    if byNote.count < query.limit { lowestScore = score }
    let path: String = row[1]
    // Past that many, rows of one note come in order and the rest is not shown.
    guard !literals.isEmpty || byNote[path, default: []].count < query.sectionsPerNote,
      let hit = makeHit(row, score: score)
    else { return }
    byNote[path, default: []].append(hit)
  }

  /// Sections by note.
  var hits: [SearchHit] {
    let groups = byNote.values.map { $0.sorted(by: isBetter).prefix(query.sectionsPerNote) }
    let ordered = groups.sorted { a, b in
      guard let a = a.first, let b = b.first else { return false }
      return isBetter(a, b)
    }
    return ordered.prefix(query.limit).flatMap { $0 }
  }

  private func makeHit(_ row: Row, score: Double) -> SearchHit? {
    guard let permalink = Permalink(row[10]) else { return nil }
    let languages = Set(lines(row[5]))
    let anchor: String = row[4]
    let prose = MarkedText(highlighted: row[13])
    let code = MarkedText(highlighted: row[14])
    let literalCount = literals.count { prose.contains($0) || code.contains($0) }
    return SearchHit(
      path: row[1], line: row[2], title: row[3], headingPath: anchor.isEmpty ? [] : lines(row[12]),
      anchor: anchor, date: storedDate(seconds: row[6], day: row[7], zone: row[8]), tags: lines(row[9]),
      permalink: permalink, isDraft: row[11], score: score * Double(1 + literalCount),
      excerpt: excerpt(prose: prose, code: code), language: languages.count == 1 ? languages.first : nil)
  }

  private func excerpt(prose: MarkedText, code: MarkedText) -> Excerpt {
    let showsCode =
      query.codeOnly || code.distinctMatchCount > prose.distinctMatchCount
      || (prose.bytes.isEmpty && !code.bytes.isEmpty)
    return showsCode ? code.codeExcerpt(width: 160) : prose.proseExcerpt(width: 240)
  }
}

/// The order of results: score, newer date, path, line.
private func isBetter(_ a: SearchHit, _ b: SearchHit) -> Bool {
  if a.score != b.score { return a.score > b.score }
  if a.path == b.path { return a.line < b.line }
  let (dateA, dateB) = (a.date?.secondsSinceEpoch ?? .min, b.date?.secondsSinceEpoch ?? .min)
  return dateA != dateB ? dateA > dateB : a.path < b.path
}

private func storedDate(seconds: Int?, day: Int?, zone: Int?) -> NoteDate? {
  guard let seconds, let day, let zone else { return nil }
  return NoteDate(
    year: day / 10_000, month: day / 100 % 100, day: day % 100, secondsSinceEpoch: seconds,
    offsetMinutes: zone)
}

/// The entries that `joinedLines` joined.
private func lines(_ text: String) -> [String] {
  text.split(separator: "\n").map(String.init)
}
