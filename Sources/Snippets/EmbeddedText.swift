import SourceText

/// A text that stands within another one, and where each of its bytes stands there: the body of a
/// here-document, an argument in quotes.
///
/// Most of it is a copy. Where the outer language has signs of its own (`\"`, `$NAME`), a piece of it stands
/// for something of another length.
package struct EmbeddedText: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Stand-ins for what is known only when the outer text runs, such as `$NAME`; in bytes of this text.
  package private(set) var placeholders: [SourceRange] = []
  private var pieces: [Piece] = []
  /// Where the text begins in the outer one, also if it is empty.
  private let start: Int

  /// A run of bytes; the next piece begins where it ends.
  private struct Piece: Sendable {
    let start: Int
    var outer: SourceRange
    /// Byte for byte as in the outer text.
    let isCopy: Bool
  }

  /// An empty text at `start` of the outer one. What is appended comes in the order of the outer text.
  package init(at start: Int) { self.start = start }

  /// Appends what stands at `range` of the outer text.
  package mutating func append(copyOf range: SourceRange, in outer: [UInt8]) {
    guard range.count > 0 else { return }
    if let last = pieces.last, last.isCopy, last.outer.end == range.start {
      pieces[pieces.count - 1].outer.end = range.end
    } else {
      pieces.append(Piece(start: bytes.count, outer: range, isCopy: true))
    }
    bytes += outer[range.start..<range.end]
  }

  /// Appends what the outer text at `range` means: `"` for `\"`.
  package mutating func append(_ meaning: [UInt8], for range: SourceRange) {
    guard !meaning.isEmpty else { return }
    pieces.append(Piece(start: bytes.count, outer: range, isCopy: false))
    bytes += meaning
  }

  /// Appends a neutral text for something at `range` that cannot be known.
  package mutating func append(standIn: [UInt8], for range: SourceRange) {
    placeholders.append(SourceRange(bytes.count, bytes.count + standIn.count))
    append(standIn, for: range)
  }

  /// The place in the outer text of a range of this one.
  package func outerRange(of range: SourceRange) -> SourceRange {
    let start = outerStart(of: range.start)
    guard range.count > 0, let last = piece(at: range.end - 1) else { return SourceRange(start, start) }
    let end = last.isCopy ? last.outer.start + range.end - last.start : last.outer.end
    return SourceRange(start, max(start, min(end, last.outer.end)))
  }

  /// The same in pieces: without what the outer text has between them.
  func outerRanges(of range: SourceRange) -> [SourceRange] {
    var result: [SourceRange] = []
    var index = pieceIndex(at: range.start)
    while index < pieces.count, pieces[index].start < range.end {
      let piece = pieces[index]
      let end = index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
      let part = outerRange(of: SourceRange(max(range.start, piece.start), min(range.end, end)))
      if part.count > 0 { result.append(part) }
      index += 1
    }
    return result
  }

  private func outerStart(of offset: Int) -> Int {
    guard offset < bytes.count else { return pieces.last?.outer.end ?? start }
    guard let piece = piece(at: offset) else { return start }
    return piece.isCopy ? piece.outer.start + offset - piece.start : piece.outer.start
  }

  /// The piece that holds the byte at `offset`.
  private func piece(at offset: Int) -> Piece? {
    let index = pieceIndex(at: offset)
    return index < pieces.count ? pieces[index] : nil
  }

  private func pieceIndex(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
