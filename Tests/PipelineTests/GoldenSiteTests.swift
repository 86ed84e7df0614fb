import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// `Tests/GoldenSites/<name>/input` is built, and what is published compared byte for byte with `expected/` and the
/// findings with `expected-findings.txt`.
///
/// Each site brings a theme of its own, so that the default one may change. `NOTES_UPDATE=1` rewrites what is expected.
@Suite struct GoldenSiteTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("GoldenSites")

  @Test func sitesAreAsExpected() async throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.root.path).sorted()
    where !name.hasPrefix(".") {
      try await compare(Self.root.appendingPathComponent(name))
    }
  }

  private func compare(_ golden: URL) async throws {
    let site = try TestSite()
    try site.folder.copy(contentOf: golden.appendingPathComponent("input"))
    let report = try await site.build()
    let findings = lines(of: report.check.findings).map { $0 + "\n" }.joined()
    let published = try withoutDefaultAssets(of: site)

    let expectedFolder = golden.appendingPathComponent("expected")
    let findingsFile = golden.appendingPathComponent("expected-findings.txt")
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try? FileManager.default.removeItem(at: expectedFolder)
      for (path, bytes) in published {
        let file = expectedFolder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      try findings.write(to: findingsFile, atomically: true, encoding: .utf8)
      return
    }
    let expected = try files(below: expectedFolder.path)
    for path in differences(published, expected) {
      let found = published[path].map { String(decoding: $0, as: UTF8.self) } ?? "(not published)"
      let wanted = expected[path].map { String(decoding: $0, as: UTF8.self) } ?? "(not expected)"
      Issue.record("\(golden.lastPathComponent)/\(path): \(firstDifference(found, wanted))")
    }
    let wantedFindings = try String(contentsOf: findingsFile, encoding: .utf8)
    if findings != wantedFindings {
      Issue.record("\(golden.lastPathComponent), findings: \(firstDifference(findings, wantedFindings))")
    }
  }

  /// What is published, less the assets that come from the default theme.
  private func withoutDefaultAssets(of site: TestSite) throws -> [String: [UInt8]] {
    let own = try site.folder.files(below: "Themes/plain")
    return try site.published().filter { path, _ in !path.hasPrefix("assets/") || own[path] != nil }
  }
}

/// The first line in which two texts differ.
private func firstDifference(_ found: String, _ expected: String) -> String {
  let found = found.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(found.count, expected.count) {
    let (a, b) = (
      index < found.count ? found[index] : "(end)", index < expected.count ? expected[index] : "(end)"
    )
    if a != b { return "line \(index + 1)\n  expected: \(b)\n  found:    \(a)" }
  }
  return "no difference"
}
