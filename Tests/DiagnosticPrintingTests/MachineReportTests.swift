import Diagnostics
import JSONSyntax
import SourceText
import Testing
import XMLSyntax

@testable import DiagnosticPrinting

private let first = Rule("json.first", .error, "a rule", why: "because", wrong: "```\nx\n```", right: "y")
private let second = Rule("shell.second", .warning, "another", why: "because", wrong: "a", right: "b")

/// What the formats for programs promise, whatever the notes hold.
@Suite struct MachineReportTests {
  private let source = SourceFile(path: "Content/ü: a&b/x.md", bytes: Array("😀 é one\ntwo two\n".utf8))

  private var located: [LocatedDiagnostic] {
    let two = SourceRange(13, 16)
    return locate(
      [
        Diagnostic(second, "later", at: two, edits: [TextEdit(two, of: source.bytes, with: "2")]),
        Diagnostic(first, "sooner", at: SourceRange(5, 7), help: "do it", labels: [Label("here", at: two)]),
        Diagnostic(second, "later still", at: SourceRange(17, 20)),
      ], in: source)
  }

  private func object(_ bytes: [UInt8]) throws -> JSONValue {
    let document = parseJSON(bytes)
    #expect(document.diagnostics.isEmpty)
    return document.root
  }

  // MARK: SARIF

  @Test func everyResultNamesItsRule() throws {
    let log = try object(sarifReport(located, version: "1.2.3", isComplete: true)).object
    #expect(log?["version"]?.string == "2.1.0")
    let run = try #require(log?["runs"]?.array?.first?.object)
    let rules = try #require(run["tool"]?.object?["driver"]?.object?["rules"]?.array)
    let results = try #require(run["results"]?.array)
    #expect(rules.map { $0.object?["id"]?.string } == ["json.first", "shell.second"])
    #expect(results.count == 3)
    for result in results.compactMap(\.object) {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index].object?["id"]?.string == result["ruleId"]?.string)
    }
  }

  /// Columns are those of the other formats, and the log says what they count: an emoji is one.
  @Test func placesCountScalars() throws {
    let log = try object(sarifReport(located, version: "1.2.3", isComplete: true)).object
    let run = try #require(log?["runs"]?.array?.first?.object)
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    let place = try #require(
      run["results"]?.array?.first?.object?["locations"]?.array?.first?.object?["physicalLocation"]?.object)
    let region = place["region"]?.object
    #expect(
      ["startLine", "startColumn", "endLine", "endColumn"].map { region?[$0]?.integer } == [1, 3, 1, 4])
    let file = place["artifactLocation"]?.object
    #expect(file?["uri"]?.string == "Content/%C3%BC%3A%20a%26b/x.md")
    #expect(file?["uriBaseId"]?.string == "%SRCROOT%")
  }

  @Test func aFileElsewhereIsNamedWhole() throws {
    let elsewhere = locate(
      [Diagnostic(first, "x", at: SourceRange(0, 0))], in: SourceFile(path: "/a b.md", bytes: []))
    let text = String(decoding: sarifReport(elsewhere, version: "1", isComplete: false), as: UTF8.self)
    #expect(text.contains(#""artifactLocation":{"uri":"file:///a%20b.md"}"#))
    #expect(text.contains(#""executionSuccessful":false"#))
  }

  // MARK: Fingerprints

  private func fingerprints(_ text: String, path: String = "a.md") -> [String] {
    let bytes = Array(text.utf8)
    let found = bytes.indices.filter { bytes[$0] == UInt8(ascii: "!") }.map {
      Diagnostic(first, "found at \($0)", at: SourceRange($0, $0 + 1))
    }
    return locate(found, in: SourceFile(path: path, bytes: bytes)).fingerprints().map(\.text)
  }

  @Test func fingerprintsSurviveMovedLines() {
    let one = fingerprints("one !\ntwo !\n")
    #expect(Set(one).count == 2)
    #expect(fingerprints("new\n\n  one !\r\nmore\n\ttwo !") == one)
    #expect(fingerprints("two !\none !\n") == one.reversed())
    #expect(fingerprints("one !\ntwo !\n", path: "b.md") != one)
    #expect(fingerprints("one! !\n").first != one.first)
  }

  @Test func linesThatAreAlikeAreToldApart() {
    let alike = fingerprints("x !\nx !\nx ! !\n")
    #expect(Set(alike).count == 4)
    #expect(alike[1] == alike[0] + "-2")
  }

  // MARK: Baselines

  private func diagnostics(_ text: String) -> [LocatedDiagnostic] {
    let bytes = Array(text.utf8)
    return locate(
      bytes.indices.filter { bytes[$0] == UInt8(ascii: "!") }.map {
        Diagnostic(first, "found", at: SourceRange($0, $0 + 1))
      }, in: SourceFile(path: "a.md", bytes: bytes))
  }

  @Test func aBaselinePassesOverWhatItHolds() throws {
    let old = Baseline(diagnostics("one !\ntwo !\ntwo !\n")) { "site/" + $0 }
    #expect(old.count == 3)
    let read = try Baseline(parsing: old.bytes)
    #expect(read.entries == old.entries)
    let same = read.remainder(of: diagnostics("top\none !\ntwo !\ntwo !\n")) { "site/" + $0 }
    #expect(same.diagnostics.isEmpty)
    #expect(same.passedOverCount == 3)
    #expect(same.gone.isEmpty)
    let other = read.remainder(of: diagnostics("two !\nthree !\n")) { "site/" + $0 }
    #expect(other.diagnostics.map(\.start.line) == [2])
    #expect(other.passedOverCount == 1)
    #expect(other.gone.map(\.file) == ["site/a.md", "site/a.md"])
    // One more of the same is new.
    let more = read.remainder(of: diagnostics("two !\ntwo !\ntwo !\none !")) { "site/" + $0 }
    #expect(more.diagnostics.count == 1)
    #expect(more.gone.isEmpty)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"version":2,"findings":[]}"#, #"{"version":1,"findings":[{"file":"a"}]}"#,
    #"{"version":1,"findings":[{"file":"a","code":"b","fingerprint":"c","count":0}]}"#, #"{"version":1,"#,
  ])
  func anotherFileIsNoBaseline(_ text: String) {
    #expect(throws: BaselineError.self) { try Baseline(parsing: Array(text.utf8)) }
  }

  // MARK: Hostile text

  @Test func everyFormatIsWellFormedWhateverTheBytes() throws {
    let hostile: [UInt8] =
      Array("a\u{1B}[31m]]>&amp;<b x=\"'\u{FFFE}\u{FFFF}\u{BE}\u{202E}\t漢\r\n\0-->".utf8) + [
        0xFF, 0xEF, 0xBF, 0xC2,
      ]
    let whole = String(decoding: hostile, as: UTF8.self)
    for start in 0...hostile.count {
      let range = SourceRange(start, hostile.count)
      let found = Diagnostic(first, whole, at: range, help: whole, labels: [Label(whole, at: range)])
      let located = locate([found], in: SourceFile(path: "x\u{1B}<&\"\u{FFFE}.md", bytes: hostile))
      let xml = junitReport(located, files: ["<\u{0}\">.md"])
      #expect(checkXML(xml).isEmpty)
      #expect(String(validating: xml, as: UTF8.self) != nil)
      #expect(!xml.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F })
      for json in [gitlabReport(located), sarifReport(located, version: "1", isComplete: true)] {
        #expect(parseJSON(json).diagnostics.isEmpty)
        #expect(String(validating: json, as: UTF8.self) != nil)
      }
    }
  }
}
