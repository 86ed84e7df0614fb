import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import SourceText

extension LanguageSession {
  /// Answers a request of a session that is running; `nil` is `null`.
  func answer(_ method: String, _ parameters: JSONValue) throws(ResponseError) -> Answer? {
    switch method {
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentLink": return try documentLinks(parameters)
    case "textDocument/documentSymbol": return try documentSymbols(parameters)
    case "textDocument/foldingRange": return try foldingRanges(parameters)
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "workspace/symbol": return try workspaceSymbols(parameters)
    case "workspace/willRenameFiles": return try willRenameFiles(parameters)
    default: throw ResponseError(.methodNotFound, "there is no method \(method)")
    }
  }

  /// The text that a request is about.
  ///
  /// - Throws: `ResponseError` where the client has not opened it.
  func document(_ parameters: JSONValue) throws(ResponseError) -> Document {
    guard let address = parameters["textDocument"]?["uri"]?.string else {
      throw ResponseError(.invalidParameters, "textDocument.uri is missing")
    }
    guard let document = documents[address] else {
      throw ResponseError(.invalidParameters, "\(address) is not open")
    }
    return document
  }

  /// The note that a request is about, as it is right now; `nil` for a text that is none, or is too large to be read.
  func note(_ parameters: JSONValue) throws(ResponseError) -> OpenNote? {
    let document = try document(parameters)
    guard case .note(let path) = document.kind, let home = homes[document.home] else { return nil }
    if document.isStale {
      take(home.state.reading(path, bytes: document.bytes), of: document.address)
    }
    guard let state = homes[document.home]?.state, let note = state.note(at: path) else { return nil }
    return OpenNote(
      document: document, path: path, note: note, state: state,
      text: TextPositions(repairedText(document.bytes).bytes, client.encoding))
  }

  /// The same with the place that the request is about, in bytes.
  func noteAndPlace(_ parameters: JSONValue) throws(ResponseError) -> (note: OpenNote, offset: Int)? {
    guard let position = Position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "position is missing, or is none")
    }
    return try note(parameters).map { ($0, $0.text.offset(of: position)) }
  }

  /// The text of a note with its positions: as the client has it, or as it lies on disk.
  func text(ofNote path: String, in name: String) -> TextPositions {
    guard let state = homes[name]?.state else { return TextPositions([], client.encoding) }
    let shown = state.shownPath(ofNote: path)
    let bytes =
      documents[address(of: shown, in: name)].map { repairedText($0.bytes).bytes }
      ?? state.text(ofFile: shown)
    return TextPositions(bytes, client.encoding)
  }

  /// The address of a note or of a file beside notes.
  func address(ofNote path: String, in name: String) -> String {
    guard let state = homes[name]?.state else { return FileAddress.address(of: path) }
    return address(of: state.shownPath(ofNote: path), in: name)
  }
}

/// A note that the client has open, and what is known of it and of its site.
struct OpenNote {
  let document: Document
  let path: String
  let note: Note
  let state: WorkingSite
  /// Its text as it was parsed.
  var text: TextPositions

  var home: String { document.home }
  var bytes: [UInt8] { text.bytes }

  /// What stands at a place.
  enum Element {
    /// The range is that of the whole link.
    case link(LinkReference, SourceRange)
    case image(ImageReference, SourceRange)
    case heading(Heading, SourceRange)
    /// The heading that is the title. The line counts from 1.
    case title(line: Int, SourceRange)
    case tag(String, SourceRange)
    /// A key of the front matter.
    case key(String, SourceRange)
    /// What stands behind an opening fence.
    case fence(FencedBlock, SourceRange)
  }

  func element(at offset: Int) -> Element? {
    for link in note.links where link.range.touches(offset) || wholeRange(of: link).touches(offset) {
      return .link(link, wholeRange(of: link))
    }
    for image in note.images where image.range.touches(offset) { return .image(image, image.range) }
    let line = text.lines.lineIndex(of: offset)
    let content = text.lines.contentRange(ofLine: line)
    if let heading = note.headings.first(where: { $0.line == line + 1 }) { return .heading(heading, content) }
    if let title = titleLine, title == line { return .title(line: title + 1, content) }
    let frontMatter = readFrontMatter(bytes)
    guard offset >= frontMatter.bodyStart else { return element(at: offset, in: frontMatter) }
    guard let block = fencedBlocks(of: bytes).first(where: { $0.openingLine == line }) else { return nil }
    return block.infoRange.touches(offset) ? .fence(block, block.infoRange) : nil
  }

  /// The line (from 0) of the heading that is the title, which is not among the note's headings.
  var titleLine: Int? {
    guard note.titleAnchor != nil else { return nil }
    let first = text.lines.lineIndex(of: readFrontMatter(bytes).bodyStart)
    return (first..<text.lines.count).first { line in
      let content = text.lines.contentRange(ofLine: line)
      let words = bytes[content.start..<content.end].drop { $0 == 0x20 }
      if words.first == UInt8(ascii: "#") { return true }
      guard !words.isEmpty, line + 1 < text.lines.count else { return false }
      // Underlined (CommonMark §4.3).
      let next = text.lines.contentRange(ofLine: line + 1)
      return next.count > 0
        && bytes[next.start..<next.end].allSatisfy { $0 == UInt8(ascii: "=") || $0 == 0x20 }
    }
  }

  private func element(at offset: Int, in frontMatter: FrontMatter) -> Element? {
    for entry in frontMatter.entries {
      if entry.keyRange.touches(offset) { return .key(entry.key, entry.keyRange) }
      guard entry.key == "tags", entry.valueRange.touches(offset) else { continue }
      if let (tag, range) = tagRanges(of: entry, in: bytes).first(where: { $0.range.touches(offset) }) {
        return .tag(tag, range)
      }
    }
    return nil
  }

  /// The range of a Markdown link with its text, where the destination is that which was found: `[text](destination)`.
  private func wholeRange(of link: LinkReference) -> SourceRange {
    var start = link.range.start
    if start > 0, bytes[start - 1] == UInt8(ascii: "<") { start -= 1 }
    guard link.kind == .markdown, start > 1, bytes[start - 1] == UInt8(ascii: "("),
      bytes[start - 2] == UInt8(ascii: "]")
    else { return link.range }
    var depth = 0
    var index = start - 2
    while index >= 0, start - index < 1000 {
      if bytes[index] == UInt8(ascii: "]") { depth += 1 }
      if bytes[index] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return SourceRange(index, link.range.end) }
      index -= 1
    }
    return link.range
  }
}

extension SourceRange {
  /// Whether a caret at `offset` stands in the range or at one of its ends.
  func touches(_ offset: Int) -> Bool { start <= offset && offset <= end }
}

/// The tags of a `tags` entry as they are written, each with its place.
func tagRanges(of entry: MetadataEntry, in bytes: [UInt8]) -> [(tag: String, range: SourceRange)] {
  if case .list(let items) = entry.value {
    return zip(items, entry.itemRanges).compactMap { item, range in
      guard case .string(let tag) = item else { return nil }
      return (tag, unquoted(range, in: bytes))
    }
  }
  // `tags: aws, eks`
  let range = unquoted(entry.valueRange, in: bytes)
  return bytes[range.start..<range.end].split(separator: UInt8(ascii: ",")).compactMap { part in
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let trimmed = part.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    guard !trimmed.isEmpty else { return nil }
    let start = part.startIndex + part.prefix(while: isBlank).count
    return (String(decoding: trimmed, as: UTF8.self), SourceRange(start, start + trimmed.count))
  }
}

/// The range without the quotes at its ends.
private func unquoted(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange {
  guard range.count > 1, range.end <= bytes.count,
    let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == bytes[range.start] }),
    bytes[range.end - 1] == quote
  else { return range }
  return SourceRange(range.start + 1, range.end - 1)
}
