import SourceText

/// An instruction as the builder reads it: its lines joined, without the backslashes, the comments and the empty
/// lines between them.
///
/// Whatever is scanned is scanned here; `sourceRange(of:)` tells where it stands in the file.
package struct LogicalLine: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// A stretch of the file; in `bytes` the next one begins where it ends.
  private struct Piece: Sendable {
    let start: Int
    let source: SourceRange
  }

  mutating func append(_ range: SourceRange, of file: [UInt8]) {
    // Also an empty piece, so that an empty line has a place.
    guard range.count > 0 || pieces.isEmpty else { return }
    pieces.append(Piece(start: bytes.count, source: range))
    bytes += file[range.start..<range.end]
  }

  /// Everything.
  package var range: SourceRange { SourceRange(0, bytes.count) }

  /// The place in the file of a range of this line, from its first to its last byte.
  package func sourceRange(of range: SourceRange) -> SourceRange {
    guard range.count > 0 else {
      let place = sourceStart(of: range.start)
      return SourceRange(place, place)
    }
    let last = piece(at: range.end - 1)
    return SourceRange(sourceStart(of: range.start), last.source.start + range.end - last.start)
  }

  /// The same without what lies between the lines, in order.
  package func sourceRanges(of range: SourceRange) -> [SourceRange] {
    var result: [SourceRange] = []
    var index = pieceIndex(at: range.start)
    while index < pieces.count, pieces[index].start < range.end {
      let piece = pieces[index]
      let start = max(range.start, piece.start) - piece.start + piece.source.start
      let end = min(range.end - piece.start, piece.source.count) + piece.source.start
      if start < end { result.append(SourceRange(start, end)) }
      index += 1
    }
    return result
  }

  package func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  private func sourceStart(of offset: Int) -> Int {
    if offset >= bytes.count { return pieces.last?.source.end ?? 0 }
    let piece = piece(at: offset)
    return piece.source.start + offset - piece.start
  }

  private func piece(at offset: Int) -> Piece {
    let index = pieceIndex(at: offset)
    return index < pieces.count ? pieces[index] : Piece(start: 0, source: SourceRange(0, 0))
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
