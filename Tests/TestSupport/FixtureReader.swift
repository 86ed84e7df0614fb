import Diagnostics
import Foundation
import SourceText

/// One case of a fixture file: a heading, a sentence, a snippet and what must be reported about it.
///
/// ````markdown
/// ## A quote left open runs to the end of the line
///
/// A sentence on why this is so.
///
/// ```sh
/// echo "half
/// ```
///
/// ```expect
/// 1:6 shell.unclosed-quote: quote is never closed
/// ```
/// ````
///
/// A case without an `expect` block must be clean. ` ```expect full ` also compares the help and the labels,
/// each on an indented line of its own. In a snippet whose info string has the word `bytes`, `\xHH` stands
/// for one byte, so that invisible and malformed text can be written down.
package struct Fixture: Sendable {
  /// Path of the fixture file.
  package let file: String
  /// 1-based line of the heading.
  package let line: Int
  package let heading: String
  /// The info string of the snippet: "json partial".
  package let info: String
  /// The snippet; each line ends in a line feed.
  package let bytes: [UInt8]
  /// The lines of the `expect` block.
  package let expected: [String]
  /// Whether `expected` has help and labels too.
  package let isFull: Bool

  /// 0-based line after the snippet's closing fence, and the lines of the `expect` block with its fences.
  fileprivate let snippetEnd: Int
  fileprivate let expectLines: Range<Int>?

  /// The words of the info string: "json", "partial".
  package var words: [String] { info.split(separator: " ").map(String.init) }
}

/// A fixture file that does not follow the format.
package struct FixtureError: Error, CustomStringConvertible {
  package let description: String
}

/// All cases of the Markdown files in the directory `folder` beside `testFile`, in order of file name.
package func readFixtures(_ folder: String = "Fixtures", beside testFile: String = #filePath) throws
  -> [Fixture]
{
  let directory = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent(folder)
  let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
  return try names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
    let path = directory.appendingPathComponent(name).path
    return try parseFixtures(
      String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self), path)
  }
}

/// Compares what `check` reports about each fixture with what the fixture expects.
///
/// With `NOTES_UPDATE=1` in the environment, the expectations are rewritten instead.
/// - Returns: one message for each case that differs, ready for a test to print; empty when all agree.
package func mismatches(
  of fixtures: [Fixture], check: (Fixture) throws -> [Diagnostic]
) throws -> [String] {
  try mismatches(of: fixtures) { fixture in
    describe(try check(fixture), in: fixture.bytes, full: fixture.isFull)
  }
}

/// The same for suites that expect anything else than diagnostics: `describe` gives the lines.
package func mismatches(
  of fixtures: [Fixture], describe: (Fixture) throws -> [String]
) throws -> [String] {
  var messages: [String] = []
  var updates: [String: [(Fixture, [String])]] = [:]
  for fixture in fixtures {
    let found = try describe(fixture)
    guard found != fixture.expected else { continue }
    updates[fixture.file, default: []].append((fixture, found))
    messages.append(
      """
      \(fixture.file):\(fixture.line): \(fixture.heading)
      expected:
      \(fixture.expected.map { "  " + $0 }.joined(separator: "\n"))
      found:
      \(found.map { "  " + $0 }.joined(separator: "\n"))
      """)
  }
  guard ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" else { return messages }
  for (path, changes) in updates { try rewrite(path, changes) }
  return []
}

/// Diagnostics as the lines of an `expect` block, in order of place.
///
/// `line:column rule.id: message`, and the severity in brackets where it is not the rule's own.
package func describe(_ diagnostics: [Diagnostic], in bytes: [UInt8], full: Bool = false) -> [String] {
  let table = LineTable(bytes)
  func place(_ range: SourceRange) -> String {
    let location = table.location(of: range.start)
    return "\(location.line):\(location.column)"
  }
  let ordered = diagnostics.enumerated().sorted {
    ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
  }
  return ordered.flatMap { _, diagnostic in
    var line = "\(place(diagnostic.range)) \(diagnostic.rule.id): \(diagnostic.message)"
    if diagnostic.severity != diagnostic.rule.severity { line += " [\(diagnostic.severity.rawValue)]" }
    guard full else { return [line] }
    return [line] + diagnostic.labels.map { "  \(place($0.range)) \($0.message)" }
      + (diagnostic.help.map { ["  help: \($0)"] } ?? [])
  }
}

/// Splits a fixture file into its cases.
private func parseFixtures(_ text: String, _ path: String) throws -> [Fixture] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var fixtures: [Fixture] = []
  var heading: (text: String, line: Int)?
  var index = 0
  while index < lines.count {
    if lines[index].hasPrefix("## ") { heading = (String(lines[index].dropFirst(3)), index + 1) }
    guard let snippet = try fencedBlock(at: index, in: lines, path) else {
      index += 1
      continue
    }
    guard let title = heading else {
      throw FixtureError(description: "\(path):\(index + 1): a snippet without a heading `## …` above it")
    }
    heading = nil
    index = snippet.lines.upperBound
    let afterBlanks = lines[index...].firstIndex { !$0.isEmpty } ?? lines.count
    let next = try fencedBlock(at: afterBlanks, in: lines, path)
    let expect = next?.info.hasPrefix("expect") == true ? next : nil
    fixtures.append(
      Fixture(
        file: path, line: title.line, heading: title.text, info: snippet.info, bytes: bytes(of: snippet),
        expected: expect?.content ?? [], isFull: expect?.info == "expect full", snippetEnd: index,
        expectLines: expect?.lines))
    index = expect?.lines.upperBound ?? index
  }
  return fixtures
}

/// A fenced block: its info string, its content, and its lines with both fences.
private struct FencedBlock {
  let info: String
  let content: [String]
  let lines: Range<Int>
}

/// The block whose opening fence stands on line `index`, if one does.
private func fencedBlock(at index: Int, in lines: [String], _ path: String) throws -> FencedBlock? {
  guard index < lines.count, lines[index].hasPrefix("```") else { return nil }
  let fence = String(lines[index].prefix { $0 == "`" })
  guard let end = lines[(index + 1)...].firstIndex(of: fence) else {
    throw FixtureError(description: "\(path):\(index + 1): the block is never closed")
  }
  return FencedBlock(
    info: String(lines[index].dropFirst(fence.count)), content: Array(lines[(index + 1)..<end]),
    lines: index..<(end + 1))
}

private func bytes(of block: FencedBlock) -> [UInt8] {
  let text = Array(block.content.map { $0 + "\n" }.joined().utf8)
  guard block.info.split(separator: " ").contains("bytes") else { return text }
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    if index + 3 < text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "x"),
      let byte = UInt8(String(decoding: text[(index + 2)...(index + 3)], as: UTF8.self), radix: 16)
    {
      result.append(byte)
      index += 4
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return result
}

/// Writes what was found into the `expect` blocks of a fixture file, from the last case to the first.
private func rewrite(_ path: String, _ changes: [(Fixture, [String])]) throws {
  var lines = try String(contentsOfFile: path, encoding: .utf8)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for (fixture, found) in changes.sorted(by: { $0.0.line > $1.0.line }) {
    let block = ["", fixture.isFull ? "```expect full" : "```expect"] + found + ["```"]
    let end = fixture.expectLines?.upperBound ?? fixture.snippetEnd
    lines.replaceSubrange(fixture.snippetEnd..<end, with: found.isEmpty ? [] : block)
  }
  try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
}
