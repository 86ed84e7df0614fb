import Diagnostics
import SourceText
import TestSupport
import Testing
import YAMLSyntax

@testable import ComposeSchema

/// What the fixtures say is what the check reports; see ``Fixture`` for the format.
///
/// The first word of the info string is `yaml`; with `named`, the file is said to be a Compose file, otherwise
/// only its shape tells.
struct ComposeFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 40)
    for fault in try mismatches(of: fixtures, check: { check($0.words, $0.bytes) }) {
      Issue.record(Comment(rawValue: fault))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { check($0.words, $0.bytes).map(\.rule.id) }
    // What surprises in any YAML is in the catalog of that.
    #expect(
      catalogFaults(ComposeRules.all, triggered: Set(triggered).subtracting(["yaml.boolean-word"])) == [])
  }

  @Test func storiesShowTheirRule() {
    for rule in ComposeRules.all {
      #expect(check(["yaml"], Array(rule.wrong.utf8)).map(\.rule) == [rule], "\(rule.id)")
      #expect(check(["yaml"], Array(rule.right.utf8)) == [], "\(rule.id)")
    }
  }

  /// Each type of the table names a definition that is there.
  @Test func theTableIsClosed() {
    for name in composeSchema.names {
      guard let definition = composeSchema.definition(name) else {
        Issue.record("\(name) cannot be read")
        continue
      }
      for field in definition.fields {
        for form in field.type.forms {
          if case .object(let other) = form { #expect(composeSchema.has(other), "\(name).\(field.name)") }
        }
      }
    }
  }

  @Test func fileNames() {
    for name in ["compose.yaml", "a/docker-compose.yml", "docker-compose.override.yml", "compose.prod.yaml"] {
      #expect(isComposeFileName(name), "\(name)")
    }
    for name in ["composer.yaml", "compose", "values.yaml", "docker.yaml", "", "compose.json"] {
      #expect(!isComposeFileName(name), "\(name)")
    }
  }

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 160 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(check(fixture.words, bytes), count: bytes.count)
        if !faults.isEmpty { Issue.record("\(fixture.heading): \(faults)") }
      }
    }
  }

  /// Many slips, and many names, in linear time.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: ["  k#: 1\n", "  s#: {image: a, b#: 1}\n", "  s#: {ports: [1, 1]}\n"])
  func manyOfOnePieceAreAnswered(piece: String) {
    let lines = (0..<3_000).map { piece.replacing("#", with: String($0)) }
    let found = check(["yaml", "named"], Array(("services:\n" + lines.joined()).utf8))
    #expect(found.count <= 50)
  }

  private func check(_ words: [String], _ bytes: [UInt8]) -> [Diagnostic] {
    let stream = parseYAMLStream(bytes)
    guard !stream.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
    return stream.documents.flatMap { root in
      let evidence = words.contains("named") ? ComposeEvidence.named : .shape
      return isComposeFile(root, evidence)
        ? checkCompose(root, in: bytes, isElided: stream.isElided, evidence) : []
    }
  }
}
