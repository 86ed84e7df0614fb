import NoteModel
import SourceText

/// What a link of a note leads to.
package enum WorkingTarget: Sendable, Hashable {
  /// The fragment is the id of a heading, "" for the note itself.
  case note(String, fragment: String)
  /// A file below the folder of the notes.
  case file(String)
}

/// A link and the note that it stands in.
package struct WorkingLink: Sendable {
  package let path: String
  package let link: LinkReference
  package let target: WorkingTarget
}

extension WorkingSite {
  /// What `link` of the note at `path` leads to; `nil` for what is no note and no file, or nowhere.
  package func target(of link: LinkReference, in path: String) -> WorkingTarget? {
    let notes = notes
    guard let index = notes.firstIndex(where: { $0.path == path }) else { return nil }
    return target(of: link, from: index, of: notes, by: resolver(notes, findsNames: link.kind == .wiki))
  }

  /// The images of the note at `path` that are there, and the files that they show.
  package func images(in path: String) -> [(image: ImageReference, file: String)] {
    guard let note = note(at: path), !note.images.isEmpty else { return [] }
    let library = ImageLibrary(files: files, notes: [note])
    return note.images.compactMap { image in library.path(of: image, in: note).map { (image, $0) } }
  }

  /// The file that an image of the note at `path` shows.
  package func file(of image: ImageReference, in path: String) -> String? {
    images(in: path).first { $0.image == image }?.file
  }

  /// All links of all notes that lead to a note or a file, in order of path and place.
  package var links: [WorkingLink] { links(of: { _ in true }) }

  /// The same of the note at `path`.
  package func links(in path: String) -> [WorkingLink] { links(of: { $0 == path }) }

  private func links(of isWanted: (String) -> Bool) -> [WorkingLink] {
    let notes = notes
    let resolver = resolver(notes)
    return notes.indices.filter { isWanted(notes[$0].path) }.flatMap { index in
      notes[index].links.compactMap { link in
        target(of: link, from: index, of: notes, by: resolver).map {
          WorkingLink(path: notes[index].path, link: link, target: $0)
        }
      }
    }
  }

  private func resolver(_ notes: [Note], findsNames: Bool = false) -> LinkResolver {
    LinkResolver(
      notes: notes, files: files, images: ImageLibrary(files: [], notes: []), otherPages: [], scope: scope,
      findsNames: findsNames)
  }

  private func target(
    of link: LinkReference, from index: Int, of notes: [Note], by resolver: LinkResolver
  ) -> WorkingTarget? {
    switch resolver.resolve(link, from: index) {
    case .note(let note, let fragment): return .note(notes[note].path, fragment: fragment)
    case .address, .unknown, .nowhere:
      guard link.kind == .markdown, let path = notes[index].contentPath(of: link.destination),
        tree?.files.contains(where: { $0.path == path }) == true
      else { return nil }
      return .file(path)
    }
  }
}
