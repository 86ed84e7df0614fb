import NoteModel

// The outline of the links between notes: those that hang together below one another, the busiest first.

/// Notes on a page of the outline.
private let notesPerGraphPage = 100

/// At least 1, since a site without notes has the page too.
private func graphPageCount(_ notes: Int) -> Int {
  max(1, (notes + notesPerGraphPage - 1) / notesPerGraphPage)
}

extension SiteRenderer {
  var graphPageCount: Int { SiteRendering.graphPageCount(site.notes.count) }
}

extension PageRenderer {
  /// Links of a note that the outline shows each way. The page of the note has them all.
  private static var shownLinks: Int { 50 }

  func graphMembers(_ number: Int) -> [String: TemplateValue] {
    let isFirst = number == 1
    let title =
      isFirst ? language.text[.linksBetweenNotes] : language.text[.linksPage, ["number": String(number)]]
    var members = commonMembers(
      PageFacts(
        kind: .graph, title: title,
        address: SiteAddress.graph.listPage(number),
        description: language.text[.linksOf, ["site": site.settings.title]]))
    let graph = site.graph
    let noteCount = graph.incoming.count
    let first = (number - 1) * notesPerGraphPage
    let shown = first..<first + notesPerGraphPage
    var groups: [TemplateValue] = []
    var start = 0
    for (place, group) in graph.groups.enumerated() {
      let part = shown.clamped(to: start..<start + group.count)
      if !part.isEmpty {
        groups.append(groupValue(graph, place, part.lowerBound - start..<part.upperBound - start))
      }
      start += group.count
    }
    let unlinked = graph.unlinked[shown.clamped(to: start..<start + graph.unlinked.count).shifted(by: -start)]
    members["graph"] = .object([
      "noteCount": .number(noteCount),
      "linkCount": .number(graph.linkCount),
      "unlinkedCount": .number(graph.unlinked.count),
      "groups": .list(groups),
      "unlinked": .list(unlinked.map(mentionValue)),
      "hasUnlinked": .flag(!unlinked.isEmpty),
      "overview": isFirst ? overviewValue(graph) : .absent,
    ])
    members["pagination"] = paginationValue(number, of: graphPageCount(noteCount), .graph)
    return members
  }

  /// Notes that hang together, or those of them that a page shows.
  private func groupValue(_ graph: LinkGraph, _ place: Int, _ shown: Range<Int>) -> TemplateValue {
    let group = graph.groups[place]
    return .object([
      "name": .text(language.text[.aroundNote, ["note": site.card(group[0]).title]]),
      "id": .text("g\(place + 1)"),
      "count": .number(group.count),
      "isContinued": .flag(shown.lowerBound > 0),
      "notes": .list(group[shown].map { graphNoteValue(graph, $0) }),
    ])
  }

  private func graphNoteValue(_ graph: LinkGraph, _ index: Int) -> TemplateValue {
    let card = site.card(index)
    let (to, from) = (graph.outgoing[index], graph.incoming[index])
    return .object([
      "title": .text(card.title),
      "url": .text(addresses.link(card.permalink)),
      "linksTo": linksValue(to),
      "linkedFrom": linksValue(from),
    ])
  }

  /// Absent for none.
  private func linksValue(_ notes: [Int]) -> TemplateValue {
    guard !notes.isEmpty else { return .absent }
    let more = notes.count - Self.shownLinks
    return .object([
      "count": .number(notes.count),
      "notes": .list(
        notes.prefix(Self.shownLinks).map(mentionValue)),
      "more": more > 0 ? .text(language.text[.moreNotesLeft, more]) : .absent,
    ])
  }

  private func mentionValue(_ index: Int) -> TemplateValue {
    let note = site.card(index)
    return .object(["title": .text(note.title), "url": .text(addresses.link(note.permalink))])
  }

  // MARK: Overview

  /// The busiest notes below one another, with an arc for each pair that is linked: whole numbers only, so that it is
  /// the same on every machine. Absent where there is little to see.
  private func overviewValue(_ graph: LinkGraph) -> TemplateValue {
    let shown = graph.groups.joined().sorted { a, b in
      let degrees = (graph.degree(of: a), graph.degree(of: b))
      return degrees.0 != degrees.1 ? degrees.0 > degrees.1 : a < b
    }.prefix(24)
    guard shown.count > 2 else { return .absent }
    let row = 22
    let axis = 122
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    var arcs = ""
    for (place, note) in shown.enumerated() {
      let others = Set(graph.outgoing[note] + graph.incoming[note]).compactMap { places[$0] }
      for other in others.sorted() where other > place {
        let height = (other - place) * row
        // From near the axis to the edge of the picture, the longest one farthest.
        let width = 8 + (axis - 18) * (other - place) / shown.count
        arcs += "M\(axis) \(place * row + row / 2)a\(width) \(height / 2) 0 0 0 0 \(height)"
      }
    }
    return .object([
      "height": .number(shown.count * row),
      "arcs": .text(arcs),
      "notes": .list(
        shown.enumerated().map { place, note in
          .object([
            "y": .number(place * row + row / 2),
            "radius": .number(min(8, 2 + graph.degree(of: note).bitWidthOfValue)),
            "title": .text(shortTitle(site.card(note).title)),
          ])
        }),
      "meaning": .text(language.text[.busiestNotes, ["number": String(shown.count)]]),
    ])
  }

  /// As much of a title as a line of the overview holds.
  private func shortTitle(_ title: String) -> String {
    title.count <= 34 ? title : title.prefix(33) + "…"
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

extension Int {
  /// Digits of a number that is not negative, in base two.
  fileprivate var bitWidthOfValue: Int { Int.bitWidth - leadingZeroBitCount }
}
