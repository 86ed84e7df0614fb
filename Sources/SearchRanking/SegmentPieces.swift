extension SegmentBlock {
  /// The postings cut between words into pieces of about `size` bytes; a larger posting is a piece by itself, so
  /// that who looks for a rare word need not read a frequent one.
  package func postingPieces(size: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    forEachWord(inBlock: words) { _, _, posting in
      if min(posting.upperBound, postings.count) - start > size, posting.lowerBound > start {
        pieces.append(start..<posting.lowerBound)
        start = posting.lowerBound
      }
    }
    if start < postings.count { pieces.append(start..<postings.count) }
    return pieces
  }
}

/// Appends a number in groups of seven bits, the lowest first (LEB128), as all numbers of an index are written.
package func appendNumber(_ number: Int, to bytes: inout [UInt8]) { bytes.appendNumber(number) }
