import NoteModel
import SourceText

/// Reads the sources of a Hugo site: the pages below `content/` with front matter of any kind, page bundles, the shortcodes
/// that come with Hugo, and the addresses that its settings give.
func readHugo(_ source: ImportSource) throws(ImportError) -> SourceSite {
  let settings = HugoSettings(source)
  var site = SourceSite()
  site.title = settings["title"]?.importedText ?? ""
  site.address = settings["baseURL"]?.importedText.map(withoutSlash) ?? ""
  if !site.address.hasPrefix("http") { site.address = "" }
  site.language = (settings["languageCode"] ?? settings["locale"])?.importedText ?? ""
  site.timeZone = settings["timeZone"]?.importedText ?? ""
  site.description = settings["params"]?["description"]?.importedText ?? ""
  site.author = settings["params"]?["author"].flatMap { $0.importedText ?? $0["name"]?.importedText } ?? ""
  let folder = settings["contentDir"]?.importedText.map(withoutSlash) ?? "content"
  site.roots = [folder, "static", "assets"]

  for path in source.paths {
    if isMarkdownPath(path), path.hasPrefix(folder + "/") {
      readPage(path, String(path.dropFirst(folder.utf8.count + 1)), source, settings, &site)
    } else if path.hasPrefix(folder + "/"),
      path.lowercased().hasSuffix(".html") || path.hasSuffix(".org") || path.hasSuffix(".adoc")
    {
      site.leftOut.append(LeftOut(source: path, reason: "a page that is no Markdown"))
    } else {
      for root in site.roots where path.hasPrefix(root + "/") {
        site.files.append((path, safePath(String(path.dropFirst(root.utf8.count + 1)))))
      }
    }
  }
  return site
}

private func withoutSlash(_ text: String) -> String { text.hasSuffix("/") ? String(text.dropLast()) : text }

private func readPage(
  _ path: String, _ relative: String, _ source: ImportSource, _ settings: HugoSettings,
  _ site: inout SourceSite
) {
  guard let bytes = source.read(path) else {
    site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
    return
  }
  // The page of a section is the index of its folder.
  let isSection = lastPart(relative) == "_index.md"
  let folder = parentFolder(of: relative)
  let target = isSection ? (folder.isEmpty ? "" : folder + "/") + "index.md" : relative
  let empty = SourceNote(origin: "hugo:\(relative)", source: path, path: noteExtension(target))
  let dialect = FrontMatterDialect(dropped: [
    "layout", "type", "markup", "outputs", "cascade", "_build", "build", "menu", "menus", "showtoc", "toc",
  ])
  var page = MarkdownSource(bytes, note: empty, dialect: dialect)
  guard !isSection || page.body.contains(where: { $0 > 0x20 }) else {
    site.leftOut.append(LeftOut(source: path, reason: "the page of a section that has no text"))
    return
  }
  if page.note.title.isEmpty {
    page.note.title = titleFromName(stem(of: lastPart(relative) == "index.md" ? folder : relative))
  }
  // The home page of a note site lists its notes.
  if target == "index.md" { page.note.path = "home.md" }
  var shortcodes = HugoShortcodes(page: path, source: source, root: site.roots[0])
  let text = shortcodes.replaced(in: page.body)
  page.note.remarks.add(shortcodes.remarks.remarks)
  page.note.text = .markdown(tidyMarkdown(text, &page.note.remarks))
  let own =
    page.address.map { $0.hasPrefix("/") ? $0 : "/" + $0 }
    ?? settings.address(of: page.note, relative: target)
  page.note.addresses.insert(own, at: 0)
  site.notes.append(page.note)
}

/// `.markdown` as `.md`, by which notes are known.
func noteExtension(_ path: String) -> String {
  path.hasSuffix(".md") ? path : (path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path) + ".md"
}

/// The settings of a site, wherever they stand.
private struct HugoSettings {
  private let values: [MetadataValue]

  init(_ source: ImportSource) {
    let names = [
      "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml",
      "config.json",
    ]
    let paths = Set(source.paths)
    let found = (names + names.map { "config/_default/" + $0 }).filter { paths.contains($0) }
    var values = found.map { readConfiguration($0, source) }
    // `config/_default/params.toml` holds what would stand below `params`.
    for key in ["params", "permalinks"] {
      for end in ["toml", "yaml", "yml"] where paths.contains("config/_default/\(key).\(end)") {
        let value = readConfiguration("config/_default/\(key).\(end)", source)
        let range = SourceRange(0, 0)
        values.append(.map([MetadataEntry(key: key, value: value, keyRange: range, valueRange: range)]))
      }
    }
    self.values = values
  }

  subscript(key: String) -> MetadataValue? { values.lazy.compactMap { $0[key] }.first }

  /// Where Hugo publishes a page: by the pattern of its section, else as its file lies.
  func address(of note: SourceNote, relative: String) -> String {
    let name = stem(of: relative)
    let isIndex = name == "index"
    let folder = parentFolder(of: relative)
    let section = folder.prefix { $0 != "/" }
    let file = isIndex ? lastPart(folder) : name
    let patterns = self["permalinks"]
    let isUgly = self["uglyURLs"]?.flag ?? false
    if !isIndex || folder.contains("/"),
      let pattern = (patterns?[String(section)] ?? patterns?["page"]?[String(section)])?.importedText
    {
      return filled(
        pattern, note, file: file, section: String(section),
        sections: isIndex ? parentFolder(of: folder) : folder)
    }
    let parent = isIndex ? parentFolder(of: folder) : folder
    let last = urlName(note.slug.isEmpty ? file : note.slug)
    let path =
      "/"
      + (parent.isEmpty
        ? "" : parent.split(separator: "/").map { urlName(String($0)) }.joined(separator: "/") + "/") + last
    return isUgly && !isIndex ? path + ".html" : path + (last.isEmpty ? "" : "/")
  }

  private func filled(_ pattern: String, _ note: SourceNote, file: String, section: String, sections: String)
    -> String
  {
    var result = ""
    for part in pattern.split(separator: "/", omittingEmptySubsequences: true) {
      var text = String(part)
      let day = note.date?.date.isoDay ?? "0000-00-00"
      let values = [
        (":slugorcontentbasename", note.slug.isEmpty ? file : note.slug),
        (":slugorfilename", note.slug.isEmpty ? file : note.slug),
        (":contentbasename", file), (":filename", file), (":sections", sections), (":section", section),
        (":slug", note.slug.isEmpty ? note.title : note.slug), (":title", note.title),
        (":year", String(day.prefix(4))),
        (":month", String(day.dropFirst(5).prefix(2))), (":day", String(day.suffix(2))),
      ]
      for (word, value) in values {
        text = text.replacing(
          word, with: value.split(separator: "/").map { urlName(String($0)) }.joined(separator: "/"))
      }
      result += "/" + text
    }
    return pattern.hasSuffix("/") || !lastPart(pattern).contains(".") ? result + "/" : result
  }

  /// As Hugo makes parts of addresses: lower case, blanks as dashes.
  private func urlName(_ text: String) -> String {
    String(
      text.lowercased().map { $0 == " " ? "-" : $0 }
        .filter { $0.isLetter || $0.isNumber || "-_.+~".contains($0) })
  }
}
