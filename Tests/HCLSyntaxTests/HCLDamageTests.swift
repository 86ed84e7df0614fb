import Foundation
import SourceText
import TestSupport
import Testing

@testable import HCLSyntax

/// Whatever the text is, the parser answers: no trap, every place inside, in bounded time.
///
/// `NOTES_FUZZ=1000000 swift test -c release --filter HCLDamageTests` runs a million mutations, damages the long
/// fixtures as well, and takes whole megabytes.
struct HCLDamageTests {
  /// The number of mutations that was asked for.
  private let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init)

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < (wanted == nil ? 80 : 2000) {
      forEachDamage(of: fixture.bytes) { expectNoFaults(fixture, $0) }
    }
  }

  @Test(.timeLimit(.minutes(20))) func mutationsAreHarmless() throws {
    let seed = ProcessInfo.processInfo.environment["NOTES_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    let fixtures = try readFixtures()
    var mutator = Mutator(texts: fixtures.map(\.bytes), signs: signs, seed: seed)
    for number in 0..<(wanted ?? 2000) { expectNoFaults(fixtures[number % fixtures.count], mutator.next()) }
  }

  /// What mutations put in.
  private let signs = [
    "\"", "'", "“", "(", ")", "{", "}", "[", "]", "${", "$${", "%{", "~}", "<<A\n", "<<-A\n", "A\n", "\n",
    "\r\n", " ",
    "\t", "\\", "\\n", "=", "==", "=>", ":", "::", ",", ".", ".*", "[*]", "...", "?", "&&", "||", "!", "-",
    "+", "*",
    "/", "%", "<", ">", "#", "//", "/*", "*/", "for ", " in ", " if ", "%{ if a }", "%{ endif }", "%{ else }",
    "%{ for a in b }", "%{ endfor }", "true", "null", "1.5", "a = ", "a {\n", "<name>", "{{ a }}", "$A", "…",
    "\u{A0}",
    "é", "\0",
  ]

  /// What opens something, or ends it, or looks for an end, over and over: in linear time, whatever it is.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "(", "[", "{", "a{", "a {\n", "a=[\n", "a={\n", "\"", "\"${", "a=\"${", "${", "%{", "%{ if a }",
      "<<A\n",
      "a=<<A\n", "a=<<A\n${", "<", "<a", "<a> ", "a <b ", "{{", "{{a", "'", "`", "“", "a='", "!", "-", "a?",
      "a?b:",
      "a.", "a[", "a[*].", "a.*.", "a+", "a*b+", "a,", "f(", "[for a in ", "{for a in b:", "}", "]", ")",
      "a=1\n",
      "a = 1,", "a b", "a \"b", "#\n", "//", "/*", "\\", "\"\\q", "$", "$a", "%%a", "...\n", "…", "\n", "\r",
      "\r\n",
      "\0", "é", "\u{FEFF}", "\u{A0}", "1", "1.", "1e", "::", "a::", "a:", "=>", "=", "&", ";",
      "\"${\"${a}\"}\"",
      "\"${a\n", "a=<<A\n\"${\nA\n",
      "a.}", "a = b c }", "a b}", "[}", "a=[1 1]\n", "a=\"b\nc ", "a\" b", "\"a \"b", "a=<<A\nA)\n",
      "<<A b\n", "{{a}} ",
      "<a> {\n", "a \"b\"\n", "a = b &&\n", "? a\n", "a(\n", "[1,}\n", "a = {\n}\n}\n", "  a {\n}\n", "`'",
      "a = b and ",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let size = wanted == nil ? 20_000 : 1_000_000
    let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
    for words in [["hcl"], ["tftpl"]] {
      let faults = placeFaults(diagnostics(words, bytes), tokens: tokens(words, bytes), count: bytes.count)
      #expect(faults == [])
    }
  }

  private func expectNoFaults(_ fixture: Fixture, _ bytes: [UInt8]) {
    let faults = placeFaults(
      diagnostics(fixture.words, bytes), tokens: tokens(fixture.words, bytes), count: bytes.count)
    if !faults.isEmpty {
      Issue.record(
        "\(fixture.heading): \(faults) in \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
    }
  }
}
