import TestSupport
import Testing

@testable import HCLSyntax

/// `Layouts/*.md`: the expected lines are the text as it is laid out; without any, it stays as it is.
struct HCLFormattingTests {
  @Test func textsAreLaidOutAsTheyExpect() throws {
    let fixtures = try readFixtures("Layouts")
    #expect(fixtures.count > 20)
    let faults = try mismatches(of: fixtures) { fixture in
      let file = parseHCL(fixture.bytes)
      #expect(file.diagnostics.isEmpty, "\(fixture.heading)")
      let formatted = formattedHCL(file)
      return formatted == fixture.bytes ? [] : lines(of: formatted)
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func aSecondTimeChangesNothing() throws {
    for fixture in try readFixtures("Layouts") + readFixtures() {
      let file = parseHCL(fixture.bytes)
      guard file.diagnostics.isEmpty else { continue }
      let once = parseHCL(formattedHCL(file))
      #expect(once.diagnostics.isEmpty, "\(fixture.heading)")
      #expect(formattedHCL(once) == once.bytes, "\(fixture.heading)")
      #expect(once.tokens.map(\.kind) == file.tokens.map(\.kind), "\(fixture.heading)")
    }
  }

  @Test func nothingButBlanksChanges() throws {
    for fixture in try readFixtures("Layouts") + readFixtures() where fixture.bytes.count < 400 {
      forEachDamage(of: fixture.bytes) { bytes in
        let file = parseHCL(bytes)
        guard file.diagnostics.isEmpty else { return }
        let formatted = formattedHCL(file)
        if withoutBlanks(formatted) != withoutBlanks(bytes) {
          Issue.record("\(fixture.heading): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  @Test func alignmentDoesNotFillTheMemory() {
    let name = String(repeating: "a", count: 50_000)
    let text = "\(name) = 1\n" + (0..<5000).map { "a\($0)=1\n" }.joined()
    let file = parseHCL(Array(text.utf8))
    #expect(file.diagnostics.isEmpty)
    #expect(formattedHCL(file) == file.bytes)
  }

  private func withoutBlanks(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  }

  private func lines(of bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
