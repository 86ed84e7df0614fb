import Diagnostics
import SourceText

/// The text of a Mermaid diagram without what belongs to no kind: front matter, directives, comments and texts for who
/// cannot see it are blanked out, so that every byte keeps its place.
struct MermaidSource: Sendable {
  /// As long as the diagram. A statement reads it from `bodyStart`.
  let bytes: [UInt8]
  /// The first word, `sequenceDiagram`; empty at the end of an empty diagram.
  let kind: SourceRange
  /// The byte behind `kind`.
  var bodyStart: Int { kind.end }
  /// From the front matter or `accTitle`, the latter first; empty where there is none.
  let title: String
  /// `accDescr`; empty where there is none.
  let description: String

  var kindName: String { String(decoding: bytes[kind.start..<kind.end], as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    var blanker = MermaidBlanker(bytes)
    blanker.run()
    self.bytes = blanker.bytes
    var cursor = ByteCursor(blanker.bytes)
    cursor.skip(while: isBlankOrBreak)
    let start = cursor.offset
    cursor.skip { !isBlankOrBreak($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ":") }
    kind = cursor.range(from: start)
    title = blanker.accessibleTitle.isEmpty ? blanker.title : blanker.accessibleTitle
    description = blanker.accessibleDescription
  }
}

/// Finds the kind of a Mermaid diagram and has it drawn.
func sketchMermaid(_ bytes: [UInt8]) -> DiagramSketch {
  let source = MermaidSource(bytes)
  switch source.kindName {
  case "sequenceDiagram": return sketchSequence(source)
  case "flowchart", "graph", "flowchart-v2", "flowchart-elk": return sketchFlowchart(source)
  case let name: return refusal(ofKind: name, at: source)
  }
}

/// The kinds that Mermaid has and this program does not draw.
private let kindsNotDrawn: [String] = [
  "architecture", "architecture-beta", "block", "block-beta", "C4Component", "C4Container", "C4Context",
  "C4Deployment", "C4Dynamic", "classDiagram", "classDiagram-v2", "erDiagram", "gantt", "gitGraph", "info",
  "journey", "kanban", "mindmap", "packet", "packet-beta", "pie", "quadrantChart", "radar-beta",
  "requirement",
  "requirementDiagram", "sankey", "sankey-beta", "stateDiagram", "stateDiagram-v2", "timeline", "treemap",
  "treemap-beta", "xychart", "xychart-beta", "zenuml",
]

private func refusal(ofKind name: String, at source: MermaidSource) -> DiagramSketch {
  let elision = ByteCursor(source.bytes).endOfElision(at: source.kind.start)
  if source.kind.count > 0, elision != nil { return DiagramSketch(picture: nil) }
  if kindsNotDrawn.contains(name) {
    return DiagramSketch(
      picture: nil,
      diagnostics: [
        Diagnostic(
          DiagramRules.kindNotDrawn, "'\(name)' is not drawn: the page shows its source", at: source.kind)
      ])
  }
  let nearest = nearestSpelling(
    of: name, in: ["sequenceDiagram", "flowchart", "graph"] + kindsNotDrawn, within: 3)
  let message =
    name.isEmpty
    ? "the diagram is empty; it begins with its kind"
    : "'\(name)' is no kind of diagram"
  return DiagramSketch(
    picture: nil,
    diagnostics: [
      Diagnostic(
        DiagramRules.unknownKind, message, at: source.kind,
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "the first line is `sequenceDiagram`, or `flowchart` with a direction: `flowchart TD`")
    ])
}

/// What a label says: entities (`#35;`, `#quot;`, `&amp;`) decoded, `<br/>` and a written `\n` as line breaks, other tags
/// of HTML (`<b>`, `<a href=…>` …) dropped, blanks at both ends of each line removed.
func mermaidText(_ bytes: ArraySlice<UInt8>) -> String {
  var cursor = ByteCursor(Array(bytes))
  var text: [UInt8] = []
  // Between blocks is one line break, before the first and behind the last none.
  var isBreakDue = false
  while let byte = cursor.current {
    if isBreakDue, !isBlankOrBreak(byte), byte != UInt8(ascii: "<") || tag(at: cursor) == nil {
      if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
      isBreakDue = false
    }
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "&"):
      if let (scalar, end) = entity(at: cursor) {
        text += Array(String(Character(scalar)).utf8)
        cursor.offset = end
        continue
      }
    case UInt8(ascii: "<"):
      if let (kind, end) = tag(at: cursor) {
        switch kind {
        case .lineBreak: text.append(0x0A)
        case .block: isBreakDue = true
        case .inline: break
        }
        cursor.offset = end
        continue
      }
    case UInt8(ascii: "\\") where cursor.peek() == UInt8(ascii: "n"):
      text.append(0x0A)
      cursor.offset += 2
      continue
    case 0x0D:
      cursor.offset += 1
      continue
    default: break
    }
    text.append(byte)
    cursor.offset += 1
  }
  return trimmedLines(text)
}

/// With entities of HTML (`&amp;`, `&#8364;`) decoded, as Graphviz has them in all strings.
func decodingEntities(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var cursor = ByteCursor(Array(text.utf8))
  var result: [UInt8] = []
  while let byte = cursor.current {
    if byte == UInt8(ascii: "&"), let (scalar, end) = entity(at: cursor) {
      result += Array(String(Character(scalar)).utf8)
      cursor.offset = end
      continue
    }
    result.append(byte)
    cursor.offset += 1
  }
  return String(decoding: result, as: UTF8.self)
}

private func trimmedLines(_ text: [UInt8]) -> String {
  let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    .map { String(decoding: $0.trimmingBlanks(), as: UTF8.self) }
  return lines.joined(separator: "\n")
}

/// Mermaid encodes `#name;` and `#123;` (its documentation, "Entity codes to escape characters"), and the browser
/// those of HTML.
private func entity(at start: ByteCursor) -> (Unicode.Scalar, end: Int)? {
  var cursor = start
  let isHTML = cursor.eat(UInt8(ascii: "&"))
  if !isHTML { cursor.offset += 1 }
  let mayBeNumber = !isHTML || cursor.eat(UInt8(ascii: "#"))
  let name = cursor.offset
  cursor.limit = min(cursor.limit, name + 10)
  cursor.skip(while: isWordByte)
  let word = cursor.text(cursor.range(from: name))
  guard cursor.eat(UInt8(ascii: ";")), !word.isEmpty else { return nil }
  if let scalar = namedEntities[word] { return (scalar, cursor.offset) }
  guard mayBeNumber else { return nil }
  let digits = word.first == "x" || word.first == "X" ? UInt32(word.dropFirst(), radix: 16) : UInt32(word)
  guard let digits, digits >= 0x20, let scalar = Unicode.Scalar(digits) else { return nil }
  return (scalar, cursor.offset)
}

private let namedEntities: [String: Unicode.Scalar] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
  "emsp": "\u{2003}", "thinsp": "\u{2009}", "colon": ":", "semi": ";",
  "num": "#", "equals": "=", "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]", "lbrace": "{", "rbrace": "}",
  "hearts": "♥", "infin": "∞", "rarr": "→", "larr": "←", "uarr": "↑", "darr": "↓", "ndash": "–", "mdash": "—",
  "hellip": "…", "bull": "•", "middot": "·", "times": "×", "check": "✓", "copy": "©", "deg": "°", "euro": "€",
]

private enum TagKind {
  case lineBreak, block, inline
}

private let tagKinds: [String: TagKind] = {
  var kinds: [String: TagKind] = ["br": .lineBreak]
  let blocks = "div p pre center ul ol li hr h1 h2 h3 h4 h5 h6"
  for name in blocks.split(separator: " ") { kinds[String(name)] = .block }
  let inline =
    "b i u s em strong small big code kbd sub sup tt del ins mark span "
    + namesForPlaceholders.joined(separator: " ")
  for name in inline.split(separator: " ") { kinds[String(name)] = .inline }
  return kinds
}()

/// Tags that say nothing without attributes: alone, such a word is what the reader is to put there.
private let namesForPlaceholders: Set<String> = ["a", "font", "img"]

/// A tag of HTML. Anything else in angle brackets is text: `<your-cluster>`.
private func tag(at start: ByteCursor) -> (kind: TagKind, end: Int)? {
  var cursor = start
  cursor.offset += 1
  let isEnd = cursor.eat(UInt8(ascii: "/"))
  let name = cursor.offset
  // Longer ones are none.
  cursor.limit = min(cursor.limit, name + 2000)
  cursor.skip(while: isWordByte)
  guard cursor.offset - name < 8 else { return nil }
  let word = cursor.text(cursor.range(from: name)).lowercased()
  guard let kind = tagKinds[word] else { return nil }
  let attributes = cursor.offset
  if let byte = cursor.current, !isBlankOrBreak(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
    return nil
  }
  while let byte = cursor.current, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<") {
    cursor.offset += 1
    guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
    cursor.skip { $0 != byte }
    _ = cursor.eat(byte)
  }
  let hasAttributes = cursor.bytes[attributes..<cursor.offset].contains { $0 == UInt8(ascii: "=") }
  guard cursor.eat(UInt8(ascii: ">")), isEnd || hasAttributes || !namesForPlaceholders.contains(word) else {
    return nil
  }
  return (kind, cursor.offset)
}

// MARK: Bytes

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A }

/// Letters, digits, `_` and everything beyond ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}

extension ArraySlice<UInt8> {
  func trimmingBlanks() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, isBlankOrBreak(first) { slice.removeFirst() }
    while let last = slice.last, isBlankOrBreak(last) { slice.removeLast() }
    return slice
  }
}

// MARK: What belongs to no kind

/// Blanks out front matter, `%%{ … }%%`, lines that begin with `%%`, `accTitle` and `accDescr`; keeps line breaks.
private struct MermaidBlanker {
  private(set) var bytes: [UInt8]
  private(set) var title = ""
  private(set) var accessibleTitle = ""
  private(set) var accessibleDescription = ""
  private var hasDirectiveEnds = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    var cursor = ByteCursor(bytes)
    if cursor.eat("\u{FEFF}") { blank(cursor.range(from: 0)) }
    cursor.skip(while: isBlankOrBreak)
    if cursor.starts(with: "---") { readFrontMatter(&cursor) }
    while !cursor.isAtEnd {
      cursor.skip(while: isBlank)
      readLine(&cursor)
      cursor.skip { $0 != 0x0A }
      cursor.offset += cursor.isAtEnd ? 0 : 1
    }
    turnQuotesOfTags()
  }

  /// `<a href="x">` becomes `<a href='x'>`, so that the quotes end no label: Mermaid does so before it reads anything
  /// (`cleanupText` of its `preprocess.ts`).
  private mutating func turnQuotesOfTags() {
    var cursor = ByteCursor(bytes)
    while !cursor.isAtEnd {
      cursor.skip { $0 != UInt8(ascii: "<") }
      guard cursor.peek().map(isWordByte) == true else {
        cursor.offset += 1
        continue
      }
      let start = cursor.offset
      cursor.skip { $0 != UInt8(ascii: ">") }
      // None further on either.
      guard !cursor.isAtEnd else { return }
      let quote = UInt8(ascii: "\"")
      var offset = start
      while offset + 1 < cursor.offset {
        guard bytes[offset] == UInt8(ascii: "="), bytes[offset + 1] == quote,
          let closing = bytes[(offset + 2)..<cursor.offset].firstIndex(of: quote)
        else {
          offset += 1
          continue
        }
        bytes[offset + 1] = UInt8(ascii: "'")
        bytes[closing] = UInt8(ascii: "'")
        offset = closing + 1
      }
    }
  }

  private mutating func readLine(_ cursor: inout ByteCursor) {
    let start = cursor.offset
    if cursor.starts(with: "%%{") {
      // A directive may go on over several lines; one that is not closed ends with its own.
      if let end = endOfDirective(from: cursor) {
        cursor.offset = end
      } else {
        cursor.skip { $0 != 0x0A }
      }
      blank(cursor.range(from: start))
    } else if cursor.starts(with: "%%") {
      cursor.skip { $0 != 0x0A }
      blank(cursor.range(from: start))
    } else if cursor.eat("accTitle") {
      accessibleTitle = value(&cursor, from: start) ?? accessibleTitle
    } else if cursor.eat("accDescr") {
      accessibleDescription = value(&cursor, from: start) ?? accessibleDescription
    }
  }

  private mutating func endOfDirective(from start: ByteCursor) -> Int? {
    guard hasDirectiveEnds else { return nil }
    var cursor = start
    while !cursor.isAtEnd {
      if cursor.eat("}%%") { return cursor.offset }
      cursor.offset += 1
    }
    // None further on either: not to be looked for again.
    hasDirectiveEnds = false
    return nil
  }

  /// `: text` to the end of the line, or `{ text }` over several.
  private mutating func value(_ cursor: inout ByteCursor, from start: Int) -> String? {
    cursor.skip(while: isBlank)
    let closing: UInt8
    if cursor.eat(UInt8(ascii: ":")) {
      closing = 0x0A
    } else if cursor.eat(UInt8(ascii: "{")) {
      closing = UInt8(ascii: "}")
    } else {
      return nil
    }
    let text = cursor.offset
    cursor.skip { $0 != closing }
    let words = bytes[text..<cursor.offset].split(whereSeparator: isBlankOrBreak)
    if closing != 0x0A { _ = cursor.eat(closing) }
    blank(cursor.range(from: start))
    return mermaidText(ArraySlice(words.joined(separator: [0x20])))
  }

  /// `---`, lines of YAML, `---`. Only `title:` is read; its configuration is for colours and layouts of Mermaid's own.
  private mutating func readFrontMatter(_ cursor: inout ByteCursor) {
    let start = cursor.offset
    var line = cursor
    line.skip { $0 != 0x0A }
    while !line.isAtEnd {
      line.offset += 1
      let text = line.offset
      line.skip { $0 != 0x0A }
      let content = bytes[text..<line.offset]
      if content.starts(with: "---".utf8) {
        blank(SourceRange(start, line.offset))
        cursor.offset = line.offset
        return
      }
      if content.starts(with: "title:".utf8) {
        let value = mermaidText(content.dropFirst(6).trimmingBlanks())
        title =
          value.count > 1 && "\"'".contains(value.prefix(1)) && value.hasSuffix(value.prefix(1))
          ? String(value.dropFirst().dropLast()) : value
      }
    }
    title = ""
  }

  private mutating func blank(_ range: SourceRange) {
    for offset in range.start..<range.end where bytes[offset] != 0x0A { bytes[offset] = 0x20 }
  }
}
