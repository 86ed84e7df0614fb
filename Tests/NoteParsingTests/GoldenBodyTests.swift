import Foundation
import Testing

@testable import NoteParsing

/// `Golden/<name>.md` is parsed and its body compared with `Golden/<name>.html`, byte for byte.
///
/// `NOTES_UPDATE=1` rewrites the `.html` files.
@Suite struct GoldenBodyTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
        .map { String($0.dropLast(3)) }
    }
  }

  @Test func bodiesAreAsExpected() throws {
    let isUpdate = ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1"
    for name in try Self.names {
      let note = parseNote(
        try String(contentsOf: Self.folder.appendingPathComponent(name + ".md"), encoding: .utf8))
      var found = bodyText(note.body)
      for (index, link) in note.note.links.enumerated() {
        found +=
          "<!-- link \(index): \(link.kind) \(link.target)\(link.title.map { " \"\($0)\"" } ?? "") -->\n"
      }
      for (index, image) in note.note.images.enumerated() {
        found += "<!-- image \(index): \(image.target) | \(image.alt) | \(image.caption ?? "-")"
        if image.kind == .wiki { found += " | wiki" }
        if let extent = image.extent {
          found += " | \(extent.width)\(extent.height.map { " × \($0)" } ?? "")"
        }
        found += "\(image.isBlock ? " block" : "")\(image.isPlaceholder ? " placeholder" : "")"
        found += "\(image.isNearStart ? " near" : "") -->\n"
      }
      let file = Self.folder.appendingPathComponent(name + ".html")
      if isUpdate {
        try found.write(to: file, atomically: true, encoding: .utf8)
        continue
      }
      let expected = try String(contentsOf: file, encoding: .utf8)
      if found != expected { Issue.record("\(name).md: \(firstDifference(found, expected))") }
    }
  }

  /// Every tag that is opened is closed, in order, whatever the note holds.
  @Test func bodiesAreWellFormed() throws {
    for name in try Self.names {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".md"), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for count in 0...lines.count {
        let part = lines.prefix(count).joined(separator: "\n")
        let fault = nestingFault(bodyText(parseNote(part).body))
        #expect(fault == nil, "\(name).md, first \(count) lines: \(fault ?? "")")
      }
    }
  }
}

/// The first line in which two texts differ.
func firstDifference(_ found: String, _ expected: String) -> String {
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

/// What is wrong with the nesting of tags, `nil` when nothing is.
private func nestingFault(_ html: String) -> String? {
  let empty: Set<String> = ["br", "hr", "img", "input"]
  var open: [String] = []
  var rest = html.utf8[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return "a tag without end" }
    let tag = String(decoding: rest[rest.index(after: start)..<end], as: UTF8.self)
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") {
      guard let last = open.popLast() else { return "<\(tag)> closes nothing" }
      if last != tag.dropFirst() { return "<\(tag)> closes <\(last)>" }
    } else {
      let name = String(tag.prefix { $0 != " " })
      if !empty.contains(name) { open.append(name) }
    }
  }
  return open.last.map { "<\($0)> is never closed" }
}
