import Diagnostics
import SourceText
import TestSupport
import Testing

@testable import ConfigSyntax

/// What the fixtures say is what is reported. The first word of the info string is the format; `partial` makes it an
/// excerpt, and with `tokens` the expected lines are the tokens for the page.
struct ConfigFixtureTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theLanguageHolds(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }

  @Test func everyFixtureNamesAFormat() throws {
    for fixture in try readFixtures() { #expect(format(fixture.words) != nil, "\(fixture.heading)") }
  }

  /// Every format takes the text of every other.
  @Test(.timeLimit(.minutes(20))) func everyFormatTakesAnyText() throws {
    for fixture in try readFixtures() {
      for format in ConfigFormat.all { expectNoFaults(fixture.bytes, format) }
    }
  }

  /// Over and over, in every format: the suite asks the first one only.
  @Test(.timeLimit(.minutes(20)), arguments: signs)
  func manyOfOnePieceAreAnswered(piece: String) {
    let bytes = Array(String(repeating: piece, count: 5000 / piece.utf8.count).utf8)
    for format in ConfigFormat.all { expectNoFaults(bytes, format) }
  }

  /// A key like no other costs a search for its spelling, but not each of thousands of them.
  @Test(.timeLimit(.minutes(20))) func unknownKeysAreCheap() {
    let text = "[Service]\n" + (0..<20_000).map { "ExecStrt\($0)=x\n" }.joined()
    #expect(checkConfig(Array(text.utf8), as: .systemd).count < 300)
  }

  private func expectNoFaults(_ bytes: [UInt8], _ format: ConfigFormat) {
    let faults = placeFaults(
      checkConfig(bytes, as: format), tokens: highlightConfig(bytes, as: format), count: bytes.count)
    if !faults.isEmpty { Issue.record("\(faults) in \(String(decoding: bytes.prefix(2000), as: UTF8.self))") }
  }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: ConfigRules.all + ConfigFormat.all.flatMap(\.rules), signs: signs,
    longestDamaged: 90,
    check: { bytes, words in
      format(words).map { checkConfig(bytes, as: $0, excerpt: words.contains("partial")) } ?? []
    },
    highlight: { bytes, words in format(words).map { highlightConfig(bytes, as: $0) } ?? [] })
}

private let signs = [
  "[", "]", "[a]\n", "[[", "=", ":", "a=", "a=1\n", "a = \"b\n", "'", "\"", "\\", "\\\n", "\\u", "\\u12",
  "\n", "\r", "\r\n", " ",
  "\t", "\0", "#", ";", "!", ".", "...", "…", "<a", "<name>", "{{ a }}", "{{a", "$A", "$(", "%", "%%A%%",
  "\u{A0}", "“", "é",
  "1", "10.0.0.1 ", "::", "fe80::1", ":::", "/", ",", "-", "*", "*/5 ", "@daily ", "x", "xx", "export ",
  "nameserver ",
  "Host *\n", "Match hots a\n", "Port ", "$ORIGIN a.\n", "a IN A ", "(", ")", "a CNAME b\n",
  "search a.b\n", "options ndots:", "[Service]\nExecStart=", "Type=oneshot\n", "&& ", "_", "A_B", "| |\n",
  "┌─",
]

private func format(_ words: [String]) -> ConfigFormat? { words.first.flatMap { names[$0] } }

private let names: [String: ConfigFormat] = [
  "ini": .ini(.any), "gitconfig": .ini(.git), "conf": .ini(.unknown), "systemd": .systemd,
  "properties": .properties, "env": .env, "resolvconf": .resolvConf, "hosts": .hosts, "crontab": .crontab,
  "ssh-config": .ssh, "sshd-config": .sshd, "zone": .zone,
]
