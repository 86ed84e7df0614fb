import NoteModel
import SourceText

/// Collects the HTML of a note and the gaps in it.
struct HTMLWriter {
  private(set) var parts: [NoteBody.Part] = []
  private var html: [UInt8] = []
  /// Whether anything is written: a check or a search has no use for it.
  let isWanted: Bool
  /// In the parts.
  private var partsCount = 0

  init(capacity: Int, isWanted: Bool) {
    self.isWanted = isWanted
    if isWanted { html.reserveCapacity(capacity) }
  }

  /// In bytes, gaps left out.
  var count: Int { partsCount + html.count }

  /// Appends markup as it is.
  mutating func markup(_ text: StaticString) {
    guard isWanted else { return }
    text.withUTF8Buffer { html.append(contentsOf: $0) }
  }

  /// Appends markup made by this program.
  mutating func markup(_ bytes: [UInt8]) {
    if isWanted { html += bytes }
  }

  /// Appends text of the author, escaped for the content of an element. Never within a tag: see `attribute`.
  mutating func text(_ bytes: some Collection<UInt8>) { escape(bytes, inAttribute: false) }

  /// Appends text of the author, escaped for the content of an element.
  mutating func text(_ string: String) { text(string.utf8) }

  /// Appends text of the author, escaped for a value in double quotes.
  mutating func attribute(_ string: String) { escape(string.utf8, inAttribute: true) }

  private mutating func escape(_ bytes: some Collection<UInt8>, inAttribute: Bool) {
    guard isWanted else { return }
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { escape($0, inAttribute: inAttribute) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { escape($0, inAttribute: inAttribute) } }
  }

  /// What needs no escape goes over in runs: most texts are one.
  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
    var written = 0
    for index in bytes.indices {
      let entity: StaticString
      switch bytes[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\"") where inAttribute: entity = "&quot;"
      // Forbidden in HTML (§13.2.3.5); pasted colours of a terminal bring them in.
      case 0..<0x09, 0x0B, 0x0E..<0x20, 0x7F: entity = "\u{FFFD}"
      default: continue
      }
      html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written..<index]))
      markup(entity)
      written = index + 1
    }
    html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written...]))
  }

  /// The place where the next byte goes.
  var end: Mark { Mark(part: parts.count, offset: html.count) }

  struct Mark {
    fileprivate let part: Int
    fileprivate let offset: Int
  }

  /// Puts the start of a link in at an earlier place, unless a link may have begun since: none may stand in another.
  ///
  /// - Returns: whether it was put in.
  mutating func insertLinkStart(href: String, at mark: Mark) -> Bool {
    guard isWanted, mark.part == parts.count else { return false }
    guard !mayHoldLink(from: mark.offset) else { return false }
    let content = Array(html[mark.offset...])
    html.removeLast(content.count)
    markup("<a href=\"")
    attribute(href)
    markup("\">")
    html += content
    return true
  }

  private func mayHoldLink(from start: Int) -> Bool {
    html.withUnsafeBufferPointer { html in
      (start..<max(start, html.count - 1)).contains { index in
        html[index] == UInt8(ascii: "<") && html[index + 1] | 0x20 == UInt8(ascii: "a")
      }
    }
  }

  /// Appends a URL, percent-encoding what may not stand in one (RFC 3986 §2) and escaping the rest.
  mutating func url(_ bytes: some Sequence<UInt8>) {
    guard isWanted else { return }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "'"): markup("&#39;")
      case _ where !mayStandInURL(byte): html += percentEscape(byte).utf8
      default: html.append(byte)
      }
    }
  }

  /// Leaves a gap that is filled when the site is known.
  mutating func gap(_ part: NoteBody.Part) {
    guard isWanted else { return }
    // A copy, so that the buffer is not shared: emptied, it would be allocated anew in its full size for each gap.
    if !html.isEmpty { parts.append(.html(html.withUnsafeBufferPointer { Array($0) })) }
    partsCount += html.count
    html.removeAll(keepingCapacity: true)
    parts.append(part)
  }

  /// The body; the writer is spent.
  consuming func finish() -> NoteBody {
    if !html.isEmpty { parts.append(.html(html)) }
    return NoteBody(parts: parts)
  }
}
