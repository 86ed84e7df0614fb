import Testing

@testable import NotesBench

/// What the benchmark prints.
@Suite struct ReportTests {
  @Test func figuresHaveTheDigitsThatMeanSomething() {
    #expect([0.0123, 1.239, 71.25].map(Figure.seconds) == ["0.012", "1.24", "71.3"])
    #expect([0.0051, 0.2149].map(Figure.milliseconds) == ["5.1", "215"])
    #expect(Figure.ratio(1, 40) == "0.025" && Figure.ratio(3, 2) == "1.50" && Figure.ratio(1, nil) == "")
    #expect(grouped(100) == "100" && grouped(50_000) == "50,000" && grouped(1_234_567) == "1,234,567")
  }

  @Test func aTableIsPrintedBothWays() {
    let table = ReportTable(title: "Start", header: ["What", "ms"], rows: [["notes", "9.1"], ["b", "10"]])
    #expect(
      table.markdown == "### Start\n\n| What | ms |\n| --- | ---: |\n| notes | 9.1 |\n| b | 10 |\n")
    #expect(table.plain == "Start\n  What    ms\n  notes  9.1\n  b       10\n")
  }

  @Test func theMiddleOfEachFigureCounts() {
    let runs = [(3.0, 1.0, 5), (1.0, 2.0, 4), (2.0, 9.0, 9)].map {
      Measurement(wall: $0.0, cpu: $0.1, peakMemory: $0.2)
    }
    let median = runs.median
    #expect(median?.wall == 2 && median?.cpu == 2 && median?.peakMemory == 5)
    #expect([Measurement]().median == nil)
  }

  @Test func stagesAreReadAmongOtherLines() {
    let text =
      "warning: x 3 4 5\nread files  12.5 ms  20 ms\nrender 7 9.25\n\n1000 notes written\nwrite 3ms 4ms\n"
    #expect(
      readStages(text) == [
        .init(name: "read files", wall: 12.5, cpu: 20), .init(name: "render", wall: 7, cpu: 9.25),
        .init(name: "write", wall: 3, cpu: 4),
      ])
  }
}
