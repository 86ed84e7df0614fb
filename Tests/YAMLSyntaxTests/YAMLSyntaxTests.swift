import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import YAMLSyntax

@Suite struct YAMLSyntaxTests {
  @Test func fixturesReportWhatTheyExpect() throws {
    let messages = try mismatches(of: readFixtures(), check: check)
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = Set(try readFixtures().flatMap { check($0).map(\.rule.id) }).subtracting(["value"])
    // What takes very long texts is made by the test below.
    let faults = catalogFaults(
      YAMLRules.all + YAMLRules.traps, triggered: triggered.union(["yaml.too-deep", "yaml.too-large"]))
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  /// The wrong example triggers its rule, the right one nothing.
  @Test func storiesAreTrue() {
    for rule in YAMLRules.all where rule != YAMLRules.tooDeep && rule != YAMLRules.tooLarge {
      let isOfSnippets = [
        YAMLRules.elision, YAMLRules.curlyQuotes, YAMLRules.invisibleCharacter, YAMLRules.unquotedTemplate,
      ].contains(rule)
      let wrong =
        isOfSnippets
        ? parseYAMLStream(content(rule.wrong)).diagnostics : parseYAML(content(rule.wrong)).diagnostics
      #expect(wrong.map(\.rule) == [rule], "\(rule.id): \(wrong.map(\.rule.id))")
      #expect(parseYAML(content(rule.right)).diagnostics.isEmpty, "\(rule.id)")
    }
  }

  @Test func storiesOfTrapsAreTrue() {
    func traps(_ text: String) -> [Rule] {
      parseYAML(Array(text.utf8)).root.map { yamlTraps(in: $0).map(\.rule) } ?? []
    }
    for rule in YAMLRules.traps {
      #expect(traps(rule.wrong) == [rule], "\(rule.id)")
      #expect(traps(rule.right).isEmpty, "\(rule.id)")
    }
  }

  /// Nested templates, and such as are never closed, in linear time.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: ["{{ if", "{{ if x }}\n", "{{ if x }}: \"{{ y }}\n", "{% \"", "{{ /*"])
  func manyTemplatesAreAnswered(piece: String) {
    let text = "a: ]\n" + String(repeating: piece, count: 20_000)
    #expect(parseYAMLStream(Array(text.utf8)).diagnostics.count <= 30)
  }

  @Test func damagedTextsEndWithPlacesInsideOfThem() throws {
    for fixture in try readFixtures() {
      forEachDamage(of: fixture.bytes) { bytes in
        let document = parseYAML(bytes)
        let stream = parseYAMLStream(bytes)
        let found = stream.diagnostics + stream.documents.flatMap { yamlTraps(in: $0) }
        #expect(placeFaults(found, count: bytes.count).isEmpty)
        let places = document.root.map(describeValues) ?? []
        let faults = placeFaults(document.diagnostics + places, count: bytes.count)
        #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: ["[", "- ", "{a: ", "? ", "x: ["])
  func deepNestingEndsWithOneDiagnostic(opening: String) {
    let document = parseYAML(Array(String(repeating: opening, count: 5000).utf8))
    #expect(document.diagnostics.count == 1)
  }

  @Test func deepFlowCollectionsAreToldSo() {
    let document = parseYAML(Array(("x: " + String(repeating: "[", count: 200)).utf8))
    #expect(document.diagnostics.map(\.rule) == [YAMLRules.tooDeep])
  }

  @Test func aliasesOfAliasesEndAtOnce() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for step in 1...30 {
      let alias = "*a\(step - 1)"
      text += "a\(step): &a\(step) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
    }
    #expect(parseYAML(Array(text.utf8)).diagnostics.map(\.rule) == [YAMLRules.tooLarge])
  }

  @Test func chainsOfAliasesCannotNestDeeply() {
    var text = "a0: &a0 [x]\n"
    for step in 1...5000 { text += "a\(step): &a\(step) [*a\(step - 1)]\n" }
    #expect(parseYAML(Array(text.utf8)).diagnostics.map(\.rule) == [YAMLRules.tooDeep])
  }

  @Test func manyMistakesAreNotToldOneByOne() {
    let text = String(repeating: "title: @x\n", count: 50_000)
    #expect(parseYAML(Array(text.utf8)).diagnostics.count <= 30)
  }
}

/// An example without the lines `---` around it.
private func content(_ example: String) -> [UInt8] {
  guard example.hasPrefix("---\n") else { return Array(example.utf8) }
  return Array(example.dropFirst(4).dropLast(4).utf8)
}

/// What is found in a fixture. With the word `values` also each value, as if it were a diagnostic,
/// with `snippet` as an author shows it, with `traps` what is right and surprises.
private func check(_ fixture: Fixture) -> [Diagnostic] {
  if fixture.words.contains("traps") {
    return parseYAMLStream(fixture.bytes).documents.flatMap { yamlTraps(in: $0) }
  }
  if fixture.words.contains("excerpt") {
    return parseYAMLStream(fixture.bytes, isExcerpt: true).diagnostics
  }
  if fixture.words.contains("snippet") { return parseYAMLStream(fixture.bytes).diagnostics }
  let document = parseYAML(fixture.bytes)
  guard fixture.words.contains("values") else { return document.diagnostics }
  return document.diagnostics + (document.root.map(describeValues) ?? [])
}

private let value = Rule("value", .info, "a value", why: "-", wrong: "-", right: "-")

private func describeValues(_ root: YAMLValue) -> [Diagnostic] {
  switch root.kind {
  case .scalar(let scalar):
    let content =
      switch scalar.content {
      case .null: "null"
      case .bool(let flag): "bool \(flag)"
      case .integer(let number): "integer \(number)"
      case .number(let number): "number \(number)"
      case .string: "\(scalar.style) \(scalar.text.debugDescription)"
      }
    return [Diagnostic(value, "\(content), \(root.range.count) bytes", at: root.range)]
  case .sequence(let items):
    return [Diagnostic(value, "sequence, \(root.range.count) bytes", at: root.range)]
      + items.flatMap(describeValues)
  case .mapping(let members):
    return [Diagnostic(value, "mapping, \(root.range.count) bytes", at: root.range)]
      + members.flatMap { member in
        [Diagnostic(value, "key \(member.name.debugDescription)", at: member.key.range)]
          + describeValues(member.value)
      }
  }
}
