import Foundation
import Testing

@testable import NotesCLI
@testable import Pipeline

/// Pages of the manual that the program prints; `NOTES_UPDATE=1` renews them.
@Suite struct ReferenceTests {
  private static let manual = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Content/manual")

  @Test func theManualTellsEveryCommand() throws {
    try expect(commandsPage(of: .program()), in: "commands.md")
  }

  @Test func theManualTellsEveryDiagnostic() throws {
    let folder = Self.manual.appendingPathComponent("diagnostics")
    let pages = DiagnosticPage.all(of: ruleCatalog)
    for page in pages { try expect(page.text, in: "diagnostics/" + page.fileName) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == pages.map(\.fileName).sorted())
  }

  @Test func everyCommandShowsHowItIsUsed() throws {
    for (name, command) in try DescribedCommand.program().leaves() {
      let examples = command.passages.contains { if case .examples = $0 { true } else { false } }
      #expect(examples, "\(name.joined(separator: " ")) --help has no example")
      #expect(command.abstract?.isEmpty == false, "\(name.joined(separator: " "))")
      for argument in command.shownArguments {
        #expect(!argument.explanation.isEmpty, "\(name.joined(separator: " ")) \(argument.title)")
      }
    }
  }

  @Test func manualPagesHoldNoRequestsOfTheirTexts() throws {
    let pages = try ManualPage.all(of: .program())
    let known = [
      ".TH", ".SH", ".PP", ".TP", ".B", ".I", ".BR", ".RS", ".RE", ".nf", ".fi",
    ]
    for page in pages {
      for line in page.text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
        #expect(known.contains(String(line.prefix { $0 != " " })), "\(page.fileName): \(line)")
      }
    }
    #expect(pages.first?.fileName == "notes.1")
    #expect(Set(pages.map(\.fileName)).count == pages.count)
  }

  private func expect(_ text: String, in name: String) throws {
    let file = Self.manual.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name): run NOTES_UPDATE=1 swift test")
    }
  }
}
