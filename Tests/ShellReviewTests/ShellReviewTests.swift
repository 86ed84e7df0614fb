import Diagnostics
import ShellSyntax
import SourceText
import TestSupport
import Testing

@testable import ShellReview

/// What the fixtures say is what the review reports; see ``Fixture`` for the format.
struct ShellReviewTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    for mismatch in try mismatches(of: readFixtures(), check: { reviewShell(parse($0, $0.bytes)) }) {
      Issue.record(Comment(rawValue: mismatch))
    }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { reviewShell(parse($0, $0.bytes)).map(\.rule.id) }
    #expect(catalogFaults(ShellReviewRules.all, triggered: Set(triggered)) == [])
  }

  /// The stories are true: the wrong example triggers its rule and no other, the right one nothing.
  @Test func storiesAreTrue() {
    for rule in ShellReviewRules.all {
      #expect(reviewShell(parseShell(content(of: rule.wrong))).map(\.rule) == [rule], "\(rule.id)")
      #expect(reviewShell(parseShell(content(of: rule.right))).isEmpty, "\(rule.id)")
    }
  }

  @Test func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 250 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = placeFaults(checkShell(parse(fixture, bytes)), count: bytes.count)
        if !faults.isEmpty {
          Issue.record("\(fixture.heading): \(faults) in \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "“", "–a ", "\u{A0}", "\u{200B}", "\r", "&amp;", "& ", "$ a\n", "x\n -y\n", "x \\ \n", "\\", "'{“",
      "\"{“", "`",
      "$(", "${", "((", "<<A\n", "#", "rm -rf $a/*\n", "cd a\nrm *\n", "[ ", "[ $a=b ]\n", "a = b\n",
      "a= b\n",
      "echo > /etc/hosts\n", "sh -c 'sh -c ", "://", "://a:", "-----BEGIN PRIVATE KEY-----", "AKIA", "secret",
      "ghp_",
      "-----BEGIN PRIVATE KEY-----\nAAAA", "curl a | sudo sh\n", "\"$(curl ",
    ])
  func manyOfOnePieceTakeBoundedTime(piece: String) {
    let bytes = Array(String(repeating: piece, count: 30_000 / piece.utf8.count).utf8)
    let faults = placeFaults(checkShell(parseShell(bytes)), count: bytes.count)
    #expect(faults == [])
  }

  /// One mistake, one finding: the shell's own error about an entity gives way to the name of the damage.
  @Test func damageTakesThePlaceOfTheErrorItCauses() {
    let found = checkShell(parseShell(Array("cd web &amp;&amp; make\nif true; do :; done\n".utf8)))
    #expect(found.first?.rule == ShellReviewRules.htmlEntity)
    #expect(found.first?.severity == .error)
    #expect(found.dropFirst().allSatisfy { $0.rule != ShellReviewRules.htmlEntity && $0.range.start > 22 })
    #expect(found.count > 1)
  }

  @Test(arguments: [
    ("a &amp;&amp; b", 4, "&amp;&amp;", "&&"), ("a &amp;&amp; b", 8, "&amp;", "&"),
    ("a &gt; b", 0, "&gt;", ">"),
  ])
  func entitiesAreFoundNearAnError(text: String, offset: Int, entity: String, replacement: String) throws {
    let found = try #require(htmlEntity(in: Array(text.utf8), near: offset))
    #expect(text.contains(found.entity) && found.entity.hasPrefix("&"))
    #expect(found.replacement.first == replacement.first)
    #expect(htmlEntity(in: Array("a & b".utf8), near: 2) == nil)
  }

  @Test func carriageReturnsThroughoutAreNoDamage() {
    #expect(findCarriageReturns(in: Array("a\r\nb\r\n".utf8)).isEmpty)
    #expect(findCarriageReturns(in: Array("a\r\nb".utf8)).isEmpty)
    #expect(findCarriageReturns(in: Array("a\r\nb\n".utf8)).count == 1)
    #expect(findCarriageReturns(in: Array("a\rb\n".utf8)).count == 1)
  }

  private func parse(_ fixture: Fixture, _ bytes: [UInt8]) -> ShellScript {
    parseShell(bytes, dialect: fixture.words.first == "sh" ? .posix : .bash)
  }

  /// The bytes between the fences of a story.
  private func content(of example: String) -> [UInt8] {
    let lines = example.split(separator: "\n" as Unicode.Scalar, omittingEmptySubsequences: false)
    return Array(lines.dropFirst().dropLast().map { $0 + "\n" }.joined().utf8)
  }
}

extension String {
  fileprivate func split(separator: Unicode.Scalar, omittingEmptySubsequences: Bool) -> [String] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: omittingEmptySubsequences).map(
      String.init)
  }
}
