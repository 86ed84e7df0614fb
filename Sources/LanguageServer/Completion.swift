import Diagnostics
import ImageFiles
import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import Snippets
import SourceText

/// Something that an author may want to write.
struct CompletionItem {
  /// `CompletionItemKind`
  enum Kind: Int {
    case property = 10
    case value = 12
    case keyword = 14
    case file = 17
    case reference = 18
    case constant = 21
  }

  let label: String
  let kind: Kind
  var detail: String?
  /// Markdown.
  var documentation: String?
  /// What is put in; the label where it is `nil`.
  var text: String?
}

/// What may stand in the place of what is written so far.
struct CompletionList {
  /// What is replaced.
  let range: SourceRange
  var items: [CompletionItem]
  /// Whether more would fit: the client asks again as more is written.
  var isCut = false

  /// The most that a client gets at once.
  private static let maximum = 100

  /// Of many candidates the best for what is written: all its words are in them. Equals stay in their order.
  init(_ range: SourceRange, written: String, among candidates: [(item: CompletionItem, words: String)]) {
    let whole = written.lowercased()
    let parts = whole.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var ranked: [(rank: Int, item: CompletionItem)] = []
    for (item, words) in candidates {
      let words = words.lowercased()
      guard parts.allSatisfy({ words.contains($0) }) else { continue }
      let label = item.label.lowercased()
      let rank: Int
      if label == whole {
        rank = 0
      } else if label.hasPrefix(whole) {
        rank = 1
      } else {
        rank = parts.allSatisfy { label.contains($0) } ? 2 : 3
      }
      ranked.append((rank, item))
    }
    let sorted = ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    self.range = range
    items = sorted.prefix(Self.maximum).map(\.element.item)
    isCut = true
  }

  init(_ range: SourceRange, _ items: [CompletionItem]) {
    self.range = range
    self.items = items
  }
}

extension LanguageSession {
  func completion(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    let document = try document(parameters)
    guard let position = Position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "position is missing, or is none")
    }
    var text = TextPositions(repairedText(document.bytes).bytes, client.encoding)
    let offset = text.offset(of: position)
    let list: CompletionList?
    switch document.kind {
    case .note: list = try note(parameters)?.completions(at: offset)
    case .settings:
      list = homes[document.home].flatMap { settingsCompletions(text, at: offset, in: $0.state) }
    case .other: list = nil
    }
    guard let list else { return nil }
    let written = String(decoding: text.bytes[list.range.start..<list.range.end], as: UTF8.self)
    return Answer { writer in
      writer.object {
        $0.member("isIncomplete", list.isCut)
        $0.member(
          "items",
          array: {
            for (index, item) in list.items.enumerated() {
              $0.object { self.write(item, index, of: list, written: written, in: &text, to: &$0) }
            }
          })
      }
    }
  }

  private func write(
    _ item: CompletionItem, _ index: Int, of list: CompletionList, written: String,
    in text: inout TextPositions, to writer: inout JSONWriter
  ) {
    writer.member("label", item.label)
    writer.member("kind", item.kind.rawValue)
    if let detail = item.detail { writer.member("detail", detail) }
    if let documentation = item.documentation {
      writer.key("documentation")
      writeMarkdown(documentation, to: &writer)
    }
    let digits = String(index)
    writer.member("sortText", String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    // What was found by its words need not begin with what is written; the client is to keep it all the same.
    writer.member("filterText", list.isCut && !written.isEmpty ? written : item.text ?? item.label)
    writer.key("textEdit")
    text.write(edit: list.range, with: item.text ?? item.label, to: &writer)
  }
}

/// Writes `MarkupContent`.
func writeMarkdown(_ text: String, to writer: inout JSONWriter) {
  writer.object {
    $0.member("kind", "markdown")
    $0.member("value", text)
  }
}

extension OpenNote {
  func completions(at offset: Int) -> CompletionList? {
    switch CompletionPlace(in: bytes, lines: text.lines, at: offset) {
    case .none: return nil
    case .key(let range): return keys(range)
    case .value(let key, let range): return values(of: key, range)
    case .tag(let range): return CompletionList(range, tagItems(of: state))
    case .language(let range): return CompletionList(range, languageItems)
    case .attribute(let range):
      return CompletionList(
        range,
        attributeMeanings.map {
          CompletionItem(
            label: $0.name, kind: .property, documentation: $0.meaning,
            text: $0.takesValue ? $0.name + "=" : nil)
        })
    case .attributeValue(let name, let language, let range):
      return CompletionList(range, values(ofAttribute: name, language: language))
    case .destination(let range, let isImage):
      return CompletionList(
        range, written: written(range), among: destinations(isImage: isImage, after: range.end))
    case .fragment(let range, let target): return headings(range, of: target, kind: .markdown)
    case .name(let range, let isImage):
      return CompletionList(range, written: written(range), among: names(isImage: isImage, after: range.end))
    case .heading(let range, let name): return headings(range, of: name, kind: .wiki)
    }
  }

  private func written(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  // MARK: Front matter

  private func keys(_ range: SourceRange) -> CompletionList {
    let frontMatter = readFrontMatter(bytes)
    let present = Set(frontMatter.entries.filter { !$0.keyRange.touches(range.end) }.map(\.key))
    let sign = frontMatter.format == .toml ? " = " : ": "
    return CompletionList(
      range,
      noteKeyMeanings.filter { !present.contains($0.name) }.map {
        CompletionItem(label: $0.name, kind: .property, documentation: $0.meaning, text: $0.name + sign)
      })
  }

  private func values(of key: String, _ range: SourceRange) -> CompletionList? {
    if key == "series" {
      let names = Set(state.notes.compactMap(\.metadata.series?.name)).sorted()
      return CompletionList(range, names.map { CompletionItem(label: $0, kind: .value) })
    }
    let values = noteKeyMeanings.first { $0.name == key }?.values ?? []
    return values.isEmpty
      ? nil : CompletionList(range, values.map { CompletionItem(label: $0, kind: .value) })
  }

  // MARK: Fences

  private func values(ofAttribute name: String, language: String) -> [CompletionItem] {
    let checker = Language(named: language).flatMap(snippetChecker)
    switch name {
    case "as":
      let kinds = checker?.documentKinds ?? snippetCheckers.flatMap(\.documentKinds)
      return Set(kinds).sorted().map { CompletionItem(label: $0, kind: .constant) }
    case "allow":
      // Errors cannot be allowed.
      return (checker?.rules ?? snippetRules).filter { $0.severity != .error }.sorted { $0.id < $1.id }.map {
        CompletionItem(label: $0.id, kind: .constant, detail: $0.summary)
      }
    case "file":
      return state.files.filter { ImageFormat(path: $0) == nil }.map {
        CompletionItem(label: relative($0), kind: .file)
      }
    default: return []
    }
  }

  private var languageItems: [CompletionItem] {
    let aliases = Language.idsByAlias.sorted { $0.key < $1.key }
    let names = Dictionary(Language.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Language.all.map {
      CompletionItem(
        label: $0.id, kind: .keyword,
        detail: $0.displayName + (snippetChecker(for: $0) == nil ? "" : ", checked"))
    }
      + aliases.map { CompletionItem(label: $0.key, kind: .keyword, detail: names[$0.value]?.displayName) }
  }

  // MARK: Links

  private func relative(_ path: String) -> String {
    relativePath(from: parentFolder(of: self.path), to: path)
  }

  /// Newest first, those without a date last.
  private var otherNotes: [Note] {
    state.notes.filter { $0.path != path }.sorted { a, b in
      let (first, second) = (a.date?.secondsSinceEpoch ?? .min, b.date?.secondsSinceEpoch ?? .min)
      return first != second ? first > second : a.path < b.path
    }
  }

  private func destinations(isImage: Bool, after end: Int) -> [(item: CompletionItem, words: String)] {
    let closing = restOfLine(from: end).contains(UInt8(ascii: ")")) ? "" : ")"
    func destination(_ path: String) -> String { percentEncodedPath(relative(path)) + closing }
    let files = state.files.filter { (ImageFormat(path: $0) != nil) == isImage }.map { path in
      (item: CompletionItem(label: relative(path), kind: .file, text: destination(path)), words: path)
    }
    if isImage { return files }
    return otherNotes.map { note in
      (item: item(for: note, text: destination(note.path)), words: note.title + " " + note.path)
    } + files
  }

  private func names(isImage: Bool, after end: Int) -> [(item: CompletionItem, words: String)] {
    let rest = restOfLine(from: end)
    let closing = rest.contains(utf8: "]]") ? "" : rest.first == UInt8(ascii: "]") ? "]" : "]]"
    if isImage {
      return state.files.filter { ImageFormat(path: $0) != nil }.map { path in
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return (
          item: CompletionItem(label: name, kind: .file, detail: path, text: name + closing), words: path
        )
      }
    }
    let uses = Dictionary(grouping: state.notes) { $0.title.lowercased() }.mapValues(\.count)
    return otherNotes.map { note in
      let isPlain = !note.title.contains { "[]|#".contains($0) } && uses[note.title.lowercased()] == 1
      let name = isPlain ? note.title : withoutExtension(note.path)
      return (item: item(for: note, text: name + closing), words: note.title + " " + note.path)
    }
  }

  private func item(for note: Note, text: String) -> CompletionItem {
    CompletionItem(
      label: note.title, kind: .reference, detail: note.path, documentation: plain(note.description),
      text: text)
  }

  private func headings(
    _ range: SourceRange, of target: String, kind: LinkReference.Kind
  ) -> CompletionList? {
    var shown: Note? = note
    if !target.isEmpty {
      let link = LinkReference(kind: kind, target: target, range: range)
      guard case .note(let path, _) = state.target(of: link, in: path) else { return nil }
      shown = state.note(at: path)
    }
    let headings = shown?.headings ?? []
    return CompletionList(
      range,
      headings.map { heading in
        let isPlain = !heading.text.contains { "[]|#".contains($0) }
        let text = kind == .wiki && isPlain ? heading.text : heading.id
        return CompletionItem(
          label: heading.text, kind: .reference, detail: String(repeating: "#", count: heading.level),
          text: text)
      })
  }

  private func restOfLine(from offset: Int) -> ArraySlice<UInt8> {
    let end = text.lines.contentRange(ofLine: text.lines.lineIndex(of: offset)).end
    return bytes[offset..<max(offset, end)]
  }
}

/// The tags of a site, the most usual first.
func tagItems(of state: WorkingSite) -> [CompletionItem] {
  var counts: [String: Int] = [:]
  for note in state.notes { for tag in note.tags { counts[tag, default: 0] += 1 } }
  return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { tag, count in
    CompletionItem(label: tag, kind: .constant, detail: "\(count) note\(count == 1 ? "" : "s")")
  }
}

/// What may be written in `site.yml`.
private func settingsCompletions(_ text: TextPositions, at offset: Int, in state: WorkingSite)
  -> CompletionList?
{
  let line = text.lines.lineIndex(of: offset)
  let start = text.lines.contentRange(ofLine: line).start
  let before = text.bytes[start..<max(start, offset)]
  let isIndented = before.first == 0x20
  let word = before.drop { $0 == 0x20 }
  func range(_ slice: ArraySlice<UInt8>) -> SourceRange { SourceRange(slice.startIndex, slice.endIndex) }
  let colon = before.firstIndex(of: UInt8(ascii: ":"))
  let key: String
  if isIndented {
    guard
      let above = (0..<line).reversed().map({ text.lines.contentRange(ofLine: $0) }).first(where: { content in
        content.count > 0
          && ![0x20, UInt8(ascii: "#"), UInt8(ascii: "-")].contains(text.bytes[content.start])
      })
    else { return nil }
    key = String(
      decoding: text.bytes[above.start..<above.end].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  } else {
    key = colon.map { String(decoding: before[..<$0], as: UTF8.self) } ?? ""
  }
  switch (isIndented, colon) {
  case (false, nil):
    return CompletionList(
      range(word),
      settingsKeyMeanings.map {
        CompletionItem(label: $0.name, kind: .property, documentation: $0.meaning, text: $0.name + ": ")
      })
  case (false, let colon?):
    let values = settingsKeyMeanings.first { $0.name == key }?.values ?? []
    let value = before[(colon + 1)...].drop { $0 == 0x20 }
    return CompletionList(range(value), values.map { CompletionItem(label: $0, kind: .value) })
  case (true, nil) where key == "severities":
    return CompletionList(
      range(word),
      ruleCatalog.map {
        CompletionItem(label: $0.id, kind: .constant, detail: $0.summary, text: $0.id + ": ")
      })
  case (true, let colon?) where key == "severities":
    let value = before[(colon + 1)...].drop { $0 == 0x20 }
    return CompletionList(
      range(value),
      (Severity.allCases.map(\.rawValue) + ["off"]).map { CompletionItem(label: $0, kind: .value) })
  case (true, nil) where key == "tags":
    return CompletionList(
      range(word),
      tagItems(of: state).map {
        CompletionItem(label: $0.label, kind: .constant, detail: $0.detail, text: $0.label + ": ")
      })
  default: return nil
  }
}
