import Localization

/// For each note all that say the same in some language, the one that lists show first; none where it is alone.
func translationGroups(_ notes: [Note], siteLanguage: LanguageTag) -> [[Int]] {
  var groups = [[Int]](repeating: [], count: notes.count)
  var members: [String: [Int]] = [:]
  for (index, note) in notes.enumerated() {
    if let original = note.original { members[original, default: []].append(index) }
  }
  guard !members.isEmpty else { return groups }
  for (index, note) in notes.enumerated() where members[note.path] != nil {
    members[note.path]?.append(index)
  }
  for group in members.values where group.count > 1 {
    let sorted = group.sorted { a, b in rank(notes[a], siteLanguage) < rank(notes[b], siteLanguage) }
    for index in group { groups[index] = sorted }
  }
  return groups
}

/// The site's language first, then the original, then by tag.
private func rank(_ note: Note, _ siteLanguage: LanguageTag) -> (Int, Int, String) {
  let language = note.language ?? siteLanguage
  return (
    language.isSameLanguage(as: siteLanguage) ? 0 : 1, note.original == nil ? 0 : 1, language.text + note.path
  )
}

/// What a reader of the note `reader` is shown for `note`.
func versionOfNote(_ note: Int, for reader: Int, notes: [Note], translations: [[Int]]) -> Int {
  let group = translations[note]
  return group.first { notes[$0].language == notes[reader].language } ?? group.first ?? note
}

/// Lists of notes as the readers of each note want them: those of all its translations together, each note once
/// and in the reader's language where it is there.
func inReadersLanguage(_ lists: [[Int]], notes: [Note], translations: [[Int]]) -> [[Int]] {
  guard translations.contains(where: { !$0.isEmpty }) else { return lists }
  return lists.indices.map { reader in
    let same = translations[reader]
    var shown: Set<Int> = []
    return (same.isEmpty ? [reader] : same).flatMap { lists[$0] }.compactMap { note in
      let version = versionOfNote(note, for: reader, notes: notes, translations: translations)
      return same.contains(version) || !shown.insert(version).inserted ? nil : version
    }
  }
}
