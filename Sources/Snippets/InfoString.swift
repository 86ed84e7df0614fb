import Diagnostics
import SourceText

/// What stands behind the opening fence of a code block.
///
/// Three styles are understood, also mixed: `json title="x" partial`, rustdoc's `json,fails,partial`, and
/// braces as in Hugo and Pandoc: `json {title="x" highlight="2,4-6"}`, `{.json .partial title=x}`. Attributes
/// that mean something to other programs are passed over.
package struct InfoString: Sendable, Hashable {
  /// The name of the language as written; "" where there is none.
  package let tag: String
  /// `nil` without a tag and for one that the table of languages does not have.
  package let language: Language?
  package let attributes: SnippetAttributes

  /// Parses an info string whose entities and escapes are decoded. Takes anything.
  package init(_ text: String) {
    var parser = InfoStringParser(Array(text.utf8))
    parser.parse()
    tag = parser.tag
    language = Language(named: parser.tag)
    attributes = parser.attributes
  }
}

private struct InfoStringParser {
  private(set) var tag = ""
  private(set) var attributes = SnippetAttributes()
  private var cursor: ByteCursor
  private var isInBraces = false
  private var itemNames: Set<String> = []
  /// The first word that set the expectation.
  private var expectationWord: String?
  /// The value of `lines`, which is known to be one of a file only at the end.
  private var lines: String?

  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// info string = [ tag ] { separator item }
  mutating func parse() {
    var isFirst = true
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "{"): isInBraces = true
      case UInt8(ascii: "}"): isInBraces = false
      case UInt8(ascii: ","), UInt8(ascii: ";"), 0...0x20: break
      default:
        parseItem(isFirst: isFirst)
        isFirst = false
        continue
      }
      cursor.offset += 1
    }
    attributes.highlightedLines = merged(attributes.highlightedLines)
    if let lines { setFileLines(lines) }
    attributes.title = attributes.title ?? attributes.file?.path
  }

  /// item = name [ "=" value ] | "." class | "#" id | lines (in braces)
  private mutating func parseItem(isFirst: Bool) {
    let start = cursor.offset
    cursor.skip { $0 != UInt8(ascii: "=") && !isSeparator($0) }
    let range = cursor.range(from: start)
    let name = cursor.text(range)
    if cursor.eat(UInt8(ascii: "=")) {
      let value = parseValue(of: name)
      addItem(name, value.text)
      set(name, to: value.text, at: range, value: value.range)
    } else if isFirst, isTag(name) {
      tag = isInBraces && name.hasPrefix(".") ? String(name.dropFirst()) : name
    } else if isInBraces, let first = name.utf8.first, isDigit(first) {
      // `{2,4-6}`: Docusaurus and Gatsby mark lines so.
      parseLinesInBraces(from: start)
    } else {
      set(name, at: range)
    }
  }

  /// Whether the first word names the language. ` ```skip ` does not: it is an attribute of a block without
  /// language.
  private func isTag(_ name: String) -> Bool {
    if name.hasPrefix("#") { return false }
    guard let first = name.utf8.first else { return false }
    if isInBraces, isDigit(first) { return false }
    return !flagNames.contains(name)
  }

  /// value = "…" | '…' | "[" … "]" | bytes up to a separator
  private mutating func parseValue(of name: String) -> (text: String, range: SourceRange) {
    let start = cursor.offset
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = cursor.bytes[start]
      cursor.offset += 1
      let textStart = cursor.offset
      cursor.skip { $0 != quote }
      let text = cursor.text(cursor.range(from: textStart))
      if !cursor.eat(quote) { report(.openQuote, name, SourceRange(start, textStart)) }
      return (text, cursor.range(from: start))
    case UInt8(ascii: "["):
      // Hugo writes `hl_lines=[2,"4-6"]`.
      cursor.skip { $0 != UInt8(ascii: "]") }
      _ = cursor.eat(UInt8(ascii: "]"))
    default:
      skipBareValue()
    }
    let range = cursor.range(from: start)
    return (cursor.text(range), range)
  }

  /// A comma between digits belongs to the value: `highlight=2,4-6`.
  private mutating func skipBareValue() {
    while let byte = cursor.current {
      if byte == UInt8(ascii: ","), let next = cursor.peek(), let last = cursor.peek(-1), isDigit(next),
        isDigit(last)
      {
        cursor.offset += 1
      } else if isSeparator(byte) {
        return
      } else {
        cursor.offset += 1
      }
    }
  }

  private mutating func parseLinesInBraces(from start: Int) {
    cursor.offset = start
    cursor.skip { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") || isDigit($0) }
    if cursor.offset > start, cursor.bytes[cursor.offset - 1] == UInt8(ascii: ",") { cursor.offset -= 1 }
    let range = cursor.range(from: start)
    addItem("highlight", cursor.text(range))
    setLines(cursor.text(range), at: range)
    cursor.skip { !isSeparator($0) }
  }

  // MARK: Meaning

  /// An attribute without a value, or a class in braces.
  private mutating func set(_ word: String, at range: SourceRange) {
    if word.hasPrefix("#") { return }
    let isClass = word.hasPrefix(".")
    let name = isClass ? String(word.dropFirst()) : word
    // `allow=a.b,c.d`: the comma ends the value, the second rule looks like a flag.
    if !attributes.allowedRules.isEmpty, name.contains(utf8: "."), !isClass { return allow(name, at: range) }
    addItem(name, nil)
    switch name {
    case "skip": expect(.skipped, name, at: range)
    case "fails": expect(.fails, name, at: range)
    case "partial": attributes.isPartial = true
    case "lines": attributes.showsLineNumbers = true
    case "wrap": attributes.wrapsLines = true
    case "fold": attributes.fold = 10
    case _ where isClass: break
    case "title", "highlight", "as", "allow", "file", "tab": report(.missingValue, name, range)
    default: reportUnknown(name, among: flagNames + valueNames, at: range)
    }
  }

  private mutating func set(
    _ name: String, to value: String, at range: SourceRange, value valueRange: SourceRange
  ) {
    switch name {
    case "title": attributes.title = value.isEmpty ? nil : value
    case "highlight" where value.isEmpty: report(.missingValue, name, range)
    case "highlight": setLines(value, at: valueRange)
    case "as": attributes.kind = value.isEmpty ? nil : value
    case "file" where value.isEmpty: report(.missingValue, name, range)
    case "file": attributes.file = SnippetAttributes.FileReference(path: value, range: valueRange)
    case "lines": lines = value
    case "tab" where value.isEmpty: report(.missingValue, name, range)
    case "tab": attributes.tab = value
    case "fold" where !["true", "yes"].contains(value) && !isNo(value): setFold(value, at: valueRange)
    case "allow" where value.isEmpty: report(.missingValue, name, range)
    case "allow": allow(value, at: valueRange)
    case _ where flagNames.contains(name):
      if !isNo(value) { set(name, at: range) }
    default: reportUnknown(name, among: valueNames + flagNames, at: range)
    }
  }

  /// rules = rule { ( "," | blank ) rule }
  private mutating func allow(_ value: String, at range: SourceRange) {
    for name in value.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      attributes.allowedRules.append(AllowedRule(id: String(name), range: range))
    }
  }

  private mutating func addItem(_ name: String, _ value: String?) {
    guard itemNames.insert(name).inserted else { return }
    attributes.items.append(SnippetAttributes.Item(name: name, value: value))
  }

  private mutating func expect(
    _ expectation: SnippetAttributes.Expectation, _ word: String, at range: SourceRange
  ) {
    guard let first = expectationWord else {
      expectationWord = word
      attributes.expectation = expectation
      return
    }
    if attributes.expectation != expectation { report(.contradiction(other: first), word, range) }
  }

  /// lines = part { "," part }; part = number [ "-" number ]
  private mutating func setLines(_ text: String, at range: SourceRange) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(lineNumber)
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
        report(.badLines, text, range)
        return
      }
      ranges.append(first...last)
    }
    attributes.highlightedLines += ranges
  }

  /// lines = number [ "-" [ number ] ]: of a file those that are shown, else whether they are numbered.
  private mutating func setFileLines(_ text: String) {
    guard attributes.file != nil else {
      attributes.showsLineNumbers = !isNo(text)
      return
    }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let isOpen = ends.count == 2 && ends[1].isEmpty
    if let first = lineNumber(ends[0]), let last = isOpen ? .max : lineNumber(ends[ends.count - 1]),
      first <= last
    {
      attributes.file?.lines = .some(first...last)
    } else {
      attributes.file?.lines = .malformed(text)
    }
  }

  private mutating func setFold(_ text: String, at range: SourceRange) {
    if let count = lineNumber(text[...]) {
      attributes.fold = count
    } else {
      report(.badCount, text, range)
    }
  }

  private mutating func reportUnknown(_ name: String, among candidates: [String], at range: SourceRange) {
    guard !namesOfOthers.contains(name.lowercased()) else { return }
    report(
      .unknown(nearest: nearestSpelling(of: name, in: candidates.filter { $0.utf8.count > 2 })), name, range)
  }

  private mutating func report(_ kind: SnippetAttributes.Problem.Kind, _ name: String, _ range: SourceRange) {
    attributes.problems.append(SnippetAttributes.Problem(kind: kind, name: name, range: range))
  }
}

let flagNames = ["skip", "fails", "partial", "lines", "wrap", "fold"]
let valueNames = ["title", "highlight", "as", "allow", "file", "tab"]

/// Attributes of rustdoc, Hugo, Pandoc, Docusaurus and the like that have no meaning here.
private let namesOfOthers: Set<String> = [
  "ignore", "no_run", "should_panic", "compile_fail", "editable", "copy", "nocopy", "linenos",
  "linenostart", "linenums", "linenumbers", "numberlines", "showlinenumbers", "startfrom", "hl_lines",
  "hl_style",
  "anchorlinenos", "lineanchors", "noclasses", "style", "tabwidth", "guesssyntax", "filename", "name",
  "caption", "label", "id", "class", "eval", "exec", "echo", "include", "live", "file_name", "ins", "del",
  "frame",
]

private func isNo(_ value: String) -> Bool { ["false", "0", "no"].contains(value) }

private func lineNumber(_ text: Substring) -> Int? {
  let digits = text.utf8.drop { $0 == 0x20 }.prefix { isDigit($0) }
  // Six digits cannot overflow, and no snippet has more lines.
  guard !digits.isEmpty, digits.count <= 6, text.utf8.allSatisfy({ isDigit($0) || $0 == 0x20 }),
    let number = Int(String(decoding: digits, as: UTF8.self)), number >= 1
  else { return nil }
  return number
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

private func isSeparator(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
  default: false
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
