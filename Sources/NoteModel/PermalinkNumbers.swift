import Diagnostics

/// Gives notes that would have one address by their dates and names an address each: the oldest keeps it, the others get a
/// number.
///
/// - Parameter isPublished: Whether a note is in the site; a draft takes no address from one that is.
package func withDistinctPermalinks(
  _ notes: [Note], isPublished: (Note) -> Bool
) -> (notes: [Note], diagnostics: [NoteDiagnostic]) {
  var notesByPath: [String: [Int]] = [:]
  notesByPath.reserveCapacity(notes.count)
  for (index, note) in notes.enumerated() { notesByPath[note.permalink.path, default: []].append(index) }
  guard notesByPath.count < notes.count else { return (notes, []) }

  var distinct = notes
  var diagnostics: [NoteDiagnostic] = []
  var taken = Set(notesByPath.keys)
  func key(_ index: Int) -> (Int, Int, String) {
    let note = notes[index]
    return (isPublished(note) ? 0 : 1, note.date?.secondsSinceEpoch ?? .min, note.path)
  }
  for indices in notesByPath.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
    // Where an author has chosen the address, another one may have had it before: that is not for us to settle.
    guard indices.allSatisfy({ notes[$0].date != nil && notes[$0].metadata.places["slug"] == nil }) else {
      continue
    }
    let sorted = indices.sorted { key($0) < key($1) }
    for index in sorted.dropFirst() {
      let note = notes[index]
      guard let permalink = numbered(note.permalink, taken: &taken) else { continue }
      distinct[index].permalink = permalink
      diagnostics.append(
        NoteDiagnostic(
          path: note.path,
          diagnostic: Diagnostic(
            LinkRules.duplicatePermalink,
            "\(note.permalink.path) is also the address of '\(notes[sorted[0]].path)', so this one is at \(permalink.path)",
            at: note.metadata.place(of: "date", "title"), help: "choose its address with `slug:`",
            severity: .warning)))
    }
  }
  return (distinct, diagnostics)
}

/// `/2024/05/twin-2.html` for `/2024/05/twin.html`; the first number that nothing has.
private func numbered(_ permalink: Permalink, taken: inout Set<String>) -> Permalink? {
  let isFolder = permalink.path.hasSuffix("/")
  let path = isFolder ? String(permalink.path.dropLast()) : permalink.path
  let stem = isFolder ? path : withoutExtension(path)
  let rest = path.dropFirst(stem.count) + (isFolder ? "/" : "")
  var number = 2
  while !taken.insert("\(stem)-\(number)\(rest)").inserted { number += 1 }
  return Permalink("\(stem)-\(number)\(rest)")
}
