import Foundation
import SyntaxHighlighting
import Testing

@testable import Snippets

/// `Fixtures/info-strings.txt`: one case a line, `info string => what it means`.
@Suite struct InfoStringTests {
  @Test func everyStyleIsUnderstood() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/info-strings.txt")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    for line in lines where !line.hasPrefix("//") {
      let parts = line.split(separator: " => ", maxSplits: 1).map(String.init)
      try #require(parts.count == 2, "no ' => ' in \(line)")
      let text = parts[0] == "(none)" ? "" : parts[0]
      #expect(describe(InfoString(text)) == parts[1], "\(text)")
    }
  }

  @Test func everyAttributeIsKeptAsItIsWritten() {
    let items = InfoString("json {.partial title=\"a b\" hl_lines=[1] title=c #id run 2,4-6}").attributes
      .items
    #expect(
      items.map { $0.value == nil ? $0.name : "\($0.name)=\($0.value ?? "")" } == [
        "partial", "title=a b", "hl_lines=[1]", "run", "highlight=2,4-6",
      ])
  }

  @Test func noInputTrapsOrTakesLong() {
    let pieces = [
      "json", "{", "}", "=", "\"", "'", "[", "]", ",", "-", "highlight=", "9", ".", "#", " ", "é", "skip",
    ]
    for a in pieces {
      for b in pieces {
        for c in pieces { check(a + b + c) }
      }
      check(String(repeating: a, count: 100_000))
    }
    check(String(repeating: "highlight=7 ", count: 20_000))
    check("json highlight=" + (1...50_000).map(String.init).joined(separator: ","))
  }

  @Test func namesAreUnambiguous() {
    #expect(Language.ambiguousNames == [])
    #expect(Language(named: "Terraform") == .hcl)
    #expect(Language(named: "resolv.conf") == .resolvConf)
    #expect(Language(named: "klingon") == nil)
    #expect(Language(named: "mermaid")?.isDiagram == true)
  }

  /// What a fence can name is coloured, but for text and what is drawn.
  @Test func everyLanguageIsColoured() {
    let plain: Set<Language> = [.text, .tree]
    for language in Language.all where !language.isDiagram && !plain.contains(language) {
      #expect(
        snippetChecker(for: language) != nil || highlightedLanguages.contains(language.id), "\(language.id)")
    }
  }

  private func check(_ text: String) {
    let info = InfoString(text)
    let count = text.utf8.count
    for problem in info.attributes.problems { #expect(problem.range.end <= count) }
    let lines = info.attributes.highlightedLines
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
  }
}

/// The language's id or `?`, then what differs from no attributes at all.
private func describe(_ info: InfoString) -> String {
  let attributes = info.attributes
  var words = [info.tag.isEmpty ? "-" : info.language.map(\.id) ?? "?\(info.tag)"]
  if attributes.expectation != .parses { words.append("\(attributes.expectation)") }
  if attributes.isPartial { words.append("partial") }
  if attributes.showsLineNumbers { words.append("lines") }
  if attributes.wrapsLines { words.append("wrap") }
  if let fold = attributes.fold { words.append("fold<\(fold)>") }
  if let tab = attributes.tab { words.append("tab<\(tab)>") }
  if let title = attributes.title { words.append("title<\(title)>") }
  if let file = attributes.file {
    let lines =
      switch file.lines {
      case .all: ""
      case .some(let range): " \(range.lowerBound)-\(range.upperBound == .max ? "" : "\(range.upperBound)")"
      case .malformed(let text): " !\(text)"
      }
    words.append("file<\(file.path)\(lines)>")
  }
  if let kind = attributes.kind { words.append("as<\(kind)>") }
  if !attributes.allowedRules.isEmpty {
    words.append("allow<\(attributes.allowedRules.map(\.id).joined(separator: ","))>")
  }
  if !attributes.highlightedLines.isEmpty {
    words.append(
      "highlight<\(attributes.highlightedLines.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ","))>"
    )
  }
  for problem in attributes.problems {
    let kind =
      switch problem.kind {
      case .unknown(let nearest): "unknown(\(nearest ?? "-"))"
      case .badLines: "bad-lines"
      case .badCount: "bad-count"
      case .contradiction(let other): "contradicts(\(other))"
      case .missingValue: "no-value"
      case .openQuote: "open-quote"
      }
    words.append("!\(problem.range.start)-\(problem.range.end):\(kind)")
  }
  return words.joined(separator: " ")
}
