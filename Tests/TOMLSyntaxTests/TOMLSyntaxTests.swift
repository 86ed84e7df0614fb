import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import TOMLSyntax

/// What the fixtures say is what TOML reports; with the word `values` each value is listed as if it were
/// a finding.
@Suite struct TOMLSyntaxTests {
  @Test func fixturesReportWhatTheyExpect() throws {
    let messages = try mismatches(of: readFixtures(), check: check)
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
      let wrong = parseTOML(content(rule.wrong)).diagnostics
      #expect(wrong.contains { $0.rule == rule }, "\(rule.id): \(wrong.map(\.rule.id))")
      #expect(parseTOML(content(rule.right)).diagnostics.isEmpty, "\(rule.id)")
    }
  }

  @Test func damagedTextsEndWithPlacesInsideOfThem() throws {
    for fixture in try readFixtures() {
      forEachDamage(of: fixture.bytes) { bytes in
        let document = parseTOML(bytes)
        let faults = placeFaults(document.diagnostics + describeValues(document.root), count: bytes.count)
        #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: ["x = [", "x = {a = ", "a.", "[a."])
  func deepNestingEndsWithOneDiagnostic(opening: String) {
    let tail = opening.drop { $0 != "[" && $0 != "{" && $0 != "a" }
    let document = parseTOML(Array((opening + String(repeating: String(tail), count: 5000) + "a = 1").utf8))
    #expect(document.diagnostics.count == 1)
  }
}

/// An example without its fence.
private func content(_ example: String) -> [UInt8] {
  Array(example.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n").utf8)
}

private func check(_ fixture: Fixture) -> [Diagnostic] {
  let document = parseTOML(fixture.bytes)
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
    case .missing: ("missing", [])
    }
  return [Diagnostic(value, "\(kind), \(node.range.count) bytes", at: node.range)] + inner
}
