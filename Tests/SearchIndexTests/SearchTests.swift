import Foundation
import NoteModel
import SearchIndex
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
      let hit = try #require(try index.search(SearchQuery(text: query)).first)
      #expect("\(hit.path):\(hit.line)" == first)
    }
  }

  @Test(arguments: ["absent", "\"by one one\"", "node_module_s", "--", "", "\"policy trust\""])
  func findsNothing(query: String) throws {
    try withOpsIndex { index, _ in
      let hits = try index.search(SearchQuery(text: query))
      #expect(hits.isEmpty)
    }
  }

  @Test func someWordsAreEnoughWhenNoSectionHasAll() throws {
    try withOpsIndex { index, _ in
      let hits = try index.search(SearchQuery(text: "pods resolver registry missingword"))
      #expect(hits.map(\.path) == ["docker-dns.md", "scaling.md"])
    }
  }

  @Test func filtersNarrow() throws {
    try withOpsIndex { index, _ in
      func paths(_ query: SearchQuery) throws -> [String] { try index.search(query).map(\.path) }
      #expect(try paths(SearchQuery(text: "trust", tag: "Eks")) == ["access.md", "scaling.md"])
      #expect(try paths(SearchQuery(text: "trust", tag: "ek")) == [])
      #expect(try paths(SearchQuery(text: "issuer", language: "HCL")) == ["access.md"])
      #expect(try paths(SearchQuery(text: "trust", since: date(ofDay: 10))) == ["scaling.md"])
      #expect(try paths(SearchQuery(text: "pager", since: date(ofDay: 1))) == [])
      #expect(try paths(SearchQuery(text: "trust nslookup", tag: "docker")) == ["docker-dns.md"])
      let code = try index.search(SearchQuery(text: "resolv.conf", codeOnly: true))
      #expect(code.first?.excerpt.text == "cat /etc/resolv.conf")
      #expect(try paths(SearchQuery(text: "resolver", codeOnly: true)) == [])
    }
  }

  @Test func aHitSaysAllAboutItsSection() throws {
    try withOpsIndex { index, _ in
      let hit = try #require(try index.search(SearchQuery(text: "nobody upgraded")).first)
      #expect(hit.title == "Scaling policies")
      #expect(hit.headingPath == ["Upgrades"])
      #expect(hit.anchor == "upgrades")
      #expect(hit.date == date(ofDay: 15))
      #expect(hit.tags == ["aws", "eks"])
      #expect(hit.permalink.path == "/scaling.md")
      #expect(hit.isDraft)
      #expect(hit.isFuture(at: date(ofDay: 14)))
      #expect(!hit.isFuture(at: date(ofDay: 15)))
      #expect(hit.language == nil)
      #expect(hit.excerpt.text == "Nodes are upgraded one by one while pods move. Trust nobody.")
      #expect(matchedTexts(hit.excerpt) == ["upgraded", "nobody"])
      let session = try #require(
        try index.search(SearchQuery(text: "webidentity assumerolewithwebidentity")).first)
      #expect(session.language == "json")
      #expect(session.excerpt.kind == .code)
      #expect(
        session.excerpt.text == "  \"Action\": \"sts:AssumeRoleWithWebIdentity\",\n  \"Effect\": \"Allow\"")
    }
  }

  @Test func limitCountsNotesAndSectionsFollowTheirNote() throws {
    try withOpsIndex { index, _ in
      #expect(try index.search(SearchQuery(text: "issuer", limit: 0)).isEmpty)
      #expect(Set(try index.search(SearchQuery(text: "issuer", limit: 1)).map(\.path)) == ["access.md"])
      let all = try index.search(SearchQuery(text: "issuer"))
      #expect(all.map(\.path) == ["access.md", "access.md", "access.md", "oidc.md"])
      #expect(
        try index.search(SearchQuery(text: "issuer", sectionsPerNote: 1)).map(\.path) == [
          "access.md", "oidc.md",
        ])
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
      #expect(try index.search(SearchQuery(text: "same")).map(\.path) == ["c", "a", "b", "d", "e"])
      #expect(try index.search(SearchQuery(text: "same", limit: 2)).map(\.path) == ["c", "a"])
    }
  }

  @Test func longTextIsCutAroundTheDensestMatches() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      let filler = String(repeating: "größer wörtlich ", count: 200)
      let prose = filler + "restart " + filler + "restart the docker daemon " + filler
      try insert([try makeNote("a", title: "A", sections: [makeSection(prose: prose)])], into: index)
      let excerpt = try #require(try index.search(SearchQuery(text: "docker restart")).first).excerpt
      #expect(matchedTexts(excerpt) == ["restart", "docker"])
      #expect(excerpt.text.hasPrefix("…") && excerpt.text.hasSuffix("…"))
      #expect(excerpt.text.utf8.count < 300)
      #expect(!excerpt.text.contains("\u{FFFD}"))
    }
  }
}

func matchedTexts(_ excerpt: Excerpt) -> [String] {
  let bytes = Array(excerpt.text.utf8)
  return excerpt.matches.map { String(decoding: bytes[$0], as: UTF8.self) }
}
