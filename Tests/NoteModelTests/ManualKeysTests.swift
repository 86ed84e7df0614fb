import Foundation
import Testing

@testable import NoteModel

/// The manual's tables of keys, held against the keys that are read.
@Suite struct ManualKeysTests {
  @Test func theManualTellsEverySetting() throws {
    try expect(SettingsKey.allCases.map(\.rawValue), inTableOf: "settings.md")
  }

  @Test func theManualTellsEveryKeyOfFrontMatter() throws {
    try expect(NoteKey.allCases.map(\.rawValue), inTableOf: "writing-notes.md")
  }

  /// The first column of the page's table of keys, which begins with `title`; parts of a key left out.
  private func expect(_ keys: [String], inTableOf page: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Content/manual/" + page)
    let rows = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .drop { !$0.hasPrefix("| `title` |") }.prefix { $0.hasPrefix("|") }
    let told = rows.compactMap { $0.split(separator: "`").dropFirst().first }.map(String.init)
    #expect(told.filter { !$0.contains(".") }.sorted() == keys.sorted())
  }
}
