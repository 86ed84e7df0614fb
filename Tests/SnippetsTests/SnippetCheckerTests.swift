import Diagnostics
import SourceText
import SyntaxHighlighting
import Testing

@testable import Snippets

/// What the attributes of a snippet make of its check.
@Suite struct SnippetCheckerTests {
  @Test func aSnippetIsCheckedAsItsAttributesAsk() {
    #expect(report("json", "{}") == "checked")
    #expect(report("json", "{").hasPrefix("checked json."))
    #expect(report("json skip", "{") == "skipped")
    #expect(report("json fails", "{") == "checked")
    #expect(report("json fails", "{}") == "checked snippet.unexpected-pass")
    #expect(report("", "{") == "not-checked")
    #expect(report("python", "{") == "not-checked")
    #expect(report("klingon skip", "{") == "skipped")
  }

  @Test func attributesAreReportedWhateverTheLanguage() {
    #expect(report("klingon titel=x", "") == "not-checked snippet.unknown-attribute")
    #expect(report("json highlight=0", "{}") == "checked snippet.attribute-value")
    #expect(report("json skip fails", "{") == "skipped snippet.attribute-value")
  }

  @Test func placesAreThoseOfTheNote() {
    let note = Array("> ```json\n> {\"a\": 1,}\n> ```\n".utf8)
    let found = checkSnippet(snippet("json", "{\"a\": 1,}", in: note)).diagnostics
    #expect(
      found.first.map { LineTable(note).location(of: $0.range.start) } == SourceLocation(line: 2, column: 10))
    #expect(found.allSatisfy { $0.language == "json" })
  }

  @Test func everyHighlightedLanguageIsInTheTable() {
    for id in highlightedLanguages { #expect(Language(named: id)?.id == id, "\(id)") }
  }

  @Test func tokensComeFromTheValidatorOrTheTable() {
    for info in ["json", "go"] {
      #expect(highlightSnippet(snippet(info, "\"a\"", in: [])).map(\.kind) == [.string], "\(info)")
    }
    #expect(highlightSnippet(snippet("klingon", "\"a\"", in: [])) == [])
  }

  /// The status and the rules that were broken.
  private func report(_ info: String, _ code: String) -> String {
    let result = checkSnippet(snippet(info, code, in: Array("```\(info)\n\(code)\n```\n".utf8)))
    return ([result.status.rawValue] + (result.remarks + result.diagnostics).map(\.rule.id)).joined(
      separator: " ")
  }

  private func snippet(_ info: String, _ code: String, in note: [UInt8]) -> Snippet {
    let bytes = Array((code + "\n").utf8)
    let map = SnippetMap(snippet: bytes, note: note, noteLines: LineTable(note), firstLine: 1)
    let place = note.firstRange(of: info.utf8).map { SourceRange($0.lowerBound, $0.upperBound) }
    return Snippet(info: InfoString(info), bytes: bytes, map: map, infoRange: place ?? SourceRange(0, 0))
  }
}
