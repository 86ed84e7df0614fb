import Diagrams
import Foundation
import TestSupport
import Testing

/// Each `Drawings/*.md` holds diagrams like those of `Fixtures`; `Drawings/<file>-<number>.svg` is the picture of one,
/// with a line for each element so that a change can be read. Open it in a browser to see it.
///
/// `NOTES_UPDATE=1` rewrites the pictures.
struct DrawingTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Drawings")

  @Test func picturesAreAsExpected() throws {
    let isUpdate = ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1"
    var numbers: [String: Int] = [:]
    for fixture in try readFixtures("Drawings") {
      let file = URL(fileURLWithPath: fixture.file).deletingPathExtension().lastPathComponent
      let number = numbers[file, default: 0] + 1
      numbers[file] = number
      let result = draw(fixture.bytes, fixture.words)
      guard let drawing = result.drawing else {
        Issue.record("\(fixture.heading) is not drawn: \(result.diagnostics.map(\.message))")
        continue
      }
      #expect(drawingFaults(drawing) == [], "\(fixture.heading)")
      let found = readable(drawing)
      let path = Self.folder.appendingPathComponent("\(file)-\(number).svg")
      if isUpdate {
        try found.write(to: path, atomically: true, encoding: .utf8)
        continue
      }
      let expected = try String(contentsOf: path, encoding: .utf8)
      #expect(found == expected, "\(fixture.heading)")
    }
  }

  /// The picture that the blog has of the authorization code flow takes no more than a small icon would.
  @Test func picturesAreSmall() throws {
    for fixture in try readFixtures("Drawings") {
      let drawing = try #require(draw(fixture.bytes, fixture.words).drawing)
      let lines = fixture.bytes.count { $0 == 0x0A }
      #expect(drawing.svg.count < 1200 + lines * 420, "\(fixture.heading)")
    }
  }

  @Test func anotherIdForEachPicture() throws {
    let bytes = Array("sequenceDiagram\nA->>B: x".utf8)
    let drawing = try #require(drawDiagram(bytes, in: .mermaid, title: "A & <B>", idPrefix: "dg:7").drawing)
    let svg = String(decoding: drawing.svg, as: UTF8.self)
    #expect(svg.contains("aria-labelledby=\"dg:7t dg:7d\""))
    #expect(svg.contains("<title id=\"dg:7t\">A &amp; &lt;B&gt;</title><desc id=\"dg:7d\">A to B: x.</desc>"))
  }

  /// However wide a picture is, its text is never shown below .65 of its size where the theme is the default one.
  @Test(arguments: [4, 12, 30, 60]) func widePicturesStayLegible(count: Int) throws {
    let nodes = (0..<count).map { "node\($0)[Node \($0)]" }.joined(separator: " --> ")
    let drawing = try #require(
      drawDiagram(Array("flowchart LR\n\(nodes)".utf8), in: .mermaid, idPrefix: "t").drawing)
    let svg = String(decoding: drawing.svg, as: UTF8.self)
    let natural = Double(drawing.width) / 17
    let width = try #require(
      svg.split(separator: " width=\"").dropFirst().first?.split(separator: "em").first)
    let shown = try #require(Double(width))
    #expect(shown <= natural + 0.1)
    if svg.contains("class=\"dg d4\"") {
      #expect(shown > natural * 0.64)
    } else {
      #expect(shown > natural - 0.1)
    }
  }

  private func readable(_ drawing: DiagramDrawing) -> String {
    String(decoding: drawing.svg, as: UTF8.self)
      .replacingOccurrences(of: "<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
      .replacingOccurrences(of: "><", with: ">\n<") + "\n"
  }
}

/// A text made by a rule, too long to be printed.
struct LargeText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ name: String, _ text: String) {
    testDescription = name
    self.text = text
  }

  var words: [String] { [text.hasPrefix("digraph") ? "dot" : "mermaid"] }
}

/// What is hostile or only large is refused at once.
struct DiagramLimitTests {
  private static let refused = [
    LargeText("participants", "sequenceDiagram\n" + (0..<10_000).map { "participant P\($0)\n" }.joined()),
    LargeText("chain", "sequenceDiagram\n" + (0..<2_000).map { "P\($0)->>P\($0 + 1): x\n" }.joined()),
    LargeText("long", "sequenceDiagram\n" + String(repeating: "A->>B: x\n", count: 100_000)),
    LargeText("messages", "sequenceDiagram\n" + String(repeating: "A->>B: x\n", count: 3_000)),
    LargeText("loops", "sequenceDiagram\n" + String(repeating: "loop\n", count: 5_000)),
    LargeText("nonsense", "sequenceDiagram\n" + String(repeating: "what is this\n", count: 4_000)),
    LargeText("flow", "flowchart TD\n" + (0..<3_000).map { "n\($0)-->n\($0 + 1)\n" }.joined()),
    LargeText("subgraphs", "flowchart TD\n" + String(repeating: "subgraph x\n", count: 3_000)),
    LargeText("dot", "digraph {" + (0..<3_000).map { "n\($0)->n\($0 + 1);" }.joined() + "}"),
    LargeText("braces", "digraph " + String(repeating: "{", count: 50_000)),
  ]

  @Test(arguments: refused) func largeOnesAreRefused(large: LargeText) {
    let start = ContinuousClock.now
    let result = draw(Array(large.text.utf8), large.words)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(result.drawing == nil)
    #expect(!result.diagnostics.isEmpty)
    #expect(result.diagnostics.count <= 20)
    #expect(seconds < 4, "debug build, busy machine")
  }

  private static let drawn = [
    LargeText(
      "participants",
      "sequenceDiagram\n" + (0..<190).map { "P\($0)->>P\(($0 * 7) % 190): some text\n" }.joined()),
    LargeText("messages", "sequenceDiagram\n" + String(repeating: "A->>B: a rather long text\n", count: 590)),
    LargeText("words", "sequenceDiagram\nA->>B: " + String(repeating: "word ", count: 10_000)),
    LargeText("word", "sequenceDiagram\nA->>B: " + String(repeating: "w", count: 50_000)),
    LargeText("tags", "flowchart TD\na[`" + String(repeating: "<b '", count: 15_000) + "`]"),
    LargeText(
      "frames",
      "sequenceDiagram\n" + String(repeating: "opt x\n", count: 20) + "A->>B: x\n"
        + String(repeating: "end\n", count: 20)),
  ]

  @Test(arguments: drawn) func theLargestAreDrawnInNoTime(large: LargeText) throws {
    let start = ContinuousClock.now
    let result = draw(Array(large.text.utf8), large.words)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let drawing = try #require(result.drawing)
    #expect(drawingFaults(drawing) == [])
    #expect(seconds < 8, "debug build, busy machine")
  }
}
