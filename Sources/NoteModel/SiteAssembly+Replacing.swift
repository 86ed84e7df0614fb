import SourceText

extension SiteAssembly {
  /// The same site with other versions of some notes, where these say nothing else to the rest of it: no other title, date, tag,
  /// heading, link. What comes out is what `assembleSite` would make of all notes again.
  ///
  /// - Parameter changes: Notes as they were put together, and as they are now.
  /// - Returns: `nil` where that is not so.
  package func replacing(_ changes: [(old: Note, new: Note)]) -> SiteAssembly? {
    var notes = site.notes
    for (old, new) in changes {
      let isReported = diagnostics.contains { $0.path == new.path }
      guard new.saysTheSame(as: old, atTheSamePlaces: isReported) else { return nil }
      // A note that is not published is not in the site.
      guard let index = site.index(ofNoteAt: new.path) else { continue }
      var note = new
      note.permalink = notes[index].permalink
      notes[index] = note
    }
    var site = site
    site.notes = notes
    return SiteAssembly(site: site, diagnostics: diagnostics, settingsDiagnostics: settingsDiagnostics)
  }
}

extension Site {
  /// The index of the note at `path` below `Content/`; `nil` where the site has none.
  package func index(ofNoteAt path: String) -> Int? {
    var range = 0..<notes.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if notes[middle].path == path { return middle }
      range = notes[middle].path < path ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

extension Note {
  /// Whether all that `assembleSite` reads of a note is the same.
  ///
  /// - Parameter atTheSamePlaces: Whether it also stands where it stood in the text, so that a diagnostic on it is the same.
  fileprivate func saysTheSame(as other: Note, atTheSamePlaces: Bool) -> Bool {
    func place(_ range: SourceRange) -> SourceRange { atTheSamePlaces ? range : SourceRange(0, 0) }
    return path == other.path && original == other.original && permalink == other.permalink
      && metadata.saysTheSame(as: other.metadata, atTheSamePlaces: atTheSamePlaces)
      && titleAnchor == other.titleAnchor && anchors == other.anchors && files == other.files
      && headings.elementsEqual(other.headings) { $0.id == $1.id && $0.text == $1.text }
      && links.elementsEqual(other.links) {
        $0.kind == $1.kind && $0.target == $1.target && $0.destination == $1.destination
          && place($0.range) == place($1.range)
      }
      && images.elementsEqual(other.images) {
        $0.kind == $1.kind && $0.target == $1.target && $0.destination == $1.destination
          && $0.isPlaceholder == $1.isPlaceholder && place($0.range) == place($1.range)
      }
  }
}

extension NoteMetadata {
  fileprivate func saysTheSame(as other: NoteMetadata, atTheSamePlaces: Bool) -> Bool {
    title == other.title && date == other.date && updated == other.updated && tags == other.tags
      && series == other.series && slug == other.slug && aliases == other.aliases
      && isDraft == other.isDraft && isPrivate == other.isPrivate && language == other.language
      && extra == other.extra
      // Whether a key is written there matters, not only its value.
      && (atTheSamePlaces ? places == other.places : Set(places.keys) == Set(other.places.keys))
  }
}
