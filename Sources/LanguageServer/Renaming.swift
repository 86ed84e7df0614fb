import Diagnostics
import JSONSyntax
import NoteEditing
import NoteModel
import NoteParsing
import Pipeline
import SourceText

/// Something that can be given another name, and what it is called now.
private enum Renamed {
  /// The path is that below `Content/`.
  case note(String)
  case heading(line: Int)
  case tag(String)
}

extension LanguageSession {
  func prepareRename(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let (note, offset) = try noteAndPlace(parameters), let found = note.renamed(at: offset) else {
      return nil
    }
    var text = note.text
    return Answer { writer in
      writer.object {
        text.write(found.range, to: &$0)
        $0.member("placeholder", found.name)
      }
    }
  }

  func rename(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let name = parameters["newName"]?.string else {
      throw ResponseError(.invalidParameters, "newName is missing")
    }
    guard let (note, offset) = try noteAndPlace(parameters), let found = note.renamed(at: offset) else {
      throw ResponseError(
        .requestFailed, "nothing here has a name: put the caret on a link, a heading or a tag")
    }
    guard homes[note.home]?.site != nil, homes[note.home]?.isRead == true else {
      throw ResponseError(.requestFailed, "the site is not read yet, or there is none")
    }
    let plan = try plan(in: note.home) { renaming throws in
      switch found.what {
      case .note(let path): try renaming.renamingNote(path, to: newPath(of: path, called: name))
      case .heading(let line): try renaming.renamingHeading(onLine: line, of: note.path, to: name)
      case .tag(let tag): try renaming.renamingTag(tag, to: name)
      }
    }
    guard plan.moves.isEmpty || client.renamesFiles else {
      throw ResponseError(.requestFailed, "this editor cannot rename files: use 'notes rename'")
    }
    return edit(for: plan, in: note.home, moves: plan.moves)
  }

  /// Mends links before the client moves a note.
  func willRenameFiles(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    let files = parameters["files"]?.array ?? []
    guard files.count == 1, let file = files.first,
      let old = file["oldUri"]?.string.flatMap(FileAddress.path),
      let new = file["newUri"]?.string.flatMap(FileAddress.path),
      let (name, home) = homes.first(where: {
        $0.value.site != nil && old.hasPrefix($0.value.state.folder + "/")
      }),
      home.isRead, new.hasPrefix(home.state.folder + "/")
    else {
      if files.count > 1 { log("links are mended when one note is renamed, not when several are") }
      return nil
    }
    let (from, to) = (
      old.dropFirst(home.state.folder.utf8.count + 1), new.dropFirst(home.state.folder.utf8.count + 1)
    )
    guard home.state.note(at: String(from)) != nil else { return nil }
    let plan = try plan(in: name) { renaming throws in try renaming.renamingNote(String(from), to: String(to))
    }
    return edit(for: plan, in: name, moves: client.renamesFiles ? plan.moves.filter { $0.from != from } : [])
  }

  private func plan(
    in name: String, _ body: (SiteRenaming) throws -> RenamingPlan
  ) throws(ResponseError) -> RenamingPlan {
    guard let state = homes[name]?.state else { throw ResponseError(.requestFailed, "the site is gone") }
    do {
      let now = try context.now(state.settings.timeZone)
      let renaming = SiteRenaming(
        notes: state.notes, files: state.files, settings: state.settings,
        settingsSource: text(ofNote: "site.yml", in: name).bytes,
        selection: Selection(now: now, includesDrafts: true, includesFuture: true, includesPrivate: true),
        source: { self.text(ofNote: $0, in: name).bytes })
      return try body(renaming)
    } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
  }

  /// The `WorkspaceEdit` of a plan. What it cannot mend, the person is told.
  private func edit(for plan: RenamingPlan, in name: String, moves: [RenamingPlan.Move]) -> Answer {
    if !plan.unmended.isEmpty {
      let list = plan.unmended.map { "\($0.path): \($0.target)" }.joined(separator: ", ")
      notify("window/showMessage") {
        $0.member("type", 2)
        $0.member("message", "not mended, since there is no certain way: \(list)")
      }
    }
    var changes: [FileChange] = plan.edits.sorted { $0.key < $1.key }.map { path, edits in
      FileChange(address: address(ofNote: path, in: name), text: text(ofNote: path, in: name), edits: edits)
    }
    let moves = moves.map { (address(ofNote: $0.from, in: name), address(ofNote: $0.to, in: name)) }
    return Answer { self.write(&changes, moves: moves, to: &$0) }
  }

  /// Writes a `WorkspaceEdit` in the form that the client takes.
  func write(
    _ changes: inout [FileChange], moves: [(from: String, to: String)] = [], to writer: inout JSONWriter
  ) {
    writer.object {
      guard client.takesVersionedEdits else {
        return $0.member(
          "changes",
          object: {
            for index in changes.indices {
              $0.member(changes[index].address, array: { changes[index].writeEdits(to: &$0) })
            }
          })
      }
      $0.member(
        "documentChanges",
        array: {
          for index in changes.indices { write(&changes[index], to: &$0) }
          for move in moves {
            $0.object {
              $0.member("kind", "rename")
              $0.member("oldUri", move.from)
              $0.member("newUri", move.to)
            }
          }
        })
    }
  }

  private func write(_ change: inout FileChange, to writer: inout JSONWriter) {
    writer.object {
      $0.member(
        "textDocument",
        object: {
          $0.member("uri", change.address)
          $0.key("version")
          if let version = documents[change.address]?.version { $0.value(version) } else { $0.null() }
        })
      $0.member("edits", array: { change.writeEdits(to: &$0) })
    }
  }
}

/// Edits of a file, in bytes of its text.
struct FileChange {
  let address: String
  var text: TextPositions
  let edits: [TextEdit]

  /// Writes the elements of an array of `TextEdit`.
  mutating func writeEdits(to writer: inout JSONWriter) {
    for edit in edits { text.write(edit: edit.range, with: edit.new, to: &writer) }
  }
}

/// The path of a note that is given another name: with a `/` in it one below `Content/`, else one in its folder.
private func newPath(of path: String, called name: String) -> String {
  let file = isMarkdown(name) ? name : name + ".md"
  if file.contains("/") { return file.hasPrefix("/") ? String(file.dropFirst()) : file }
  let folder = parentFolder(of: path)
  return folder.isEmpty ? file : folder + "/" + file
}

extension OpenNote {
  /// What the name at a place belongs to, and where that stands.
  fileprivate func renamed(at offset: Int) -> (what: Renamed, name: String, range: SourceRange)? {
    func note(_ path: String, _ range: SourceRange) -> (Renamed, String, SourceRange) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return (.note(path), withoutExtension(name), range)
    }
    switch element(at: offset) {
    case .heading(let heading, let range):
      return (.heading(line: heading.line), heading.text, place(of: heading.text, in: range))
    case .title(let line, let range):
      return (.heading(line: line), self.note.title, place(of: self.note.title, in: range))
    case .tag(let tag, let range): return (.tag(tag), tag, range)
    case .link(let link, _):
      guard case .note(let path, _) = state.target(of: link, in: path) else { return nil }
      return note(path, link.range)
    case .key("title", let range), .key("slug", let range): return note(path, range)
    case .key, .image, .fence, nil: return nil
    }
  }

  /// The words of a heading where they stand on its line as they are, else the line.
  private func place(of words: String, in line: SourceRange) -> SourceRange {
    guard !words.isEmpty, let found = bytes[line.start..<line.end].firstRange(of: Array(words.utf8)) else {
      return line
    }
    return SourceRange(found.lowerBound, found.upperBound)
  }
}
