import TestSupport
import Testing

@testable import JSONSyntax

/// `Layouts/*.md`: the expected lines are the text as it is laid out; without any, it stays as it is.
struct JSONFormattingTests {
  @Test func textsAreLaidOutAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures("Layouts")) { fixture in
      guard let formatted = formatted(fixture.bytes), formatted != fixture.bytes else { return [] }
      let lines = String(decoding: formatted, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines.dropLast().map(String.init)
    }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  @Test func aSecondTimeChangesNothing() throws {
    for fixture in try readFixtures("Layouts") + readFixtures() {
      guard let once = formatted(fixture.bytes) else { continue }
      #expect(formatted(once) == once, "\(fixture.heading)")
    }
  }

  /// Blanks lie outside of strings only: what is left of a text without any blanks is the same.
  @Test func nothingButBlanksChanges() throws {
    for fixture in try readFixtures("Layouts") + readFixtures() where fixture.bytes.count < 400 {
      forEachDamage(of: fixture.bytes) { bytes in
        guard let formatted = formatted(bytes) else { return }
        if formatted.filter({ $0 > 0x20 }) != bytes.filter({ $0 > 0x20 }) {
          Issue.record("\(fixture.heading): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  private func formatted(_ bytes: [UInt8]) -> [UInt8]? { formattedJSON(parseJSON(bytes), of: bytes) }
}
