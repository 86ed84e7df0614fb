import Diagnostics
import SourceText

/// Groups those of the notes that are listed by series, without regard to case, in the order in which they are to be read: by `part:`, then those
/// without one, the oldest first.
func groupSeries(_ notes: [Note], listed: [Int]) -> ([SeriesGroup], [NoteDiagnostic]) {
  struct Series {
    /// Spelling → how many notes have it.
    var spellings: [String: Int] = [:]
    var members: [Int] = []
  }
  var seriesByKey: [String: Series] = [:]
  for index in listed {
    guard let name = notes[index].metadata.series?.name else { continue }
    seriesByKey[name.lowercased(), default: Series()].spellings[name, default: 0] += 1
    seriesByKey[name.lowercased(), default: Series()].members.append(index)
  }
  var groups: [SeriesGroup] = []
  var diagnostics: [NoteDiagnostic] = []
  var slugs: Set<String> = []
  for (key, series) in seriesByKey.sorted(by: { $0.key < $1.key }) {
    let name = usualSpelling(series.spellings, else: key)
    let members = series.members.sorted { isEarlierPart(notes[$0], notes[$1]) }
    for (position, index) in members.enumerated() {
      let note = notes[index]
      func report(_ rule: Rule, _ message: String, help: String) {
        let diagnostic = Diagnostic(rule, message, at: note.metadata.place(of: "series"), help: help)
        diagnostics.append(NoteDiagnostic(path: note.path, diagnostic: diagnostic))
      }
      if let spelling = note.metadata.series?.name, spelling != name {
        report(
          LinkRules.seriesCase, "the series '\(spelling)' is written '\(name)' elsewhere",
          help: "write '\(name)'")
      }
      guard position > 0, let part = note.metadata.series?.part else { continue }
      let before = notes[members[position - 1]]
      if before.metadata.series?.part == part {
        report(
          LinkRules.samePart, "'\(before.path)' is part \(part) of '\(name)' as well",
          help: "give one of them another `part:`")
      }
    }
    let slug = uniqueSlug(of: name, else: "series", among: &slugs)
    guard let permalink = Permalink("/series/\(slug)/") else { continue }
    groups.append(SeriesGroup(name: name, permalink: permalink, notes: members))
  }
  return (groups, diagnostics)
}

private func isEarlierPart(_ a: Note, _ b: Note) -> Bool {
  let parts = (a.metadata.series?.part ?? Int.max, b.metadata.series?.part ?? Int.max)
  if parts.0 != parts.1 { return parts.0 < parts.1 }
  switch (a.date?.secondsSinceEpoch, b.date?.secondsSinceEpoch) {
  case (let a?, let b?) where a != b: return a < b
  case (_?, nil): return true
  case (nil, _?): return false
  default: return a.path < b.path
  }
}
