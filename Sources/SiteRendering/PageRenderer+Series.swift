import NoteModel

// Notes that are to be read one after the other: on the page of each, and on pages of their own.

extension PageRenderer {
  /// Parts that a note's page lists; of a longer series those around the note.
  private static var listedParts: Int { 20 }

  /// What the page of a note shows of its series; absent for a note that is the only part.
  func seriesValue(of note: Int, _ language: PageLanguage) -> TemplateValue {
    guard let (series, position, notes) = site.seriesParts(of: note), notes.count > 1 else {
      return .absent
    }
    let first = max(0, min(position - Self.listedParts / 2, notes.count - Self.listedParts))
    let listed = first..<min(first + Self.listedParts, notes.count)
    var members = seriesFacts(series)
    members["part"] = .number(position + 1)
    members["position"] = .text(
      language.text[
        .seriesPart,
        [
          "number": String(position + 1), "total": String(notes.count), "series": site.series(series).name,
        ]])
    members["firstPart"] = .number(first + 1)
    members["isWhole"] = .flag(listed.count == notes.count)
    members["parts"] = .list(
      listed.map { index in
        let card = site.card(notes[index])
        return .object([
          "title": .text(card.title), "url": .text(addresses.link(card.permalink)),
          "isCurrent": .flag(index == position),
        ])
      })
    members["previous"] = position > 0 ? referenceValue(notes[position - 1], language) : .absent
    members["next"] = position + 1 < notes.count ? referenceValue(notes[position + 1], language) : .absent
    return .object(members)
  }

  private func seriesFacts(_ series: Int) -> [String: TemplateValue] {
    let group = site.series(series)
    return [
      "name": .text(group.name), "url": .text(addresses.link(group.permalink)),
      "count": .number(group.notes.count),
    ]
  }

  func seriesMembers(_ series: Int) -> [String: TemplateValue] {
    let group = site.series(series)
    var members = commonMembers(
      PageFacts(
        kind: .series, title: group.name, address: SiteAddress(group.permalink),
        description: language.text[.partsInOrder, ["series": group.name]]))
    members["series"] = .object(seriesFacts(series))
    members["notes"] = .list(group.notes.map(listItemValue))
    return members
  }

  func allSeriesMembers() -> [String: TemplateValue] {
    var members = commonMembers(
      PageFacts(
        kind: .allSeries, title: language.text[.series], address: .series,
        description: language.text[.seriesOf, ["site": site.settings.title]]))
    members["allSeries"] = .list(site.allSeries.indices.map { .object(seriesFacts($0)) })
    return members
  }
}
