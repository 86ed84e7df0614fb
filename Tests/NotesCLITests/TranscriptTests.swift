import Foundation
import TestSupport
import Testing

/// `Tests/Transcripts/*.md`: commands as they are typed and the lines they must print.
///
/// The commands of a file run one after another in a copy of `Transcripts/site`, each from its top, through `sh`;
/// `[exit 1]` stands below the output of one that does not end with 0. Times read `… ms`, scores `…`, and the folder
/// that the site lies in `/home`. `NOTES_UPDATE=1` rewrites what is printed.
@Suite struct TranscriptTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Transcripts")

  private static let names = [
    "build", "check", "ci", "explain", "fmt", "folders", "help", "import", "init-and-new", "list", "rename",
    "search", "serve", "source", "usage",
  ]

  @Test func everyTranscriptIsListed() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
      $0.hasSuffix(".md")
    }
    #expect(found.sorted() == Self.names.map { $0 + ".md" })
  }

  @Test(arguments: names)
  func commandsPrintWhatTheTranscriptSays(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".md")
    let expected = try String(contentsOf: file, encoding: .utf8)
    let home = try TemporaryFolder()
    try home.copy(contentOf: Self.folder.appendingPathComponent("site"), to: "site")
    let found = try replay(expected, in: home)
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
    } else if found != expected {
      Issue.record("\(name).md: \(firstDifference(found, expected))")
    }
  }

  /// The transcript as it comes out today.
  private func replay(_ transcript: String, in home: TemporaryFolder) throws -> String {
    var result: [String] = []
    var isInBlock = false
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInBlock = line == "```console"
        result.append(line)
      } else if !isInBlock {
        result.append(line)
      } else if line.hasPrefix("$ ") {
        result.append(line)
        result += try output(of: String(line.dropFirst(2)), in: home)
      }
    }
    return result.joined(separator: "\n")
  }

  /// What a command prints on both streams, and `[exit N]` unless it ends with 0.
  private func output(of command: String, in home: TemporaryFolder) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: home.path(of: "site"))
    process.environment = [
      "PATH": try programFolder() + ":/usr/bin:/bin", "HOME": home.path, "SOURCE_DATE_EPOCH": "1719835200",
      "COLUMNS": "100", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var lines = masked(printed.replacing(home.path, with: "/home"))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return process.terminationStatus == 0 ? lines : lines + ["[exit \(process.terminationStatus)]"]
  }

  /// The folder of the program that was built with these tests.
  private func programFolder() throws -> String {
    let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let folders = [Bundle.main.executableURL?.deletingLastPathComponent()].compactMap { $0 } + bundles
    let found = folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("notes").path)
    }
    return try #require(found, "the program lies beside the tests").path
  }
}

/// `text` without what differs from run to run.
private func masked(_ text: String) -> String {
  let withoutTimes = masked(text, after: "(", before: " ms)")
  return masked(withoutTimes, after: "\"score\":", before: ",")
}

/// `text` with `…` for every number that stands between `start` and `end`.
private func masked(_ text: String, after start: String, before end: String) -> String {
  var result = ""
  var rest = text[...]
  while let opening = rest.firstRange(of: start) {
    result += rest[..<opening.upperBound]
    rest = rest[opening.upperBound...]
    let number = rest.prefix { $0.isNumber || "-.e".contains($0) }
    if !number.isEmpty, rest[number.endIndex...].hasPrefix(end) {
      result += "…"
      rest = rest[number.endIndex...]
    }
  }
  return result + rest
}

/// The first line in which two texts differ.
private func firstDifference(_ found: String, _ expected: String) -> String {
  let found = found.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(found.count, expected.count) {
    let (a, b) = (
      index < found.count ? found[index] : "(end)", index < expected.count ? expected[index] : "(end)"
    )
    if a != b { return "line \(index + 1)\n  expected: \(b)\n  found:    \(a)" }
  }
  return "no difference"
}
