import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import JSONSyntax

/// What the fixtures say is what JSON reports; see ``Fixture`` for the format.
struct JSONFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    for mismatch in try mismatches(of: readFixtures(), check: { parse($0, $0.bytes).diagnostics }) {
      Issue.record(Comment(rawValue: mismatch))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { parse($0, $0.bytes).diagnostics.map(\.rule.id) }
    #expect(catalogFaults(JSONRules.all, triggered: Set(triggered)) == [])
  }

  /// The stories are true: the wrong example triggers its rule, the right one nothing worse than information.
  @Test func storiesAreTrue() {
    let invisible: Set<Rule> = [
      JSONRules.tooDeep, JSONRules.invalidUTF8, JSONRules.byteOrderMark, JSONRules.noBreakSpace,
      JSONRules.controlCharacter,
    ]
    for rule in JSONRules.all {
      let wrong = parseJSON(Array(rule.wrong.utf8)).diagnostics
      #expect(invisible.contains(rule) || wrong.contains { $0.rule == rule }, "\(rule.id): \(wrong)")
      #expect(parseJSON(Array(rule.right.utf8)).diagnostics.isEmpty, "\(rule.id)")
    }
  }

  @Test func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 600 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(
          parse(fixture, bytes).diagnostics, tokens: highlightJSON(bytes), count: bytes.count)
        if !faults.isEmpty {
          Issue.record("\(fixture.heading): \(faults) in \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  private func parse(_ fixture: Fixture, _ bytes: [UInt8]) -> JSONDocument {
    let dialect: JSONDialect =
      switch fixture.words.first {
      case "jsonc": .comments
      case "ndjson": .lines
      default: .strict
      }
    return parseJSON(bytes, dialect: dialect, excerpt: fixture.words.contains("partial"))
  }
}
