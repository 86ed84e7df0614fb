import Diagnostics
import SourceText
import Testing

/// Of one rule some findings are told and the rest is counted, in whatever pieces they come.
struct FindingLimitTests {
  private static let rules = ["a.one", "a.two"].map {
    Rule($0, .warning, "a summary", why: "why", wrong: "wrong", right: "right")
  }

  private func findings(_ places: Range<Int>, rule: Int = 0, severity: Severity? = nil) -> [Diagnostic] {
    places.map {
      Diagnostic(Self.rules[rule], "found \($0)", at: SourceRange($0, $0 + 1), severity: severity)
    }
  }

  @Test func fewFindingsAreAsTheyWere() {
    let few = findings(0..<200) + findings(0..<200, rule: 1)
    #expect(few.limited() == few)
  }

  @Test func theFirstOfManyAreTold() throws {
    let many = (findings(0..<1000).reversed() + findings(7..<9, rule: 1)) as [Diagnostic]
    let limited = many.limited()
    #expect(limited.count == 203)
    let last = try #require(limited.last)
    #expect(last.message == "800 more findings of this kind in this file" && last.omitted == 800)
    #expect(last.range == SourceRange(200, 201) && last.rule == Self.rules[0])
    #expect(limited.reduce(0) { $0 + $1.count } == many.count)
    #expect(limited.limited() == limited)
  }

  @Test func anErrorAmongTheRestIsOne() {
    let many = findings(0..<300) + findings(300..<301, severity: .error) + findings(301..<400)
    #expect(many.limited().last?.severity == .error)
    let file = FileFindings(source: SourceFile(path: "a.md", bytes: []), diagnostics: many)
    #expect([file].count(.error) == 200 && [file].count(.warning) == 200)
  }

  @Test func piecesAreOneWhole() {
    let many = findings(0..<50_000)
    var pieces: [Diagnostic] = []
    for start in stride(from: 0, to: many.count, by: 1000) {
      pieces.appendLimited(many[start..<start + 1000])
      #expect(pieces.count <= 21_000)
    }
    #expect(pieces.limited() == many.limited())
    #expect((Array(many[..<900]).limited() + many[900...]).limited() == many.limited())
  }
}
