import NoteModel

/// A site as one page reads it: what is asked for is remembered.
///
/// All that a page's bytes depend on, besides settings and theme, comes out of here.
final class SiteReader {
  private let tables: SiteTables
  private var read: Set<SiteFact> = []

  init(_ tables: SiteTables) { self.tables = tables }

  /// What was asked for so far, in no order.
  var facts: [SiteFact] { Array(read) }

  /// The same for all pages: a change of them makes each anew.
  var settings: SiteSettings { tables.site.settings }

  private func reads(_ kind: SiteFact.Kind, _ index: Int = 0) {
    read.insert(SiteFact(kind, index))
  }

  // MARK: Notes

  func card(_ note: Int) -> NoteCard {
    reads(.card, note)
    return tables.cards[note]
  }

  func content(_ note: Int) -> Note {
    reads(.content, note)
    return tables.site.notes[note]
  }

  func verdict(_ note: Int) -> SnippetVerdict {
    reads(.content, note)
    return tables.contents[note].verdict
  }

  func linkTargets(_ note: Int) -> [LinkTarget] {
    reads(.targets, note)
    return tables.site.linkTargets[note]
  }

  func imageTargets(_ note: Int) -> [ImageTarget] {
    reads(.targets, note)
    return tables.site.imageTargets[note]
  }

  func backlinks(_ note: Int) -> [Int] {
    reads(.backlinks, note)
    return tables.site.backlinks[note]
  }

  func related(_ note: Int) -> [Int] {
    reads(.related, note)
    return tables.site.related[note]
  }

  func translations(_ note: Int) -> [Int] {
    reads(.translations, note)
    return tables.site.translations[note]
  }

  func isListed(_ note: Int) -> Bool { translations(note).first.map { $0 == note } ?? true }

  /// Indices for `tagName`.
  func tags(ofNote note: Int) -> [Int] {
    reads(.tagsOfNote, note)
    return tables.tagsOfNote[note]
  }

  func neighbours(of note: Int) -> (older: Int?, newer: Int?) {
    reads(.neighbours, note)
    return tables.neighbours(of: note)
  }

  func folders(of note: Int) -> [Int] {
    reads(.folders, note)
    return tables.folders(of: note)
  }

  /// The series of a note, the note's place in it, and its parts in the reader's language.
  func seriesParts(of note: Int) -> (series: Int, place: Int, parts: [Int])? {
    reads(.seriesParts, note)
    return tables.seriesPlace[note].map { series, place in
      (series, place, tables.site.series[series].notes.map { tables.site.version(of: $0, for: note) })
    }
  }

  func section(of note: Int) -> TemplateValue {
    reads(.section, note)
    return tables.sections.section(of: note)
  }

  func breadcrumbs(of note: Int) -> [TemplateValue] {
    reads(.section, note)
    return tables.sections.breadcrumbs(of: note)
  }

  func isBelowIndex(_ note: Int) -> Bool {
    reads(.section, note)
    return tables.sections.isBelowIndex(note)
  }

  // MARK: Groups of notes

  /// Name, address and description of a tag.
  func tagName(_ tag: Int) -> TagName {
    reads(.tagName, tag)
    return TagName(tables.site.tags[tag])
  }

  func tag(_ tag: Int) -> TagGroup {
    reads(.tag, tag)
    return tables.site.tags[tag]
  }

  /// The tags right below one.
  func children(ofTag tag: Int) -> [Int] {
    reads(.tag, tag)
    return tables.childrenOfTag[tag]
  }

  /// All tags and all that is known of them.
  var tags: [TagGroup] {
    reads(.allTags)
    return tables.site.tags
  }

  func children(amongAll tag: Int) -> [Int] {
    reads(.allTags)
    return tables.childrenOfTag[tag]
  }

  func series(_ series: Int) -> SeriesGroup {
    reads(.series, series)
    return tables.site.series[series]
  }

  var allSeries: [SeriesGroup] {
    reads(.allSeries)
    return tables.site.series
  }

  var dated: [Int] {
    reads(.dated)
    return tables.site.dated
  }

  var undated: [Int] {
    reads(.undated)
    return tables.site.undated
  }

  var unlisted: [Int] {
    reads(.unlisted)
    return tables.site.unlisted
  }

  var graph: LinkGraph {
    reads(.links)
    return tables.graph.value
  }

  var redirects: [(address: SiteAddress, note: Int)] {
    reads(.redirects)
    return tables.site.redirects
  }
}

/// What a note's page shows of a tag. How many notes have it is no part of that: a note more would change the
/// pages of all.
struct TagName {
  let name: String
  let permalink: Permalink
  let description: String

  init(_ group: TagGroup) {
    name = group.name
    permalink = group.permalink
    description = group.description
  }
}
