import NoteModel

/// A page that is not a note's, before it is rendered.
package struct SitePage: Sendable {
  package enum Kind: Sendable, Hashable {
    /// `number` is 1-based.
    case home(number: Int)
    /// `tag` is an index of `Site.tags`.
    case tag(Int, number: Int)
    case tagFeed(Int, FeedFormat)
    /// An index of `Site.series`.
    case series(Int)
    case graph(number: Int)
    case tags, allSeries, archive, search, notFound
    case feed(FeedFormat)
    /// The whole, or the list of its parts.
    case sitemap
    /// 1-based; of a site with more addresses than one file may hold.
    case sitemapPart(Int)
    case robots, openSearch, manifest, touchIcon, headers, redirects, machineContents
    /// An older address of the note with this index.
    case redirect(note: Int)
  }

  package enum FeedFormat: Sendable, Hashable {
    case atom, json
  }

  /// Below `Public/`.
  package let path: String
  package let kind: Kind
  let address: SiteAddress

  init(_ kind: Kind, _ address: SiteAddress) {
    self.kind = kind
    self.address = address
    path = address.filePath
  }
}

extension SiteRenderer {
  /// Every page besides the notes' and the theme's assets, in a fixed order. Each can be rendered by itself
  /// on any thread.
  package var sitePages: [SitePage] {
    var pages = (1...listPageCount(site.dated.count)).map {
      SitePage(.home(number: $0), SiteAddress.home.listPage($0))
    }
    for (tag, group) in site.tags.enumerated() {
      let address = SiteAddress(group.permalink)
      pages += (1...listPageCount(group.notes.count)).map {
        SitePage(.tag(tag, number: $0), address.listPage($0))
      }
      pages.append(SitePage(.tagFeed(tag, .atom), address.feed))
      pages.append(SitePage(.tagFeed(tag, .json), address.jsonFeed))
    }
    if !site.series.isEmpty { pages.append(SitePage(.allSeries, .series)) }
    for (series, group) in site.series.enumerated() {
      pages.append(SitePage(.series(series), SiteAddress(group.permalink)))
    }
    pages += (1...graphPageCount).map { SitePage(.graph(number: $0), SiteAddress.graph.listPage($0)) }
    pages += [
      SitePage(.tags, .tags), SitePage(.archive, .archive), SitePage(.search, .search),
      SitePage(.notFound, .notFound), SitePage(.feed(.atom), SiteAddress.home.feed),
      SitePage(.feed(.json), SiteAddress.home.jsonFeed), SitePage(.sitemap, .sitemap),
      SitePage(.robots, .robots), SitePage(.openSearch, .openSearch), SitePage(.manifest, .manifest),
      SitePage(.headers, .headers),
    ]
    pages += (0..<sitemapPartCount).map { SitePage(.sitemapPart($0 + 1), .sitemapPart($0 + 1)) }
    if theme.icon(.small) != nil { pages.append(SitePage(.touchIcon, .touchIcon)) }
    if site.settings.copiesMarkdown { pages.append(SitePage(.machineContents, .machineContents)) }
    let redirects = redirects
    if !redirects.isEmpty { pages.append(SitePage(.redirects, .redirects)) }
    return pages + redirects.map { SitePage(.redirect(note: $0.note), $0.address) }
  }

  /// All pages besides the notes', assets included.
  ///
  /// - Parameter body: The body of each note.
  package func renderListPages(body: (Int) -> NoteBody?) -> [Page] {
    sitePages.map { render($0, body: body) } + theme.assets
  }

  /// Renders one page.
  ///
  /// - Parameter body: Called for the notes that the page holds whole, when it is a feed.
  package func render(_ page: SitePage, body: (Int) -> NoteBody?) -> Page {
    let bytes =
      switch page.kind {
      case .home: templated(.list, page)
      case .tag: templated(.tag, page)
      case .tags: templated(.tags, page)
      case .series: templated(.series, page)
      case .allSeries: templated(.allSeries, page)
      case .graph: templated(.graph, page)
      case .archive: templated(.archive, page)
      case .search: templated(.search, page)
      case .notFound: templated(.notFound, page)
      case .tagFeed(let tag, let format):
        feedBytes(tagFeed(tag, body: body), format, at: page.address)
      case .feed(let format): feedBytes(siteFeed(body: body), format, at: page.address)
      case .sitemap: sitemapBytes()
      case .sitemapPart(let number): sitemapPartBytes(number)
      case .robots: robotsBytes()
      case .openSearch: openSearchBytes()
      case .manifest: manifestBytes()
      case .touchIcon: theme.icon(.small)?.bytes ?? []
      case .headers: headersBytes()
      case .redirects: redirectsBytes()
      case .machineContents: machineContentsBytes()
      case .redirect(let note): redirectBytes(to: site.notes[note])
      }
    return Page(path: page.path, bytes: bytes)
  }

  private func feedBytes(_ feed: Feed, _ format: SitePage.FeedFormat, at address: SiteAddress) -> [UInt8] {
    switch format {
    case .atom: atomBytes(feed, at: address)
    case .json: jsonFeedBytes(feed, at: address)
    }
  }

  private func templated(_ template: PageTemplate, _ page: SitePage) -> [UInt8] {
    theme.render(template, .object(members(of: page)))
  }

  /// What the template of a page sees; `nil` for pages that are made without one.
  package func context(of page: SitePage) -> TemplateValue? {
    let members = members(of: page)
    return members.isEmpty ? nil : .object(members)
  }

  private func members(of page: SitePage) -> [String: TemplateValue] {
    switch page.kind {
    case .home(let number): homeMembers(number)
    case .tag(let tag, let number): tagMembers(tag, number)
    case .tags: tagsMembers()
    case .series(let series): seriesMembers(series)
    case .allSeries: allSeriesMembers()
    case .graph(let number): graphMembers(number)
    case .archive: archiveMembers()
    case .search: commonMembers(PageFacts(kind: .search, title: language.text[.search], address: .search))
    case .notFound:
      commonMembers(PageFacts(kind: .notFound, title: language.text[.pageNotFound], address: .notFound))
    case .tagFeed, .feed, .sitemap, .sitemapPart, .robots, .openSearch, .manifest, .touchIcon, .headers,
      .redirects, .machineContents, .redirect:
      [:]
    }
  }

  // MARK: Lists

  /// At least 1, since a list without notes has a page too.
  private func listPageCount(_ notes: Int) -> Int {
    let size = max(1, site.settings.pagination)
    return max(1, notes / size + (notes % size == 0 ? 0 : 1))
  }

  private func homeMembers(_ number: Int) -> [String: TemplateValue] {
    let title = site.settings.title
    var members = commonMembers(
      PageFacts(
        kind: .home, title: number == 1 ? title : language.text[.notesPage, ["number": String(number)]],
        address: SiteAddress.home.listPage(number)))
    members.merge(noteListMembers(site.dated, number, .home)) { $1 }

    let isFirst = number == 1
    // The pages of a section are found on its index.
    let pages = isFirst ? site.undated.filter { !sections.isBelowIndex($0) } : []
    members["pages"] = .list(
      pages.map { index in
        let note = site.notes[index]
        return .object([
          "title": .text(note.title), "url": .text(addresses.link(note.permalink)),
          "description": .text(note.description),
        ])
      })
    members["hasPages"] = .flag(!pages.isEmpty)
    let popular = isFirst ? mostUsedTags(20) : []
    members["tags"] = .list(popular)
    members["hasTags"] = .flag(!popular.isEmpty)
    return members
  }

  /// The tags that most notes carry, by name.
  private func mostUsedTags(_ limit: Int) -> [TemplateValue] {
    let byUse = site.tags.indices.sorted { a, b in
      (site.tags[b].notes.count, a) < (site.tags[a].notes.count, b)
    }
    return byUse.prefix(limit).sorted().map { tagValues[$0] }
  }

  private func tagMembers(_ tag: Int, _ number: Int) -> [String: TemplateValue] {
    let group = site.tags[tag]
    let address = SiteAddress(group.permalink)
    let title =
      number == 1 ? group.name : language.text[.tagPage, ["tag": group.name, "number": String(number)]]
    var members = commonMembers(
      PageFacts(
        kind: .tag, title: title, address: address.listPage(number),
        description: group.description.isEmpty
          ? language.text[.notesTagged, ["tag": group.name]] : group.description,
        feeds: (address, "\(group.name) · \(site.settings.title)"),
        trail: [(title: language.text[.tags], address: .tags)]
          + ancestors(of: tag).map { (site.tags[$0].name, SiteAddress(site.tags[$0].permalink)) }))
    members.merge(noteListMembers(group.notes, number, address)) { $1 }
    var value = Self.tagMembers(group, addresses)
    let children = childrenOfTag[tag]
    value["feedURL"] = .text(addresses.link(address.feed))
    value["jsonFeedURL"] = .text(addresses.link(address.jsonFeed))
    value["ancestors"] = .list(ancestors(of: tag).map { tagValues[$0] })
    value["children"] = .list(children.map { tagValues[$0] })
    value["hasChildren"] = .flag(!children.isEmpty)
    members["tag"] = .object(value)
    return members
  }

  /// The tags above one, the outermost first.
  private func ancestors(of tag: Int) -> [Int] {
    var ancestors: [Int] = []
    var above = site.tags[tag].parent
    while let parent = above {
      ancestors.append(parent)
      above = site.tags[parent].parent
    }
    return ancestors.reversed()
  }

  private func noteListMembers(_ notes: [Int], _ number: Int, _ first: SiteAddress) -> [String: TemplateValue]
  {
    let total = listPageCount(notes.count)
    let size = max(1, site.settings.pagination)
    let shown = notes.dropFirst((number - 1) * size).prefix(size)
    return [
      "notes": .list(shown.map(listItemValue)),
      "hasNotes": .flag(!shown.isEmpty),
      "pagination": paginationValue(number, of: total, first),
    ]
  }

  func paginationValue(_ number: Int, of total: Int, _ first: SiteAddress) -> TemplateValue {
    .object([
      "isPaginated": .flag(total > 1), "current": .number(number), "total": .number(total),
      "position": .text(language.text[.pageOf, ["number": String(number), "total": String(total)]]),
      "newerURL": number > 1 ? .text(addresses.link(first.listPage(number - 1))) : .absent,
      "olderURL": number < total ? .text(addresses.link(first.listPage(number + 1))) : .absent,
    ])
  }

  private func tagsMembers() -> [String: TemplateValue] {
    var members = commonMembers(
      PageFacts(
        kind: .tags, title: language.text[.tags], address: .tags,
        description: language.text[.allTagsOf, ["site": site.settings.title]])
    )
    members["tags"] = .list(nestedTags())
    members["hasTags"] = .flag(!tagValues.isEmpty)
    return members
  }

  /// The outermost tags, each with those below it.
  private func nestedTags() -> [TemplateValue] {
    // Each tag is followed by those below it, whose values are there when its own is made.
    var values = tagValues
    for (index, group) in site.tags.enumerated().reversed() {
      let children = childrenOfTag[index].map { values[$0] }
      var value = Self.tagMembers(group, addresses)
      value["children"] = .list(children)
      value["hasChildren"] = .flag(!children.isEmpty)
      values[index] = .object(value)
    }
    return site.tags.indices.filter { site.tags[$0].parent == nil }.map { values[$0] }
  }

  // MARK: Archive

  private func archiveMembers() -> [String: TemplateValue] {
    var members = commonMembers(
      PageFacts(
        kind: .archive, title: language.text[.archive], address: .archive,
        description: language.text[.allNotesOf, ["site": site.settings.title]]))
    let years = runs(of: byMonth[...]) { site.notes[$0].date?.year ?? 0 }
    members["archive"] = .object(["years": .list(years.map { yearValue($0.key, $0.members) })])
    return members
  }

  /// Dated notes, newest month first. Notes are sorted by instant, which the zones of two authors can put on
  /// the other side of a month's end; each month comes once all the same.
  private var byMonth: [Int] {
    let keyed = site.dated.enumerated().map { place, index in
      let date = site.notes[index].date
      return (year: date?.year ?? 0, month: date?.month ?? 0, place: place, index: index)
    }
    return keyed.sorted { a, b in (b.year, b.month, a.place) < (a.year, a.month, b.place) }.map(\.index)
  }

  private func yearValue(_ year: Int, _ notes: ArraySlice<Int>) -> TemplateValue {
    let months = runs(of: notes) { site.notes[$0].date?.month ?? 0 }
    return .object([
      "year": .number(year), "count": .number(notes.count), "id": .text("y\(year)"),
      "months": .list(
        months.map { month in
          .object([
            "name": .text(language.text.facts.dates.monthName(month.key)),
            "fullName": .text(language.text.facts.dates.month(month.key, year)),
            "id": .text("y\(year)-\(month.key)"),
            "count": .number(month.members.count), "notes": .list(month.members.map(listItemValue)),
          ])
        }),
    ])
  }

  /// Neighbours with one key, in order.
  private func runs(
    of notes: ArraySlice<Int>, by key: (Int) -> Int
  ) -> [(key: Int, members: ArraySlice<Int>)] {
    var runs: [(key: Int, members: ArraySlice<Int>)] = []
    var start = notes.startIndex
    while start < notes.endIndex {
      let value = key(notes[start])
      let end = notes[start...].firstIndex { key($0) != value } ?? notes.endIndex
      runs.append((value, notes[start..<end]))
      start = end
    }
    return runs
  }
}
