/// The part of a section that shows why it was found.
package struct Excerpt: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// One line, white space collapsed.
    case prose
    /// Whole lines of a snippet, indentation kept.
    case code
  }

  package let kind: Kind
  /// Begins or ends in `…` where prose was cut.
  package let text: String
  /// Ascending half-open UTF-8 byte offsets of the matched words in `text`. Empty when only the title, a heading
  /// or a tag matched.
  package let matches: [Range<Int>]
}

/// The excerpt of a section for a query.
///
/// - Parameters:
///   - words: What was looked for, folded: `Ranking.words`.
///   - isCodeOnly: Whether only snippets were looked at.
package func excerpt(of section: SearchableSection, words: Set<[UInt8]>, isCodeOnly: Bool) -> Excerpt {
  let prose = MarkedText(section.prose.isEmpty ? section.captions : section.prose, words: words)
  let code = MarkedText(section.code, words: words)
  let captions = MarkedText(section.captions, words: words)
  let showsCode =
    isCodeOnly || code.distinctMatchCount > max(prose.distinctMatchCount, captions.distinctMatchCount)
    || (prose.bytes.isEmpty && !code.bytes.isEmpty)
  if showsCode { return code.codeExcerpt(width: 160) }
  return (captions.distinctMatchCount > prose.distinctMatchCount ? captions : prose).proseExcerpt(width: 240)
}

/// A text with the places of the words that were looked for.
package struct MarkedText {
  package let bytes: [UInt8]
  /// Ascending, not overlapping.
  package private(set) var matches: [Range<Int>] = []

  package init(_ text: String, words: Set<[UInt8]>) {
    bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var splitter = WordSplitter()
    bytes.withUnsafeBufferPointer { bytes in
      _ = splitter.split(bytes) { word in
        // Of a name that was found as a whole the parts are no further finds.
        if word.range.lowerBound >= found.last?.upperBound ?? 0, words.contains(Array(word.text)) {
          found.append(word.range)
        }
      }
    }
    matches = found
  }

  /// The passage of about `width` bytes with the most different matches, white space collapsed.
  package func proseExcerpt(width: Int) -> Excerpt {
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
  package func codeExcerpt(width: Int) -> Excerpt {
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
  package var distinctMatchCount: Int { Set(matches.map(folded)).count }

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
