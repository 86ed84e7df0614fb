import Testing

@testable import Pipeline

/// What `notes explain` can tell.
@Suite struct CatalogTests {
  @Test func everyRuleTellsItsWholeStory() {
    for rule in ruleCatalog {
      for (part, text) in [
        ("what", rule.summary), ("why", rule.why), ("wrong", rule.wrong), ("right", rule.right),
      ] {
        #expect(text.contains { !$0.isWhitespace }, "\(rule.id): \(part)")
      }
      #expect(rule.wrong != rule.right, "\(rule.id)")
    }
  }

  @Test func codesAreStableNames() {
    let ids = ruleCatalog.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    for id in ids {
      let parts = id.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2 && parts.allSatisfy { !$0.isEmpty }, "\(id)")
      #expect(
        id.unicodeScalars.allSatisfy {
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || ".-".unicodeScalars.contains($0)
        }, "\(id)")
    }
  }
}
