/// Joins segments, the oldest first, into one, and leaves out the notes that are gone.
///
/// - Parameter sizes: The size codes of notes, by their numbers; 0 for those that are gone.
package func mergedSegment(_ segments: [Segment], sizes: [UInt8]) -> Segment {
  var words: [(text: [UInt8], segment: Int, posting: ArraySlice<UInt8>)] = []
  for (number, segment) in segments.enumerated() {
    for block in segment.blocks {
      forEachWord(inBlock: block.words) { text, _, posting in
        words.append((text, number, block.postings[posting.clamped(to: 0..<block.postings.count)]))
      }
    }
  }
  words.sort { a, b in
    a.text == b.text ? a.segment < b.segment : a.text.lexicographicallyPrecedes(b.text)
  }
  var writer = SegmentWriter()
  var start = 0
  while start < words.count {
    var joined = JoinedPosting()
    var end = start
    while end < words.count, words[end].text == words[start].text {
      joined.append(words[end].posting, sizes: sizes)
      end += 1
    }
    if joined.notes > 0 {
      writer.append(word: words[start].text[...], notes: joined.notes, posting: joined.bytes)
    }
    start = end
  }
  return writer.finish()
}

/// A posting made of others, whose notes have larger numbers each time.
private struct JoinedPosting {
  private(set) var bytes: [UInt8] = []
  private(set) var notes = 0
  private var last = 0

  mutating func append(_ posting: ArraySlice<UInt8>, sizes: [UInt8]) {
    posting.withUnsafeBufferPointer { buffer in
      var reader = PostingReader(buffer)
      while reader.nextNote() {
        let start = reader.offset
        while reader.nextEntry() {}
        guard reader.note < sizes.count, sizes[reader.note] > 0 else { continue }
        bytes.appendNumber(reader.note - last)
        bytes += buffer[start..<reader.offset]
        last = reader.note
        notes += 1
      }
    }
  }
}
