import NoteModel
import SourceText

/// Reads the sources of a Jekyll site: `_posts`, `_drafts`, collections and pages, the tags of Liquid that texts hold, and
/// the addresses that `_config.yml` gives.
func readJekyll(_ source: ImportSource) throws(ImportError) -> SourceSite {
  let paths = Set(source.paths)
  let settings =
    ["_config.yml", "_config.yaml"].first(where: paths.contains).map { readConfiguration($0, source) }
    ?? .null
  var site = SourceSite()
  site.title = settings["title"]?.importedText ?? ""
  site.description = settings["description"]?.importedText ?? ""
  site.author = settings["author"].flatMap { $0.importedText ?? $0["name"]?.importedText } ?? ""
  site.language = settings["lang"]?.importedText ?? ""
  site.timeZone = settings["timezone"]?.importedText ?? ""
  let address = (settings["url"]?.importedText ?? "") + (settings["baseurl"]?.importedText ?? "")
  site.address =
    address.hasPrefix("http") ? (address.hasSuffix("/") ? String(address.dropLast()) : address) : ""
  let root = settings["source"]?.importedText.flatMap { $0 == "." ? nil : $0 + "/" } ?? ""
  let reader = JekyllReader(
    source: source, root: root, settings: settings, timeZone: site.timeZone.isEmpty ? "UTC" : site.timeZone)
  for path in source.paths where path.hasPrefix(root) { reader.read(path, into: &site) }
  return site
}

private struct JekyllReader {
  let source: ImportSource
  let root: String
  let settings: MetadataValue
  let timeZone: String

  func read(_ path: String, into site: inout SourceSite) {
    let relative = String(path.dropFirst(root.utf8.count))
    let folders = relative.split(separator: "/").dropLast().map(String.init)
    if folders.first == "_site" || folders.first == "vendor" || folders.first == "_includes"
      || folders.first == "_layouts"
    {
      return
    }
    guard isMarkdownPath(path) else {
      if !folders.contains(where: { $0.hasPrefix("_") }) { site.files.append((path, safePath(relative))) }
      if path.hasSuffix(".html"), folders.contains("_posts") {
        site.leftOut.append(LeftOut(source: path, reason: "a page that is no Markdown"))
      }
      return
    }
    guard let bytes = source.read(path) else {
      site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
      return
    }
    let isPost = folders.contains("_posts")
    let isDraft = folders.contains("_drafts")
    // Without front matter Jekyll takes a page for a file.
    if !isPost, !isDraft, readFrontMatter(bytes).format == nil { return }
    let name = noteExtension(lastPart(relative))
    let outer = folders.filter { !$0.hasPrefix("_") }
    let collection = folders.first { $0.hasPrefix("_") && !["_posts", "_drafts"].contains($0) }.map {
      String($0.dropFirst())
    }
    let folder = isPost || isDraft ? ["posts"] + outer : (collection.map { [$0] } ?? []) + outer
    var note = SourceNote(
      origin: "jekyll:\(relative)", source: path, path: (folder + [name]).joined(separator: "/"))
    note.isDraft = isDraft
    let dialect = FrontMatterDialect(
      splitsTagsAtBlanks: true,
      dropped: ["layout", "author_profile", "toc", "comments", "mathjax", "render_with_liquid", "sitemap"],
      timeZone: timeZone)
    var page = MarkdownSource(bytes, note: note, dialect: dialect)
    if page.note.title.isEmpty { page.note.title = titleFromName(nameParts(stem(of: name)).rest) }
    // The home page of Jekyll is a list, and so is ours.
    if page.note.path == "index.md" { page.note.path = "home.md" }
    var liquid = LiquidTags(source: source, root: root, settings: settings)
    let text = liquid.replaced(in: page.body)
    page.note.remarks.add(liquid.remarks.remarks)
    page.note.text = .markdown(
      tidyMarkdown(withoutKramdownAttributes(text, &page.note.remarks), &page.note.remarks))
    if !isDraft {
      page.note.addresses.insert(
        address(of: page, relative: relative, isPost: isPost, categories: outer + page.categories), at: 0)
    }
    site.notes.append(page.note)
  }

  private func nameParts(_ stem: String) -> (day: String?, rest: String) {
    let day = String(stem.prefix(10))
    let isDay =
      stem.utf8.count > 11 && NoteDate(parsing: day, timeZone: "UTC") != nil
      && stem.dropFirst(10).first == "-"
    return isDay ? (day, String(stem.dropFirst(11))) : (nil, stem)
  }

  /// Where Jekyll publishes a page: by its own `permalink`, that of `_config.yml`, or the usual one.
  private func address(of page: MarkdownSource, relative: String, isPost: Bool, categories: [String])
    -> String
  {
    let (day, rest) = nameParts(stem(of: relative))
    let date = page.note.date?.date.isoDay ?? day ?? "0000-00-00"
    guard isPost || page.address != nil else {
      let folder = parentFolder(of: relative)
      let name = stem(of: relative)
      let isPretty =
        settings["permalink"]?.importedText == "pretty"
        || settings["permalink"]?.importedText?.hasSuffix("/") == true
      let base = "/" + (folder.isEmpty ? "" : folder + "/")
      return name == "index" ? base : base + name + (isPretty ? "/" : ".html")
    }
    let styles = [
      "date": "/:categories/:year/:month/:day/:title.html",
      "pretty": "/:categories/:year/:month/:day/:title/",
      "ordinal": "/:categories/:year/:y_day/:title.html", "none": "/:categories/:title.html",
      "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    ]
    let given = page.address ?? settings["permalink"]?.importedText ?? "date"
    var pattern = styles[given] ?? given
    let slug = page.note.slug
    let (year, month, dayNumber) = (
      String(date.prefix(4)), String(date.dropFirst(5).prefix(2)), String(date.suffix(2))
    )
    var values: [(String, String)] = [
      (":categories", categories.map { $0.lowercased().replacing(" ", with: "%20") }.joined(separator: "/")),
      (":year", year), (":month", month),
    ]
    values += [
      (":day", dayNumber), (":title", slug.isEmpty ? rest : slug),
      (":slug", slug.isEmpty ? slugify(rest) : slug),
    ]
    values += [
      (":i_month", String(Int(month) ?? 0)), (":i_day", String(Int(dayNumber) ?? 0)),
      (":short_year", String(year.suffix(2))),
    ]
    values += [(":path", parentFolder(of: relative)), (":basename", rest), (":output_ext", ".html")]
    for (word, value) in values { pattern = pattern.replacing(word, with: value) }
    if !pattern.hasPrefix("/") { pattern = "/" + pattern }
    while let place = pattern.firstRange(of: "//") { pattern.replaceSubrange(place, with: "/") }
    return pattern
  }
}

/// `{: .class}` lines and `{#id}` of kramdown say how things look.
private func withoutKramdownAttributes(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  guard text.contains(utf8: "{:") else { return text }
  return mappingProse(of: text) { prose in
    var result: [UInt8] = []
    var index = prose.startIndex
    while index < prose.endIndex {
      if prose[index] == UInt8(ascii: "{"), prose[index...].starts(with: "{:".utf8),
        let end = prose[index..<min(prose.endIndex, index + 300)].firstIndex(of: UInt8(ascii: "}")),
        !prose[index..<end].contains(0x0A)
      {
        remarks.count(.lost, "attributes of kramdown")
        index = end + 1
        // A line that held nothing else goes with it.
        if result.isEmpty || result.last == 0x0A, index < prose.endIndex, prose[index] == 0x0A { index += 1 }
      } else {
        result.append(prose[index])
        index += 1
      }
    }
    return result
  }
}
