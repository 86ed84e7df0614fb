import Foundation
import Testing

@testable import HCLSyntax

/// How fast the parser is. Measures only when asked to, and judges nothing.
///
/// `NOTES_HCL_FILES=list.txt swift test -c release --filter HCLThroughputTests` parses every file that the list names,
/// one path a line, several times over in one process. `Tests/Oracles/hcl_agreement.py --throughput` puts the figure
/// beside that of hclsyntax.
struct HCLThroughputTests {
  private static let list = ProcessInfo.processInfo.environment["NOTES_HCL_FILES"]

  @Test(.enabled(if: list != nil)) func filesArePassedThrough() throws {
    let list = try String(contentsOfFile: Self.list ?? "", encoding: .utf8)
    let files = try list.split(separator: "\n").map {
      Array(try Data(contentsOf: URL(fileURLWithPath: String($0))))
    }
    let size = files.reduce(0) { $0 + $1.count }
    var best = Duration.seconds(1_000_000)
    var mistakes = 0
    for _ in 0..<5 {
      mistakes = 0
      let time = ContinuousClock().measure {
        for bytes in files { mistakes += parseHCL(bytes).diagnostics.count }
      }
      best = min(best, time)
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    print(
      "throughput: \(files.count) files, \(size) bytes, \(seconds) s,",
      "\((Double(size) / seconds / 1e5).rounded() / 10) MB/s, \(mistakes) findings")
  }
}
