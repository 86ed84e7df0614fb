import SourceText
import TestSupport
import Testing

@testable import Snippets

/// `Fixtures/snippet-maps.md`: the expectations give the snippet, too, since no Markdown is parsed here.
@Suite struct SnippetMapTests {
  @Test func linesStandWhereTheyCameFrom() throws {
    let faults = try mismatches(of: cases()) { fixture in
      let lines = fixture.expected.map(text(ofExpected:))
      let map = try map(fixture)
      let table = LineTable(fixture.bytes)
      var start = 0
      return lines.map { line in
        let location = table.location(of: map.noteOffset(of: start))
        start += line.utf8.count + 1
        return "\(location.line):\(location.column)" + (line.isEmpty ? "" : " " + line)
      }
    }
    for fault in faults { Issue.record("\(fault)") }
  }

  /// Every byte but the blanks of a tab has its like in the note; places never go back nor leave the note.
  @Test func bytesMapToTheirLike() throws {
    for fixture in try cases() {
      let snippet = snippet(of: fixture)
      let map = try map(fixture)
      var last = 0
      for offset in 0...snippet.count {
        let place = map.noteOffset(of: offset)
        #expect(place >= last && place <= fixture.bytes.count, "\(fixture.heading), byte \(offset)")
        last = place
        guard offset < snippet.count, snippet[offset] > UInt8(ascii: " ") else { continue }
        #expect(fixture.bytes[place] == snippet[offset], "\(fixture.heading), byte \(offset)")
      }
    }
  }

  @Test func rangesStayOnTheirLinesAndInTheNote() throws {
    for fixture in try cases() {
      let count = snippet(of: fixture).count
      let map = try map(fixture)
      for start in 0...count {
        for end in start...count {
          let range = map.noteRange(of: SourceRange(start, end))
          #expect(range.start == map.noteOffset(of: start))
          #expect(range.end <= map.noteOffset(of: end), "\(fixture.heading), \(start)..<\(end)")
        }
      }
    }
  }

  @Test func aRangeUpToALineBreakEndsOnItsLine() {
    let note = Array("> ```\n> ab\n> c\n".utf8)
    let map = SnippetMap(snippet: Array("ab\nc\n".utf8), note: note, noteLines: LineTable(note), firstLine: 1)
    #expect(map.noteRange(of: SourceRange(0, 2)) == SourceRange(8, 10))
    #expect(map.noteRange(of: SourceRange(0, 3)) == SourceRange(8, 10))
    #expect(map.noteRange(of: SourceRange(0, 4)) == SourceRange(8, 14))
    #expect(map.noteRange(of: SourceRange(5, 5)) == SourceRange(14, 14))
  }

  @Test func anEmptySnippetAndLinesBeyondTheNoteHavePlaces() {
    let note = Array("```".utf8)
    let table = LineTable(note)
    let empty = SnippetMap(snippet: [], note: note, noteLines: table, firstLine: 1)
    #expect(empty.noteRange(of: SourceRange(0, 0)) == SourceRange(3, 3))
    let longer = SnippetMap(snippet: Array("a\nb\n".utf8), note: note, noteLines: table, firstLine: 7)
    #expect(longer.noteRange(of: SourceRange(0, 4)) == SourceRange(3, 3))
  }

  private func cases() throws -> [Fixture] {
    try readFixtures().filter { $0.file.hasSuffix("/snippet-maps.md") }
  }

  private func text(ofExpected line: String) -> String {
    line.firstIndex(of: " ").map { String(line[line.index(after: $0)...]) } ?? ""
  }

  private func snippet(of fixture: Fixture) -> [UInt8] {
    Array(fixture.expected.map { text(ofExpected: $0) + "\n" }.joined().utf8)
  }

  private func map(_ fixture: Fixture) throws -> SnippetMap {
    let first = try #require(fixture.expected.first?.split(separator: ":").first.flatMap { Int($0) })
    return SnippetMap(
      snippet: snippet(of: fixture), note: fixture.bytes, noteLines: LineTable(fixture.bytes),
      firstLine: first - 1)
  }
}
