import NoteModel
import NoteParsing
import SourceText

/// Writes the text of notes, with links that lead to notes and images that lie beside them.
struct NoteTextWriter {
  /// Those to be copied, in order of the notes that show them.
  private(set) var files: [ImportPlan.File] = []

  private let site: SourceSite
  private let paths: [String]
  private let links: LinkTable
  private let media: MediaTable
  private let keepsRemoteImages: Bool
  /// Of tags that stand on their own: one with a `/` may lie below another.
  private let tagSlugs: Set<String>
  /// Of HTML notes, read once: links lead to headings of other notes.
  private let converted: [ConvertedHTML?]
  private let anchors: [[String: String]]
  /// Where each file goes, and which names are taken.
  private var fileTargets: [String: String] = [:]
  private var taken: Set<String>
  private var copied: Set<String> = []

  init(
    site: SourceSite, paths: [String], source: ImportSource, findsFilesByName: Bool, takenPaths: Set<String>,
    keepsRemoteImages: Bool
  ) {
    self.site = site
    self.paths = paths
    self.keepsRemoteImages = keepsRemoteImages
    links = LinkTable(site)
    tagSlugs = Set(site.notes.flatMap(\.tags).filter { !$0.contains("/") }.map(slugify))
    media = MediaTable(source, roots: site.roots, findsByName: findsFilesByName)
    converted = site.notes.map { note in
      if case .html(let html) = note.text { convertHTML(html) } else { nil }
    }
    anchors = converted.map { $0.map { headingAnchors($0.blocks) } ?? [:] }
    taken = Set(paths.map { $0.lowercased() })
    for (source, target) in site.files { fileTargets[source] = target }
  }

  /// The text of the note at `index`, and what became of it.
  mutating func text(of index: Int) -> ([UInt8], RemarkCounter) {
    var remarks = site.notes[index].remarks
    switch site.notes[index].text {
    case .html:
      guard let found = converted[index] else { return ([], remarks) }
      remarks.add(found.remarks)
      let blocks = found.blocks.map { resolved($0, index, &remarks) }
      return (markdown(of: blocks), remarks)
    case .markdown(let text):
      let resolvedText = rewritingDestinations(in: text) { kind, destination in
        switch kind {
        case .link: self.link(destination, index, &remarks) ?? destination
        case .image: self.image(ImageUse(source: destination, alt: ""), index, &remarks).source
        }
      }
      // Lines of tags and comments that were left out have left blank lines.
      let trimmed = resolvedText.drop { $0 == 0x0A }
      let end = trimmed.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? trimmed.startIndex
      return (trimmed.isEmpty ? [] : Array(trimmed[..<end]) + [0x0A], remarks)
    }
  }

  // MARK: Blocks

  private mutating func resolved(_ block: MarkdownBlock, _ index: Int, _ remarks: inout RemarkCounter)
    -> MarkdownBlock
  {
    switch block {
    case .paragraph(let runs): return .paragraph(resolved(runs, index, &remarks))
    case .heading(let level, let runs): return .heading(level: level, resolved(runs, index, &remarks))
    case .quote(let blocks): return .quote(blocks.map { resolved($0, index, &remarks) })
    case .list(let start, let items):
      return .list(
        start: start,
        items: items.map {
          ListItem(isDone: $0.isDone, blocks: $0.blocks.map { resolved($0, index, &remarks) })
        })
    case .table(let table):
      return .table(
        TableText(
          header: table.header.map { resolved($0, index, &remarks) },
          rows: table.rows.map { $0.map { resolved($0, index, &remarks) } }, alignments: table.alignments))
    case .code, .rule: return block
    }
  }

  private mutating func resolved(_ runs: [InlineRun], _ index: Int, _ remarks: inout RemarkCounter)
    -> [InlineRun]
  {
    // A link of several runs is one link.
    var known: [Int: String?] = [:]
    return runs.map { run in
      var run = run
      if let link = run.link {
        let destination = known[link.number] ?? self.link(link.destination, index, &remarks)
        known[link.number] = .some(destination)
        run.link = destination.map { LinkUse(number: link.number, destination: $0) }
      }
      if case .image(let image) = run.content {
        let resolved = self.image(image, index, &remarks)
        run.content = .image(resolved)
        // What the picture was linked to is the picture.
        if let link = run.link, isImageAddress(link.destination) { run.link = nil }
      }
      return run
    }
  }

  // MARK: Links

  /// Where a link leads from now on; `nil` where that is nowhere.
  private mutating func link(_ destination: String, _ index: Int, _ remarks: inout RemarkCounter) -> String? {
    let note = site.notes[index]
    let isHTML = converted[index] != nil
    switch links.target(of: destination, from: note) {
    case .here(let fragment), .editor(let fragment):
      guard isHTML else { return destination }
      if let anchor = anchors[index][fragment] { return "#" + anchor }
      if fragment.isEmpty, destination.hasPrefix("#") { return "#" }
      remarks.count(.lost, "a link to '\(shown(destination))', which is no place in the text")
      return nil
    case .note(let target, let fragment):
      let path = relativeLink(from: parentFolder(of: paths[index]), to: paths[target])
      let anchor = converted[target] != nil ? anchors[target][fragment] ?? "" : fragment
      return percentEncodedPath(path) + (anchor.isEmpty ? "" : "#" + percentEncodedPath(anchor))
    case .site(let address):
      if let file = file(destination, index, &remarks) { return file }
      if let tag = tagPage(address) { return tag }
      if site.address.isEmpty { return destination }
      remarks.count(.lost, "a link to \(shown(address)), which is no note; it leads to the old site")
      return site.address + address
    case .elsewhere:
      return file(destination, index, &remarks) ?? destination
    }
  }

  /// The page of a tag, where Blogger and WordPress have one; `nil` for a tag that no note has.
  private func tagPage(_ address: String) -> String? {
    let path = LinkDestination(encoded: Array(address.utf8)).path
    for prefix in ["/search/label/", "/tag/", "/category/"] where path.hasPrefix(prefix) {
      let slug = slugify(path.dropFirst(prefix.utf8.count).split(separator: "/").last.map(String.init) ?? "")
      return tagSlugs.contains(slug) ? "/tags/\(percentEncodedPath(slug))/" : nil
    }
    return nil
  }

  /// A link to a file that is at hand.
  private mutating func file(_ destination: String, _ index: Int, _ remarks: inout RemarkCounter) -> String? {
    let parts = LinkDestination(encoded: Array(destination.utf8))
    guard lastPart(parts.path).contains("."), !isPage(parts.path) else { return nil }
    guard case .found(let path) = media.file(destination, in: parentFolder(of: site.notes[index].source))
    else { return nil }
    let target = place(of: path, for: index)
    return percentEncodedPath(relativeLink(from: parentFolder(of: paths[index]), to: target))
      + (parts.fragment.isEmpty ? "" : "#" + percentEncodedPath(parts.fragment))
  }

  private func isPage(_ path: String) -> Bool {
    [".html", ".htm", ".php", ".md", "/"].contains { path.lowercased().hasSuffix($0) }
  }

  // MARK: Images

  private mutating func image(_ image: ImageUse, _ index: Int, _ remarks: inout RemarkCounter) -> ImageUse {
    var image = image
    guard !image.source.hasPrefix("placeholder:"), !image.source.hasPrefix("data:") else { return image }
    let folder = parentFolder(of: site.notes[index].source)
    var isAmbiguous = false
    for address in [image.source] + image.otherSources {
      switch media.file(address, in: folder) {
      case .found(let path):
        image.source = relativeLink(from: parentFolder(of: paths[index]), to: place(of: path, for: index))
        image.source = percentEncodedPath(image.source)
        return image
      case .ambiguous: isAmbiguous = true
      case .missing: continue
      }
    }
    let isRemote = image.source.hasPrefix("http") || image.source.hasPrefix("//")
    if keepsRemoteImages, isRemote { return image }
    let reason = isAmbiguous ? "several files have its name" : "no file is at hand"
    remarks.count(.lost, "an image, of which a placeholder stands: \(reason): \(shown(image.source))")
    let address = image.source
    image.source = "placeholder:" + placeholderName(address)
    // Its address is not lost: it is the credit of the frame.
    if isRemote, !image.caption.contains(address) {
      image.caption += (image.caption.isEmpty ? "" : " ") + "Source: " + address
    }
    return image
  }

  /// The name that the image is to have when it comes.
  private func placeholderName(_ address: String) -> String {
    let name = lastPart(
      percentDecoded(Array(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })[...]))
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let stem = slugify(String(name[..<dot]))
    let end = name[dot...].lowercased()
    return (stem.isEmpty ? "image" : String(stem.prefix(60))) + (isImageAddress(name) ? end : ".png")
  }

  /// Where a file of the source goes, which is then to be copied.
  private mutating func place(of path: String, for index: Int) -> String {
    if let known = fileTargets[path] {
      if copied.insert(path).inserted {
        files.append(ImportPlan.File(source: path, path: known))
      }
      return known
    }
    let note = paths[index]
    let stem = note.hasSuffix("/index.md") ? parentFolder(of: note) : String(note.dropLast(3))
    let name = safePath(lastPart(path))
    var target = stem + "/" + name
    var number = 2
    while taken.contains(target.lowercased()) {
      target = stem + "/\(number)-" + name
      number += 1
    }
    taken.insert(target.lowercased())
    fileTargets[path] = target
    copied.insert(path)
    files.append(ImportPlan.File(source: path, path: target))
    return target
  }

  /// An address for the report.
  private func shown(_ address: String) -> String {
    address.count <= 120 ? address : address.prefix(119) + "…"
  }
}

/// The ids of headings by the anchors that stand in them, in front of them, or in their section; "" for the top.
func headingAnchors(_ blocks: [MarkdownBlock]) -> [String: String] {
  var anchors: [String: String] = [:]
  var ids = HeadingIDs()
  var current = ""
  /// Anchors since the last text: they belong to a heading that follows at once.
  var pending: [String] = []
  func visit(_ runs: [InlineRun], isHeading: Bool) {
    var names: [String] = []
    for run in runs { if case .anchor(let name) = run.content { names.append(name) } }
    if isHeading {
      current = ids.id(for: String(decoding: codeBlanks(runs.trimmed.text), as: UTF8.self))
      for name in pending + names { anchors[name] = current }
      pending = []
      return
    }
    if !runs.isBlank { pending = [] }
    for name in names {
      if anchors[name] == nil { anchors[name] = current }
      if runs.isBlank { pending.append(name) }
    }
  }
  func walk(_ blocks: [MarkdownBlock]) {
    for block in blocks {
      switch block {
      case .paragraph(let runs): visit(runs, isHeading: false)
      case .heading(_, let runs): visit(runs, isHeading: true)
      case .quote(let inner): walk(inner)
      case .list(_, let items): for item in items { walk(item.blocks) }
      case .table(let table):
        for row in [table.header] + table.rows { for cell in row { visit(cell, isHeading: false) } }
      case .code, .rule: pending = []
      }
    }
  }
  walk(blocks)
  return anchors
}
