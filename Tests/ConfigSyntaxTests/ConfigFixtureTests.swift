import Diagnostics
import Foundation
import SourceText
import TestSupport
import Testing

@testable import ConfigSyntax

/// What the fixtures say is what is reported. The first word of the info string is the format; `partial` makes it an
/// excerpt, and with `tokens` the expected lines are the tokens for the page.
struct ConfigFixtureTests {
  @Test func fixturesAreReportedAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures()) { fixture in
      guard fixture.words.contains("tokens") else {
        return describe(try diagnostics(fixture), in: fixture.bytes, full: fixture.isFull)
      }
      return highlightConfig(fixture.bytes, as: try format(fixture.words)).map { token in
        let text = fixture.bytes[token.range.start..<token.range.end]
        return "\(token.kind): \(String(decoding: text, as: UTF8.self))"
      }
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = try readFixtures().flatMap { try diagnostics($0).map(\.rule.id) }
    #expect(catalogFaults(allRules, triggered: Set(triggered)) == [])
  }

  /// The wrong example triggers its rule, the right one nothing.
  @Test func storiesAreTrue() throws {
    for rule in allRules {
      for (story, expected) in [(rule.wrong, [rule]), (rule.right, [])] {
        let lines = story.split(separator: "\n", omittingEmptySubsequences: false)
        let words = lines[0].dropFirst(3).split(separator: " ").map(String.init)
        let text = lines.dropFirst().dropLast().map { $0 + "\n" }.joined()
        let found = checkConfig(Array(text.utf8), as: try format(words)).map(\.rule)
        #expect(found == expected, "\(rule.id): \(found.map(\.id))")
      }
    }
  }

  @Test func messagesAreShortPhrases() throws {
    for fixture in try readFixtures() {
      for diagnostic in try diagnostics(fixture) {
        for text in [diagnostic.message, diagnostic.help ?? "-"] + diagnostic.labels.map(\.message) {
          #expect(!text.hasSuffix(".") && !text.isEmpty && text.count < 120, "\(fixture.heading): \(text)")
        }
      }
    }
  }

  // MARK: Damage

  /// Every format takes the text of every other, whole and damaged.
  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 90 {
      forEachDamage(of: fixture.bytes) { bytes in
        guard let format = try? format(fixture.words) else { return }
        expectNoFaults(bytes, format)
      }
      for format in ConfigFormat.all { expectNoFaults(fixture.bytes, format) }
    }
  }

  @Test(.timeLimit(.minutes(20))) func mutationsAreHarmless() throws {
    let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init) ?? 2000
    var mutator = Mutator(texts: try readFixtures().map(\.bytes), signs: signs, seed: 1)
    for number in 0..<wanted {
      expectNoFaults(mutator.next(), ConfigFormat.all[number % ConfigFormat.all.count])
    }
  }

  /// Over and over: in linear time, whatever it is.
  @Test(.timeLimit(.minutes(20)), arguments: signs)
  func manyOfOnePieceAreAnswered(piece: String) {
    let bytes = Array(String(repeating: piece, count: 5000 / piece.utf8.count).utf8)
    for format in ConfigFormat.all { expectNoFaults(bytes, format) }
  }

  private func expectNoFaults(_ bytes: [UInt8], _ format: ConfigFormat) {
    let faults = placeFaults(
      checkConfig(bytes, as: format), tokens: highlightConfig(bytes, as: format), count: bytes.count)
    if !faults.isEmpty { Issue.record("\(faults) in \(String(decoding: bytes.prefix(2000), as: UTF8.self))") }
  }
}

private let allRules = ConfigRules.all + ConfigFormat.all.flatMap(\.rules)

private let signs = [
  "[", "]", "[a]\n", "[[", "=", ":", "a=", "a=1\n", "a = \"b\n", "'", "\"", "\\", "\\\n", "\\u", "\\u12",
  "\n", "\r", "\r\n", " ",
  "\t", "\0", "#", ";", "!", ".", "...", "…", "<a", "<name>", "{{ a }}", "{{a", "$A", "$(", "%", "%%A%%",
  "\u{A0}", "“", "é",
  "1", "10.0.0.1 ", "::", "fe80::1", ":::", "/", ",", "-", "*", "*/5 ", "@daily ", "x", "xx", "export ",
  "nameserver ",
  "Host *\n", "Port ", "$ORIGIN a.\n", "a IN A ", "(", ")", "a CNAME b\n",
  "search a.b\n", "options ndots:", "[Service]\nExecStart=", "&& ", "_", "A_B",
]

private func diagnostics(_ fixture: Fixture) throws -> [Diagnostic] {
  checkConfig(fixture.bytes, as: try format(fixture.words), excerpt: fixture.words.contains("partial"))
}

private func format(_ words: [String]) throws -> ConfigFormat {
  switch words.first {
  case "ini": .ini(.any)
  case "gitconfig": .ini(.git)
  case "conf": .ini(.unknown)
  case "systemd": .systemd
  case "properties": .properties
  case "env": .env
  case "resolvconf": .resolvConf
  case "hosts": .hosts
  case "crontab": .crontab
  case "ssh-config": .ssh
  case "sshd-config": .sshd
  case "zone": .zone
  default: throw UnknownFormat(words: words)
  }
}

private struct UnknownFormat: Error {
  let words: [String]
}
