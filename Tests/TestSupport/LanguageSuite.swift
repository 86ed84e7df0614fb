import Diagnostics
import Foundation
import SourceText

/// What the suites of all languages ask alike of their fixtures: each question has the faults as its answer, none when
/// all is well.
package struct LanguageSuite {
  package enum Question: CaseIterable, Sendable {
    /// Are the fixtures reported as they expect?
    case fixtures
    /// Has every rule a story and a fixture?
    case rules
    /// Does the wrong example of a story trigger its rule, and the right one nothing?
    case stories
    /// Are messages short phrases?
    case phrases
    /// Is damage harmless?
    case damage
    /// Is the time linear?
    case growth
  }

  package func faults(_ question: Question) throws -> [String] {
    switch question {
    case .fixtures: try fixtureFaults()
    case .rules: ruleFaults()
    case .stories: storyFaults()
    case .phrases: phraseFaults()
    case .damage: damageFaults()
    case .growth: growthFaults()
    }
  }

  private let fixtures: [Fixture]
  private let rules: [Rule]
  /// What the language is made of, for mutations.
  private let signs: [String]
  private let longestDamaged: Int
  private let check: ([UInt8], _ words: [String]) -> [Diagnostic]
  private let highlight: ([UInt8], _ words: [String]) -> [SyntaxToken]

  /// - Parameters:
  ///   - longestDamaged: of fixtures with fewer bytes every byte is damaged.
  ///   - check: `words` are those of the info string, the language first.
  package init(
    _ fixtures: [Fixture], rules: [Rule], signs: [String], longestDamaged: Int = 200,
    check: @escaping ([UInt8], _ words: [String]) -> [Diagnostic],
    highlight: @escaping ([UInt8], _ words: [String]) -> [SyntaxToken]
  ) {
    self.fixtures = fixtures
    self.rules = rules
    self.signs = signs
    self.longestDamaged = longestDamaged
    self.check = check
    self.highlight = highlight
  }

  /// What is reported is what the fixtures say; with `tokens` in the info string they say the tokens for the page.
  private func fixtureFaults() throws -> [String] {
    try mismatches(of: fixtures) { fixture in
      guard fixture.words.contains("tokens") else {
        return describe(check(fixture.bytes, fixture.words), in: fixture.bytes, full: fixture.isFull)
      }
      return highlight(fixture.bytes, fixture.words).map { token in
        "\(token.kind): \(String(decoding: fixture.bytes[token.range.start..<token.range.end], as: UTF8.self))"
      }
    }
  }

  /// Each rule has a story and a fixture that triggers it.
  private func ruleFaults() -> [String] {
    catalogFaults(rules, triggered: Set(fixtures.flatMap { check($0.bytes, $0.words).map(\.rule.id) }))
  }

  /// The wrong example triggers its rule, the right one nothing.
  private func storyFaults() -> [String] {
    rules.flatMap { rule in
      [(rule.wrong, [rule]), (rule.right, [])].compactMap { story, expected in
        let lines = story.split(separator: "\n", omittingEmptySubsequences: false)
        let words = lines[0].drop { $0 == "`" }.split(separator: " ").map(String.init)
        let text = lines.dropFirst().dropLast().map { $0 + "\n" }.joined()
        let found = check(Array(text.utf8), words).map(\.rule)
        return found == expected ? nil : "\(rule.id): \(found.map(\.id)) in \(story)"
      }
    }
  }

  /// Messages are short phrases without a full stop.
  private func phraseFaults() -> [String] {
    fixtures.flatMap { fixture in
      check(fixture.bytes, fixture.words).flatMap { diagnostic in
        ([diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message)).filter {
          $0.hasSuffix(".") || $0.isEmpty || $0.count >= 120
        }
      }
    }
  }

  /// Each fixture cut off at every byte and with every byte changed, and `NOTES_FUZZ` mutations: nothing traps, and all
  /// places lie inside.
  private func damageFaults() -> [String] {
    var faults: [String] = []
    func take(_ bytes: [UInt8], _ words: [String]) {
      let found = placeFaults(check(bytes, words), tokens: highlight(bytes, words), count: bytes.count)
      if !found.isEmpty {
        faults.append("\(found) in \(String(decoding: bytes.prefix(2000), as: UTF8.self))")
      }
    }
    for fixture in fixtures where fixture.bytes.count < longestDamaged {
      forEachDamage(of: fixture.bytes) { take($0, fixture.words) }
    }
    let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init) ?? 2000
    var mutator = Mutator(texts: fixtures.map(\.bytes), signs: signs, seed: 1)
    for number in 0..<wanted { take(mutator.next(), fixtures[number % fixtures.count].words) }
    return faults
  }

  /// One sign over and over, twice as often: in at most five times the time, with some slack for a busy machine.
  private func growthFaults() -> [String] {
    guard let words = fixtures.first?.words else { return [] }
    func seconds(_ sign: String, _ count: Int) -> Double {
      let bytes = Array(String(repeating: sign, count: count).utf8)
      let start = ContinuousClock.now
      _ = check(bytes, words)
      _ = highlight(bytes, words)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    return signs.compactMap { sign in
      let (small, large) = (seconds(sign, 4000), seconds(sign, 16000))
      return large > small * 10 + 0.5 ? "\(sign): \(small) s, four times as much \(large) s" : nil
    }
  }
}
