import SearchRanking

/// Segments in memory.
struct MemorySegments: SegmentStore {
  let segments: [Segment]

  var directories: [[UInt8]] { segments.map(\.directory) }
  func mayHaveRemovedNotes(segment: Int) -> Bool { true }
  func words(segment: Int, block: Int) -> [UInt8] { segments[segment].blocks[block].words }
  func postings(segment: Int, block: Int) -> [UInt8] { segments[segment].blocks[block].postings }
}
