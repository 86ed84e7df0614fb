/// What cmark would read for minutes, or until no memory is left.
///
/// Some of its steps take time in the square of what stands in one paragraph (later versions have mended that). They
/// are counted here from above, in one pass over the text. The limits are a hundred times what large notes come to.
package struct MarkdownHazard: Sendable, Equatable {
  /// What there is too much of: fits after "more … than can be read".
  package let what: String
  /// The lines, in bytes of the text.
  package let range: Range<Int>
}

/// A text in Markdown, known to be read in about the time of any other.
package struct MarkdownText: Sendable {
  /// What is read: nothing of a text with a hazard.
  let bytes: ArraySlice<UInt8>
  /// Why nothing is read.
  package let hazard: MarkdownHazard?

  /// - Parameter bytes: valid UTF-8 without NUL, so that offsets into literals stay true.
  package init(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    let found: MarkdownHazard? = bytes.withUnsafeBufferPointer { buffer in
      if isShort(buffer) { return nil }
      var scanner = HazardScanner(buffer)
      return scanner.firstHazard() ?? expansionHazard(in: buffer)
    }
    hazard = found.map {
      MarkdownHazard(what: $0.what, range: start + $0.range.lowerBound..<start + $0.range.upperBound)
    }
    self.bytes = hazard == nil ? bytes : []
  }
}

/// Whether a text is too short to reach any of the limits, as most notes are.
private func isShort(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count <= 20_000 else { return false }
  var pipes = 0
  var lines = 0
  for byte in bytes {
    if byte == UInt8(ascii: "|") { pipes += 1 }
    if byte == 0x0A || byte == 0x0D { lines += 1 }
  }
  return pipes * lines <= HazardScanner.maximumAddedCells
}

/// Goes over the lines of a text and counts steps by stretches: lines without a blank one between them, which hold
/// all of a paragraph.
private struct HazardScanner {
  /// About as many as are taken in a second.
  private static let maximumSteps = 400_000_000
  /// Of a list or quote, for each line within; they are slower.
  private static let maximumContainerSteps = 100_000_000
  /// Cells that a table gets for rows which are shorter than its head; as in later versions of cmark.
  static let maximumAddedCells = 500_000

  private struct Stretch {
    var start = 0
    /// Runs of `*` and `_`, and `![`: each `]` has cmark look at all that stand before it.
    var delimiters = 0
    var linkSteps = 0
    /// From each of `<?`, `<!A` and `<![CDATA[` cmark looks for the end, which may be missing.
    var openers = (instruction: 0, declaration: 0, data: 0)
    /// Cells of a row are a list that is gone through for each.
    var cellSteps = 0
    var columns = 0
    var addedCells = 0
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var stretch = Stretch()
  private var fence: (mark: UInt8, count: Int)?
  /// Lists and quotes that may be open.
  private var depth = 0
  private var containerSteps = 0
  private var isBehindBlank = true

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func firstHazard() -> MarkdownHazard? {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      readLine(start, end)
      if let what = excess(at: end) { return MarkdownHazard(what: what, range: stretch.start..<end) }
      start = end + 1
    }
    return nil
  }

  private func excess(at end: Int) -> String? {
    let openers = stretch.openers
    let openerSteps =
      (openers.instruction + openers.declaration + openers.data) * (end - stretch.start)
    if openerSteps > Self.maximumSteps { return "`<?`, `<!` or `<![CDATA[` without an end" }
    if stretch.linkSteps > Self.maximumSteps { return "`]` behind `*` or `_` in one paragraph" }
    if stretch.cellSteps > Self.maximumSteps || stretch.addedCells > Self.maximumAddedCells {
      return "cells in one table"
    }
    return containerSteps > Self.maximumContainerSteps ? "lists and quotes within one another" : nil
  }

  private mutating func readLine(_ start: Int, _ end: Int) {
    let prefix = LinePrefix(bytes, start, end)
    if let open = fence {
      if isEndOfFence(open, prefix.contentBehindQuotes, end) { fence = nil }
      return
    }
    if prefix.isBlank {
      containerSteps += depth
      isBehindBlank = true
      stretch = Stretch(start: end)
      return
    }
    depth = isBehindBlank && prefix.indentation == 0 ? prefix.containers : max(depth, prefix.containers)
    containerSteps += depth
    isBehindBlank = false
    // An item with a text begins a paragraph of its own.
    if prefix.beginsItem { stretch = Stretch(start: start) }
    fence = beginningOfFence(prefix.content, end)
    if fence == nil { readText(prefix.content, end) }
  }

  private mutating func readText(_ start: Int, _ end: Int) {
    var pipes = 0
    var isDelimiterRow = true
    var previous: UInt8 = 0
    for index in start..<end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        if byte != previous { stretch.delimiters += 1 }
        isDelimiterRow = false
      case UInt8(ascii: "]"):
        stretch.linkSteps += stretch.delimiters
        isDelimiterRow = false
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: ">"):
        stretch.openers.declaration = 0
        if previous == UInt8(ascii: "?") { stretch.openers.instruction = 0 }
        if previous == UInt8(ascii: "]") { stretch.openers.data = 0 }
        isDelimiterRow = false
      case UInt8(ascii: "?") where previous == UInt8(ascii: "<"): stretch.openers.instruction += 1
      case UInt8(ascii: "[") where previous == UInt8(ascii: "!"):
        if index >= 2, bytes[index - 2] == UInt8(ascii: "<") {
          stretch.openers.data += 1
        } else {
          stretch.delimiters += 1
        }
        isDelimiterRow = false
      case UInt8(ascii: "!") where previous == UInt8(ascii: "<"):
        // `<!--` is a comment, which has no such trouble.
        let isDeclaration =
          index + 1 < end && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index + 1])
        if isDeclaration { stretch.openers.declaration += 1 }
        isDelimiterRow = false
      default: isDelimiterRow = false
      }
      previous = byte
    }
    stretch.cellSteps += pipes * pipes
    if stretch.columns > 0 { stretch.addedCells += max(0, stretch.columns - pipes) }
    if isDelimiterRow, previous != 0 { stretch.columns = max(stretch.columns, pipes) }
  }

  /// CommonMark §4.5; how far it is indented does not matter here.
  private func beginningOfFence(_ start: Int, _ end: Int) -> (mark: UInt8, count: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
      return nil
    }
    let mark = bytes[start]
    var info = start
    while info < end, bytes[info] == mark { info += 1 }
    guard info - start >= 3, mark == UInt8(ascii: "~") || !bytes[info..<end].contains(mark) else {
      return nil
    }
    return (mark, info - start)
  }

  private func isEndOfFence(_ fence: (mark: UInt8, count: Int), _ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end, bytes[place] == fence.mark { place += 1 }
    return place - start >= fence.count && bytes[place..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// What stands at the start of a line: indentation, marks of quotes and of list items.
private struct LinePrefix {
  private(set) var containers = 0
  /// Where the text begins.
  private(set) var content: Int
  /// The same where items do not count.
  private(set) var contentBehindQuotes: Int
  /// In bytes, before all marks.
  let indentation: Int
  let isBlank: Bool
  private(set) var beginsItem = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    func skippingBlanks(_ place: Int) -> Int {
      var place = place
      while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
      return place
    }
    content = skippingBlanks(start)
    contentBehindQuotes = content
    indentation = content - start
    isBlank = content == end
    var hasItem = false
    while content < end {
      switch bytes[content] {
      case UInt8(ascii: ">"):
        content = skippingBlanks(content + 1)
        if !hasItem { contentBehindQuotes = content }
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard content + 1 == end || bytes[content + 1] == 0x20 || bytes[content + 1] == 0x09 else { return }
        content = skippingBlanks(content + 1)
        hasItem = true
        // Behind more blanks it may as well go on with a paragraph.
        beginsItem = beginsItem || indentation < 4 && content < end
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var place = content
        while place < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
        guard place + 1 < end, bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ")"),
          bytes[place + 1] == 0x20 || bytes[place + 1] == 0x09
        else { return }
        content = skippingBlanks(place + 1)
        hasItem = true
      default: return
      }
      containers += 1
    }
  }
}
