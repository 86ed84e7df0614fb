import Diagnostics
import Foundation
import SourceText
import TestSupport
import Testing

@testable import TOMLSyntax

/// What the fixtures say is what TOML reports. The first word of the info string is `toml`; with `snippet` or
/// `partial` it is read as one, else as front matter; with `values` each value is listed as if it were a finding,
/// with `tokens` the expected lines are the tokens for the page.
@Suite struct TOMLSyntaxTests {
  @Test func fixturesReportWhatTheyExpect() throws {
    let messages = try mismatches(of: readFixtures()) { fixture in
      guard fixture.words.contains("tokens") else {
        return describe(check(fixture), in: fixture.bytes, full: fixture.isFull)
      }
      return highlightTOML(fixture.bytes).map { token in
        let text = fixture.bytes[token.range.start..<token.range.end]
        return "\(token.kind): \(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))"
      }
    }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = Set(try readFixtures().flatMap { check($0).map(\.rule.id) }).subtracting(["value"])
    let faults = catalogFaults(TOMLRules.all, triggered: triggered.union(["toml.too-deep"]))
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  /// The wrong example triggers its rule, the right one nothing.
  @Test func storiesAreTrue() {
    for rule in TOMLRules.all where rule != TOMLRules.tooDeep {
      let wrong = parseTOML(content(rule.wrong), as: .snippet).diagnostics
      #expect(wrong.contains { $0.rule == rule }, "\(rule.id): \(wrong.map(\.rule.id))")
      #expect(parseTOML(content(rule.right), as: .snippet).diagnostics.isEmpty, "\(rule.id)")
    }
  }

  @Test func damagedTextsEndWithPlacesInsideOfThem() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 150 {
      forEachDamage(of: fixture.bytes) { bytes in
        for use in [TOMLUse.document, .snippet] { expectNoFaults(bytes, use) }
      }
    }
  }

  @Test(.timeLimit(.minutes(20))) func mutationsAreHarmless() throws {
    let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init) ?? 2000
    var mutator = Mutator(texts: try readFixtures().map(\.bytes), signs: signs, seed: 1)
    for _ in 0..<wanted { expectNoFaults(mutator.next(), .snippet) }
  }

  /// What opens something, over and over: in linear time, whatever it is.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: signs + ["a = [\n", "a = {b = ", "[a]\n", "[[a]]\n", "a.", "<a", "{{a", "$("])
  func manyOfOnePieceAreAnswered(piece: String) {
    expectNoFaults(Array(String(repeating: piece, count: 5000 / piece.utf8.count).utf8), .snippet)
  }

  @Test(arguments: ["x = [", "x = {a = ", "a.", "[a."])
  func deepNestingEndsWithOneDiagnostic(opening: String) {
    let tail = opening.drop { $0 != "[" && $0 != "{" && $0 != "a" }
    let document = parseTOML(Array((opening + String(repeating: String(tail), count: 5000) + "a = 1").utf8))
    #expect(document.diagnostics.count == 1)
  }
}

/// What mutations put in.
private let signs = [
  "\"", "'", "“", "\"\"\"", "'''", "[", "]", "{", "}", "[[", "]]", "=", ".", ",", ":", "#", "\\", "\\u12",
  "\n", "\r", "\r\n",
  " ", "\t", "\0", "\u{A0}", "é", "...", "…", "<name>", "{{ a }}", "$A", "-", "+", "_", "0", "07", "1e5",
  "2024-06-07",
  "08:30:00", "true", "inf", "a = 1\n",
]

private func expectNoFaults(_ bytes: [UInt8], _ use: TOMLUse) {
  let document = parseTOML(bytes, as: use)
  let found = document.diagnostics + (use == .document ? describeValues(document.root) : [])
  let faults =
    placeFaults(document.diagnostics, tokens: highlightTOML(bytes), count: bytes.count)
    + placeFaults(found, count: 8 * bytes.count)
  if !faults.isEmpty { Issue.record("\(faults) in \(String(decoding: bytes.prefix(2000), as: UTF8.self))") }
}

/// An example without its fence.
private func content(_ example: String) -> [UInt8] {
  Array(example.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n").utf8)
}

private func check(_ fixture: Fixture) -> [Diagnostic] {
  let use: TOMLUse =
    fixture.words.contains("snippet") ? .snippet : fixture.words.contains("partial") ? .excerpt : .document
  let document = parseTOML(fixture.bytes, as: use)
  return document.diagnostics + (fixture.words.contains("values") ? describeValues(document.root) : [])
}

private let value = Rule("value", .info, "a value", why: "-", wrong: "-", right: "-")

private func describeValues(_ table: TOMLTable) -> [Diagnostic] {
  table.members.flatMap { member in
    [Diagnostic(value, "key \(member.key.debugDescription)", at: member.keyRange)]
      + describeValues(member.value)
  }
}

private func describeValues(_ node: TOMLValue) -> [Diagnostic] {
  let (kind, inner): (String, [Diagnostic]) =
    switch node.kind {
    case .string(let text): ("string \(text.debugDescription)", [])
    case .integer(let number): ("integer \(number)", [])
    case .float(let number): ("float \(number)", [])
    case .bool(let flag): ("bool \(flag)", [])
    case .date(let text, let kind): ("\(kind) \(text)", [])
    case .array(let items): ("array", items.flatMap(describeValues))
    case .table(let table): ("table", describeValues(table))
    case .elided: ("left out", [])
    case .missing: ("missing", [])
    }
  return [Diagnostic(value, "\(kind), \(node.range.count) bytes", at: node.range)] + inner
}
