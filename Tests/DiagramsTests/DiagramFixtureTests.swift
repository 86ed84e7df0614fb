import Diagnostics
import TestSupport
import Testing

@testable import Diagrams

/// What the fixtures say is what is reported; the first word of the info string is the language.
struct DiagramFixtureTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theLanguagesHold(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }

  /// Where nothing is drawn, the author is told; of a picture there is nothing to be told.
  @Test func eitherAPictureOrAReason() throws {
    for fixture in try readFixtures() where !fixture.words.contains("silent") {
      let result = draw(fixture.bytes, fixture.words)
      #expect((result.drawing == nil) == !result.diagnostics.isEmpty, "\(fixture.heading)")
    }
  }
}

func draw(_ bytes: [UInt8], _ words: [String]) -> DiagramResult {
  drawDiagram(bytes, in: words.first == "dot" ? .dot : .mermaid, idPrefix: "t")
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: DiagramRules.all, signs: signs,
    check: { bytes, words in
      let result = draw(bytes, words)
      if let drawing = result.drawing {
        let faults = drawingFaults(drawing)
        if !faults.isEmpty { Issue.record("\(faults) in \(String(decoding: bytes, as: UTF8.self))") }
      }
      return result.diagnostics
    },
    highlight: { _, _ in [] })
}

private let signs = [
  "sequenceDiagram\n", "A->>B: x\n", "A-->>-B: y\n", "A->>+A: z\n", "participant A as B\n", "actor C\n",
  "create participant D\n", "destroy D\n", "note over A,B: text\n", "note left of A: text\n", "loop l\n",
  "alt a\n",
  "else b\n", "end\n", "rect rgb(1,2,3)\n", "box aqua X\n", "autonumber 5 10\n", "activate A\n",
  "deactivate A\n",
  "flowchart TD\n", "graph LR;", "A-->B\n", "A[text]", "-- label -->", "|label|", "subgraph S\n",
  "direction LR\n",
  "digraph {", "a -> b;", "rankdir=LR;", "subgraph cluster_a {", "}", "label=\"x\"", "<b>", "<br/>", "#35;",
  ";", ":",
  "\n", "%% c\n", "%%{init: {}}%%", "%%{\n", "accDescr {\n", "---\ntitle: T\n---\n", "é", "漢", "\"", "(", ")",
  "{{", "}}", "&", ":::",
  "@{",
]
