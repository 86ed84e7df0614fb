import NoteModel

/// Collects the HTML of a note and the gaps in it.
struct HTMLWriter {
  private(set) var parts: [NoteBody.Part] = []
  private var html: [UInt8] = []
  /// In the parts.
  private var partsCount = 0

  init(capacity: Int) { html.reserveCapacity(capacity) }

  /// In bytes, gaps left out.
  var count: Int { partsCount + html.count }

  /// Appends markup as it is.
  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { html.append(contentsOf: $0) }
  }

  /// Appends markup made by this program.
  mutating func markup(_ bytes: [UInt8]) { html += bytes }

  /// Appends text of the author, escaped for the content of an element. Never within a tag: see `attribute`.
  mutating func text(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { escaped(byte) }
  }

  /// Appends text of the author, escaped for the content of an element.
  mutating func text(_ string: String) { text(string.utf8) }

  /// Appends text of the author, escaped for a value in double quotes.
  mutating func attribute(_ string: String) {
    for byte in string.utf8 {
      if byte == UInt8(ascii: "\"") { markup("&quot;") } else { escaped(byte) }
    }
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): markup("&amp;")
    case UInt8(ascii: "<"): markup("&lt;")
    case UInt8(ascii: ">"): markup("&gt;")
    // Forbidden in HTML (§13.2.3.5); pasted colours of a terminal bring them in.
    case 0..<0x09, 0x0B, 0x0E..<0x20, 0x7F: markup("\u{FFFD}")
    default: html.append(byte)
    }
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
    guard mark.part == parts.count else { return false }
    // A copy: a slice would share the bytes, and cutting them off would copy all that is written so far.
    let content = Array(html[mark.offset...])
    let mayHoldLink = zip(content, content.dropFirst()).contains { byte, next in
      byte == UInt8(ascii: "<") && next | 0x20 == UInt8(ascii: "a")
    }
    guard !mayHoldLink else { return false }
    html.removeLast(content.count)
    markup("<a href=\"")
    attribute(href)
    markup("\">")
    html += content
    return true
  }

  /// Appends a URL, percent-encoding what may not stand in one (RFC 3986 §2) and escaping the rest.
  mutating func url(_ bytes: some Sequence<UInt8>) {
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
    if !html.isEmpty { parts.append(.html(html)) }
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
