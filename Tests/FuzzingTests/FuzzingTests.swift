import Fuzzing
import Testing

/// Some texts for each parser; `Tests/Fuzz/run.sh` makes as many as are wanted.
@Suite struct FuzzingTests {
  private static let targets = fuzzTargets()

  @Test(arguments: targets.map(\.name)) func mutatedTextsAreHarmless(_ name: String) throws {
    let target = try #require(Self.targets.first { $0.name == name })
    target.run(count: 200, seed: 1) { text, faults in
      Issue.record("\(name): \(faults) in \(String(decoding: text.prefix(1000), as: UTF8.self))")
    }
  }

  @Test func eachTargetHasItsSeedsAndItsOwnName() {
    let targets = Self.targets
    #expect(Set(targets.map(\.name)).count == targets.count)
    let withoutSeeds = targets.filter { $0.seeds == [Array("a".utf8)] }.map(\.name)
    #expect(withoutSeeds == [])
  }
}
