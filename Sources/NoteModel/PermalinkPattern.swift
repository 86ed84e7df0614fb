import Diagnostics
import SourceText

/// The words that a permalink pattern may hold, each after a colon.
enum PermalinkWord: String, CaseIterable {
  case year, month, day, slug, path

  /// Whether only dated notes have it.
  var needsDate: Bool {
    switch self {
    case .year, .month, .day: true
    case .slug, .path: false
    }
  }
}

/// A pattern cut into its parts: `/:year/:slug.html`.
struct PermalinkPattern {
  enum Part: Equatable {
    case text(String)
    case word(PermalinkWord)
    /// A word that is not known, and where it stands in the pattern.
    case unknown(String, offset: Int)
  }

  let parts: [Part]

  init(_ pattern: String) {
    var parts: [Part] = []
    let bytes = Array(pattern.utf8)
    var textStart = 0
    var offset = 0
    func text(to end: Int) {
      if textStart < end { parts.append(.text(String(decoding: bytes[textStart..<end], as: UTF8.self))) }
    }
    while offset < bytes.count {
      let nameEnd = bytes[(offset + 1)...].firstIndex { !isLetter($0) } ?? bytes.count
      guard bytes[offset] == UInt8(ascii: ":"), nameEnd > offset + 1 else {
        offset += 1
        continue
      }
      text(to: offset)
      let name = String(decoding: bytes[(offset + 1)..<nameEnd], as: UTF8.self)
      parts.append(PermalinkWord(rawValue: name).map(Part.word) ?? .unknown(name, offset: offset))
      offset = nameEnd
      textStart = offset
    }
    text(to: bytes.count)
    self.parts = parts
  }

  /// The path of a note; unknown words are left out.
  func path(of metadata: NoteMetadata, folder: String) -> String {
    var path = "/"
    for part in parts {
      switch part {
      case .text(let text): path += text
      case .word(.year): path += metadata.date.map { padded($0.year, 4) } ?? ""
      case .word(.month): path += metadata.date.map { padded($0.month, 2) } ?? ""
      case .word(.day): path += metadata.date.map { padded($0.day, 2) } ?? ""
      case .word(.slug): path += metadata.slug
      case .word(.path): path += folder
      case .unknown: break
      }
    }
    return collapsedSlashes(path)
  }
}

/// Where a note is published.
///
/// - Parameter folder: Of a translation that of its language, in which its page has the address that it would
///   have without. A folder goes with any pattern, and the two notes cannot want one address.
/// - Returns: always an address that is safe to write to; a diagnostic tells when the pattern gave none.
package func permalink(
  for metadata: NoteMetadata, path: String, settings: SiteSettings, folder: String? = nil
) -> (Permalink, [Diagnostic]) {
  let pattern = PermalinkPattern(metadata.date == nil ? settings.pagePermalink : settings.permalink)
  let fileName = NoteFileName(path)
  let ownAddress =
    if let folder = fileName.indexFolder, metadata.date == nil, metadata.slug == fileName.name {
      indexAddress(folder: folder, pattern: pattern, metadata: metadata)
    } else {
      pattern.path(of: metadata, folder: fileName.folder)
    }
  let address = (folder.map { "/" + $0 } ?? "") + ownAddress
  if let permalink = Permalink(address) { return (permalink, []) }
  let diagnostic = Diagnostic(
    NoteRules.badPermalink, "'\(address)' cannot be an address", at: SourceRange(0, 0),
    help: "rename the folder or give the note another `slug:`")
  return (Permalink("/" + slugify(metadata.slug) + ".html") ?? .fallback, [diagnostic])
}

/// An undated `manual/index.md` is the page of its folder: `/manual/`.
private func indexAddress(folder: String, pattern: PermalinkPattern, metadata: NoteMetadata) -> String {
  var index = metadata
  index.slug = "index"
  let address = pattern.path(of: index, folder: folder)
  let end = address.hasSuffix("/") ? "index/" : "index.html"
  return address.hasSuffix("/" + end) ? String(address.dropLast(end.utf8.count)) : address
}

private func collapsedSlashes(_ path: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(path.utf8.count)
  for byte in path.utf8 where byte != UInt8(ascii: "/") || bytes.last != byte { bytes.append(byte) }
  return String(decoding: bytes, as: UTF8.self)
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
