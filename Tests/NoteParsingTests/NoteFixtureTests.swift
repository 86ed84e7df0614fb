import Diagnostics
import NoteModel
import SourceText
import TestSupport
import Testing

@testable import NoteParsing

/// Each case of `Fixtures/` is a whole note; what is expected are all findings on it, at lines and columns of the
/// note as it was parsed.
///
/// Words of the info string: `crlf` ends its lines as Windows does, `cr` as old Macs did, `raw-html` allows raw
/// HTML, `require-language` asks for languages, `path=…` is its path below `Content/`.
@Suite struct NoteFixtureTests {
  @Test func findingsStandWhereTheFixturesSay() throws {
    let messages = try mismatches(of: readFixtures()) { fixture in
      let parsed = parse(fixture)
      return describe(parsed.diagnostics, in: parsed.source.bytes, full: fixture.isFull)
    }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func damagedNotesKeepTheirFindingsInside() throws {
    for fixture in try readFixtures() {
      var faults: [String] = []
      forEachDamage(of: noteBytes(fixture), every: 7) { bytes in
        let parsed = parseNote(
          path: "posts/note.md", file: SourceFile(path: "note.md", bytes: bytes),
          options: NoteParsingOptions(settings: SiteSettings(), checksSnippets: true, rendersHTML: true))
        faults += placeFaults(parsed.diagnostics, count: parsed.source.bytes.count).filter {
          !$0.contains("diagnostics in")
        }
        faults +=
          (parsed.note.links.map(\.range) + parsed.note.images.map(\.range)
          + parsed.note.diagrams.map(\.range))
          .filter { $0.start < 0 || $0.end > parsed.source.bytes.count }.map { "a reference at \($0)" }
      }
      #expect(faults.isEmpty, "\(fixture.heading): \(faults.prefix(3))")
    }
  }

  @Test func aCheckReportsWhatABuildReports() throws {
    for fixture in try readFixtures() {
      let (built, checked) = (parse(fixture), parse(fixture, rendersHTML: false))
      #expect(
        describe(built.diagnostics, in: built.source.bytes)
          == describe(checked.diagnostics, in: checked.source.bytes))
    }
  }

  @Test func findingsOnSnippetsCarryTheFenceTag() throws {
    let note = parseNote("# Title\n\n```JSON\n{,}\n```\n\n[x](javascript:y)\n")
    #expect(note.diagnostics.map(\.language) == ["JSON", nil])
  }
}

/// Parses the note of a fixture.
private func parse(_ fixture: Fixture, rendersHTML: Bool = true) -> ParsedNote {
  var settings = SiteSettings()
  settings.allowsRawHTML = fixture.words.contains("raw-html")
  let path = fixture.words.lazy.compactMap { word in
    word.hasPrefix("path=") ? String(word.dropFirst("path=".count)) : nil
  }.first
  return parseNote(
    path: path ?? "posts/note.md", file: SourceFile(path: "note.md", bytes: noteBytes(fixture)),
    options: NoteParsingOptions(
      settings: settings, checksSnippets: true, rendersHTML: rendersHTML, gathersText: rendersHTML,
      requiresLanguage: fixture.words.contains("require-language")))
}

private func noteBytes(_ fixture: Fixture) -> [UInt8] {
  let lineEnd: [UInt8]
  switch fixture.words {
  case let words where words.contains("crlf"): lineEnd = [0x0D, 0x0A]
  case let words where words.contains("cr"): lineEnd = [0x0D]
  default: return fixture.bytes
  }
  return fixture.bytes.flatMap { $0 == 0x0A ? lineEnd : [$0] }
}

/// Every `step`th prefix of `bytes`, and copies of it that have one byte changed.
private func forEachDamage(of bytes: [UInt8], every step: Int, _ body: ([UInt8]) -> Void) {
  var count = 0
  TestSupport.forEachDamage(of: bytes) { damaged in
    count += 1
    if count % step == 0 { body(damaged) }
  }
}
