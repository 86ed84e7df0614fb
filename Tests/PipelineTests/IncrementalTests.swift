import Foundation
import SearchIndex
import TestSupport
import Testing

@testable import Pipeline

/// After any series of edits a site is published, and searched, as if it were built for the first time.
///
/// `NOTES_EDITS=2000` makes that many edits of each series.
@Suite struct IncrementalTests {
  static let editCount = ProcessInfo.processInfo.environment["NOTES_EDITS"].flatMap { Int($0) } ?? 16

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func editsThenBuildEqualsBuildFromScratch(seed: UInt64) async throws {
    var writer = RandomWriter(seed: seed)
    let site = try TestSite()
    for _ in 0..<8 { try writer.addNote(to: site) }
    for step in 0..<Self.editCount {
      let edit = try writer.edit(site)
      // What was written a moment ago is always read again: here the stamps are to be what tells.
      if step % 4 != 3 { try site.ageFiles() }
      try await site.build(drafts: writer.includesDrafts, now: writer.now)
      let fresh = try TestSite()
      for folder in ["Content", "Themes"] where site.folder.exists(folder) {
        try fresh.folder.copy(contentOf: URL(fileURLWithPath: site.folder.path(of: folder)), to: folder)
      }
      try await fresh.build(drafts: writer.includesDrafts, now: writer.now)
      let wrong = differences(try site.published(), try fresh.published())
      #expect(wrong.isEmpty, "seed \(seed), step \(step), after \(edit)")
      let dead = try deadLinks(of: site, basePath: writer.basePath)
      #expect(dead.isEmpty, "seed \(seed), step \(step), after \(edit)")
      for query in ["resolver", Self.queries[step % Self.queries.count]] {
        let (answer, wanted) = (try await answer(site, query), try await self.answer(fresh, query))
        #expect(answer == wanted, "seed \(seed), step \(step), '\(query)' after \(edit)")
        if answer != wanted { return }
      }
      if !wrong.isEmpty { return }
    }
  }

  /// A word and one that begins others, a phrase, filters, and words that some versions of notes have had and others not.
  private static let queries = [
    "not", "\"the resolver\" twice", "tag:aws note", "part title", "rslver", "lang:json n",
    "other slug", "moved", "titel",
  ]

  private func answer(_ site: TestSite, _ query: String) async throws -> [String] {
    let report = try await searchSite(
      site.location, query: SearchQuery(text: query, limit: 50, codeOnly: false), request: site.request())
    return report.corrections.map { "\($0.typed) > \($0.shown)" }
      + report.hits.map {
        "\($0.path):\($0.line) \($0.score) \($0.title) \($0.permalink.path) \($0.tags) \($0.isDraft)"
      }
  }
}
