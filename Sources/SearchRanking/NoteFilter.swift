/// Which notes, and which of their sections, may be shown.
struct NoteFilter {
  private var excluded: Set<Int> = []
  private var required: Set<Int>?
  /// By note; only where sections were asked for.
  private var sections: [Int: Set<Int>]?

  /// Whether everything may be shown.
  var isEmpty: Bool { excluded.isEmpty && required == nil }

  /// The sections that were asked for; the first one where none were.
  func sections(of note: Int) -> Set<Int> { sections.map { $0[note] ?? [] } ?? [0] }

  func allows(_ note: Int) -> Bool {
    !excluded.contains(note) && (required?.contains(note) ?? true)
  }

  func allows(section: Int, of note: Int) -> Bool {
    guard let sections else { return true }
    return sections[note]?.contains(section) ?? false
  }

  /// Leaves only the notes of these postings, and if asked only their sections.
  mutating func require(_ postings: [[UInt8]], bySection: Bool) {
    var notes: Set<Int> = []
    var found: [Int: Set<Int>] = [:]
    postings.forEachReader { reader in
      while reader.nextNote() {
        notes.insert(reader.note)
        while bySection, reader.nextEntry() { found[reader.note, default: []].insert(reader.section) }
      }
    }
    required = required.map { $0.intersection(notes) } ?? notes
    if bySection {
      sections = sections.map { $0.merging(found) { $0.intersection($1) } } ?? found
    }
  }

  /// Leaves out the notes that are in all of these, a word each.
  mutating func exclude(_ words: [[[UInt8]]]) {
    var all: Set<Int>?
    for postings in words {
      var notes: Set<Int> = []
      postings.forEachReader { reader in while reader.nextNote() { notes.insert(reader.note) } }
      all = all.map { $0.intersection(notes) } ?? notes
    }
    excluded.formUnion(all ?? [])
  }
}
