import NoteModel
import NoteParsing
import SourceText

/// What is known of the site that notes are imported into.
package struct ImportTarget: Sendable {
  /// `nil` where there is none, and settings are made.
  package let settings: SiteSettings?
  /// All files below `Content/`.
  package let paths: Set<String>
  /// Where the notes are that were imported before, by their origin.
  package let imported: [String: String]
  /// Whether images on other hosts are shown from there, and no placeholders put in their place.
  package let keepsRemoteImages: Bool

  package init(
    settings: SiteSettings?, paths: Set<String>, imported: [String: String], keepsRemoteImages: Bool
  ) {
    self.settings = settings
    self.paths = paths
    self.imported = imported
    self.keepsRemoteImages = keepsRemoteImages
  }
}

/// What an import is to write.
package struct ImportPlan: Sendable {
  package struct Note: Sendable {
    /// Below `Content/`.
    package let path: String
    /// The file it comes from.
    package let source: String
    package let title: String
    package let isDraft: Bool
    /// `nil` for one that is there already.
    package let bytes: [UInt8]?
    package let remarks: [ImportRemark]
  }

  package struct File: Sendable, Hashable {
    /// In the source.
    package let source: String
    /// Below `Content/`.
    package let path: String
  }

  package let kind: ImportKind
  package let notes: [Note]
  /// Files that notes show, and which are not there yet.
  package let files: [File]
  /// For `site.yml`, where there is none.
  package let settings: [UInt8]?
  package let leftOut: [LeftOut]
  package let remarks: [ImportRemark]
}

/// Plans the import of what lies in `source`. A pure function of its arguments.
///
/// - Throws: `ImportError` when it cannot be read.
package func planImport(_ source: ImportSource, as kind: ImportKind, into target: ImportTarget)
  throws(ImportError) -> ImportPlan
{
  let site = withoutTwins(try readSite(source, as: kind))
  guard !site.notes.isEmpty else {
    throw ImportError(path: "", message: "there are no notes of \(kind.name) in it")
  }
  var planner = ImportPlanner(site, source: source, kind: kind, target: target)
  return planner.plan()
}

/// Each note once: two exports of one blog hold most of them twice. The one that was changed last counts.
private func withoutTwins(_ site: SourceSite) -> SourceSite {
  var site = site
  var places: [String: Int] = [:]
  var notes: [SourceNote] = []
  for note in site.notes {
    guard let place = places[note.origin] else {
      places[note.origin] = notes.count
      notes.append(note)
      continue
    }
    let age = { (note: SourceNote) in (note.updated ?? note.date)?.date.secondsSinceEpoch ?? 0 }
    let kept = age(note) >= age(notes[place]) ? note : notes[place]
    let other = age(note) >= age(notes[place]) ? notes[place] : note
    notes[place] = kept
    site.leftOut.append(LeftOut(source: other.source, reason: "'\(other.title)' is in \(kept.source), too"))
  }
  site.notes = notes
  return site
}

private func readSite(_ source: ImportSource, as kind: ImportKind) throws(ImportError) -> SourceSite {
  switch kind {
  case .blogger: try readBlogger(source)
  case .hugo: try readHugo(source)
  case .jekyll: try readJekyll(source)
  case .wordpress: try readWordPress(source)
  case .mkdocs: try readMkDocs(source)
  case .obsidian: try readObsidian(source)
  case .notion: try readNotion(source)
  case .folder: try readFolder(source)
  }
}

private struct ImportPlanner {
  let kind: ImportKind
  let source: ImportSource
  let target: ImportTarget
  var site: SourceSite
  /// Where each note goes, below `Content/`.
  private var paths: [String] = []
  private var permalinks: [String] = []
  private var takenPermalinks: Set<String> = []
  private let isThere: [Bool]

  init(_ site: SourceSite, source: ImportSource, kind: ImportKind, target: ImportTarget) {
    self.site = site
    self.source = source
    self.kind = kind
    self.target = target
    isThere = site.notes.map { target.imported[$0.origin] != nil }
  }

  mutating func plan() -> ImportPlan {
    var made: MadeSettings?
    if target.settings == nil {
      made = MadeSettings(site, metadata: site.notes.map { (metadata(of: $0), path: $0.path) })
    }
    let settings = target.settings ?? made?.settings ?? SiteSettings()
    choosePaths(settings)
    // Nothing is converted for a run that finds everything there.
    if isThere.allSatisfy({ $0 }) {
      for index in site.notes.indices { site.notes[index].text = .markdown([]) }
    }
    var writer = NoteTextWriter(
      site: site, paths: paths, source: source, findsFilesByName: kind == .blogger || kind == .wordpress,
      takenPaths: target.paths, keepsRemoteImages: target.keepsRemoteImages)
    var notes: [ImportPlan.Note] = []
    for index in site.notes.indices {
      let note = site.notes[index]
      guard !isThere[index] else {
        notes.append(
          ImportPlan.Note(
            path: paths[index], source: note.source, title: note.title, isDraft: note.isDraft, bytes: nil,
            remarks: []))
        continue
      }
      var (text, remarks) = writer.text(of: index)
      let head = frontMatter(of: note, aliases: aliases(of: index, &remarks))
      let bytes = mended(head + text, path: paths[index], &remarks)
      notes.append(
        ImportPlan.Note(
          path: paths[index], source: note.source, title: note.title, isDraft: note.isDraft, bytes: bytes,
          remarks: remarks.remarks))
    }
    return ImportPlan(
      kind: kind, notes: notes, files: writer.files.filter { !target.paths.contains($0.path) },
      settings: made?.text,
      leftOut: site.leftOut, remarks: isThere.allSatisfy { $0 } ? [] : site.remarks.remarks)
  }

  /// What the program will make of the front matter that the note gets.
  private func metadata(of note: SourceNote) -> NoteMetadata {
    let entries = readFrontMatter(frontMatter(of: note, aliases: [])).entries
    return readNoteMetadata(
      path: note.path, entries: entries, firstHeading: nil, timeZone: target.settings?.timeZone ?? "UTC"
    ).0
  }

  /// Gives each note a path and an address that no other has.
  private mutating func choosePaths(_ settings: SiteSettings) {
    var taken = Set(target.paths.map { $0.lowercased() })
    for index in site.notes.indices {
      let note = site.notes[index]
      if let path = target.imported[note.origin] {
        paths.append(path)
        permalinks.append("")
        continue
      }
      let entries = readFrontMatter(frontMatter(of: note, aliases: [])).entries
      var number = 1
      while true {
        let path = numbered(safePath(note.path), number)
        let metadata = readNoteMetadata(
          path: path, entries: entries, firstHeading: nil, timeZone: settings.timeZone
        ).0
        let address = permalink(for: metadata, path: path, settings: settings).0.path
        number += 1
        // With a slug of its own no other path gives it another address.
        let isFree = !takenPermalinks.contains(address) || !note.slug.isEmpty
        guard !taken.contains(path.lowercased()), isFree || number > 1000 else { continue }
        taken.insert(path.lowercased())
        takenPermalinks.insert(address)
        paths.append(path)
        permalinks.append(address)
        break
      }
    }
  }

  /// `a/b.md`, `a/b-2.md`; of `a/b/index.md` the folder is numbered.
  private func numbered(_ path: String, _ number: Int) -> String {
    guard number > 1 else { return path }
    for end in ["/index.md", ".md"] where path.hasSuffix(end) {
      return path.dropLast(end.count) + "-\(number)" + end
    }
    return path + "-\(number)"
  }

  /// The addresses that the note had and has no more.
  private func aliases(of index: Int, _ remarks: inout RemarkCounter) -> [String] {
    let note = site.notes[index]
    let own = permalinks[index]
    var aliases: [String] = []
    for address in note.addresses + (site.redirects[note.source] ?? []) {
      guard address != own, address + "/" != own, address != "/", !aliases.contains(address),
        let sound = Permalink(address)
      else {
        continue
      }
      if takenPermalinks.contains(sound.path) {
        remarks.count(.lost, "the address \(address), which is another note's")
      } else {
        aliases.append(sound.path)
      }
    }
    return aliases
  }

  /// The note with its code mended and its languages named, as `check --fix` does it.
  private func mended(_ bytes: [UInt8], path: String, _ remarks: inout RemarkCounter) -> [UInt8] {
    var bytes = bytes
    // A block whose language was found is looked at once more.
    for _ in 0..<3 {
      guard let mended = mendedNote(bytes, path: path, isSilenced: { _ in false }) else { break }
      for change in mended.changes {
        let isName = change.old.isEmpty && change.rule.id == "fence.language"
        remarks.count(
          .changed,
          isName ? "a block of code is named \(change.new)" : "mended in code: \(change.rule.summary)")
      }
      bytes = mended.bytes
    }
    return bytes
  }
}

/// A path that a file below `Content/` may have: no hidden names, none that editors' copies have.
func safePath(_ path: String) -> String {
  path.split(separator: "/").map { part in
    var name = String(part.drop { $0 == "." || $0 == "~" || $0 == " " })
    name.unicodeScalars.removeAll { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "\u{FFFD}" }
    if name.utf8.count > 200, let dot = name.lastIndex(of: ".") {
      let end = name[dot...]
      var stem = String(name[..<dot])
      while stem.utf8.count + end.utf8.count > 200 { stem.removeLast() }
      name = stem + end
    }
    return name.isEmpty ? "note" : name
  }.joined(separator: "/")
}
