import Diagnostics
import SourceText
import TestSupport
import Testing
import YAMLSyntax

@testable import KubernetesSchema

/// What the fixtures say is what the check reports; see ``Fixture`` for the format.
struct KubernetesFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 40)
    for fault in try mismatches(of: fixtures, check: { check($0.bytes) }) {
      Issue.record(Comment(rawValue: fault))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { check($0.bytes).map(\.rule.id) }
    #expect(catalogFaults(KubernetesRules.all, triggered: Set(triggered)) == [])
  }

  @Test func storiesShowTheirRule() {
    for rule in KubernetesRules.all {
      #expect(check(Array(rule.wrong.utf8)).contains { $0.rule == rule }, "\(rule.id)")
      #expect(!check(Array(rule.right.utf8)).contains { $0.rule == rule }, "\(rule.id)")
    }
  }

  /// Each type of the table names a definition that is there.
  @Test func theTableIsClosed() {
    for name in kubernetesSchema.names {
      guard let definition = kubernetesSchema.definition(name) else {
        Issue.record("\(name) cannot be read")
        continue
      }
      for field in definition.fields {
        for form in field.type.forms {
          if case .object(let other) = form { #expect(kubernetesSchema.has(other), "\(name).\(field.name)") }
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 160 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(check(bytes), count: bytes.count)
        if !faults.isEmpty { Issue.record("\(fixture.heading): \(faults)") }
      }
    }
  }

  /// Many slips and many labels, in linear time.
  @Test(.timeLimit(.minutes(20)), arguments: ["k#: 1\n", "data#: {}\n", "{a_#: 1}: 2\n"])
  func manyOfOnePieceAreAnswered(piece: String) {
    let lines = (0..<3_000).map { piece.replacing("#", with: String($0)) }
    #expect(check(Array(("apiVersion: v1\nkind: ConfigMap\n" + lines.joined()).utf8)).count <= 50)
  }

  private func check(_ bytes: [UInt8]) -> [Diagnostic] {
    let stream = parseYAMLStream(bytes)
    guard !stream.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
    return stream.documents.filter(isKubernetesObject).flatMap {
      checkKubernetes($0, isElided: stream.isElided)
    }
  }
}
