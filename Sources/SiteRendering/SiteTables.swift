import NoteModel
import SourceText

/// A site with what pages look up in it, and for each fact the fingerprint that tells whether it has changed.
///
/// Fingerprints name notes, tags and series by what stays when others come and go: a path, an address.
struct SiteTables: Sendable {
  private(set) var site: Site
  private(set) var cards: [NoteCard]
  private(set) var contents: [NoteContent]
  /// For each note the indices of its tags in `site.tags`.
  let tagsOfNote: [[Int]]
  /// For each tag the indices of those right below it.
  let childrenOfTag: [[Int]]
  /// For each note its series in `site.series` and its place in it; of a translation that of the note which is listed.
  let seriesPlace: [(series: Int, place: Int)?]
  /// For each note its place in `site.dated`; of a translation that of the note which is listed.
  let datedPlace: [Int?]
  let sections: SectionValues
  let graph: LazyLinkGraph
  /// Undated pages that stand for their folder, by address: `/manual/`.
  private let folderPages: [String: Int]

  private let noteNames: [UInt64]
  private var cardHashes: [UInt64]
  private let tagNameHashes: [UInt64]
  private let tagHashes: [UInt64]
  private let seriesHashes: [UInt64]

  init(_ site: Site, contents: [NoteContent], now: NoteDate?, addresses: AddressPrefix) {
    self.site = site
    self.contents = contents
    cards = site.notes.map { NoteCard($0, now: now) }
    tagsOfNote = Self.tagsOfNote(site)
    var childrenOfTag = [[Int]](repeating: [], count: site.tags.count)
    for (tag, group) in site.tags.enumerated() {
      if let parent = group.parent { childrenOfTag[parent].append(tag) }
    }
    self.childrenOfTag = childrenOfTag
    var seriesPlace = [(series: Int, place: Int)?](repeating: nil, count: site.notes.count)
    for (series, group) in site.series.enumerated() {
      for (place, note) in group.notes.enumerated() {
        seriesPlace[note] = (series, place)
        for translation in site.translations[note] { seriesPlace[translation] = (series, place) }
      }
    }
    self.seriesPlace = seriesPlace
    var datedPlace = [Int?](repeating: nil, count: site.notes.count)
    for (place, note) in site.dated.enumerated() {
      datedPlace[note] = place
      for translation in site.translations[note] { datedPlace[translation] = place }
    }
    self.datedPlace = datedPlace
    folderPages = Dictionary(
      site.undated.compactMap { index in
        let path = site.notes[index].permalink.path
        return path.hasSuffix("/") ? (path, index) : nil
      }, uniquingKeysWith: { first, _ in first })
    sections = SectionValues(site, addresses)
    graph = LazyLinkGraph(site)

    let noteNames = site.notes.map { fingerprint(Array($0.path.utf8)) }
    self.noteNames = noteNames
    cardHashes = cards.map(\.fingerprint)
    let tagNameHashes = site.tags.map { group in
      var hash = Fingerprint()
      hash.combine(part: group.name)
      hash.combine(part: group.permalink.path)
      hash.combine(part: group.description)
      return hash.value
    }
    self.tagNameHashes = tagNameHashes
    tagHashes = site.tags.enumerated().map { tag, group in
      var hash = Fingerprint()
      hash.combine(tagNameHashes[tag])
      hash.combine(group.parent.map { tagNameHashes[$0] } ?? 0)
      hash.combine(childrenOfTag[tag].map { tagNameHashes[$0] })
      hash.combine(group.notes.map { noteNames[$0] })
      return hash.value
    }
    seriesHashes = site.series.map { group in
      var hash = Fingerprint()
      hash.combine(part: group.name)
      hash.combine(part: group.permalink.path)
      hash.combine(group.notes.map { noteNames[$0] })
      // Readers of a translation are shown the parts in their language.
      for note in group.notes { Self.combineTranslations(site, of: note, noteNames, to: &hash) }
      return hash.value
    }
  }

  /// Puts other versions of some notes in their places, which say nothing else to the rest of the site.
  ///
  /// - Parameters:
  ///   - site: with these versions.
  ///   - contents: by the indices of the notes.
  mutating func replaceNotes(with site: Site, contents: [Int: NoteContent], now: NoteDate?) {
    self.site = site
    for (index, content) in contents {
      self.contents[index] = content
      cards[index] = NoteCard(site.notes[index], now: now)
      cardHashes[index] = cards[index].fingerprint
    }
  }

  private static func tagsOfNote(_ site: Site) -> [[Int]] {
    var tagsOfNote = [[Int]](repeating: [], count: site.notes.count)
    for (tag, group) in site.tags.enumerated() {
      for note in group.ownNotes { tagsOfNote[note].append(tag) }
    }
    let unlisted = site.unlisted
    guard !unlisted.isEmpty else { return tagsOfNote }
    let tagByName = Dictionary(
      site.tags.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for note in unlisted {
      tagsOfNote[note] = site.notes[note].tags.compactMap { tagByName[$0.lowercased()] }
    }
    return tagsOfNote
  }

  private static func combineTranslations(
    _ site: Site, of note: Int, _ names: [UInt64], to hash: inout Fingerprint
  ) {
    hash.combine(UInt64(site.translations[note].count))
    for translation in site.translations[note] {
      hash.combine(names[translation])
      hash.combine(part: site.notes[translation].language?.text ?? "")
    }
  }

  // MARK: What is derived for one note

  /// The notes published before and after `note`, in its reader's language.
  func neighbours(of note: Int) -> (older: Int?, newer: Int?) {
    guard let place = datedPlace[note] else { return (nil, nil) }
    let version = { site.version(of: site.dated[$0], for: note) }
    return (
      place + 1 < site.dated.count ? version(place + 1) : nil, place > 0 ? version(place - 1) : nil
    )
  }

  /// The undated pages of the folders that `note` is in, by their addresses, the outermost first.
  func folders(of note: Int) -> [Int] {
    guard !folderPages.isEmpty, cards[note].date == nil else { return [] }
    var pages: [Int] = []
    var folder = parentFolder(of: cards[note].permalink.path)
    while !folder.isEmpty {
      if let page = folderPages[folder + "/"], page != note { pages.append(page) }
      folder = parentFolder(of: folder)
    }
    return pages.reversed()
  }

  // MARK: Fingerprints

  /// The name of a note, tag or series that stays when others come and go.
  func name(_ subject: SiteFact.Kind.Subject, _ index: Int) -> UInt64 {
    switch subject {
    case .note: noteNames[index]
    case .tag: fingerprint(Array(site.tags[index].permalink.path.utf8))
    case .series: fingerprint(Array(site.series[index].permalink.path.utf8))
    case .site: 0
    }
  }

  func digest(of fact: SiteFact) -> UInt64 {
    let index = fact.index
    switch fact.kind {
    case .card: return cardHashes[index]
    case .content: return contents[index].fingerprint
    case .targets: return targetsHash(index)
    case .backlinks: return hash(site.backlinks[index])
    case .related: return hash(site.related[index])
    case .translations:
      var hash = Fingerprint()
      Self.combineTranslations(site, of: index, noteNames, to: &hash)
      return hash.value
    case .tagsOfNote:
      var hash = Fingerprint()
      hash.combine(tagsOfNote[index].map { tagNameHashes[$0] })
      return hash.value
    case .neighbours:
      let (older, newer) = neighbours(of: index)
      return hash([older ?? -1, newer ?? -1])
    case .seriesParts: return seriesPartsHash(index)
    case .folders: return hash(folders(of: index))
    case .section: return sections.digest(of: index)
    case .tagName: return tagNameHashes[index]
    case .tag: return tagHashes[index]
    case .series: return seriesHashes[index]
    case .dated: return hash(site.dated)
    case .undated: return hash(site.undated)
    case .unlisted: return hash(site.unlisted)
    case .allTags:
      var hash = Fingerprint()
      hash.combine(tagHashes)
      return hash.value
    case .allSeries:
      var hash = Fingerprint()
      hash.combine(seriesHashes)
      return hash.value
    case .links: return linksHash
    case .redirects: return redirectsHash
    }
  }

  private func hash(_ notes: [Int]) -> UInt64 {
    var hash = Fingerprint()
    hash.combine(notes.map { $0 < 0 ? 1 : noteNames[$0] })
    return hash.value
  }

  private func seriesPartsHash(_ note: Int) -> UInt64 {
    guard let (series, place) = seriesPlace[note] else { return 0 }
    var hash = Fingerprint()
    hash.combine(seriesHashes[series])
    hash.combine(UInt64(place))
    hash.combine(part: cards[note].language?.text ?? "")
    return hash.value
  }

  private func targetsHash(_ note: Int) -> UInt64 {
    var hash = Fingerprint()
    for target in site.linkTargets[note] {
      switch target {
      case .address(let address): hash.combine(part: address)
      case .none: hash.combine(1)
      }
    }
    for target in site.imageTargets[note] {
      switch target {
      case .missing: hash.combine(2)
      case .remote(let address):
        hash.combine(3)
        hash.combine(part: address)
      case .file(let image): image.combine(into: &hash)
      }
    }
    return hash.value
  }

  /// Of what the link graph is made from: which notes there are, in their order, and what links to them.
  private var linksHash: UInt64 {
    var hash = Fingerprint()
    for note in site.notes.indices {
      hash.combine(noteNames[note])
      hash.combine(cards[note].date)
      hash.combine(site.linkSources[note].map { noteNames[$0] })
    }
    return hash.value
  }

  private var redirectsHash: UInt64 {
    var hash = Fingerprint()
    for (address, note) in site.redirects {
      hash.combine(part: address.path)
      hash.combine(noteNames[note])
    }
    return hash.value
  }
}

extension Site {
  /// Older addresses and the notes that they lead to: aliases, then those by `formerPermalinks`.
  var redirects: [(address: SiteAddress, note: Int)] {
    var redirects: [(address: SiteAddress, note: Int)] = []
    for (index, note) in notes.enumerated() {
      for alias in aliases[index] {
        guard let permalink = redirectPermalink(of: alias), permalink.filePath != note.permalink.filePath
        else { continue }
        redirects.append((SiteAddress(permalink), index))
      }
    }
    for (index, permalinks) in formerPermalinks.enumerated() {
      redirects += permalinks.map { (SiteAddress($0), index) }
    }
    return redirects
  }
}

extension ShownImage {
  fileprivate func combine(into hash: inout Fingerprint) {
    hash.combine(part: address)
    hash.combine(part: format?.mediaType ?? "")
    hash.combine(UInt64(truncatingIfNeeded: size?.width ?? -1))
    hash.combine(UInt64(truncatingIfNeeded: size?.height ?? -1))
    for source in sources {
      hash.combine(part: source.format.mediaType)
      hash.combine(source.isDark ? 1 : 0)
      source.candidates.combine(into: &hash)
    }
    candidates.combine(into: &hash)
  }
}

extension [ImageCandidate] {
  fileprivate func combine(into hash: inout Fingerprint) {
    hash.combine(UInt64(count))
    for candidate in self {
      hash.combine(part: candidate.address)
      switch candidate.descriptor {
      case .none: hash.combine(0)
      case .density(let text): hash.combine(part: text)
      case .width(let width): hash.combine(UInt64(width))
      }
    }
  }
}

extension Fingerprint {
  /// A text that others follow.
  mutating func combine(part text: String) {
    combine(text)
    combine(UInt64(text.utf8.count))
  }

  mutating func combine(_ numbers: [UInt64]) {
    for number in numbers { combine(number) }
    combine(UInt64(numbers.count))
  }

  mutating func combine(_ date: NoteDate?) {
    guard let date else { return combine(0) }
    combine(UInt64(truncatingIfNeeded: date.secondsSinceEpoch))
    combine(UInt64(truncatingIfNeeded: date.offsetMinutes))
    combine(UInt64(truncatingIfNeeded: (date.year * 16 + date.month) * 32 + date.day))
  }
}
