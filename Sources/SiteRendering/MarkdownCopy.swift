import NoteModel
import SourceText

// What language models and people with a terminal read in place of pages: the notes' Markdown, and a list of it.

extension PageRenderer {
  /// `llms.txt` (llmstxt.org): what the site is, and where the Markdown of each page is.
  func machineContentsBytes() -> [UInt8] {
    var text = "# \(onOneLine(site.settings.title))\n"
    if !site.settings.description.isEmpty { text += "\n> \(onOneLine(site.settings.description))\n" }
    for (title, notes) in [("Notes", site.dated), ("Pages", site.undated)] where !notes.isEmpty {
      text += "\n## \(title)\n\n"
      for index in notes {
        let note = site.card(index)
        let address = addresses.absolute(SiteAddress(note.permalink).markdown)
        text += "- [\(linkText(note.title))](\(address))"
        text += note.description.isEmpty ? "\n" : ": \(onOneLine(note.description))\n"
      }
    }
    return Array(text.utf8)
  }

  /// The Markdown of a note, to be published beside its page: the front matter that is everybody's business,
  /// links and images with scheme and host. Comments are left out, and so are addresses of what is not published.
  func markdownBytes(_ index: Int) -> [UInt8] {
    let note = site.content(index)
    let source = texts.source(index)
    var output = frontMatter(of: note)
    let bodyStart = readFrontMatter(source).bodyStart
    // One blank line after the front matter, whatever the note has.
    var written = source[bodyStart...].firstIndex { $0 != 0x0A && $0 != 0x0D } ?? source.count
    for edit in edits(of: index, in: source) where edit.range.start >= written {
      output += source[written..<edit.range.start]
      output += edit.text
      written = edit.range.end
    }
    return output + source[written...]
  }

  private func frontMatter(of note: Note) -> [UInt8] {
    var text = "---\ntitle: \(quoted(note.title))\n"
    if let description = note.metadata.description { text += "description: \(quoted(description))\n" }
    text += "url: \(quoted(addresses.absolute(note.permalink)))\n"
    if let date = note.date { text += "date: \(date.rfc3339)\n" }
    if let updated = note.metadata.updated { text += "updated: \(updated.rfc3339)\n" }
    if !note.tags.isEmpty { text += "tags: [\(note.tags.map(quoted).joined(separator: ", "))]\n" }
    return Array((text + "---\n\n").utf8)
  }

  // MARK: What is written otherwise

  /// In order of place; none overlap.
  private func edits(of index: Int, in source: [UInt8]) -> [SourceEdit] {
    let note = site.content(index)
    let outside = outsideOfCode(source, from: readFrontMatter(source).bodyStart)
    var edits = outside.comments.map { SourceEdit(range: $0, text: []) }
    var addressOfTarget: [String: String] = [:]
    for (link, target) in zip(note.links, site.linkTargets(index)) {
      let address = if case .address(let path) = target { addresses.baseURL + path } else { "" }
      switch link.kind {
      case .wiki:
        guard let label = wikiLabel(source, link.range) else { continue }
        let text = address.isEmpty ? label : "[\(label)](\(address))"
        edits.append(SourceEdit(range: link.range, text: Array(text.utf8)))
      case .markdown:
        addressOfTarget[link.target] = address
        guard let range = destination(near: link.range, in: source) else { continue }
        // Of a link to nowhere its text stays.
        if address.isEmpty, let (opening, rest) = linkSyntax(around: range, in: source) {
          edits += [SourceEdit(range: opening, text: []), SourceEdit(range: rest, text: [])]
        } else {
          edits.append(SourceEdit(range: range, text: Array(address.utf8)))
        }
      }
    }
    for (image, target) in zip(note.images, site.imageTargets(index)) {
      guard case .file(let shown) = target else { continue }
      addressOfTarget[image.target] = addresses.baseURL + shown.address
      guard let range = destination(near: image.range, in: source) else { continue }
      edits.append(SourceEdit(range: range, text: Array((addresses.baseURL + shown.address).utf8)))
    }
    var dropped: Set<[UInt8]> = []
    for definition in outside.definitions {
      let target = definition.target(in: source)
      if let address = addressOfTarget[target], !address.isEmpty {
        edits.append(SourceEdit(range: definition.destination, text: Array(address.utf8)))
      } else if !leadsToOtherHost(target), !target.hasPrefix("#"), !target.contains(":") {
        // What nothing leads to is not known here, and may be the path of a note that is not published.
        dropped.insert(definition.label)
        edits.append(SourceEdit(range: definition.whole, text: []))
      }
    }
    if !dropped.isEmpty {
      edits += referenceSyntax(of: dropped, in: source, outside.lines).map { SourceEdit(range: $0, text: []) }
    }
    let lost = Set(addressOfTarget.filter(\.value.isEmpty).keys)
    if !lost.isEmpty {
      edits += inlineSyntax(of: lost, in: source, outside.lines).map { SourceEdit(range: $0, text: []) }
    }
    return edits.sorted { $0.range.start < $1.range.start }
  }
}

private struct SourceEdit {
  let range: SourceRange
  let text: [UInt8]
}

/// Where the destination of an inline link or image stands. The range that a link has is that of the first
/// like words, which may be those of its text: `[a.md](a.md)`.
///
/// - Returns: `nil` for references, whose destination stands elsewhere, and for what is written with escapes.
private func destination(near range: SourceRange, in source: [UInt8]) -> SourceRange? {
  guard range.start >= 0, range.end <= source.count, range.count > 0 else { return nil }
  let words = Array(source[range.start..<range.end])
  guard !words.contains(0x0A) else { return nil }
  var offset = range.start
  // As far as a line of text reaches.
  let last = min(source.count, range.start + 4096) - words.count
  while offset <= last, source[offset] != 0x0A {
    let isDestination = offset >= 2 && beginsDestination(source, at: offset)
    if isDestination, source[offset..<offset + words.count].elementsEqual(words) {
      return SourceRange(offset, offset + words.count)
    }
    offset += 1
  }
  return nil
}

/// What makes a link of its text: the `[` before it, and all from the `]` on to the end of its `)`
/// (CommonMark §6.3).
///
/// - Returns: `nil` where one of them is not in the paragraph.
func linkSyntax(
  around destination: SourceRange, in source: [UInt8]
) -> (opening: SourceRange, rest: SourceRange)? {
  var close = destination.start - 1
  while close >= 0, source[close] != UInt8(ascii: "]") { close -= 1 }
  var depth = 0
  var open = close
  while open >= 0 {
    let isEscaped = open > 0 && source[open - 1] == UInt8(ascii: "\\")
    if !isEscaped, source[open] == UInt8(ascii: "]") { depth += 1 }
    if !isEscaped, source[open] == UInt8(ascii: "[") { depth -= 1 }
    if depth == 0 { break }
    if source[open] == 0x0A, open > 0, source[open - 1] == 0x0A { return nil }
    open -= 1
  }
  guard open >= 0, open < close else { return nil }

  var end = destination.end
  if end < source.count, source[end] == UInt8(ascii: ">") { end += 1 }
  var quote: UInt8?
  // A title may stand on the next line, and none goes over an empty one.
  while end < source.count, !(source[end] == 0x0A && source[end - 1] == 0x0A) {
    let byte = source[end]
    if byte == UInt8(ascii: "\\") {
      end += 1
    } else if let open = quote {
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: ")") {
      return (SourceRange(open, open + 1), SourceRange(close, end + 1))
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if byte == UInt8(ascii: "(") {
      quote = UInt8(ascii: ")")
    }
    end += 1
  }
  return nil
}

/// Whether `](` or `](<` stands before.
private func beginsDestination(_ source: [UInt8], at offset: Int) -> Bool {
  var before = offset - 1
  if source[before] == UInt8(ascii: "<") { before -= 1 }
  return before >= 1 && source[before] == UInt8(ascii: "(") && source[before - 1] == UInt8(ascii: "]")
}

/// The text of `[[target]]` or `[[target|text]]`.
private func wikiLabel(_ source: [UInt8], _ range: SourceRange) -> String? {
  guard range.count > 4, range.end <= source.count,
    source[range.start..<range.end].starts(with: "[[".utf8), source[range.end - 1] == UInt8(ascii: "]")
  else { return nil }
  let inner = source[range.start + 2..<range.end - 2]
  let label = inner.lastIndex(of: UInt8(ascii: "|")).map { inner[($0 + 1)...] } ?? inner
  return String(decoding: label, as: UTF8.self)
}

/// What stands outside of fenced code: HTML comments, which a page does not show either, link reference definitions
/// (CommonMark §4.7), and the other lines.
private func outsideOfCode(_ source: [UInt8], from start: Int) -> TextOutsideOfCode {
  var outside = TextOutsideOfCode()
  var fence: ArraySlice<UInt8>?
  var line = start
  while line < source.count {
    let end = source[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? source.count
    let text = source[line..<end].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
    let mark = text.prefix { $0 == text.first }
    let isFence = mark.count >= 3 && (text.first == UInt8(ascii: "`") || text.first == UInt8(ascii: "~"))
    line = end
    if let open = fence {
      if isFence, mark.first == open.first, mark.count >= open.count { fence = nil }
    } else if isFence {
      fence = mark
    } else if let opening = commentStart(in: text) {
      let close = source[(opening + 4)...].firstRange(of: "-->".utf8)
      let range = SourceRange(opening, close?.upperBound ?? source.count)
      outside.comments.append(range)
      outside.lines.append(SourceRange(text.startIndex, opening))
      // The rest of its last line is looked at like any other.
      line = range.end
    } else if let definition = linkDefinition(in: source, at: text) {
      outside.definitions.append(definition)
      line = max(line, definition.whole.end)
    } else {
      outside.lines.append(SourceRange(text.startIndex, text.endIndex))
    }
  }
  return outside
}

/// The first `<!--` of a line that is not within a code span.
private func commentStart(in line: ArraySlice<UInt8>) -> Int? {
  var isCode = false
  for offset in line.indices {
    if line[offset] == UInt8(ascii: "`") { isCode.toggle() }
    if !isCode, line[offset] == UInt8(ascii: "<"), line[offset...].starts(with: "<!--".utf8) { return offset }
  }
  return nil
}

/// In double quotes, as YAML 1.2 §7.3.1 wants it.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\" + String(scalar)
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case _
    where scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value)
      || scalar.value == 0xFEFF || (0xFFFE...0xFFFF).contains(scalar.value):
      quoted +=
        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
        + String(scalar.value, radix: 16)
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

private func onOneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Brackets and backslashes of a title are no syntax.
private func linkText(_ text: String) -> String {
  onOneLine(text).flatMap { "[]\\".contains($0) ? "\\\($0)" : String($0) }.map(String.init).joined()
}
