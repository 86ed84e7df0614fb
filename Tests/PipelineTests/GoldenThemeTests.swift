import Foundation
import SiteRendering
import TestSupport
import Testing

@testable import Pipeline

/// One small site with a page of every kind, in each of the themes that are in the program: the pages of
/// `Tests/GoldenThemes/input` are compared byte for byte with `Tests/GoldenThemes/<theme>`. `NOTES_UPDATE=1` rewrites
/// what is expected.
@Suite struct GoldenThemeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("GoldenThemes")

  @Test(arguments: BuiltInTheme.allCases) func pagesAreAsExpected(_ theme: BuiltInTheme) async throws {
    let site = try TestSite()
    try site.folder.copy(contentOf: Self.root.appendingPathComponent("input"))
    let settings = try site.folder.read("Content/site.yml") + "theme: \(theme.rawValue)\n"
    try site.write(settings, to: "site.yml")
    let report = try await site.build(drafts: true, future: true)
    #expect(lines(of: report.check.findings).count == 1)

    let pages = try site.published().filter { $0.key.hasSuffix(".html") }
    let folder = Self.root.appendingPathComponent(theme.rawValue)
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try? FileManager.default.removeItem(at: folder)
      for (path, bytes) in pages {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      return
    }
    for path in differences(pages, try files(below: folder.path)) {
      Issue.record("\(theme.rawValue)/\(path) is not as expected: run NOTES_UPDATE=1 swift test")
    }
  }
}
