import NoteModel
import SourceText

/// What templates see of the sections of undated pages. What the pages of a section have in common is made once.
struct SectionValues: Sendable {
  /// A section, its index first.
  private struct Links: Sendable {
    let pages: [Link]
    /// As `section.pages` where none of them is the current one; empty for more than are listed.
    let listed: [TemplateValue]
    let parent: Int?
    /// Of its pages and of those of the sections above it.
    var digest: UInt64
  }

  private struct Link: Sendable {
    let title: String
    let url: String

    func value(isCurrent: Bool = false) -> TemplateValue {
      .object(["title": .text(title), "url": .text(url), "isCurrent": .flag(isCurrent)])
    }
  }

  /// As in `Site.sections`.
  private let sections: [Links]
  /// For a note its section, and its place there: 0 for the index.
  private let places: [Int: (section: Int, place: Int)]
  private let home: Link

  /// More would weigh on each of the section's pages.
  private static let longestList = 100

  init(_ site: Site, _ addresses: AddressPrefix) {
    home = Link(title: site.settings.title, url: addresses.link(SiteAddress.home))
    var places: [Int: (section: Int, place: Int)] = [:]
    var sections = site.sections.map { section in
      let pages = ([section.index] + section.pages).map { index in
        Link(title: site.notes[index].title, url: addresses.link(site.notes[index].permalink))
      }
      return Links(
        pages: pages,
        listed: section.pages.count > Self.longestList ? [] : pages.dropFirst().map { $0.value() },
        parent: section.parent, digest: Self.digest(pages))
    }
    let own = sections.map(\.digest)
    for number in sections.indices {
      var parent = sections[number].parent
      while let section = parent {
        sections[number].digest = combined(sections[number].digest, own[section])
        parent = sections[section].parent
      }
    }
    self.sections = sections
    for (number, section) in site.sections.enumerated() {
      for (place, index) in section.pages.enumerated() { places[index] = (number, place + 1) }
    }
    // The index of a section within another one belongs to its own.
    for (number, section) in site.sections.enumerated() { places[section.index] = (number, 0) }
    self.places = places
  }

  /// Whether a page is in a section other than as the index of an outermost one.
  func isBelowIndex(_ note: Int) -> Bool {
    guard let (section, place) = places[note] else { return false }
    return place > 0 || sections[section].parent != nil
  }

  /// Tells whether what is said of a note has changed.
  func digest(of note: Int) -> UInt64 {
    guard let (number, place) = places[note] else { return 0 }
    return combined(sections[number].digest, UInt64(place))
  }

  private static func digest(_ pages: [Link]) -> UInt64 {
    var hash = Fingerprint()
    for page in pages {
      hash.combine(part: page.title)
      hash.combine(part: page.url)
    }
    return hash.value
  }

  /// `note.section`
  func section(of note: Int) -> TemplateValue {
    guard let (number, place) = places[note] else { return .absent }
    let section = sections[number]
    let index = section.pages[0]
    var listed = section.listed
    if place > 0, place <= listed.count { listed[place - 1] = section.pages[place].value(isCurrent: true) }
    return .object([
      "title": .text(index.title), "url": .text(index.url), "isCurrent": .flag(place == 0),
      "pages": .list(listed), "hasPages": .flag(!listed.isEmpty),
      "previous": place > 0 ? section.pages[place - 1].value() : .absent,
      "next": place + 1 < section.pages.count ? section.pages[place + 1].value() : .absent,
    ])
  }

  /// `note.breadcrumbs`: the home page and the indices above the page, outermost first.
  func breadcrumbs(of note: Int) -> [TemplateValue] {
    guard let (number, place) = places[note], isBelowIndex(note) else { return [] }
    var above: [Link] = place == 0 ? [] : [sections[number].pages[0]]
    var parent = sections[number].parent
    while let section = parent {
      above.append(sections[section].pages[0])
      parent = sections[section].parent
    }
    return ([home] + above.reversed()).map { $0.value() }
  }
}

private func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
  var hash = Fingerprint()
  hash.combine(first)
  hash.combine(second)
  return hash.value
}
