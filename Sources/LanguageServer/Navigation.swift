import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import SourceText

extension LanguageSession {
  /// Where a link leads: to a note, one of its headings, or a file.
  func definition(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let (note, offset) = try noteAndPlace(parameters) else { return nil }
    switch note.element(at: offset) {
    case .link(let link, _):
      return note.state.target(of: link, in: note.path).map { place(of: $0, in: note.home) }
    case .image(let image, _):
      return note.state.file(of: image, in: note.path).map { place(of: .file($0), in: note.home) }
    case .fence(let block, _):
      guard let file = block.snippet.info.attributes.file?.path,
        let path = joinedPath(file.hasPrefix("/") ? "" : parentFolder(of: note.path), file),
        note.state.files.contains(path)
      else { return nil }
      return place(of: .file(path), in: note.home)
    case .heading, .title, .tag, .key, nil: return nil
    }
  }

  private func place(of target: WorkingTarget, in home: String) -> Answer {
    var line = 0
    let path: String
    switch target {
    case .file(let file): path = file
    case .note(let note, let fragment):
      path = note
      if !fragment.isEmpty, let known = homes[home]?.state.note(at: note) {
        line = known.headings.first { $0.id == fragment }.map { $0.line - 1 } ?? 0
      }
    }
    let address = address(ofNote: path, in: home)
    return Answer { writer in
      writer.object {
        $0.member("uri", address)
        writeStart(ofLine: line, to: &$0)
      }
    }
  }

  /// What leads to the target of a link, to a heading, or else to the note; of a tag, the notes that carry it.
  func references(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let (note, offset) = try noteAndPlace(parameters) else { return nil }
    var places: [(path: String, range: SourceRange)] = []
    switch note.element(at: offset) {
    case .tag(let tag, _): places = self.places(ofTag: tag, in: note)
    case .link(let link, _):
      guard let target = note.state.target(of: link, in: note.path) else { return nil }
      places = note.state.links.filter { $0.target == target }.map { ($0.path, $0.link.range) }
    case .heading(let heading, _):
      let target = WorkingTarget.note(note.path, fragment: heading.id)
      places = note.state.links.filter { $0.target == target }.map { ($0.path, $0.link.range) }
    case .image(let image, _):
      guard let file = note.state.file(of: image, in: note.path) else { return nil }
      places = note.state.notes.flatMap { other in
        note.state.images(in: other.path).filter { $0.file == file }.map { (other.path, $0.image.range) }
      }
    case .title, .key, .fence, nil:
      places = note.state.links.filter { link in
        if case .note(note.path, _) = link.target { link.path != note.path } else { false }
      }.map { ($0.path, $0.link.range) }
    }
    return locations(places, in: note.home)
  }

  private func places(ofTag tag: String, in note: OpenNote) -> [(path: String, range: SourceRange)] {
    note.state.notes.filter { $0.tags.contains(tag) }.flatMap { other in
      let bytes = text(ofNote: other.path, in: note.home).bytes
      let entries = readFrontMatter(bytes).entries.filter { $0.key == "tags" }
      return entries.flatMap { tagRanges(of: $0, in: bytes) }.filter { $0.tag == tag }.map {
        (other.path, $0.range)
      }
    }
  }

  private func locations(_ places: [(path: String, range: SourceRange)], in home: String) -> Answer {
    var texts: [String: TextPositions] = [:]
    for (path, _) in places where texts[path] == nil { texts[path] = text(ofNote: path, in: home) }
    return Answer { writer in
      writer.array {
        for (path, range) in places {
          $0.object {
            $0.member("uri", self.address(ofNote: path, in: home))
            texts[path]?.write(range, to: &$0)
          }
        }
      }
    }
  }

  /// The links and images of a note that lead to a note or a file, for a client that makes them clickable.
  func documentLinks(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard var note = try note(parameters) else { return nil }
    var links = note.state.links(in: note.path).map { link -> (SourceRange, String) in
      let path =
        switch link.target {
        case .file(let path), .note(let path, _): path
        }
      return (link.link.range, address(ofNote: path, in: note.home))
    }
    links += note.state.images(in: note.path).map {
      ($0.image.range, address(ofNote: $0.file, in: note.home))
    }
    return Answer { writer in
      writer.array {
        for (range, address) in links {
          $0.object {
            note.text.write(range, to: &$0)
            $0.member("target", address)
          }
        }
      }
    }
  }
}

/// Writes the member `range` of a place at the start of a line.
func writeStart(ofLine line: Int, to writer: inout JSONWriter) {
  writer.member(
    "range",
    object: {
      for key in ["start", "end"] {
        $0.key(key)
        Position(line: line, character: 0).write(to: &$0)
      }
    })
}
