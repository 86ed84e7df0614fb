import Foundation
import NoteModel
import SearchIndex
import Testing

/// A query is text: nothing in it may be taken for syntax, fail or take long.
struct OddQueryTests {
  static let lines: [String] = {
    let path = (#filePath as NSString).deletingLastPathComponent + "/Fixtures/odd-queries.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }()

  @Test func oddQueriesAreText() throws {
    #expect(Self.lines.count > 70)
    try withOpsIndex { index, _ in
      for line in Self.lines { try check(line, in: index) }
      try check("\0", in: index)
      try check("dns\0resolver", in: index)
      try check("\"dns\0 resolver", in: index)
    }
  }

  @Test func hugeQueriesAreCutShort() throws {
    try withOpsIndex { index, _ in
      for unit in ["x", "\"", "dns ", "\"a b", "🚀", "(", "é\u{301}", "a*\" "] {
        try check(String(repeating: unit, count: 100_000 / unit.utf8.count), in: index)
      }
    }
  }

  @Test func randomQueriesNeverFail() throws {
    try withOpsIndex { index, _ in
      let pieces =
        Self.lines + [
          " ", " ", "\"", "\0", "\u{2}", "\u{3}", "dns", "policy", "title:", "\n", "\u{FFFF}", "ß", "İ",
        ]
      var random = SeededGenerator(state: 7)
      for _ in 0..<3000 {
        var query = ""
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          query += pieces.randomElement(using: &random) ?? ""
          if Bool.random(using: &random) { query += " " }
        }
        try check(query, in: index)
      }
    }
  }

  private func check(_ text: String, in index: NoteIndex) throws {
    for codeOnly in [false, true] {
      let answer = try index.search(SearchQuery(text: text, limit: 3, codeOnly: codeOnly))
      #expect(answer.notes.allSatisfy { !$0.sections.isEmpty }, "\(text)")
    }
  }
}

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
