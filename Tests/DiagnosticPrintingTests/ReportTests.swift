import Diagnostics
import Foundation
import SourceText
import Testing

@testable import DiagnosticPrinting

private let rule = Rule("json.test", .error, "a rule for tests", why: "-", wrong: "-", right: "-")

/// `Fixtures/*.txt`: cases of a source, marks in it, and the report as it must be printed.
///
/// A case is `== name`, the source, then lines `@ kind:first-last: message` (kind `error`, `warning`, `info`, and `secret`
/// of what is to be masked, starts a diagnostic; `label` and `help` belong to the one before; numbers are byte offsets of the source, half-open), then
/// `-- human` (or `json`, `github`, `gitlab`, `sarif`, `junit`, `color`) and the output. In the source `\xHH` stands for a byte.
/// `NOTES_UPDATE=1` rewrites the outputs.
@Suite struct ReportTests {
  @Test func reportsAreAsWritten() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/reports.txt")
    let text = try String(contentsOf: path, encoding: .utf8)
    var updated: [String] = []
    for block in text.components(separatedBy: "== ").dropFirst() {
      let reportCase = try #require(ReportCase(block), "malformed case: \(block)")
      let output = reportCase.output()
      if output != reportCase.expected, !isUpdating {
        Issue.record("\(reportCase.name)\nexpected:\n\(reportCase.expected)\nfound:\n\(output)")
      }
      updated.append(reportCase.head + output)
    }
    if isUpdating { try Data(updated.map { "== " + $0 }.joined().utf8).write(to: path) }
  }

  @Test func wideAndCombiningCharacters() {
    #expect(terminalWidth("a") == 1)
    #expect(terminalWidth("é") == 1)
    #expect(terminalWidth("\u{301}") == 0)
    #expect(terminalWidth("漢") == 2)
    #expect(terminalWidth("✓") == 1)
    #expect(terminalWidth("✅") == 2)
    #expect(terminalWidth("│") == 1)
    #expect(terminalWidth("🚀") == 2)
  }

  /// Whatever the bytes: nothing that a terminal obeys, a caret line no longer than the line allows, valid UTF-8.
  @Test func noControlCharacterGetsThrough() {
    let hostile: [UInt8] =
      Array("a\u{1B}[31mb\u{9B}2J\u{202E}x\u{7}\t漢e\u{301}\r\n\0".utf8) + [0xFF, 0xC2, 0xE2, 0x82]
    for start in 0...hostile.count {
      for end in start...hostile.count {
        let range = SourceRange(start, end)
        let text = String(decoding: hostile[start..<end], as: UTF8.self)
        let found = Diagnostic(rule, "found \(text)", at: range, help: text, labels: [Label(text, at: range)])
        let located = locate([found], in: SourceFile(path: "a\u{1B}b.md", bytes: hostile))
        let output = humanReport(located, color: false)
        #expect(!output.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F })
        #expect(String(validating: output, as: UTF8.self) != nil)
        for line in githubReport(located).split(separator: 0x0A) {
          #expect(line.starts(with: "::error ".utf8))
        }
      }
    }
  }

  @Test func manyDiagnosticsOnOneLongLineTakeOnePass() {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 400_000)
    let many = (0..<2_000).map {
      Diagnostic(
        rule, "number \($0)", at: SourceRange($0 * 200, $0 * 200 + 3),
        labels: [Label("here", at: SourceRange($0, $0 + 1))])
    }
    let located = locate(many, in: SourceFile(path: "a.md", bytes: bytes))
    #expect(located.last?.start == SourceLocation(line: 1, column: 399_801))
    #expect(humanReport(located, color: false).count < 2_000 * 500)
  }

  @Test func summaries() {
    func text(_ files: Int, _ snippets: Int, _ checked: Int, _ errors: Int, _ warnings: Int) -> String {
      humanSummary(
        CheckSummary(
          files: files, snippets: snippets, checked: checked, skipped: snippets - checked, errors: errors,
          warnings: warnings))
    }
    #expect(text(5, 34, 12, 1, 2) == "5 notes, 34 snippets: 12 checked, 22 not checked; 1 error, 2 warnings")
    #expect(text(1, 1, 1, 0, 0) == "1 note, 1 snippet: 1 checked; no errors")
    #expect(text(0, 0, 0, 0, 1) == "no notes, no snippets; no errors, 1 warning")
  }

  private var isUpdating: Bool { ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" }
}

private struct ReportCase {
  let name: String
  /// Everything before the output, as in the file.
  let head: String
  let format: String
  let expected: String
  let source: SourceFile
  let diagnostics: [Diagnostic]

  init?(_ block: String) {
    guard let divider = block.range(of: "\n-- ") else { return nil }
    let parts = block[divider.upperBound...].split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    format = String(parts[0])
    expected = String(parts[1])
    head = String(block.dropLast(parts[1].count))
    var lines = block[..<divider.lowerBound].components(separatedBy: "\n")
    name = lines.removeFirst()
    let marks = lines.filter { $0.hasPrefix("@ ") }
    source = SourceFile(
      path: "Content/a,b.md", bytes: unescaped(lines.filter { !$0.hasPrefix("@ ") }.joined(separator: "\n")))
    diagnostics = parsed(marks)
  }

  func output() -> String {
    let located = locate(diagnostics, in: source)
    let summary = CheckSummary(files: 1, snippets: 2, checked: 1, skipped: 1, errors: 1, warnings: 0)
    let bytes =
      switch format {
      case "json": jsonReport(located, summary: summary)
      case "github": githubReport(located)
      case "gitlab": gitlabReport(located)
      case "sarif": sarifReport(located, version: "1.2.3", isComplete: true)
      case "junit": junitReport(located, files: ["Content/a,b.md", "README.md"])
      default: humanReport(located, color: format == "color")
      }
    // So that the file can be read, escapes are written as words.
    return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\u{1B}", with: "ESC")
  }
}

private func parsed(_ marks: [String]) -> [Diagnostic] {
  var result: [Diagnostic] = []
  for mark in marks {
    let parts = mark.dropFirst(2).split(separator: ":", maxSplits: 2).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard parts.count == 3 else { continue }
    let numbers = parts[1].split(separator: "-").compactMap { Int($0) }
    let range = SourceRange(numbers.first ?? 0, numbers.last ?? 0)
    let message = parts[2].replacingOccurrences(of: "\\n", with: "\n")
    if parts[0] == "secret" {
      var secret = Diagnostic(rule, message, at: range)
      secret.secret = ConcealedSecret([])
      result.append(secret)
    } else if let severity = Severity(rawValue: parts[0]) {
      result.append(
        Diagnostic(rule, message, at: range, severity: severity, language: severity == .info ? nil : "json"))
    } else if let last = result.popLast() {
      let isHelp = parts[0] == "help"
      result.append(
        Diagnostic(
          rule, last.message, at: last.range, help: isHelp ? message : last.help,
          labels: last.labels + (isHelp ? [] : [Label(message, at: range)]), severity: last.severity,
          language: last.language))
    }
  }
  return result
}

private func unescaped(_ text: String) -> [UInt8] {
  let pieces = text.components(separatedBy: "\\x")
  return pieces.dropFirst().reduce(into: Array(pieces[0].utf8)) { bytes, piece in
    if let byte = UInt8(piece.prefix(2), radix: 16) { bytes.append(byte) }
    bytes += piece.dropFirst(2).utf8
  }
}
