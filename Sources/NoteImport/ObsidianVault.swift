import NoteModel
import NoteParsing
import SourceText

/// Reads a vault of Obsidian: links in brackets, embedded files, callouts, tags in the text, comments.
func readObsidian(_ source: ImportSource) throws(ImportError) -> SourceSite {
  var site = SourceSite()
  let pages = source.paths.filter { isMarkdownPath($0) && !$0.hasPrefix(".obsidian/") }
  let vault = ObsidianNames(
    pages: pages, files: source.paths.filter { !isMarkdownPath($0) && !$0.hasPrefix(".obsidian/") })
  for path in source.paths where !path.hasPrefix(".obsidian/") && !isMarkdownPath(path) {
    if path.hasSuffix(".canvas") || path.hasSuffix(".base") {
      site.leftOut.append(LeftOut(source: path, reason: "a canvas or database of Obsidian"))
    }
    site.files.append((path, safePath(path)))
  }
  for path in pages {
    guard let bytes = source.read(path) else {
      site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
      continue
    }
    let target = noteExtension(path)
    let empty = SourceNote(
      origin: "obsidian:\(path)", source: path, path: target == "index.md" ? "home.md" : target)
    let dialect = FrontMatterDialect(
      splitsTagsAtBlanks: true, aliasesAreAddresses: false,
      dropped: ["cssclass", "cssclasses", "publish", "position"])
    var page = MarkdownSource(bytes, note: empty, dialect: dialect)
    if page.note.title.isEmpty { page.note.title = stem(of: path) }
    var text = ObsidianText(names: vault, page: path)
    let converted = text.converted(page.body)
    page.note.remarks.add(text.remarks.remarks)
    page.note.tags += text.tags
    takeSlug(&page.note)
    page.note.text = .markdown(tidyMarkdown(converted, &page.note.remarks))
    addHistory(to: &page.note, source, &site.remarks)
    site.notes.append(page.note)
  }
  return site
}

/// A file's name with blanks makes no good address.
func takeSlug(_ note: inout SourceNote) {
  let name = stem(of: note.path)
  guard note.slug.isEmpty, name.contains(" "), name != "index" else { return }
  let isDated = SourceDate(String(name.prefix(10))) != nil
  note.slug = slugify(isDated ? String(name.dropFirst(10)) : name)
}

/// The dates that the history of a file tells, where the note has none.
func addHistory(to note: inout SourceNote, _ source: ImportSource, _ remarks: inout RemarkCounter) {
  let hasDate = note.date != nil || SourceDate(String(stem(of: note.path).prefix(10))) != nil
  guard !hasDate else { return }
  let known = source.history.dates[note.source]
  note.date = known?.created.map(SourceDate.init)
  if note.date == nil { remarks.count(.lost, "the date of a note: \(source.history.gap)") }
  if note.updated == nil, let updated = known?.updated, updated.isoDay != note.date?.date.isoDay {
    note.updated = SourceDate(updated)
  }
}

/// The files of a vault by what links call them.
struct ObsidianNames {
  private let pages: [String: String]
  private let files: [String: String]

  init(pages: [String], files: [String]) {
    func table(_ paths: [String], _ name: (String) -> String) -> [String: String] {
      var table: [String: String] = [:]
      // Those nearest to the top win, as Obsidian has it.
      for path in paths.sorted(by: {
        ($0.split(separator: "/").count, $0) < ($1.split(separator: "/").count, $1)
      }) {
        for key in [name(path), name(lastPart(path))] where table[key.lowercased()] == nil {
          table[key.lowercased()] = path
        }
      }
      return table
    }
    self.pages = table(pages) { $0.lowercased().hasSuffix(".md") ? String($0.dropLast(3)) : $0 }
    self.files = table(files) { $0 }
  }

  func page(_ name: String) -> String? {
    let key = name.lowercased()
    return pages[key] ?? (key.hasSuffix(".md") ? pages[String(key.dropLast(3))] : nil)
  }

  func file(_ name: String) -> String? { files[name.lowercased()] }
}

/// One text of a vault.
struct ObsidianText {
  let names: ObsidianNames
  let page: String
  private(set) var tags: [String] = []
  private(set) var remarks = RemarkCounter()

  init(names: ObsidianNames, page: String) {
    self.names = names
    self.page = page
  }

  mutating func converted(_ text: [UInt8]) -> [UInt8] {
    var found = self
    let result = mappingProse(of: withoutComments(text)) { prose in found.convertedProse(prose) }
    self = found
    return result
  }

  /// `%% … %%` is for the author alone.
  private mutating func withoutComments(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(utf8: "%%") else { return text }
    var removed = 0
    let result = mappingProse(of: text) { prose in
      var result: [UInt8] = []
      var index = prose.startIndex
      while index < prose.endIndex {
        if prose[index...].starts(with: "%%".utf8) {
          var end = index + 2
          while end + 1 < prose.endIndex,
            !(prose[end] == UInt8(ascii: "%") && prose[end + 1] == UInt8(ascii: "%"))
          { end += 1 }
          if end + 1 < prose.endIndex {
            removed += 1
            index = end + 2
            continue
          }
        }
        result.append(prose[index])
        index += 1
      }
      return result
    }
    remarks.count(.lost, "a comment in the text", times: removed)
    return result
  }

  private mutating func convertedProse(_ prose: ArraySlice<UInt8>) -> [UInt8] {
    var lines: [[UInt8]] = []
    for line in prose.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let callout = callout(line)
      for line in callout ?? [Array(line)] {
        if let converted = convertedLine(line) { lines.append(converted) }
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// `> [!info]- Title` as an alert of GitHub, its title as a line of it.
  private mutating func callout(_ line: ArraySlice<UInt8>) -> [[UInt8]]? {
    guard let mark = line.firstIndex(of: UInt8(ascii: "[")),
      line[..<mark].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ">") }),
      line[..<mark].contains(UInt8(ascii: ">")), line[mark...].starts(with: "[!".utf8),
      let end = line[mark...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let type = String(decoding: line[(mark + 2)..<end].prefix { $0 != UInt8(ascii: "|") }, as: UTF8.self)
      .lowercased()
    let kinds: [String: String] = [
      "tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "done": "TIP", "important": "IMPORTANT",
      "question": "IMPORTANT", "help": "IMPORTANT", "faq": "IMPORTANT", "warning": "WARNING",
      "attention": "WARNING",
      "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION", "failure": "CAUTION", "fail": "CAUTION",
      "bug": "CAUTION",
      "missing": "CAUTION",
    ]
    var title = line[(end + 1)...]
    if title.first == UInt8(ascii: "-") || title.first == UInt8(ascii: "+") {
      title.removeFirst()
      remarks.count(.changed, "what could be folded is open")
    }
    let words = title.trimmingBytes { $0 <= 0x20 }
    let prefix = Array(line[..<mark])
    let head = prefix + Array("[!\(kinds[type] ?? "NOTE")]".utf8)
    return words.isEmpty
      ? [head] : [head, prefix + Array("**".utf8) + words + Array("**".utf8), prefix.trimmingEnd]
  }

  /// - Returns: `nil` for a line that is left out: it held tags only.
  private mutating func convertedLine(_ line: [UInt8]) -> [UInt8]? {
    let found = inlineTags(line)
    tags += found.tags
    if !found.tags.isEmpty, found.isAll { return nil }
    let highlight = highlight(in: line)
    if !highlight.isEmpty { remarks.count(.changed, "the marks of a highlighter are left out") }
    var result: [UInt8] = []
    var index = 0
    while index < line.count {
      let byte = line[index]
      if byte == UInt8(ascii: "`"), let end = endOfCode(line, from: index) {
        result += line[index..<end]
        index = end
      } else if byte == UInt8(ascii: "!"), let link = wikiLink(line, at: index + 1) {
        result += embedding(link, in: result).utf8
        index = link.end
      } else if byte == UInt8(ascii: "["), let link = wikiLink(line, at: index) {
        result += self.link(link).utf8
        index = link.end
      } else if highlight.contains(index) {
        index += 2
      } else {
        result.append(byte)
        index += 1
      }
    }
    return withoutBlockName(result)
  }

  /// Where the two marks of the one highlighted stretch of a line stand; none where they may be operators.
  private func highlight(in line: [UInt8]) -> [Int] {
    guard !line.contains(UInt8(ascii: "`")) else { return [] }
    var marks: [Int] = []
    for index in line.indices.dropLast()
    where line[index] == UInt8(ascii: "=") && line[index + 1] == UInt8(ascii: "=") {
      marks.append(index)
      if marks.count > 2 { return [] }
    }
    guard marks.count == 2, marks[0] + 2 < marks[1], line[marks[0] + 2] > 0x20, line[marks[1] - 1] > 0x20
    else { return [] }
    return marks
  }

  /// ` ^name` at the end of a block is what others link to.
  private func withoutBlockName(_ line: [UInt8]) -> [UInt8] {
    guard let mark = line.lastIndex(of: UInt8(ascii: "^")), mark > 0, line[mark - 1] == 0x20,
      mark + 1 < line.count,
      line[(mark + 1)...].allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
    else { return line }
    return Array(line[..<(mark - 1)])
  }

  // MARK: Links

  private struct Link {
    let target: String
    let labels: [String]
    let end: Int
  }

  /// `[[target#part|label]]`
  private func wikiLink(_ line: [UInt8], at start: Int) -> Link? {
    guard start + 3 < line.count, line[start] == UInt8(ascii: "["), line[start + 1] == UInt8(ascii: "["),
      line[start + 2] > 0x20
    else {
      return nil
    }
    var end = start + 2
    while end + 1 < line.count, !(line[end] == UInt8(ascii: "]") && line[end + 1] == UInt8(ascii: "]")) {
      if line[end] == UInt8(ascii: "[") { return nil }
      end += 1
    }
    guard end + 1 < line.count else { return nil }
    // In tables the bar is escaped.
    let text = String(decoding: line[(start + 2)..<end], as: UTF8.self).replacing("\\|", with: "|")
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return Link(target: parts[0].trimmedBlanks, labels: Array(parts.dropFirst()), end: end + 2)
  }

  private mutating func link(_ link: Link) -> String {
    var (name, part) = (link.target, "")
    if let hash = name.firstIndex(of: "#") {
      part = String(name[name.index(after: hash)...])
      name = String(name[..<hash])
    }
    let shown = link.labels.last ?? (name.isEmpty ? part : link.target.replacing("#", with: " › "))
    // Of headings within headings the last one is meant; blocks have no address.
    let heading = part.hasPrefix("^") ? "" : part.split(separator: "#").last.map(String.init) ?? ""
    var ids = HeadingIDs()
    let fragment = heading.isEmpty ? "" : "#" + percentEncodedPath(ids.id(for: heading))
    if name.isEmpty { return fragment.isEmpty ? escaped(shown) : "[\(escaped(shown))](\(fragment))" }
    if let path = names.page(name) {
      return "[\(escaped(shown))](\(sourceScheme)\(percentEncodedPath(path))\(fragment))"
    }
    if let file = names.file(name) { return "[\(escaped(shown))](\(linkToFile(file)))" }
    remarks.count(.lost, "a link to '\(name)', which is no note")
    return escaped(shown)
  }

  private mutating func embedding(_ link: Link, in result: [UInt8]) -> String {
    let name = String(link.target.prefix { $0 != "#" })
    guard let file = names.file(name) else {
      if names.page(name) != nil { remarks.count(.changed, "an embedded note is a link") }
      return self.link(link)
    }
    guard isImageAddress(file) else { return "[\(escaped(lastPart(file)))](\(linkToFile(file)))" }
    // Words, and then a width.
    let width = link.labels.last.flatMap { $0.first?.isNumber == true ? $0 : nil }
    let words = (width == nil ? link.labels : Array(link.labels.dropLast())).joined(separator: " ")
    return "![\(escaped(words))\(width.map { "|" + $0 } ?? "")](\(linkToFile(file)))"
  }

  private func linkToFile(_ path: String) -> String {
    percentEncodedPath(relativeLink(from: parentFolder(of: page), to: path))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  // MARK: Tags

  /// `#tag` and `#tag/below`, of which one character at least is no digit; and whether the line holds nothing else.
  private func inlineTags(_ line: [UInt8]) -> (tags: [String], isAll: Bool) {
    guard line.contains(UInt8(ascii: "#")) else { return ([], false) }
    var tags: [String] = []
    var isAll = true
    for word in line.split(whereSeparator: { $0 <= 0x20 }) {
      guard word.first == UInt8(ascii: "#"), word.count > 1 else {
        isAll = false
        // A span of code or a link may hold what looks like one.
        if word.contains(UInt8(ascii: "`")) { return (tags, false) }
        continue
      }
      let name = word.dropFirst().prefix { isAlphanumeric($0) || $0 >= 0x80 || "_-/".utf8.contains($0) }
      let rest = word.dropFirst(1 + name.count)
      let isTag =
        !name.isEmpty && !name.allSatisfy { (0x30...0x39).contains($0) }
        && rest.allSatisfy { ".,;:!?)".utf8.contains($0) }
      if isTag { tags.append(String(decoding: name, as: UTF8.self)) } else { isAll = false }
      if !rest.isEmpty { isAll = false }
    }
    return (tags, isAll)
  }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}

extension [UInt8] {
  fileprivate var trimmingEnd: [UInt8] {
    var copy = self
    while copy.last == 0x20 { copy.removeLast() }
    return copy
  }
}
