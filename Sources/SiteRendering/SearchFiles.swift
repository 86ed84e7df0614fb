import JSONSyntax
import NoteModel
import SearchRanking
import SourceText

// The search of the published site: an index in static files, of which a query fetches what it needs.
//
//     search/index.bin                   the table of contents, which alone is asked for anew on each visit
//     search/index/words-N-CHECK.bin     the words of some blocks
//     search/index/postings-N-CHECK.bin  where some words stand
//     search/index/notes-N-CHECK.json    title, address, day, tags of some notes
//     search/index/text-HASH.json        the sections of a note, for excerpts
//
// All names but the first tell the content, so that a cache never mixes two builds, and a page that is open
// while the site is published anew notices that files are gone.

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

extension SiteRenderer {
  /// Raised when the form of any of the files changes.
  private static let searchVersion = 1
  private static let bytesPerWords = 1536
  private static let bytesPerPostings = 3072
  private static let notesPerFile = 8

  /// What excerpts of a note are made of.
  package func searchText(_ sections: [SearchedSection]) -> Page {
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
    let name = hexadecimal(fingerprint(writer.bytes), digits: 16)
    return Page(path: Self.searchFolder + "text-\(name).json", bytes: writer.bytes)
  }

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

  /// The words of all notes.
  ///
  /// - Parameter sections: Of each note of the site.
  package func searchWords(_ sections: [[SearchedSection]]) -> (segment: Segment, sizes: [UInt8]) {
    var builder = SegmentBuilder()
    var sizes: [UInt8] = []
    for (number, index) in searchOrder.enumerated() {
      sizes.append(builder.add(searchable(index, sections[index]), number: number))
    }
    return (builder.finish(), sizes)
  }

  /// The index of all notes.
  ///
  /// - Parameters:
  ///   - words: What `searchWords` made of their sections.
  ///   - texts: What `searchText` made of them, a page each.
  ///   - languageNames: The languages of their snippets by their other names.
  package func searchIndex(
    _ words: (segment: Segment, sizes: [UInt8]), texts: [Page], languageNames: [String: String]
  ) -> [Page] {
    let (segment, sizes) = words
    var files: [Page] = []
    var contents: [UInt8] = []
    appendNumber(Self.searchVersion, to: &contents)
    appendText(site.settings.language, to: &contents)
    appendNumber(sizes.count, to: &contents)
    contents += sizes
    appendNumber(segment.directory.count, to: &contents)
    contents += segment.directory
    appendWords(segment, to: &files, &contents)
    appendPostings(segment, to: &files, &contents)
    appendNotes(searchOrder, texts, to: &files, &contents)
    appendNames(languageNames, to: &contents)
    files.append(Page(path: SiteAddress.searchIndex.filePath, bytes: contents))
    return files
  }

  private func searchable(_ index: Int, _ sections: [SearchedSection]) -> SearchableNote {
    let note = site.notes[index]
    return SearchableNote(
      path: note.path, title: note.title, tags: note.tags, day: note.date?.isoDay ?? "",
      sections: sections.map(\.text))
  }

  // MARK: The files, each with its line in the table of contents

  /// `{ length, bytes }` for the words of each block; the table has the number of files, and of each how many
  /// blocks it holds and the check.
  private func appendWords(_ segment: Segment, to files: inout [Page], _ contents: inout [UInt8]) {
    var table: [UInt8] = []
    var number = 0
    var bytes: [UInt8] = []
    var blocks = 0
    for (index, block) in segment.blocks.enumerated() {
      appendNumber(block.words.count, to: &bytes)
      bytes += block.words
      blocks += 1
      guard bytes.count >= Self.bytesPerWords || index == segment.blocks.count - 1 else { continue }
      appendNumber(blocks, to: &table)
      appendFile("words-\(number)", "bin", bytes, to: &files, &table)
      number += 1
      bytes = []
      blocks = 0
    }
    appendNumber(number, to: &contents)
    contents += table
  }

  /// For each block the table has the number of pieces that its postings are cut into, with length and check.
  private func appendPostings(_ segment: Segment, to files: inout [Page], _ contents: inout [UInt8]) {
    var number = 0
    for block in segment.blocks {
      let pieces = block.postingPieces(size: Self.bytesPerPostings)
      appendNumber(pieces.count, to: &contents)
      for piece in pieces {
        appendNumber(piece.count, to: &contents)
        appendFile("postings-\(number)", "bin", Array(block.postings[piece]), to: &files, &contents)
        number += 1
      }
    }
  }

  private func appendNotes(
    _ order: [Int], _ texts: [Page], to files: inout [Page], _ contents: inout [UInt8]
  ) {
    appendNumber(Self.notesPerFile, to: &contents)
    for (number, start) in stride(from: 0, to: order.count, by: Self.notesPerFile).enumerated() {
      var writer = JSONWriter()
      writer.array { writer in
        for index in order[start..<min(start + Self.notesPerFile, order.count)] {
          let note = site.notes[index]
          writer.object { writer in
            writer.member("title", note.title)
            writer.member("url", addresses.link(note.permalink))
            writer.member("day", note.date?.isoDay ?? "")
            writer.member(
              "tags", array: { for tag in tables.tagsOfNote[index] { $0.value(site.tags[tag].name) } })
            writer.member("text", String(texts[index].path.dropFirst(Self.searchFolder.count)))
          }
        }
      }
      appendFile("notes-\(number)", "json", writer.bytes, to: &files, &contents)
    }
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

  /// Adds a file, and its check to the table of contents: four bytes, which stand in its name.
  private func appendFile(
    _ name: String, _ ending: String, _ bytes: [UInt8], to files: inout [Page], _ contents: inout [UInt8]
  ) {
    let hash = fingerprint(bytes)
    let check = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    let fileName = "\(name)-\(hexadecimal(UInt64(check), digits: 8)).\(ending)"
    files.append(Page(path: Self.searchFolder + fileName, bytes: bytes))
    for shift in [24, 16, 8, 0] as [UInt32] { contents.append(UInt8(truncatingIfNeeded: check >> shift)) }
  }

  private static let searchFolder = "search/index/"
}

/// A number of `digits` hexadecimal digits.
func hexadecimal(_ number: UInt64, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
