import Testing

@testable import DiagnosticPrinting

@Suite struct FileLinksTests {
  @Test func nothingOfANameEndsTheSequence() {
    let links = FileLinks(folder: "/notes", host: "desk")
    #expect(
      links.start("Content/a b;\u{1B}\\ä.md")
        == "\u{1B}]8;;file://desk/notes/Content/a%20b%3B%1B%5C%C3%A4.md\u{1B}\\")
    #expect(links.start("/elsewhere/x.md") == "\u{1B}]8;;file://desk/elsewhere/x.md\u{1B}\\")
  }

  @Test(
    arguments: [
      (["VTE_VERSION": "6800"], true), (["VTE_VERSION": "4600"], false), (["TERM_PROGRAM": "WezTerm"], true),
      (["TERM": "xterm-kitty"], true), (["TERM": "xterm-256color"], false), ([:], false),
      (["TERM": "linux", "FORCE_HYPERLINK": "1"], true), (["TERM": "foot", "FORCE_HYPERLINK": "0"], false),
    ] as [([String: String], Bool)])
  func onlyTerminalsThatAreKnownToHaveLinksGetThem(_ environment: [String: String], _ hasLinks: Bool) {
    #expect((FileLinks(environment: environment, folder: "/", host: "") != nil) == hasLinks)
  }
}
