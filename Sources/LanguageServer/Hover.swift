import Diagnostics
import ImageFiles
import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import Snippets
import SourceText

/// Text of a note as Markdown that shows it and nothing else: what an author wrote neither loads an image nor leads anywhere.
func plain(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_{}[]<>()#+-.!|~&$:".contains(character) { result.append("\\") }
    result.append(character.isNewline ? " " : character)
  }
  return result
}

/// Text between backticks, however many it holds.
func code(_ text: String) -> String {
  let text = String(text.map { $0.isNewline ? " " : $0 })
  let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: longest + 1)
  let blank = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
  return fence + blank + text + blank + fence
}

/// A block of code, fenced so that nothing in it ends the fence.
private func block(_ text: String) -> String {
  let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: max(3, longest + 1))
  return fence + "\n" + text + "\n" + fence
}

extension LanguageSession {
  func hover(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    let document = try document(parameters)
    guard let position = Position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "position is missing, or is none")
    }
    var text = TextPositions(repairedText(document.bytes).bytes, client.encoding)
    let offset = text.offset(of: position)
    var parts: [(text: String, range: SourceRange)] = []
    if let found = try note(parameters)?.description(at: offset) { parts.append(found) }
    if case .settings = document.kind, let found = settingsDescription(text, at: offset) {
      parts.append(found)
    }
    for diagnostic in findings(at: offset, in: document) {
      parts.append((story(of: diagnostic.rule), diagnostic.range))
    }
    guard let first = parts.first else { return nil }
    return Answer { writer in
      writer.object {
        $0.key("contents")
        writeMarkdown(parts.map(\.text).joined(separator: "\n\n---\n\n"), to: &$0)
        text.write(first.range, to: &$0)
      }
    }
  }

  /// What is wrong with a place, each rule once: what the client was told, or of a text that has just changed what is known
  /// of it by itself.
  private func findings(at offset: Int, in document: Document) -> [Diagnostic] {
    guard let home = homes[document.home] else { return [] }
    let path: String
    var own: [Diagnostic] = []
    switch document.kind {
    case .note(let note):
      path = home.state.shownPath(ofNote: note)
      own = home.state.ownDiagnostics(of: note)
    case .settings: path = home.site.map { home.state.shownPath(ofFile: $0.settings) } ?? ""
    case .other: return []
    }
    let told = home.published[path]
    let known = told?.revision == document.revision ? told?.diagnostics : nil
    var rules: Set<Rule> = []
    return (known ?? own).filter { $0.range.touches(offset) && rules.insert($0.rule).inserted }
  }
}

/// What `notes explain` tells of a rule, as Markdown.
private func story(of rule: Rule) -> String {
  """
  **\(rule.id)** (\(rule.severity.rawValue)): \(rule.summary)

  \(rule.why)

  Wrong:

  \(block(rule.wrong))

  Right:

  \(block(rule.right))
  """
}

private func settingsDescription(_ text: TextPositions, at offset: Int) -> (text: String, range: SourceRange)?
{
  let line = text.lines.contentRange(ofLine: text.lines.lineIndex(of: offset))
  let key = text.bytes[line.start..<line.end].prefix { $0 != UInt8(ascii: ":") }
  let range = SourceRange(key.startIndex, key.endIndex)
  let name = String(decoding: key, as: UTF8.self)
  guard range.touches(offset), let known = settingsKeyMeanings.first(where: { $0.name == name }) else {
    return nil
  }
  return ("**\(known.name)**: \(known.meaning)", range)
}

extension OpenNote {
  /// What there is to say about a place, as Markdown, and what it is about.
  func description(at offset: Int) -> (text: String, range: SourceRange)? {
    switch element(at: offset) {
    case .link(let link, let range):
      guard let target = state.target(of: link, in: path) else { return nil }
      switch target {
      case .file(let file): return (code(file), range)
      case .note(let path, let fragment):
        return state.note(at: path).map { (description(of: $0, fragment: fragment), range) }
      }
    case .image(let image, let range):
      guard let file = state.file(of: image, in: path) else { return nil }
      let size = state.imageLibrary.heads[file]?.size
      return (code(file) + (size.map { ", \($0.width) × \($0.height) pixels" } ?? ""), range)
    case .tag(let tag, let range):
      let notes = state.notes.filter { $0.tags.contains(tag) }
      let about = state.settings.tagDescriptions.first { $0.tag.lowercased() == tag.lowercased() }?.text
      let count = "\(notes.count) note\(notes.count == 1 ? "" : "s")"
      return ("**\(plain(tag))**, \(count)" + (about.map { "\n\n" + plain($0) } ?? ""), range)
    case .key(let key, let range):
      return noteKeyMeanings.first { $0.name == key }.map { ("**\($0.name)**: \($0.meaning)", range) }
    case .fence(let block, let range): return description(of: block, range, at: offset)
    case .heading, .title, nil: return nil
    }
  }

  private func description(of note: Note, fragment: String) -> String {
    var facts: [String] = []
    if let date = note.date { facts.append(date.isoDay) }
    facts += note.tags.map { "#" + $0 }.map(plain)
    if note.metadata.isDraft { facts.append("draft") }
    if note.metadata.isPrivate { facts.append("private") }
    var parts = ["**\(plain(note.title))**"]
    if let heading = note.headings.first(where: { $0.id == fragment }) {
      parts[0] += " › " + plain(heading.text)
    }
    if !facts.isEmpty { parts.append(facts.joined(separator: " · ")) }
    if !note.description.isEmpty { parts.append(plain(note.description)) }
    parts.append(code(note.path) + " → " + code(note.permalink.path))
    return parts.joined(separator: "\n\n")
  }

  private func description(
    of block: FencedBlock, _ range: SourceRange, at offset: Int
  ) -> (text: String, range: SourceRange)? {
    // A word of the info string, up to its value.
    let isBlank = { (byte: UInt8) in byte <= 0x20 || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
    var start = offset
    while start > range.start, !isBlank(bytes[start - 1]) { start -= 1 }
    var end = offset
    while end < range.end, !isBlank(bytes[end]) { end += 1 }
    let word = bytes[start..<end]
    let name = String(decoding: word.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    let place = SourceRange(start, end)
    if let attribute = attributeMeanings.first(where: { $0.name == name }) {
      return ("**\(attribute.name)**: \(attribute.meaning)", place)
    }
    let snippet = block.snippet
    guard name == snippet.info.tag, let language = snippet.reading.language else { return nil }
    let isChecked = snippet.info.attributes.expectation != .skipped && snippetChecker(for: language) != nil
    return ("**\(language.displayName)**, \(isChecked ? "checked" : "not checked")", place)
  }
}
