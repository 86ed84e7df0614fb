import Foundation
import Testing

@testable import Localization

/// The manual lists all texts as they would stand in `site.yml`; `NOTES_UPDATE=1` renews the list.
@Suite struct ManualTests {
  @Test func theManualListsAllTexts() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.appendingPathComponent("Content/manual/languages.md")
    var manual = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(manual.range(of: "### All of them\n"))
    let fence = try #require(manual.range(of: "strings:\n", range: start.upperBound..<manual.endIndex))
    let end = try #require(manual.range(of: "```\n", range: fence.upperBound..<manual.endIndex))
    let place = fence.upperBound..<end.lowerBound
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      manual.replaceSubrange(place, with: listing)
      try manual.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(manual[place] == listing, "run NOTES_UPDATE=1 swift test")
    }
  }

  private var listing: String {
    let english = Catalogue.english
    var lines = ["  fr:"]
    for key in TextKey.allCases { lines.append("    \(key.rawValue): \(quoted(english.text(key)))") }
    for key in CountedTextKey.allCases {
      let forms = english.counted(key).forms
      if forms.count == 1 {
        lines.append("    \(key.rawValue): \(quoted(forms[.other] ?? ""))")
        continue
      }
      lines.append("    \(key.rawValue):")
      for category in PluralCategory.allCases {
        if let text = forms[category] { lines.append("      \(category.rawValue): \(quoted(text))") }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// As YAML has it.
  private func quoted(_ text: String) -> String {
    text.contains { "{:#\"".contains($0) } ? "\"\(text)\"" : text
  }
}
