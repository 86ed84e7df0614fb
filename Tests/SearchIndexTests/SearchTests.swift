import Foundation
import NoteModel
import SearchIndex
import SearchRanking
import Testing

struct SearchTests {
  /// A query, and the note and line that must come first.
  static let firstHits: [(query: String, first: String)] = [
    ("oidc", "oidc.md:1"),
    ("OIDC issuer", "access.md:5"),
    ("openid connect", "oidc.md:1"),
    ("trust policy", "access.md:20"),
    ("AssumeRoleWithWebIdentity", "access.md:20"),
    ("sts:AssumeRoleWithWebIdentity", "access.md:20"),
    ("assumerolewith", "access.md:20"),
    ("web identity", "access.md:20"),
    ("aws_iam_openid_connect_provider", "access.md:40"),
    ("/etc/resolv.conf", "docker-dns.md:3"),
    ("resolv.conf", "docker-dns.md:3"),
    ("--dns", "docker-dns.md:3"),
    ("127.0.0.11", "docker-dns.md:3"),
    ("node_modules", "docker-dns.md:30"),
    ("\"one by one\"", "scaling.md:9"),
    ("upgrading a node", "scaling.md:9"),
    ("scale policy upgrade", "scaling.md:9"),
    ("zurich", "scaling.md:19"),
    ("NAIVE", "scaling.md:19"),
    ("autosc", "scaling.md:19"),
    ("how do I see which resolver is used", "docker-dns.md:3"),
    ("pager", "about.md:1"),
  ]

  @Test(arguments: firstHits)
  func findsFirst(query: String, first: String) throws {
    try withOpsIndex { index, _ in
      let answer = try index.search(SearchQuery(text: query))
      let note = try #require(answer.notes.first)
      #expect("\(note.path):\(try line(of: note))" == first)
    }
  }

  @Test(arguments: [
    "nothingofthekind", "\"by one one\"", "--", "", "\"policy trust\"", "tag:nosuchtag policy",
  ])
  func findsNothing(query: String) throws {
    try withOpsIndex { index, _ in
      let found = try index.search(SearchQuery(text: query)).notes
      #expect(found.isEmpty)
    }
  }

  @Test func someWordsAreEnough() throws {
    try withOpsIndex { index, _ in
      let answer = try index.search(SearchQuery(text: "pods resolver registry missingword"))
      #expect(answer.notes.map(\.path) == ["docker-dns.md", "scaling.md"])
    }
  }

  @Test func slipsAreCorrectedAndSaid() throws {
    try withOpsIndex { index, _ in
      let answer = try index.search(SearchQuery(text: "contaners names"))
      #expect(answer.notes.first?.path == "docker-dns.md")
      #expect(answer.corrections == [Correction(typed: "contaners", shown: "containers")])
      #expect(try index.search(SearchQuery(text: "containers names")).corrections.isEmpty)
    }
  }

  @Test func tagsAndLanguagesAreListed() throws {
    try withOpsIndex { index, _ in
      let tags = try index.marks(beginningWith: FilterMark.tagPrefix)
      #expect(tags.map { "\($0.name) \($0.notes)" } == ["auth 1", "aws 2", "dns 1", "docker 1", "eks 2"])
      #expect(try index.marks(beginningWith: FilterMark.languagePrefix).map(\.name) == ["hcl", "json", "sh"])
    }
  }

  static let filters: [(query: SearchQuery, paths: [String])] = [
    (SearchQuery(text: "trust", tag: "Eks"), ["access.md", "scaling.md"]),
    (SearchQuery(text: "trust", tag: "ek"), []),
    (SearchQuery(text: "issuer", language: "HCL"), ["access.md"]),
    (SearchQuery(text: "trust", since: date(ofDay: 10)), ["scaling.md"]),
    (SearchQuery(text: "pager", since: date(ofDay: 1)), []),
    (SearchQuery(text: "trust nslookup", tag: "docker"), ["docker-dns.md"]),
    (SearchQuery(text: "resolv.conf", codeOnly: true), ["docker-dns.md"]),
    (SearchQuery(text: "claims", codeOnly: true), []),
  ]

  @Test(arguments: filters.indices)
  func filtersNarrow(number: Int) throws {
    try withOpsIndex { index, _ in
      let found = try index.search(Self.filters[number].query).notes
      #expect(found.map(\.path) == Self.filters[number].paths)
    }
  }

  @Test(arguments: [
    ("trust tag:eks -upgraded", ["access.md"]), ("lang:HCL issuer", ["access.md"]),
    ("in:code issuer", ["access.md"]), ("in:code claims", []), ("title:policies", ["scaling.md"]),
    ("trust before:2024-06-10", ["access.md"]), ("trust after:2024-06-10", ["scaling.md"]),
    ("-tag:aws resolver", ["docker-dns.md"]), ("tag:docker", ["docker-dns.md"]), ("tag:", []),
    ("sts:AssumeRoleWithWebIdentity", ["access.md"]),
  ])
  func operatorsNarrow(query: String, paths: [String]) throws {
    try withOpsIndex { index, _ in
      let found = try index.search(SearchQuery(text: query)).notes
      #expect(found.map(\.path) == paths)
    }
  }

  @Test func anAnswerSaysAllAboutItsNote() throws {
    try withOpsIndex { index, _ in
      let note = try #require(try index.search(SearchQuery(text: "nobody upgraded")).notes.first)
      #expect(note.title == "Scaling policies")
      #expect(try line(of: note) == 9)
      #expect(note.date == date(ofDay: 15))
      #expect(note.tags == ["aws", "eks"])
      #expect(note.permalink.path == "/scaling.md")
      #expect(note.isDraft)
    }
  }

  @Test func limitCountsNotesAndSectionsFollowTheBest() throws {
    try withOpsIndex { index, _ in
      #expect(try index.search(SearchQuery(text: "issuer", limit: 0)).notes.isEmpty)
      let all = try index.search(SearchQuery(text: "issuer", sectionsPerNote: 2)).notes
      #expect(all.map(\.path) == ["access.md", "oidc.md"])
      #expect(all.first?.sections.first?.section == 0)
      let one = try index.search(SearchQuery(text: "issuer", limit: 1, sectionsPerNote: 1)).notes
      #expect(one.map(\.path) == ["access.md"])
      #expect(one.first?.sections.count == 1)
    }
  }

  @Test func equalScoresAreOrderedByDateThenPath() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      let days: [(String, Int?)] = [("b", 3), ("d", nil), ("a", 3), ("c", 9), ("e", nil)]
      for (name, day) in days {
        try insert(
          [try makeNote(name, title: "Same", day: day, sections: [makeSection(prose: "same words")])],
          into: index)
      }
      #expect(try index.search(SearchQuery(text: "same")).notes.map(\.path) == ["c", "a", "b", "d", "e"])
      #expect(try index.search(SearchQuery(text: "same", limit: 2)).notes.map(\.path) == ["c", "a"])
    }
  }
}

/// The line where the best section of a note of `opsNotes()` begins.
func line(of note: FoundNote) throws -> Int {
  let sections = try #require(opsSources.first { $0.path == note.path }).sections
  let section = try #require(note.sections.first).section
  return sections[section].line
}
