import Diagnostics
import DocumentSchema
import JSONSyntax
import SourceText
import TestSupport
import Testing
import YAMLSyntax

@testable import KnownDocuments

/// What the fixtures say is what the check reports; see ``Fixture`` for the format.
///
/// The first word of the info string is `yaml` or `json`; `file=…` is the name of the file, `as=…` the kind that the
/// author names.
struct KnownDocumentFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let fixtures = try readFixtures()
    #expect(fixtures.count > 60)
    for fault in try mismatches(of: fixtures, check: { check($0.words, $0.bytes) }) {
      Issue.record(Comment(rawValue: fault))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { check($0.words, $0.bytes).map(\.rule.id) }
    #expect(catalogFaults(DocumentRules.all, triggered: Set(triggered)) == [])
  }

  @Test func storiesShowTheirRule() {
    for rule in DocumentRules.all {
      let language = rule.wrong.hasPrefix("{") ? "json" : "yaml"
      #expect(check([language], Array(rule.wrong.utf8)).map(\.rule) == [rule], "\(rule.id)")
      #expect(check([language], Array(rule.right.utf8)) == [], "\(rule.id)")
    }
  }

  /// Each type of a table names a definition that is there.
  @Test func theTablesAreClosed() {
    for document in knownDocuments {
      #expect(document.schema.has(document.definition), "\(document.name)")
      for name in document.schema.names {
        for field in document.schema.definition(name)?.fields ?? [] {
          for other in definitions(in: field.type) {
            #expect(document.schema.has(other), "\(document.name): \(name).\(field.name)")
          }
        }
      }
    }
  }

  @Test func namesDiffer() {
    #expect(Set(knownDocuments.map(\.name)).count == knownDocuments.count)
  }

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 200 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(check(fixture.words, bytes), count: bytes.count)
        if !faults.isEmpty { Issue.record("\(fixture.heading): \(faults)") }
      }
    }
  }

  /// Many slips in linear time.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "  j#: {runs-on: a, needs: [x]}\n", "  j#: {steps: [{run: \"${{\"}]}\n", "  j#: {nedes: x}\n",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let lines = (0..<3_000).map { piece.replacing("#", with: String($0)) }
    _ = check(["yaml"], Array(("on: push\njobs:\n" + lines.joined()).utf8))
  }

  private func definitions(in type: SchemaType) -> [String] {
    type.forms.flatMap { form -> [String] in
      switch form {
      case .object(let name): [name]
      case .list(let inner), .set(let inner), .map(let inner), .names(let inner): definitions(in: inner)
      case .any, .string, .number, .integer, .boolean, .null, .word, .format: []
      }
    }
  }

  private func check(_ words: [String], _ bytes: [UInt8]) -> [Diagnostic] {
    var source = DocumentSource(bytes)
    source.fileName = value(of: "file", in: words)
    source.kind = value(of: "as", in: words)
    if words.first == "json" {
      let document = parseJSON(bytes)
      guard !document.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
      source.notation = .json
      source.isElided = document.isPartial
      return found(in: YAMLValue(document.root), source)
    }
    let stream = parseYAMLStream(bytes)
    guard !stream.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
    source.isElided = stream.isElided
    return stream.documents.flatMap { found(in: $0, source) }
  }

  private func found(in root: YAMLValue, _ source: DocumentSource) -> [Diagnostic] {
    knownDocument(root, source)?.check(root, source) ?? []
  }

  private func value(of name: String, in words: [String]) -> String? {
    words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
