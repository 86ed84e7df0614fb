import NoteModel
import NotesBench
import Pipeline
import TestSupport
import Testing

/// The sites that are measured: the same each time, and such as people have.
@Suite struct CorpusGeneratorTests {
  let generator = CorpusGenerator(seed: 7, count: 400)

  @Test func theSameSeedGivesTheSameNotes() {
    let same = CorpusGenerator(seed: 7, count: 400)
    let other = CorpusGenerator(seed: 8, count: 400)
    for note in [0, 17, 399] {
      #expect(generator.path(of: note) == same.path(of: note))
      #expect(generator.text(of: note) == same.text(of: note))
      #expect(generator.text(of: note) != other.text(of: note))
    }
    // Written down, so that figures of two versions are about the same notes.
    #expect(generator.path(of: 0) == "posts/2017-06-01-notes-on-a-shadow-vhost-0.md")
    #expect([0, 17, 399].map { generator.text(of: $0).utf8.count } == [5917, 6173, 6241])
  }

  @Test func notesAreOfTheirSize() {
    let sizes = (0..<generator.count).map { generator.text(of: $0).utf8.count }
    #expect((5200...5600).contains(sizes.reduce(0, +) / sizes.count))
    #expect(Set((0..<generator.count).map(generator.path)).count == generator.count)
  }

  /// What is measured is the reading of notes that are right.
  @Test func nothingIsWrongWithThem() async throws {
    let folder = try TemporaryFolder()
    try folder.write(CorpusGenerator.settings, to: "Content/site.yml")
    for note in 0..<generator.count {
      try folder.write(generator.text(of: note), to: "Content/" + generator.path(of: note))
    }
    let report = try await checkSite(
      SiteLocation(root: folder.path),
      request: CheckRequest(workingDirectory: folder.path, width: 2) { zone in
        try #require(NoteDate(parsing: "2026-01-01", timeZone: zone))
      })
    let findings = report.findings.flatMap { file in
      file.diagnostics.map { "\(file.source.path): \($0.message) \($0.rule.id)" }
    }
    #expect(findings == [])
  }
}
