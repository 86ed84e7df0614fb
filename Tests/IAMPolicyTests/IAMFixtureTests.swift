import Diagnostics
import JSONSyntax
import SourceText
import TestSupport
import Testing

@testable import IAMPolicy

/// What the fixtures say is what the policy checker reports.
struct IAMFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    for mismatch in try mismatches(of: readFixtures(), check: { check($0, $0.bytes) }) {
      Issue.record(Comment(rawValue: mismatch))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { check($0, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(IAMRules.all, triggered: Set(triggered)) == [])
  }

  @Test func storiesAreTrue() {
    // A policy that is too large is too large for a story.
    for rule in IAMRules.all where rule != IAMRules.tooLarge {
      let kind: PolicyKind? =
        switch rule {
        case IAMRules.missingPrincipal: .trust
        case IAMRules.unexpectedPrincipal: .identity
        default: nil
        }
      let wrong = checkIAMPolicy(parseJSON(Array(rule.wrong.utf8)), kind: kind)
      #expect(wrong.map(\.rule.id) == [rule.id])
      #expect(checkIAMPolicy(parseJSON(Array(rule.right.utf8)), kind: kind).isEmpty, "\(rule.id)")
    }
  }

  @Test func damageNeverTrapsAndPlacesLieInside() throws {
    // Most fixtures are alike but for a name; a third of them takes seconds enough.
    for (index, fixture) in try readFixtures().enumerated()
    where index.isMultiple(of: 3) && fixture.bytes.count < 400 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(check(fixture, bytes), count: bytes.count)
        if !faults.isEmpty { Issue.record("\(fixture.heading): \(faults)") }
      }
    }
  }

  @Test func theKindIsNamedByAnAttribute() {
    #expect(PolicyKind(attribute: "iam-trust-policy") == .trust)
    #expect(PolicyKind(attribute: "trust") == nil)
  }

  private func check(_ fixture: Fixture, _ bytes: [UInt8]) -> [Diagnostic] {
    let attribute = fixture.words.first { $0.hasPrefix("as=") }
    let kind = attribute.flatMap { PolicyKind(attribute: String($0.dropFirst(3))) }
    return checkIAMPolicy(parseJSON(bytes), kind: kind)
  }
}
