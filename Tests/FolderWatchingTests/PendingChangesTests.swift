import Testing

@testable import FolderWatching

/// What editors do, as events with their times, and when what is handed on.
@Suite struct PendingChangesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// `time kind path cookie`
    let events: [String]
    /// `time: changes`
    let expected: [String]
  }

  static let cases = [
    Case(
      testDescription: "a file written in place",
      events: ["0 written a.md"], expected: ["4: a.md"]),
    Case(
      testDescription: "a file made and written",
      events: ["0 begun a.md", "3 written a.md"], expected: ["7: a.md"]),
    Case(
      testDescription: "a hard link is made, and never written",
      events: ["0 begun a.md"], expected: ["40: a.md"]),
    Case(
      testDescription: "a new file takes the name of the old one",
      events: ["0 begun a.tmp", "1 written a.tmp", "2 gone a.tmp 7", "2 written a.md 7"],
      expected: ["6: a.md a.tmp"]),
    Case(
      testDescription: "vim moves the file to a backup, which is ignored, and writes another",
      events: [
        "0 begun 4913", "0 written 4913", "0 gone 4913", "1 gone a.md 5", "2 begun a.md", "9 written a.md",
      ],
      expected: ["13: a.md", "40: 4913"]),
    Case(
      testDescription: "a file is renamed: it is never at both names, nor at none",
      events: ["0 gone a.md 3", "0 written b.md 3"], expected: ["4: a.md b.md"]),
    Case(
      testDescription: "a file is removed",
      events: ["0 gone a.md"], expected: ["40: a.md"]),
    Case(
      testDescription: "files that are written one after the other come together",
      events: ["0 written a.md", "3 written b.md", "6 written c.md"], expected: ["10: a.md b.md c.md"]),
    Case(
      testDescription: "one that is written without end is shown meanwhile",
      events: (0..<20).map { "\($0 * 3) written a.md" }, expected: ["50: a.md", "61: a.md"]),
    Case(
      testDescription: "a folder is moved",
      events: ["0 folder posts"], expected: ["4: everything"]),
  ]

  @Test(arguments: cases)
  func changesAreHandedOnWhenTheyAreWhole(example: Case) {
    var pending = PendingChanges()
    var handed: [String] = []
    var events = example.events[...]
    for now in 0...200 {
      while let next = events.first, let event = Self.event(next), event.time == now {
        pending.add(event.event, at: now)
        events = events.dropFirst()
      }
      let due = pending.takeDue(at: now).map { change in
        switch change {
        case .file(let path): path
        case .everything: "everything"
        }
      }
      if !due.isEmpty { handed.append("\(now): \(due.sorted().joined(separator: " "))") }
    }
    #expect(handed == example.expected)
    #expect(pending.nextDue == nil)
  }

  private static func event(_ text: String) -> (time: Int, event: WatchEvent)? {
    let words = text.split(separator: " ").map(String.init)
    let kinds: [String: WatchEvent.Kind] = [
      "written": .written, "begun": .begun, "gone": .gone, "folder": .folder,
    ]
    guard let time = Int(words[0]), let kind = kinds[words[1]] else { return nil }
    return (time, WatchEvent(kind: kind, path: words[2], cookie: words.count > 3 ? UInt32(words[3]) ?? 0 : 0))
  }
}
