import NoteModel

extension PageRenderer {
  /// What the template of a page sees; nothing for pages that are made without one.
  func members(of page: SitePage) -> [String: TemplateValue] {
    switch page.kind {
    case .note(let note): noteMembers(note)
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
    case .markdown, .tagFeed, .feed, .sitemap, .sitemapPart, .robots, .openSearch, .manifest, .touchIcon,
      .headers,
      .redirects, .machineContents, .redirect:
      [:]
    }
  }

  // MARK: Lists

  private func homeMembers(_ number: Int) -> [String: TemplateValue] {
    let title = site.settings.title
    var members = commonMembers(
      PageFacts(
        kind: .home, title: number == 1 ? title : language.text[.notesPage, ["number": String(number)]],
        address: SiteAddress.home.listPage(number)))
    members.merge(noteListMembers(site.dated, number, .home)) { $1 }

    let isFirst = number == 1
    // The pages of a section are found on its index.
    let pages = isFirst ? site.undated.filter { !site.isBelowIndex($0) } : []
    members["pages"] = .list(
      pages.map { index in
        let note = site.card(index)
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
    let tags = site.tags
    let byUse = tags.indices.sorted { a, b in (tags[b].notes.count, a) < (tags[a].notes.count, b) }
    return byUse.prefix(limit).sorted().map { .object(tagMembers(tags[$0])) }
  }

  private func tagMembers(_ tag: Int, _ number: Int) -> [String: TemplateValue] {
    let group = site.tag(tag)
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
          + ancestors(of: tag).map { ($0.name, SiteAddress($0.permalink)) }))
    members.merge(noteListMembers(group.notes, number, address)) { $1 }
    var value = tagMembers(group)
    let children = site.children(ofTag: tag)
    value["feedURL"] = .text(addresses.link(address.feed))
    value["jsonFeedURL"] = .text(addresses.link(address.jsonFeed))
    value["ancestors"] = .list(ancestors(of: tag).map { .object(tagMembers($0)) })
    value["children"] = .list(children.map { .object(tagMembers(site.tag($0))) })
    value["hasChildren"] = .flag(!children.isEmpty)
    members["tag"] = .object(value)
    return members
  }

  /// The tags above one, the outermost first.
  private func ancestors(of tag: Int) -> [TagGroup] {
    var ancestors: [TagGroup] = []
    var above = site.tag(tag).parent
    while let parent = above {
      let group = site.tag(parent)
      ancestors.append(group)
      above = group.parent
    }
    return ancestors.reversed()
  }

  private func noteListMembers(_ notes: [Int], _ number: Int, _ first: SiteAddress) -> [String: TemplateValue]
  {
    let total = pageCount(ofList: notes.count, site.settings)
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
    members["hasTags"] = .flag(!site.tags.isEmpty)
    return members
  }

  /// The outermost tags, each with those below it.
  private func nestedTags() -> [TemplateValue] {
    // Each tag is followed by those below it, whose values are there when its own is made.
    let tags = site.tags
    var values = tags.map { _ in TemplateValue.absent }
    for (index, group) in tags.enumerated().reversed() {
      let children = site.children(amongAll: index).map { values[$0] }
      var value = tagMembers(group)
      value["children"] = .list(children)
      value["hasChildren"] = .flag(!children.isEmpty)
      values[index] = .object(value)
    }
    return tags.indices.filter { tags[$0].parent == nil }.map { values[$0] }
  }

  // MARK: Archive

  private func archiveMembers() -> [String: TemplateValue] {
    var members = commonMembers(
      PageFacts(
        kind: .archive, title: language.text[.archive], address: .archive,
        description: language.text[.allNotesOf, ["site": site.settings.title]]))
    let years = runs(of: byMonth[...]) { site.card($0).date?.year ?? 0 }
    members["archive"] = .object(["years": .list(years.map { yearValue($0.key, $0.members) })])
    return members
  }

  /// Dated notes, newest month first. Notes are sorted by instant, which the zones of two authors can put on
  /// the other side of a month's end; each month comes once all the same.
  private var byMonth: [Int] {
    let keyed = site.dated.enumerated().map { place, index in
      let date = site.card(index).date
      return (year: date?.year ?? 0, month: date?.month ?? 0, place: place, index: index)
    }
    return keyed.sorted { a, b in (b.year, b.month, a.place) < (a.year, a.month, b.place) }.map(\.index)
  }

  private func yearValue(_ year: Int, _ notes: ArraySlice<Int>) -> TemplateValue {
    let months = runs(of: notes) { site.card($0).date?.month ?? 0 }
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
