import Foundation
import SourceText
import TestSupport
import Testing

@testable import ShellSyntax

/// Whatever the text is, the parser answers: no trap, every place inside, in bounded time.
///
/// `NOTES_FUZZ=1000000 swift test -c release --filter ShellDamageTests` runs a million mutations, damages the long
/// fixtures as well, and takes whole megabytes.
struct ShellDamageTests {
  /// The number of mutations that was asked for.
  private let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init)

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < (wanted == nil ? 160 : 2000) {
      forEachDamage(of: fixture.bytes) { expectNoFaults(fixture, $0) }
    }
  }

  /// How far a command reaches is known for every text, and never beyond its end.
  @Test(.timeLimit(.minutes(20))) func extentsLieInside() throws {
    for fixture in try readFixtures() {
      let bytes = fixture.bytes
      for start in stride(from: 0, through: bytes.count, by: wanted == nil ? 5 : 1) {
        let extent = extentOfCommand(in: bytes, from: start, to: bytes.count)
        if extent.end < start || extent.end > bytes.count {
          Issue.record("\(fixture.heading): from \(start) to \(extent.end) of \(bytes.count)")
        }
      }
    }
  }

  /// What mutations put in.
  private let signs = [
    "\"", "'", "`", "(", ")", "((", "))", "{", "}", "$(", "$((", "${", "$'", "$", "[[", "]]", "[", "]", "&&",
    "||",
    "|", "|&", "&", ";", ";;", ";&", ";;&", "\n", " ", "\t", "\\", "\\\n", "<<E\n", "<<-'E'\n", "E\n", "<",
    ">", ">>",
    ">&", "&>", "<<<", "<(", "@(", "!", "=", "=~", "#", "*", "...", "<name>", "if", "then", "elif", "else",
    "fi", "for",
    "in", "do", "done", "while", "case", "esac", "select", "function", "coproc", "time", "x=", "x=(", "x[",
    "f()",
    "\r\n", "é", "\0",
  ]

  @Test(.timeLimit(.minutes(20))) func mutationsAreHarmless() throws {
    let seed = ProcessInfo.processInfo.environment["NOTES_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    let fixtures = try readFixtures()
    var mutator = Mutator(texts: fixtures.map(\.bytes), signs: signs, seed: seed)
    for number in 0..<(wanted ?? 2000) { expectNoFaults(fixtures[number % fixtures.count], mutator.next()) }
  }

  /// What opens something, or ends it, or looks for an end, over and over: no parser that reads on to the
  /// end for each of them would get through a megabyte in time.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "(", "((", "((((", "( ", "$(", "$((", "$((a) ", "$(a", "$[", "\"", "'", "`", "\"`", "\"$(", "\"$((a) ",
      "$'", "a'", "${", "${x:-", "${x\"", "{ ", "if ", "if a; then #\nfi;", "while ", "for x in ",
      "case x in (",
      "case x in a) b;; ", "[[ ", "[[ ( ", "[[ ! ", "[[ a b ]];", "[[ a =~ (", "a[", "a=([", "x=(", "a=(& ",
      "a(",
      "@(", "<(", "f()", "f() {", "function ", "coproc ", "! ", "time ", "<<A", "<<A ", "<<A\n", "<<A\nA;\n",
      "<<A\nA\n", "a <<E1\n", "<<'", "$(<<E\n", "<a", "<a b c d ", "<a>", ">", "x=1 ", "a&&", "&& ", "|", ";",
      ";;",
      ")", "}", "fi;", "done\n", "esac ", "]] ", "then ", "#", "#\n", "\\", "\\\n", "\n", "\r", "\r\n", "\0",
      "é", "…",
      "...\n", "\u{FEFF}", "a", "~", "=",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let size = wanted == nil ? 60_000 : 1_000_000
    let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
    for dialect in [ShellDialect.bash, .posix] {
      let script = parseShell(bytes, dialect: dialect, wantsTokens: true)
      #expect(placeFaults(script.diagnostics, tokens: script.tokens, count: bytes.count) == [])
    }
    #expect(extentOfCommand(in: bytes, from: 0, to: bytes.count).end <= bytes.count)
  }

  private func expectNoFaults(_ fixture: Fixture, _ bytes: [UInt8]) {
    let script = parse(fixture, bytes)
    let faults =
      placeFaults(script.diagnostics, tokens: script.tokens, count: bytes.count) + treeFaults(script)
    if !faults.isEmpty {
      Issue.record(
        "\(fixture.heading): \(faults) in \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
    }
  }

  /// Comments, here-documents and statements that lie outside of the text, or before what precedes them.
  private func treeFaults(_ script: ShellScript) -> [String] {
    let count = script.bytes.count
    var faults: [String] = []
    for document in script.hereDocuments {
      let end = document.end ?? document.body
      if document.body.start < 0 || document.body.end < document.body.start || end.end > count {
        faults.append("here-document at \(document.body), \(end)")
      }
    }
    for (what, ranges) in [("comment", script.comments), ("statement", script.statements.map(\.range))] {
      var previous = 0
      for range in ranges {
        if range.start < previous || range.end < range.start || range.end > count {
          faults.append("\(what) at \(range) after \(previous) of \(count) bytes")
        }
        previous = range.start
      }
    }
    return faults
  }
}
