import Foundation
import SourceText
import TestSupport
import Testing

@testable import Pipeline

/// Breaking any one brace in the trust policy of the note on access to EKS makes a check fail at that line, and a
/// build leave `Public/` as it was.
@Suite struct TrustPolicyTests {
  private static let content = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Content")
  private static let path = "posts/2024-06-08-access-types-in-amazon-eks.md"

  @Test func everyLostBraceIsFoundAtItsLine() async throws {
    let site = try TestSite()
    try site.folder.copy(contentOf: Self.content, to: "Content")
    let clean = try await site.build(now: "2030-01-01T00:00:00Z")
    #expect(clean.output != nil, "\(lines(of: clean.check.findings))")
    let published = try site.published()

    let note = try site.folder.read("Content/" + Self.path)
    let policies = trustPolicies(in: note)
    #expect(!policies.isEmpty)
    let bytes = Array(note.utf8)
    let table = LineTable(bytes)
    var count = 0
    for offset in policies.flatMap(\.self) where "{}".utf8.contains(bytes[offset]) {
      let brace = table.location(of: offset)
      // Lost, typed twice, or another bracket in its place.
      for replacement in ["", "{{", "}}", "(", "]"]
      where replacement.utf8.first != bytes[offset] || replacement.count == 2 {
        count += 1
        var broken = bytes
        broken.replaceSubrange(offset...offset, with: replacement.utf8)
        try site.folder.write(broken, to: "Content/" + Self.path)
        let report = try await site.check([Self.path])
        let errors = report.findings.flatMap { file in
          file.diagnostics.filter { $0.severity == .error }
            .map { LineTable(file.source.bytes).location(of: $0.range.start).line }
        }
        #expect(
          errors.contains { abs($0 - brace.line) <= 1 },
          "'\(replacement)' at \(brace.line):\(brace.column): \(lines(of: report.findings))")
      }
    }
    #expect(count >= 40)
    let build = try await site.build(now: "2030-01-01T00:00:00Z")
    #expect(build.output == nil)
    #expect(differences(try site.published(), published).isEmpty)
  }

  /// Where the JSON blocks with a `Principal` stand, in bytes of the note.
  private func trustPolicies(in note: String) -> [Range<Int>] {
    let bytes = Array(note.utf8)
    let table = LineTable(bytes)
    var blocks: [Range<Int>] = []
    var start: Int?
    for line in 0..<table.count {
      let range = table.contentRange(ofLine: line)
      let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
      if let begun = start, text == "```" {
        blocks.append(begun..<range.start)
        start = nil
      } else if start == nil, text.hasPrefix("```json") {
        start = range.end
      }
    }
    return blocks.filter { String(decoding: bytes[$0], as: UTF8.self).contains("\"Principal\"") }
  }
}
