import NoteModel
import SourceText

/// Reads the sources of a site of MkDocs: the pages below `docs/`, the order of `nav`, and the marks of its extensions.
func readMkDocs(_ source: ImportSource) throws(ImportError) -> SourceSite {
  let paths = Set(source.paths)
  let settings =
    ["mkdocs.yml", "mkdocs.yaml"].first(where: paths.contains).map { readConfiguration($0, source) } ?? .null
  var site = SourceSite()
  site.title = settings["site_name"]?.importedText ?? ""
  site.description = settings["site_description"]?.importedText ?? ""
  site.author = settings["site_author"]?.importedText ?? ""
  let address = settings["site_url"]?.importedText ?? ""
  site.address = address.hasSuffix("/") ? String(address.dropLast()) : address
  site.language = settings["theme"]?["language"]?.importedText ?? ""
  let folder = settings["docs_dir"]?.importedText ?? "docs"
  let hasFolders = settings["use_directory_urls"]?.flag ?? true
  site.roots = [folder]
  var order: [String: (title: String, number: Int)] = [:]
  readNavigation(settings["nav"], &order)
  for path in source.paths where path.hasPrefix(folder + "/") {
    let relative = String(path.dropFirst(folder.utf8.count + 1))
    guard isMarkdownPath(path) else {
      site.files.append((path, safePath(relative)))
      continue
    }
    guard let bytes = source.read(path) else {
      site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
      continue
    }
    let isIndex = lastPart(relative) == "README.md" || lastPart(relative) == "index.md"
    let parent = parentFolder(of: relative)
    let target = isIndex ? (parent.isEmpty ? "home.md" : parent + "/index.md") : noteExtension(relative)
    let note = SourceNote(origin: "mkdocs:\(relative)", source: path, path: target)
    var page = MarkdownSource(
      bytes, note: note,
      dialect: FrontMatterDialect(dropped: ["template", "hide", "icon", "status", "search"]))
    let place = order[relative]
    if page.note.title.isEmpty {
      page.note.title =
        place?.title ?? titleFromName(isIndex && !parent.isEmpty ? lastPart(parent) : stem(of: relative))
    }
    if let number = place?.number, !page.note.extra.contains(where: { $0.key == "order" }) {
      page.note.extra.append(
        MetadataEntry(
          key: "order", value: .integer(number), keyRange: SourceRange(0, 0), valueRange: SourceRange(0, 0)))
    }
    let base =
      isIndex
      ? parent : String(relative.dropLast(relative.utf8.count - noteExtension(relative).utf8.count + 3))
    let own = "/" + base
    page.note.addresses =
      [isIndex || hasFolders ? (base.isEmpty ? "/" : own + "/") : own + ".html"] + page.note.addresses
    let text = mkDocsMarkdown(page.body, &page.note.remarks)
    page.note.text = .markdown(tidyMarkdown(text, &page.note.remarks))
    site.notes.append(page.note)
  }
  return site
}

/// The pages of `nav` with their titles, counted from 1 through all its levels.
private func readNavigation(_ value: MetadataValue?, _ order: inout [String: (title: String, number: Int)]) {
  guard case .list(let items)? = value else { return }
  for item in items {
    if let path = item.importedText { add(path, "", &order) }
    guard case .map(let members) = item else { continue }
    for member in members {
      if let path = member.value.importedText {
        add(path, member.key, &order)
      } else {
        readNavigation(member.value, &order)
      }
    }
  }
}

private func add(_ path: String, _ title: String, _ order: inout [String: (title: String, number: Int)]) {
  guard isMarkdownPath(path), order[path] == nil else { return }
  order[path] = (title.isEmpty ? titleFromName(stem(of: path)) : title, order.count + 1)
}

/// The Markdown of MkDocs with its boxes as alerts, its tabs as headings or as variants of code, and without its attributes.
func mkDocsMarkdown(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  var lines = MkDocsLines(lines: text.split(separator: 0x0A, omittingEmptySubsequences: false))
  let result = lines.converted(&remarks)
  return withoutListAttributes(result, &remarks)
}

private struct MkDocsLines {
  let lines: [ArraySlice<UInt8>]
  /// How many boxes stand around them.
  var depth = 0

  mutating func converted(_ remarks: inout RemarkCounter) -> [UInt8] {
    var result: [[UInt8]] = []
    var fence: (mark: UInt8, length: Int)?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let found = codeFence(line) {
        if let open = fence {
          if found.mark == open.mark, found.length >= open.length, found.isBare { fence = nil }
        } else {
          fence = (found.mark, found.length)
        }
      }
      guard fence == nil, depth < 20, let box = MkDocsBox(line) else {
        result.append(Array(line))
        index += 1
        continue
      }
      let (inner, next) = block(behind: index, indentation: box.indentation + 4)
      var innerLines = MkDocsLines(lines: inner, depth: depth + 1)
      let body = innerLines.converted(&remarks)
      let written: [UInt8]
      switch box.kind {
      case .alert(let kind):
        if box.isFolded { remarks.count(.changed, "what could be folded is open") }
        written = alert(kind, title: box.title, body)
      case .tab: written = tab(box.title, body, &remarks)
      }
      let margin = [UInt8](repeating: 0x20, count: box.indentation)
      if let last = result.last, !last.isEmpty { result.append([]) }
      result += written.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        $0.isEmpty ? [] : margin + $0
      }
      result.append([])
      index = next
    }
    return Array(result.joined(separator: [0x0A]))
  }

  /// The lines that are indented by so much, and blank ones between them; and the line behind.
  private func block(behind index: Int, indentation: Int) -> ([ArraySlice<UInt8>], Int) {
    var inner: [ArraySlice<UInt8>] = []
    var next = index + 1
    while next < lines.count {
      let line = lines[next]
      if line.allSatisfy({ $0 <= 0x20 }) {
        inner.append([])
      } else if line.prefix(while: { $0 == 0x20 }).count >= indentation {
        inner.append(line.dropFirst(indentation))
      } else if line.first == 0x09, indentation == 4 {
        inner.append(line.dropFirst())
      } else {
        break
      }
      next += 1
    }
    while inner.last?.isEmpty == true { inner.removeLast() }
    return (inner, next)
  }

  /// A tab that is one block of code is a variant of it; others are set one below the other.
  private func tab(_ title: String, _ body: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
    let text = body[...].trimmingBytes { $0 == 0x0A }
    let first = text.prefix { $0 != 0x0A }
    if let fence = codeFence(first), !fence.isBare, isOneBlock(text, fence), !title.contains("\"") {
      return Array(first) + Array(" tab=\"\(title)\"".utf8) + text.dropFirst(first.count)
    }
    remarks.count(.changed, "tabs are set one below the other")
    return Array("**\(title)**\n\n".utf8) + text
  }

  private func isOneBlock(_ text: ArraySlice<UInt8>, _ fence: (mark: UInt8, length: Int, isBare: Bool))
    -> Bool
  {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let end = lines.dropFirst().firstIndex { line in
      codeFence(line).map { $0.mark == fence.mark && $0.length >= fence.length && $0.isBare } ?? false
    }
    return end == lines.count - 1
  }
}

/// `!!! note "Title"`, `??? tip`, `=== "Tab"`
private struct MkDocsBox {
  enum Kind { case alert(String), tab }

  let kind: Kind
  let title: String
  let indentation: Int
  let isFolded: Bool

  init?(_ line: ArraySlice<UInt8>) {
    indentation = line.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indentation)
    let mark = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
    let words = String(decoding: rest.dropFirst(mark.count), as: UTF8.self).trimmedBlanks
    let quoted = words.firstIndex(of: "\"").map { words[words.index(after: $0)...].prefix { $0 != "\"" } }
    switch String(decoding: mark, as: UTF8.self) {
    case "!!!", "???", "???+":
      guard let type = words.split(separator: " ").first?.lowercased(), !type.hasPrefix("\"") else {
        return nil
      }
      isFolded = mark.first == UInt8(ascii: "?")
      kind = .alert(Self.alerts[type] ?? "NOTE")
      let isOwn = Self.alerts[type] == nil
      title = quoted.map(String.init) ?? (isOwn ? titleFromName(type) : "")
    case "===", "===!", "===+":
      guard let quoted, !quoted.isEmpty else { return nil }
      isFolded = false
      kind = .tab
      title = String(quoted)
    default: return nil
    }
  }

  private static let alerts: [String: String] = [
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "summary": "NOTE", "tldr": "NOTE", "todo": "NOTE",
    "quote": "NOTE",
    "tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "done": "TIP", "example": "TIP",
    "important": "IMPORTANT",
    "question": "IMPORTANT", "help": "IMPORTANT", "faq": "IMPORTANT", "warning": "WARNING",
    "attention": "WARNING",
    "caution": "CAUTION", "failure": "CAUTION", "fail": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
    "bug": "CAUTION",
  ]
}

/// `{ .md-button }` and `{: #id }` behind links, images and headings say how things look.
private func withoutListAttributes(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  guard text.contains(utf8: "{") else { return text }
  var removed = 0
  let result = mappingProse(of: text) { prose in
    var result: [UInt8] = []
    var index = prose.startIndex
    while index < prose.endIndex {
      let before = result.last ?? 0x0A
      if prose[index] == UInt8(ascii: "{"), before == UInt8(ascii: ")") || before == 0x20 || before == 0x0A,
        let end = prose[index..<min(prose.endIndex, index + 200)].firstIndex(of: UInt8(ascii: "}")),
        isAttributeList(prose[(index + 1)..<end])
      {
        removed += 1
        index = end + 1
        while result.last == 0x20 { result.removeLast() }
      } else {
        result.append(prose[index])
        index += 1
      }
    }
    return result
  }
  remarks.count(.lost, "attributes in braces", times: removed)
  return result
}

private func isAttributeList(_ text: ArraySlice<UInt8>) -> Bool {
  let inner = text.trimmingBytes { $0 == 0x20 || $0 == UInt8(ascii: ":") }
  guard let first = inner.first, !inner.contains(0x0A), !inner.contains(UInt8(ascii: "{")) else {
    return false
  }
  return first == UInt8(ascii: ".") || first == UInt8(ascii: "#")
    || (inner.contains(UInt8(ascii: "=")) && inner.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      && inner.prefix { $0 != UInt8(ascii: "=") }.allSatisfy {
        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == UInt8(ascii: "-")
      })
}
