import Diagnostics
import SourceText

/// Which notes a site takes in.
package struct Selection: Sendable {
  /// Notes dated after it are future ones.
  package let now: NoteDate
  package let includesDrafts: Bool
  package let includesFuture: Bool
  /// For lists of the author's own; no site has them.
  package let includesPrivate: Bool

  package init(
    now: NoteDate, includesDrafts: Bool = false, includesFuture: Bool = false, includesPrivate: Bool = false
  ) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.includesPrivate = includesPrivate
  }

  package func holds(_ note: Note) -> Bool {
    note.isPublished(at: now, drafts: includesDrafts, future: includesFuture, private: includesPrivate)
  }
}

/// A diagnostic and the note (path below `Content/`) it belongs to.
package struct NoteDiagnostic: Sendable {
  package let path: String
  package let diagnostic: Diagnostic

  package init(path: String, diagnostic: Diagnostic) {
    self.path = path
    self.diagnostic = diagnostic
  }
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
///   - images: those of these notes and files.
package func assembleSite(
  notes: [Note], files: [String], images: ImageLibrary, settings: SiteSettings, selection: Selection,
  scope: LinkScope = .site
) -> SiteAssembly {
  var (notes, diagnostics) =
    scope == .site ? withDistinctPermalinks(notes, isPublished: selection.holds) : (notes, [])
  let published = notes.indices.filter { selection.holds(notes[$0]) }
  let siteNotes = published.map { notes[$0] }
  let siteIndex = Dictionary(uniqueKeysWithValues: published.enumerated().map { ($1, $0) })
  let translations = translationGroups(siteNotes, siteLanguage: settings.languageTag)
  let listed = siteNotes.indices.filter { index in translations[index].first.map { $0 == index } ?? true }
  let ranks = newestFirstRanks(siteNotes)
  let (tags, tagDiagnostics) = groupTags(
    siteNotes, listed: listed, ranks: ranks, descriptions: settings.tagDescriptions)
  let (series, seriesDiagnostics) = groupSeries(siteNotes, listed: listed)
  diagnostics += tagDiagnostics + seriesDiagnostics
  var formerPermalinks: [[Permalink]] = []
  var aliases = siteNotes.map { _ in [String]() }
  if scope == .site {
    var clashes = PermalinkClashes(notes, files: files, tags: tags, series: series, settings: settings)
    aliases = siteNotes.map { clashes.aliases[$0.path] ?? [] }
    formerPermalinks = siteNotes.map { clashes.takeFormerPermalinks(of: $0, settings: settings) }
    diagnostics += clashes.diagnostics
  }

  var otherPages = otherPages(
    tags: tags, series: series, aliases: aliases, formerPermalinks: formerPermalinks)
  if settings.copiesMarkdown { otherPages.insert("/llms.txt") }
  let resolver = LinkResolver(
    notes: notes, files: files, images: images, otherPages: otherPages, scope: scope)
  var linkTargets: [[LinkTarget]] = []
  var imageTargets: [[ImageTarget]] = []
  var backlinks = [Set<Int>](repeating: [], count: siteNotes.count)
  var linkedFromIndex: [Int: [Int]] = [:]
  for (index, note) in notes.enumerated() {
    let source = siteIndex[index]
    var targets: [LinkTarget] = []
    var found: [Diagnostic] = []
    for link in note.links {
      let resolution = resolver.resolve(link, from: index)
      targets.append(linkTarget(of: resolution, notes: notes, isInSite: { siteIndex[$0] != nil }))
      let diagnostic = linkDiagnostic(
        link, resolution, notes: notes, isPublished: { source == nil || siteIndex[$0] != nil },
        // Looking for the nearest name costs a pass over all notes: a wrecked site gets its first hundred.
        suggestion: {
          diagnostics.count + found.count < 100 ? resolver.nearestTarget(to: link, from: index) : nil
        })
      if let diagnostic { found.appendLimited(diagnostic) }
      if let source, case .note(let target, _) = resolution, let target = siteIndex[target], target != source
      {
        backlinks[target].insert(source)
        if note.isFolderIndex { linkedFromIndex[source, default: []].append(target) }
      }
    }
    let images = note.images.map { resolver.resolve($0, from: index) }
    for (image, target) in zip(note.images, images)
    where target == .missing && !image.isPlaceholder && !resolver.isBeyondScope(image, from: index) {
      found.appendLimited(missingImage(image))
    }
    diagnostics += found.limited().map { NoteDiagnostic(path: note.path, diagnostic: $0) }
    if source != nil {
      linkTargets.append(targets)
      imageTargets.append(images)
    }
  }

  let newestFirst = { (a: Int, b: Int) in ranks[a] < ranks[b] }
  let dated = listed.filter { siteNotes[$0].date != nil }.sorted(by: newestFirst)
  let undated = listed.filter { siteNotes[$0].date == nil }
    .sorted { siteNotes[$0].permalink < siteNotes[$1].permalink }
  let sortedBacklinks = backlinks.map { $0.sorted(by: newestFirst) }
  var navigationTargets: [Int] = []
  var deadEntries: [NavigationEntry] = []
  for entry in settings.navigation where scope == .site && entry.address.hasPrefix("/") {
    switch resolver.resolve(entry) {
    case .note(let note, _):
      if let target = siteIndex[note] { navigationTargets.append(target) } else { deadEntries.append(entry) }
    case .nowhere: deadEntries.append(entry)
    case .address, .unknown: break
    }
  }
  let related = relatedNotes(ranks: ranks, tags: tags, backlinks: sortedBacklinks)
  let site = Site(
    settings: settings, notes: siteNotes, translations: translations, dated: dated, undated: undated,
    tags: tags, series: series, linkTargets: linkTargets, imageTargets: imageTargets,
    linkSources: sortedBacklinks,
    backlinks: inReadersLanguage(sortedBacklinks, notes: siteNotes, translations: translations),
    related: inReadersLanguage(related, notes: siteNotes, translations: translations).map {
      Array($0.prefix(5))
    },
    navigationTargets: navigationTargets, aliases: aliases, formerPermalinks: formerPermalinks,
    sections: pageSections(siteNotes, among: listed) { linkedFromIndex[$0] ?? [] })
  return SiteAssembly(
    site: site, diagnostics: diagnostics,
    settingsDiagnostics: deadEntries.map { entry in
      Diagnostic(LinkRules.broken, "'\(entry.address)' leads nowhere in this site", at: entry.range)
    } + unknownTags(settings.tagDescriptions, notes: notes))
}

/// The place of each note among all, newest first.
func newestFirstRanks(_ notes: [Note]) -> [Int] {
  // Undated ones come last.
  let keys = notes.map { (seconds: $0.date.map { -$0.secondsSinceEpoch } ?? .max, path: $0.path) }
  let order = keys.indices.sorted { a, b in
    keys[a].seconds != keys[b].seconds ? keys[a].seconds < keys[b].seconds : keys[a].path < keys[b].path
  }
  var ranks = [Int](repeating: 0, count: notes.count)
  for (rank, note) in order.enumerated() { ranks[note] = rank }
  return ranks
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
      at: link.range,
      help: link.target.hasPrefix("www.")
        ? "write 'https://' before it" : suggestion().map { "did you mean '\($0)'?" })
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
        LinkRules.unpublished,
        "'\(target.path)' is \(target.metadata.isPrivate ? "private" : "a draft or dated in the future")",
        at: link.range, help: helpOnUnpublished(target, link))
    }
    return nil
  case .address, .unknown: return nil
  }
}

/// What readers see of a link to a note that they do not get.
private func helpOnUnpublished(_ target: Note, _ link: LinkReference) -> String {
  if link.kind == .wiki, link.target == target.title {
    return "readers see the title of that note: write [[\(target.path)|other words]] if they are not to"
  }
  return target.metadata.isPrivate
    ? "the text stays on the page, the link is left out"
    : "the text stays on the page, the link is left out until that note is published"
}

private func missingImage(_ image: ImageReference) -> Diagnostic {
  Diagnostic(
    LinkRules.missingImage, "there is no file '\(image.target)' beside the note", at: image.range,
    help: "if it is still to be drawn, mark it: ![…](placeholder:\(image.target))")
}

/// Addresses that notes may link to and that are no notes.
private func otherPages(
  tags: [TagGroup], series: [SeriesGroup], aliases: [[String]], formerPermalinks: [[Permalink]]
) -> Set<String> {
  var pages: Set<String> = ["/tags/", "/archive/", "/search/", "/graph/", "/"]
  for file in ownFiles { pages.insert("/" + file) }
  for tag in tags { pages.formUnion(["", "atom.xml", "feed.json"].map { tag.permalink.path + $0 }) }
  if !series.isEmpty { pages.insert("/series/") }
  for group in series { pages.insert(group.permalink.path) }
  for aliases in aliases { pages.formUnion(aliases) }
  for permalinks in formerPermalinks { pages.formUnion(permalinks.map(\.path)) }
  return pages
}
