import Foundation
import Testing

@testable import ShellSyntax

/// How fast the parser is. Measures only when asked to, and judges nothing.
///
/// `NOTES_SHELL_FILES=list.txt swift test -c release --filter ShellThroughputTests` parses every file that the list
/// names, one path a line, several times over in one process. Tests/Oracles/throughput.py puts the figure beside
/// those of other parsers.
struct ShellThroughputTests {
  private static let list = ProcessInfo.processInfo.environment["NOTES_SHELL_FILES"]

  @Test(.serialized, .enabled(if: list != nil), arguments: [false, true])
  func filesArePassedThrough(wantsTokens: Bool) throws {
    let list = try String(contentsOfFile: Self.list ?? "", encoding: .utf8)
    let files = try list.split(separator: "\n").map {
      Array(try Data(contentsOf: URL(fileURLWithPath: String($0))))
    }
    let size = files.reduce(0) { $0 + $1.count }
    var best = Duration.seconds(1_000_000)
    var mistakes = 0
    for _ in 0..<15 {
      mistakes = 0
      let time = ContinuousClock().measure {
        for bytes in files { mistakes += parseShell(bytes, wantsTokens: wantsTokens).diagnostics.count }
      }
      best = min(best, time)
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    print(
      "throughput \(wantsTokens ? "with" : "without") tokens: \(files.count) files, \(size) bytes, \(seconds) s,",
      "\((Double(size) / seconds / 1e5).rounded() / 10) MB/s, \(mistakes) findings")
  }
}
