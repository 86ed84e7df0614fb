extension SegmentBlock {
  /// The postings cut between words into pieces of about `size` bytes; a larger posting is a piece by itself, so
  /// that who looks for a rare word need not read a frequent one.
  package func postingPieces(size: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for word in blockWords(words) {
      let end = min(word.posting.upperBound, postings.count)
      if end - start > size, word.posting.lowerBound > start {
        pieces.append(start..<word.posting.lowerBound)
        start = word.posting.lowerBound
      }
    }
    if start < postings.count { pieces.append(start..<postings.count) }
    return pieces
  }
}

/// Appends a number in groups of seven bits, the lowest first (LEB128), as all numbers of an index are written.
package func appendNumber(_ number: Int, to bytes: inout [UInt8]) { bytes.appendNumber(number) }
