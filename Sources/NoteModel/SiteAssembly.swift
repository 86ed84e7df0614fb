import Diagnostics
import SourceText

/// Which notes a site takes in.
package struct Selection: Sendable {
  /// Notes dated after it are future ones.
  package let now: NoteDate
  package let includesDrafts: Bool
  package let includesFuture: Bool

  package init(now: NoteDate, includesDrafts: Bool = false, includesFuture: Bool = false) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
  }

  package func holds(_ note: Note) -> Bool {
    note.metadata.isPublished(at: now, drafts: includesDrafts, future: includesFuture)
  }
}

/// A diagnostic and the note (path below `Content/`) it belongs to.
package struct NoteDiagnostic: Sendable {
  package let path: String
  package let diagnostic: Diagnostic
}

/// The site and what is wrong between its notes.
package struct SiteAssembly: Sendable {
  package let site: Site
  package let diagnostics: [NoteDiagnostic]
  /// In bytes of `site.yml`.
  package let settingsDiagnostics: [Diagnostic]
}

/// Puts notes together: permalinks, links, backlinks, tags, order.
///
/// - Parameters:
///   - notes: all of them, sorted by path; drafts and future notes are checked too, and left out of the site
///     unless `selection` takes them in.
///   - files: paths below `Content/` of everything that is no note.
package func assembleSite(
  notes: [Note], files: [String], settings: SiteSettings, selection: Selection, scope: LinkScope = .site
) -> SiteAssembly {
  var diagnostics: [NoteDiagnostic] = []
  let published = notes.indices.filter { selection.holds(notes[$0]) }
  let siteNotes = published.map { notes[$0] }
  let siteIndex = Dictionary(uniqueKeysWithValues: published.enumerated().map { ($1, $0) })
  let (tags, tagDiagnostics) = groupTags(siteNotes)
  diagnostics += tagDiagnostics
  if scope == .site { diagnostics += permalinkClashes(notes, tags: tags) }

  let resolver = LinkResolver(
    notes: notes, files: files, otherPages: otherPages(notes: siteNotes, tags: tags), scope: scope)
  var linkTargets: [[LinkTarget]] = []
  var imageTargets: [[ImageTarget]] = []
  var backlinks = [Set<Int>](repeating: [], count: siteNotes.count)
  for (index, note) in notes.enumerated() {
    let source = siteIndex[index]
    var targets: [LinkTarget] = []
    for link in note.links {
      let resolution = resolver.resolve(link, from: index)
      targets.append(linkTarget(of: resolution, notes: notes, isInSite: { siteIndex[$0] != nil }))
      let diagnostic = linkDiagnostic(
        link, resolution, notes: notes, isPublished: { source == nil || siteIndex[$0] != nil },
        // Looking for the nearest name costs a pass over all notes: a wrecked site gets its first hundred.
        suggestion: { diagnostics.count < 100 ? resolver.nearestTarget(to: link, from: index) : nil })
      if let diagnostic { diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: diagnostic)) }
      if let source, case .note(let target, _) = resolution, let target = siteIndex[target], target != source
      {
        backlinks[target].insert(source)
      }
    }
    let images = note.images.map { resolver.resolve($0, from: index) }
    for (image, target) in zip(note.images, images)
    where target == .missing && !image.isPlaceholder && !resolver.isBeyondScope(image, from: index) {
      diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: missingImage(image)))
    }
    if source != nil {
      linkTargets.append(targets)
      imageTargets.append(images)
    }
  }

  let newestFirst = { (a: Int, b: Int) in isNewer(siteNotes[a], siteNotes[b]) }
  let dated = siteNotes.indices.filter { siteNotes[$0].date != nil }.sorted(by: newestFirst)
  let undated = siteNotes.indices.filter { siteNotes[$0].date == nil }
    .sorted { siteNotes[$0].permalink < siteNotes[$1].permalink }
  let sortedBacklinks = backlinks.map { $0.sorted(by: newestFirst) }
  let site = Site(
    settings: settings, notes: siteNotes, dated: dated, undated: undated, tags: tags,
    linkTargets: linkTargets, imageTargets: imageTargets, backlinks: sortedBacklinks,
    related: relatedNotes(siteNotes, tags: tags, backlinks: sortedBacklinks))
  let deadEntries = settings.navigation.filter { entry in
    guard scope == .site, entry.address.hasPrefix("/") else { return false }
    if case .note(let note, _) = resolver.resolve(entry) { return siteIndex[note] == nil }
    return resolver.resolve(entry) == .nowhere
  }
  return SiteAssembly(
    site: site, diagnostics: diagnostics,
    settingsDiagnostics: deadEntries.map { entry in
      Diagnostic(LinkRules.broken, "'\(entry.address)' leads nowhere in this site", at: entry.range)
    })
}

/// Newer first, undated last, then by path: one order for every list.
private func isNewer(_ a: Note, _ b: Note) -> Bool {
  switch (a.date, b.date) {
  case (let a?, let b?) where a.secondsSinceEpoch != b.secondsSinceEpoch:
    a.secondsSinceEpoch > b.secondsSinceEpoch
  case (_?, nil): true
  case (nil, _?): false
  default: a.path < b.path
  }
}

// MARK: Links

private func linkTarget(
  of resolution: LinkResolver.Resolution, notes: [Note], isInSite: (Int) -> Bool
) -> LinkTarget {
  switch resolution {
  case .note(let target, let fragment):
    guard isInSite(target) else { return .none }
    let address = notes[target].permalink.encoded
    return .address(fragment.isEmpty ? address : address + "#" + percentEncodedPath(fragment))
  case .address(let address): return .address(address)
  case .unknown, .nowhere: return .none
  }
}

private func linkDiagnostic(
  _ link: LinkReference, _ resolution: LinkResolver.Resolution, notes: [Note], isPublished: (Int) -> Bool,
  suggestion: () -> String?
) -> Diagnostic? {
  switch resolution {
  case .nowhere:
    return Diagnostic(
      LinkRules.broken,
      link.target.isEmpty ? "the link has no destination" : "'\(link.target)' leads nowhere in this site",
      at: link.range, help: suggestion().map { "did you mean '\($0)'?" })
  case .note(let index, let fragment):
    let target = notes[index]
    if !fragment.isEmpty, !fragment.hasPrefix(":~:"), fragment != "top", !target.anchors.contains(fragment) {
      let near = nearestSpelling(of: fragment, in: target.anchors.sorted())
      return Diagnostic(
        LinkRules.brokenAnchor, "'\(target.path)' has no heading with the id '\(fragment)'", at: link.range,
        help: near.map { "did you mean '#\($0)'?" })
    }
    guard isPublished(index) else {
      return Diagnostic(
        LinkRules.unpublished, "'\(target.path)' is a draft or dated in the future", at: link.range,
        help: "the text stays on the page, the link is left out until that note is published")
    }
    return nil
  case .address, .unknown: return nil
  }
}

private func missingImage(_ image: ImageReference) -> Diagnostic {
  Diagnostic(
    LinkRules.missingImage, "there is no file '\(image.target)' beside the note", at: image.range,
    help: "if it is still to be drawn, mark it: ![…](placeholder:\(image.target))")
}

/// Addresses that notes may link to and that are no notes.
private func otherPages(notes: [Note], tags: [TagGroup]) -> Set<String> {
  var pages: Set<String> = ["/tags/", "/archive/", "/search/", "/"]
  for file in ownFiles { pages.insert("/" + file) }
  for tag in tags { pages.formUnion([tag.permalink.path, tag.permalink.path + "atom.xml"]) }
  for note in notes { pages.formUnion(note.metadata.aliases) }
  return pages
}

/// Files that every site has, and folders that they lie in.
private let ownFiles = [
  "404.html", "atom.xml", "sitemap.xml", "search.json", "robots.txt", "index.html", "tags/index.html",
  "archive/index.html", "search/index.html",
]
private let ownFolders = ["tags", "archive", "search", "assets", "page"]

// MARK: Permalinks

extension NoteMetadata {
  /// Where the first of these keys that the note has stands; the start of the file where it has none.
  fileprivate func place(of keys: String...) -> SourceRange {
    keys.lazy.compactMap { places[$0] }.first ?? SourceRange(0, 0)
  }
}

private func permalinkClashes(_ notes: [Note], tags: [TagGroup]) -> [NoteDiagnostic] {
  var clashes = PermalinkClashes(tags: tags)
  for note in notes { clashes.takeFolders(of: note.permalink.filePath) }
  for note in notes { clashes.takePage(of: note) }
  for note in notes { clashes.takeAliases(of: note) }
  return clashes.diagnostics
}

/// Who has which file of the site.
private struct PermalinkClashes {
  private(set) var diagnostics: [NoteDiagnostic] = []
  private var owner: [String: String] = [:]
  private var folders = Set(ownFolders)

  init(tags: [TagGroup]) {
    for file in ownFiles { owner[file] = "a page of the site's own" }
    for tag in tags {
      let file = tag.permalink.filePath
      for path in [file, parentFolder(of: file) + "/atom.xml"] {
        owner[path] = "the page of the tag '\(tag.name)'"
        takeFolders(of: path)
      }
    }
  }

  mutating func takeFolders(of file: String) {
    var folder = parentFolder(of: file)
    while !folder.isEmpty, folders.insert(folder).inserted { folder = parentFolder(of: folder) }
  }

  mutating func takePage(of note: Note) {
    let file = note.permalink.filePath
    let place = note.metadata.place(of: "slug", "date", "title")
    if folders.contains(file) {
      report(
        note, "\(note.permalink.path) is also a folder that other pages lie in", at: place,
        help: "give it another `slug:`")
    } else if let other = owner[file] {
      report(
        note, "\(note.permalink.path) is also the address of \(other)", at: place,
        help: "give one of them another `slug:` or `date:`")
    } else {
      owner[file] = "'\(note.path)'"
    }
  }

  mutating func takeAliases(of note: Note) {
    let place = note.metadata.place(of: "aliases")
    for alias in note.metadata.aliases {
      guard let file = Permalink(alias)?.filePath else { continue }
      if let other = owner[file] {
        if other == "'\(note.path)'" { continue }
        report(
          note, "the alias \(alias) is also the address of \(other)", at: place, help: "take the alias away")
      } else if folders.contains(file) || isBelowPage(file) {
        report(
          note, "the alias \(alias) would need a page and a folder of one name", at: place,
          help: "take the alias away")
      } else {
        owner[file] = "'\(note.path)'"
        takeFolders(of: file)
      }
    }
  }

  /// Whether one of the folders of a file is a page.
  private func isBelowPage(_ file: String) -> Bool {
    var folder = parentFolder(of: file)
    while !folder.isEmpty {
      if owner[folder] != nil { return true }
      folder = parentFolder(of: folder)
    }
    return false
  }

  private mutating func report(_ note: Note, _ message: String, at place: SourceRange, help: String) {
    let diagnostic = Diagnostic(LinkRules.duplicatePermalink, message, at: place, help: help)
    diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: diagnostic))
  }
}

// MARK: Tags

private func groupTags(_ notes: [Note]) -> ([TagGroup], [NoteDiagnostic]) {
  struct Group {
    /// Spelling → how many notes have it.
    var spellings: [String: Int] = [:]
    /// Indices with the spelling that each uses.
    var members: [(note: Int, spelling: String)] = []
  }
  var groups: [String: Group] = [:]
  for (index, note) in notes.enumerated() {
    for tag in note.tags {
      groups[tag.lowercased(), default: Group()].spellings[tag, default: 0] += 1
      groups[tag.lowercased(), default: Group()].members.append((index, tag))
    }
  }
  var diagnostics: [NoteDiagnostic] = []
  var slugs: Set<String> = []
  var result: [TagGroup] = []
  for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
    // The usual spelling is the right one; of equally usual ones the first.
    let name = group.spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? key
    for (index, spelling) in group.members where spelling != name {
      let diagnostic = Diagnostic(
        LinkRules.tagCase, "the tag '\(spelling)' is written '\(name)' elsewhere",
        at: notes[index].metadata.place(of: "tags"), help: "write '\(name)'")
      diagnostics.append(NoteDiagnostic(path: notes[index].path, diagnostic: diagnostic))
    }
    let base = slugify(name)
    var slug = base.isEmpty ? "tag" : base
    var number = 2
    while !slugs.insert(slug).inserted {
      slug = "\(base)-\(number)"
      number += 1
    }
    guard let permalink = Permalink("/tags/\(slug)/") else { continue }
    let members = group.members.map(\.note).sorted { isNewer(notes[$0], notes[$1]) }
    result.append(TagGroup(name: name, permalink: permalink, notes: members))
  }
  return (result, diagnostics)
}

// MARK: Related notes

/// Up to five notes for each that share its tags, rarer tags counting more, or are linked with it.
///
/// Of a tag's notes only the sixteen nearest in date are looked at, so that a tag that everything has costs no more
/// than a rare one. Whole numbers only: the order must be the same on every machine.
private func relatedNotes(_ notes: [Note], tags: [TagGroup], backlinks: [[Int]]) -> [[Int]] {
  var scores = [[Int: Int]](repeating: [:], count: notes.count)
  for tag in tags where tag.notes.count > 1 {
    let weight = 1_000_000 / tag.notes.count
    for (position, note) in tag.notes.enumerated() {
      for other in tag.notes[max(0, position - 8)..<min(tag.notes.count, position + 9)] where other != note {
        scores[note][other, default: 0] += weight
      }
    }
  }
  for (target, sources) in backlinks.enumerated() {
    for source in sources {
      scores[target][source, default: 0] += 400_000
      scores[source][target, default: 0] += 400_000
    }
  }
  return scores.map { candidates in
    candidates.sorted { a, b in
      a.value != b.value ? a.value > b.value : isNewer(notes[a.key], notes[b.key])
    }
    .prefix(5).map(\.key)
  }
}
