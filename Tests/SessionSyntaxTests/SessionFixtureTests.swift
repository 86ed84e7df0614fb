import Diagnostics
import ShellSyntax
import SourceText
import TestSupport
import Testing

@testable import SessionSyntax

/// What the fixtures say is how blocks are read; see ``Fixture`` for the format.
struct SessionFixtureTests {
  @Test func fixturesAreReadAsTheyExpect() throws {
    for mismatch in try mismatches(of: readFixtures(), describe: describeBlock) {
      Issue.record(Comment(rawValue: mismatch))
    }
  }

  /// Damaged text is read without a trap, and every place lies inside of it.
  @Test func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < 300 {
      forEachDamage(of: fixture.bytes) { bytes in
        let faults = self.faults(bytes)
        if !faults.isEmpty {
          Issue.record("\(fixture.heading): \(faults) in \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  private func faults(_ bytes: [UInt8]) -> [String] {
    let session = parseSession(bytes)
    var faults = placeFaults(
      checkSession(session), tokens: highlight(session), count: bytes.count)
    var line = 0
    for command in session.commands {
      if command.lines.lowerBound < line || command.lines.isEmpty {
        faults.append("\(command.lines) overlap")
      }
      line = command.lines.upperBound
      for offset in command.text.indices where command.text[offset] != UInt8(ascii: "\n") {
        let place = command.snippetOffset(of: offset)
        if place >= bytes.count || bytes[place] != command.text[offset] { faults.append("\(offset) is lost") }
      }
    }
    if line > session.lineKinds.count { faults.append("a command goes to line \(line)") }
    let ranges =
      [foreignText(in: bytes, near: nil), foreignText(in: bytes, near: bytes.count / 2)]
      .compactMap { $0?.range } + [looksLikeHereDocument(bytes)].compactMap { $0 }
    return faults + ranges.filter { $0.end > bytes.count }.map { "\($0) lies outside" }
  }
}

/// The lines of an `expect` block.
private func describeBlock(_ fixture: Fixture) -> [String] {
  switch fixture.words.first {
  case "console": describeSession(fixture.bytes)
  case "sh": describeForeign(fixture.bytes)
  default:
    looksLikeHereDocument(fixture.bytes).map { ["\(line(of: $0.start, in: fixture.bytes)) command"] } ?? []
  }
}

private func describeSession(_ bytes: [UInt8]) -> [String] {
  let session = parseSession(bytes)
  var lines: [String] = []
  for (index, kind) in session.lineKinds.enumerated() {
    switch kind {
    case .command:
      guard let command = session.commands.first(where: { $0.lines.lowerBound == index }) else { continue }
      let name = command.isChecked ? "command" : "unchecked"
      let text = String(decoding: command.text, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let last = command.lines.count > 1 ? "-\(command.lines.upperBound)" : ""
      lines.append("\(index + 1)\(last) \(name): \(text.joined(separator: "⏎"))")
    case .prompt: lines.append("\(index + 1) prompt")
    case .comment: lines.append("\(index + 1) comment")
    case .output: lines.append("\(index + 1) output")
    case .blank: break
    }
  }
  return lines + describe(checkSession(session), in: bytes)
}

private func describeForeign(_ bytes: [UInt8]) -> [String] {
  let error = parseShell(bytes).diagnostics.first { $0.severity == .error }
  return foreignText(in: bytes, near: error?.range.start).map {
    ["\(line(of: $0.range.start, in: bytes)) \($0.what), tagged `\($0.tag)`"]
  } ?? []
}

private func line(of offset: Int, in bytes: [UInt8]) -> Int { LineTable(bytes).lineIndex(of: offset) + 1 }
