/// The bytes that `highlight()` puts around a match; `storable` keeps them out of the stored text.
let matchStartByte: UInt8 = 2
let matchEndByte: UInt8 = 3

/// A column's text with the places that the query matched.
struct MarkedText {
  private(set) var bytes: [UInt8] = []
  /// Ascending, not overlapping.
  private(set) var matches: [Range<Int>] = []

  /// - Parameter highlighted: Text with a marking byte before and after each match.
  init(highlighted: String) {
    bytes.reserveCapacity(highlighted.utf8.count)
    var start: Int?
    for byte in highlighted.utf8 {
      switch byte {
      case matchStartByte: start = bytes.count
      case matchEndByte:
        if let start, start < bytes.count { matches.append(start..<bytes.count) }
        start = nil
      default: bytes.append(byte)
      }
    }
  }

  /// The passage of about `width` bytes with the most different matches, white space collapsed.
  func proseExcerpt(width: Int) -> Excerpt {
    let anchor = matches.isEmpty ? 0 : matches[densestMatch(within: width * 3 / 4)].lowerBound
    let passage = wordBounds(from: anchor - width / 4, width: width)
    var text: [UInt8] = passage.lowerBound > 0 ? ellipsis : []
    var found: [Range<Int>] = []
    var pending = matches.drop { $0.lowerBound < passage.lowerBound }
    var start: Int?
    for offset in passage {
      if let end = pending.first?.upperBound, offset == end {
        if let start, start < text.count { found.append(start..<text.count) }
        start = nil
        pending.removeFirst()
      }
      if offset == pending.first?.lowerBound { start = text.count }
      let isSpace = bytes[offset] <= 0x20
      if !isSpace {
        text.append(bytes[offset])
      } else if let last = text.last, last != 0x20 {
        text.append(0x20)
      }
    }
    if let start, start < text.count { found.append(start..<text.count) }
    if text.last == 0x20 { text.removeLast() }
    if passage.upperBound < bytes.count { text += ellipsis }
    return Excerpt(kind: .prose, text: String(decoding: text, as: UTF8.self), matches: found)
  }

  /// The line with the densest matches, and the one after it; each at most `width` bytes.
  func codeExcerpt(width: Int) -> Excerpt {
    let anchor = matches.isEmpty ? 0 : matches[densestMatch(within: width)].lowerBound
    let isLineEnd = { (offset: Int) in bytes[offset] == UInt8(ascii: "\n") }
    var start = anchor
    while start > 0, !isLineEnd(start - 1) { start -= 1 }
    // A line of minified code is cut, so that the match stays in sight.
    if anchor - start > width / 2 { start = characterStart(anchor - width / 2) }
    var end = anchor
    for _ in 0..<2 {
      let limit = min(bytes.count, end + width)
      while end < limit, !isLineEnd(end) { end += 1 }
      guard end < bytes.count, isLineEnd(end) else { break }
      end += 1
    }
    end = characterStart(end)
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    let found = matches.lazy.filter { $0.lowerBound >= start && $0.lowerBound < end }
      .map { $0.lowerBound - start..<min($0.upperBound, end) - start }
    return Excerpt(
      kind: .code, text: String(decoding: bytes[start..<end], as: UTF8.self), matches: Array(found))
  }

  /// How many different texts were matched, without regard to case.
  var distinctMatchCount: Int { Set(matches.map(folded)).count }

  /// Whether the text holds these bytes.
  func contains(_ literal: [UInt8]) -> Bool {
    guard let first = literal.first, literal.count <= bytes.count else { return false }
    for start in 0...(bytes.count - literal.count)
    where bytes[start] == first && bytes[start..<start + literal.count].elementsEqual(literal) {
      return true
    }
    return false
  }

  /// Index of the match that begins the passage of `width` bytes with the most different matches.
  private func densestMatch(within width: Int) -> Int {
    var counts: [[UInt8]: Int] = [:]
    let texts = matches.map(folded)
    var best = (index: 0, distinct: 0)
    var next = 0
    for index in matches.indices {
      while next < matches.count,
        matches[next].upperBound <= matches[index].lowerBound + width || next == index
      {
        counts[texts[next], default: 0] += 1
        next += 1
      }
      if counts.count > best.distinct { best = (index, counts.count) }
      let remaining = (counts[texts[index]] ?? 0) - 1
      counts[texts[index]] = remaining > 0 ? remaining : nil
    }
    return best.index
  }

  private func folded(_ match: Range<Int>) -> [UInt8] {
    bytes[match].map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
  }

  /// A range of about `width` bytes that begins and ends between words where there are any.
  private func wordBounds(from start: Int, width: Int) -> Range<Int> {
    let slack = width / 4
    // Text that ends soon is shown from further ahead.
    let wanted = max(0, min(start, bytes.count - width))
    var lower = wanted
    while lower > 0, lower < bytes.count, lower < wanted + slack, bytes[lower - 1] > 0x20 { lower += 1 }
    if lower == wanted + slack { lower = wanted }
    let limit = min(bytes.count, lower + width)
    var upper = limit
    while upper < bytes.count, upper > limit - slack, bytes[upper] > 0x20 { upper -= 1 }
    if upper == limit - slack { upper = limit }
    lower = characterStart(lower)
    upper = max(lower, characterStart(upper))
    return lower..<upper
  }

  /// The offset, or the one before it where its character begins.
  private func characterStart(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

private let ellipsis = Array("…".utf8)
