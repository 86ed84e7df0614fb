import JSONSyntax
import NoteModel
import SearchRanking

// The search of the published site: an index in static files, of which a query fetches what it needs.
//
//     search/index.bin                the table of contents, which alone is asked for anew on each visit
//     search/index/words-CHECK.bin    the words of a block
//     search/index/postings-CHECK.bin where some words of a block stand
//     search/index/notes-CHECK.json   title, address, day, tags of some notes
//     search/index/text-HASH.json     the sections of a note, for excerpts
//
// All names but the first tell the content, so that a cache never mixes two builds, and a page that is open
// while the site is published anew notices that files are gone. What a file holds is told by few notes or words, so
// that most files are what they were when a note has changed.
//
// Who publishes them:
//
// 1. `searchTextPage` makes a page of a note's sections where the note is parsed, from nothing else. It is written
//    like any page; of it `SearchedNote.text` is all that is needed later.
// 2. `SiteRenderer.searchedNotes` gives the notes in the order of their numbers in the index.
// 3. `IndexPublication` (SearchIndex) makes the words and postings of the terminal's index: all of them, or those
//    that have changed since the last time.
// 4. `searchFiles` makes the files of it, and the list of all.
//
// `SearchPublication` (Pipeline) does 3 and 4: given the digest of the search whose files are all there, it gives
// those pages alone that may be new, and all of them otherwise.

/// A section of a published note.
package struct SearchedSection: Sendable {
  /// Id of its heading, empty before the first one.
  package let anchor: String
  package let text: SearchableSection

  package init(anchor: String, text: SearchableSection) {
    self.anchor = anchor
    self.text = text
  }
}

/// A note as the search of the site shows it.
package struct SearchedNote: Sendable {
  /// Below `Content/`.
  package let path: String
  package let title: String
  /// Site-relative, encoded.
  package let address: String
  /// `2024-06-07`; empty for none.
  package let day: String
  /// As the site writes them.
  package let tags: [String]
  /// Path of the page that `searchTextPage` made of its sections.
  package let text: String

  package init(path: String, title: String, address: String, day: String, tags: [String], text: String) {
    self.path = path
    self.title = title
    self.address = address
    self.day = day
    self.tags = tags
    self.text = text
  }
}

/// The files of the search, but for the texts of the notes.
package struct SearchFiles: Sendable {
  /// What all their paths begin with.
  package static let pathPrefix = "search/index"

  /// Of all files, those included that are what they were.
  package let paths: [String]
  /// Those that may be new.
  package let pages: [Page]
  /// Stands for all of them.
  package let digest: String
}

/// Raised when the form of any of the files changes.
private let searchVersion = 2
private let searchFolder = "search/index/"

/// What excerpts of a note are made of.
package func searchTextPage(_ sections: [SearchedSection]) -> Page {
  var writer = JSONWriter()
  writer.array { writer in
    for section in sections {
      writer.object { writer in
        writer.member("anchor", section.anchor)
        writer.member("headings", array: { for heading in section.text.headings { $0.value(heading) } })
        writer.member("prose", section.text.prose)
        writer.member("code", section.text.code)
        writer.member("captions", section.text.captions)
      }
    }
  }
  let name = hexadecimal(checksum(writer.bytes), digits: 16)
  return Page(path: searchFolder + "text-\(name).json", bytes: writer.bytes)
}

extension SiteRenderer {
  /// The notes by their numbers in the index, the oldest first: a new one is added at the end, and most files
  /// stay as they are.
  private var searchOrder: [Int] {
    let unlisted = site.unlisted
    guard !unlisted.isEmpty else { return (site.dated + site.undated).reversed() }
    // A translation stands beside what it translates.
    return (site.dated + site.undated).flatMap { note in
      [note] + site.translations[note].filter { $0 != note }
    }.reversed()
  }

  /// The notes by their numbers in the index.
  ///
  /// - Parameter texts: For each note of the site the path of the page that `searchTextPage` made.
  package func searchedNotes(texts: [String]) -> [SearchedNote] {
    searchOrder.map { index in
      let note = site.notes[index]
      return SearchedNote(
        path: note.path, title: note.title, address: addresses.link(note.permalink),
        day: note.date?.isoDay ?? "", tags: tables.tagsOfNote[index].map { site.tags[$0].name },
        text: texts[index])
    }
  }
}

/// The files of the search.
///
/// - Parameters:
///   - index: The words, with the files of them that may be new.
///   - sizes: The size codes of the notes.
///   - language: Of the site.
///   - languageNames: The languages of snippets by their other names. Those that no note has are left out.
package func searchFiles(
  _ index: PublishedIndex, sizes: [UInt8], notes: [SearchedNote], language: String,
  languageNames: [String: String]
) -> SearchFiles {
  var paths: [String] = []
  var pages = index.files.map { Page(path: path(of: $0.kind, $0.check), bytes: $0.bytes) }
  var contents: [UInt8] = []
  appendNumber(searchVersion, to: &contents)
  appendText(language, to: &contents)
  appendNumber(sizes.count, to: &contents)
  contents += sizes
  appendNumber(index.blocks.count, to: &contents)
  for block in index.blocks {
    appendBlock(block, to: &contents)
    paths.append(path(of: .words, block.check))
    paths += block.pieces.map { path(of: .postings, $0.check) }
  }
  let files = noteFiles(notes)
  appendNumber(files.count, to: &contents)
  for file in files {
    appendNumber(file.noteCount, to: &contents)
    append(file.check, to: &contents)
    paths.append(file.page.path)
    pages.append(file.page)
  }
  let languages = index.languages
  appendNames(languageNames.filter { languages.contains($0.value) }, to: &contents)
  let table = Page(path: SiteAddress.searchIndex.filePath, bytes: contents)
  return SearchFiles(
    paths: paths + [table.path], pages: pages + [table],
    digest: hexadecimal(checksum(contents), digits: 16))
}

/// `{ length, word, check, pieces }` with the first word of the block and the check of all, and for each piece
/// `{ length, check }`.
private func appendBlock(_ block: PublishedBlock, to contents: inout [UInt8]) {
  appendNumber(block.firstWord.count, to: &contents)
  contents += block.firstWord
  append(block.check, to: &contents)
  appendNumber(block.pieces.count, to: &contents)
  for piece in block.pieces {
    appendNumber(piece.length, to: &contents)
    append(piece.check, to: &contents)
  }
}

/// A file of notes ends before one whose path has so many zeros at the end of its checksum, and after so many.
private let noteFileEndBits: UInt64 = 3
private let notesPerFile = 12

private func noteFiles(_ notes: [SearchedNote]) -> [(noteCount: Int, check: FileCheck, page: Page)] {
  var files: [(noteCount: Int, check: FileCheck, page: Page)] = []
  var checks = FileChecks()
  var start = 0
  for end in notes.indices.map({ $0 + 1 }) {
    guard
      end == notes.count || end - start == notesPerFile
        || checksum(Array(notes[end].path.utf8)) & (1 << noteFileEndBits - 1) == 0
    else { continue }
    let bytes = listing(of: start..<end, in: notes)
    let check = checks.check(of: bytes)
    let path = searchFolder + "notes-\(hexadecimal(check)).json"
    files.append((end - start, check, Page(path: path, bytes: bytes)))
    start = end
  }
  return files
}

private func listing(of range: Range<Int>, in notes: [SearchedNote]) -> [UInt8] {
  var writer = JSONWriter()
  writer.array { writer in
    // By index, since a note has many texts to copy.
    for index in range {
      writer.object { writer in
        writer.member("title", notes[index].title)
        writer.member("url", notes[index].address)
        writer.member("day", notes[index].day)
        writer.member("tags", array: { for tag in notes[index].tags { $0.value(tag) } })
        writer.member("text", String(notes[index].text.dropFirst(searchFolder.count)))
      }
    }
  }
  return writer.bytes
}

/// `{ length, name, length, id }`, after their number.
private func appendNames(_ names: [String: String], to contents: inout [UInt8]) {
  appendNumber(names.count, to: &contents)
  for (name, id) in names.sorted(by: { $0.key < $1.key }) {
    appendText(name, to: &contents)
    appendText(id, to: &contents)
  }
}

private func appendText(_ text: String, to contents: inout [UInt8]) {
  appendNumber(text.utf8.count, to: &contents)
  contents += Array(text.utf8)
}

private func append(_ check: FileCheck, to contents: inout [UInt8]) {
  for place in (0..<FileCheck.byteCount).reversed() {
    contents.append(UInt8(truncatingIfNeeded: check.value >> UInt64(place * 8)))
  }
}

private func path(of kind: PublishedFile.Kind, _ check: FileCheck) -> String {
  switch kind {
  case .words: searchFolder + "words-\(hexadecimal(check)).bin"
  case .postings: searchFolder + "postings-\(hexadecimal(check)).bin"
  }
}

private func hexadecimal(_ check: FileCheck) -> String {
  hexadecimal(check.value, digits: FileCheck.byteCount * 2)
}

/// A number of `digits` hexadecimal digits.
func hexadecimal(_ number: UInt64, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
