import Foundation
import SourceText
import TestSupport
import Testing

@testable import DockerfileSyntax

/// Whatever the text is, the parser answers: no trap, every place inside, in bounded time.
///
/// `NOTES_FUZZ=1000000 swift test -c release --filter DockerfileDamageTests` runs a million mutations and takes whole
/// megabytes.
struct DockerfileDamageTests {
  /// The number of mutations that was asked for.
  private let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init)

  @Test(.timeLimit(.minutes(20))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < (wanted == nil ? 120 : 2000) {
      forEachDamage(of: fixture.bytes) { expectNoFaults(fixture.heading, $0) }
    }
  }

  @Test(.timeLimit(.minutes(20))) func mutationsAreHarmless() throws {
    let seed = ProcessInfo.processInfo.environment["NOTES_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    var mutator = Mutator(texts: try readFixtures().map(\.bytes), signs: signs, seed: seed)
    for _ in 0..<(wanted ?? 3000) { expectNoFaults("mutation", mutator.next()) }
  }

  /// What mutations put in.
  private let signs = [
    "\n", "\r\n", "\\\n", "\\", "`\n", "# escape=`\n", "#", "\n\n", "RUN ", "FROM a\n", "COPY <<A /a\n",
    "RUN <<-A\n",
    "A\n", "\tA\n", "<<A", "[\"", "\"]", "['", "\"", "'", ",", "[", "]", "--from=", "--mount=from=", " AS ",
    "=", "$A",
    "${", "}", "<a>", "{{", "%%A%%", "...", "ONBUILD ", "HEALTHCHECK ", "CMD ", "\u{A0}", "é", "\0",
  ]

  /// What opens something, or ends it, or looks for an end, over and over: in linear time, whatever it is.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "\n", "\r", "\r\n", "#\n", "\\\n", "\\", "a\\\n", "# escape=`\n", "RUN", "RUN ", "RUN a\n",
      "RUN a \\\n", "RUN \\\n#\n",
      "FROM a AS b\n", "FROM a\n", "FROM a AS ", "FROM a AS b\nCOPY --from=c a b\n", "COPY --from=9 a b\n",
      "RUN <<A\n", "RUN <<A\nA\n", "RUN <<-A\n\tA\n", "<<A ", "RUN <<A <<B\n", "COPY <<A /a\nRUN <<A\n",
      "RUN <<A\n A\n",
      "CMD [\"", "CMD [\"a\",", "[\"a\"", "\"a\",", "CMD [", "CMD ['a']\n", "CMD [\"a\n\"b\"]\n", "ENV A=\"",
      "ENV A='", "ENV a=b ",
      "ENV A\n", "a=b ", "\"", "'", "<a ", "<a>", "{{", "{{a}} ", "%%A", "<%", "[[%", "[OPTIONS] ", "[a",
      "[-", "...\n", "… ",
      "--from=a ", "--a ", "RUN --mount=from=a,", "from=a,", "ONBUILD ", "ONBUILD RUN a\n",
      "HEALTHCHECK CMD ", "HEALTHCHECK ",
      "EXPOSE 80 ", "EXPOSE 80:", "a\n", "FORM a\n", "$", "${", "${a", "\0", "é", "\u{A0}", "\u{FEFF}",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let size = wanted == nil ? 20_000 : 1_000_000
    for start in ["", "RUN ", "ENV A="] {
      let bytes = Array((start + String(repeating: piece, count: size / piece.utf8.count)).utf8)
      expectNoFaults(piece, bytes)
    }
  }

  private func expectNoFaults(_ what: String, _ bytes: [UInt8]) {
    let file = parseDockerfile(bytes)
    var faults = placeFaults(file.diagnostics, tokens: highlightDockerfile(file), count: bytes.count)
    for range in file.shellCommands().flatMap(\.ranges) where range.start < 0 || range.end > bytes.count {
      faults.append("a command at \(range) of \(bytes.count) bytes")
    }
    if !faults.isEmpty {
      Issue.record(
        "\(what): \(faults.prefix(3)) in \(String(reflecting: String(decoding: bytes.prefix(400), as: UTF8.self)))"
      )
    }
  }
}
