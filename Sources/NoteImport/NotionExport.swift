import NoteModel
import SourceText

/// Reads an export of Notion (Markdown and CSV): names with the number of their page, properties above the text, databases
/// as CSV beside a folder of their pages.
func readNotion(_ source: ImportSource) throws(ImportError) -> SourceSite {
  var site = SourceSite()
  var names = NotionNames()
  for path in source.paths {
    let folder = names.folder(of: parentFolder(of: path))
    guard isMarkdownPath(path) else {
      if path.lowercased().hasSuffix(".csv"), let table = readTable(path, folder, source, &names) {
        site.notes.append(table)
      } else if !path.lowercased().hasSuffix(".csv") {
        site.files.append((path, safePath((folder.isEmpty ? "" : folder + "/") + lastPart(path))))
      }
      continue
    }
    guard let bytes = source.read(path) else {
      site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
      continue
    }
    let (name, number) = notionName(path) ?? (stem(of: path), path)
    let target = names.place(fileNameSlug(name, number: String(number.suffix(8))), in: folder)
    let empty = SourceNote(origin: "notion:\(number)", source: path, path: target)
    var page = MarkdownSource(bytes, note: empty, dialect: FrontMatterDialect())
    if page.note.title.isEmpty { page.note.title = name.isEmpty ? "Untitled" : name }
    takeProperties(&page)
    page.note.text = .markdown(tidyMarkdown(withoutAside(page.body), &page.note.remarks))
    site.notes.append(page.note)
  }
  return site
}

/// What the folders of an export are called without the numbers in their names.
private struct NotionNames {
  private var taken: Set<String> = []
  private var folders: [String: String] = [:]

  mutating func folder(of path: String) -> String {
    guard !path.isEmpty else { return "" }
    if let known = folders[path] { return known }
    let parent = folder(of: parentFolder(of: path))
    let (name, number) = notionName(path) ?? (lastPart(path), "")
    let slug = fileNameSlug(name, number: String(number.suffix(8)))
    let folder = (parent.isEmpty ? "" : parent + "/") + slug
    folders[path] = folder
    return folder
  }

  mutating func place(_ slug: String, in folder: String) -> String {
    let base = (folder.isEmpty ? "" : folder + "/") + slug
    var path = base + ".md"
    var number = 2
    while !taken.insert(path).inserted {
      path = base + "-\(number).md"
      number += 1
    }
    return path
  }
}

/// Lines `Key: value` below the title: dates and tags mean what they mean here, others are passed on.
private func takeProperties(_ page: inout MarkdownSource) {
  let lines = page.body.split(separator: 0x0A, omittingEmptySubsequences: false)
  var properties: [(key: String, value: String)] = []
  for line in lines {
    let text = String(decoding: line, as: UTF8.self)
    guard let colon = text.firstRange(of: ": "), !text.hasPrefix(" ") else { break }
    let key = text[..<colon.lowerBound]
    guard !key.isEmpty, key.utf8.count <= 40, !key.contains(where: { "*`[]()<>#|".contains($0) }),
      key.split(separator: " ").count <= 4
    else { break }
    properties.append(
      (String(key), text[colon.upperBound...].split { $0.isWhitespace }.joined(separator: " ")))
  }
  // Properties end in a blank line; else it is a text that begins with a colon.
  guard !properties.isEmpty,
    properties.count == lines.count || lines[properties.count].allSatisfy({ $0 <= 0x20 })
  else { return }
  page.body = Array(lines[properties.count...].joined(separator: [0x0A]).drop { $0 == 0x0A })
  for (key, value) in properties {
    switch key.lowercased() {
    case "tags", "tag", "category", "categories", "topics", "topic", "labels":
      page.note.tags += value.split(separator: ",").map { String($0).trimmedBlanks }
    case "created", "created time", "date", "date created", "published", "publish date", "created at":
      if let date = notionDate(value) {
        page.note.date = date
      } else {
        page.note.remarks.count(.lost, "a date that cannot be read: '\(key): \(value)'")
      }
    case "updated", "last edited", "last edited time", "edited", "updated at":
      page.note.updated = notionDate(value) ?? page.note.updated
    case "description", "summary": page.note.description = value
    case "status" where ["draft", "in progress", "not started", "to do", "todo"].contains(value.lowercased()):
      page.note.isDraft = true
    default:
      page.note.extra.append(
        MetadataEntry(
          key: slugify(key).isEmpty ? key : slugify(key), value: .string(value), keyRange: SourceRange(0, 0),
          valueRange: SourceRange(0, 0)))
    }
  }
}

/// `June 28, 2024 2:30 PM`, `@June 28, 2024`, `2024/06/28`; of a span its first day.
func notionDate(_ text: String) -> SourceDate? {
  let first = text.split(separator: "→").first.map { String($0).trimmedBlanks } ?? text
  let bare = first.hasPrefix("@") ? String(first.dropFirst()) : first
  if let date = SourceDate(bare.replacing("/", with: "-")) { return date }
  let words = bare.split { " ,".contains($0) }.map(String.init)
  let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  guard words.count >= 3, let month = months.firstIndex(of: words[0].prefix(3).lowercased()),
    let day = Int(words[1])
  else { return nil }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  var result = "\(words[2])-\(two(month + 1))-\(two(day))"
  let clock = words.count > 3 ? words[3].split(separator: ":").compactMap { Int($0) } : []
  if clock.count == 2 {
    let isAfternoon = words.count > 4 && words[4].uppercased() == "PM"
    let hour = words.count > 4 ? clock[0] % 12 + (isAfternoon ? 12 : 0) : clock[0]
    result += " \(two(hour)):\(two(clock[1]))"
  }
  return SourceDate(result)
}

/// Callouts are HTML around Markdown: `<aside>💡 Text</aside>`.
private func withoutAside(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(utf8: "<aside>") else { return text }
  let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
  var result: [[UInt8]] = []
  var isInside = false
  for line in lines {
    if line.starts(with: "<aside>".utf8) {
      isInside = true
      result.append(Array("> [!NOTE]".utf8))
      let rest = line.dropFirst(7).trimmingBytes { $0 <= 0x20 }
      if !rest.isEmpty { result.append(Array("> ".utf8) + rest) }
    } else if line.starts(with: "</aside>".utf8) {
      isInside = false
      if result.last == Array(">".utf8) { result.removeLast() }
      result.append([])
    } else {
      result.append(isInside ? Array((line.isEmpty ? ">" : "> ").utf8) + line : Array(line))
    }
  }
  return Array(result.joined(separator: [0x0A]))
}

// MARK: Databases

/// A database as a note with a table, its first column leading to its pages.
private func readTable(_ path: String, _ folder: String, _ source: ImportSource, _ names: inout NotionNames)
  -> SourceNote?
{
  // `Name 123_all.csv` has the same rows, and those that a view hides.
  guard let (name, number) = notionName(path), let bytes = source.read(path) else { return nil }
  let rows = commaSeparated(bytes)
  guard let header = rows.first, rows.count > 1 else { return nil }
  let prefix = String(path.dropLast(4)) + "/"
  var pages: [String: String] = [:]
  for page in source.paths where page.hasPrefix(prefix) && isMarkdownPath(page) {
    if let (title, _) = notionName(page), pages[title] == nil { pages[title] = page }
  }
  func cell(_ text: String, _ link: String?, _ number: Int) -> [InlineRun] {
    let words = Array(text.split { $0.isWhitespace }.joined(separator: " ").utf8)
    return [
      InlineRun(
        .text(words),
        link: link.map { LinkUse(number: number, destination: sourceScheme + percentEncodedPath($0)) })
    ]
  }
  let table = TableText(
    header: header.map { cell($0, nil, 0) },
    rows: rows.dropFirst().enumerated().map { line, row in
      row.enumerated().map { column, text in cell(text, column == 0 ? pages[text.trimmedBlanks] : nil, line) }
    }, alignments: [])
  var note = SourceNote(
    origin: "notion:\(number)", source: path,
    path: names.place(fileNameSlug(name, number: String(number.suffix(8))), in: folder))
  note.title = name.isEmpty ? "Untitled" : name
  note.text = .markdown(markdown(of: [.table(table)]))
  note.remarks.count(.changed, "a database is a table")
  return note
}

/// The fields of RFC 4180: in quotes they may hold commas, line breaks and doubled quotes.
func commaSeparated(_ bytes: [UInt8]) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var cursor = ByteCursor(bytes)
  _ = cursor.eat("\u{FEFF}")
  func endField() {
    row.append(String(decoding: field, as: UTF8.self))
    field = []
  }
  func endRow() {
    endField()
    if row != [""] { rows.append(row) }
    row = []
  }
  while let byte = cursor.current {
    cursor.offset += 1
    switch byte {
    case UInt8(ascii: "\"") where isQuoted && cursor.current == byte:
      field.append(byte)
      cursor.offset += 1
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted: endField()
    case 0x0A where !isQuoted: endRow()
    case 0x0D where !isQuoted: break
    default: field.append(byte)
    }
  }
  endRow()
  return rows
}
