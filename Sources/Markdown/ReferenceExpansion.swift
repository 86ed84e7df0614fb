/// Whether destinations and titles of references are used so often that the document grows out of all bounds: cmark copies
/// them into each link.
///
/// Counted from above, whatever cmark makes of the text: each `[…]:` is taken for a definition, wherever it stands, and each
/// `]` for a use of the label before it.
func expansionHazard(in bytes: UnsafeBufferPointer<UInt8>) -> MarkdownHazard? {
  var definitions: [LabelKey: Int] = [:]
  var scanner = DefinitionScanner(bytes)
  forEachLabel(in: bytes) { label in
    if label.upperBound + 1 < bytes.count, bytes[label.upperBound + 1] == UInt8(ascii: ":") {
      let key = LabelKey(bytes[label])
      definitions[key] = max(definitions[key] ?? 0, scanner.length(ofDefinitionAt: label.upperBound + 2))
    }
    return true
  }
  guard !definitions.isEmpty else { return nil }
  let limit = max(10_000_000, 8 * bytes.count)
  var total = 0
  var hazard: MarkdownHazard?
  forEachLabel(in: bytes) { label in
    total += definitions[LabelKey(bytes[label])] ?? 0
    if total > limit {
      hazard = MarkdownHazard(what: "text in links by reference", range: 0..<label.upperBound)
    }
    return hazard == nil
  }
  return hazard
}

/// Calls `body` with what stands between each `]` and the `[` before it, escaped ones apart (CommonMark §4.7), as long as
/// it returns true.
private func forEachLabel(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Bool) {
  var open: Int?
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "\\"): index += 1
    case UInt8(ascii: "["): open = index + 1
    case UInt8(ascii: "]"):
      // A label has at most 999 characters.
      if let start = open, index - start < 4000, !body(start..<index) { return }
      open = nil
    default: break
    }
    index += 1
  }
}

/// What labels that cmark takes for one have in common, and few others have: case, blanks, marks of quotes and letters
/// that others fold to (`ß` is `ss`) do not count.
private struct LabelKey: Hashable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ label: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in label {
      let letter = byte | 0x20
      switch letter {
      case UInt8(ascii: "a"), UInt8(ascii: "f"), UInt8(ascii: "h")...UInt8(ascii: "l"), UInt8(ascii: "n"),
        UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "w"), UInt8(ascii: "y"):
        break
      case UInt8(ascii: "b")...UInt8(ascii: "z"): hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
      case UInt8(ascii: "0")...UInt8(ascii: "9") where byte == letter:
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      default: break
      }
    }
  }
}

/// Finds the ends of definitions, which are asked for in order. What was found is kept, so that text which stands behind
/// many of them is gone through once.
private struct DefinitionScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var blank = Found()
  private var angle = Found()
  /// By the mark that ends a title.
  private var titleEnds: [UInt8: Found] = [:]

  /// What was looked for from one place, and the end of the search.
  private struct Found {
    var from = 0
    var end = 0
    var isThere = false

    func holds(for start: Int) -> Bool { from <= start && start < end }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The bytes of a definition's destination and title.
  mutating func length(ofDefinitionAt start: Int) -> Int {
    let destination = skippingBlanks(start)
    guard destination < bytes.count else { return 0 }
    if !blank.holds(for: destination) { blank = search(from: destination) { bytes[$0] <= 0x20 } }
    var end = blank.end
    if bytes[destination] == UInt8(ascii: "<") {
      if !angle.holds(for: destination) {
        angle = search(from: destination) { bytes[$0] == UInt8(ascii: ">") || isLineEnd($0) }
      }
      end = max(end, angle.end)
    }
    let title = skippingBlanks(end)
    guard title > end, title < bytes.count else { return end - destination }
    switch bytes[title] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return end - destination + lengthOfTitle(title, bytes[title])
    case UInt8(ascii: "("): return end - destination + lengthOfTitle(title, UInt8(ascii: ")"))
    default: return end - destination
    }
  }

  /// Past blanks, line ends and the marks of quotes.
  private func skippingBlanks(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: ">") { place += 1 }
    return place
  }

  private func search(from start: Int, for isEnd: (Int) -> Bool) -> Found {
    var end = start
    while end < bytes.count, !isEnd(end) { end += 1 }
    return Found(from: start, end: end, isThere: end < bytes.count)
  }

  private mutating func lengthOfTitle(_ start: Int, _ closing: UInt8) -> Int {
    if let known = titleEnds[closing], known.holds(for: start) {
      return known.isThere ? known.end - start : 0
    }
    var end = start + 1
    while end < bytes.count, bytes[end] != closing, !isBlankLine(behind: end) {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    end = min(end, bytes.count)
    let isThere = end < bytes.count && bytes[end] == closing
    titleEnds[closing] = Found(from: start, end: end, isThere: isThere)
    return isThere ? end - start : 0
  }

  private func isLineEnd(_ place: Int) -> Bool { bytes[place] == 0x0A || bytes[place] == 0x0D }

  /// Whether a line ends here and the next one is blank, which ends a paragraph.
  private func isBlankLine(behind place: Int) -> Bool {
    guard isLineEnd(place) else { return false }
    var next = place + 1
    if bytes[place] == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    return next == bytes.count || isLineEnd(next)
  }
}
