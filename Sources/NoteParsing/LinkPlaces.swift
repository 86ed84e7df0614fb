import Markdown
import NoteModel
import SourceText

/// Where a destination stands in the text of a note, byte for byte: what a link's own range does not tell of references and of
/// what is written with escapes.
package struct LinkPlace: Sendable, Hashable {
  package enum Syntax: Sendable, Hashable {
    /// `](path)`, or behind `[label]:`
    case plain
    /// `](<path>)`
    case angled
    /// `[[path]]`
    case wiki
    /// `file=path` behind a fence
    case fence
  }

  package let syntax: Syntax
  /// As links have it.
  package let destination: LinkDestination
  /// Its path, without query and fragment.
  package let path: SourceRange
  /// What stands behind `#`; `nil` where there is none.
  package let fragment: SourceRange?

  /// The kind that links have which are written so.
  package var kind: LinkReference.Kind { syntax == .wiki ? .wiki : .markdown }
}

/// The places of a note's text at which links and images may be written, and what is no code.
///
/// Brackets that are no link after all may be among the places: whoever edits them compares with the links that the note has.
package struct LinkPlaces: Sendable {
  /// In order.
  package private(set) var places: [LinkPlace] = []
  /// Prose and raw HTML, in order, code spans and blocks left out.
  package private(set) var outsideOfCode: [SourceRange] = []

  /// - Parameter bytes: of the whole note, UTF-8.
  package init(in bytes: [UInt8]) {
    let lines = LineTable(bytes)
    let blocks = BlockLines(bytes, lines)
    var start: Int?
    for line in blocks.bodyLine..<max(blocks.bodyLine, lines.count) {
      let content = lines.contentRange(ofLine: line)
      let kind = blocks.kinds[line] ?? .text
      let isBlank = bytes[content.start..<content.end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if kind == .html { outsideOfCode.append(content) }
      if kind == .text, !isBlank {
        if start == nil { start = content.start }
      } else if let first = start {
        scan(bytes, from: first, to: lines.contentRange(ofLine: line - 1).end)
        start = nil
      }
    }
    if let start { scan(bytes, from: start, to: bytes.count) }
    places += fencePlaces(in: bytes, lines)
    places.sort { $0.path.start < $1.path.start }
    outsideOfCode.sort { $0.start < $1.start }
  }

  /// Reads lines without a blank one between them.
  private mutating func scan(_ bytes: [UInt8], from start: Int, to end: Int) {
    var offset = start
    var proseStart = start
    var isLineStart = true
    // Lengths of backtick runs of which no other follows: each is looked for once.
    var unpaired: Set<Int> = []
    while offset < end {
      if isLineStart {
        isLineStart = false
        offset = skipContainerMarks(bytes, from: offset, to: end)
        if let place = definition(bytes, at: offset, to: end) {
          places.append(place)
          offset = place.fragment?.end ?? place.path.end
        }
        guard offset < end else { break }
      }
      switch bytes[offset] {
      case 0x0A, 0x0D:
        isLineStart = true
        offset += 1
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"):
        let run = bytes[offset..<end].prefix { $0 == UInt8(ascii: "`") }.count
        if !unpaired.contains(run), let close = closingRun(bytes, of: run, from: offset + run, to: end) {
          outsideOfCode.append(SourceRange(proseStart, offset))
          offset = close
          proseStart = close
        } else {
          unpaired.insert(run)
          offset += run
        }
      case UInt8(ascii: "<"): offset = tagEnd(bytes, from: offset, to: end) ?? offset + 1
      case UInt8(ascii: "]") where offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "("):
        guard let place = inlineDestination(bytes, from: offset + 2, to: end) else {
          offset += 1
          continue
        }
        places.append(place)
        offset = place.fragment?.end ?? place.path.end
      case UInt8(ascii: "["):
        let limit = min(end, offset + longestName)
        if let link = nextWikiLink(in: bytes[offset..<limit], from: offset, isAnchored: true) {
          places.append(wikiPlace(bytes, link))
          offset = link.range.upperBound
        } else {
          offset += 1
        }
      default: offset += 1
      }
    }
    outsideOfCode.append(SourceRange(proseStart, end))
  }
}

/// In bytes; what stands in double brackets, and a destination, is no longer.
private let longestName = 2048

/// What the lines of a note are that hold no inline text.
private struct BlockLines {
  enum Kind {
    case text, code, html
  }

  var kinds: [Int: Kind] = [:]
  let bodyLine: Int

  init(_ bytes: [UInt8], _ lines: LineTable) {
    let bodyStart = readFrontMatter(bytes).bodyStart
    let bodyLine = bodyStart == bytes.count ? lines.count : lines.lineIndex(of: bodyStart)
    self.bodyLine = bodyLine
    let found = withMarkdown(MarkdownText(bytes[bodyStart...])) { root in
      var found: [Int: Kind] = [:]
      root.walk { event in
        guard case .enter(let node) = event else { return .children }
        switch node.kind {
        case .codeBlock, .htmlBlock:
          let kind = node.kind == .htmlBlock ? Kind.html : .code
          let first = node.line - 1 + bodyLine
          for line in first..<max(first + 1, node.endLine + bodyLine) { found[line] = kind }
          return .skip
        case .paragraph, .heading, .table: return .skip
        default: return .children
        }
      }
      return found
    }
    kinds = found ?? [:]
  }
}

// MARK: Inline syntax

/// The offset behind blanks and what quotes and list items put in front of their text.
private func skipContainerMarks(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
  var offset = start
  while offset < end {
    let isMarker = [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(bytes[offset])
    if isMarker, offset + 1 < end, bytes[offset + 1] == 0x20 {
      offset += 2
    } else if bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == UInt8(ascii: ">") {
      offset += 1
    } else {
      return offset
    }
  }
  return offset
}

/// Behind the run of as many backticks that closes a code span (CommonMark §6.1).
private func closingRun(_ bytes: [UInt8], of count: Int, from start: Int, to end: Int) -> Int? {
  var offset = start
  while offset < end {
    guard bytes[offset] == UInt8(ascii: "`") else {
      offset += 1
      continue
    }
    let run = bytes[offset..<end].prefix { $0 == UInt8(ascii: "`") }.count
    offset += run
    if run == count { return offset }
  }
  return nil
}

/// Behind the `>` of a tag, a comment or an address in angle brackets, in which no link stands.
private func tagEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
  guard start + 1 < end else { return nil }
  let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[start + 1] | 0x20)
  guard isLetter || bytes[start + 1] == UInt8(ascii: "/") || bytes[start + 1] == UInt8(ascii: "!"),
    let close = bytes[start..<min(end, start + 4096)].firstIndex(of: UInt8(ascii: ">"))
  else { return nil }
  let inner = bytes[start..<close]
  // `a <b [x](y) and c> d` is no tag: no name of an attribute has brackets.
  let holdsLink = zip(inner, inner.dropFirst()).contains {
    $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(")
  }
  return holdsLink ? nil : close + 1
}

/// The destination behind `](` (CommonMark §6.3).
private func inlineDestination(_ bytes: [UInt8], from start: Int, to end: Int) -> LinkPlace? {
  guard let (range, isAngled) = destination(bytes, from: start, to: end) else { return nil }
  let next = range.end + (isAngled ? 1 : 0)
  guard next < end, bytes[next] == UInt8(ascii: ")") || isBlank(bytes[next]) else { return nil }
  return place(bytes, range, isAngled ? .angled : .plain)
}

/// The destination of `[label]: destination` (CommonMark §4.7); a footnote (`[^1]:`) has none.
private func definition(_ bytes: [UInt8], at start: Int, to end: Int) -> LinkPlace? {
  guard start + 3 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] != UInt8(ascii: "^") else {
    return nil
  }
  var close = start + 1
  while close < end, bytes[close] != UInt8(ascii: "]"), bytes[close] != 0x0A {
    guard bytes[close] != UInt8(ascii: "[") else { return nil }
    close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1
  }
  guard close + 1 < end, bytes[close] == UInt8(ascii: "]"), bytes[close + 1] == UInt8(ascii: ":"),
    let (range, isAngled) = destination(bytes, from: close + 2, to: end)
  else { return nil }
  return place(bytes, range, isAngled ? .angled : .plain)
}

/// A destination behind blanks and at most one line break: in angle brackets, or without blanks and with as many `(` as `)`.
private func destination(_ bytes: [UInt8], from start: Int, to end: Int) -> (SourceRange, isAngled: Bool)? {
  var offset = start
  while offset < end, isBlank(bytes[offset]) { offset += 1 }
  guard offset < end else { return nil }
  let end = min(end, offset + longestName)
  if bytes[offset] == UInt8(ascii: "<") {
    let first = offset + 1
    offset = first
    while offset < end, bytes[offset] != UInt8(ascii: ">") {
      guard bytes[offset] != 0x0A, bytes[offset] != UInt8(ascii: "<") else { return nil }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset < end ? (SourceRange(first, offset), true) : nil
  }
  let first = offset
  var depth = 0
  while offset < end, bytes[offset] > 0x20 {
    if bytes[offset] == UInt8(ascii: ")") {
      if depth == 0 { break }
      depth -= 1
    }
    if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
    offset += bytes[offset] == UInt8(ascii: "\\") && offset + 1 < end ? 2 : 1
  }
  offset = min(offset, end)
  return offset > first && depth == 0 ? (SourceRange(first, offset), false) : nil
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

private func place(_ bytes: [UInt8], _ range: SourceRange, _ syntax: LinkPlace.Syntax) -> LinkPlace {
  let text = bytes[range.start..<range.end]
  let hash = text.firstIndex(of: UInt8(ascii: "#")) ?? range.end
  let mark = bytes[range.start..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
  return LinkPlace(
    syntax: syntax, destination: LinkDestination(encoded: decoded(text)),
    path: SourceRange(range.start, mark), fragment: hash < range.end ? SourceRange(hash + 1, range.end) : nil)
}

private func wikiPlace(_ bytes: [UInt8], _ link: WikiLink) -> LinkPlace {
  let start = link.range.lowerBound + 2
  let inner = bytes[start..<link.range.upperBound - 2]
  var target = inner.prefix { $0 != UInt8(ascii: "|") }
  // In a table the bar is escaped.
  if target.last == UInt8(ascii: "\\") { target = target.dropLast() }
  let hash = target.firstIndex(of: UInt8(ascii: "#")) ?? target.endIndex
  return LinkPlace(
    syntax: .wiki, destination: LinkDestination(text: String(decoding: target, as: UTF8.self)),
    path: SourceRange(start, hash),
    fragment: hash < target.endIndex ? SourceRange(hash + 1, target.endIndex) : nil)
}

/// Without the backslashes before punctuation (CommonMark §2.4), and with `&` for the one entity that addresses have.
private func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
  guard text.contains(UInt8(ascii: "\\")) || text.contains(UInt8(ascii: "&")) else { return Array(text) }
  var plain: [UInt8] = []
  var rest = text
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "\\"), let next = rest.first, isPunctuation(next) {
      plain.append(next)
      rest = rest.dropFirst()
    } else {
      plain.append(byte)
      if byte == UInt8(ascii: "&"), rest.starts(with: "amp;".utf8) { rest = rest.dropFirst(4) }
    }
  }
  return plain
}

private func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}

// MARK: Fences

/// The files that fences name, where they stand so byte for byte.
private func fencePlaces(in bytes: [UInt8], _ lines: LineTable) -> [LinkPlace] {
  guard bytes.contains(utf8: "file=") else { return [] }
  return fencedSnippets(of: NoteLines(bytes: bytes, table: lines)).compactMap { snippet, _, _ in
    guard let file = snippet.info.attributes.file, !file.path.isEmpty else { return nil }
    let (line, words) = (snippet.infoRange, Array(file.path.utf8))
    for mark in ["file=", "file=\"", "file='"] {
      let wanted = Array(mark.utf8) + words
      var start = line.start
      while start + wanted.count <= line.end {
        if bytes[start..<start + wanted.count].elementsEqual(wanted) {
          let path = SourceRange(start + mark.utf8.count, start + wanted.count)
          return LinkPlace(
            syntax: .fence, destination: LinkDestination(path: file.path, query: "", fragment: ""),
            path: path,
            fragment: nil)
        }
        start += 1
      }
    }
    return nil
  }
}
