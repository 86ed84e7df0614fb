import Diagnostics
import SourceText

/// What stands behind the opening fence of a code block: a language and attributes.
///
/// Three styles are read, alone or mixed: words after the language (`json title="main.tf" partial`), commas as in
/// rustdoc (`json,fails`), braces as in Hugo and Pandoc (`json {title="x" .class}`, `{.json #id}`).
package struct InfoString: Sendable {
  /// The language as the author wrote it; empty if there is none.
  package let tag: String
  package let language: Language?
  package let attributes: SnippetAttributes

  package init(_ text: String) {
    var scanner = AttributeScanner(text)
    let items = scanner.items()
    var tag = ""
    var reader = AttributeReader()
    for (index, item) in items.enumerated() {
      if item.name.hasPrefix("."), item.value == nil {
        // Pandoc: the first class is the language, others are attributes or style.
        let name = String(item.name.dropFirst())
        if tag.isEmpty, !reader.isFlag(name) { tag = name } else { reader.readClass(name) }
      } else if index == 0, item.value == nil, !item.isInBraces, !reader.isFlag(item.name) {
        tag = item.name
      } else {
        reader.read(item)
      }
    }
    self.tag = tag
    self.language = Language(named: tag)
    self.attributes = reader.attributes
  }
}

/// What the author asks for about one snippet.
package struct SnippetAttributes: Sendable {
  package enum Expectation: Sendable {
    /// It must parse.
    case parses
    /// `skip`: it is not checked.
    case skipped
    /// `fails`: it must not parse.
    case fails
  }

  package var expectation = Expectation.parses
  /// `partial`: what is missing before and after it is meant.
  package var isPartial = false
  /// `title="main.tf"`
  package var title: String?
  /// `lines`: number them.
  package var showsLineNumbers = false
  /// `highlight="2,4-6"`: 1-based lines to be marked, in order, not overlapping.
  package var highlightedLines: [ClosedRange<Int>] = []
  /// `as=iam-trust-policy`: the kind of document.
  package var kind: String?
  /// What could not be used, for a warning.
  package var problems: [AttributeProblem] = []
}

/// Something about an attribute that the author should know.
package enum AttributeProblem: Sendable, Hashable {
  /// Not an attribute, yet nearly spelt as one.
  case misspelt(String, meant: String)
  /// A value that cannot be used.
  case badValue(name: String, value: String, expected: String)
  /// `skip` and `fails` together.
  case contradiction
}

/// One word of an info string: `name`, `name=value`, `.class`, `#id`.
private struct AttributeItem {
  let name: String
  let value: String?
  let isInBraces: Bool
}

/// Cuts an info string into its words.
private struct AttributeScanner {
  private var cursor: ByteCursor
  private var depth = 0

  init(_ text: String) { cursor = ByteCursor(Array(text.utf8)) }

  mutating func items() -> [AttributeItem] {
    var items: [AttributeItem] = []
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "{"):
        depth += 1
        cursor.offset += 1
      case UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        cursor.offset += 1
      case 0...0x20, UInt8(ascii: ","): cursor.offset += 1
      default: items.append(item())
      }
    }
    return items
  }

  private mutating func item() -> AttributeItem {
    let start = cursor.offset
    cursor.skip { !Self.endsName($0) }
    // A lone `=` or quote is passed over as a name, so that each turn takes a byte.
    if cursor.offset == start { cursor.offset += 1 }
    let name = cursor.text(cursor.range(from: start))
    guard cursor.eat(UInt8(ascii: "=")) else {
      return AttributeItem(name: name, value: nil, isInBraces: depth > 0)
    }
    return AttributeItem(name: name, value: value(), isInBraces: depth > 0)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "=,{}\"'".utf8.contains(byte)
  }

  private mutating func value() -> String {
    if let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      cursor.offset += 1
      let start = cursor.offset
      cursor.skip { $0 != quote }
      let value = cursor.text(cursor.range(from: start))
      cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
      return value
    }
    let start = cursor.offset
    // `highlight=2,4-6` without quotes: a comma before a digit belongs to the value.
    while let byte = cursor.current, byte > 0x20, byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: ","), !(cursor.peek().map { (0x30...0x39).contains($0) } ?? false) { break }
      cursor.offset += 1
    }
    return cursor.text(cursor.range(from: start))
  }
}

/// Gives words their meaning.
private struct AttributeReader {
  private(set) var attributes = SnippetAttributes()
  private static let flags = ["skip", "fails", "partial", "lines"]
  private static let names = flags + ["title", "highlight", "as"]

  func isFlag(_ name: String) -> Bool { Self.flags.contains(name) }

  mutating func readClass(_ name: String) {
    if isFlag(name) { readFlag(name) }
  }

  mutating func read(_ item: AttributeItem) {
    switch (item.name, item.value) {
    case ("skip", _), ("fails", _), ("partial", _), ("lines", _):
      // `lines="3-20"` chooses lines of a file elsewhere; here it is a flag that may be switched off.
      if item.value != "false" { readFlag(item.name) }
    case ("title", let value?): attributes.title = value.isEmpty ? nil : value
    case ("as", let value?): attributes.kind = value.lowercased()
    case ("highlight", let value?), ("hl_lines", let value?): readLines(value, name: item.name)
    case ("title", nil), ("as", nil), ("highlight", nil):
      attributes.problems.append(.badValue(name: item.name, value: "", expected: "a value, as in \(item.name)=\"…\""))
    case ("linenos", let value?), ("linenums", let value?):
      attributes.showsLineNumbers = value != "false" && value != "0"
    default:
      // Words of other tools are none of our business; near misses of ours are.
      if item.name.utf8.count > 3, let meant = nearestSpelling(of: item.name, in: Self.names), meant != item.name {
        attributes.problems.append(.misspelt(item.name, meant: meant))
      }
    }
  }

  private mutating func readFlag(_ name: String) {
    switch name {
    case "skip", "fails":
      if attributes.expectation != .parses, (attributes.expectation == .fails) != (name == "fails") {
        attributes.problems.append(.contradiction)
      }
      attributes.expectation = name == "skip" ? .skipped : .fails
    case "partial": attributes.isPartial = true
    default: attributes.showsLineNumbers = true
    }
  }

  private mutating func readLines(_ value: String, name: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in value.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first > 0, first <= last,
        last <= 1_000_000
      else {
        attributes.problems.append(
          .badValue(name: name, value: value, expected: "line numbers from 1, such as 2,4-6"))
        return
      }
      ranges.append(first...last)
    }
    attributes.highlightedLines = merged(ranges)
  }

  private func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
