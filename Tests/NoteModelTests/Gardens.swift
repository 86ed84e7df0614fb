import Diagnostics
import SourceText

@testable import NoteModel

// Fixtures of what notes make together. A line is a note, `name: …`; what is made of them is listed as if it were
// findings at the start, and findings on a note stand in its line.

/// `name: tag, tag`; a line `= tag: text` is a description of the settings.
func tagGroups(_ lines: [(String, SourceRange)]) -> [Diagnostic] {
  let notes = lines.filter { !$0.0.hasPrefix("= ") }.map { line, range in
    let (name, values) = parts(of: line)
    return note(name, at: range) { $0.tags = values }
  }
  let descriptions = lines.filter { $0.0.hasPrefix("= ") }.map { line, range in
    let (tag, values) = parts(of: String(line.dropFirst(2)))
    return TagDescription(tag: tag, text: values.joined(), range: range)
  }
  let (groups, diagnostics) = groupTags(
    notes, listed: Array(notes.indices), ranks: newestFirstRanks(notes), descriptions: descriptions)
  return groups.map { group in
    let below = group.parent.map { " below \(groups[$0].name)" } ?? ""
    let own = group.ownNotes == group.notes ? "" : ", own \(names(group.ownNotes, notes))"
    let text = group.description.isEmpty ? "" : ", '\(group.description)'"
    return value(
      "\(group.name)\(below) at \(group.permalink.path): \(names(group.notes, notes))\(own)\(text)",
      at: SourceRange(0, 0))
  } + diagnostics.map(\.diagnostic) + unknownTags(descriptions, notes: notes)
}

/// `name: series, part, date`, of which part and date may be left out or `-`.
func seriesGroups(_ lines: [(String, SourceRange)]) -> [Diagnostic] {
  let notes = lines.map { line, range in
    let (name, values) = parts(of: line)
    return note(name, at: range) { metadata in
      guard let series = values.first else { return }
      metadata.series = SeriesEntry(name: series, part: values.dropFirst().first.flatMap(Int.init))
      if case .date(let date)? = values.dropFirst(2).first.map({ readNoteDate($0, timeZone: .utc) }) {
        metadata.date = date
      }
    }
  }
  let (groups, diagnostics) = groupSeries(notes, listed: Array(notes.indices))
  return groups.map { group in
    value("\(group.name) at \(group.permalink.path): \(names(group.notes, notes))", at: SourceRange(0, 0))
  } + diagnostics.map(\.diagnostic)
}

/// `name: name, name` that it links to.
func linkGraph(_ lines: [(String, SourceRange)]) -> [Diagnostic] {
  let notes = lines.map { line, range in note(parts(of: line).name, at: range) { _ in } }
  var backlinks = [[Int]](repeating: [], count: notes.count)
  for (source, line) in lines.enumerated() {
    for name in parts(of: line.0).values {
      if let target = notes.firstIndex(where: { $0.path == name }) { backlinks[target].append(source) }
    }
  }
  let none = notes.map { _ in [Int]() }
  let graph = LinkGraph(
    Site(
      settings: SiteSettings(), notes: notes, dated: [], undated: Array(notes.indices), tags: [],
      linkTargets: notes.map { _ in [] }, imageTargets: notes.map { _ in [] }, backlinks: backlinks,
      related: none))
  var found = ["\(graph.linkCount) links", "without links: \(names(graph.unlinked, notes))"]
  found += graph.groups.map { group in
    let described = group.map { note in
      "\(notes[note].path) → \(names(graph.outgoing[note], notes)) ← \(names(graph.incoming[note], notes))"
    }
    return "group: " + described.joined(separator: "; ")
  }
  found.append("orphans: \(names(notes.indices.filter(graph.isOrphan), notes))")
  found.append("dead ends: \(names(notes.indices.filter(graph.isDeadEnd), notes))")
  return found.map { value($0, at: SourceRange(0, 0)) }
}

private func note(_ name: String, at range: SourceRange, change: (inout NoteMetadata) -> Void) -> Note {
  var metadata = NoteMetadata(title: name, slug: "note")
  change(&metadata)
  metadata.places = ["tags": range, "series": range]
  return Note(path: name, metadata: metadata, permalink: .fallback)
}

private func parts(of line: String) -> (name: String, values: [String]) {
  let colon = line.firstIndex(of: ":") ?? line.endIndex
  let values = line[colon...].dropFirst().split(separator: ",").map { String($0).trimmed }
  return (String(line[..<colon]).trimmed, values.filter { !$0.isEmpty })
}

private func names(_ indices: [Int], _ notes: [Note]) -> String {
  indices.map { notes[$0].path }.joined(separator: " ")
}
