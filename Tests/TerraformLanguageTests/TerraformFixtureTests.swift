import Diagnostics
import HCLSyntax
import SourceText
import TestSupport
import Testing

@testable import TerraformLanguage

/// What the fixtures say is what the checker reports; see ``Fixture`` for the format.
struct TerraformFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    for mismatch in try mismatches(of: readFixtures(), check: { check($0, $0.bytes) }) {
      Issue.record(Comment(rawValue: mismatch))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { check($0, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(TerraformRules.all, triggered: Set(triggered)) == [])
  }

  @Test func storiesAreTrue() {
    for rule in TerraformRules.all {
      let kind: TerraformFileKind = rule == TerraformRules.variablesFile ? .variables : .configuration
      let wrong = parseHCL(Array(rule.wrong.utf8))
      let right = parseHCL(Array(rule.right.utf8))
      #expect(wrong.diagnostics.isEmpty && right.diagnostics.isEmpty, "\(rule.id)")
      #expect(checkTerraform(wrong, kind: kind).map(\.rule) == [rule], "\(rule.id)")
      #expect(checkTerraform(right, kind: kind).isEmpty, "\(rule.id)")
    }
  }

  @Test func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 200 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(check(fixture, bytes), count: bytes.count)
        if !faults.isEmpty { Issue.record("\(fixture.heading): \(faults)") }
      }
    }
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "variable \"region\" {}\n", "locals { aa = var.regoin }\n", "resource \"a\" \"b\" {\n", "a = [",
      "output \"a\" { value = \"%{for x in y}\" }\n", "%{for x in y}${x}", "for x in y: ",
      "dynamic \"a\" {\n",
      "a.b.c.d", "local.abcdefghijklmnopqrstuvwxyz", "data.", "# a\nvariable \"a\" {}\n", "a { b = ",
    ])
  func manyOfOnePieceTakeBoundedTime(piece: String) {
    let repeated = String(repeating: piece, count: 20_000 / piece.utf8.count)
    for text in [repeated, "locals {\n  a = \"\(repeated)\"\n}\n", "locals {\n  a = \(repeated)\n}\n"] {
      let file = parseHCL(Array(text.utf8))
      #expect(placeFaults(checkTerraform(file), count: file.bytes.count) == [])
    }
  }

  /// A fixture is a configuration unless its info string has the word `tfvars`.
  private func check(_ fixture: Fixture, _ bytes: [UInt8]) -> [Diagnostic] {
    checkTerraform(
      parseHCL(bytes), kind: fixture.words.contains("tfvars") ? .variables : .configuration,
      isExcerpt: fixture.words.contains("excerpt"))
  }
}
